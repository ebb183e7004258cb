"""Clients move elements between collections from all sides; none is lost, doubled or seen twice.

Small and large collections, by commands, by EXEC and by scripts that do not declare their keys.
While they move, readers count: what they see at any moment is all of it.
"""

from __future__ import annotations

import random
from collections import Counter
from typing import Iterator

import pytest
from concurrency.test_serializability import CLIENTS, ROUNDS
from support.parallel import in_parallel
from support.resp import Array, Bulk, Client, Error, Integer
from support.servers import Server, server_under_test

pytestmark = pytest.mark.concurrency

SLOTS = 4
ELEMENTS = 300  # More than a listpack of a set or sorted set takes.
LISTS = [f"list:{number}" for number in range(SLOTS)]
SETS = [f"set:{number}" for number in range(SLOTS)]
SORTED_SETS = [f"sorted:{number}" for number in range(SLOTS)]
HASH = "hash"

MOVE_UNDECLARED = """
local from, to = ARGV[1], ARGV[2]
local element = redis.call('LPOP', from)
if element then redis.call('RPUSH', to, element) end
local member = redis.call('SPOP', 'set' .. from:sub(5))
if member then redis.call('SADD', 'set' .. to:sub(5), member) end
return redis.status_reply('MOVED')"""

# Takes from one score what it gives to another.
TRANSFER = """
redis.call('ZINCRBY', KEYS[1], -1, ARGV[1])
redis.call('ZINCRBY', KEYS[2], 1, ARGV[2])
redis.call('HINCRBY', 'hash', ARGV[1], 1)
redis.call('HINCRBY', 'hash', ARGV[2], -1)
return redis.status_reply('DONE')"""

# Returns how many elements all lists and sets have, and the sum of all scores and fields.
COUNT = """
local elements, members, scores, fields = 0, 0, 0, 0
for slot = 0, 3 do
  elements = elements + redis.call('LLEN', 'list:' .. slot)
  members = members + redis.call('SCARD', 'set:' .. slot)
  for _, score in ipairs(redis.call('ZRANGE', 'sorted:' .. slot, 0, -1, 'WITHSCORES')) do
    if score:sub(1, 1) ~= 'm' then scores = scores + tonumber(score) end
  end
end
for _, value in ipairs(redis.call('HVALS', 'hash')) do fields = fields + tonumber(value) end
return {elements, members, scores, fields}"""


@pytest.fixture(scope="module")
def loops() -> Iterator[Server]:
    with server_under_test(["--threads", "4"]) as server:
        yield server


def fill(client: Client) -> None:
    """Makes all collections, full but for the sums, which are 0."""
    client.call("FLUSHALL")
    for slot in range(SLOTS):
        elements = [f"element:{slot}:{number}" for number in range(ELEMENTS)]
        client.call("RPUSH", LISTS[slot], *elements)
        client.call("SADD", SETS[slot], *elements)
        scored = [word for number in range(ELEMENTS) for word in ("0", f"m{number}")]
        client.call("ZADD", SORTED_SETS[slot], *scored)


class Mover:
    """One client that moves elements, in a way drawn anew each time."""

    def __init__(self, server: Server, seed: int) -> None:
        self._server = server
        self._random = random.Random(seed)

    def __call__(self) -> None:
        with self._server.connect() as client:
            for _ in range(ROUNDS):
                self._move(client)

    def _move(self, client: Client) -> None:
        source, target = self._random.sample(range(SLOTS), 2)
        way = self._random.randrange(5)
        if way == 0:
            reply = client.call("LMOVE", LISTS[source], LISTS[target], "LEFT", "RIGHT")
        elif way == 1:
            member = client.call("SRANDMEMBER", SETS[source])
            assert isinstance(member, Bulk)
            reply = client.call("SMOVE", SETS[source], SETS[target], member.data)
        elif way == 2:
            reply = client.call("EVAL", MOVE_UNDECLARED, "0", LISTS[source], LISTS[target])
        elif way == 3:
            members = [f"m{self._random.randrange(ELEMENTS)}" for _ in range(2)]
            keys = [SORTED_SETS[source], SORTED_SETS[target]]
            reply = client.call("EVAL", TRANSFER, "2", *keys, *members)
        else:
            reply = client.pipeline([
                ("MULTI",), ("RPOPLPUSH", LISTS[source], LISTS[target]),
                ("ZINCRBY", SORTED_SETS[source], "2", "m0"),
                ("ZINCRBY", SORTED_SETS[target], "-2", "m1"), ("EXEC",),
            ])[-1]
        assert not isinstance(reply, Error), reply


class Reader:
    """One client that counts everything at once."""

    def __init__(self, server: Server) -> None:
        self._server = server

    def __call__(self) -> None:
        everything = Array((Integer(SLOTS * ELEMENTS), Integer(SLOTS * ELEMENTS), Integer(0),
                            Integer(0)))
        with self._server.connect() as client:
            for _ in range(max(1, ROUNDS // 10)):
                assert client.call("EVAL_RO", COUNT, "0") == everything


def words(reply: object) -> list[bytes]:
    """Returns the bulk strings of an array."""
    assert isinstance(reply, Array)
    return [item.data for item in reply.items if isinstance(item, Bulk)]


def test_nothing_is_lost_or_doubled(loops: Server) -> None:
    with loops.connect() as client:
        fill(client)
        movers = [Mover(loops, seed) for seed in range(CLIENTS)]
        in_parallel([*movers, Reader(loops), Reader(loops)])

        expected = Counter(
            b"element:%d:%d" % (slot, number) for slot in range(SLOTS) for number in range(ELEMENTS)
        )
        lists = [word for name in LISTS for word in words(client.call("LRANGE", name, "0", "-1"))]
        assert Counter(lists) == expected
        sets = [word for name in SETS for word in words(client.call("SMEMBERS", name))]
        assert Counter(sets) == expected


def test_sort_reads_all_weights_at_one_moment(loops: Server) -> None:
    """MSETs change all weights together; SORT BY sees those of one MSET, never of two."""
    names = [f"weight:{number}" for number in range(SLOTS)]
    with loops.connect() as client:
        client.call("FLUSHALL")
        client.call("RPUSH", "numbers", *[str(number) for number in range(SLOTS)])
        client.call("MSET", *[word for name in names for word in (name, "0")])

    def write() -> None:
        with loops.connect() as client:
            for number in range(ROUNDS):
                client.call("MSET", *[word for name in names for word in (name, str(number))])

    def sort() -> None:
        with loops.connect() as client:
            for _ in range(ROUNDS):
                command = ["SORT", "numbers", "BY", "weight:*", "GET", "weight:*"]
                seen = words(client.call(*command))
                assert len(seen) == SLOTS and len(set(seen)) == 1, seen

    in_parallel([write, write, sort, sort])
