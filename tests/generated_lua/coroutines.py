"""Coroutines: what they yield, how they end, and what resuming says at each step."""

from __future__ import annotations

from typing import Callable

from generated_lua.context import ANY, Context
from generated_lua.expressions import arguments, expression, returned

Block = Callable[[Context, int, int], str]


def coroutine_statement(context: Context, block: Block) -> str:
    """Returns statements that make a coroutine and resume it to its end, or beyond."""
    name, parameter = context.name(), context.name()
    vararg = context.chance(0.3)
    with context.function(vararg):
        context.declare(parameter, ANY)
        parts = [f"tick({parameter})", block(context, 0, 2)]
        for _ in context.few(0, 3):
            parts += [_yield(context), block(context, 0, 1)]
        parts.append(returned(context, arguments(context)))
    listed = f"{parameter}, ..." if vararg else parameter
    body = "\n".join(part for part in parts if part)
    made = context.one_of(("create", "create", "wrap"))
    context.declare(name, ANY, assignable=False)
    lines = [f"local {name} = coroutine.{made}(function({listed})\n{body}\nend)"]
    for _ in context.few(1, 4):
        lines.append(_step(context, name, made))
    return "\n".join(lines)


def _yield(context: Context) -> str:
    value = expression(context, ANY)
    return context.one_of((
        f"log(coroutine.yield({value}))", f"coroutine.yield({arguments(context)})",
        f"for i = 1, 2 do log(coroutine.yield(i, {value})) end",
        "log(type(coroutine.running()))", "log(coroutine.status(coroutine.running()))",
        "do local x, y = coroutine.yield() log(x, y) end",
    ))


def _step(context: Context, name: str, made: str) -> str:
    if made == "wrap":
        return f"log(pcall({name}, {expression(context, ANY)}))"
    return context.one_of((
        f"log(coroutine.resume({name}, {expression(context, ANY)}))",
        f"log(coroutine.resume({name}))", f"log(coroutine.status({name}))",
    ))
