"""Compares what a command comes to: what SCRIPT DRYRUN shows, and redis-server's append-only file.

Redis executes a command, Perilune only tries it. Then it executes what Redis has appended, so that
both hold the same data again, whatever chance or the clock has decided.
"""

from __future__ import annotations

import hashlib
from typing import Sequence

from differential.known_differences import CLOCK_TOLERANCE_MS
from support.aof import AppendOnlyFile, Applied
from support.printed import printed, quoted
from support.resp import Array, Bulk, Client, Error, Integer, Reply
from support.servers import Server

Words = tuple[bytes, ...]

CALL = b"return redis.pcall(unpack(ARGV))"
_RUNS_SCRIPT = {b"EVAL": b"DRYRUN", b"EVALSHA": b"DRYRUNSHA"}
_NOT_TRIED = {b"SELECT", b"SCRIPT", b"EVAL_RO", b"EVALSHA_RO"}  # No data; perhaps the cache.
_RANDOM = b"SPOP"  # Chance chooses the members, and Redis 7.0 names them one by one.


class Comparison:
    """A connection to each of the two servers, whose databases are emptied."""

    def __init__(self, tested: Server, oracle: Server) -> None:
        """`oracle` was started with AOF_OPTIONS."""
        self._tested = tested.connect()
        self._oracle = oracle.connect()
        self._database = 0
        self._random: set[bytes] = set()  # SHA-1s of scripts in which chance has a say.
        for client in (self._tested, self._oracle):
            client.pipeline([("FLUSHALL",), ("SCRIPT", "FLUSH"), ("SELECT", 0)])
            client.call("DEBUG", "SET-ACTIVE-EXPIRE", 0)
        self._file = AppendOnlyFile(oracle.directory)

    def __enter__(self) -> "Comparison":
        return self

    def __exit__(self, *_: object) -> None:
        self._tested.close()
        self._oracle.close()

    def check(self, words: Words) -> list[Applied]:
        """Returns what `words` come to. Raises AssertionError if the servers disagree."""
        name = words[0].upper()
        found = [] if name in _NOT_TRIED else self._try(words)
        reply = self._oracle.call(*words)
        expected = self._file.take()
        assert _agree(found, expected, self._is_random(words)), (
            f"{_shown(words)}\nredis-server: {printed(reply)}\n{_listed(expected)}\n"
            f"tested:\n{_listed(found)}"
        )
        if name in _NOT_TRIED:
            self._tested.call(*words)
        if name == b"SELECT" and not isinstance(reply, Error):
            self._database = int(words[1])
        self._apply(expected)
        return expected

    def _is_random(self, words: Words) -> bool:
        self._random |= {
            hashlib.sha1(word).hexdigest().encode() for word in words if _RANDOM in word.upper()
        }
        return any(_RANDOM in word.upper() or word.lower() in self._random for word in words)

    def _try(self, words: Words) -> list[Applied]:
        trial = _RUNS_SCRIPT.get(words[0].upper())
        if trial is None:
            reply = self._tested.call("SCRIPT", "DRYRUN", CALL, 0, *words)
        else:
            reply = self._tested.call("SCRIPT", trial, *words[1:])
        if isinstance(reply, Error):
            return []  # No run: the script does not compile, or is not known.
        return _effects(reply, self._database)

    def _apply(self, commands: Sequence[Applied]) -> None:
        for database, words in commands:
            self._tested.call("SELECT", database)
            reply = self._tested.call(*words)
            assert not isinstance(reply, Error), f"{_shown(words)}\n{printed(reply)}"
        self._tested.call("SELECT", self._database)


def _effects(reply: Reply, database: int) -> list[Applied]:
    assert isinstance(reply, Array), reply
    fields = dict(zip((name.data for name in reply.items[::2]), reply.items[1::2], strict=True))
    applied = []
    for command in fields[b"effects"].items:
        words = tuple(word.data for word in command.items)
        if words[0] == b"SELECT":
            database = int(words[1])
        else:
            applied.append((database, words))
    return applied


def _agree(left: list[Applied], right: list[Applied], is_random: bool) -> bool:
    if is_random:
        return _by_member(left) == _by_member(right)
    return len(left) == len(right) and all(map(_same, left, right))


def _by_member(applied: list[Applied]) -> list[object]:
    # How many members are removed from a set, or added; other commands as they are.
    found: list[object] = []
    for database, words in applied:
        if words[0].upper() in (b"SREM", b"SADD"):
            found += [(database, words[:2])] * len(words[2:])
        else:
            found.append((database, words))
    return found


def _same(left: Applied, right: Applied) -> bool:
    return left[0] == right[0] and len(left[1]) == len(right[1]) and all(
        one == other or at == _moment_at(left[1]) == _moment_at(right[1]) and _close(one, other)
        for at, (one, other) in enumerate(zip(left[1], right[1]))
    )


def _moment_at(words: Words) -> int | None:
    if words[0] == b"PEXPIREAT":
        return 2
    if words[0] == b"SET" and len(words) == 5 and words[3] == b"PXAT":
        return 4
    return None


def _close(left: bytes, right: bytes) -> bool:
    return abs(int(left) - int(right)) <= CLOCK_TOLERANCE_MS


def _shown(words: Words) -> str:
    return " ".join(quoted(word) for word in words)


def _listed(commands: Sequence[Applied]) -> str:
    return "\n".join(f"    {database}> {_shown(words)}" for database, words in commands)
