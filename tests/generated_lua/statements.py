"""Statements: each maker returns lines of Lua that end by themselves.

Loops are bounded by their numbers and by tick(); strings that are kept by cut(). Nothing begins
with a parenthesis, which could continue the line before.
"""

from __future__ import annotations

from typing import Callable

from generated_lua import corpus
from generated_lua.calls import direct, protected
from generated_lua.context import (
    ANY, BLOCK_DEPTH_MAX, BOOL, FUN, NUM, SEQ, STR, TAB, Context, Variable,
)
from generated_lua.coroutines import coroutine_statement
from generated_lua.expressions import arguments, expression, key, result, returned
from generated_lua.libraries import FAMILIES
from generated_lua.metatables import metatable_statement
from generated_lua.redis_calls import command_call


def block(context: Context, least: int = 1, most: int = 4) -> str:
    """Returns some statements, one below the other."""
    return "\n".join(statement(context) for _ in context.few(least, most))


def statement(context: Context) -> str:
    """Returns one statement, maybe of several lines, maybe with its semicolon."""
    makers = _SIMPLE + (_NESTED if context.blocks < BLOCK_DEPTH_MAX else ())
    made = context.random.choices([maker for _, maker in makers], [w for w, _ in makers])[0]
    return made(context) + ";" * context.chance(0.15)


def _kept(context: Context, kind: str) -> str:
    value = expression(context, kind)
    return f"cut({value})" if kind in (STR, ANY) else value


def _local(context: Context) -> str:
    kinds = [context.one_of((NUM, NUM, STR, STR, BOOL, SEQ, TAB, FUN, ANY))
             for _ in context.few(1, 3)]
    values = [_kept(context, kind) for kind in kinds]
    if context.chance(0.15):
        values = values[:-1] + context.one_of(([], [f"log({arguments(context)})"]))
        kinds = [ANY] * len(kinds)
    names: list[str] = []
    for kind in kinds:
        name = context.name()
        while name in names:
            name = context.name()
        names.append(name)
        context.declare(name, kind)
    given = f" ={context.space()}{', '.join(values)}" if values else ""
    return f"local {', '.join(names)}{given}"


def _target(context: Context) -> tuple[str, str] | None:
    # What may be assigned to, and the kind of value.
    if context.chance(0.4):
        tables = context.variables(TAB)
        if tables:
            table = context.one_of(tables).name
            field = f".{context.one_of('abcxyz')}" if context.chance(0.4) else f"[ {key(context)}]"
            return table + field, context.one_of((NUM, STR, ANY, FUN, TAB))
    variables = [one for one in context.variables() if one.assignable]
    if not variables:
        return None
    variable: Variable = context.one_of(variables)
    return variable.name, variable.kind


def _assignment(context: Context) -> str:
    targets = [target for _ in context.few(1, 3) if (target := _target(context))]
    if not targets:
        return _log(context)
    values = [_kept(context, kind) for _, kind in targets]
    if context.chance(0.1):
        values.append(expression(context, ANY))
    names = ", ".join(name for name, _ in targets)
    return f"{names} ={context.space()}{', '.join(values)}"


def _log(context: Context) -> str:
    listed = ", ".join(result(context) for _ in context.few(1, 3))
    return f"log({listed})"


def _library_call(context: Context) -> str:
    weights = [weight for weight, _ in FAMILIES]
    calls = context.random.choices(FAMILIES, weights)[0][1]
    call = context.one_of(calls)
    if context.chance(0.55):
        return f"log({protected(context, call)})"
    return _logged(context, lambda: direct(context, call))


def _logged(context: Context, written: Callable[[], str]) -> str:
    # The values of a call, or the error that it raises.
    if context.chance(0.4):
        return f"log({written()})"
    with context.function(False):
        return f"log(pcall(function() {returned(context, written())} end))"


def _command(context: Context) -> str:
    if not context.calls_redis:
        return _library_call(context)
    return _logged(context, lambda: command_call(context))


def _append(context: Context) -> str:
    sequences = [one.name for one in context.variables(SEQ)]
    if not sequences:
        return _local(context)
    name, value = context.one_of(sequences), expression(context, context.one_of((NUM, STR)))
    return context.one_of((f"{name}[#{name} + 1] = cut({value})",
                           f"table.insert({name}, (cut({value})))", f"table.remove({name})",
                           f"log(table.remove({name}, 1))"))


def _call(context: Context) -> str:
    functions = context.variables(FUN)
    if not functions:
        return _log(context)
    name = context.one_of(functions).name
    if context.chance(0.3):
        return f"{name}({arguments(context)})"
    return _logged(context, lambda: f"{name}({arguments(context)})")


def _raises(context: Context) -> str:
    level = context.one_of(("", ", 1", ", 2", ", 0", ", 3", ", 50"))
    value = context.one_of(("'raised'", "5", "nil", "{err = 'table'}", "true", "'ERR of mine'",
                            "{err = 'MY code', line = 1}", expression(context, STR)))
    condition = expression(context, BOOL)
    return f"if {condition} then error({value}{level}) end"


