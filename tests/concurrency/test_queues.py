"""Job queues whose scripts build the names of their jobs' keys, as BullMQ's do, seldom run again.

Two queues, served by two loops. A script that meets a key which it has not declared, and which
somebody else holds, may have to be undone and run again; each queue has keys of its own, so that
hardly ever happens.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator

import pytest
from concurrency.history import version
from support.parallel import in_parallel
from support.report import report
from support.resp import Array, Bulk, Client, Integer
from support.servers import Server, server_under_test

pytestmark = pytest.mark.concurrency

JOBS = int(os.environ.get("PERILUNE_CONCURRENCY_ROUNDS", "400")) * 5
PRODUCERS = 2
BATCH = 10
WORKERS = 2
KEPT = 50
RERUNS_MAX = 0.001  # Of all runs.

# KEYS: waiting, last id, events. ARGV: prefix of the queue's keys, name, data.
ADD = """
local id = redis.call('INCR', KEYS[2])
local job = ARGV[1] .. id
redis.call('HSET', job, 'name', ARGV[2], 'data', ARGV[3], 'attempts', 0)
redis.call('LPUSH', KEYS[1], id)
redis.call('LPUSH', KEYS[3], 'added:' .. id)
redis.call('LTRIM', KEYS[3], 0, 99)
return id"""
# KEYS: waiting, active. ARGV: prefix, token, how long the job is locked in milliseconds.
TAKE = """
local id = redis.call('RPOPLPUSH', KEYS[1], KEYS[2])
if not id then return false end
local job = ARGV[1] .. id
redis.call('SET', job .. ':lock', ARGV[2], 'PX', ARGV[3])
redis.call('HINCRBY', job, 'attempts', 1)
return {id, redis.call('HGETALL', job)}"""
# KEYS: active, completed. ARGV: prefix, token, id, result, how many completed jobs are kept.
FINISH = """
local job = ARGV[1] .. ARGV[3]
if redis.call('GET', job .. ':lock') ~= ARGV[2] then return redis.error_reply('LOST lock') end
redis.call('DEL', job .. ':lock')
if redis.call('LREM', KEYS[1], -1, ARGV[3]) == 0 then return redis.error_reply('LOST job') end
redis.call('HSET', job, 'result', ARGV[4])
redis.call('ZADD', KEYS[2], ARGV[3], ARGV[3])
local old = redis.call('ZRANGE', KEYS[2], 0, -1 - ARGV[5])
for _, id in ipairs(old) do redis.call('DEL', ARGV[1] .. id) end
if #old > 0 then redis.call('ZREM', KEYS[2], unpack(old)) end
return #old"""


@pytest.fixture
def loops() -> Iterator[Server]:
    with server_under_test(["--threads", "2"]) as server:
        yield server


class Queue:
    def __init__(self, name: str) -> None:
        self.prefix = f"jobs:{name}:"
        self.left = JOBS
        self._lock = threading.Lock()

    def keys(self, *names: str) -> list[str]:
        return [str(len(names)), *(self.prefix + name for name in names)]

    def finished_one(self) -> None:
        with self._lock:
            self.left -= 1


def produce(server: Server, queue: Queue) -> None:
    add = ["EVAL", ADD, *queue.keys("waiting", "id", "events"), queue.prefix, "resize", "x" * 200]
    with server.connect() as client:
        for _ in range(JOBS // PRODUCERS // BATCH):
            for reply in client.pipeline([add] * BATCH):
                assert isinstance(reply, Integer), reply


def work(server: Server, queue: Queue, token: str) -> None:
    with server.connect() as client:
        while queue.left > 0:
            taken = client.call("EVAL", TAKE, *queue.keys("waiting", "active"), queue.prefix, token,
                                "30000")
            if not isinstance(taken, Array):
                continue
            job = taken.items[0]
            assert isinstance(job, Bulk)
            assert finish(client, queue, token, job.data) <= 1
            queue.finished_one()


def finish(client: Client, queue: Queue, token: str, job: bytes) -> int:
    reply = client.call("EVAL", FINISH, *queue.keys("active", "completed"), queue.prefix, token,
                        job, "done", str(KEPT))
    assert isinstance(reply, Integer), reply
    return reply.value


def test_two_queues_on_two_loops_seldom_run_a_script_again(loops: Server) -> None:
    queues = [Queue("mail"), Queue("images")]
    in_parallel(
        [lambda queue=queue: produce(loops, queue) for queue in queues for _ in range(PRODUCERS)]
        + [lambda queue=queue, token=f"worker-{number}": work(loops, queue, token)
           for queue in queues for number in range(WORKERS)]
    )
    with loops.connect() as client:
        for queue in queues:
            assert version(client.call("LLEN", queue.prefix + "active")) == 0
            assert version(client.call("LLEN", queue.prefix + "waiting")) == 0
            assert version(client.call("ZCARD", queue.prefix + "completed")) == KEPT
        # What is left: of each queue the completed, the events, the last id and the jobs kept.
        assert version(client.call("DBSIZE")) == len(queues) * (3 + KEPT)
        runs = len(queues) * JOBS * 3
        assert int(report(client, "stats")["script_reruns"]) < runs * RERUNS_MAX
