"""Servers whose instructions are counted, by valgrind's callgrind."""

from __future__ import annotations

import re
from pathlib import Path

from support.servers import Oracle, Server

# Under valgrind everything takes fifty times as long; no script is to count as long for that.
_SLICE_US = "60000000"
_TOTAL = re.compile(r"^(?:summary|totals): (\d+)", re.MULTILINE)


class CountedServer(Server):
    """A server with one thread for commands; `binary` is a perilune, or takes redis' options."""

    def __init__(self, binary: str) -> None:
        super().__init__()
        self._binary = binary
        self.name = Path(binary).parent.name or binary
        self.instructions = 0  # Once it has ended, of all its threads.

    def command_line(self, port: int) -> list[str]:
        if Path(self._binary).name == "perilune":
            server = [str(Path(self._binary).resolve()), "serve", "--port", str(port),
                      "--threads", "1", "--script-slice-us", _SLICE_US]
        else:
            server = [self._binary, *Oracle().command_line(port)[1:]]
        return ["valgrind", "--tool=callgrind", "--callgrind-out-file=counted", *server]

    def stop(self) -> None:
        super().stop()
        counted = _TOTAL.search((self.directory / "counted").read_text())
        assert counted is not None
        self.instructions = int(counted[1])
