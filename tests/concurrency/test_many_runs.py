"""However many scripts collide, each comes to its end, once.

PERILUNE_CONCURRENCY_RUNS=1000000 makes it a million.
"""

from __future__ import annotations

import os
import subprocess

import pytest
from concurrency.history import version
from support.servers import server_under_test

pytestmark = pytest.mark.concurrency

RUNS = int(os.environ.get("PERILUNE_CONCURRENCY_RUNS", "20000"))
LOADERS = 4
KEYS = 12
PATIENCE_S = 60 + RUNS // 500

# Counts up two keys that it does not declare; one in twelve looks at the whole keyspace between.
COUNT = """
redis.call('INCR', ARGV[1])
if tonumber(ARGV[2]) == 0 then redis.call('DBSIZE') end
redis.call('INCR', ARGV[2])"""


@pytest.mark.parametrize(
    ("slice_us", "runs"), [("1000", RUNS), ("0", RUNS // 5)], ids=["sliced", "unsliced"]
)
def test_each_of_many_scripts_that_collide_is_executed_once(slice_us: str, runs: int) -> None:
    with server_under_test(["--threads", "4", "--script-slice-us", slice_us]) as server:
        command = ["redis-benchmark", "-p", str(server.port), "-q", "-e", "-c", "8", "-P", "4",
                   "-n", str(runs // LOADERS), "-r", str(KEYS), "EVAL", COUNT, "0",
                   "__rand_int__", "__rand_int__"]
        loaders = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(LOADERS)]
        try:
            for loader in loaders:
                printed, _ = loader.communicate(timeout=PATIENCE_S)
                assert loader.returncode == 0 and b"Error" not in printed, printed
        finally:
            for loader in loaders:
                loader.kill()
                loader.wait()
        with server.connect() as client:
            values = client.call("MGET", *[f"{number:012}" for number in range(KEYS)]).items
            assert sum(map(version, values)) == 2 * (runs // LOADERS) * LOADERS
