"""Prints replies as redis-cli does in a terminal, and splits command lines as it does."""

from __future__ import annotations

from support.resp import (
    Array, BigNumber, Boolean, Bulk, Double, Error, Integer, Map, Null, NullArray, NullBulk, Push,
    Reply, Set, Simple, Verbatim,
)

_ESCAPES = {
    ord("\\"): "\\\\", ord('"'): '\\"', ord("\n"): "\\n", ord("\r"): "\\r", ord("\t"): "\\t",
    ord("\a"): "\\a", ord("\b"): "\\b",
}
_UNESCAPES = {"n": b"\n", "r": b"\r", "t": b"\t", "a": b"\a", "b": b"\b"}


class BadQuoting(Exception):
    """A command line has a quote that does not end, or text behind a closing quote."""


def quoted(data: bytes) -> str:
    """Returns `data` in double quotes; what is not printable ASCII is escaped."""
    shown = [
        _ESCAPES.get(byte) or (chr(byte) if 32 <= byte < 127 else f"\\x{byte:02x}")
        for byte in data
    ]
    return '"' + "".join(shown) + '"'


def printed(reply: Reply, indent: str = "") -> str:
    """Returns `reply` in redis-cli's form, without a final line break.

    `indent` stands before every line of an aggregate but its first.
    """
    if isinstance(reply, (Array, Set, Push)):
        return _printed_items(reply, indent)
    if isinstance(reply, Map):
        return _printed_pairs(reply, indent)
    return _printed_scalar(reply)


def _printed_scalar(reply: Reply) -> str:
    if isinstance(reply, Simple):
        return reply.text.decode(errors="backslashreplace")
    if isinstance(reply, Error):
        return "(error) " + reply.text.decode(errors="backslashreplace")
    if isinstance(reply, Integer):
        return f"(integer) {reply.value}"
    if isinstance(reply, Bulk):
        return quoted(reply.data)
    if isinstance(reply, (Null, NullBulk, NullArray)):
        return "(nil)"
    if isinstance(reply, Boolean):
        return "(true)" if reply.value else "(false)"
    if isinstance(reply, Double):
        return "(double) " + reply.text.decode()
    if isinstance(reply, BigNumber):  # redis-cli 7.0 cannot print these; the form is ours.
        return "(big number) " + reply.text.decode()
    assert isinstance(reply, Verbatim), reply
    return reply.text.decode(errors="backslashreplace")


def _printed_items(reply: Array | Set | Push, indent: str) -> str:
    name, mark = {Array: ("array", ")"), Set: ("set", "~"), Push: ("push", ")")}[type(reply)]
    if not reply.items:
        return f"(empty {name})"
    width = len(str(len(reply.items)))
    inner = indent + " " * (width + 2)
    lines = [
        f"{number:{width}}{mark} {printed(item, inner)}"
        for number, item in enumerate(reply.items, start=1)
    ]
    return ("\n" + indent).join(lines)


def _printed_pairs(reply: Map, indent: str) -> str:
    if not reply.pairs:
        return "(empty hash)"
    width = len(str(len(reply.pairs)))
    inner = indent + " " * (width + 2)
    lines = [
        f"{number:{width}}# {printed(key, inner)} =>{_printed_value(value, inner)}"
        for number, (key, value) in enumerate(reply.pairs, start=1)
    ]
    return ("\n" + indent).join(lines)


def _printed_value(value: Reply, indent: str) -> str:
    # What takes several lines begins on the next. redis-cli leaves a blank before the break.
    shown = printed(value, indent)
    return f"\n{indent}{shown}" if "\n" in shown else f" {shown}"


def split_words(line: str) -> list[bytes]:
    """Returns the words of a command line under redis-cli's quoting.

    "..." knows \\n \\r \\t \\a \\b \\xHH and \\ before any other character; '...' knows only \\'.
    """
    words: list[bytes] = []
    at = 0
    while at < len(line):
        if line[at].isspace():
            at += 1
            continue
        word, at = _word(line, at)
        words.append(word)
    return words


def _word(line: str, at: int) -> tuple[bytes, int]:
    word = b""
    while at < len(line) and not line[at].isspace():
        if line[at] in "\"'":
            part, at = _quoted_part(line, at + 1, line[at])
            if at < len(line) and not line[at].isspace():
                raise BadQuoting(f"text behind a closing quote: {line!r}")
            return word + part, at
        word += line[at].encode()
        at += 1
    return word, at


def _quoted_part(line: str, at: int, quote: str) -> tuple[bytes, int]:
    part = b""
    while at < len(line) and line[at] != quote:
        if line[at] == "\\" and quote == '"':
            byte, at = _escape(line, at + 1)
            part += byte
        elif line.startswith("\\'", at) and quote == "'":
            part += b"'"
            at += 2
        else:
            part += line[at].encode()
            at += 1
    if at == len(line):
        raise BadQuoting(f"a quote does not end: {line!r}")
    return part, at + 1


def _escape(line: str, at: int) -> tuple[bytes, int]:
    if at == len(line):
        raise BadQuoting(f"a backslash ends the line: {line!r}")
    digits = line[at + 1 : at + 3]
    if line[at] == "x" and len(digits) == 2 and all(d in "0123456789abcdefABCDEF" for d in digits):
        return bytes([int(digits, 16)]), at + 3
    return _UNESCAPES.get(line[at], line[at].encode()), at + 1
