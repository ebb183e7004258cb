"""Transcripts: what a user types and sees, as a test.

    # A comment; `#! 7.2` and the like are marks for the next command, see MARKS.
    > SET greeting hello          A command of the connection named "".
    OK                            Its reply as redis-cli prints it, up to the next line below.
    a> GET greeting               A command of the connection "a", opened when first named.
    "hello"
    > EVAL "
    |   return 1                  Goes on with the command, after a line break.
    | " 0
    (integer) 1
    > CLIENT ID
    ~ \\(integer\\) \\d+            A line of a reply that must match a regular expression.
    !resp3                        Sends HELLO 3 on the connection named "" (`!resp3 a`: on "a").
    !wait 20                      Sleeps for 20 ms.

A blank line ends a reply, too. Blanks at the end of a line of a reply do not count.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable

from support.printed import printed, split_words
from support.resp import Array, Client, ConnectionClosed, Map, Push, Reply, Set

MARKS = {
    "7.2": "the reply is that of Redis 7.2; the oracle, a 7.0, is not asked",
    "perilune": "Perilune differs on purpose; the oracle is not asked",
    "sorted": "the elements of the reply have no order; they are compared sorted",
}
_COMMAND = re.compile(r"(\w*)> (.*)")
_UNPRINTABLE = re.compile(r"^($|#|!|\||~ |\w*> )")  # What would not read as a line of a reply.


class TranscriptError(Exception):
    """The transcript cannot be parsed or recorded."""


@dataclass
class Entry:
    """A command with its reply, or a directive, or lines that mean nothing to the run."""

    line: int  # Of the command's first line, counted from 1.
    source: list[str]  # Lines before the reply.
    client: str = ""
    command: str | None = None
    directive: list[str] = field(default_factory=list)
    marks: frozenset[str] = frozenset()
    expected: list[str] = field(default_factory=list)

    def is_for(self, oracle: bool) -> bool:
        """Returns whether the server under test, the oracle or not, is asked this."""
        return not (oracle and self.marks & {"7.2", "perilune"})


def parse(text: str) -> list[Entry]:
    """Returns the entries of a transcript in order; their lines make up `text` again."""
    entries: list[Entry] = []
    marks: set[str] = set()
    for number, line in enumerate(text.splitlines(), start=1):
        command = _COMMAND.fullmatch(line)
        last = entries[-1] if entries else None
        if command:
            entries.append(Entry(number, [line], *command.groups(), marks=frozenset(marks)))
            marks = set()
        elif line.startswith("|") and last and last.command is not None and not last.expected:
            last.source.append(line)
            last.command += "\n" + line[2:]
        elif line.startswith("!"):
            entries.append(Entry(number, [line], directive=line[1:].split()))
        elif line.startswith("#") or not line:
            marks |= _marks(line, number)
            entries.append(Entry(number, [line]))
        elif last and last.command is not None:
            last.expected.append(line)
        else:
            raise TranscriptError(f"line {number}: a reply without a command: {line}")
    return entries


def _marks(line: str, number: int) -> set[str]:
    if not line.startswith("#!"):
        return set()
    marks = set(line[2:].split())
    if not marks <= set(MARKS):
        raise TranscriptError(f"line {number}: unknown mark in {line!r}")
    return marks


def text_of(entries: list[Entry]) -> str:
    """Returns the text that parse() reads as `entries`."""
    return "".join(line + "\n" for entry in entries for line in entry.source + entry.expected)


class Session:
    """The connections of one run of a transcript; a context manager."""

    def __init__(self, connect: Callable[[], Client]) -> None:
        self._connect = connect
        self._clients: dict[str, Client] = {}

    def __enter__(self) -> "Session":
        client = self._client("")
        client.call("FLUSHALL")
        client.call("SCRIPT", "FLUSH")
        return self

    def __exit__(self, *_: object) -> None:
        for client in self._clients.values():
            client.close()

    def execute(self, entry: Entry) -> list[str]:
        """Returns the lines that `entry` prints; none unless it is a command."""
        if entry.directive:
            self._direct(entry)
        if entry.command is None:
            return []
        try:
            reply = self._client(entry.client).call(*split_words(entry.command))
        except ConnectionClosed:
            self._clients.pop(entry.client).close()
            return ["(connection closed)"]
        if "sorted" in entry.marks:
            reply = _sorted(reply)
        return [line.rstrip() for line in printed(reply).split("\n")]

    def _direct(self, entry: Entry) -> None:
        if entry.directive[0] == "resp3":
            self._client("".join(entry.directive[1:])).call("HELLO", 3)
        elif entry.directive[0] == "wait":
            time.sleep(int(entry.directive[1]) / 1000)
        else:
            raise TranscriptError(f"line {entry.line}: unknown directive {entry.directive}")

    def _client(self, name: str) -> Client:
        if name not in self._clients:
            self._clients[name] = self._connect()
        return self._clients[name]


def _sorted(reply: Reply) -> Reply:
    if isinstance(reply, (Array, Set, Push)):
        return type(reply)(tuple(sorted(reply.items, key=printed)))
    if isinstance(reply, Map):
        return Map(tuple(sorted(reply.pairs, key=lambda pair: printed(pair[0]))))
    return reply


def matches(expected: list[str], got: list[str]) -> bool:
    """Returns whether every line agrees; `~ pattern` agrees with what the pattern matches."""
    if len(expected) != len(got):
        return False
    return all(
        re.fullmatch(want[2:], line) if want.startswith("~ ") else want == line
        for want, line in zip(expected, got)
    )


def failures(path: Path, connect: Callable[[], Client], oracle: bool) -> list[str]:
    """Returns one paragraph for each reply that is not the expected one."""
    found = []
    with Session(connect) as session:
        for entry in parse(path.read_text()):
            if not entry.is_for(oracle):
                continue
            got = session.execute(entry)
            if not matches(entry.expected, got):
                found.append("\n".join(
                    [f"{path}:{entry.line}: > {entry.command}", "expected:"]
                    + ["    " + line for line in entry.expected]
                    + ["got:"] + ["    " + line for line in got]
                ))
    return found


def record(path: Path, connect: Callable[[], Client]) -> None:
    """Rewrites the replies in `path` to what the oracle says.

    Keeps what the oracle is not asked, and replies with patterns that still match.
    """
    entries = parse(path.read_text())
    with Session(connect) as session:
        for entry in entries:
            if not entry.is_for(oracle=True):
                continue
            got = session.execute(entry)
            if matches(entry.expected, got):
                continue
            for line in got:
                if _UNPRINTABLE.match(line):
                    raise TranscriptError(f"{path}:{entry.line}: cannot write {line!r}")
            entry.expected = got
    path.write_text(text_of(entries))
