"""Malformed sources: a token of a good one is dropped, doubled, swapped or replaced."""

from __future__ import annotations

import re
from random import Random

# Close to Lua's own tokens: what it cuts wrongly is a mutation, too.
TOKEN = re.compile(
    rb"--[^\n]*|\[\[.*?\]\]|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|[A-Za-z_]\w*"
    rb"|0[xX][0-9a-fA-F]+|\d+\.?\d*(?:[eE][+-]?\d+)?|\.\.\.|\.\.|[=~<>]=|\s+|.",
    re.DOTALL,
)

_TOKENS = (
    b"and", b"break", b"do", b"else", b"elseif", b"end", b"false", b"for", b"function", b"if",
    b"in", b"local", b"nil", b"not", b"or", b"repeat", b"return", b"then", b"true", b"until",
    b"while", b"+", b"-", b"*", b"/", b"%", b"^", b"#", b"==", b"~=", b"<=", b">=", b"<", b">",
    b"=", b"(", b")", b"{", b"}", b"[", b"]", b";", b":", b",", b".", b"..", b"...", b"~", b"!",
    b"@", b"$", b"&", b"|", b"?", b"\\", b"`", b"\"", b"'", b"[[", b"]]", b"[=", b"--[[", b"--",
    b"goto", b"::", b"0x", b"1e", b"1..2", b"3x", b"0xg", b"1LL", b"0b1", b"1.2.3", b"5i", b"name",
    b"\"\\400\"", b"\"open", b"'\\x4'", b"\x00", b"\xff", b"\xc3\xa9", b"\n", b"\r\n", b"\n\r",
    b"\x1b", b"#!", b"[==[", b"9e999", b"0xffffffffffffffffff", b"\"\\", b"\"a\nb\"", b"\v",
    b"[=x", b"1e+", b".5.", b"..5", b"....",
)


def mutated(random: Random, source: bytes) -> bytes:
    """Returns `source` with one to three tokens changed."""
    tokens = TOKEN.findall(source)
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        at = random.randrange(len(tokens))
        roll = random.random()
        if roll < 0.3:
            del tokens[at]
        elif roll < 0.45:
            tokens.insert(at, tokens[at])
        elif roll < 0.6:
            other = random.randrange(len(tokens))
            tokens[at], tokens[other] = tokens[other], tokens[at]
        elif roll < 0.95:
            tokens[at] = random.choice(_TOKENS)
        else:
            del tokens[at:]
        if not tokens:
            return b""
    return b"".join(tokens)
