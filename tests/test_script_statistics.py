"""What SCRIPT STATS and INFO scripts say, beside what stands in transcripts."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from support.parallel import in_parallel
from support.report import report
from support.resp import Array, Bulk, Client, Integer, Map, Reply, Simple
from support.servers import Server, server_under_test
from test_long_runs import HOGS, await_long_runs, hog

GUIDE = Path(__file__).resolve().parents[1] / "docs" / "script-statistics.md"
CLIENTS = 8
ROUNDS = 300
COUNT = "-- name: counter\nreturn redis.call('INCR', KEYS[1])"
OK = Simple(b"OK")
PATIENCE_S = 60.0


def _resp3(server: Server) -> Client:
    client = server.connect()
    client.call("HELLO", 3)
    return client


def _stats(reply: Reply) -> dict[str, Reply]:
    assert isinstance(reply, Map)
    return {key.data.decode(): value for key, value in reply.pairs}


def _totals(server: Server) -> dict[str, str]:
    return report(server.connect(), "scripts")


def test_the_guide_explains_every_field_and_no_other(server: Server) -> None:
    client = _resp3(server)
    sha = client.call("SCRIPT", "LOAD", "return 1").data
    explained = re.findall(r"^\| `(\w+)` \|", GUIDE.read_text(), re.MULTILINE)
    assert explained == list(_stats(client.call("SCRIPT", "STATS", sha)))


def test_a_list_of_all_scripts_shows_what_each_alone_shows(server: Server) -> None:
    client = _resp3(server)
    client.call("SCRIPT", "FLUSH")
    client.call("EVAL", COUNT, "1", "a")
    client.call("EVAL", "return 2", "0")
    every = client.call("SCRIPT", "STATS")
    assert isinstance(every, Array) and len(every.items) == 2
    totals = [_stats(reply)["total_ns"].value for reply in every.items]
    assert totals == sorted(totals, reverse=True)
    for reply in every.items:
        sha = _stats(reply)["sha"]
        assert reply == client.call("SCRIPT", "STATS", sha.data)


@pytest.mark.concurrency
def test_no_run_is_lost_while_scripts_come_and_go_on_all_loops() -> None:
    with server_under_test(["--threads", "4"]) as server:
        def work(seed: int) -> None:
            client = server.connect()
            for number in range(ROUNDS):
                client.call("EVAL", COUNT, "1", f"key:{number % 3}")
                client.call("EVAL", f"return {seed * ROUNDS + number}", "0")
                if number % 50 == seed:
                    client.call("SCRIPT", "FLUSH")

        in_parallel([lambda seed=seed: work(seed) for seed in range(CLIENTS)])
        totals = _totals(server)
        assert totals["scripts_calls"] == str(2 * CLIENTS * ROUNDS)
        assert totals["scripts_commands"] == str(CLIENTS * ROUNDS)
        assert totals["scripts_errors"] == "0"


@pytest.mark.concurrency
def test_the_runs_of_all_loops_are_one_scripts_and_are_set_back_together() -> None:
    with server_under_test(["--threads", "4"]) as server:
        client = _resp3(server)
        sha = client.call("SCRIPT", "LOAD", COUNT).data

        def work() -> None:
            mine = server.connect()
            for number in range(ROUNDS):
                mine.call("EVALSHA", sha, "1", f"key:{number % 3}")

        in_parallel([work] * CLIENTS)
        stats = _stats(client.call("SCRIPT", "STATS", sha))
        assert stats["name"] == Bulk(b"counter")
        assert stats["calls"] == Integer(CLIENTS * ROUNDS)
        assert stats["writes"] == Integer(CLIENTS * ROUNDS)
        assert stats["written_bytes"] == Integer(CLIENTS * ROUNDS * len("key:0"))
        client.call("CONFIG", "RESETSTAT")
        assert _stats(client.call("SCRIPT", "STATS", sha))["calls"] == Integer(0)
        assert _totals(server)["scripts_calls"] == "0"
        in_parallel([work])
        assert _stats(client.call("SCRIPT", "STATS", sha))["calls"] == Integer(ROUNDS)
        assert _totals(server)["scripts_calls"] == str(ROUNDS)


def _await_calls(server: Server, calls: int) -> dict[str, str]:
    """Returns the totals, once so many runs have ended: a long one may be answered before."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        totals = _totals(server)
        if int(totals["scripts_calls"]) >= calls:
            return totals
        time.sleep(0.01)
    raise AssertionError(f"there are not {calls} runs that have ended")


def _of(client: Client, source: str) -> dict[str, int]:
    """Returns what SCRIPT STATS says of a script in numbers."""
    sha = client.call("SCRIPT", "LOAD", source).data
    stats = _stats(client.call("SCRIPT", "STATS", sha))
    return {name: value.value for name, value in stats.items() if isinstance(value, Integer)}


