"""What a client may send, keep and take; beyond it, a clear error or a closed connection."""

from __future__ import annotations

import resource
import socket
import time
from pathlib import Path

import pytest
from support.report import report
from support.resp import Bulk, Client, ConnectionClosed, Error, Integer, Simple
from support.servers import Server, server_under_test


def closes_within(client: Client, seconds: float) -> bool:
    """Returns True if the server closes the connection in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            client.call("PING")
        except (ConnectionClosed, OSError):
            return True
        time.sleep(0.05)
    return False


def test_an_argument_beyond_proto_max_bulk_len_is_refused() -> None:
    with server_under_test(["--proto-max-bulk-len", "1mb"]) as server:
        client = server.connect()
        client.send_raw(b"*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$1048577\r\n")
        assert client.read() == Error(b"ERR Protocol error: invalid bulk length")
        with pytest.raises(ConnectionClosed):
            client.read()
        other = server.connect()
        assert other.call("SET", "k", b"x" * 1_048_576) == Simple(b"OK")
        assert other.call("STRLEN", "k") == Integer(1_048_576)
        reply = other.call("APPEND", "k", "y")
        assert isinstance(reply, Error) and b"maximum allowed size" in reply.text


def test_a_request_beyond_the_query_buffer_closes_the_connection() -> None:
    with server_under_test(["--client-query-buffer-limit", "1mb"]) as server:
        client = server.connect()
        with pytest.raises((ConnectionClosed, OSError)):
            client.send_raw(b"*1000\r\n" + b"$10000\r\n" + b"x" * 10_000 + b"\r\n")
            for _ in range(998):
                client.send_raw(b"$10000\r\n" + b"x" * 10_000 + b"\r\n")
            client.read()
        assert server.connect().call("PING") == Simple(b"PONG")


def test_clients_beyond_maxclients_are_told_so() -> None:
    with server_under_test(["--maxclients", "3"]) as server:
        held = [server.connect() for _ in range(3)]
        assert all(client.call("PING") == Simple(b"PONG") for client in held)
        with socket.create_connection(("127.0.0.1", server.port)) as refused:
            refused.settimeout(5)
            assert refused.recv(100) == b"-ERR max number of clients reached\r\n"
            assert refused.recv(1) == b""
        held.pop().close()
        for _ in range(100):
            try:
                if server.connect().call("PING") == Simple(b"PONG"):
                    break
            except (ConnectionClosed, OSError):
                time.sleep(0.02)
        else:
            pytest.fail("the place that became free was not given away")


def test_a_client_that_does_not_read_is_closed_and_others_are_not() -> None:
    limit = ["--client-output-buffer-limit", "normal", "4mb", "0", "0"]
    with server_under_test(limit) as server:
        writer = server.connect()
        assert writer.call("SET", "big", b"x" * 1_000_000) == Simple(b"OK")
        slow = server.connect()
        try:
            for _ in range(64):
                slow.send("GET", "big")
        except (ConnectionClosed, OSError):
            pass
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            listed = writer.call("CLIENT", "LIST")
            assert isinstance(listed, Bulk)
            if listed.data.count(b"\n") == 1:
                break
            time.sleep(0.05)
        else:
            pytest.fail("the slow reader is still there")
        assert writer.call("STRLEN", "big") == Integer(1_000_000)


def test_an_idle_client_is_closed_after_the_timeout() -> None:
    with server_under_test(["--timeout", "1"]) as server:
        idle, busy = server.connect(), server.connect()
        deadline = time.monotonic() + 4
        while time.monotonic() < deadline:
            assert busy.call("PING") == Simple(b"PONG")
            time.sleep(0.1)
        with pytest.raises((ConnectionClosed, OSError)):
            idle.call("PING")


def test_a_unix_socket_serves_like_a_port(tmp_path) -> None:
    path = tmp_path / "perilune.sock"
    with server_under_test(["--unixsocket", str(path), "--unixsocketperm", "700"]):
        with socket.socket(socket.AF_UNIX) as client:
            client.connect(str(path))
            client.sendall(b"*1\r\n$4\r\nPING\r\n")
            assert client.recv(100) == b"+PONG\r\n"
        assert path.stat().st_mode & 0o777 == 0o700


def test_who_comes_when_descriptors_have_run_out_is_served_once_there_are_some() -> None:
    with server_under_test() as server:
        first = server.connect()
        # What was checked once UBSan checks no more: it needs descriptors for that.
        with server.connect() as other:
            other.pipeline([["PING"], ["INCR", "early"], ["EXISTS", "early"]])
        while len(first.call("CLIENT", "LIST").data.splitlines()) > 1:
            pass
        in_use = len(list(Path(f"/proc/{server.pid}/fd").iterdir()))
        limits = resource.prlimit(server.pid, resource.RLIMIT_NOFILE)
        resource.prlimit(server.pid, resource.RLIMIT_NOFILE, (in_use + 3, limits[1]))
        held = [server.connect() for _ in range(3)]
        assert all(client.call("PING") == Simple(b"PONG") for client in held)
        late = [server.connect() for _ in range(3)]
        for client in late:
            client.send("INCR", "late")
        assert first.call("PING") == Simple(b"PONG")
        assert first.call("EXISTS", "late") == Integer(0)
        for client in held:
            client.close()
        assert sorted(client.read().value for client in late) == [1, 2, 3]
        resource.prlimit(server.pid, resource.RLIMIT_NOFILE, limits)
        assert first.call("PING") == Simple(b"PONG")


def test_who_has_nothing_more_to_say_still_gets_all_replies(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port)) as client:
        client.sendall(b"SET last word\r\nGET last\r\n" + b"ECHO 12345678\r\n" * 10_000)
        client.shutdown(socket.SHUT_WR)
        client.settimeout(20)
        received = b""
        while chunk := client.recv(1 << 16):
            received += chunk
    assert received == b"+OK\r\n$4\r\nword\r\n" + b"$8\r\n12345678\r\n" * 10_000


def test_requests_may_arrive_byte_by_byte_and_inline(server: Server) -> None:
    client = server.connect()
    for byte in b"SET slow 'a b'\r\n*2\r\n$3\r\nGET\r\n$4\r\nslow\r\n":
        client.send_raw(bytes([byte]))
    assert client.read() == Simple(b"OK")
    assert client.read() == Bulk(b"a b")


def test_a_protocol_error_is_told_and_closes_only_that_connection(server: Server) -> None:
    client, other = server.connect(), server.connect()
    client.send_raw(b"*1\r\n!4\r\n")
    assert client.read() == Error(b"ERR Protocol error: expected '$', got '!'")
    assert closes_within(client, 2)
    assert other.call("PING") == Simple(b"PONG")


def test_hundreds_of_clients_are_served(server: Server) -> None:
    clients = [server.connect() for _ in range(500)]
    for number, client in enumerate(clients):
        client.send("INCR", f"crowd:{number % 7}")
    assert all(isinstance(client.read(), Integer) for client in clients)
    for client in clients:
        client.close()


def test_a_very_long_pipeline_is_answered_in_order(server: Server) -> None:
    client = server.connect()
    replies = client.pipeline([["INCR", "long:pipeline"] for _ in range(20_000)])
    assert replies == [Integer(number) for number in range(1, 20_001)]


def test_an_announced_argument_takes_no_memory_before_it_comes(server: Server) -> None:
    def resident_mb() -> int:
        return int(report(server.connect(), "memory")["used_memory_rss"]) >> 20

    before = resident_mb()
    for _ in range(8):
        server.connect().send_raw(b"*2\r\n$3\r\nGET\r\n$400000000\r\n")
    assert resident_mb() - before < 200


def test_watching_many_keys_takes_no_longer_for_each(server: Server) -> None:
    client = server.connect()
    keys = [f"watched:{number}" for number in range(200_000)]
    assert client.call("WATCH", *keys) == Simple(b"OK")
    client.call("UNWATCH")


def test_a_backlog_that_never_empties_does_not_grow(server: Server) -> None:
    client = server.connect()
    client.call("SET", "big", b"x" * 1_000_000)
    for _ in range(8):
        client.send("GET", "big")
    for _ in range(1_000):
        client.send("GET", "big")
        assert isinstance(client.read(), Bulk)
    assert int(report(server.connect(), "memory")["used_memory_rss"]) < 600_000_000


def test_a_list_takes_elements_above_a_gigabyte(server: Server) -> None:
    body = """
        local half = string.rep('x', 2 ^ 29)
        local element = half .. half .. string.rep('y', 100)
        redis.call('RPUSH', KEYS[1], 'small', element)
        redis.call('LSET', KEYS[1], 0, element)
        return redis.call('LLEN', KEYS[1])"""
    # It takes seconds, and where others want the processors much longer.
    with Client(server.port, timeout_s=300) as client:
        client.call("CONFIG", "SET", "script-max-memory", "8gb")
        assert client.call("EVAL", body, "1", "list") == Integer(2)
        client.call("CONFIG", "SET", "script-max-memory", "256mb")
        assert client.call("LREM", "list", "0", "small") == Integer(0)
        client.call("DEL", "list")
