"""Commands on lists. Elements are few, so that LREM, LPOS and LINSERT find some."""

from __future__ import annotations

from random import Random

from differential.arguments import (
    ODD_INTEGERS, Words, either, index, key, option, repeated, some_of, value, word,
)
from differential.shapes import shape

_COMMON = word(b"a", b"b", b"c", b"1", b"-7", b"", b"300", b"70000", b"9223372036854775807")
_END = either(option(b"LEFT"), option(b"RIGHT"))
_ANY_END = either(_END, _END, _END, _END, word(b"UP", b""))
_WHERE = either(option(b"BEFORE"), option(b"AFTER"), option(b"BEFORE"), word(b"NEAR"))


def _element(random: Random) -> Words:
    return _COMMON(random) if random.random() < 0.85 else value(random)


def _many(random: Random) -> Words:
    # More than some 200 are too many for a call in Lua.
    return [b"%d" % random.randint(0, 9) for _ in range(random.choice((20, 60, 120)))]


def _count(random: Random) -> Words:
    if random.random() < 0.2:
        return [random.choice(ODD_INTEGERS)]
    return [str(random.choice((-3, -2, -1, 0, 0, 1, 1, 1, 2, 3, 5, 100))).encode()]


# Redis 7.0 takes the least number as a rank and overflows; 7.2 has an error.
def _rank(random: Random) -> Words:
    made = _count(random)
    return [b"0"] if made == [b"-9223372036854775808"] else made


def _counted_keys(random: Random) -> Words:
    keys = repeated(key)(random)
    count = str(len(keys)).encode()
    if random.random() < 0.06:
        count = random.choice((b"0", b"-1", b"abc", b"100", b"9223372036854775807"))
    return [count, *keys]


_LPOS_OPTIONS = some_of(
    option(b"RANK", _rank), option(b"COUNT", _count), option(b"MAXLEN", _count), word(b"ZZ")
)

SHAPES = (
    shape("RPUSH", key, repeated(_element), weight=4),
    shape("LPUSH", key, repeated(_element), weight=4),
    shape("RPUSH", key, _many, weight=0.3),
    shape("LPUSH", key, _many, weight=0.3),
    shape("LPUSHX", key, repeated(_element)),
    shape("RPUSHX", key, repeated(_element)),
    shape("LPOP", key),
    shape("RPOP", key),
    shape("LPOP", key, _count),
    shape("RPOP", key, _count),
    shape("LMPOP", _counted_keys, _ANY_END),
    shape("LMPOP", _counted_keys, _END, some_of(option(b"COUNT", _count))),
    shape("LMOVE", key, key, _END, _ANY_END, weight=3),
    shape("RPOPLPUSH", key, key, weight=2),
    shape("LLEN", key),
    shape("LINDEX", key, index, weight=2),
    shape("LRANGE", key, index, index, weight=2),
    shape("LRANGE", key, word(b"0"), word(b"-1"), weight=2),
    shape("LPOS", key, _element),
    shape("LPOS", key, _element, _LPOS_OPTIONS, weight=3),
    shape("LSET", key, index, _element, weight=2),
    shape("LINSERT", key, _WHERE, _element, _element, weight=2),
    shape("LREM", key, _count, _element, weight=2),
    shape("LTRIM", key, index, index),
    shape("DEL", key, weight=0.3),
    shape("OBJECT ENCODING", key, weight=0.5),
    shape("CONFIG SET", word(b"list-max-listpack-size"), word(b"2", b"8", b"128", b"-1", b"-2"),
          weight=0.1),
)
