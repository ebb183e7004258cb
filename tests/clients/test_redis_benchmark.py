"""redis-benchmark runs its tests, pipelined and with a script."""

from __future__ import annotations

import subprocess

from redis_cli import cli
from support.servers import Server


def test_redis_benchmark_runs(server: Server) -> None:
    sha = cli(server, "SCRIPT", "LOAD", "return redis.call('INCR', KEYS[1])").strip()
    base = ["redis-benchmark", "-p", str(server.port), "-q", "-n", "2000", "-c", "20"]
    for more in ([], ["-P", "16", "-t", "set,get"], ["EVALSHA", sha, "1", "bench"]):
        done = subprocess.run([*base, *more], capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
        assert "requests per second" in done.stdout
        assert "ERR" not in done.stdout + done.stderr
        if not more:  # The default set, to its last test.
            assert "MSET (10 keys):" in done.stdout
    assert cli(server, "GET", "bench") == "2000\n"
