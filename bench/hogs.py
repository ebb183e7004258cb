#!/usr/bin/env python3
"""Measures how far scripts that never end hold up others.

    bench/hogs.py [--seconds S] [--hogs 1,10] [--threads 1,2] [--only NAME]

Each hog runs on a key of its own while redis-benchmark gets and sets other keys for S seconds,
with a request at a time and with sixteen in a pipeline. Prints requests per second and the
percentiles of latency, without hogs before each kind of them, and at the end which 99th percentiles
are above what is promised: 2 ms, or three times the median of those without hogs where that is
more. redis-server stands beside: with a hog it serves nobody, which is shown by a request that it
does not answer.
The loader, the hogs and the server share the machine's processors. With two threads the server and
the loader want three of them: where there are two, requests wait for a turn without any hog.
"""

from __future__ import annotations

import argparse
import csv
import io
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
os.environ.setdefault("PERILUNE_BINARY",
                      str(Path(__file__).resolve().parents[1] / "build/release/perilune"))

from support.resp import Client  # noqa: E402
from support.servers import Oracle, Server, server_under_test  # noqa: E402

HOGS = {
    "loop": "while true do end",
    "loop in pcall": "while true do pcall(function() while true do end end) end",
    "coroutine": "coroutine.wrap(function() while true do end end)()",
    "sort": "local t = {} for i = 1, 1e6 do t[i] = (i * 7919) % 1e6 end "
            "while true do table.sort(t) table.sort(t, function(a, b) return a > b end) end",
    "pattern": "while true do string.find(string.rep('a', 1e5), 'a*b') end",
    "growing table": "while true do local t = {} for i = 1, 5e6 do t[i] = i end end",
    "increments": "while true do redis.call('INCR', KEYS[1]) end",
}
CLIENTS = 20
KEYS = 100_000
PROBE_S = 3.0  # How long redis-server is given to answer at all.
PROMISED_P99_MS = 2.0
PROMISED_TIMES_IDLE = 3.0


def start_hogs(server: Server, source: str, count: int) -> list[Client]:
    """Returns the clients whose scripts run from now on."""
    clients = [server.connect() for _ in range(count)]
    for number, client in enumerate(clients):
        client.send("EVAL", source, "1", f"hog:{number}")
    time.sleep(0.2)
    return clients


def end_hogs(server: Server, clients: list[Client]) -> None:
    with server.connect() as other:
        for _ in clients:
            other.call("SCRIPT", "KILL")
    for client in clients:
        client.read()
        client.close()


def benchmark(server: Server, pipeline: int, requests: int) -> tuple[float, list[float]]:
    """Returns requests per second, and p50, p95, p99 and the longest, in milliseconds."""
    command = ["redis-benchmark", "-p", str(server.port), "--csv", "-t", "set,get", "-c",
               str(CLIENTS), "-P", str(pipeline), "-r", str(KEYS), "-n", str(requests)]
    printed = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    rows = list(csv.DictReader(io.StringIO(printed)))
    worst = [max(float(row[name]) for row in rows) for name in
             ("p50_latency_ms", "p95_latency_ms", "p99_latency_ms", "max_latency_ms")]
    return min(float(row["rps"]) for row in rows), worst


def load(server: Server, pipeline: int, seconds: float) -> tuple[float, list[float]]:
    """The same, with as many requests as take about `seconds`."""
    rate, _ = benchmark(server, pipeline, 20_000 * min(pipeline, 4))
    return benchmark(server, pipeline, max(1000, int(rate * seconds / 2)))


def show(name: str, what: str, rate: float, percentiles: list[float]) -> None:
    shown = "  ".join(f"{point} {ms:7.2f}" for point, ms in
                      zip(("p50", "p95", "p99", "max"), percentiles))
    print(f"{name:24} {what:32} {rate:9,.0f}/s  {shown} ms", flush=True)


def judge(title: str, pipeline: int, idle_p99_ms: list[float], p99_ms: dict[str, float]) -> None:
    """Prints which of the measurements with hogs are above what is promised."""
    median_ms = statistics.median(idle_p99_ms)
    promised_ms = max(PROMISED_P99_MS, PROMISED_TIMES_IDLE * median_ms)
    above = [f"{what} ({ms:.2f})" for what, ms in p99_ms.items() if ms > promised_ms]
    print(f"{title}, pipeline {pipeline}: p99 without hogs {median_ms:.2f} "
          f"({min(idle_p99_ms):.2f} to {max(idle_p99_ms):.2f}), with hogs "
          f"{min(p99_ms.values()):.2f} to {max(p99_ms.values()):.2f} ms; above {promised_ms:.2f}: "
          f"{', '.join(above) or 'none'}", flush=True)


def measure(threads: int, seconds: float, counts: list[int], names: list[str]) -> None:
    pipelines = (1, 16)
    idle_p99_ms: dict[int, list[float]] = {pipeline: [] for pipeline in pipelines}
    p99_ms: dict[int, dict[str, float]] = {pipeline: {} for pipeline in pipelines}
    title = f"perilune --threads {threads}"
    with server_under_test(["--threads", str(threads)]) as server:
        for name in names:
            for pipeline in pipelines:
                rate, idle = load(server, pipeline, seconds)
                show(title, f"no hog, pipeline {pipeline}", rate, idle)
                idle_p99_ms[pipeline].append(idle[2])
            for count in counts:
                clients = start_hogs(server, HOGS[name], count)
                for pipeline in pipelines:
                    what = f"{count} x {name}"
                    rate, percentiles = load(server, pipeline, seconds)
                    show(title, f"{what}, pipeline {pipeline}", rate, percentiles)
                    p99_ms[pipeline][what] = percentiles[2]
                end_hogs(server, clients)
    for pipeline in pipelines:
        judge(title, pipeline, idle_p99_ms[pipeline], p99_ms[pipeline])


def measure_redis(seconds: float, names: list[str]) -> None:
    for name in names:
        with Oracle() as server:
            for pipeline in (1, 16):
                if name == names[0]:
                    show("redis-server", f"no hog, pipeline {pipeline}",
                         *load(server, pipeline, seconds))
            hog = start_hogs(server, HOGS[name], 1)
            answered = 0
            try:
                with Client(server.port, timeout_s=PROBE_S) as probe:
                    probe.call("GET", "x")
                    answered = 1
            except TimeoutError:
                pass
            print(f"{'redis-server':24} {'1 x ' + name:28} {answered} of 1 request answered "
                  f"within {PROBE_S:.0f} s", flush=True)
            hog[0].close()
            server.restart()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--hogs", default="1,10")
    parser.add_argument("--threads", default="1,2")
    parser.add_argument("--only", choices=HOGS)
    arguments = parser.parse_args()
    names = [arguments.only] if arguments.only else list(HOGS)
    measure_redis(arguments.seconds, names)
    for threads in arguments.threads.split(","):
        measure(int(threads), arguments.seconds,
                [int(count) for count in arguments.hogs.split(",")], names)


if __name__ == "__main__":
    main()
