"""Servers that are measured: on a processor of their own, with their processor time."""

from __future__ import annotations

import os
from pathlib import Path

from harness import process
from support.servers import Oracle, Server

_PROCESSORS = sorted(os.sched_getaffinity(0))
SERVER_PROCESSOR = _PROCESSORS[0]
LOADER_PROCESSOR = _PROCESSORS[-1]


def is_perilune(binary: str) -> bool:
    return Path(binary).name == "perilune"


def name_of(binary: str) -> str:
    """Returns what a server is called in reports: of a perilune also the build."""
    path = Path(binary)
    return path.name + (f" ({path.resolve().parent.name})" if is_perilune(binary) else "")


def command_of(binary: str, port: int) -> list[str]:
    """Returns what starts a perilune, or a server that takes redis' options, on `port`.

    Commands have one thread; redis-server leaves input and output to it, too, unless it is told
    otherwise. Nothing is written to files.
    """
    if is_perilune(binary):
        return [str(Path(binary).resolve()), "serve", "--port", str(port), "--threads", "1"]
    return [binary, *Oracle().command_line(port)[1:]]


class PinnedServer(Server):
    """A server whose process runs on SERVER_PROCESSOR alone. `binary` is as for command_of."""

    def __init__(self, binary: str, options: list[str] | None = None) -> None:
        super().__init__(options)
        self.name = name_of(binary)
        self._binary = binary

    def command_line(self, port: int) -> list[str]:
        return command_of(self._binary, port)

    def start(self) -> None:
        super().start()
        for thread in os.listdir(f"/proc/{self.pid}/task"):
            os.sched_setaffinity(int(thread), {SERVER_PROCESSOR})

    def cpu_s(self) -> float:
        """Returns the processor time that the process has used, ended threads included."""
        return process.cpu_s(self.pid)

    def kernel_s(self) -> float:
        """Returns the part of it that was spent in the kernel."""
        return process.kernel_s(self.pid)

    def resident_bytes(self) -> int:
        return process.resident_bytes(self.pid)
