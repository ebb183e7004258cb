"""Calls of the math and bit libraries, and of what makes numbers."""

from __future__ import annotations

from generated_lua.arguments import EDGE, NUMBER, NUMERAL, SMALL, VALUE
from generated_lua.calls import Call, literal
from generated_lua.context import ANY, NUM

_BASE = literal("2", "8", "10", "16", "36", "1", "37", "0", "3.7", "'16'", "-2", "10.5")
_EXPONENT = literal("0", "1", "-1", "10", "1023", "-1074", "1100", "2.7")
_SHIFT = literal("0", "1", "2", "5", "8", "31", "32", "33", "-1", "-32", "100", "2.5", "2^32")
_ANGLE = literal("0.5", "1", "2", "ZERO", "NEGZERO", "100", "-1.5", "1e10", "INF", "0.1")
_LIMIT = literal("1", "2", "10", "100", "0", "-5", "2.5", "2147483647", "1e6", "'7'", "1.5")

# Both call the C library's: all digits are compared.
_OF_ANGLE = ("acos", "asin", "atan", "cos", "cosh", "exp", "log10", "sin", "sinh", "tan", "tanh",
             "log")
_OF_NUMBER = ("abs", "ceil", "floor", "sqrt", "deg", "rad")
_OF_BITS = ("tobit", "bnot", "bswap")
_SHIFTS = ("lshift", "rshift", "arshift", "rol", "ror")

CALLS = (
    *[Call(f"math.{name}", (_ANGLE,), NUM) for name in _OF_ANGLE],
    *[Call(f"math.{name}", (EDGE,), NUM) for name in _OF_NUMBER * 2],
    Call("math.atan2", (EDGE, EDGE), NUM),
    Call("math.pow", (EDGE, literal("0", "1", "2", "-1", "0.5", "3", "INF")), NUM),
    Call("math.fmod", (EDGE, EDGE), NUM),
    Call("math.mod", (NUMBER, NUMBER), NUM),
    Call("math.modf", (EDGE,), NUM),
    Call("math.frexp", (EDGE,), NUM),
    Call("math.ldexp", (EDGE, _EXPONENT), NUM),
    Call("math.max", (NUMBER, NUMBER, NUMBER), NUM, 1),
    Call("math.min", (NUMBER, NUMBER, NUMBER), NUM, 1),
    Call("math.random", (_LIMIT, _LIMIT), NUM, 0),
    Call("math.randomseed", (EDGE,), ANY),
    Call("math.randomseed", (SMALL,), ANY),
    Call("tonumber", (NUMERAL,), ANY),
    Call("tonumber", (NUMERAL, _BASE), ANY),
    Call("tonumber", (VALUE, _BASE), ANY, 1),
    *[Call(f"bit.{name}", (EDGE,), NUM) for name in _OF_BITS],
    *[Call(f"bit.{name}", (EDGE, _SHIFT), NUM) for name in _SHIFTS],
    *[Call(f"bit.{name}", (EDGE, EDGE, EDGE), NUM, 1) for name in ("band", "bor", "bxor")],
    Call("bit.tohex", (EDGE, SMALL), ANY, 1),
)
