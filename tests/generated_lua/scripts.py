"""Whole scripts: what is sent for one, made from a seed and a number alone."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from random import Random

from differential.families.scripts import lua_value
from generated_lua.context import ANY, TAB, Context
from generated_lua.expressions import expression
from generated_lua.libraries import BY_KIND
from generated_lua.mutation import mutated
from generated_lua.prelude import PRELUDE
from generated_lua.statements import block

Command = tuple[bytes, ...]

_KEYS = (b"a", b"b", b"c", b"", b"key \x00\xff\r\n")
_ARGUMENTS = (b"", b"x", b"10", b"0x10", b"3.5", b"a\x00b", b"\xff\r\n", b"hello", b"-1", b"1e5")
_SHEBANGS = (
    b"#!lua\n", b"#!lua flags=no-writes\n", b"#!lua flags=no-writes,allow-stale\n",
    b"#!lua flags=allow-oom\n", b"#!lua flags=no-cluster\n", b"#!lua name=lib\n", b"#!lua flags=\n",
    b"#!lua flags=nosuch\n", b"#!js\n", b"#!lua\r\n", b"#! lua\n", b"#!LUA\n", b"#!\n", b"#!lua",
    b"#!lua flags=no-writes flags=allow-oom\n", b"#!lua  flags=no-writes\n", b"#!lua extra\n",
    b"#!lua flags=allow-cross-slot-keys,,no-writes\n", b"#!lua flags\n",
)


@dataclass(frozen=True)
class Script:
    """A source and how it is run."""

    source: bytes
    how: bytes = b"EVAL"  # EVAL, EVAL_RO, EVALSHA or SCRIPT: only loaded.
    keys: tuple[bytes, ...] = ()
    arguments: tuple[bytes, ...] = ()
    counted: bytes | None = None  # As the number of keys, if not theirs.
    number: int | None = field(default=None, compare=False)  # Of its seed.

    def commands(self) -> list[Command]:
        """Returns what is sent, in order."""
        count = b"%d" % len(self.keys) if self.counted is None else self.counted
        rest = (count, *self.keys, *self.arguments)
        if self.how == b"SCRIPT":
            return [(b"SCRIPT", b"LOAD", self.source)]
        if self.how == b"EVALSHA":
            sha = hashlib.sha1(self.source).hexdigest().encode()
            return [(b"SCRIPT", b"LOAD", self.source), (b"EVALSHA", sha, *rest)]
        return [(self.how, self.source, *rest)]


def script(seed: int, number: int) -> Script:
    """Returns script `number` of `seed`."""
    random = Random(f"{seed}/{number}")
    source = _source(random)
    if random.random() < 0.2:
        return Script(mutated(random, source), b"SCRIPT", number=number)
    if random.random() < 0.05:
        source = random.choice(_SHEBANGS) + source
    how = random.choices((b"EVAL", b"EVALSHA", b"EVAL_RO"), (18, 1, 1))[0]
    keys = tuple(random.choice(_KEYS) for _ in range(random.randint(0, 3)))
    arguments = tuple(random.choice(_ARGUMENTS) for _ in range(random.randint(0, 3)))
    counted = None
    if random.random() < 0.005:
        counted = random.choice((b"-1", b"x", b"", b"9", b"1.0", b"9223372036854775808"))
    return Script(source, how, keys, arguments, counted, number)


def _source(random: Random) -> bytes:
    context = Context(random, BY_KIND, calls_redis=random.random() < 0.35)
    lines = [PRELUDE]
    if random.random() < 0.2:
        lines.append("redis.setresp(3)")
    if random.random() < 0.7:
        lines += ["log(pcall(function()", _body(context), "end))", "return seen"]
    else:
        lines.append(_body(context))
        lines.append(_tail(context))
    return "\n".join(lines).encode("latin-1")


def _body(context: Context) -> str:
    with context.function(False):
        return block(context, 2, 7)


def _tail(context: Context) -> str:
    # A value that becomes a reply. Maps of several keys have no order there.
    roll = context.random.random()
    if roll < 0.4:
        return "return seen"
    if roll < 0.8:
        return f"return {{seen, {lua_value(context.random)}}}"
    if roll < 0.9:
        return f"return {lua_value(context.random)}"
    return f"return S({expression(context, context.one_of((ANY, TAB)))})"
