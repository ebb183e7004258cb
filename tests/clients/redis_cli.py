"""Runs redis-cli on a server."""

from __future__ import annotations

import subprocess

from support.servers import Server

TIMEOUT_S = 60


def cli(server: Server, *arguments: str, stdin: bytes = b"") -> str:
    """Returns what redis-cli prints. Raises CalledProcessError if it fails."""
    return subprocess.run(
        ["redis-cli", "-p", str(server.port), *arguments],
        input=stdin, capture_output=True, check=True, timeout=TIMEOUT_S,
    ).stdout.decode()
