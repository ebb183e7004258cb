"""A load, and what it and the server's process say of having sent it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Protocol, Sequence

from harness.pinned_server import PinnedServer


@dataclass(frozen=True)
class Measurement:
    """Latencies are the loader's, with its waiting for a whole pipeline."""

    requests_per_s: float
    cpu_us: float  # The server's processor time for one request,
    kernel_us: float  # and the kernel's part of it, about.
    p50_ms: float
    p99_ms: float
    p999_ms: float
    resident_bytes: float  # Of the server's process, afterwards.


class Load(Protocol):
    """Something to send to a server, over and over."""

    def measure(self, server: PinnedServer, requests: int) -> Measurement:
        """Sends about so many requests. Raises RuntimeError if the server answers an error."""


def percentile(ascending: Sequence[float], share: float) -> float:
    """Returns the least value that at least `share` of all, from 0 to 1, do not exceed."""
    return ascending[max(math.ceil(len(ascending) * share), 1) - 1]
