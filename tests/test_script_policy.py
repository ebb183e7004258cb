"""What the settings for scripts do beside their replies, which stand in transcripts."""

from __future__ import annotations

from support.report import report
from support.resp import Error
from support.servers import server_under_test


def test_a_script_with_undeclared_keys_is_named_in_the_log_once() -> None:
    with server_under_test(["--script-undeclared-keys", "warn"]) as server:
        client = server.connect()
        for _ in range(3):
            client.call("EVAL", "return redis.call('GET', 'not declared')", "0")
        sha = client.call("SCRIPT", "LOAD", "return redis.call('GET', 'not declared')")
        client.call("EVAL", "return redis.call('GET', KEYS[1])", "1", "declared")
        log = server.shown_log()
    assert log.count("uses keys that it does not declare") == 1
    assert f"{sha.data.decode()} uses keys that it does not declare: 'not declared'" in log


def test_a_script_that_takes_too_much_memory_leaves_the_server_as_it_was() -> None:
    with server_under_test(["--script-max-memory", "8mb"]) as server:
        client = server.connect()
        client.call("SET", "key", "before")
        for _ in range(20):
            reply = client.call(
                "EVAL",
                "redis.call('SET', 'key', 'after') local t = {} "
                "while true do t[#t + 1] = ('x'):rep(1000) .. #t end",
                "0",
            )
            assert isinstance(reply, Error)
            assert reply.text.startswith(b"ERR Out of memory: the script exceeded")
        assert client.call("GET", "key").data == b"before"
        assert int(report(client, "memory")["used_memory_lua"]) < 20 << 20
