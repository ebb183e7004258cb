"""The tools and clients that people use work as they are: redis-cli, redis-benchmark, redis-py."""

from __future__ import annotations

import subprocess

import redis
from support.servers import Server

COMPARE_AND_DELETE = """
if redis.call('GET', KEYS[1]) == ARGV[1] then
  return redis.call('DEL', KEYS[1])
end
return 0"""


def cli(server: Server, *arguments: str) -> str:
    """Returns what redis-cli prints."""
    command = ["redis-cli", "-p", str(server.port), *arguments]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


def test_redis_cli_runs_the_scripts_that_people_paste(server: Server) -> None:
    assert cli(server, "SET", "lock", "token", "NX", "PX", "60000") == "OK\n"
    assert cli(server, "EVAL", COMPARE_AND_DELETE, "1", "lock", "wrong") == "0\n"
    assert cli(server, "EVAL", COMPARE_AND_DELETE, "1", "lock", "token") == "1\n"
    sha = cli(server, "SCRIPT", "LOAD", COMPARE_AND_DELETE).strip()
    assert cli(server, "EVALSHA", sha, "1", "lock", "token") == "0\n"
    assert cli(server, "-3", "EVAL", "return {double=0.5}", "0") == "0.5\n"


def test_redis_cli_reads_a_script_from_a_file(server: Server, tmp_path) -> None:
    script = tmp_path / "count.lua"
    script.write_text("return redis.call('INCRBY', KEYS[1], ARGV[1])")
    assert cli(server, "--eval", str(script), "count:file", ",", "5") == "5\n"


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


def test_redis_py_registers_scripts_and_survives_a_flush_of_them(server: Server) -> None:
    client = redis.Redis(port=server.port)
    release = client.register_script(COMPARE_AND_DELETE)
    client.set("lock", "token", nx=True, px=60_000)
    assert release(keys=["lock"], args=["token"]) == 1
    client.script_flush()
    assert release(keys=["lock"], args=["token"]) == 0
    pipeline = client.pipeline(transaction=True)
    pipeline.incr("count:py")
    release(keys=["lock"], args=["token"], client=pipeline)
    count, released = pipeline.execute()
    assert (count, released) == (1, 0)
    assert client.info("server")["redis_version"] == "7.2.4"
    client.close()