def _misuse(context: Context) -> str:
    # A runtime error whose text names a variable, a field or a method.
    name = context.one_of([one.name for one in context.variables()] or ["KEYS"])
    # No number: NaN as a text is known to differ.
    word = context.one_of([one.name for one in context.variables(STR, TAB, BOOL)] or ["KEYS"])
    return "log(pcall(function()\n" + context.one_of((
        f"return {name}.a.b.c", f"local r = {name}.nosuch() return r", f"{name}:nosuch()",
        f"return {name} + 1", f"return 1 - {name}", f"return {word} .. {word}", f"return #{name}",
        f"return -{name}", f"return {name} < 1", f"return 'a' <= {word}",
        f"return {name} < {name}", f"{name}()", f"{name}.a.b = 1", f"{word}[nil] = 1",
        f"{word}[NAN] = 1", "for i = KEYS, 2 do end", f"for i = 1, {name}, 1 do return i end",
        "for i = 1, 2, KEYS do return i end", f"for k in {word} do return k end",
        f"return ({name})[1][2]", f"return nosuch_{name}", f"global_{name} = 1", "return KEYS.a.b",
        f"return {name}[1][2][3]", f"redis.nosuch({name})", f"return string.nosuch.{name}",
        f"local t = {{}} t.f.g({name})", f"local s = 'x' s:bad({name})", "return arg[1]",
        f"string.x = {name}", f"redis[1] = {name}", f"rawset(_G, 'x', {name})",
        f"setmetatable(_G, {name})", f"_G.y = {name}", "return _G.zz", "return rawget(_G, 'zz')",
        f"return ({word} .. 'x' .. {{}})", f"return 2 ^ {{}} + {name}", f"{name}{{}}",
        f"{name}'text'", "return ('x').y.z", "return math.pi.x.y",
    )) + "\nend))"


def _assertion(context: Context) -> str:
    message = context.one_of(("nil", "'not so'", "7"))
    return f"assert({expression(context, BOOL)}, {message})"


def _loadstring(context: Context) -> str:
    chunk, name = context.one_of(corpus.CHUNKS), context.one_of(corpus.CHUNK_NAMES)
    return (f"local f, e = loadstring({chunk}{name}) log(f, e)\n"
            f"if f then log(pcall(f, {expression(context, ANY)})) end")


def _if(context: Context) -> str:
    lines = [f"if {expression(context, context.one_of((BOOL, ANY)))} then", _inner(context)]
    for _ in context.few(0, 2):
        lines += [f"elseif {expression(context, BOOL)} then", _inner(context)]
    if context.chance(0.5):
        lines += ["else", _inner(context)]
    return "\n".join([*lines, "end"])


def _inner(context: Context) -> str:
    with context.block():
        return _with_exit(context, block(context))


def _with_exit(context: Context, text: str) -> str:
    # `break` and `return` end a block.
    if context.loops and context.chance(0.12):
        return f"{text}\nbreak"
    if context.blocks > 1 and context.chance(0.06):
        return f"{text}\n{returned(context, arguments(context))}"
    return text


def _do(context: Context) -> str:
    return f"do\n{_inner(context)}\nend"


def _while(context: Context) -> str:
    condition = expression(context, BOOL)
    with context.loop():
        return f"while tick() and {condition} do\n{_with_exit(context, block(context))}\nend"


def _repeat(context: Context) -> str:
    with context.loop():
        body = block(context)
        until = context.one_of(("true", expression(context, BOOL)))  # Sees the body's variables.
        return f"repeat tick()\n{body}\nuntil {until}"


def _numeric_for(context: Context) -> str:
    # A step of zero may go on until tick() ends it.
    limits = context.one_of((
        "1, 3", "1, 5", "3, 1, -1", "1, 2, 0.5", "0, 1, 0.25", "5, 1", "1, 1", "-2, 2", "'1', 2",
        "1, INF, 2^52", "1, 4, 3", "2^53, 2^53 + 2", "1, 2, ZERO", "2, 1, 0", "1, 2, -ZERO",
    ))
    if context.chance(0.2):
        limits = f"1, math.min({expression(context, NUM)}, 4)"
    with context.loop():
        name = context.name()
        context.declare(name, NUM)
        return f"for {name} = {limits} do tick()\n{_with_exit(context, block(context, 1, 3))}\nend"


