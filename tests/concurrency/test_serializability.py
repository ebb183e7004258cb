"""Histories of concurrent clients are strictly serializable, and what must stay true stays true.

Four loops, so that on any machine commands and scripts of different clients overlap. Keys are few,
so that they collide.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterator

import pytest
from concurrency.history import Operation, check, version
from support.parallel import in_parallel
from support.resp import Array, Bulk, Client, Error, Integer, NullArray, NullBulk, Reply, Simple
from support.servers import Server, server_under_test

pytestmark = pytest.mark.concurrency

CLIENTS = 8
ROUNDS = int(os.environ.get("PERILUNE_CONCURRENCY_ROUNDS", "400"))
BATCH = 16
KEYS = [f"key:{number}" for number in range(12)]

# Each counts up some keys and returns what they are now; the second does not declare them.
COUNT_DECLARED = """
local seen = {}
for i, key in ipairs(KEYS) do seen[i] = redis.call('INCR', key) end
return seen"""
COUNT_UNDECLARED = """
local seen = {}
for i, key in ipairs(ARGV) do seen[i] = redis.call('INCR', key) end
return seen"""
READ_UNDECLARED = """
local seen = {}
for i, key in ipairs(ARGV) do seen[i] = redis.call('GET', key) end
return seen"""
# Reads some keys and counts up one that was not declared.
READ_THEN_COUNT = """
local seen = {}
for i = 2, #ARGV do seen[i - 1] = redis.call('GET', ARGV[i]) end
seen[#seen + 1] = redis.call('INCR', ARGV[1])
return seen"""
# Returns what some keys are, of which those are absent that KEYS does not list. If the first
# argument is a key, counts it up after that.
READ_EVERYTHING = """
local listed, seen = {}, {}
local all = redis.call('KEYS', '*')
for _, key in ipairs(all) do listed[key] = redis.call('GET', key) end
for i = 2, #ARGV do seen[i - 1] = listed[ARGV[i]] or false end
if redis.call('DBSIZE') ~= #all then return redis.error_reply('DBSIZE is not what KEYS lists') end
if ARGV[1] ~= '' then seen[#seen + 1] = redis.call('INCR', ARGV[1]) end
return seen"""


@pytest.fixture(scope="module", params=["1000", "0"], ids=["sliced", "unsliced"])
def loops(request: pytest.FixtureRequest) -> Iterator[Server]:
    """Without slices every script is handed on before it begins."""
    options = ["--threads", "4", "--script-slice-us", request.param]
    with server_under_test(options) as server:
        yield server


# What the reply to a request says of the keys that it named, in this order.


def wrote_all(keys: list[str], operation: Operation, reply: Reply) -> None:
    assert isinstance(reply, Array)
    operation.writes = dict(zip(keys, map(version, reply.items), strict=True))


def wrote_one(keys: list[str], operation: Operation, reply: Reply) -> None:
    operation.writes = {keys[0]: version(reply)}


def read_all(keys: list[str], operation: Operation, reply: Reply) -> None:
    assert isinstance(reply, Array)
    operation.reads = dict(zip(keys, map(version, reply.items), strict=True))


def read_then_wrote(keys: list[str], operation: Operation, reply: Reply) -> None:
    assert isinstance(reply, Array)
    read_all(keys[1:], operation, Array(reply.items[:-1]))
    operation.writes = {keys[0]: version(reply.items[-1])}


def read_everything(keys: list[str], operation: Operation, reply: Reply) -> None:
    read_all(KEYS, operation, reply)


def wrote_all_then_read_everything(keys: list[str], operation: Operation, reply: Reply) -> None:
    assert isinstance(reply, Array)
    wrote_all(keys, operation, reply.items[0])
    read_everything(keys, operation, reply.items[1])
    for key, made in operation.writes.items():
        assert operation.reads.pop(key) == made


def saw(keys: list[str], operation: Operation, reply: Reply) -> None:
    """Says nothing of versions."""


Note = Callable[[list[str], Operation, Reply], None]


class Asker:
    """One client that sends random batches and keeps the history of what it was answered."""

    def __init__(self, server: Server, seed: int) -> None:
        self._random = random.Random(seed)
        self._client: Client = server.connect()
        self.history: list[Operation] = []

    def run(self) -> None:
        for _ in range(ROUNDS):
            batch = [self._random_operation() for _ in range(BATCH)]
            asked_at = time.monotonic()
            replies = self._client.pipeline([each for requests, _, _ in batch for each in requests])
            answered_at = time.monotonic()
            remaining = iter(replies)
            for requests, note, keys in batch:
                reply = [next(remaining) for _ in requests][-1]
                assert not isinstance(reply, Error), (requests, reply)
                operation = Operation(str(requests), asked_at, answered_at)
                note(keys, operation, reply)
                self.history.append(operation)
        self._client.close()

    def _random_operation(self) -> tuple[list[list[str]], Note, list[str]]:
        """Returns requests, and what the reply to the last of them says of which keys."""
        some = self._random.sample(KEYS, self._random.randint(1, 4))
        count = str(len(some))
        of_some = [
            (["EVAL", COUNT_DECLARED, count, *some], wrote_all),
            (["EVAL", COUNT_UNDECLARED, "0", *some], wrote_all),
            (["EVAL", READ_UNDECLARED, "0", *some], read_all),
            (["EVAL_RO", READ_UNDECLARED, "0", *some], read_all),
            (["EVAL", READ_THEN_COUNT, "0", *some], read_then_wrote),
            (["MGET", *some], read_all),
            (["INCR", some[0]], wrote_one),
        ]
        one_first = [some[0], *(key for key in KEYS if key != some[0])]
        read_everything_in_script = ["EVAL", READ_EVERYTHING, "0", "", *KEYS]
        of_all = [
            ([read_everything_in_script], read_everything, some),
            ([["EVAL_RO", READ_EVERYTHING, "0", "", *KEYS]], read_everything, some),
            ([["EVAL", READ_EVERYTHING, "0", *one_first]], read_then_wrote, one_first),
            ([["KEYS", "*"]], saw, some),
            ([["DBSIZE"]], saw, some),
            (
                [
                    ["MULTI"],
                    ["EVAL", COUNT_UNDECLARED, "0", *some],
                    read_everything_in_script,
                    ["EXEC"],
                ],
                wrote_all_then_read_everything,
                some,
            ),
        ]
        if self._random.random() < 0.1:
            return self._random.choice(of_all)
        request, note = self._random.choice(of_some)
        return [request], note, some


def test_histories_of_scripts_and_commands_are_strictly_serializable(loops: Server) -> None:
    loops.connect().call("FLUSHALL")
    askers = [Asker(loops, seed) for seed in range(CLIENTS)]
    in_parallel([asker.run for asker in askers])
    check([operation for asker in askers for operation in asker.history])


TRANSFER = """
local from, to, amount = ARGV[1], ARGV[2], tonumber(ARGV[3])
if tonumber(redis.call('GET', from)) < amount then return 0 end
redis.call('DECRBY', from, amount)
redis.call('INCRBY', to, amount)
return 1"""


def test_transfers_between_accounts_neither_make_nor_lose_money(loops: Server) -> None:
    accounts = [f"account:{number}" for number in range(6)]
    setup = loops.connect()
    setup.call("FLUSHALL")
    setup.call("MSET", *[word for account in accounts for word in (account, "100")])

    def transfer(seed: int, declared: bool) -> None:
        rng = random.Random(seed)
        with loops.connect() as client:
            for _ in range(ROUNDS):
                batch = []
                for _ in range(BATCH):
                    from_to = rng.sample(accounts, 2)
                    keys = from_to if declared else []
                    arguments = [*from_to, str(rng.randint(1, 30))]
                    batch.append(["EVAL", TRANSFER, str(len(keys)), *keys, *arguments])
                for reply in client.pipeline(batch):
                    assert isinstance(reply, Integer), reply

    def audit() -> None:
        with loops.connect() as client:
            for _ in range(ROUNDS * 4):
                reply = client.call("MGET", *accounts)
                assert sum(map(version, reply.items)) == 600, reply

    in_parallel(
        [lambda seed=seed: transfer(seed, declared=seed % 2 == 0) for seed in range(4)]
        + [audit, audit]
    )
    assert sum(map(version, setup.call("MGET", *accounts).items)) == 600


def test_whole_keyspace_reads_see_all_of_a_script_or_nothing(loops: Server) -> None:
    """Scripts make or remove four keys together; FLUSHALL comes in between."""
    groups = [[f"group:{group}:{member}" for member in range(4)] for group in range(8)]
    toggle = """
    for _, key in ipairs(ARGV) do
      if redis.call('EXISTS', key) == 1 then redis.call('DEL', key)
      else redis.call('SET', key, '1') end
    end"""
    loops.connect().call("FLUSHALL")

    def change(seed: int) -> None:
        rng = random.Random(seed)
        with loops.connect() as client:
            for _ in range(ROUNDS):
                client.pipeline([["EVAL", toggle, "0", *rng.choice(groups)] for _ in range(BATCH)])

    def flush() -> None:
        with loops.connect() as client:
            for _ in range(ROUNDS // 4):
                assert client.call("FLUSHALL") == Simple(b"OK")
                time.sleep(0.005)

    def count() -> None:
        with loops.connect() as client:
            for _ in range(ROUNDS * 2):
                assert version(client.call("DBSIZE")) % 4 == 0
                found = {bytes(item.data) for item in client.call("KEYS", "group:*").items}
                for group in groups:
                    assert len(found & {key.encode() for key in group}) in (0, 4)

    in_parallel([lambda seed=seed: change(seed) for seed in range(3)] + [flush, count, count])


def test_watch_and_exec_lose_no_update(loops: Server) -> None:
    """Runs count up the same key, one after a look at all keys, one across a FLUSHALL."""
    loops.connect().call("FLUSHALL")
    looks = """
    local count = #redis.call('KEYS', '*')
    redis.call('INCR', 'counter')
    if redis.call('DBSIZE') < count then return redis.error_reply('lost a key') end"""
    flushes = """
    local seen = redis.call('GET', 'counter') or 0
    redis.call('FLUSHALL')
    redis.call('SET', 'counter', seen + 1)"""
    watched, counted, raced = [], [], []

    def watch() -> None:
        with loops.connect() as client:
            for number in range(ROUNDS // 2):
                while True:
                    client.call("WATCH", "counter")
                    seen = version(client.call("GET", "counter"))
                    client.call("MULTI")
                    client.call("SET", "counter", str(seen + 1))
                    client.call("EVAL", "redis.call('SET', 'last', ARGV[1])", "0", str(number))
                    if number % 4 == 0:
                        client.call("EVAL", looks, "0")
                    if not isinstance(client.call("EXEC"), NullArray):
                        watched.append(2 if number % 4 == 0 else 1)
                        break
                    raced.append(1)

    def count(seed: int) -> None:
        rng = random.Random(seed)
        with loops.connect() as client:
            for _ in range(ROUNDS):
                source = rng.choice([looks, looks, flushes, "redis.call('INCR', 'counter')"])
                reply = client.call("EVAL", source, "0")
                assert isinstance(reply, NullBulk), reply
                counted.append(1)
                assert 0 < version(client.call("DBSIZE")) <= 2
                client.call("KEYS", "*")
                time.sleep(rng.random() / 100)

    in_parallel([watch for _ in range(3)] + [lambda seed=seed: count(seed) for seed in range(2)])
    with loops.connect() as client:
        assert version(client.call("GET", "counter")) == sum(watched) + len(counted)
    assert sum(raced) > 0
