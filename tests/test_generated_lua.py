"""Perilune and redis-server give the same replies to the same generated scripts."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from generated_lua.comparison import Comparison, Difference
from generated_lua.known_differences import agree
from generated_lua.mutation import TOKEN, mutated
from generated_lua.prelude import PRELUDE
from generated_lua.run import compare
from generated_lua.scripts import Script, script
from generated_lua.shrinking import shortened
from support.resp import Array, Bulk, Double, Error, Integer, Map, Reply
from support.servers import Server

pytestmark = pytest.mark.differential

SEED = 1
COUNT = 2_500


@pytest.mark.parametrize("protocol", (2, 3))
def test_both_servers_give_the_same_replies_to_generated_scripts(
    server: Server, oracle: Server, protocol: int
) -> None:
    findings = compare(server, oracle, SEED + protocol, COUNT, protocol, most=3)
    assert not findings.reports, "\n\n".join(findings.reports)


def test_a_seed_always_makes_the_same_scripts() -> None:
    assert [script(5, number) for number in range(50)] == [script(5, n) for n in range(50)]
    assert script(5, 0) != script(6, 0) != script(6, 1)


def test_generated_scripts_compile_and_see_values(oracle: Server) -> None:
    plain = [one for one in map(lambda number: script(2, number), range(300))
             if one.how == b"EVAL" and not one.source.startswith(b"#!")]
    with oracle.connect() as client:
        loaded = client.pipeline((b"SCRIPT", b"LOAD", one.source) for one in plain)
        assert [reply for reply in loaded if isinstance(reply, Error)] == []
        replies = client.pipeline(plain[0].commands())
    assert len(plain) > 150 and replies


def test_mutation_changes_the_source_and_loses_nothing_unasked() -> None:
    source = script(3, 0).source
    assert b"".join(TOKEN.findall(source)) == source
    assert len({mutated(Random(seed), source) for seed in range(30)}) > 25


def test_the_observer_shows_what_replies_hide(oracle: Server) -> None:
    source = PRELUDE + "\nlog(1.5, NEGZERO, NAN, 'a', {x = {true}, [1] = nil}, cjson.null, redis)" \
        "\nlog(type, nil) return seen"
    with oracle.connect() as client:
        assert client.call("EVAL", source, 0) == Array((
            Bulk(b'1.5, -0, nan, "a", {["x"]={[1]=true}}, null, library'),
            Bulk(b"function, nil"),
        ))


class _Disagreeing(Comparison):
    """Servers that disagree on every source with an `x` and a `y` in it."""

    def __init__(self) -> None:
        pass

    def difference(self, script: Script) -> Difference | None:
        if b"x" not in script.source or b"y" not in script.source:
            return None
        return Difference(script, (b"EVAL",), Integer(1), Integer(2))


def test_a_script_is_shrunk_to_what_the_disagreement_needs() -> None:
    source = b"local a = 1\nlog(a, f(x))\nif y then\nreturn z\nend\nreturn a\n"
    long = Script(source, b"EVALSHA", keys=(b"k",), arguments=(b"v",))
    found = _Disagreeing().difference(long)
    assert found is not None
    short = shortened(_Disagreeing(), found).script
    assert {b"x", b"y"} <= {bytes([byte]) for byte in short.source} and len(short.source) < 10
    assert short == Script(short.source)  # EVAL without keys and arguments.


@pytest.mark.parametrize("left,right,same", [
    (Integer(1), Integer(1), True),
    (Integer(1), Integer(2), False),
    (Double(b"0.10000000000000001"), Double(b"0.1"), True),
    (Map(((Bulk(b"a"), Integer(1)), (Bulk(b"b"), Integer(2)))),
     Map(((Bulk(b"b"), Integer(2)), (Bulk(b"a"), Integer(1)))), True),
    (Array((Bulk(b"a"), Bulk(b"b"))), Array((Bulk(b"b"), Bulk(b"a"))), False),
    (Error(b"ERR a"), Error(b"ERR b"), False),
    (Bulk(b"attempt to index a nil value"),
     Bulk(b"attempt to index field '?' (a nil value)"), True),
    (Bulk(b"attempt to call local 'a' (a nil value)"),
     Bulk(b"attempt to call local 'b' (a nil value)"), False),
    (Bulk(b"attempt to call local 'a' (a nil value)"),
     Bulk(b"attempt to call a table value"), False),
    (Array((Error(b"1: attempt to call a nil value"),)),
     Array((Error(b"2: attempt to call a nil value"),)), False),
])
def test_only_known_differences_are_allowed(left: Reply, right: Reply, same: bool) -> None:
    assert agree(left, right) == same


def test_a_lost_script_is_sent_again_in_the_same_way() -> None:
    one = Script(b"return 1", b"EVALSHA", (b"k",), (b"v",))
    assert [command[0] for command in one.commands()] == [b"SCRIPT", b"EVALSHA"]
    assert replace(one, how=b"EVAL", counted=b"x").commands() == [
        (b"EVAL", b"return 1", b"x", b"k", b"v")
    ]
