"""The shape of a command: its name and the makers of its arguments."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from differential.arguments import Maker, Words, any_case, sequence


@dataclass(frozen=True)
class Shape:
    """A command as the generator knows it."""

    name: str  # `CLIENT SETNAME` for a subcommand.
    make: Maker
    weight: float  # How often it is chosen, next to others of its family.

    def command(self, random: Random) -> Words:
        """Returns a random command of this shape."""
        name = [any_case(random, part.encode()) for part in self.name.split()]
        return name + self.make(random)


def shape(name: str, *makers: Maker, weight: float = 1.0) -> Shape:
    """Returns the shape of `name` followed by what `makers` make."""
    return Shape(name, sequence(*makers), weight)


def choose(random: Random, shapes: tuple[Shape, ...]) -> Shape:
    """Returns one of `shapes` according to their weights."""
    return random.choices(shapes, [one.weight for one in shapes])[0]
