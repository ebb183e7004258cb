"""A key that expires while it is watched fails the EXEC; one that was absent already does not."""

from __future__ import annotations

import time

from support.resp import Array, Client, NullArray, Simple
from support.servers import Server

EXPIRED_S = 0.003  # A key that lives for a millisecond is gone, whether it was removed or not.
REMOVED_S = 0.06  # The server has removed it.
LIFE_MS = 300  # Long enough to be watched.


def executed(client: Client) -> bool:
    """Returns whether an empty transaction is executed."""
    reply = client.pipeline([("MULTI",), ("EXEC",)])[-1]
    assert reply in (Array(()), NullArray())
    return reply == Array(())


def test_removing_what_had_expired_before_is_no_change(client: Client) -> None:
    for _ in range(10):  # The server may remove it before the WATCH.
        client.call("SET", "k", "v", "PX", "1")
        time.sleep(EXPIRED_S)
        client.call("WATCH", "k")
        time.sleep(REMOVED_S)
        assert executed(client)


def test_flushing_what_had_expired_before_is_no_change(client: Client, server: Server) -> None:
    with server.connect() as other:
        for _ in range(10):
            client.call("SET", "k", "v", "PX", "1")
            time.sleep(EXPIRED_S)
            client.call("WATCH", "k")
            assert other.call("FLUSHALL") == Simple(b"OK")
            assert executed(client)


def test_expiring_is_a_change(client: Client) -> None:
    for wait_s in (EXPIRED_S, REMOVED_S):
        client.call("SET", "k", "v", "PX", LIFE_MS)
        client.call("WATCH", "k")
        time.sleep(LIFE_MS / 1000 + wait_s)
        assert not executed(client)
