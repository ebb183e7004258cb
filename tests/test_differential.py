"""Perilune and redis-server give the same replies to the same random commands."""

from __future__ import annotations

import pytest

from differential.families import DEFAULT_FAMILIES
from differential.generate import generate
from differential.known_differences import agree
from differential.run import compare
from differential.shrink import shrunk
from support.resp import (
    Array, Bulk, Double, Error, Integer, Null, NullBulk, Reply, Simple,
)
from support.servers import Server

pytestmark = pytest.mark.differential

SEEDS = (1, 2, 3)
OPS = 4_000


@pytest.mark.parametrize("protocol", (2, 3))
@pytest.mark.parametrize("seed", SEEDS)
def test_both_servers_give_the_same_replies(
    server: Server, oracle: Server, seed: int, protocol: int
) -> None:
    report = compare(server, oracle, seed, OPS, protocol, DEFAULT_FAMILIES)
    assert report is None, report


@pytest.mark.parametrize("protocol", (2, 3))
def test_both_servers_sort_alike(server: Server, oracle: Server, protocol: int) -> None:
    report = compare(server, oracle, 1, OPS, protocol, ("sort", "other_types"))
    assert report is None, report


def test_a_seed_always_makes_the_same_sequence() -> None:
    assert generate(5, 300, DEFAULT_FAMILIES) == generate(5, 300, DEFAULT_FAMILIES)
    assert generate(5, 300, DEFAULT_FAMILIES) != generate(6, 300, DEFAULT_FAMILIES)


def test_shrinking_keeps_only_what_the_difference_needs() -> None:
    needed = {17, 60, 99}
    assert shrunk(range(100), lambda part: needed <= set(part), 5.0) == sorted(needed)


@pytest.mark.parametrize("command,left,right,same", [
    (b"GET", Simple(b"x"), Bulk(b"x"), False),
    (b"get", NullBulk(), Null(), False),
    (b"KEYS", Array((Bulk(b"a"), Bulk(b"b"))), Array((Bulk(b"b"), Bulk(b"a"))), True),
    (b"MGET", Array((Bulk(b"a"), Bulk(b"b"))), Array((Bulk(b"b"), Bulk(b"a"))), False),
    (b"PTTL", Integer(100_000), Integer(99_990), True),
    (b"PTTL", Integer(-1), Integer(-2), False),
    (b"INCR", Integer(100_000), Integer(99_999), False),
    (b"EVAL", Double(b"3.2999999999999998"), Double(b"3.3"), True),
    (b"TIME", Error(b"ERR a"), Error(b"ERR b"), False),
])
def test_only_known_differences_are_allowed(
    command: bytes, left: Reply, right: Reply, same: bool
) -> None:
    assert agree((command,), left, right) == same
