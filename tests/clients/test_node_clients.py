"""Node.js clients, and libraries that live on Lua, pass the tests that stand beside this file."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import Iterator

import pytest

from support.servers import Server, server_under_test

TIMEOUT_S = 180


def run(folder: Path, script: str, ports: list[int]) -> None:
    """Runs a script of tests; fails unless each of its tests ran and passed."""
    done = subprocess.run(
        ["node", "--test-reporter=tap", script], cwd=folder, timeout=TIMEOUT_S,
        env={**os.environ, "PERILUNE_TEST_PORTS": ",".join(map(str, ports))},
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )
    counts = {name: int(count) for name, count in re.findall(r"^# (\w+) (\d+)$", done.stdout, re.M)}
    assert done.returncode == 0, done.stdout
    assert counts["pass"] == counts["tests"] > 0, done.stdout


@pytest.fixture(scope="module")
def more_servers() -> Iterator[list[Server]]:
    """Two servers beside the one under test, for locks that need most of three."""
    with server_under_test() as second, server_under_test() as third:
        yield [second, third]
        second.check()
        third.check()


@pytest.mark.parametrize("script", ["ioredis.mjs", "node_redis.mjs", "rate_limiter_flexible.mjs"])
def test_a_node_client_works(server: Server, node_folder: Path, script: str) -> None:
    run(node_folder, script, [server.port])


def test_redlock_locks_on_one_server_and_on_three(
    server: Server, more_servers: list[Server], node_folder: Path
) -> None:
    run(node_folder, "redlock.mjs", [server.port, *(more.port for more in more_servers)])
