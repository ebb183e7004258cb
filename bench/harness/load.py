"""One load by redis-benchmark, and what it and the server's processor time say of it."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass

from harness.pinned_server import LOADER_PROCESSOR, PinnedServer
from support.resp import Word

_PERCENTILE = re.compile(r"^([\d.]+)% <= ([\d.]+) milliseconds", re.MULTILINE)
_RATE = re.compile(r"throughput summary: ([\d.]+) requests per second")


@dataclass(frozen=True)
class Load:
    """A command sent over and over; `__rand_int__` in it is a number below `random`."""

    words: tuple[Word, ...]
    pipeline: int = 16
    clients: int = 20
    random: int = 100_000


@dataclass(frozen=True)
class Measurement:
    """Latencies in milliseconds are of the loader, with its waiting for a whole pipeline."""

    requests_per_s: float
    cpu_us: float  # The server's, for one request.
    p50_ms: float
    p99_ms: float
    p999_ms: float


def measure(server: PinnedServer, load: Load, requests: int) -> Measurement:
    """Sends `requests` requests. Raises CalledProcessError if the server answers an error."""
    command = ["taskset", "-c", str(LOADER_PROCESSOR), "redis-benchmark", "-p", str(server.port),
               "-c", str(load.clients), "-P", str(load.pipeline), "-r", str(load.random),
               "-n", str(requests), "--precision", "3", "-e", *map(str, load.words)]
    before_s = server.cpu_s()
    printed = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    cpu_s = server.cpu_s() - before_s
    if "Error from server" in printed:
        raise RuntimeError(f"{server.name}: {printed[printed.index('Error from server'):][:300]}")
    rate = _RATE.search(printed)
    assert rate is not None, printed
    return Measurement(float(rate[1]), cpu_s / requests * 1e6,
                       *(_percentile(printed, share) for share in (50.0, 99.0, 99.9)))


def _percentile(printed: str, share: float) -> float:
    distribution = printed[:printed.index("Cumulative distribution")]
    points = [(float(point), float(ms)) for point, ms in _PERCENTILE.findall(distribution)]
    return next(ms for point, ms in points if point >= share)
