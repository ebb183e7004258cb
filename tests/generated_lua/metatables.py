"""Tables with metamethods, every event of Lua 5.1, and what triggers each."""

from __future__ import annotations

from typing import Callable

from generated_lua.context import ANY, TAB, Context
from generated_lua.expressions import expression, returned

# Of the table's name, and of two operands of which one is it, the body of a function.
Use = Callable[[str, str, str], str]

_ARITHMETIC = {"__add": "+", "__sub": "-", "__mul": "*", "__div": "/", "__mod": "%", "__pow": "^",
               "__concat": ".."}
_COMPARISONS = {"__eq": "==", "__lt": "<", "__le": "<="}


def metatable_statement(context: Context) -> str:
    """Returns statements that give a table a metatable and use it."""
    name = context.name()
    events = context.random.sample(sorted(_EVENTS), context.random.randint(1, 5))
    with context.function(False):
        handlers = ", ".join(f"{event} = {_handler(context, event)}" for event in events)
    lines = [f"local {name} = setmetatable({context.one_of(('{}', '{1, 2}', '{x = 1}'))}, "
             f"{{{handlers}}})"]
    # PUC Lua refuses nil and NaN as keys before it looks for __newindex.
    kind = ANY if "__newindex" in events else context.one_of((TAB, ANY))
    context.declare(name, kind, assignable=False)
    for event in events + context.random.sample(sorted(_EVENTS), 1):
        with context.function(False):
            lines.append(_used(context, event, name))
    return "\n".join(lines)


def _handler(context: Context, event: str) -> str:
    if event in ("__index", "__newindex") and context.chance(0.4):
        return context.one_of(("{x = 'from x'}", "setmetatable({}, {__index = string})", "5",
                               "{}", "string"))
    if event == "__metatable":
        return context.one_of(("'locked'", "false", "{}"))
    value = context.one_of((
        f"{expression(context, ANY)}", "true", "false", "nil", "'r', 's'",
        "error('in " + event + "')", "b", "7",
    ))
    given = returned(context, value)
    return f"function(a, b, c) tick() log('{event}', type(a), type(b), type(c)) {given} end"


def _used(context: Context, event: str, name: str) -> str:
    other = context.one_of((name, "5", "'x'", "{}", "nil", expression(context, ANY)))
    left, right = (name, other) if context.chance(0.6) else (other, name)
    text = _EVENTS[event](name, left, right)
    if context.chance(0.5):
        return f"log(pcall(function() {text} end))"
    return f"log((function()\n{text} end)())"


def _binary(sign: str) -> Use:
    return lambda _, left, right: f"local l, r = {left}, {right} return l {sign} r"


_EVENTS: dict[str, Use] = {
    **{event: _binary(sign) for event, sign in (_ARITHMETIC | _COMPARISONS).items()},
    "__unm": lambda name, *_: f"return -{name}",
    "__len": lambda name, *_: f"return type({name})",
    "__index": lambda name, *_: f"return {name}.nosuch, {name}[5], {name}.x",
    "__newindex": lambda name, *_: f"{name}.new = 1 return rawget({name}, 'new')",
    "__call": lambda name, *_: f"return nil, {name}(1, 'a', nil)",
    "__tostring": lambda name, *_: f"return (tostring({name}):gsub('0x%x+', ''))",
    "__metatable": lambda name, *_: f"return getmetatable({name}), (setmetatable({name}, {{}}))",
    "__mode": lambda name, *_: f"return next({name}) ~= nil",
}
