"""Scripts that run for ever hold up nobody but who wants their keys, and can always be ended.

No test looks at a clock: a client that is not held up gets its reply though the script never ends.
"""

from __future__ import annotations

import os
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from typing import Iterator

import pytest

from support.resp import Array, Bulk, Client, ConnectionClosed, Error, Integer, NullBulk, Simple
from support.servers import Server, server_under_test

pytestmark = pytest.mark.alone

BUSY = Error(
    b"BUSY Redis is busy running a script. You can only call SCRIPT KILL or SHUTDOWN NOSAVE."
)
NOTBUSY = Error(b"NOTBUSY No scripts in execution right now.")
KILLED = b"ERR Script killed by user with SCRIPT KILL, what it wrote was undone script: "
OK = Simple(b"OK")
PATIENCE_S = 60.0

HOGS = {
    "loop": "while true do end",
    "loop in pcall": "while true do pcall(function() while true do end end) end",
    "coroutine": "coroutine.wrap(function() while true do end end)()",
    "coroutines": "while true do coroutine.wrap(function() return 1 end)() end",
    "sort": "local t = {} for i = 1, 1e5 do t[i] = (i * 7919) % 1e5 end "
            "while true do table.sort(t, function(a, b) return a < b end) "
            "table.sort(t, function(a, b) return a > b end) end",
    "pattern": "while true do string.find(string.rep('a', 1e5), 'a*b') end",
    "growing table": "while true do local t = {} for i = 1, 1e6 do t[i] = i end end",
    "strings": "while true do local s = string.rep('x', 1e7) end",
    "json": "local t = {} for i = 1, 1e4 do t[i] = {i} end while true do cjson.encode(t) end",
    "increments": "while true do redis.call('INCR', KEYS[1]) end",
    "errors": "while true do redis.pcall('NOSUCH') end",
    "large command": "for i = 1, 1e5 do redis.call('SADD', KEYS[1], i) end "
                     "while true do redis.call('SMEMBERS', KEYS[1]) end",
    "compiling": "while true do loadstring('return {' .. string.rep('1,', 1e5) .. '}') end",
    "log": "while true do redis.log(redis.LOG_DEBUG, 'x') redis.sha1hex('x') end",
}


@contextmanager
def hog(server: Server, source: str, *arguments: str) -> Iterator[Client]:
    """A client whose script runs; what it has replied by then is not read."""
    with server.connect() as client:
        client.send("EVAL", source, *(arguments or ("1", "held")))
        yield client


@contextmanager
def setting(client: Client, name: str, value: str) -> Iterator[None]:
    before = client.call("CONFIG", "GET", name).items[1].data
    client.call("CONFIG", "SET", name, value)
    try:
        yield
    finally:
        client.call("CONFIG", "SET", name, before)


def running(client: Client) -> list[dict[str, object]]:
    """Returns what SCRIPT RUNNING shows."""
    reply = client.call("SCRIPT", "RUNNING")
    assert isinstance(reply, Array)
    runs = []
    for run in reply.items:
        assert isinstance(run, Array)
        names = [name.data.decode() for name in run.items[::2] if isinstance(name, Bulk)]
        values = run.items[1::2]
        runs.append({
            name: value.data if isinstance(value, Bulk) else value.value
            for name, value in zip(names, values)
        })
    return runs


