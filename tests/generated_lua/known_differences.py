"""What the reply to a generated script may differ in, with the reason. Keep it short.

What Lua leaves open, such as the order of pairs(), no script makes visible: see prelude.py.
"""

from __future__ import annotations

import re

from differential.known_differences import normal
from support.resp import Array, Bulk, Error, Map, Reply, Set

# PUC Lua has no name for the value of `a and b`, and calls what it finds under a key that is not a
# constant name field '?'. LuaJIT takes the name of what was moved last, or has none. Where only one
# of them names a variable, the texts must be the same but for that.
_NAMED = re.compile(
    rb"(attempt to (?:index|call|concatenate|perform arithmetic on|get length of) )"
    rb"(?:(?:local|upvalue|field|global|method) '([^']*)' \()?(an? \w+ value)\)?"
)


def agree(left: Reply, right: Reply) -> bool:
    """Returns whether Perilune's reply and redis-server's count as the same."""
    if left == right:
        return True
    left, right = normal(left), normal(right)
    return left == right or _agree(left, right)


def _agree(left: Reply, right: Reply) -> bool:
    if type(left) is not type(right):
        return False
    if isinstance(left, (Array, Set)):
        return len(left.items) == len(right.items) and all(map(_agree, left.items, right.items))
    if isinstance(left, Map):
        return len(left.pairs) == len(right.pairs) and all(
            _agree(*keys) and _agree(*values)
            for keys, values in (zip(*pairs) for pairs in zip(left.pairs, right.pairs))
        )
    if isinstance(left, Bulk):
        return _same_but_for_names(left.data, right.data)
    if isinstance(left, Error):
        return _same_but_for_names(left.text, right.text)
    return left == right


def _same_but_for_names(left: bytes, right: bytes) -> bool:
    if left == right:
        return True
    names = [[name for _, name, _ in _NAMED.findall(text)] for text in (left, right)]
    return _NAMED.sub(rb"\1\3", left) == _NAMED.sub(rb"\1\3", right) and all(
        one == other or b"" in (one, other) or other == b"?"
        for one, other in zip(*names, strict=True)
    )
