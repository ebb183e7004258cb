"""Servers that are measured: on a processor of their own, with their processor time."""

from __future__ import annotations

import os
import time
from pathlib import Path

from support.servers import Oracle, Server

_PROCESSORS = sorted(os.sched_getaffinity(0))
SERVER_PROCESSOR = _PROCESSORS[0]
LOADER_PROCESSOR = _PROCESSORS[-1]


def is_perilune(binary: str) -> bool:
    return Path(binary).name == "perilune"


def command_of(binary: str, port: int) -> list[str]:
    """Returns what starts a perilune, or a server that takes redis' options, on `port`.

    Commands have one thread.
    """
    if is_perilune(binary):
        return [str(Path(binary).resolve()), "serve", "--port", str(port), "--threads", "1"]
    return [binary, *Oracle().command_line(port)[1:]]


class PinnedServer(Server):
    """A server whose process runs on SERVER_PROCESSOR alone. `binary` is as for command_of."""

    def __init__(self, binary: str) -> None:
        super().__init__()
        path = Path(binary)
        build = f" ({path.resolve().parent.name})" if is_perilune(binary) else ""
        self.name = path.name + build
        self._binary = binary

    def command_line(self, port: int) -> list[str]:
        return command_of(self._binary, port)

    def start(self) -> None:
        super().start()
        for thread in os.listdir(f"/proc/{self.pid}/task"):
            os.sched_setaffinity(int(thread), {SERVER_PROCESSOR})

    def cpu_s(self) -> float:
        """Returns the processor time that the process has used, ended threads included."""
        # clock_getcpuclockid(3): the clock's id is made of the process' id.
        return time.clock_gettime_ns((~self.pid << 3) | 2) / 1e9