@pytest.mark.alone
@pytest.mark.parametrize("name", ["loop", "loop in pcall", "sort", "increments", "strings", "json"])
def test_a_long_run_that_is_killed_counts_once(name: str) -> None:
    with server_under_test(["--threads", "2"]) as server, server.connect() as other:
        for _ in range(10):
            with hog(server, HOGS[name]) as client:
                await_long_runs(other, 1)
                assert other.call("SCRIPT", "KILL") == OK
                client.read()
        totals = _await_calls(server, 10)
        for field in ("calls", "errors", "killed", "handed_on"):
            assert totals[f"scripts_{field}"] == "10", field
        for field in ("timeouts", "out_of_memory", "reruns"):
            assert totals[f"scripts_{field}"] == "0", field
        stats = _of(_resp3(server), HOGS[name])
        assert stats["killed"] == stats["calls"] == stats["handed_on"] == 10
        assert stats["writes"] == stats["written_bytes"] == 0
        assert stats["lua_ns"] + stats["commands_ns"] == stats["total_ns"]


@pytest.mark.alone
def test_long_runs_that_reach_a_limit_count_as_that() -> None:
    options = ["--threads", "2", "--script-max-ms", "50", "--script-max-memory", "4mb"]
    hungry = "local t = {} while true do t[#t + 1] = {} redis.call('INCR', KEYS[1]) end"
    with server_under_test(options) as server, server.connect() as client:
        client.call("CONFIG", "SET", "script-slice-us", "0")
        client.call("EVAL", HOGS["loop"], "0")
        client.call("EVAL", HOGS["increments"], "1", "a")
        client.call("CONFIG", "SET", "script-max-ms", "0")
        client.call("EVAL", hungry, "1", "a")
        totals = _await_calls(server, 3)
        assert totals["scripts_errors"] == totals["scripts_handed_on"] == "3"
        assert totals["scripts_timeouts"] == "2"
        assert totals["scripts_out_of_memory"] == "1"
        assert totals["scripts_killed"] == "0"
        assert _of(_resp3(server), hungry)["memory_max_bytes"] > 3 << 20


@pytest.mark.alone
def test_a_long_run_counts_where_it_ends_though_statistics_were_set_back_meanwhile() -> None:
    with server_under_test(["--threads", "2"]) as server, server.connect() as other:
        with hog(server, HOGS["increments"]) as client:
            await_long_runs(other, 1)
            other.call("CONFIG", "RESETSTAT")
            assert _totals(server)["scripts_calls"] == "0"
            assert other.call("SCRIPT", "KILL") == OK
            client.read()
        totals = _await_calls(server, 1)
        assert totals["scripts_killed"] == totals["scripts_handed_on"] == "1"


@pytest.mark.concurrency
def test_no_run_is_lost_where_each_goes_on_alone() -> None:
    with server_under_test(["--threads", "4", "--script-slice-us", "0"]) as server:
        def work(seed: int) -> None:
            client = server.connect()
            for number in range(ROUNDS):
                client.call("EVAL", COUNT, "1", f"key:{seed}")
                if number % 50 == seed:
                    client.call("SCRIPT", "FLUSH")

        in_parallel([lambda seed=seed: work(seed) for seed in range(CLIENTS)])
        totals = _totals(server)
        assert totals["scripts_reruns"] == "0"
        for field in ("calls", "commands", "handed_on"):
            assert totals[f"scripts_{field}"] == str(CLIENTS * ROUNDS), field


@pytest.mark.concurrency
@pytest.mark.parametrize("slice_us", ["0", "1000"])
def test_each_rerun_for_a_key_that_was_not_declared_counts(slice_us: str) -> None:
    source = (
        "local at = tonumber(ARGV[1]) for i = 0, 5 do "
        "redis.call('INCR', 'key:' .. (at + i * ARGV[2]) % 6) end return 1"
    )
    with server_under_test(["--threads", "4", "--script-slice-us", slice_us]) as server:
        def work(seed: int) -> None:
            client = server.connect()
            for number in range(ROUNDS):
                client.call("EVAL", source, "0", seed + number, "1" if seed % 2 == 0 else "5")

        in_parallel([lambda seed=seed: work(seed) for seed in range(CLIENTS)])
        totals = _totals(server)
        assert totals["scripts_calls"] == str(CLIENTS * ROUNDS)
        assert totals["scripts_commands"] == str(6 * CLIENTS * ROUNDS)
        assert report(server.connect(), "stats")["script_reruns"] == totals["scripts_reruns"]
        assert totals["scripts_reruns"] != "0"