def _generic_for(context: Context) -> str:
    # Nothing but the number of its elements may depend on the order of pairs().
    table = expression(context, TAB)
    if context.chance(0.3):
        return (f"do local n = {{}} for k, v in pairs({table}) do n[#n + 1] = S(k) .. S(v) end\n"
                f"table.sort(n) log(table.concat(n, ' ')) end")
    source, kind = context.one_of((
        (f"ipairs({expression(context, SEQ)})", ANY), (f"ipairs({table})", ANY),
        (f"string.gmatch({expression(context, STR)}, {context.one_of(corpus.PATTERNS)})", ANY),
        ("(function(s, c) if c < s then return c + 1, 'v' .. c end end), 3, 0", ANY),
        (_wrapped_counter(context), ANY), ("next, {7}", ANY), ("pairs({x = 1})", ANY),
    ))
    first, second = context.name(), context.name()
    while second == first:
        second = context.name()
    with context.loop():
        context.declare(first, ANY)
        context.declare(second, kind)
        body = _with_exit(context, block(context, 1, 3))
        return f"for {first}, {second} in {source} do tick()\nlog({first}, {second})\n{body}\nend"


def _wrapped_counter(context: Context) -> str:
    last = context.one_of(("3", "1", "0"))
    return f"coroutine.wrap(function() for i = 1, {last} do coroutine.yield(i, i * i) end end)"


def _function(context: Context) -> str:
    vararg = context.chance(0.35)
    parameters = list(dict.fromkeys(context.name() for _ in context.few(0, 3)))
    listed = ", ".join(parameters + ["..."] * vararg)
    called = context.name()
    head = f"local function {called}"
    tables = context.variables(TAB)
    if tables and context.chance(0.3):
        called = f"{context.one_of(tables).name}{context.one_of('.:')}{context.one_of('abcf')}"
        head = f"function {called}"
    else:
        context.declare(called, FUN, assignable=False)
    with context.function(vararg):
        for parameter in parameters:
            context.declare(parameter, ANY)
        body = block(context, 1, 4)
        tail = _function_tail(context)
    text = f"{head}({listed}) tick({', '.join(parameters)})\n{body}{tail}\nend"
    return text if context.chance(0.3) else f"{text}\nlog({called}({arguments(context)}))"


def _function_tail(context: Context) -> str:
    roll = context.random.random()
    functions = [one.name for one in context.variables(FUN) if not one.assignable]
    if roll < 0.15 and functions:
        listed = arguments(context)
        # On several lines the two name another one if what is called is no function.
        if "\n" not in listed:
            return f"\nreturn {context.one_of(functions)}({listed})"
    if roll < 0.8:
        return f"\n{returned(context, arguments(context))}"
    return ""


def _protected(context: Context) -> str:
    with context.function(False):
        body = block(context, 1, 4)
        tail = _function_tail(context)
    handler = context.one_of(("function(e) return 'handled', e end", "function(e) return e end",
                              "function(e) error('again') end", "type", "nil"))
    if context.chance(0.25):
        return f"log(xpcall(function()\n{body}{tail}\nend, {handler}))"
    return f"log(pcall(function()\n{body}{tail}\nend))"


def _counter(context: Context) -> str:
    name = context.name()
    shared = context.one_of(("n", "t"))
    text = (f"local {name} = (function() local n, t = ZERO, {{}}\n"
            f"return function(d) tick() n = n + (tonumber(d) or 1) t[n] = d return {shared} end, "
            "function() return n end end)()")
    context.declare(name, FUN, assignable=False)
    return f"{text}\nlog({name}(), {name}({expression(context, NUM)}), {name}())"


def _deep(context: Context) -> str:
    depth = context.one_of(("10", "150", "3000", "15000"))
    return context.one_of((
        f"log((function(f) return nil, f(f, {depth}) end)(function(f, n) "
        "if n == 0 then return 0 end return 1 + f(f, n - 1) end))",
        f"log((function(f) return nil, f(f, {depth}) end)(function(f, n) "
        "if n == 0 then return 'last' end return f(f, n - 1) end))",
        "log((function(f) return nil, f(f, 150) end)(function(f, n) "
        "if n == 0 then error('deep', 2) end return select(2, pcall(f, f, n - 1)) end))",
        f"log(select(2, loadstring('return ' .. ('('):rep({depth}) .. '5', '=deep')))",
    ))


def _coroutine(context: Context) -> str:
    return coroutine_statement(context, block)


def _metatable(context: Context) -> str:
    return metatable_statement(context)


_SIMPLE: tuple[tuple[float, Callable[[Context], str]], ...] = (
    (5, _local), (4, _assignment), (4, _log), (9, _library_call), (4, _command), (2, _append),
    (2, _call), (0.4, _raises), (1.2, _misuse), (0.3, _assertion), (0.5, _loadstring),
    (1, _metatable), (0.6, _counter), (0.15, _deep),
)
_NESTED: tuple[tuple[float, Callable[[Context], str]], ...] = (
    (1.5, _if), (0.7, _do), (0.7, _while), (0.7, _repeat), (1.2, _numeric_for), (1.2, _generic_for),
    (2.0, _function), (1.5, _protected), (0.8, _coroutine),
)
