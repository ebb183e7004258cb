"""Calls of the string library."""

from __future__ import annotations

from generated_lua import corpus
from generated_lua.arguments import (
    EDGE, INDEX, NUMBER, PATTERN, REPLACEMENT, SMALL, TEXT, VALUE,
)
from generated_lua.calls import Call, literal
from generated_lua.context import ANY, BOOL, NUM, STR, Context

_TIMES = literal("0", "1", "2", "3", "4", "-1", "2.9", "'3'", "NAN", "-1e300")
_BYTE = literal("0", "65", "97", "255", "10", "48.9", "'66'", "256", "-1")
_FORMATS = {
    corpus.INTEGER_FORMATS: EDGE,
    corpus.UNSIGNED_FORMATS: literal("0", "1", "65", "255", "4294967295", "2^31", "2^53", "77.7"),
    corpus.FLOAT_FORMATS: EDGE,
    corpus.STRING_FORMATS: TEXT,
}


def _directive(context: Context) -> tuple[str, str]:
    directives, argument = context.one_of(list(_FORMATS.items()))
    return context.one_of(directives), argument(context)


def format_arguments(context: Context) -> str:
    """Makes a format with what it prints."""
    if context.chance(0.12):
        return f"'{context.one_of(corpus.BAD_FORMATS)}', {context.one_of(('5', '5, 6', '1'))}"
    made = [_directive(context) for _ in context.few(1, 3)]
    between = context.one_of(("", " ", "%%", ",", r"z\0", "x"))
    text = between.join(directive for directive, _ in made)
    return ", ".join([f"'{text}'", *(argument for _, argument in made)])


CALLS = (
    Call("string.len", (TEXT,), NUM, method=True),
    Call("string.sub", (TEXT, INDEX, INDEX), STR, 2, True),
    Call("string.upper", (TEXT,), STR, method=True),
    Call("string.lower", (TEXT,), STR, method=True),
    Call("string.reverse", (TEXT,), STR, method=True),
    Call("string.rep", (TEXT, _TIMES), STR, method=True),
    Call("string.byte", (TEXT, INDEX, SMALL), ANY, 1, True),
    Call("string.char", (_BYTE, _BYTE, _BYTE), STR, 0),
    Call("string.find", (TEXT, PATTERN, INDEX, literal("true", "false", "nil", "1")), ANY, 2, True),
    Call("string.match", (TEXT, PATTERN, INDEX), ANY, 2, True),
    Call("string.gsub", (TEXT, PATTERN, REPLACEMENT, SMALL), ANY, 3, True),
    Call("string.gmatch", (TEXT, PATTERN), ANY),
    Call("string.format", (format_arguments,), STR),
    Call("string.format", (literal("'%s|%s'", "'%q'", "'%d'", "'%5.2f'"), VALUE), ANY),
    Call("tostring", (lambda context: f"real({NUMBER(context)})",), STR, sound=True),
    Call("string.gfind", (TEXT, PATTERN), ANY),
    Call("rawequal", (TEXT, VALUE), BOOL),
)
