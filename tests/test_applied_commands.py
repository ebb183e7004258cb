"""What commands and scripts come to for replicas is what redis-server writes to its log."""

from __future__ import annotations

from typing import Iterator

import pytest

from differential.applied import Comparison
from differential.generate import generate
from differential.writes import WRITES
from support.aof import AOF_OPTIONS
from support.printed import split_words
from support.resp import Array, Simple
from support.servers import Oracle, Server, server_under_test

pytestmark = pytest.mark.differential

FAMILIES = (
    "strings", "lists", "sets", "hashes", "sorted_sets", "sorted_set_ranges", "generic",
)
OPS = 3_000

_DEBUG = ["--enable-debug-command", "yes"]


@pytest.fixture(scope="module")
def servers() -> Iterator[tuple[Server, Server]]:
    """The server under test, and a redis-server that writes its log."""
    with server_under_test(_DEBUG) as tested, Oracle(AOF_OPTIONS + _DEBUG) as oracle:
        if tested.is_oracle:
            pytest.skip("Redis cannot try a command")
        yield tested, oracle


@pytest.fixture
def comparison(servers: tuple[Server, Server]) -> Iterator[Comparison]:
    """Both of them, empty; the test fails if the first dies or reports a bug."""
    with Comparison(*servers) as comparison:
        yield comparison
    servers[0].check()


def _write_commands(server: Server) -> set[str]:
    with server.connect() as client:
        names = client.call("COMMAND", "LIST")
        assert isinstance(names, Array)
        described = client.call("COMMAND", "INFO", *(name.data for name in names.items))
        return {
            one.items[0].data.decode()
            for one in described.items
            if isinstance(one, Array) and Simple(b"write") in one.items[2].items
        }


def test_every_command_that_writes_comes_to_the_same(
    servers: tuple[Server, Server], comparison: Comparison
) -> None:
    changing = set()
    for line in WRITES.strip().split("\n"):
        words = tuple(split_words(line))
        if comparison.check(words):
            changing.add(words[0].decode().lower())
    assert _write_commands(servers[0]) <= changing


@pytest.mark.parametrize("seed", (1, 2))
def test_random_commands_come_to_the_same(comparison: Comparison, seed: int) -> None:
    changes = 0
    for at, step in enumerate(generate(seed, OPS, FAMILIES)):
        if at % 50 == 0:
            comparison.check((b"SELECT", b"%d" % (at // 50 % 2)))
        changes += len(comparison.check(step.words))
    assert changes > OPS / 6


def test_random_scripts_come_to_the_same(comparison: Comparison) -> None:
    changes = 0
    for step in generate(3, OPS, FAMILIES + ("scripts",) * 6):
        changes += len(comparison.check(step.words))
    assert changes > OPS / 6
