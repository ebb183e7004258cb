"""Servers that are measured: on a processor of their own, with their processor time."""

from __future__ import annotations

import os
import time
from pathlib import Path

from support.servers import Oracle, Server

_PROCESSORS = sorted(os.sched_getaffinity(0))
SERVER_PROCESSOR = _PROCESSORS[0]
LOADER_PROCESSOR = _PROCESSORS[-1]


class PinnedServer(Server):
    """A server whose process runs on SERVER_PROCESSOR alone, with one thread for commands."""

    def start(self) -> None:
        super().start()
        for thread in os.listdir(f"/proc/{self.pid}/task"):
            os.sched_setaffinity(int(thread), {SERVER_PROCESSOR})

    def cpu_s(self) -> float:
        """Returns the processor time that the process has used, ended threads included."""
        # clock_getcpuclockid(3): the clock's id is made of the process' id.
        return time.clock_gettime_ns((~self.pid << 3) | 2) / 1e9


class PinnedPerilune(PinnedServer):
    def __init__(self, binary: Path, options: list[str]) -> None:
        super().__init__(options)
        self.name = f"perilune ({binary.parent.name})"
        self._binary = binary

    def command_line(self, port: int) -> list[str]:
        return [str(self._binary), "serve", "--port", str(port), "--threads", "1"]


class PinnedPeer(PinnedServer):
    """redis-server, or another server that takes its options."""

    def __init__(self, binary: str, options: list[str]) -> None:
        super().__init__(options)
        self.name = Path(binary).name
        self._binary = binary

    def command_line(self, port: int) -> list[str]:
        return [self._binary, *Oracle().command_line(port)[1:]]


def server_of(binary: str, options: list[str] | None = None) -> PinnedServer:
    """Returns a server, not started, for the path or the name of a binary."""
    if Path(binary).name == "perilune":
        return PinnedPerilune(Path(binary).resolve(), options or [])
    return PinnedPeer(binary, options or [])
