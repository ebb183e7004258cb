"""Measures servers in turn, A B A B, so that what disturbs the machine disturbs both."""

from __future__ import annotations

from harness.load import Load, Measurement
from harness.pinned_server import PinnedServer

_FIRST_REQUESTS = 500
_FIRST_CPU_S = 0.1  # Below this the number of requests in a second is not known well enough.


def requests_in(server: PinnedServer, load: Load, seconds: float) -> int:
    """Returns about how many requests keep the server busy for `seconds`; warms it up."""
    requests = _FIRST_REQUESTS
    while True:
        before_s = server.cpu_s()
        measured = load.measure(server, requests)
        if server.cpu_s() - before_s > _FIRST_CPU_S:
            return max(_FIRST_REQUESTS, int(measured.requests_per_s * seconds))
        requests *= 4


def measure_in_turn(servers: list[PinnedServer], loads: list[Load], seconds: float,
                    rounds: int) -> list[list[Measurement]]:
    """Returns the measurements of each server under its load, one a round."""
    counts = [requests_in(server, load, seconds)
              for server, load in zip(servers, loads, strict=True)]
    results: list[list[Measurement]] = [[] for _ in servers]
    for _ in range(rounds):
        for server, load, count, result in zip(servers, loads, counts, results, strict=True):
            result.append(load.measure(server, count))
    return results
