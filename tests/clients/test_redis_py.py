"""redis-py: registered scripts, pipelines, transactions and locks, which live on Lua."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import Iterator

import pytest
import redis
from redis.exceptions import (
    LockError, LockNotOwnedError, NoScriptError, ReadOnlyError, ResponseError, WatchError,
)
from redis.lock import Lock

from recipes import ADD, ADD_IN_STEPS, COMPARE_AND_DELETE, UNKNOWN_SHA
from support.servers import Server

LONG_S = 60  # Does not end while a test runs.


@pytest.fixture
def py(server: Server) -> Iterator[redis.Redis]:
    """A redis-py client of the server, which is empty."""
    with redis.Redis(port=server.port) as client:
        yield client


def error_replies(client: redis.Redis) -> int:
    """Returns how many error replies the server has given."""
    return client.info("stats")["total_error_replies"]


def test_a_registered_script_survives_a_flush_of_the_scripts(py: redis.Redis) -> None:
    release = py.register_script(COMPARE_AND_DELETE)
    py.set("lock", "token", nx=True, px=60_000)
    assert release(keys=["lock"], args=["wrong"]) == 0
    assert release(keys=["lock"], args=["token"]) == 1
    assert py.script_exists(release.sha) == [True]

    py.script_flush()
    assert py.script_exists(release.sha) == [False]
    before = error_replies(py)
    assert release(keys=["lock"], args=["token"]) == 0
    assert error_replies(py) - before == 1, "EVALSHA was refused, then the script was loaded"
    assert release(keys=["lock"], args=["token"]) == 0
    assert error_replies(py) - before == 1, "the server had the script"


@pytest.mark.parametrize("transaction", (True, False))
def test_a_pipeline_loads_the_scripts_it_needs(py: redis.Redis, transaction: bool) -> None:
    add, release = py.register_script(ADD), py.register_script(COMPARE_AND_DELETE)
    py.script_flush()
    before = error_replies(py)
    pipeline = py.pipeline(transaction=transaction)
    pipeline.set("count", 1)
    add(keys=["count"], args=[5], client=pipeline)
    release(keys=["count"], args=[6], client=pipeline)
    add(keys=["count"], args=[7], client=pipeline)
    pipeline.get("count")
    assert pipeline.execute() == [True, 6, 1, 7, b"7"]
    assert error_replies(py) == before
    assert py.script_exists(add.sha, release.sha) == [True, True]


def test_a_failure_in_a_pipeline_leaves_the_rest(py: redis.Redis) -> None:
    add = py.register_script(ADD)
    py.lpush("list", 1)
    pipeline = py.pipeline()
    add(keys=["a"], args=[1], client=pipeline)
    add(keys=["list"], args=[1], client=pipeline)
    pipeline.evalsha(UNKNOWN_SHA, 0)
    add(keys=["a"], args=[1], client=pipeline)
    first, wrong_type, unknown, last = pipeline.execute(raise_on_error=False)
    assert (first, last) == (1, 2)
    assert isinstance(wrong_type, ResponseError) and str(wrong_type).startswith("WRONGTYPE ")
    assert isinstance(unknown, NoScriptError)


def test_an_unknown_sha_is_a_noscript_error(py: redis.Redis) -> None:
    with pytest.raises(NoScriptError, match="^No matching script. Please use EVAL.$"):
        py.evalsha(UNKNOWN_SHA, 0)
    sha = py.script_load(ADD)
    assert py.evalsha(sha, 1, "count", 2) == 2
    py.script_flush("SYNC")
    with pytest.raises(NoScriptError):
        py.evalsha(sha, 1, "count", 2)
    assert py.eval(ADD, 1, "count", 2) == 4
    assert py.evalsha(sha, 1, "count", 2) == 6


def test_errors_of_scripts_are_raised_with_their_texts(py: redis.Redis) -> None:
    with pytest.raises(ResponseError, match=r"^user_script:2: why script: [0-9a-f]{40}, on @user"):
        py.eval("\nerror('why')", 0)
    with pytest.raises(ResponseError, match=r"^Error compiling script \(new function\): user_scr"):
        py.eval("return +", 0)
    with pytest.raises(ResponseError, match="^MINE why$"):
        py.eval("return redis.error_reply('MINE why')", 0)
    with pytest.raises(ReadOnlyError):
        py.eval("return redis.error_reply('READONLY of a script')", 0)
    with pytest.raises(ResponseError, match="^Write commands are not allowed from read-only"):
        py.eval_ro(ADD, 1, "count", 1)


def test_replies_become_values_of_python(py: redis.Redis) -> None:
    source = "return {1, {'two', {3.9, true}}, false, {ok = 'FINE'}, 'end', nil, 'unseen'}"
    assert py.eval(source, 0) == [1, [b"two", [3, 1]], None, b"FINE", b"end"]


def test_bytes_stay_bytes_and_text_is_decoded_if_asked_for(server: Server) -> None:
    every_byte = bytes(range(256))
    with redis.Redis(port=server.port) as client:
        assert client.eval("return ARGV[1]", 0, every_byte) == every_byte
        assert client.eval("return #ARGV[1]", 0, "\u00e4\u20ac") == 5
    with redis.Redis(port=server.port, decode_responses=True) as client:
        echo = client.register_script("return {KEYS[1], ARGV[1], {ok = 'FINE'}, 1}")
        assert echo(keys=["k\u00e4"], args=["\u20ac"]) == ["k\u00e4", "\u20ac", "FINE", 1]


def test_a_script_that_writes_a_watched_key_fails_the_transaction(py: redis.Redis) -> None:
    add = py.register_script(ADD)
    with py.pipeline() as pipeline:
        pipeline.watch("a")
        assert add(keys=["a"], args=[1]) == 1
        pipeline.multi()
        add(keys=["a"], args=[10], client=pipeline)
        with pytest.raises(WatchError):
            pipeline.execute()
        assert py.get("a") == b"1"

        pipeline.watch("a")
        assert add(keys=["b"], args=[1]) == 1
        pipeline.multi()
        add(keys=["a"], args=[10], client=pipeline)
        assert pipeline.execute() == [11]


def test_a_transaction_is_tried_until_no_script_comes_between(py: redis.Redis) -> None:
    add = py.register_script(ADD)
    tries = []

    def double(pipeline: redis.client.Pipeline) -> None:
        value = int(pipeline.get("a"))
        if len(tries) < 3:
            add(keys=["a"], args=[1])
        tries.append(value)
        pipeline.multi()
        pipeline.set("a", value * 2)

    py.set("a", 10)
    assert py.transaction(double, "a") == [True]
    assert tries == [10, 11, 12, 13]
    assert py.get("a") == b"26"


def test_threads_lose_no_update_of_a_script_that_reads_and_then_writes(py: redis.Redis) -> None:
    add = py.register_script(ADD_IN_STEPS)

    def work(amount: int) -> None:
        for _ in range(100):
            add(keys=["shared"], args=[amount])

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(1, 9)))
    assert py.get("shared") == str(100 * sum(range(1, 9))).encode()


class TestLock:
    """redis-py's Lock: release, extend and reacquire are scripts."""

    def test_a_lock_is_held_by_one_until_it_is_released(self, py: redis.Redis) -> None:
        lock, other = py.lock("lock", timeout=LONG_S), py.lock("lock", timeout=LONG_S)
        assert lock.acquire(blocking=False)
        assert not other.acquire(blocking=False)
        assert not other.acquire(blocking_timeout=0.05)
        assert lock.locked() and lock.owned() and not other.owned()
        lock.release()
        assert py.exists("lock") == 0
        assert other.acquire(blocking=False)

    def test_extend_adds_time_or_replaces_it(self, py: redis.Redis) -> None:
        lock = py.lock("lock", timeout=LONG_S)
        assert lock.acquire()
        assert lock.extend(10 * LONG_S)
        assert 10 * LONG_S * 1000 < py.pttl("lock") <= 11 * LONG_S * 1000
        assert lock.extend(2 * LONG_S, replace_ttl=True)
        assert 0 < py.pttl("lock") <= 2 * LONG_S * 1000
        assert lock.reacquire()
        assert 0 < py.pttl("lock") <= LONG_S * 1000

    def test_who_lost_the_lock_changes_nothing(self, py: redis.Redis) -> None:
        lock = py.lock("lock", timeout=LONG_S)
        assert lock.acquire()
        py.set("lock", "token of another", px=5_000_000)
        for action in (lambda: lock.extend(1), lock.reacquire, lock.release):
            with pytest.raises(LockNotOwnedError):
                action()
        assert py.get("lock") == b"token of another"
        assert py.pttl("lock") > 10 * LONG_S * 1000
        with pytest.raises(LockError, match="unlocked"):
            lock.release()

    def test_a_lock_that_nobody_releases_expires(self, py: redis.Redis) -> None:
        lost, next_one = py.lock("lock", timeout=0.1), py.lock("lock", timeout=LONG_S)
        assert lost.acquire()
        assert next_one.acquire(blocking_timeout=LONG_S)
        with pytest.raises(LockNotOwnedError):
            lost.release()
        assert next_one.owned()

    def test_a_lock_survives_a_flush_of_the_scripts(self, py: redis.Redis) -> None:
        lock = py.lock("lock", timeout=LONG_S)
        assert lock.acquire()
        for action in (lambda: lock.extend(LONG_S), lock.reacquire, lock.release):
            py.script_flush()
            before = error_replies(py)
            action()
            assert error_replies(py) - before == 1
        assert py.exists("lock") == 0

    def test_of_many_at_once_one_is_inside(self, py: redis.Redis) -> None:
        def work(_: int) -> None:
            for _ in range(10):
                with Lock(py, "lock", timeout=LONG_S, sleep=0.001):
                    value = int(py.get("counter") or 0)
                    time.sleep(0.001)  # Lets others in if they may.
                    py.set("counter", value + 1)

        with ThreadPoolExecutor(6) as pool:
            list(pool.map(work, range(6)))
        assert py.get("counter") == b"60"
        assert py.exists("lock") == 0
