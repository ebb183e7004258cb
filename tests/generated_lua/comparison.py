"""Runs scripts on two servers, in batches, and says which of them disagree."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import Iterable, Iterator, Sequence

from generated_lua.known_differences import agree
from generated_lua.scripts import Command, Script
from support.resp import Client, ConnectionClosed, ProtocolError, Reply
from support.servers import Server, ServerFailure

BATCH = 50
PATIENCE_OF_BATCH_S = 20.0
PATIENCE_S = 4.0  # For one script; what takes longer is taken for endless.

# What is in the keyspace, in an order of its own. Of a time to live only whether there is one.
_KEYSPACE = b"""
local dump, keys = {}, redis.call('KEYS', '*')
table.sort(keys)
for _, key in ipairs(keys) do
  local kind, value = redis.call('TYPE', key).ok
  if kind == 'string' then value = {redis.call('GET', key)}
  elseif kind == 'list' then value = redis.call('LRANGE', key, 0, -1)
  elseif kind == 'zset' then value = redis.call('ZRANGE', key, 0, -1, 'WITHSCORES')
  elseif kind == 'set' then value = redis.call('SORT', key, 'ALPHA')
  else
    local names = redis.call('HKEYS', key)
    table.sort(names)
    value = {}
    for _, name in ipairs(names) do
      value[#value + 1] = name
      value[#value + 1] = redis.call('HGET', key, name)
    end
  end
  dump[#dump + 1] = {key, kind, value, redis.call('PTTL', key) > 0}
end
return dump
"""


@dataclass(frozen=True)
class Lost:
    """No reply: the server died, fell silent, or sent what is not RESP."""

    reason: str
    log: str = field(default="", compare=False)  # The end of what the server had written.


Outcome = Reply | Lost


@dataclass(frozen=True)
class Difference:
    """A script on which the servers disagree; the oracle may have died of it."""

    script: Script
    command: Command
    left: Outcome
    right: Outcome

    @property
    def oracle_failed(self) -> bool:
        """Whether the reference gave no answer that could be compared."""
        return isinstance(self.right, Lost)


class Comparison:
    """A connection to each of two servers, which are restarted when they are lost."""

    def __init__(self, tested: Server, oracle: Server, protocol: int) -> None:
        """Requires: both servers are running; they are emptied."""
        self._servers = (tested, oracle)
        self._protocol = protocol
        self._clients: tuple[Client, Client] | None = None

    def differences(self, scripts: Iterable[Script]) -> Iterator[Difference]:
        """Yields every disagreement. Raises ServerFailure if a server is lost without a reason."""
        batch: list[Script] = []
        for script in scripts:
            batch.append(script)
            if len(batch) == BATCH:
                yield from self._of_batch(batch)
                batch = []
        yield from self._of_batch(batch)

    def difference(self, script: Script) -> Difference | None:
        """Returns how the servers disagree on one script."""
        commands = _steps(script)
        try:
            replies = self._ask(commands, PATIENCE_S)
        except _Failed:
            return self._lost(script, commands)
        return _first(script, commands, *replies)

    def close(self) -> None:
        """Closes the connections."""
        for client in self._clients or ():
            client.close()
        self._clients = None

    def _of_batch(self, batch: Sequence[Script]) -> Iterator[Difference]:
        # What is cached costs time whenever a script collects garbage.
        steps = [_steps(script) for script in batch]
        commands: list[Command] = [(b"SCRIPT", b"FLUSH"), *chain.from_iterable(steps)]
        try:
            left, right = self._ask(commands, PATIENCE_OF_BATCH_S)
        except _Failed as failure:
            found_alone = list(filter(None, map(self.difference, batch)))
            yield from found_alone
            if not any(isinstance(one.left, Lost) or one.oracle_failed for one in found_alone):
                numbers = f"{batch[0].number} to {batch[-1].number}"
                raise ServerFailure(f"only together scripts {numbers} end a server") from failure
            return
        at = 1
        for script, own in zip(batch, steps, strict=True):
            end = at + len(own)
            found = _first(script, own, left[at:end], right[at:end])
            if found is not None:
                yield found
            at = end

    def _ask(self, commands: list[Command], patience_s: float) -> list[list[Reply]]:
        try:
            clients = self._connected(patience_s)
            for client in clients:
                for command in commands:
                    client.send(*command)
            return [[client.read() for _ in commands] for client in clients]
        except (ConnectionClosed, ProtocolError, OSError) as error:
            self.restart()
            raise _Failed from error

    def _lost(self, script: Script, commands: list[Command]) -> Difference | None:
        # One of them failed: each is asked alone.
        outcomes: list[Outcome] = []
        for server in self._servers:
            outcomes.append(self._alone(server, commands))
        left, right = outcomes
        if isinstance(left, Lost) or isinstance(right, Lost) or not agree(left, right):
            return Difference(script, commands[-2], left, right)
        return None

    def _alone(self, server: Server, commands: list[Command]) -> Outcome:
        try:
            with Client(server.port, PATIENCE_S) as client:
                if self._protocol == 3:
                    client.call("HELLO", 3)
                replies = [client.call(*command) for command in commands]
            return replies[-2]
        except (ConnectionClosed, ProtocolError, OSError) as error:
            log = "" if server.is_oracle else server.shown_log()
            lost = Lost(type(error).__name__, log)
            server.restart()
            return lost

    def _connected(self, patience_s: float) -> tuple[Client, Client]:
        if self._clients is None:
            left, right = (Client(server.port, patience_s) for server in self._servers)
            self._clients = (left, right)
            for client in self._clients:
                client.call("HELLO", self._protocol)
        return self._clients

    def restart(self) -> None:
        """Starts both servers again, whatever they are doing."""
        self.close()
        for server in self._servers:
            server.restart()


class _Failed(Exception):
    """A server gave no answer."""


def _steps(script: Script) -> list[Command]:
    if script.how == b"SCRIPT":
        return [(b"PING",), *script.commands(), (b"PING",)]
    return [(b"FLUSHALL",), *script.commands(), (b"EVAL", _KEYSPACE, b"0")]


def _first(
    script: Script, commands: Sequence[Command], left: Sequence[Reply], right: Sequence[Reply]
) -> Difference | None:
    for command, one, other in zip(commands, left, right, strict=True):
        if not agree(one, other):
            return Difference(script, command, one, other)
    return None
