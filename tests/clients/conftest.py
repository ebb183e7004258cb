"""The fixture of the clients' tests: a server without keys and scripts."""

from __future__ import annotations

import pytest

from support.resp import Simple
from support.servers import Server


@pytest.fixture
def server(server: Server) -> Server:
    """The server under test, with neither keys nor scripts."""
    with server.connect() as client:
        for command in (("FLUSHALL",), ("SCRIPT", "FLUSH")):
            assert client.call(*command) == Simple(b"OK")
    return server
