"""Reads what redis-server appends to its append-only file."""

from __future__ import annotations

from pathlib import Path
from typing import Iterator

# For redis-server: everything is in one file, written before the client gets its reply.
AOF_OPTIONS = [
    "--appendonly", "yes", "--aof-use-rdb-preamble", "no", "--appendfsync", "no",
    "--auto-aof-rewrite-percentage", "0",
]

# A database, and a command with its arguments that was applied there.
Applied = tuple[int, tuple[bytes, ...]]


class AppendOnlyFile:
    """The file of a server that was started with AOF_OPTIONS in `directory`."""

    def __init__(self, directory: Path) -> None:
        """Begins at the end of what is there now."""
        self._directory = directory
        self._database = 0
        self._read_bytes = 0
        self.take()

    def take(self) -> list[Applied]:
        """Returns what was appended since the last call, without MULTI and EXEC around it."""
        (path,) = self._directory.glob("appendonlydir/*.incr.aof")
        with open(path, "rb") as file:
            file.seek(self._read_bytes)
            appended = file.read()
        self._read_bytes += len(appended)
        applied = []
        for words in _commands(appended):
            if words[0] == b"SELECT":
                self._database = int(words[1])
            elif words not in ((b"MULTI",), (b"EXEC",)):
                applied.append((self._database, words))
        return applied


def _commands(text: bytes) -> Iterator[tuple[bytes, ...]]:
    at = 0

    def number() -> int:
        nonlocal at
        end = text.index(b"\r\n", at)
        begin, at = at + 1, end + 2
        return int(text[begin:end])

    def word() -> bytes:
        nonlocal at
        size = number()
        begin, at = at, at + size + 2
        return text[begin : begin + size]

    while at < len(text):
        yield tuple(word() for _ in range(number()))
