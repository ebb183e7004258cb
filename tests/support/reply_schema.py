"""What a command replies, as its record says it, and whether a reply is that.

The notation is explained in src/command/reply_schema.h.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Iterator, Mapping, Sequence

from support.resp import (
    Array, BigNumber, Boolean, Bulk, Client, Double, Integer, Map, Null, NullArray, NullBulk,
    Reply, Set, Simple, Verbatim,
)

_WORD = re.compile(r"[A-Z]+|[a-z0-9._-]+")
_SIZES = {"array": (1, 1), "set": (1, 1), "map": (2, 2), "pairs": (2, 2), "tuple": (1, 16)}
_SCALARS = {
    "integer", "bulk", "status", "double", "boolean", "bignumber", "verbatim", "null", "nullarray",
    "any", "none",
}


class MalformedSchema(Exception):
    """A text that is not in the notation."""


@dataclass(frozen=True)
class Type:
    """A type of the notation; of `kind` "status" with a `line`, "one-of" and "fields", too."""

    kind: str
    children: tuple["Type", ...] = ()
    line: bytes = b""  # A status line; empty: any.
    fields: tuple[tuple[bytes, bool], ...] = ()  # The key of each child; whether it may be missing.


@dataclass(frozen=True)
class Schema:
    """What a command replies in each protocol."""

    text: str
    resp2: Type
    resp3: Type

    def fits(self, reply: Reply, protocol: int) -> bool:
        """Returns whether a reply that is no error may be one to the command."""
        return _fits(self.resp2 if protocol == 2 else self.resp3, reply, protocol)


def parse(text: str) -> Schema:
    """Returns the schema that `text` is. Raises MalformedSchema."""
    both = re.fullmatch(r"resp2: (.*); resp3: (.*)", text)
    parts = both.groups() if both else (text, text)
    return Schema(text, *(_Parser(part).whole() for part in parts))


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def whole(self) -> Type:
        found = self._types()
        if self._at < len(self._text):
            raise self._malformed("the end")
        return found

    def _types(self) -> Type:
        found = [self._type()]
        while self._takes(" | "):
            found.append(self._type())
        return found[0] if len(found) == 1 else Type("one-of", tuple(found))

    def _type(self) -> Type:
        if self._takes("{"):
            return self._fields()
        word = self._word()
        if word.isupper():
            return Type("status", line=word.encode())
        if word in _SCALARS:
            return Type(word)
        if word not in _SIZES:
            raise self._malformed("a type")
        self._expect("<")
        children = [self._types()]
        while self._takes(", "):
            children.append(self._types())
        self._expect(">")
        least, most = _SIZES[word]
        if not least <= len(children) <= most:
            raise self._malformed(f"{least} to {most} types")
        return Type(word, tuple(children))

    def _fields(self) -> Type:
        names: list[tuple[bytes, bool]] = []
        children: list[Type] = []
        while not names or self._takes(", "):
            name = self._word()
            names.append((name.encode(), self._takes("?")))
            self._expect(": ")
            children.append(self._types())
        self._expect("}")
        return Type("fields", tuple(children), fields=tuple(names))

    def _word(self) -> str:
        found = _WORD.match(self._text, self._at)
        if not found:
            raise self._malformed("a word")
        self._at = found.end()
        return found[0]

    def _takes(self, expected: str) -> bool:
        if not self._text.startswith(expected, self._at):
            return False
        self._at += len(expected)
        return True

    def _expect(self, expected: str) -> None:
        if not self._takes(expected):
            raise self._malformed(repr(expected))

    def _malformed(self, expected: str) -> MalformedSchema:
        return MalformedSchema(f"{expected} expected at {self._at} of {self._text!r}")


def _fits(wanted: Type, reply: Reply, protocol: int) -> bool:
    kind = wanted.kind
    if kind == "any":
        return True
    if kind == "one-of":
        return any(_fits(child, reply, protocol) for child in wanted.children)
    if kind == "status":
        return isinstance(reply, Simple) and wanted.line in (b"", reply.text)
    if kind in _SCALARS:
        return (_fits_resp2 if protocol == 2 else _fits_resp3)(kind, reply)
    if kind in ("array", "set"):
        aggregate = Set if kind == "set" and protocol == 3 else Array
        return isinstance(reply, aggregate) and all(
            _fits(wanted.children[0], item, protocol) for item in reply.items
        )
    if kind == "tuple":
        return _is_tuple(wanted.children, reply, protocol)
    if kind == "pairs" and protocol == 3:
        return isinstance(reply, Array) and all(
            _is_tuple(wanted.children, item, protocol) for item in reply.items
        )
    pairs = _flat_pairs(reply) if protocol == 2 else _map_pairs(reply)
    if pairs is None:
        return False
    if kind == "fields":
        return _has_fields(wanted, pairs, protocol)
    return all(_is_tuple(wanted.children, Array(pair), protocol) for pair in pairs)


def _fits_resp3(kind: str, reply: Reply) -> bool:
    types = {
        "integer": Integer, "bulk": Bulk, "double": Double, "boolean": Boolean,
        "bignumber": BigNumber, "verbatim": Verbatim, "null": Null, "nullarray": Null,
    }
    return kind in types and isinstance(reply, types[kind])


def _fits_resp2(kind: str, reply: Reply) -> bool:
    if kind == "boolean":
        return reply in (Integer(0), Integer(1))
    if kind == "double":
        return isinstance(reply, Bulk) and _is_number(float, reply.data)
    if kind == "bignumber":
        return isinstance(reply, Bulk) and _is_number(int, reply.data)
    types = {
        "integer": Integer, "bulk": Bulk, "verbatim": Bulk, "null": NullBulk,
        "nullarray": NullArray,
    }
    return kind in types and isinstance(reply, types[kind])


def _is_number(of: type, text: bytes) -> bool:
    try:
        of(text)
    except ValueError:
        return False
    return True


def _is_tuple(types: Sequence[Type], reply: Reply, protocol: int) -> bool:
    return (
        isinstance(reply, Array)
        and len(reply.items) == len(types)
        and all(_fits(wanted, item, protocol) for wanted, item in zip(types, reply.items))
    )


_Pairs = Sequence[tuple[Reply, Reply]]


def _flat_pairs(reply: Reply) -> _Pairs | None:
    if not isinstance(reply, Array) or len(reply.items) % 2 != 0:
        return None
    return list(zip(reply.items[::2], reply.items[1::2]))


def _map_pairs(reply: Reply) -> _Pairs | None:
    return reply.pairs if isinstance(reply, Map) else None


def _has_fields(wanted: Type, pairs: _Pairs, protocol: int) -> bool:
    types = {Bulk(name): child for (name, _), child in zip(wanted.fields, wanted.children)}
    required = {Bulk(name) for name, is_optional in wanted.fields if not is_optional}
    found = [key for key, _ in pairs]
    return (
        required <= set(found) <= set(types)
        and len(found) == len(set(found))
        and all(_fits(types[key], value, protocol) for key, value in pairs)
    )


class Schemas:
    """The schemas of all commands of a server."""

    def __init__(self, by_name: Mapping[str, Schema]) -> None:
        self._by_name = dict(by_name)

    @staticmethod
    def of(client: Client) -> "Schemas":
        """Asks the server of `client`, by COMMAND DOCS. Raises MalformedSchema."""
        docs = client.call("COMMAND", "DOCS")
        return Schemas({name: parse(text) for name, text in _documented(docs)})

    def __len__(self) -> int:
        return len(self._by_name)

    def find(self, words: Sequence[bytes]) -> Schema | None:
        """Returns the schema of the command that `words` call, None if it has none."""
        names = [word.decode(errors="replace").lower() for word in words[:2]]
        return self._by_name.get("|".join(names)) or self._by_name.get(names[0])

    def replaced(self, name: str, text: str) -> "Schemas":
        """Returns these schemas with that of one command, such as "config|get", replaced."""
        return Schemas({**self._by_name, name: parse(text)})


def _documented(docs: Reply) -> Iterator[tuple[str, str]]:
    for name, fields in _map_pairs(docs) or _flat_pairs(docs) or ():
        for key, value in _map_pairs(fields) or _flat_pairs(fields) or ():
            if key == Bulk(b"reply_schema"):
                yield name.data.decode(), value.data.decode()
            if key == Bulk(b"subcommands"):
                yield from _documented(value)


def protocol_after(words: Sequence[bytes], reply: Reply, protocol: int) -> int:
    """Returns the protocol of a connection after a call, whose reply is in that already."""
    name = words[0].upper()
    if name == b"HELLO" and isinstance(reply, (Array, Map)) and len(words) > 1:
        return int(words[1])
    if name == b"RESET" and reply == Simple(b"RESET"):
        return 2
    return protocol
