"""The notation of replies is read as records write it, and a reply that does not fit is found."""

from __future__ import annotations

import pytest

from differential.generate import Step
from differential.pair import Misfit, Pair, shown_outcome
from support.reply_schema import MalformedSchema, Schemas, parse, protocol_after
from support.resp import (
    Array, BigNumber, Boolean, Bulk, Client, Double, Integer, Map, Null, NullArray, NullBulk,
    Reply, Set, Simple, Verbatim,
)
from support.servers import Server

A, B, ONE = Bulk(b"a"), Bulk(b"b"), Integer(1)
HALF = Double(b"0.5")
HALF_TEXT = Bulk(b"0.5")


def _array(*items: Reply) -> Array:
    return Array(items)


# Each: the text, a reply that fits it in RESP2 only, one that fits it in RESP3 only.
SHAPES = [
    ("bulk | null", NullBulk(), Null()),
    ("nullarray", NullArray(), Null()),
    ("double", HALF_TEXT, HALF),
    ("double", Bulk(b"-inf"), Double(b"-inf")),
    ("boolean", ONE, Boolean(True)),
    ("bignumber", Bulk(b"123"), BigNumber(b"123")),
    ("verbatim", A, Verbatim(b"txt", b"a")),
    ("set<bulk>", _array(A), Set((A,))),
    ("map<bulk, integer>", _array(A, ONE), Map(((A, ONE),))),
    ("{a: integer, b?: bulk}", _array(A, ONE), Map(((A, ONE),))),
    ("{a: integer, b?: bulk}", _array(B, A, A, ONE), Map(((B, A), (A, ONE)))),
    ("pairs<bulk, double>", _array(A, HALF_TEXT), _array(_array(A, HALF))),
    ("tuple<bulk, double> | pairs<bulk, double>", _array(A, HALF_TEXT), _array(A, HALF)),
    ("tuple<bulk, double> | pairs<bulk, double>", _array(A, HALF_TEXT), _array(_array(A, HALF))),
    ("array<tuple<bulk, double>>", _array(_array(A, HALF_TEXT)), _array(_array(A, HALF))),
    ("resp2: array<bulk>; resp3: map<bulk, bulk>", _array(A), Map(((A, B),))),
]


@pytest.mark.parametrize("text,resp2,resp3", SHAPES)
def test_each_protocol_has_its_own_form(text: str, resp2: Reply, resp3: Reply) -> None:
    schema = parse(text)
    assert schema.fits(resp2, 2) and schema.fits(resp3, 3)
    assert not schema.fits(resp2, 3) and not schema.fits(resp3, 2)


@pytest.mark.parametrize("text,reply", [
    ("integer", ONE),
    ("OK | bulk", Simple(b"OK")),
    ("status", Simple(b"string")),
    ("array<integer>", _array()),
    ("tuple<bulk, double> | pairs<bulk, double>", _array()),
    ("array<bulk | integer>", _array(ONE, A)),
    ("tuple<bulk, array<bulk>>", _array(A, _array(A, B))),
    ("tuple<bulk, integer> | array<bulk>", _array(A, A)),
    ("any", Simple(b"x")),
])
def test_most_forms_are_the_same_in_both_protocols(text: str, reply: Reply) -> None:
    assert parse(text).fits(reply, 2) and parse(text).fits(reply, 3)


@pytest.mark.parametrize("text,reply", [
    ("integer", A),
    ("bulk", Simple(b"a")),
    ("bulk", NullBulk()),
    ("null", NullArray()),
    ("nullarray", NullBulk()),
    ("OK", Simple(b"PONG")),
    ("status", A),
    ("none", Simple(b"OK")),
    ("double", A),
    ("bignumber", HALF_TEXT),
    ("boolean", Integer(2)),
    ("array<bulk>", _array(A, ONE)),
    ("tuple<bulk, bulk>", _array(A)),
    ("tuple<bulk>", _array(A, A)),
    ("map<bulk, bulk>", _array(A)),
    ("map<bulk, integer>", _array(A, A)),
    ("pairs<bulk, integer>", _array(_array(A, ONE))),
    ("{a: integer}", _array()),
    ("{a: integer}", _array(A, A)),
    ("{a: integer}", _array(A, ONE, B, ONE)),
    ("{a: integer}", _array(A, ONE, A, ONE)),
])
def test_what_is_something_else_does_not_fit(text: str, reply: Reply) -> None:
    assert not parse(text).fits(reply, 2)


@pytest.mark.parametrize("text", [
    "", "bulk ", "bulk|null", "Ok", "array", "array<>", "array<bulk", "array<bulk>>", "map<bulk>",
    "bulk<integer>", "{}", "{a: bulk,b: bulk}", "resp2: bulk", "resp3: bulk; resp2: bulk",
])
def test_a_malformed_text_is_refused(text: str) -> None:
    with pytest.raises(MalformedSchema):
        parse(text)


def test_the_server_says_what_each_subcommand_replies(client: Client) -> None:
    schemas = Schemas.of(client)
    assert len(schemas) > 100
    for protocol in (2, 3):
        client.call("HELLO", protocol)
        config_get = Schemas.of(client).find([b"Config", b"gEt", b"x"])
        assert config_get and config_get.text == "map<bulk, bulk>"
    assert schemas.find([b"CONFIG"]) is None


def test_a_reply_to_hello_or_reset_is_in_the_new_protocol() -> None:
    assert protocol_after([b"hello", b"3"], Map(()), 2) == 3
    assert protocol_after([b"HELLO"], Map(()), 3) == 3
    assert protocol_after([b"HELLO", b"3"], Simple(b"QUEUED"), 2) == 2
    assert protocol_after([b"RESET"], Simple(b"RESET"), 3) == 2


@pytest.mark.differential
@pytest.mark.parametrize("protocol", (2, 3))
def test_a_reply_that_its_record_does_not_say_is_a_difference(
    server: Server, oracle: Server, protocol: int
) -> None:
    with server.connect() as client:
        wrong = Schemas.of(client).replaced("strlen", "bulk")
    pair = Pair(server, oracle, protocol, wrong)
    commands = [b"SET a b", b"STRLEN", b"MULTI", b"GET a", b"STRLEN a", b"EXEC"]
    steps = [Step(0, tuple(command.split())) for command in commands]
    assert pair.first_difference(steps[:5]) is None
    found = pair.first_difference(steps)
    assert found and found.at == 5
    assert found.left == Misfit(ONE, (b"STRLEN", b"a"), f"bulk (RESP{protocol})")
    assert "of STRLEN a, whose record says bulk" in shown_outcome(found.left)