def await_long_runs(client: Client, count: int) -> list[dict[str, object]]:
    """Returns the long runs, once there are so many."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        runs = [run for run in running(client) if run["handed_on"] == 1]
        if len(runs) >= count:
            return runs
        time.sleep(0.01)
    raise AssertionError(f"there are not {count} long runs")


def await_none(client: Client) -> None:
    """Returns once no script runs."""
    while running(client):
        time.sleep(0.01)


@pytest.fixture(scope="module", params=["1", "2"])
def _server(request: pytest.FixtureRequest) -> Iterator[Server]:
    with server_under_test(["--threads", request.param]) as server:
        yield server


@pytest.fixture
def server(_server: Server) -> Iterator[Server]:
    """A server with one thread, then one with two."""
    _server.ensure_running()
    with _server.connect() as client:
        client.call("FLUSHALL")
    yield _server
    with _server.connect() as client:
        while client.call("SCRIPT", "KILL") == OK:
            pass
        await_none(client)
    _server.check()


@pytest.mark.parametrize("name", HOGS)
def test_others_are_served_while_a_script_runs_for_ever(name: str, server: Server) -> None:
    with server.connect() as other, server.connect() as second:
        other.call("SET", "held", "5")
        if name == "large command":
            other.call("DEL", "held")
        with hog(server, HOGS[name]) as client:
            await_long_runs(other, 1)
            assert other.call("GET", "free") == NullBulk()
            assert other.call("SET", "free", "1") == OK
            assert second.call("EVAL", "return redis.call('INCR', 'free')", "0") == Integer(2)
            assert second.pipeline([("PING",), ("GET", "x")]) == [Simple(b"PONG"), NullBulk()]
            assert other.call("SCRIPT", "KILL") == OK
            assert client.read().text.startswith(KILLED)
            assert other.call("SCRIPT", "KILL") == NOTBUSY
            expected = NullBulk() if name == "large command" else Bulk(b"5")
            assert other.call("GET", "held") == expected
            assert client.call("PING") == Simple(b"PONG")


def test_ten_at_once(server: Server) -> None:
    with server.connect() as other:
        hogs = [hog(server, HOGS["increments"], "1", f"held{number}") for number in range(10)]
        clients = [each.__enter__() for each in hogs]
        runs = await_long_runs(other, 10)
        assert len({run["id"] for run in runs}) == 10
        assert other.call("SET", "free", "1") == OK
        for run in runs:
            assert other.call("SCRIPT", "KILL", run["id"]) == OK
        assert all(client.read().text.startswith(KILLED) for client in clients)
        assert other.call("DBSIZE") == Integer(1)
        for each in hogs:
            each.__exit__(None, None, None)


def test_who_sends_together_with_scripts_that_run_for_ever_is_served(server: Server) -> None:
    with ExitStack() as stack:
        others = [stack.enter_context(server.connect()) for _ in range(6)]
        hogs = [stack.enter_context(server.connect()) for _ in range(4)]
        for client in (*others, *hogs):
            assert client.call("PING") == Simple(b"PONG")
        with server.stopped():
            for number, client in enumerate(others):
                client.send("SET", f"free{number}", number)
                if number < len(hogs):
                    hogs[number].send("EVAL", HOGS["loop"], "0")
        assert [client.read() for client in others] == [OK] * len(others)
        await_long_runs(others[0], len(hogs))
        assert others[0].call("DBSIZE") == Integer(len(others))
        for _ in hogs:
            assert others[0].call("SCRIPT", "KILL") == OK
        assert all(hog.read().text.startswith(KILLED) for hog in hogs)


def _lowest(server: Server) -> dict[str, tuple[str, int]]:
    """Returns the threads of the lowest priority: the state and the processor time of each."""
    found = {}
    for task in Path(f"/proc/{server.pid}/task").iterdir():
        try:
            fields = (task / "stat").read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue  # It has ended meanwhile.
        state, user, system, policy = fields[0], fields[11], fields[12], fields[38]
        if int(policy) == os.SCHED_IDLE:
            found[task.name] = (state, int(user) + int(system))
    return found


@pytest.mark.parametrize("name", ["loop", "errors", "sort"])
def test_more_scripts_than_processors_take_turns(name: str, server: Server) -> None:
    processors = len(os.sched_getaffinity(0))
    count = processors + 3
    while _lowest(server):
        time.sleep(0.01)  # Those of other tests have still to free what they had.
    with ExitStack() as hogs, server.connect() as other:
        clients = [
            hogs.enter_context(hog(server, HOGS[name], "1", f"held{number}"))
            for number in range(count)
        ]
        while len(before := _lowest(server)) < count:
            time.sleep(0.01)
        # Each has its turn, but they do not run all at once.
        at_once = []
        while any(_lowest(server)[thread][1] <= used for thread, (_, used) in before.items()):
            at_once.append(sum(state == "R" for state, _ in _lowest(server).values()))
            time.sleep(0.001)
        assert median(at_once) <= processors
        for _ in clients:
            assert other.call("SCRIPT", "KILL") == OK
        assert all(client.read().text.startswith(KILLED) for client in clients)


def test_running_tells_what_a_script_holds(server: Server) -> None:
    source = "redis.call('SET', KEYS[1], 1) redis.call('SET', 'b', 2) while true do end"
    with server.connect() as other, hog(server, source, "1", "a") as client:
        sha = other.call("SCRIPT", "LOAD", source).data
        number = other.call("CLIENT", "ID").value
        run = await_long_runs(other, 1)[0]
        assert run["sha1"] == sha
        assert 0 < run["client"] != number
        assert run["keys_held"] == 2
        assert run["commands"] == 2
        assert run["writes"] == 2
        assert run["memory"] > 0
        assert run["running_ms"] >= 1
        other.call("SCRIPT", "KILL", run["id"])
        client.read()
        assert running(other) == []


def test_replies_before_the_script_are_sent_and_requests_behind_it_are_executed(
    server: Server,
) -> None:
    with server.connect() as client, server.connect() as other:
        client.send("SET", "a", "1")
        client.send("EVAL", HOGS["loop"], "0")
        client.send("INCR", "a")
        assert client.read() == OK
        await_long_runs(other, 1)
        assert other.call("GET", "a") == Bulk(b"1")
        other.call("SCRIPT", "KILL")
        assert client.read().text.startswith(KILLED)
        assert client.read() == Integer(2)


def test_a_script_that_takes_its_time_ends_by_itself(server: Server) -> None:
    source = (
        "for i = 1, 3e5 do redis.call('INCR', KEYS[1]) end return redis.call('GET', KEYS[1])"
    )
    with server.connect() as client:
        replies = client.pipeline([("EVAL", source, "1", "a"), ("EVAL", source, "1", "a")])
        assert replies == [Bulk(b"300000"), Bulk(b"600000")]


def test_a_large_reply_of_a_long_script(server: Server) -> None:
    source = "local t = {} for i = 1, 3e5 do t[i] = i end return t"
    with server.connect() as client:
        reply = client.call("EVAL", source, "0")
        assert [item.value for item in reply.items] == list(range(1, 300_001))


def test_in_exec_a_kill_ends_the_script_alone(server: Server) -> None:
    with server.connect() as client, server.connect() as other:
        client.pipeline([("MULTI",), ("SET", "a", "1"), ("EVAL", HOGS["increments"], "1", "b"),
                         ("EVAL", "return redis.call('INCR', 'a')", "0"), ("GET", "b")])
        client.send("EXEC")
        await_long_runs(other, 1)
        assert other.call("SCRIPT", "KILL") == OK
        replies = client.read().items
        assert replies[0] == OK
        assert replies[1].text.startswith(KILLED)
        assert replies[2:] == (Integer(2), NullBulk())


def test_what_needs_a_held_key_waits_and_gets_busy(server: Server) -> None:
    with server.connect() as other, server.connect() as waiting:
        other.call("SET", "held", "5")
        other.call("CONFIG", "SET", "busy-reply-threshold", "100")
        try:
            with hog(server, HOGS["increments"]) as client:
                await_long_runs(other, 1)
                for command in (
                    ("GET", "held"), ("SET", "held", "1"), ("MSET", "free", "1", "held", "2"),
                    ("FLUSHALL",), ("FLUSHDB",), ("SWAPDB", "0", "1"), ("WATCH", "held"),
                    ("EVAL", "return redis.call('GET', KEYS[1])", "1", "held"),
                ):
                    assert waiting.call(*command) == BUSY, command
                assert waiting.pipeline([("GET", "held"), ("PING",), ("GET", "held")]) == [
                    BUSY, Simple(b"PONG"), BUSY]
                aborted = Error(b"EXECABORT Transaction discarded because of: " + BUSY.text)
                assert waiting.pipeline([("MULTI",), ("GET", "held"), ("EXEC",), ("PING",)]) == [
                    OK, Simple(b"QUEUED"), aborted, Simple(b"PONG")]
                assert other.call("DBSIZE") == Integer(1)
                assert other.call("KEYS", "*") == Array((Bulk(b"held"),))
                assert other.call("SCRIPT", "KILL") == OK
                client.read()
                assert waiting.call("GET", "held") == Bulk(b"5")
        finally:
            other.call("CONFIG", "SET", "busy-reply-threshold", "5000")


READERS_OF_ALL = {
    "DBSIZE": "redis.call('DBSIZE') while true do end",
    "KEYS": "redis.call('KEYS', '*') while true do end",
    "SCAN": "redis.call('SCAN', 0) while true do end",
    "RANDOMKEY": "redis.call('RANDOMKEY') while true do end",
    "a write first": "redis.call('SET', 'mine', 1) redis.call('DBSIZE') while true do end",
    "when it is long": "local n = 0 for i = 1, 1e7 do n = n + i end "
                       "redis.call('DBSIZE') while true do end",
    "again and again": "while true do redis.call('DBSIZE') end",
    "and writes": "while true do redis.call('DBSIZE') redis.call('INCR', 'mine') end",
}


@pytest.mark.parametrize("name", READERS_OF_ALL)
def test_a_script_that_has_read_the_whole_keyspace_lets_others_read(
    name: str, server: Server
) -> None:
    with server.connect() as other, server.connect() as waiting:
        other.call("MSET", "a", "1", "b", "2")
        with (
            hog(server, READERS_OF_ALL[name], "0") as client,
            setting(other, "busy-reply-threshold", "100"),
        ):
            await_long_runs(other, 1)
            while waiting.call("SET", "a", "1") != BUSY:  # It may have to start again first.
                pass
            assert other.call("CONFIG", "SET", "script-slice-us", "60000000") == OK
            assert other.call("GET", "a") == Bulk(b"1")
            assert other.call("MGET", "b", "none").items == (Bulk(b"2"), NullBulk())
            assert other.call("EVAL_RO", "return redis.call('GET', 'b')", "0") == Bulk(b"2")
            assert other.call("DBSIZE") == Integer(2)
            assert len(other.call("KEYS", "*").items) == 2
            assert other.call("RANDOMKEY") in (Bulk(b"a"), Bulk(b"b"))
            assert not isinstance(other.call("SCAN", "0"), Error)
            assert other.call("WATCH", "a") == OK
            for command in (
                ("SET", "a", "3"), ("INCR", "none"), ("DEL", "a"), ("FLUSHALL",),
                ("EVAL", "return redis.call('INCR', 'a')", "0"),
                ("EVAL", "return redis.call('GET', KEYS[1])", "1", "a"),
            ):
                assert waiting.call(*command) == BUSY, command
            other.call("CONFIG", "SET", "busy-reply-threshold", "60000")
            other.call("CONFIG", "SET", "script-slice-us", "1000")
            waiting.send("INCR", "a")
            assert other.call("SCRIPT", "KILL") == OK
            assert client.read().text.startswith(KILLED)
            assert waiting.read() == Integer(2)
            assert other.call("GET", "mine") == NullBulk()


CHANGERS_OF_ALL = {
    "FLUSHALL": "redis.call('FLUSHALL') while true do end",
    "FLUSHDB": "redis.call('FLUSHDB') while true do end",
    "SWAPDB": "redis.call('SWAPDB', 0, 1) while true do end",
    "writes": "redis.call('FLUSHALL') while true do redis.call('INCR', 'a') end",
    "again and again": "while true do redis.call('FLUSHALL') redis.call('SET', 'x', 1) end",
    "when it is long": "local n = 0 for i = 1, 1e7 do n = n + i end "
                       "redis.call('FLUSHALL') while true do end",
    "when it holds all": "redis.call('DBSIZE') local n = 0 for i = 1, 1e7 do n = n + i end "
                         "redis.call('FLUSHALL') while true do end",
}


@pytest.mark.parametrize("name", CHANGERS_OF_ALL)
def test_all_wait_for_a_script_that_has_flushed_and_a_kill_brings_every_key_back(
    name: str, server: Server
) -> None:
    with server.connect() as other, server.connect() as waiting:
        other.call("MSET", *[word for number in range(5000) for word in (f"k{number}", number)])
        other.call("RPUSH", "a list", "1", "2")
        other.call("EXPIRE", "k1", "10000")
        with (
            hog(server, CHANGERS_OF_ALL[name], "0") as client,
            setting(other, "busy-reply-threshold", "100"),
        ):
            await_long_runs(other, 1)
            while waiting.call("GET", "k2") != BUSY:
                pass
            assert other.call("CONFIG", "SET", "script-slice-us", "60000000") == OK
            for command in (
                ("GET", "none"), ("SET", "k1", "1"), ("DBSIZE",), ("KEYS", "*"), ("SCAN", "0"),
                ("RANDOMKEY",), ("FLUSHALL",), ("WATCH", "k1"),
                ("EVAL", "return redis.call('GET', 'k1')", "0"),
            ):
                assert waiting.call(*command) == BUSY, command
            assert waiting.pipeline([("PING",), ("EVAL", "return 1", "0")]) == [
                Simple(b"PONG"), Integer(1)]
            other.call("CONFIG", "SET", "busy-reply-threshold", "60000")
            other.call("CONFIG", "SET", "script-slice-us", "1000")
            waiting.send("DBSIZE")
            assert other.call("SCRIPT", "KILL") == OK
            assert client.read().text.startswith(KILLED)
            assert waiting.read() == Integer(5001)
        values = other.call("MGET", *[f"k{number}" for number in range(5000)]).items
        assert [int(value.data) for value in values] == list(range(5000))
        assert other.call("LRANGE", "a list", "0", "-1") == Array((Bulk(b"1"), Bulk(b"2")))
        assert 9000 < other.call("TTL", "k1").value <= 10000
        assert other.call("TTL", "k2") == Integer(-1)


def test_what_long_scripts_do_to_the_whole_keyspace_stays_when_they_end(server: Server) -> None:
    """Of clients that count all keys and write down how many, none counts what another has not."""
    count = """
    local keys = redis.call('DBSIZE')
    local n = 0
    for i = 1, 3e6 do n = n + i end
    redis.call('SET', 'count:' .. keys, ARGV[1])
    return keys"""
    flush = """
    redis.call('FLUSHALL')
    local n = 0
    for i = 1, 3e6 do n = n + i end
    redis.call('MSET', 'count:0', 'first', 'count:1', 'second')"""
    clients = [server.connect() for _ in range(8)]
    with server.connect() as other:
        other.call("SET", "old", "1")
        other.call("EVAL", flush, "0")
        for number, client in enumerate(clients):
            client.send("EVAL", count, "0", str(number))
        counted = sorted(client.read().value for client in clients)
        assert counted == list(range(2, 10))
        assert other.call("DBSIZE") == Integer(10)
        assert other.call("EXISTS", "old") == Integer(0)
    for client in clients:
        client.close()


def test_in_exec_a_kill_undoes_a_flush_and_the_rest_is_executed(server: Server) -> None:
    with server.connect() as client, server.connect() as other:
        other.call("SET", "b", "1")
        client.pipeline([("MULTI",), ("SET", "a", "1"),
                         ("EVAL", CHANGERS_OF_ALL["FLUSHALL"], "0"),
                         ("EVAL", "return redis.call('INCR', 'b')", "0"), ("DBSIZE",)])
        client.send("EXEC")
        await_long_runs(other, 1)
        assert other.call("SCRIPT", "KILL") == OK
        replies = client.read().items
        assert replies[0] == OK
        assert replies[1].text.startswith(KILLED)
        assert replies[2:] == (Integer(2), Integer(2))
        assert other.call("MGET", "a", "b").items == (Bulk(b"1"), Bulk(b"2"))


def test_one_who_has_to_wait_with_the_whole_keyspace_can_give_up(server: Server) -> None:
    with server.connect() as other, hog(server, HOGS["increments"]) as client:
        await_long_runs(other, 1)
        with hog(server, READERS_OF_ALL["DBSIZE"], "0") as second:
            with setting(other, "busy-reply-threshold", "100"):
                assert second.read() == BUSY
        with hog(server, READERS_OF_ALL["DBSIZE"], "0"):
            time.sleep(0.1)  # Then its client goes.
        assert other.call("SET", "free", "1") == OK
        with hog(server, HOGS["loop"], "0") as third:
            await_long_runs(other, 2)
            while other.call("SCRIPT", "KILL") == OK:
                pass
            for each in (client, third):
                assert each.read().text.startswith(KILLED)


def test_who_waits_is_served_when_the_script_ends(server: Server) -> None:
    with server.connect() as other, server.connect() as waiting, server.connect() as gone:
        with hog(server, HOGS["increments"]) as client:
            await_long_runs(other, 1)
            waiting.send("INCR", "held")
            gone.send("SET", "held", "never")
            gone.close()
            other.call("PING")
            assert other.call("SCRIPT", "KILL") == OK
            client.read()
            assert waiting.read() == Integer(1)


def test_a_script_beyond_the_most_that_may_run_waits(server: Server) -> None:
    with server.connect() as other, server.connect() as waiting:
        other.call("CONFIG", "SET", "script-long-runs-max", "1")
        try:
            with hog(server, HOGS["loop"], "0") as client:
                await_long_runs(other, 1)
                waiting.send("EVAL", "return 7", "0")
                assert other.call("SET", "free", "1") == OK
                assert len(running(other)) == 1
                assert other.call("SCRIPT", "KILL") == OK
                client.read()
                assert waiting.read() == Integer(7)
                with hog(server, HOGS["loop"], "0") as second:
                    await_long_runs(other, 1)
                    other.call("CONFIG", "SET", "busy-reply-threshold", "50")
                    assert waiting.call("EVAL", "return 8", "0") == BUSY
                    assert other.call("SCRIPT", "KILL") == OK
                    second.read()
                assert waiting.call("EVAL", "return 9", "0") == Integer(9)
        finally:
            other.call("CONFIG", "SET", "script-long-runs-max", "64")
            other.call("CONFIG", "SET", "busy-reply-threshold", "5000")


def test_a_script_that_may_not_begin_yet_is_in_nobodys_way(server: Server) -> None:
    with server.connect() as other, server.connect() as waiting:
        with hog(server, HOGS["increments"]) as first, setting(
            other, "script-long-runs-max", "2"
        ):
            run = await_long_runs(other, 1)[0]
            waiting.send("EVAL", "return redis.call('INCR', KEYS[1])", "1", "held")
            time.sleep(0.1)  # It waits for the key now.
            with hog(server, HOGS["loop"], "0") as second:
                await_long_runs(other, 2)
                other.call("CONFIG", "SET", "script-long-runs-max", "1")
                assert other.call("SCRIPT", "KILL", run["id"]) == OK
                assert first.read().text.startswith(KILLED)
                assert other.call("SET", "held", "5") == OK
                assert other.call("SCRIPT", "KILL") == OK
                assert second.read().text.startswith(KILLED)
            assert waiting.read() == Integer(6)


def test_a_script_whose_client_is_gone_goes_on(server: Server) -> None:
    source = (
        "for i = 1, 2e5 do redis.call('INCR', KEYS[1]) end redis.call('SET', KEYS[2], 'done')"
    )
    with server.connect() as other:
        with hog(server, source, "2", "a", "b"):
            pass
        while other.call("GET", "b") == NullBulk():
            time.sleep(0.01)
        assert other.call("GET", "a") == Bulk(b"200000")


def test_a_script_whose_client_is_gone_is_killed_if_so_set(server: Server) -> None:
    with server.connect() as other:
        other.call("CONFIG", "SET", "script-kill-on-disconnect", "yes")
        try:
            with hog(server, HOGS["increments"]):
                await_long_runs(other, 1)
            await_none(other)
            assert other.call("GET", "held") == NullBulk()
            with hog(server, HOGS["increments"]):
                run = await_long_runs(other, 1)[0]
                other.call("CLIENT", "KILL", "ID", run["client"])
                await_none(other)
            assert other.call("GET", "held") == NullBulk()
        finally:
            other.call("CONFIG", "SET", "script-kill-on-disconnect", "no")


def test_a_script_ends_at_its_limit(server: Server) -> None:
    with server.connect() as other, server.connect() as client:
        for source in (*HOGS.values(), "while true do redis.call('INCR', KEYS[1]) end"):
            reply = client.call("EVAL", "#!lua flags=max-ms=30\n" + source, "1", "held")
            assert reply.text.startswith(
                b"ERR Timeout: the script exceeded script-max-ms (30 ms) and was undone script: ")
            assert client.call("DBSIZE") == Integer(0)
        other.call("CONFIG", "SET", "script-max-ms", "20")
        try:
            reply = client.call("EVAL", HOGS["increments"], "1", "held")
            assert b"script-max-ms (20 ms)" in reply.text
        finally:
            other.call("CONFIG", "SET", "script-max-ms", "0")


@pytest.mark.parametrize("name", ("loop", "increments", "errors", "large command", "sort"))
def test_a_trial_that_takes_long_holds_up_nobody_and_can_be_killed(
    name: str, server: Server
) -> None:
    with server.connect() as other, server.connect() as client:
        other.call("SET", "held", "5")
        other.call("SET", "free", "1")
        if name == "large command":
            other.call("DEL", "held")
        expected = other.call("GET", "held")
        for _ in range(5):
            client.send("SCRIPT", "DRYRUN", HOGS[name], "1", "held")
            run = await_long_runs(other, 1)[0]
            assert other.call("INCR", "free") == Integer(2)
            assert other.call("SCRIPT", "KILL", run["id"]) == OK
            assert client.read().text.startswith(KILLED)
            assert other.call("GET", "held") == expected
            assert client.call("DECR", "free") == Integer(1)
        assert client.call("EVAL", "return redis.call('INCR', KEYS[1])", "1", "free") == Integer(2)
        assert other.call("GET", "free") == Bulk(b"2")


def test_a_trial_that_takes_long_tells_everything_and_leaves_nothing(server: Server) -> None:
    source = "for i = 1, 1e5 do redis.call('INCR', KEYS[1]) end return redis.call('GET', KEYS[1])"
    with server.connect() as client:
        items = client.call("SCRIPT", "DRYRUN", source, "1", "a").items
        found = {name.data: value for name, value in zip(items[::2], items[1::2])}
        assert found[b"reply"] == Bulk(b"100000")
        assert found[b"effects"].items == (Array((Bulk(b"INCR"), Bulk(b"a"))),) * 100_000
        assert found[b"commands"] == Integer(100_001)
        assert client.call("DBSIZE") == Integer(0)


def test_a_trial_ends_at_the_limits_of_a_script(server: Server) -> None:
    with server.connect() as client:
        for name, source in HOGS.items():
            limited = "#!lua flags=max-ms=30\n" + source
            reply = client.call("SCRIPT", "DRYRUN", limited, "1", "held")
            assert reply.text.startswith(b"ERR Timeout: the script exceeded"), name
            assert client.call("DBSIZE") == Integer(0)
        source = "local i = 0 while true do i = i + 1 redis.call('SET', 'key' .. i, i) end"
        limited = "#!lua flags=max-memory=1mb\n" + source
        reply = client.call("SCRIPT", "DRYRUN", limited, "0")
        assert reply.text.startswith(b"ERR Out of memory: the script exceeded")
        assert client.call("DBSIZE") == Integer(0)


def test_in_exec_a_kill_ends_the_trial_alone(server: Server) -> None:
    with server.connect() as client, server.connect() as other:
        client.pipeline([("MULTI",), ("SET", "a", "1"),
                         ("SCRIPT", "DRYRUN", HOGS["increments"], "1", "a"),
                         ("EVAL", "return redis.call('INCR', 'a')", "0"), ("GET", "a")])
        client.send("EXEC")
        await_long_runs(other, 1)
        assert other.call("SCRIPT", "KILL") == OK
        replies = client.read().items
        assert replies[0] == OK
        assert replies[1].text.startswith(KILLED)
        assert replies[2:] == (Integer(2), Bulk(b"2"))


def test_a_run_that_waits_for_a_younger_one_holds_up_nobody_and_can_be_killed(
    server: Server,
) -> None:
    # The older one starts first, and touches what the younger holds when that is long held.
    older = "for i = 1, 2e8 do end return redis.call('GET', 'young')"
    with server.connect() as other:
        with hog(server, older, "0") as first:
            await_long_runs(other, 1)
            with hog(server, HOGS["increments"], "1", "young") as second:
                await_long_runs(other, 2)
                time.sleep(2)
                assert other.call("SET", "free", "1") == OK
                sha = other.call("SCRIPT", "LOAD", older).data
                ids = {run["sha1"] == sha: run["id"] for run in await_long_runs(other, 2)}
                assert other.call("SCRIPT", "KILL", ids[True]) == OK
                assert first.read().text.startswith(KILLED)
                assert other.call("SCRIPT", "KILL", ids[False]) == OK
                assert second.read().text.startswith(KILLED)
        assert other.call("KEYS", "*") == Array((Bulk(b"free"),))


def test_a_server_ends_whatever_runs() -> None:
    with server_under_test(["--threads", "2"]) as server:
        clients = [server.connect() for _ in HOGS]
        for client, source in zip(clients, HOGS.values()):
            client.send("EVAL", source, "1", source)
        with server.connect() as other:
            await_long_runs(other, len(HOGS))
        server.stop()
        for client in clients:
            with pytest.raises(ConnectionClosed):
                while True:
                    client.read()


def test_scripts_that_get_long_again_and_again_leave_nothing_behind(server: Server) -> None:
    source = "local n = 0 for i = 1, 3e5 do n = n + i end return redis.call('INCR', KEYS[1])"
    with server.connect() as client:
        for number in range(1, 201):
            assert client.call("EVAL", source, "1", "a") == Integer(number)
    with open(f"/proc/{server.pid}/status") as status:
        threads = next(int(line.split()[1]) for line in status if line.startswith("Threads:"))
    assert threads < 16
