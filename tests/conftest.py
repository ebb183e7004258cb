"""The fixtures: a fresh server for each module, an empty one for each test."""

from __future__ import annotations

from typing import Iterator

import pytest

from support.resp import Client
from support.servers import Oracle, Server, server_under_test


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds --oracle, which also runs every transcript against redis-server."""
    parser.addoption("--oracle", action="store_true", help="run transcripts on redis-server too")


@pytest.fixture(scope="module")
def _module_server() -> Iterator[Server]:
    with server_under_test() as server:
        yield server


@pytest.fixture
def server(_module_server: Server) -> Iterator[Server]:
    """The server under test, running; the test fails if it dies or reports a bug."""
    _module_server.ensure_running()
    yield _module_server
    _module_server.check()


@pytest.fixture(scope="module")
def oracle() -> Iterator[Server]:
    """A redis-server."""
    with Oracle() as server:
        yield server


@pytest.fixture
def client(server: Server) -> Iterator[Client]:
    """A connection to the server under test, whose databases are empty."""
    with server.connect() as connection:
        connection.call("FLUSHALL")
        yield connection
