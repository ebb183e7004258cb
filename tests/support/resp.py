"""A raw RESP2/RESP3 client that keeps the type of every reply.

Client libraries turn replies into native values and so hide differences that a user of another
library would see: a status against a bulk string, a null array against a null bulk string.
"""

from __future__ import annotations

import socket
from dataclasses import dataclass
from typing import Iterable, Union

Word = Union[str, bytes, int]


@dataclass(frozen=True)
class Simple:
    """A status: `+OK`."""

    text: bytes


@dataclass(frozen=True)
class Error:
    """An error: `-ERR text`, or RESP3's `!` form."""

    text: bytes


@dataclass(frozen=True)
class Integer:
    """A 64-bit integer: `:5`."""

    value: int


@dataclass(frozen=True)
class Bulk:
    """A binary string: `$3`."""

    data: bytes


@dataclass(frozen=True)
class NullBulk:
    """RESP2's missing string: `$-1`."""


@dataclass(frozen=True)
class NullArray:
    """RESP2's missing array: `*-1`."""


@dataclass(frozen=True)
class Null:
    """RESP3's null: `_`."""


@dataclass(frozen=True)
class Boolean:
    """RESP3's `#t` or `#f`."""

    value: bool


@dataclass(frozen=True)
class Double:
    """RESP3's `,3.5`, kept as the text that was sent."""

    text: bytes


@dataclass(frozen=True)
class BigNumber:
    """RESP3's `(123`, kept as the text that was sent."""

    text: bytes


@dataclass(frozen=True)
class Verbatim:
    """RESP3's `=15`: a three-letter format and a text."""

    form: bytes
    text: bytes


@dataclass(frozen=True)
class Array:
    """An array: `*2`."""

    items: tuple["Reply", ...]


@dataclass(frozen=True)
class Set:
    """RESP3's `~2`, in the order of arrival."""

    items: tuple["Reply", ...]


@dataclass(frozen=True)
class Push:
    """RESP3's out-of-band message: `>2`."""

    items: tuple["Reply", ...]


@dataclass(frozen=True)
class Map:
    """RESP3's `%1`: pairs in the order of arrival."""

    pairs: tuple[tuple["Reply", "Reply"], ...]


Reply = Union[
    Simple, Error, Integer, Bulk, NullBulk, NullArray, Null, Boolean, Double, BigNumber,
    Verbatim, Array, Set, Push, Map,
]

_AGGREGATES = {b"*": Array, b"~": Set, b">": Push}
_LINES = {b"+": Simple, b"-": Error, b",": Double, b"(": BigNumber}


class ProtocolError(Exception):
    """The server sent bytes that are not RESP."""


class ConnectionClosed(Exception):
    """The server closed the connection."""


def encode_command(words: Iterable[Word]) -> bytes:
    """Returns the RESP array of bulk strings that a client sends for `words`."""
    encoded = [word if isinstance(word, bytes) else str(word).encode() for word in words]
    parts = [b"*%d\r\n" % len(encoded)]
    parts += [b"$%d\r\n%b\r\n" % (len(word), word) for word in encoded]
    return b"".join(parts)


class Client:
    """One connection. Not thread-safe; use as a context manager."""

    def __init__(self, port: int, timeout_s: float = 20.0) -> None:
        """Connects to 127.0.0.1:`port`. Every read fails after `timeout_s` without a byte."""
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=timeout_s)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._received = self._socket.makefile("rb", buffering=1 << 16)

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes the connection; closing twice does nothing."""
        self._received.close()
        self._socket.close()

    def call(self, *words: Word) -> Reply:
        """Returns the reply to one command."""
        self.send(*words)
        return self.read()

    def pipeline(self, commands: Iterable[Iterable[Word]]) -> list[Reply]:
        """Returns the replies to `commands`, all of them sent in one write."""
        encoded = [encode_command(words) for words in commands]
        self.send_raw(b"".join(encoded))
        return [self.read() for _ in encoded]

    def send(self, *words: Word) -> None:
        """Sends one command and does not wait for its reply."""
        self.send_raw(encode_command(words))

    def send_raw(self, data: bytes) -> None:
        """Sends `data` as it is. Raises ConnectionClosed if the server is gone."""
        try:
            self._socket.sendall(data)
        except (BrokenPipeError, ConnectionResetError) as error:
            raise ConnectionClosed(str(error)) from error

    def read(self) -> Reply:
        """Returns the next reply or push message. Raises ConnectionClosed at the end."""
        line = self._line()
        kind, rest = line[:1], line[1:]
        if kind in _LINES:
            return _LINES[kind](rest)
        if kind == b":":
            return Integer(int(rest))
        if kind == b"_" and not rest:
            return Null()
        if kind == b"#" and rest in (b"t", b"f"):
            return Boolean(rest == b"t")
        if kind in b"$!=":
            return self._blob(kind, int(rest))
        if kind in _AGGREGATES:
            return self._aggregate(kind, int(rest))
        if kind == b"%":
            return Map(tuple((self.read(), self.read()) for _ in range(int(rest))))
        raise ProtocolError(f"unexpected line {line!r}")

    def _blob(self, kind: bytes, length: int) -> Reply:
        if kind == b"$" and length == -1:
            return NullBulk()
        data = self._exactly(length + 2)
        if data[-2:] != b"\r\n":
            raise ProtocolError(f"a string of {length} bytes does not end with CRLF")
        data = data[:-2]
        if kind == b"!":
            return Error(data)
        if kind == b"=":
            return Verbatim(data[:3], data[4:])
        return Bulk(data)

    def _aggregate(self, kind: bytes, length: int) -> Reply:
        if kind == b"*" and length == -1:
            return NullArray()
        return _AGGREGATES[kind](tuple(self.read() for _ in range(length)))

    def _line(self) -> bytes:
        try:
            line = self._received.readline()
        except ConnectionResetError as error:
            raise ConnectionClosed(str(error)) from error
        if not line:
            raise ConnectionClosed("end of stream")
        if not line.endswith(b"\r\n"):
            raise ProtocolError(f"a line does not end with CRLF: {line!r}")
        return line[:-2]

    def _exactly(self, length: int) -> bytes:
        data = self._received.read(length)
        if len(data) < length:
            raise ConnectionClosed("end of stream within a string")
        return data
