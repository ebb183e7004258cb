"""Expressions: a maker for each kind of value. Precedence, not parentheses, groups operators.

Of two operands of an arithmetic operator one at least is not a constant, see corpus.py.
"""

from __future__ import annotations

from generated_lua import corpus
from generated_lua.calls import direct
from generated_lua.context import ANY, BOOL, FUN, NUM, SEQ, STR, TAB, Context


def expression(context: Context, kind: str) -> str:
    """Returns an expression of `kind`; rarely a simple one of another."""
    if context.chance(0.015):
        # Not a number: as a part of a text NaN would show its sign.
        with context.deepest():
            return _MAKERS[context.one_of((STR, BOOL, SEQ, TAB, FUN))](context)
    with context.deeper():
        return _MAKERS[kind](context)


def _variable(context: Context, kind: str) -> str | None:
    visible = context.variables(kind)
    return context.one_of(visible).name if visible else None


def number(context: Context) -> str:
    """Returns an expression that is a number."""
    roll = context.random.random()
    if not context.shallow or roll < 0.2:
        return _number_leaf(context)
    if roll < 0.6:
        return _arithmetic(context)
    if roll < 0.68:
        return _negated(context)
    if roll < 0.72:
        return "#" + _prefix(context, context.one_of((STR, SEQ)))
    if roll < 0.76:
        return "(" + _chosen(context, NUM) + ")"
    if roll < 0.8 and context.vararg:
        return "select('#', ...)"
    return _call(context, NUM) or _number_leaf(context)


def _number_leaf(context: Context) -> str:
    name = _variable(context, NUM)
    if name and context.chance(0.55):
        return name
    roll = context.random.random()
    if roll < 0.5:
        return context.one_of(corpus.PLAIN_NUMBERS)
    if roll < 0.75:
        return context.one_of(corpus.EDGE_NUMBERS)
    return context.one_of(corpus.SPECIAL_NUMBERS)


def _operand(context: Context) -> str:
    # Not a constant.
    name = _variable(context, NUM)
    if name and context.chance(0.7):
        return name
    if context.chance(0.2):
        return context.one_of(("#'abc'", "('12' + ZERO)", "(ZERO + 7)", "tonumber('0x1f')"))
    return context.one_of(corpus.SPECIAL_NUMBERS)


def _arithmetic(context: Context) -> str:
    operator = context.one_of("+-*/%^+-*")
    left, right = _operand(context), expression(context, NUM)
    if context.chance(0.4):
        left, right = right, left
    if context.chance(0.04):
        right = context.one_of(('"10"', '" 0x10 "', '"abc"', '"1e1"'))
    text = f"{left}{context.space()}{operator}{context.space()}{right}"
    return f"({text})" if context.chance(0.4) else text


def _negated(context: Context) -> str:
    operand = _operand(context)
    return "-" + (" " if operand.startswith("-") or context.chance(0.3) else "") + operand


def _chosen(context: Context, kind: str) -> str:
    # The idiom for a conditional expression.
    condition = expression(context, BOOL)
    first, second = expression(context, kind), expression(context, kind)
    return f"{condition}{context.space()}and {first} or{context.space()}{second}"


def _prefix(context: Context, kind: str) -> str:
    # What `#`, a field or a method may follow.
    name = _variable(context, kind)
    return name if name and context.chance(0.7) else f"({expression(context, kind)})"


def _call(context: Context, kind: str) -> str | None:
    name = _variable(context, FUN)
    if kind == ANY and name and context.chance(0.5):
        return f"{name}({arguments(context)})"
    calls = context.calls.get(kind)
    return direct(context, context.one_of(calls)) if calls else None


def text(context: Context) -> str:
    """Returns an expression that is a string."""
    roll = context.random.random()
    if not context.shallow or roll < 0.35:
        return _text_leaf(context)
    if roll < 0.6:
        parts = [_concatenable(expression(context, STR)) if context.chance(0.65)
                 else f"real({expression(context, NUM)})" for _ in context.few(2, 4)]
        return f"{context.space()}..{context.space()}".join(parts).lstrip()
    if roll < 0.65:
        return "(" + _chosen(context, STR) + ")"
    if roll < 0.7:
        return f"type({expression(context, ANY)})"
    return _call(context, STR) or _text_leaf(context)


def _concatenable(part: str) -> str:
    return f"({part})" if any(sign in part for sign in "=<>%/*^-+") or part[-1:] == "." else part


def _text_leaf(context: Context) -> str:
    name = _variable(context, STR)
    if name and context.chance(0.5):
        return name
    return context.one_of(corpus.PLAIN_STRINGS if context.chance(0.7) else corpus.ODD_STRINGS)


def boolean(context: Context) -> str:
    """Returns an expression that is true or false."""
    roll = context.random.random()
    if not context.shallow or roll < 0.2:
        return _variable(context, BOOL) or context.one_of(("true", "false"))
    if roll < 0.5:
        kind = context.one_of((NUM, NUM, STR))
        operator = context.one_of(("<", ">", "<=", ">=", "==", "~="))
        left, right = expression(context, kind), expression(context, kind)
        return f"({left}{context.space()}{operator}{context.space()}{right})"
    if roll < 0.6:
        return f"({expression(context, ANY)} {context.one_of(('==', '~='))} " \
               f"{expression(context, ANY)})"
    if roll < 0.75:
        return f"not {_prefix(context, context.one_of((BOOL, ANY)))}"
    if roll < 0.9:
        operator = context.one_of(("and", "or"))
        return f"({expression(context, BOOL)} {operator}{context.space()}" \
               f"{expression(context, BOOL)})"
    return _call(context, BOOL) or "true"


