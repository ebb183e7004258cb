"""redis-cli: scripts from files, pipes and arguments, and how their replies print."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from recipes import COMPARE_AND_DELETE, UNKNOWN_SHA
from redis_cli import cli
from support.servers import Server

INCREMENT = "return redis.call('INCR', KEYS[1])"
NOSCRIPT = "NOSCRIPT No matching script. Please use EVAL.\n\n"

EVERY_KIND = """
return {1, {'two', {3.9, true}}, false, {ok = 'FINE'}, redis.error_reply('MINE why'), 'a\\nb'}"""
PRINTED = {
    "--no-raw": """\
1) (integer) 1
2) 1) "two"
   2) 1) (integer) 3
      2) (integer) 1
3) (nil)
4) FINE
5) (error) MINE why
6) "a\\nb"
""",
    "--raw": "1\ntwo\n3\n1\n\nFINE\nMINE why\n\na\nb\n",
    "--csv": '1,"two",3,1,NULL,"FINE",ERROR,"MINE why","a\\nb"\n',
    "--json": '[1,["two",[3,1]],null,"FINE",error:"MINE why","a\\nb"]\n',
}
# What returns a type of RESP3, printed in RESP2 and in RESP3.
TYPED = {
    "return {map = {a = {1}}}": ('1) "a"\n2) 1) (integer) 1\n', '1# "a" => 1) (integer) 1\n'),
    "return {set = {a = true}}": ('1) "a"\n', '1~ "a"\n'),
    "return {double = 0.5}": ('"0.5"\n', "(double) 0.5\n"),
    "return {verbatim_string = {format = 'txt', string = 'x y'}}": ('"x y"\n', "x y\n"),
    "redis.setresp(3) return true": ("(integer) 1\n", "(true)\n"),
    "redis.setresp(3) return false": ("(integer) 0\n", "(false)\n"),
    "return false": ("(nil)\n", "(nil)\n"),
    "return {}": ("(empty array)\n", "(empty array)\n"),
}


def file_of(folder: Path, source: str) -> str:
    """Returns the path of a new file with the source of a script."""
    path = folder / "script.lua"
    path.write_text(source)
    return str(path)


def request(*words: str) -> bytes:
    """Returns the bytes of a request, as mass insertion sends them."""
    parts = [f"*{len(words)}\r\n", *(f"${len(word)}\r\n{word}\r\n" for word in words)]
    return "".join(parts).encode()


def test_scripts_that_people_paste_run(server: Server) -> None:
    assert cli(server, "SET", "lock", "token", "NX", "PX", "60000") == "OK\n"
    assert cli(server, "EVAL", COMPARE_AND_DELETE, "1", "lock", "wrong") == "0\n"
    assert cli(server, "EVAL", COMPARE_AND_DELETE, "1", "lock", "token") == "1\n"
    sha = cli(server, "SCRIPT", "LOAD", COMPARE_AND_DELETE).strip()
    assert cli(server, "EVALSHA", sha, "1", "lock", "token") == "0\n"


def test_a_flush_forgets_scripts_until_they_are_sent_again(server: Server) -> None:
    sha = cli(server, "SCRIPT", "LOAD", INCREMENT).strip()
    assert cli(server, "SCRIPT", "EXISTS", sha, UNKNOWN_SHA) == "1\n0\n"
    assert cli(server, "EVALSHA", sha, "1", "count") == "1\n"
    assert cli(server, "SCRIPT", "FLUSH") == "OK\n"
    assert cli(server, "SCRIPT", "EXISTS", sha) == "0\n"
    assert cli(server, "EVALSHA", sha, "1", "count") == NOSCRIPT
    assert cli(server, "EVAL", INCREMENT, "1", "count") == "2\n"
    assert cli(server, "EVALSHA", sha, "1", "count") == "3\n"


def test_a_comma_parts_the_keys_of_a_file_from_its_arguments(
    server: Server, tmp_path: Path
) -> None:
    script = file_of(tmp_path, "return {#KEYS, KEYS, ARGV}")
    assert cli(server, "--eval", script, "k1", "k2", ",", "a1", "a 2") == "2\nk1\nk2\na1\na 2\n"
    assert cli(server, "--eval", script, ",", "a1") == "0\n\na1\n"
    assert cli(server, "--no-raw", "--eval", script) == (
        "1) (integer) 0\n2) (empty array)\n3) (empty array)\n"
    )


def test_a_file_is_sent_whole_and_so_survives_a_flush(server: Server, tmp_path: Path) -> None:
    script = file_of(tmp_path, "return redis.call('INCRBY', KEYS[1], ARGV[1])")
    assert cli(server, "--eval", script, "count", ",", "5") == "5\n"
    assert cli(server, "SCRIPT", "FLUSH") == "OK\n"
    assert cli(server, "--eval", script, "count", ",", "5") == "10\n"


def test_a_file_that_fails_prints_its_error_and_its_line(server: Server, tmp_path: Path) -> None:
    script = file_of(tmp_path, "local reason = ARGV[1]\nerror(reason)")
    assert cli(server, "--eval", script, ",", "why").startswith("ERR user_script:2: why script: ")
    script = file_of(tmp_path, "return 1 +")
    assert cli(server, "--eval", script).startswith("ERR Error compiling script (new function): ")
    with pytest.raises(subprocess.CalledProcessError) as failure:
        cli(server, "-e", "--eval", script)
    assert failure.value.returncode == 1
    assert b"ERR Error compiling script" in failure.value.stderr


def test_the_last_argument_can_come_through_a_pipe(server: Server) -> None:
    sha = cli(server, "-x", "SCRIPT", "LOAD", stdin=INCREMENT.encode()).strip()
    assert cli(server, "EVALSHA", sha, "1", "count") == "1\n"
    echoed = cli(server, "--no-raw", "-x", "EVAL", "return ARGV[1]", "0", stdin=b"a\0b\r\nc\xff")
    assert echoed == '"a\\x00b\\r\\nc\\xff"\n'
    source = b"return KEYS[1] .. #ARGV[1]"
    assert cli(server, "-X", "tag", "EVAL", "tag", "1", "k", "arg", stdin=source) == "k3\n"


def test_commands_through_a_pipe_share_a_connection(server: Server) -> None:
    commands = f"""\
