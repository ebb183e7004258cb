#!/usr/bin/env python3
"""Measures what values of every type and size cost in memory, beside redis-server.

    bench/memory.py [--scale S] [--case NAME]

Fills each server, started anew for each case, with values of one shape, and divides the growth of
its resident memory by the number of elements (of keys, for strings). Prints both and their ratio.
S multiplies the number of keys or elements; below 1 the figures of small cases become noise.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Iterator

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from support.servers import Oracle, Server, server_under_test  # noqa: E402

PIPELINE = 200
ELEMENTS_AT_ONCE = 100
SETTLE_S = 1.0  # For what a background thread frees.
# Both servers use jemalloc: have it give back at once what is not in use.
ALLOCATOR = "background_thread:true,dirty_decay_ms:0,muzzy_decay_ms:0"

Element = Callable[[int], tuple[bytes, ...]]


@dataclass(frozen=True)
class Case:
    """`keys` values of `size` elements each; what `element` returns is appended to `command`."""

    name: str
    command: str
    keys: int
    size: int
    element: Element
    erased: float = 0.0  # The share of the elements that is removed again by `eraser`.
    eraser: str = ""


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


CASES = (
    Case("string 16", "SET", 300_000, 1, _string(16)),
    Case("string 64", "SET", 300_000, 1, _string(64)),
    Case("string 1024", "SET", 100_000, 1, _string(1024)),
    Case("hash 1", "HSET", 200_000, 1, _field),
    Case("hash 10", "HSET", 200_000, 10, _field),
    Case("hash 600", "HSET", 1_000, 600, _field),
    Case("hash 1000000", "HSET", 1, 1_000_000, _field),
    Case("hash 1000000, most erased", "HSET", 1, 1_000_000, _field, 0.8, "HDEL"),
    Case("list 1", "RPUSH", 200_000, 1, _member),
    Case("list 10", "RPUSH", 200_000, 10, _member),
    Case("list 2000", "RPUSH", 1_500, 2_000, _member),
    Case("list 3000000", "RPUSH", 1, 3_000_000, _member),
    Case("set of integers 10", "SADD", 200_000, 10, _number),
    Case("set 10", "SADD", 200_000, 10, _member),
    Case("set 200", "SADD", 3_000, 200, _member),
    Case("set 1000000", "SADD", 1, 1_000_000, _member),
    Case("sorted set 10", "ZADD", 200_000, 10, _scored),
    Case("sorted set 100", "ZADD", 30_000, 100, _scored),
    Case("sorted set 200", "ZADD", 3_000, 200, _scored),
    Case("sorted set 1000000", "ZADD", 1, 1_000_000, _scored),
    Case("sorted set 1000000, most erased", "ZADD", 1, 1_000_000, _scored, 0.8, "ZREM"),
)


def commands(case: Case) -> Iterator[tuple[bytes | str, ...]]:
    """Yields what fills a server for `case`."""
    for key in range(case.keys):
        name = b"%s:%d" % (case.name.encode(), key)
        for begin in range(0, case.size, ELEMENTS_AT_ONCE):
            numbers = range(begin, min(begin + ELEMENTS_AT_ONCE, case.size))
            words = [word for number in numbers for word in case.element(number)]
            yield (case.command, name, *words)
        erased = int(case.size * case.erased)
        for begin in range(0, erased, ELEMENTS_AT_ONCE):
            numbers = range(begin, min(begin + ELEMENTS_AT_ONCE, erased))
            # What erases takes the last word of an element, but for a hash the first.
            at = 0 if case.eraser == "HDEL" else -1
            yield (case.eraser, name, *(case.element(number)[at] for number in numbers))


def resident_bytes(server: Server) -> int:
    """Returns the resident memory of the server's process."""
    for line in Path(f"/proc/{server.pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    raise RuntimeError("no VmRSS")


def bytes_per_element(server: Server, case: Case) -> float:
    """Fills the server and returns what each element that is left cost."""
    client = server.connect()
    client.call("PING")
    before = resident_bytes(server)
    batch: list[tuple[bytes | str, ...]] = []
    for command in commands(case):
        batch.append(command)
        if len(batch) == PIPELINE:
            client.pipeline(batch)
            batch.clear()
    client.pipeline(batch)
    time.sleep(SETTLE_S)
    left = case.keys * case.size * (1 - case.erased)
    return (resident_bytes(server) - before) / left


def scaled(case: Case, scale: float) -> Case:
    """Returns the case with more keys or, if it is of one key, more elements."""
    if case.keys > 1:
        return Case(case.name, case.command, max(1, int(case.keys * scale)), case.size,
                    case.element, case.erased, case.eraser)
    return Case(case.name, case.command, 1, max(1, int(case.size * scale)), case.element,
                case.erased, case.eraser)


def main() -> None:
    """Prints a line for each case."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--case", choices=[case.name for case in CASES], action="append")
    options = parser.parse_args()
    os.environ["MALLOC_CONF"] = ALLOCATOR
    print(f"{'bytes for each element':32} {'Perilune':>9} {'Redis':>9} {'ratio':>6}")
    for case in CASES:
        if options.case and case.name not in options.case:
            continue
        wanted = scaled(case, options.scale)
        with server_under_test() as tested:
            ours = bytes_per_element(tested, wanted)
        with Oracle() as oracle:
            theirs = bytes_per_element(oracle, wanted)
        print(f"{case.name:32} {ours:9.1f} {theirs:9.1f} {ours / theirs:6.2f}", flush=True)


if __name__ == "__main__":
    main()
