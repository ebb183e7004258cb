"""What a generated script is made in: chance, the variables in sight, and how deep it is."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, Iterator, Mapping, Sequence, TypeVar

if TYPE_CHECKING:
    from generated_lua.calls import Call

Item = TypeVar("Item")

# Kinds of values. A `seq` has no holes, ever; of a `tab` nobody asks the length.
NUM, STR, BOOL, SEQ, TAB, FUN, ANY = "num", "str", "bool", "seq", "tab", "fun", "any"
KINDS = (NUM, STR, BOOL, SEQ, TAB, FUN, ANY)

_SPACES = ("\n", "\n  ", "\t", "\n\n", " --[[ c ]] ", " -- c\n", " --[==[\n]] ]==] ")

EXPRESSION_DEPTH_MAX = 4
BLOCK_DEPTH_MAX = 4


@dataclass
class Variable:
    """A local variable, which always holds a value of its kind."""

    name: str
    kind: str
    assignable: bool = True


@dataclass
class Context:
    """The state of one script's making."""

    random: Random
    calls: Mapping[str, Sequence[Call]]  # What gives a value of a kind.
    calls_redis: bool = False  # The script may use redis.call.
    scopes: list[list[Variable]] = field(default_factory=lambda: [[]])
    depth: int = 0  # Of expressions.
    blocks: int = 0
    loops: int = 0  # Of the function at hand.
    vararg: bool = False
    names: int = 0

    def chance(self, probability: float) -> bool:
        """Returns True with `probability`."""
        return self.random.random() < probability

    def one_of(self, choices: Sequence[Item]) -> Item:
        """Returns one of `choices`."""
        return self.random.choice(choices)

    def few(self, least: int, most: int) -> range:
        """Returns a range of random length."""
        return range(self.random.randint(least, most))

    def space(self) -> str:
        """Returns what may stand between two tokens, now and then the end of a line."""
        roll = self.random.random()
        if roll < 0.94:
            return " "
        return self.one_of(_SPACES)

    def name(self) -> str:
        """Returns a name; one that hides an earlier variable now and then."""
        visible = self.variables()
        if visible and self.chance(0.08):
            return self.one_of(visible).name
        self.names += 1
        return f"{self.one_of('abcdefghxyz')}{self.names}"

    def declare(self, name: str, kind: str, assignable: bool = True) -> None:
        """Adds a variable to the innermost block."""
        self.scopes[-1].append(Variable(name, kind, assignable))

    def variables(self, *kinds: str) -> list[Variable]:
        """Returns what is in sight of `kinds`, or of any; what is hidden is not."""
        visible: dict[str, Variable] = {}
        for scope in self.scopes:
            for variable in scope:
                visible[variable.name] = variable
        return [one for one in visible.values() if not kinds or one.kind in kinds]

    @contextmanager
    def block(self) -> Iterator[None]:
        """A block: what it declares goes with it."""
        self.scopes.append([])
        self.blocks += 1
        try:
            yield
        finally:
            self.blocks -= 1
            self.scopes.pop()

    @contextmanager
    def loop(self) -> Iterator[None]:
        """The body of a loop."""
        self.loops += 1
        try:
            with self.block():
                yield
        finally:
            self.loops -= 1

    @contextmanager
    def function(self, vararg: bool) -> Iterator[None]:
        """The body of a function: no loop around it can be left, `...` is its own."""
        outer = self.loops, self.vararg
        self.loops, self.vararg = 0, vararg
        try:
            with self.block():
                yield
        finally:
            self.loops, self.vararg = outer

    @contextmanager
    def deeper(self) -> Iterator[None]:
        """The inside of an expression."""
        self.depth += 1
        try:
            yield
        finally:
            self.depth -= 1

    @contextmanager
    def deepest(self) -> Iterator[None]:
        """An expression without operands."""
        outer, self.depth = self.depth, EXPRESSION_DEPTH_MAX
        try:
            yield
        finally:
            self.depth = outer

    @property
    def shallow(self) -> bool:
        """Whether an expression may have operands."""
        return self.depth < EXPRESSION_DEPTH_MAX