SET a 1
EVAL "{INCREMENT}" 1 a
MULTI
INCR a
EVAL "{INCREMENT}" 1 a
EXEC
EVALSHA {UNKNOWN_SHA} 0
"""
    assert cli(server, stdin=commands.encode()) == (
        f"OK\n2\nOK\nQUEUED\nQUEUED\n3\n4\n{NOSCRIPT}"
    )


def test_a_command_can_be_repeated(server: Server) -> None:
    assert cli(server, "-r", "3", "EVAL", INCREMENT, "1", "count") == "1\n2\n3\n"


def test_mass_insertion_calls_a_script_for_each_line(server: Server) -> None:
    store = "return redis.call('HSET', KEYS[1], 'number', ARGV[1], 'square', ARGV[1] * ARGV[1])"
    sha = cli(server, "SCRIPT", "LOAD", store).strip()
    calls = [request("EVALSHA", sha, "1", f"n:{number}", str(number)) for number in range(5000)]
    assert "errors: 0, replies: 5000\n" in cli(server, "--pipe", stdin=b"".join(calls))
    assert cli(server, "DBSIZE") == "5000\n"
    assert cli(server, "HMGET", "n:4999", "number", "square") == "4999\n24990001\n"


def test_mass_insertion_counts_what_is_refused(server: Server) -> None:
    sha = cli(server, "SCRIPT", "LOAD", INCREMENT).strip()
    known, unknown = request("EVALSHA", sha, "1", "n"), request("EVALSHA", UNKNOWN_SHA, "1", "n")
    with pytest.raises(subprocess.CalledProcessError) as failure:
        cli(server, "--pipe", stdin=(known * 9 + unknown) * 100)
    assert b"errors: 100, replies: 1000\n" in failure.value.stdout
    assert cli(server, "GET", "n") == "900\n"


@pytest.mark.parametrize("how", PRINTED)
def test_every_kind_of_reply_prints(server: Server, tmp_path: Path, how: str) -> None:
    assert cli(server, how, "--eval", file_of(tmp_path, EVERY_KIND)) == PRINTED[how]


@pytest.mark.parametrize("source", TYPED)
def test_types_of_resp3_print(server: Server, source: str) -> None:
    in_resp2, in_resp3 = TYPED[source]
    assert cli(server, "-2", "--no-raw", "EVAL", source, "0") == in_resp2
    assert cli(server, "-3", "--no-raw", "EVAL", source, "0") == in_resp3


def test_json_has_objects_for_maps(server: Server) -> None:
    source = "redis.setresp(3) return {map = {a = {1.5, 'x', false}}}"
    assert cli(server, "-3", "--json", "EVAL", source, "0") == '{"a":[1,"x",false]}\n'


def test_scans_find_what_scripts_wrote(server: Server) -> None:
    source = "for i = 1, 300 do redis.call('SET', KEYS[1] .. i, i) end"
    cli(server, "EVAL", source, "1", "key:")
    cli(server, "SET", "other", "1")
    found = cli(server, "--scan", "--pattern", "key:*").split()
    assert sorted(found) == sorted(f"key:{number}" for number in range(1, 301))
