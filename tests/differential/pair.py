"""Sends the same steps to two servers and compares every reply.

Each reply of the first server must also be what the record of its command says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Sequence

from differential.generate import CLIENTS, Step
from differential.known_differences import agree
from support.printed import printed, quoted
from support.reply_schema import Schemas, protocol_after
from support.resp import (
    Array, Bulk, Client, ConnectionClosed, Error, ProtocolError, Reply, Simple,
)
from support.servers import Server

SHOWN_REPLY_CHARACTERS = 1500

# For each walk, which word is its cursor, and how many texts it returns for one element.
SCANS = {"SCAN": (1, 1), "HSCAN": (2, 2), "SSCAN": (2, 1), "ZSCAN": (2, 2)}


@dataclass(frozen=True)
class Lost:
    """No reply: the connection was closed, or what came was not RESP, or nothing came."""

    reason: str


@dataclass(frozen=True)
class Misfit:
    """A reply that is not what the record of its command says."""

    reply: Reply
    command: tuple[bytes, ...]  # Where `reply` is EXEC's: the one in the queue.
    said: str


Outcome = Reply | Lost | Misfit


@dataclass(frozen=True)
class Difference:
    """The first step whose replies differ, or whose left one is a misfit."""

    at: int
    left: Outcome
    right: Outcome


class Pair:
    """CLIENTS connections to each of two servers, and what they have queued since MULTI."""

    def __init__(
        self, left: Server, right: Server, protocol: int, schemas: Schemas | None = None
    ) -> None:
        """`schemas` are what `left` must reply; if None they are its own."""
        self._servers = (left, right)
        self._protocol = protocol
        self._schemas = _schemas_of(left) if schemas is None else schemas
        self._protocols = [protocol] * CLIENTS
        self._clients: list[tuple[Client, Client]] = []
        self._queued: list[list[tuple[bytes, ...]]] = [[] for _ in range(CLIENTS)]

    def first_difference(self, steps: Sequence[Step]) -> Difference | None:
        """Returns where the replies to `steps` first differ. Both servers are emptied before."""
        self._open()
        try:
            for at, step in enumerate(steps):
                left, right = self._ask(step)
                if not self._same(step, left, right):
                    return Difference(at, left, right)
                misfit = self._misfit(step, left)
                if misfit is not None:
                    return Difference(at, misfit, right)
            return None
        finally:
            self._close()

    def _open(self) -> None:
        self._clients = [self._connect() for _ in range(CLIENTS)]
        self._queued = [[] for _ in range(CLIENTS)]
        self._protocols = [self._protocol] * CLIENTS
        for client in self._clients[0]:
            client.pipeline([("FLUSHALL",), ("SCRIPT", "FLUSH")])

    def _connect(self) -> tuple[Client, Client]:
        left, right = self._servers
        pair = (left.connect(), right.connect())
        if self._protocol == 3:
            for client in pair:
                client.call("HELLO", 3)
        return pair

    def _close(self) -> None:
        for pair in self._clients:
            for client in pair:
                client.close()

    def _ask(self, step: Step) -> tuple[Outcome, Outcome]:
        pair = self._clients[step.client]
        for client in pair:
            try:
                client.send(*step.words)
            except ConnectionClosed:
                pass  # Reading says so again.
        left, right = (_read(client) for client in pair)
        if isinstance(left, Lost) and isinstance(right, Lost):
            self._reopen(step.client)
        return left, right

    def _reopen(self, client: int) -> None:
        for one in self._clients[client]:
            one.close()
        self._clients[client] = self._connect()
        self._protocols[client] = self._protocol

    def _same(self, step: Step, left: Outcome, right: Outcome) -> bool:
        if isinstance(left, Lost) or isinstance(right, Lost):
            return left == right
        if step.name in SCANS and isinstance(left, Array) and isinstance(right, Array):
            return self._same_scan(step)
        queued = self._queued[step.client]
        if step.name == "MULTI" and left == Simple(b"OK"):
            queued.clear()
        if left == right == Simple(b"QUEUED"):
            queued.append(step.words)
            return True
        if step.name == "EXEC" and isinstance(left, Array) and isinstance(right, Array):
            return len(left.items) == len(right.items) == len(queued) and all(
                agree(words, one, other)
                for words, one, other in zip(queued, left.items, right.items)
            )
        return agree(step.words, left, right)

    def _misfit(self, step: Step, left: Outcome) -> Misfit | None:
        if isinstance(left, (Lost, Misfit)) or left == Simple(b"QUEUED"):
            return None
        calls = [(step.words, left)]
        if step.name == "EXEC" and isinstance(left, Array):
            calls += zip(self._queued[step.client], left.items)
        for words, reply in calls:
            protocol = protocol_after(words, reply, self._protocols[step.client])
            self._protocols[step.client] = protocol
            if isinstance(reply, Error) or self._schemas is None:
                continue
            schema = self._schemas.find(words)
            if schema is None or not schema.fits(reply, protocol):
                said = schema.text if schema else "nothing"
                return Misfit(reply, words, f"{said} (RESP{protocol})")
        return None

    def _same_scan(self, step: Step) -> bool:
        # Cursors and the order are a server's own. What a whole iteration finds is not.
        found = [_scan(client, step) for client in self._clients[step.client]]
        return found[0] == found[1]


def _schemas_of(server: Server) -> Schemas | None:
    if server.is_oracle:
        return None  # Redis says nothing.
    with server.connect() as client:
        return Schemas.of(client)


def _read(client: Client) -> Outcome:
    try:
        return client.read()
    except ConnectionClosed:
        return Lost("the connection was closed")
    except (ProtocolError, ValueError, OSError) as error:
        return Lost(f"{type(error).__name__}: {error}")


def _scan(client: Client, step: Step) -> set[tuple[Reply, ...]]:
    found: set[tuple[Reply, ...]] = set()
    cursor_at, texts = SCANS[step.name]
    words = list(step.words)
    words[cursor_at] = b"0"
    while True:
        reply = client.call(*words)
        assert isinstance(reply, Array), reply
        next_cursor, items = reply.items
        assert isinstance(next_cursor, Bulk) and isinstance(items, Array), reply
        found |= set(zip(*(items.items[i::texts] for i in range(texts)), strict=True))
        words[cursor_at] = next_cursor.data
        if next_cursor.data == b"0":
            return found


def shown_step(step: Step) -> str:
    """Returns a step as a line of a transcript."""
    return f"c{step.client}> " + " ".join(_shown_word(word) for word in step.words)


def _shown_word(word: bytes) -> str:
    plain = word.isascii() and word.isalnum()
    return word.decode() if plain else quoted(word)


def shown_outcome(outcome: Outcome) -> str:
    """Returns a reply with its type, and as redis-cli prints it."""
    if isinstance(outcome, Lost):
        return f"nothing: {outcome.reason}"
    if isinstance(outcome, Misfit):
        command = " ".join(map(_shown_word, outcome.command))
        return f"{shown_outcome(outcome.reply)}\n    of {command}, whose record says {outcome.said}"
    text = printed(outcome, "    ")[:SHOWN_REPLY_CHARACTERS]
    kind = type(outcome).__name__
    return f"{kind}\n    {text}"
