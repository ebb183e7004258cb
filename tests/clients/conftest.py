"""The fixtures of the clients' tests: a server without keys and scripts, and Node.js packages."""

from __future__ import annotations

from pathlib import Path

import pytest

import node_packages
from support.resp import Simple
from support.servers import Server


@pytest.fixture
def server(server: Server) -> Server:
    """The server under test, with neither keys nor scripts."""
    with server.connect() as client:
        for command in (("FLUSHALL",), ("SCRIPT", "FLUSH")):
            assert client.call(*command) == Simple(b"OK")
    return server


@pytest.fixture(scope="session")
def node_folder() -> Path:
    """The folder of the Node.js tests, in which package-lock.json's packages are installed."""
    return node_packages.install()
