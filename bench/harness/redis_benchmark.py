"""The load of one command, sent by redis-benchmark."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass

from harness.load import Measurement
from harness.pinned_server import LOADER_PROCESSOR, PinnedServer
from support.resp import Word

_PERCENTILE = re.compile(r"^([\d.]+)% <= ([\d.]+) milliseconds", re.MULTILINE)
_RATE = re.compile(r"throughput summary: ([\d.]+|inf) requests per second")


@dataclass(frozen=True)
class RedisBenchmark:
    """A command sent over and over; `__rand_int__` in it is a number below `random`."""

    words: tuple[Word, ...]
    pipeline: int = 16
    clients: int = 20
    random: int = 100_000

    def measure(self, server: PinnedServer, requests: int) -> Measurement:
        before_s, kernel_before_s = server.cpu_s(), server.kernel_s()
        printed = subprocess.run(self._command_line(server.port, requests), capture_output=True,
                                 check=True, text=True).stdout
        cpu_s = server.cpu_s() - before_s
        kernel_s = server.kernel_s() - kernel_before_s
        if "Error from server" in printed:
            error = printed[printed.index("Error from server"):][:300]
            raise RuntimeError(f"{server.name}: {error}")
        return Measurement(rate_of(printed), cpu_s / requests * 1e6, kernel_s / requests * 1e6,
                           *(latency_ms(printed, percent) for percent in (50.0, 99.0, 99.9)),
                           server.resident_bytes())

    def _command_line(self, port: int, requests: int) -> list[str]:
        return ["taskset", "-c", str(LOADER_PROCESSOR), "redis-benchmark", "-p", str(port),
                "-c", str(self.clients), "-P", str(self.pipeline), "-r", str(self.random),
                "-n", str(requests), "--precision", "3", "-e", *map(str, self.words)]


def rate_of(printed: str) -> float:
    """Returns the requests per second that redis-benchmark has printed.

    For a few that took no time by its clock it prints "inf".
    """
    rate = _RATE.search(printed)
    if rate is None:
        raise RuntimeError(f"redis-benchmark printed no rate: {printed[-300:]}")
    return float(rate[1])


def latency_ms(printed: str, percent: float) -> float:
    """Returns the latency that redis-benchmark has printed for a percentile.

    It prints some points of the distribution only: the first at or above `percent` counts.
    """
    distribution = printed[:printed.index("Cumulative distribution")]
    points = [(float(point), float(ms)) for point, ms in _PERCENTILE.findall(distribution)]
    return next(ms for point, ms in points if point >= percent)
