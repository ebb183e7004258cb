"""Makes a sequence of commands from a seed; the same seed makes the same sequence."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Sequence

from differential.arguments import any_case, integer, text
from differential.families import FAMILIES, WEIGHTS
from differential.shapes import choose

CLIENTS = 3


@dataclass(frozen=True)
class Step:
    """One command, sent by one of CLIENTS connections after the step before was answered."""

    client: int
    words: tuple[bytes, ...]

    @property
    def name(self) -> str:
        """The command's name in capitals."""
        return self.words[0].decode(errors="replace").upper()


def generate(seed: int, count: int, families: Sequence[str]) -> list[Step]:
    """Returns `count` steps; each draws its command from one of `families`."""
    random = Random(seed)
    tables = [FAMILIES[family] for family in families]
    weights = [WEIGHTS.get(family, 1.0) for family in families]
    steps = []
    client = 0
    for _ in range(count):
        if random.random() < 0.3:  # Some steps in a row of each, so that transactions get on.
            client = random.randrange(CLIENTS)
        table = random.choices(tables, weights)[0]
        words = choose(random, table).command(random)
        steps.append(Step(client, tuple(_spoiled(random, words))))
    return steps


# With a huge negative number behind them redis-server replies without end.
_ENDLESS = {b"HRANDFIELD", b"SRANDMEMBER", b"ZRANDMEMBER"}


def _spoiled(random: Random, words: list[bytes]) -> list[bytes]:
    # Most commands stay as they are; a few get an argument too many or too few.
    roll = random.random()
    shortest = 2 if words[0].upper() == b"COMMAND" else 1  # Alone it lists a version's commands.
    if roll < 0.03 and len(words) > shortest:
        return words[:-1]
    if roll < 0.06 and words[0].upper() not in _ENDLESS:
        return words + random.choice((text, integer))(random)
    if roll < 0.065:
        return [any_case(random, b"GETX")] + words[1:]
    return words
