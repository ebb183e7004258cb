"""Every reply that may differ between Perilune and redis-server 7.0.15, with the reason.

A rule names commands and how their replies are compared. What no rule names must be equal, types
included. Keep the list short: an entry too many hides a mistake.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable

from support.resp import (
    Array, Bulk, Double, Error, Integer, Map, Reply, Set,
)

Words = tuple[bytes, ...]
Relation = Callable[[Words, Reply, Reply], bool]

CLOCK_TOLERANCE_MS = 5_000  # The two servers get a command one after the other.
_VOLATILE_HELLO_FIELDS = {b"server", b"version", b"id", b"modules"}


@dataclass(frozen=True)
class Rule:
    """A relation in which the two replies to a command may stand instead of being equal."""

    commands: tuple[str, ...]  # `OBJECT FREQ` for a subcommand; empty: every command.
    reason: str
    agree: Relation


def _same_type(_: Words, left: Reply, right: Reply) -> bool:
    return type(left) is type(right) and not isinstance(left, Error)


def _same_items(_: Words, left: Reply, right: Reply) -> bool:
    return (
        isinstance(left, (Array, Set))
        and type(left) is type(right)
        and sorted(left.items, key=repr) == sorted(right.items, key=repr)
    )


def _same_pairs(_: Words, left: Reply, right: Reply) -> bool:
    return (
        isinstance(left, Array)
        and isinstance(right, Array)
        and sorted(_pairs(left), key=repr) == sorted(_pairs(right), key=repr)
    )


def _pairs(flat: Array) -> list[tuple[Reply, ...]]:
    return list(zip(flat.items[::2], flat.items[1::2], strict=True))


def _same_count(_: Words, left: Reply, right: Reply) -> bool:
    if isinstance(left, Array) and isinstance(right, Array):
        return len(left.items) == len(right.items)
    return type(left) is type(right) and not isinstance(left, Error)


def _close(tolerance: int) -> Relation:
    def agree(_: Words, left: Reply, right: Reply) -> bool:
        return (
            isinstance(left, Integer)
            and isinstance(right, Integer)
            and min(left.value, right.value) > 0
            and abs(left.value - right.value) <= tolerance
        )

    return agree


def _same_sample(words: Words, left: Reply, right: Reply) -> bool:
    if not isinstance(left, Array) or not isinstance(right, Array):
        return _same_type(words, left, right)
    count = int(words[2])
    if count < 0 or len(left.items) == count:
        return len(left.items) == len(right.items)
    return _same_items(words, left, right)  # All members: there are not as many.


def _small_set(_: Words, left: Reply, right: Reply) -> bool:
    return (left, right) == (Bulk(b"listpack"), Bulk(b"hashtable"))


def _same_hello(_: Words, left: Reply, right: Reply) -> bool:
    return type(left) is type(right) and _hello_fields(left) == _hello_fields(right)


def _hello_fields(reply: Reply) -> object:
    if isinstance(reply, Map):
        pairs = list(reply.pairs)
    elif isinstance(reply, Array):
        pairs = list(zip(reply.items[::2], reply.items[1::2]))
    else:
        return reply
    return {
        name: value if name.data not in _VOLATILE_HELLO_FIELDS else type(value)
        for name, value in pairs
        if isinstance(name, Bulk)
    }


def _unordered(_: Words, left: Reply, right: Reply) -> bool:
    return normal(left) == normal(right)


def normal(reply: Reply) -> Reply:
    """Returns `reply` with maps and sets sorted and doubles in one notation."""
    if isinstance(reply, Map):
        pairs = ((normal(key), normal(value)) for key, value in reply.pairs)
        return Map(tuple(sorted(pairs, key=repr)))
    if isinstance(reply, Set):
        return Set(tuple(sorted(map(normal, reply.items), key=repr)))
    if isinstance(reply, Array):
        return Array(tuple(map(normal, reply.items)))
    if isinstance(reply, Double):
        return Double(repr(float(reply.text)).encode())
    return reply


def _lists_of_7_2(_: Words, left: Reply, right: Reply) -> bool:
    return left == Bulk(b"listpack") and right == Bulk(b"quicklist")


RULES = (
    Rule((), "maps and sets have no order; 7.2 prints the shortest form of a double", _unordered),
    Rule(("KEYS", "COMMAND LIST", "CONFIG GET"), "the order is not defined", _same_items),
    Rule(("HKEYS", "HVALS"), "the order is not defined", _same_items),
    Rule(("HGETALL",), "the order is not defined", _same_pairs),
    Rule(("ZRANDMEMBER",), "chance chooses the members, not how many", _same_count),
    Rule(("HRANDFIELD",), "chance chooses the fields, not how many", _same_count),
    Rule(("HSCAN", "SSCAN", "ZSCAN"), "depends on the hashes", _same_type),
    Rule(("TTL", "EXPIRETIME"), "the clock goes on", _close(CLOCK_TOLERANCE_MS // 1000)),
    Rule(("PTTL", "PEXPIRETIME"), "the clock goes on", _close(CLOCK_TOLERANCE_MS)),
    Rule(("RANDOMKEY", "TIME", "OBJECT IDLETIME", "SCAN"), "depends on the moment", _same_type),
    Rule(("CLIENT ID", "COMMAND COUNT", "MEMORY USAGE"), "the server's own number", _same_type),
    Rule(("OBJECT REFCOUNT",), "Redis makes a new integer for COPY, ours stay shared", _same_type),
    Rule(("OBJECT ENCODING",), "a short list is a quicklist up to 7.0", _lists_of_7_2),
    Rule(("SMEMBERS", "SINTER", "SUNION", "SDIFF"), "sets have no order", _same_items),
    Rule(("SRANDMEMBER",), "random", _same_sample),
    Rule(("OBJECT ENCODING",), "7.2 has listpacks for small sets of strings", _small_set),
    Rule(("HELLO",), "names the server, its version and the connection", _same_hello),
)


def agree(words: Words, left: Reply, right: Reply) -> bool:
    """Returns whether the replies to `words` count as the same."""
    if left == right:
        return True
    names = _names(words)
    return any(
        rule.agree(words, left, right)
        for rule in RULES
        if not rule.commands or names & set(rule.commands)
    )


def _names(words: Words) -> set[str]:
    upper = [word.decode(errors="replace").upper() for word in words[:2]]
    return {upper[0], " ".join(upper)}
