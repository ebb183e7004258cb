"""Checks that a history of concurrent operations is strictly serializable.

Every operation says which version of each key it saw and whether it made the next one. From that
the order of any two operations on one key follows; a third kind of order is time: who was answered
before another was asked came first. The history is strictly serializable if these orders together
have no cycle.

Source: the version-order graph is that of Adya, "Weak Consistency", 1999.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from support.resp import Bulk, Integer, Reply


@dataclass
class Operation:
    """One request and what it saw. Times are of one clock; versions count from 0 (absent)."""

    name: str
    asked_at: float
    answered_at: float
    writes: dict[str, int] = field(default_factory=dict)  # Key: the version that it made.
    reads: dict[str, int] = field(default_factory=dict)  # Key: the version that it saw.


def version(reply: Reply) -> int:
    """Returns the version that a GET, an INCR or a script's nil stands for."""
    if isinstance(reply, Integer):
        return reply.value
    return int(reply.data) if isinstance(reply, Bulk) else 0


class NotSerializable(Exception):
    """The history has a cycle, or two operations made the same version."""


def check(history: list[Operation]) -> None:
    """Raises NotSerializable, naming the operations of a cycle, unless the history is fine."""
    edges = _version_edges(history)
    _add_time_edges(history, edges)
    _raise_on_cycle(history, edges)


def _version_edges(history: list[Operation]) -> dict[int, list[int]]:
    writer: dict[tuple[str, int], int] = {}
    readers: dict[tuple[str, int], list[int]] = defaultdict(list)
    for number, operation in enumerate(history):
        for key, version in operation.writes.items():
            if (key, version) in writer:
                first = history[writer[key, version]]
                raise NotSerializable(f"{key} {version} was made by {first} and by {operation}")
            writer[key, version] = number
        for key, version in operation.reads.items():
            readers[key, version].append(number)

    edges: dict[int, list[int]] = defaultdict(list)
    for (key, version), number in writer.items():
        if (key, version + 1) in writer:
            edges[number].append(writer[key, version + 1])
    for (key, version), numbers in readers.items():
        for number in numbers:
            if version > 0:
                if (key, version) not in writer:
                    raise NotSerializable(f"{history[number]} saw {key} {version}; nobody made it")
                edges[writer[key, version]].append(number)
            if (key, version + 1) in writer:
                edges[number].append(writer[key, version + 1])
    return edges


def _add_time_edges(history: list[Operation], edges: dict[int, list[int]]) -> None:
    """Orders by time through a chain of extra nodes, one an answer: linear, not quadratic."""
    events = [(operation.answered_at, 1, number) for number, operation in enumerate(history)]
    events += [(operation.asked_at, 0, number) for number, operation in enumerate(history)]
    node = len(history)
    for _, is_answer, number in sorted(events):
        if is_answer:
            edges[node].append(node + 1)
            edges[number].append(node + 1)
            node += 1
        else:
            edges[node].append(number)


def _raise_on_cycle(history: list[Operation], edges: dict[int, list[int]]) -> None:
    done: set[int] = set()
    for start in range(len(history)):
        if start in done:
            continue
        path: list[int] = [start]
        on_path = {start}
        pending = [iter(edges[start])]
        while pending:
            following = next(pending[-1], None)
            if following is None:
                pending.pop()
                done.add(path[-1])
                on_path.discard(path.pop())
            elif following in on_path:
                cycle = path[path.index(following) :]
                named = [str(history[number]) for number in cycle if number < len(history)]
                raise NotSerializable("cycle:\n  " + "\n  ".join(named))
            elif following not in done:
                path.append(following)
                on_path.add(following)
                pending.append(iter(edges[following]))