def sequence(context: Context) -> str:
    """Returns an expression that is a table without holes."""
    name = _variable(context, SEQ)
    if name and context.chance(0.45):
        return name
    if context.shallow and context.chance(0.15):
        return _call(context, SEQ) or "{}"
    kind = context.one_of((NUM, STR, NUM, STR, BOOL, SEQ))
    items = [expression(context, kind) for _ in context.few(0, 5)] if context.shallow else ["1"]
    return "{" + f",{context.space()}".join(items) + context.one_of(("", "", ",", ";")) * bool(
        items) + "}"


def table(context: Context) -> str:
    """Returns an expression that is any table."""
    name = _variable(context, TAB)
    if name and context.chance(0.45):
        return name
    if context.shallow and context.chance(0.1):
        return _call(context, TAB) or "{}"
    if not context.shallow:
        return context.one_of(("{}", "{1, 2}", "{x = 1}"))
    separator = context.one_of((", ", "; ", ",\n"))
    return "{" + separator.join(_fields(context, context.random.randint(0, 4))) + "}"


def _fields(context: Context, count: int) -> list[str]:
    # Lua leaves open which of two values for one key stays: no key occurs twice.
    names = context.random.sample("abcxyzn", count)
    keys = context.random.sample(("[-1]", "[0]", "[1.5]", "[2^53]", "[true]", "['1']", "[NAN]",
                                  "[nil]", "[false]", "[100]", "[INF]"), count)
    fields = []
    for name, literal_key in zip(names, keys):
        value = expression(context, context.one_of((NUM, STR, BOOL, ANY, TAB, FUN)))
        text_key = f"['{name}:' .. {_concatenable(expression(context, STR))}]"
        fields.append(context.one_of(
            (f"{name} = {value}", f"{literal_key} = {value}", f"{text_key} = {value}", value)))
    return fields


def key(context: Context) -> str:
    """Returns an expression that indexes a table: rarely nil or NaN."""
    roll = context.random.random()
    if roll < 0.35:
        return context.one_of(("1", "2", "3", "0", "-1", "1.5", "2^53", "'a'", "'x'", "true"))
    if roll < 0.6:
        return expression(context, NUM)
    if roll < 0.9:
        return expression(context, STR)
    return context.one_of(("nil", "NAN", "false", "'1'", "'n'", "INF"))


def function(context: Context) -> str:
    """Returns an expression that is a function: by name, or a small one written here."""
    name = _variable(context, FUN)
    if name and context.chance(0.5):
        return name
    if context.chance(0.15):
        return context.one_of(("type", "select", "string.upper", "math.max", "string.len",
                               "tostring", "unpack", "rawget", "error"))
    vararg = context.chance(0.35)
    parameters = [context.name() for _ in context.few(0, 2)]
    with context.function(vararg):
        for parameter in parameters:
            context.declare(parameter, ANY)
        results = ", ".join(result(context) for _ in context.few(0, 2))
    listed = ", ".join(parameters + ["..."] * vararg)
    return (f"function({listed}){context.space()}tick({', '.join(parameters)}) "
            f"{returned(context, results)} end")


def result(context: Context) -> str:
    """Returns an expression for a list of them, of any kind."""
    if context.vararg and context.chance(0.15):
        return context.one_of(("...", "(...)", "arg", "select(2, ...)", "arg.n"))
    return expression(context, context.one_of((NUM, STR, BOOL, SEQ, TAB, ANY)))


def anything(context: Context) -> str:
    """Returns an expression of a kind that nobody knows."""
    roll = context.random.random()
    name = _variable(context, ANY)
    if name and roll < 0.25:
        return name
    if not context.shallow or roll < 0.35:
        return context.one_of(("nil", "true", "1", "'s'", "{}", "ARGV[1]", "KEYS[1]"))
    if roll < 0.5:
        return _indexed(context)
    if roll < 0.65:
        return _call(context, ANY) or "nil"
    if roll < 0.68:
        return f"({_chosen(context, ANY)})"
    return expression(context, context.one_of((NUM, STR, BOOL, SEQ, TAB, FUN)))


def _indexed(context: Context) -> str:
    prefix = _prefix(context, context.one_of((SEQ, TAB, TAB)))
    if context.chance(0.4):
        return f"{prefix}.{context.one_of('abcxyz')}"
    return f"{prefix}[ {key(context)}]"


def arguments(context: Context) -> str:
    """Returns a list of arguments, maybe with a last one of several values."""
    listed = [result(context) for _ in context.few(0, 3)]
    return f",{context.space()}".join(listed)


def returned(context: Context, listed: str) -> str:
    """Returns a return statement; a call that may be of a C function is not its last.

    LuaJIT lets that take its caller's place, so that errors miss the line. Where the normalizer
    prevents it, is a test of its own.
    """
    if not listed.rstrip().endswith((")", "}", '"', "'", "]")):
        return f"return {listed}"
    if context.chance(0.5):
        return f"return nil, {listed}"
    return f"local r, s = {listed} return r, s"


_MAKERS = {
    NUM: number, STR: text, BOOL: boolean, SEQ: sequence, TAB: table, FUN: function, ANY: anything,
}
