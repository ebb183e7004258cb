"""Makers of arguments of library functions."""

from __future__ import annotations

from generated_lua import corpus
from generated_lua.calls import Maker, literal, weighted
from generated_lua.context import ANY, BOOL, FUN, NUM, SEQ, STR, TAB, Context
from generated_lua.expressions import expression


def of_kind(kind: str) -> Maker:
    """Makes an expression of `kind`."""
    return lambda context: expression(context, kind)


NUMBER, TEXT, BOOLEAN = of_kind(NUM), of_kind(STR), of_kind(BOOL)
SEQUENCE, TABLE, FUNCTION, VALUE = of_kind(SEQ), of_kind(TAB), of_kind(FUN), of_kind(ANY)

SMALL = literal(*corpus.SMALL_INTEGERS)
EDGE = weighted((3, literal(*corpus.EDGE_NUMBERS, *corpus.SPECIAL_NUMBERS, "NAN")),
                (1, lambda context: f"-{context.one_of(corpus.EDGE_NUMBERS)}"),
                (1, literal(*corpus.PLAIN_NUMBERS)))
INDEX = weighted((8, SMALL), (1, EDGE), (1, literal("'2'", "2.5", "-2.5")))
NUMERAL = literal(*corpus.NUMERALS)
PATTERN = weighted((9, literal(*corpus.PATTERNS)), (1, literal(*corpus.BAD_PATTERNS)))
REPLACEMENT = literal(*corpus.REPLACEMENTS)


def plain_table(context: Context, depth: int = 0) -> str:
    """Makes what JSON and MessagePack write in one order only: a list, or a map of one name."""
    roll = context.random.random()
    if depth < 3 and roll < 0.35:
        return "{" + ", ".join(plain_table(context, depth + 1) for _ in context.few(0, 4)) + "}"
    if depth < 3 and roll < 0.5:
        name = context.one_of(("a", "[1]", "[3]", "['1']", "['']", "[1.5]", "[-1]", "[2^53]",
                               r"['\0']", "['\\200']", "[true]"))
        return f"{{{name} = {plain_table(context, depth + 1)}}}"
    return context.one_of((
        context.one_of(corpus.PLAIN_NUMBERS), context.one_of(corpus.EDGE_NUMBERS),
        context.one_of(corpus.PLAIN_STRINGS), context.one_of(corpus.ODD_STRINGS), "ZERO",
        "true", "false", "cjson.null", "nil", "NEGZERO", "INF", "NAN", "type",
        "-" + context.one_of(corpus.EDGE_NUMBERS), "'a/b'", "'\\127\\31'", "string.rep('z', 40)",
        "{nil, 2}", "{nil, nil, nil, nil, nil, nil, 7}", "0.1", "1e-7", "100000000000000",
        "-1", "-33", "-129", "-32769", "-2147483649", "2^31", "2^32", "2^63", "-2^63", "1/3",
    ))
