"""The test machinery itself: it reads RESP, prints as redis-cli does, and notices differences."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from support.printed import BadQuoting, printed, split_words
from support.resp import (
    Array, BigNumber, Boolean, Bulk, Client, ConnectionClosed, Double, Error, Integer, Map, Null,
    NullArray, NullBulk, ProtocolError, Push, Reply, Set, Simple, Verbatim, encode_command,
)
from support.servers import Server
from support.transcript import TranscriptError, failures, matches, parse, text_of

WIRE = [
    (b"+OK\r\n", Simple(b"OK")),
    (b"-ERR no\r\n", Error(b"ERR no")),
    (b"!6\r\nERR no\r\n", Error(b"ERR no")),
    (b":-5\r\n", Integer(-5)),
    (b"$4\r\na\r\nb\r\n", Bulk(b"a\r\nb")),
    (b"$-1\r\n", NullBulk()),
    (b"*-1\r\n", NullArray()),
    (b"_\r\n", Null()),
    (b"#t\r\n", Boolean(True)),
    (b",inf\r\n", Double(b"inf")),
    (b"(123\r\n", BigNumber(b"123")),
    (b"=5\r\ntxt:a\r\n", Verbatim(b"txt", b"a")),
    (b"*2\r\n:1\r\n*0\r\n", Array((Integer(1), Array(())))),
    (b"~1\r\n+a\r\n", Set((Simple(b"a"),))),
    (b">1\r\n+a\r\n", Push((Simple(b"a"),))),
    (b"%1\r\n+a\r\n:1\r\n", Map(((Simple(b"a"), Integer(1)),))),
]


def _client_that_receives(data: bytes) -> Client:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        client = Client(listener.getsockname()[1])
        peer, _ = listener.accept()
        with peer:
            peer.sendall(data)
    return client


@pytest.mark.parametrize("wire,reply", WIRE)
def test_the_client_keeps_the_type_of_a_reply(wire: bytes, reply: Reply) -> None:
    with _client_that_receives(wire) as client:
        assert client.read() == reply
        with pytest.raises(ConnectionClosed):
            client.read()


@pytest.mark.parametrize("wire", [b"?1\r\n", b"+OK\n", b"$1\r\nabc"])
def test_the_client_refuses_what_is_not_resp(wire: bytes) -> None:
    with _client_that_receives(wire) as client, pytest.raises(ProtocolError):
        client.read()


def test_a_command_is_sent_as_an_array_of_bulk_strings() -> None:
    assert encode_command(["SET", b"\xff", 10]) == b"*3\r\n$3\r\nSET\r\n$1\r\n\xff\r\n$2\r\n10\r\n"


def test_nested_replies_are_indented_as_redis_cli_does() -> None:
    reply = Array((Array((Integer(1), Bulk(b"a"))), Map(((Bulk(b"k"), Set((Null(),))),))))
    assert printed(reply) == '1) 1) (integer) 1\n   2) "a"\n2) 1# "k" => 1~ (nil)'


def test_a_long_value_of_a_map_begins_on_a_new_line() -> None:
    reply = Map(((Bulk(b"k"), Array((Integer(1), Integer(2)))),))
    assert printed(reply) == '1# "k" =>\n   1) (integer) 1\n   2) (integer) 2'


def test_unprintable_bytes_are_escaped_and_read_back() -> None:
    data = bytes(range(256))
    assert split_words(printed(Bulk(data))) == [data]


def test_single_quotes_know_one_escape_only() -> None:
    assert split_words("a 'b\\n\\'c' \"\"") == [b"a", b"b\\n'c", b""]


@pytest.mark.parametrize("line", ['"open', '"a"b', '"a\\'])
def test_a_bad_quote_is_refused(line: str) -> None:
    with pytest.raises(BadQuoting):
        split_words(line)


def test_a_transcript_is_made_of_its_entries() -> None:
    text = "# Says hello.\n\n> EVAL \"\n| return 1\n| \" 0\n(integer) 1\na> GET x\n(nil)\n"
    entries = parse(text)
    assert text_of(entries) == text
    assert [(e.line, e.client, e.command, e.expected) for e in entries if e.command] == [
        (3, "", 'EVAL "\nreturn 1\n" 0', ["(integer) 1"]),
        (7, "a", "GET x", ["(nil)"]),
    ]


@pytest.mark.parametrize("text", ["OK\n", "#! 6.0\n> PING\nPONG\n"])
def test_a_malformed_transcript_is_refused(text: str) -> None:
    with pytest.raises(TranscriptError):
        parse(text)


def test_a_line_of_a_reply_may_be_a_pattern() -> None:
    assert matches(["OK", "~ \\(integer\\) \\d+"], ["OK", "(integer) 17"])
    assert not matches(["~ \\d"], ["17"])
    assert not matches(["OK"], ["OK", "OK"])


def test_a_wrong_reply_is_shown_with_its_place(server: Server, tmp_path: Path) -> None:
    path = tmp_path / "wrong.t"
    path.write_text("> PING\nPONG\n> ECHO a\n\"b\"\n")
    found = failures(path, server.connect, server.is_oracle)
    assert found == [f"{path}:3: > ECHO a\nexpected:\n    \"b\"\ngot:\n    \"a\""]
