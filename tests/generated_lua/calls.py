"""A call of a library function: its record, and how its arguments are written or spoiled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable

from generated_lua.context import Context
from generated_lua.corpus import ODD_ARGUMENTS

Maker = Callable[[Context], str]


@dataclass(frozen=True)
class Call:
    """A function as the generator knows it."""

    name: str
    arguments: tuple[Maker, ...]
    gives: str = ""  # The kind of its first result if that is certain.
    least: int | None = None  # How many arguments it needs; all of them if None.
    method: bool = False  # ("text"):rep(3) is another way to write it.
    sound: bool = False  # Its arguments are never spoiled: wrong ones would show an address.

    def written(self, context: Context) -> tuple[str, list[str]]:
        """Returns the function and its arguments, some of which may be wrong."""
        least = len(self.arguments) if self.least is None else self.least
        count = context.random.randint(least, len(self.arguments))
        arguments = [make(context) for make in self.arguments[:count]]
        return self.name, arguments if self.sound else _spoiled(context, arguments)


def _spoiled(context: Context, arguments: list[str]) -> list[str]:
    roll = context.random.random()
    if roll < 0.08 and arguments:
        arguments[context.random.randrange(len(arguments))] = context.one_of(ODD_ARGUMENTS)
    elif roll < 0.11 and arguments:
        arguments.pop()
    elif roll < 0.13:
        arguments.append(context.one_of(ODD_ARGUMENTS))
    return arguments


def direct(context: Context, call: Call) -> str:
    """Returns the call as an expression, on one line or several."""
    name, arguments = call.written(context)
    separator = "," + context.space()
    if call.method and arguments and arguments[0] not in ODD_ARGUMENTS and context.chance(0.4):
        method = name.split(".")[1]
        return f"({arguments[0]}):{method}({separator.join(arguments[1:])})"
    return f"{name}({separator.join(arguments)})"


def protected(context: Context, call: Call) -> str:
    """Returns pcall(function, arguments)."""
    name, arguments = call.written(context)
    return f"pcall({', '.join([name, *arguments])})"


def literal(*choices: str) -> Maker:
    """Makes one of `choices`."""
    return lambda context: context.one_of(choices)


def weighted(*makers: tuple[float, Maker]) -> Maker:
    """Makes what one of `makers` makes, chosen by weight."""
    weights = [weight for weight, _ in makers]
    choices = [maker for _, maker in makers]
    return lambda context: context.random.choices(choices, weights)[0](context)
