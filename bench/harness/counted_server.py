"""Servers whose instructions are counted, by valgrind's callgrind."""

from __future__ import annotations

import re
from pathlib import Path

from harness.pinned_server import command_of, is_perilune
from support.servers import Server

# Under valgrind everything takes fifty times as long; no script is to count as long for that.
_SLICE_US = "60000000"
_TOTAL = re.compile(r"^(?:summary|totals): (\d+)", re.MULTILINE)


class CountedServer(Server):
    """A server that executes under callgrind. `binary` is as for command_of."""

    def __init__(self, binary: str) -> None:
        super().__init__()
        self._binary = binary
        self.name = Path(binary).name
        self.instructions = 0  # Once it has ended, of all its threads.

    def command_line(self, port: int) -> list[str]:
        slice_us = ["--script-slice-us", _SLICE_US] if is_perilune(self._binary) else []
        return ["valgrind", "--tool=callgrind", "--callgrind-out-file=counted",
                *command_of(self._binary, port), *slice_us]

    def stop(self) -> None:
        super().stop()
        counted = _TOTAL.search((self.directory / "counted").read_text())
        assert counted is not None
        self.instructions = int(counted[1])
