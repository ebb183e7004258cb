#!/usr/bin/env python3
"""Measures how long one client is held up while others grow tables, expire keys or free values.

    bench/stalls.py [--keys N]

A probe sends GET after GET while (1) redis-benchmark writes N random keys, (2) a million keys that
all expire at one moment do so, (3) sorted sets and hashes of a million elements are deleted, and
(4) everything is flushed. Prints the probe's percentiles for Perilune and for redis-server, each
alone on the machine, and the longest time that a probe was delayed.
The loader and the probe take processor time too: on few cores the figures are upper bounds.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from support.servers import Oracle, Server, server_under_test  # noqa: E402

EXPIRING_KEYS = 1_000_000
BATCH = 10_000
ELEMENTS = 1_000_000


class Probe:
    """Times requests of one client, from a thread of its own, until it is stopped."""

    def __init__(self, server: Server) -> None:
        self._client = server.connect()
        self._stopped = threading.Event()
        self.times_ms: list[float] = []
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def stop(self) -> list[float]:
        """Returns all times, shortest first."""
        self._stopped.set()
        self._thread.join()
        return sorted(self.times_ms)

    def _run(self) -> None:
        while not self._stopped.is_set():
            start = time.perf_counter()
            self._client.call("GET", "probe")
            self.times_ms.append((time.perf_counter() - start) * 1000)
            time.sleep(0.0005)


def show(server: Server, what: str, times_ms: list[float]) -> None:
    """Prints one line of percentiles."""
    points = [times_ms[int(len(times_ms) * share)] for share in (0.5, 0.99, 0.999)]
    shown = "  ".join(f"{name} {ms:6.2f}" for name, ms in zip(("p50", "p99", "p99.9"), points))
    print(f"{server.name:13} {what:28} {shown}  max {times_ms[-1]:6.2f} ms", flush=True)


def grow(server: Server, keys: int) -> None:
    probe = Probe(server)
    load = ["-q", "-n", str(keys), "-r", str(keys * 4), "-P", "16", "-t", "set"]
    command = ["redis-benchmark", "-p", str(server.port), *load]
    subprocess.run(command, capture_output=True, check=True)
    show(server, f"growing to {keys:,} keys", probe.stop())


def expire(server: Server) -> None:
    client = server.connect()
    moment_ms = int(time.time() * 1000) + 15_000
    for first in range(0, EXPIRING_KEYS, BATCH):
        names = [f"expiring:{number}" for number in range(first, first + BATCH)]
        client.pipeline([["SET", name, "1", "PXAT", str(moment_ms)] for name in names])
    time.sleep(max(0.0, moment_ms / 1000 - time.time() - 0.1))
    probe = Probe(server)
    time.sleep(3)
    show(server, f"{EXPIRING_KEYS:,} keys expire", probe.stop())


def delete(server: Server) -> None:
    client = server.connect()
    for first in range(0, ELEMENTS, BATCH):
        numbers = range(first, first + BATCH)
        scored = [str(word) for number in numbers for word in (number, f"member:{number}")]
        client.call("ZADD", "large:sorted-set", *scored)
        fields = [word for number in numbers for word in (f"field:{number}", f"value:{number}")]
        client.call("HSET", "large:hash", *fields)
    probe = Probe(server)
    time.sleep(0.5)
    client.call("DEL", "large:sorted-set")
    client.call("DEL", "large:hash")
    time.sleep(1.5)
    show(server, f"deleting 2 of {ELEMENTS:,}", probe.stop())


def flush(server: Server) -> None:
    client = server.connect()
    for first in range(0, EXPIRING_KEYS, BATCH):
        names = [f"flushed:{number}" for number in range(first, first + BATCH)]
        client.pipeline([["SET", name, "1"] for name in names])
    probe = Probe(server)
    time.sleep(0.5)
    client.call("FLUSHALL")
    time.sleep(1.5)
    show(server, f"flushing {EXPIRING_KEYS:,} keys", probe.stop())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--keys", type=int, default=10_000_000)
    keys = parser.parse_args().keys
    for server in (server_under_test(["--threads", "1"]), Oracle()):
        with server:
            grow(server, keys)
            server.connect().call("FLUSHALL")
            expire(server)
            delete(server)
            flush(server)


if __name__ == "__main__":
    main()
