"""What INFO tells of a server."""

from __future__ import annotations

from support.resp import Bulk, Client


def report(client: Client, section: str) -> dict[str, str]:
    """Returns the fields of a section, such as "memory", by their names."""
    reply = client.call("INFO", section)
    assert isinstance(reply, Bulk), reply
    lines = reply.data.decode().split("\r\n")
    return dict(line.split(":", 1) for line in lines if ":" in line)
