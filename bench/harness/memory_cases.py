"""Values of every type and size, and what they cost a server in memory."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import Callable, Iterator

from harness.process import environment, resident_bytes
from support.resp import Bulk, Client
from support.servers import Server

_PIPELINE = 200
_ELEMENTS_AT_ONCE = 100
_SETTLE_S = 1.0  # For what a background thread frees.
# Both servers use jemalloc: have it give back at once what is not in use.
_ALLOCATOR = ("MALLOC_CONF", "background_thread:true,dirty_decay_ms:0,muzzy_decay_ms:0")

Element = Callable[[int], tuple[bytes, ...]]


@dataclass(frozen=True)
class MemoryCase:
    """`keys` values of `size` elements each; what `element` returns is appended to `command`."""

    name: str
    command: str
    keys: int
    size: int
    element: Element
    erased: float = 0.0  # The share of the elements that is removed again by `eraser`.
    eraser: str = ""
    at_most: float = 0.0  # The promised share of redis-server's memory; 0: nothing is promised.

    def elements_left(self) -> float:
        return self.keys * self.size * (1 - self.erased)

    def scaled(self, scale: float) -> MemoryCase:
        """Returns the case with more keys or, if it is of one key, more elements."""
        if self.keys > 1:
            return replace(self, keys=max(1, int(self.keys * scale)))
        return replace(self, size=max(1, int(self.size * scale)))


@dataclass(frozen=True)
class Growth:
    """How much more memory a server has after it was filled."""

    resident_bytes: int
    used_bytes: int  # By its own account: what it has allocated.


def growth(server: Server, case: MemoryCase) -> Growth:
    """Starts the server, fills it and stops it."""
    with environment(*_ALLOCATOR), server, server.connect() as client:
        resident, used = resident_bytes(server.pid), _used_bytes(client)
        _fill(client, case)
        time.sleep(_SETTLE_S)
        return Growth(resident_bytes(server.pid) - resident, _used_bytes(client) - used)


def _used_bytes(client: Client) -> int:
    memory = client.call("INFO", "memory")
    assert isinstance(memory, Bulk), memory
    lines = dict(line.split(b":", 1) for line in memory.data.splitlines() if b":" in line)
    return int(lines[b"used_memory"])


def _fill(client: Client, case: MemoryCase) -> None:
    batch: list[tuple[bytes | str, ...]] = []
    for command in _commands(case):
        batch.append(command)
        if len(batch) == _PIPELINE:
            client.pipeline(batch)
            batch.clear()
    client.pipeline(batch)


def _commands(case: MemoryCase) -> Iterator[tuple[bytes | str, ...]]:
    for key in range(case.keys):
        name = b"key:%012d" % key  # 16 bytes.
        for begin in range(0, case.size, _ELEMENTS_AT_ONCE):
            numbers = range(begin, min(begin + _ELEMENTS_AT_ONCE, case.size))
            words = [word for number in numbers for word in case.element(number)]
            yield (case.command, name, *words)
        erased = int(case.size * case.erased)
        for begin in range(0, erased, _ELEMENTS_AT_ONCE):
            numbers = range(begin, min(begin + _ELEMENTS_AT_ONCE, erased))
            # What erases takes the last word of an element, but for a hash the first.
            at = 0 if case.eraser == "HDEL" else -1
            yield (case.eraser, name, *(case.element(number)[at] for number in numbers))


def _field(number: int) -> tuple[bytes, ...]:
    return (b"field:%d" % number, b"value:%d" % number)


def _member(number: int) -> tuple[bytes, ...]:
    return (b"member:%d" % number,)


def _scored(number: int) -> tuple[bytes, ...]:
    # Scores in no order, as those of a leaderboard.
    return (b"%d" % (number * 2654435761 % 4294967296), b"member:%d" % number)


def _number(number: int) -> tuple[bytes, ...]:
    return (b"%d" % (number * 7919),)


def _string(size: int) -> Element:
    return lambda number: (b"v" * size,)


MEMORY_CASES = (
    MemoryCase("string 16", "SET", 300_000, 1, _string(16), at_most=0.85),
    MemoryCase("string 64", "SET", 300_000, 1, _string(64), at_most=0.85),
    MemoryCase("string 1024", "SET", 100_000, 1, _string(1024), at_most=0.85),
    MemoryCase("hash 1", "HSET", 200_000, 1, _field),
    MemoryCase("hash 10", "HSET", 200_000, 10, _field, at_most=0.85),
    MemoryCase("hash 600", "HSET", 1_000, 600, _field),
    MemoryCase("hash 1000000", "HSET", 1, 1_000_000, _field),
    MemoryCase("hash 1000000, most erased", "HSET", 1, 1_000_000, _field, 0.8, "HDEL"),
    MemoryCase("list 1", "RPUSH", 200_000, 1, _member),
    MemoryCase("list 10", "RPUSH", 200_000, 10, _member),
    MemoryCase("list 2000", "RPUSH", 1_500, 2_000, _member),
    MemoryCase("list 3000000", "RPUSH", 1, 3_000_000, _member),
    MemoryCase("set of integers 10", "SADD", 200_000, 10, _number),
    MemoryCase("set 10", "SADD", 200_000, 10, _member),
    MemoryCase("set 200", "SADD", 3_000, 200, _member),
    MemoryCase("set 1000000", "SADD", 1, 1_000_000, _member),
    MemoryCase("sorted set 10", "ZADD", 200_000, 10, _scored),
    MemoryCase("sorted set 100", "ZADD", 30_000, 100, _scored, at_most=0.85),
    MemoryCase("sorted set 200", "ZADD", 3_000, 200, _scored),
    MemoryCase("sorted set 1000000", "ZADD", 1, 1_000_000, _scored),
    MemoryCase("sorted set 1000000, most erased", "ZADD", 1, 1_000_000, _scored, 0.8, "ZREM"),
)
