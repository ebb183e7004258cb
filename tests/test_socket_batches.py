"""Many clients whose requests come all at once, with io_uring and without."""

from __future__ import annotations

import time
from contextlib import ExitStack
from typing import Iterator

import pytest
from support.report import report
from support.resp import Array, Bulk, Client, Integer, Simple, encode_command
from support.servers import Server, server_under_test

_CLIENTS = 150  # More than the ring takes at once.
_LARGE = 1_000_000  # More than a socket takes at once.


@pytest.fixture(scope="module", params=["yes", "no"], ids=["io_uring", "no io_uring"])
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    with server_under_test(["--threads", "1", "--io-uring", request.param]) as started:
        yield started


@pytest.fixture
def clients(server: Server) -> Iterator[list[Client]]:
    with ExitStack() as stack:
        connected = [stack.enter_context(server.connect()) for _ in range(_CLIENTS)]
        for client in connected:
            assert client.call("PING") == Simple(b"PONG")
        yield connected


def test_info_says_whether_it_is_used(server: Server) -> None:
    with server.connect() as client:
        wanted = client.call("CONFIG", "GET", "io-uring")
        used = report(client, "server")["io_uring"]
    assert isinstance(wanted, Array)
    assert (wanted.items[1], used) in ((Bulk(b"yes"), "1"), (Bulk(b"yes"), "0"),
                                       (Bulk(b"no"), "0"))


def test_each_client_gets_its_own_replies(server: Server, clients: list[Client]) -> None:
    values = [b"%d" % number * (1 + number % 50) for number in range(_CLIENTS)]
    with server.stopped():
        for number, (client, value) in enumerate(zip(clients, values)):
            client.send("SET", f"key:{number}", value)
            client.send("GET", f"key:{number}")
            client.send("STRLEN", f"key:{number}")
    for client, value in zip(clients, values):
        assert client.read() == Simple(b"OK")
        assert client.read() == Bulk(value)
        assert client.read() == Integer(len(value))


def test_replies_that_no_socket_takes_at_once_arrive_whole(server: Server,
                                                          clients: list[Client]) -> None:
    readers = clients[:20]
    values = [b"%02d" % number * (_LARGE // 2) for number in range(len(readers))]
    for number, value in enumerate(values):
        assert clients[0].call("SET", f"large:{number}", value) == Simple(b"OK")
    with server.stopped():
        for number, client in enumerate(readers):
            client.send("GET", f"large:{number}")
            client.send("PING")
    for client, value in zip(readers, values):
        assert client.read() == Bulk(value)
        assert client.read() == Simple(b"PONG")


def test_who_goes_away_takes_nothing_from_the_others(server: Server,
                                                     clients: list[Client]) -> None:
    leaving, staying = clients[::2], clients[1::2]
    with server.stopped():
        for client in clients:
            client.send("INCR", "count")
        for client in leaving:
            client.close()
    counts = [client.read() for client in staying]
    assert all(isinstance(count, Integer) for count in counts)
    assert staying[0].call("GET", "count") == Bulk(b"%d" % _CLIENTS)


def test_no_reply_is_sent_twice_where_a_script_is_handed_on_in_between() -> None:
    value = b"x" * 300_000  # Is sent before the rest of its batch.
    options = ["--threads", "1", "--script-slice-us", "500000"]
    with server_under_test(options) as server, ExitStack() as stack:
        early, late = ([stack.enter_context(server.connect()) for _ in range(3)] for _ in range(2))
        hog = stack.enter_context(server.connect())
        assert hog.call("SET", "large", value) == Simple(b"OK")
        with server.stopped():  # Some of them are served before the script, and wait to be sent.
            for client in early:
                client.send("PING")
            hog.send("EVAL", "while true do end", "0")
            for client in late:
                client.send("PING")
        time.sleep(0.1)  # The script has its slice still.
        clients = early + late
        for client in clients:
            client.send_raw(encode_command(["GET", "large"]) + encode_command(["ECHO", "end"]))
        for client in clients:
            assert client.read() == Simple(b"PONG")
            assert client.read() == Bulk(value)
            assert client.read() == Bulk(b"end")
            assert client.call("ECHO", "next") == Bulk(b"next")
        assert clients[0].call("SCRIPT", "KILL") == Simple(b"OK")
