"""Shortens a script on which two servers disagree to what a person can read."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from typing import Callable

from differential.shrink import shrunk
from generated_lua.comparison import Comparison, Difference, Outcome
from generated_lua.known_differences import agree
from generated_lua.mutation import TOKEN
from generated_lua.prelude import PRELUDE
from generated_lua.scripts import Script
from support.resp import Array, Bulk, Error

LIMIT_S = 5.0

_OPENING = {b"(", b"{", b"[", b"function", b"if", b"do", b"repeat"}
_CLOSING = {b")", b"}", b"]", b"end", b"until"}
_ADDRESS = re.compile(rb"0x[0-9a-f]{6}")
_WORD = re.compile(rb"\w+|\W")
_DETAIL = re.compile(rb"\d+|'[^']*'|script: \w+")


def shortened(comparison: Comparison, found: Difference) -> Difference:
    """Returns a disagreement of the same sort on a script that is as short or shorter."""
    best = found

    def still_differs(source: bytes) -> bool:
        nonlocal best
        outcome = comparison.difference(replace(best.script, source=source))
        if outcome is None or sort_of(outcome) != sort_of(found) or _names_address(outcome):
            return False
        best = outcome
        return True

    for _ in range(2):
        _drop(best.script.source, _lines, still_differs)
        _drop_groups(best.script.source, still_differs)
        _drop(best.script.source, _tokens, still_differs)
    for simpler in _with_less(best.script):
        outcome = comparison.difference(simpler)
        if outcome is not None and sort_of(outcome) == sort_of(found):
            best = outcome
    return best


def _drop(
    source: bytes, pieces: Callable[[bytes], list[bytes]], still_differs: Callable[[bytes], bool]
) -> None:
    # The last piece of a sequence always stays: here an empty one.
    shrunk([*pieces(source), b""], lambda kept: still_differs(b"".join(kept)), LIMIT_S)


def _drop_groups(source: bytes, still_differs: Callable[[bytes], bool]) -> None:
    # What stands between brackets goes, with them or without; or they go and it stays.
    deadline = time.monotonic() + LIMIT_S
    tokens = _tokens(source)
    at = 0
    while at < len(tokens) and time.monotonic() < deadline:
        end = _end_of_group(tokens, at)
        if end is not None:
            for kept in (
                [], tokens[at:at + 1] + tokens[end:end + 1], tokens[at + 1:end],
                tokens[at:at + 1] + tokens[at + 2:end + 1],
            ):
                candidate = tokens[:at] + kept + tokens[end + 1:]
                if len(candidate) < len(tokens) and still_differs(b"".join(candidate)):
                    tokens = candidate
                    at -= 1
                    break
        at += 1


def _end_of_group(tokens: list[bytes], start: int) -> int | None:
    depth = 0
    for at in range(start, len(tokens)):
        token = tokens[at].strip()
        depth += (token in _OPENING) - (token in _CLOSING)
        if depth == 0:
            return at if at > start else None
    return None


def _lines(source: bytes) -> list[bytes]:
    return source.splitlines(keepends=True)


def _tokens(source: bytes) -> list[bytes]:
    # What ends a line stays with what is before it: lines are not joined.
    prelude = PRELUDE.encode()
    begins = len(prelude) if source.startswith(prelude) else 0
    tokens = [source[:begins]]
    for token in TOKEN.findall(source[begins:]):
        if token.isspace():
            tokens[-1] += token
        else:
            tokens.append(token)
    return tokens


def _with_less(script: Script) -> list[Script]:
    return [
        replace(script, arguments=()), replace(script, keys=()),
        replace(script, keys=(), arguments=()), replace(script, counted=None),
        replace(script, how=b"EVAL", keys=(), arguments=(), counted=None),
    ]


def sort_of(difference: Difference) -> tuple[object, object]:
    """Returns in what the replies differ, without what is chance: disagreements of a kind."""
    left, right = difference.left, difference.right
    while isinstance(left, Array) and isinstance(right, Array):
        differing = [pair for pair in zip(left.items, right.items) if not agree(*pair)]
        if not differing:
            return len(left.items) > len(right.items), Array
        left, right = differing[0]
    texts = _text_of(left), _text_of(right)
    if texts[0] is None or texts[1] is None:
        return type(left), type(right)
    return _different_parts(texts[0], texts[1])


def _text_of(outcome: Outcome) -> bytes | None:
    if isinstance(outcome, Error):
        return outcome.text
    return outcome.data if isinstance(outcome, Bulk) else None


def _different_parts(left: bytes, right: bytes) -> tuple[bytes, bytes]:
    one, other = ([*_WORD.findall(_DETAIL.sub(b"", text))] for text in (left, right))
    while one and other and one[0] == other[0]:
        del one[0], other[0]
    while one and other and one[-1] == other[-1]:
        del one[-1], other[-1]
    return b"".join(one), b"".join(other)


def _names_address(difference: Difference) -> bool:
    return any(_ADDRESS.search(repr(one).encode()) for one in (difference.left, difference.right))
