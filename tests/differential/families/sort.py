"""SORT and SORT_RO, and what they sort by."""

from __future__ import annotations

from random import Random

from differential.arguments import (
    Words, either, integer, option, repeated, some_of, text, word,
)
from differential.families.sets import SET_KEYS
from differential.shapes import shape

LIST_KEYS = (b"l1", b"l2")
SORTED_SET_KEY = b"z1"
PATTERNS = (b"w_*", b"h_*->f", b"h_*->g", b"h_*->", b"nothing_*", b"*")
# Not among them is what makes strtod set errno: Redis takes the next number for a wrong one, too.
ODD_NUMBERS = (
    b"", b" 5", b"5 ", b"1e1", b"0x1f", b"inf", b"-inf", b"nan", b"x", b"2.5", b"+4", b"-0",
    b"9223372036854775807", b"-9223372036854775808",
)


# Not a key that another family may look at: in Redis sorting changes a sorted set's encoding.
def _any_key(random: Random) -> Words:
    if random.random() < 0.05:
        return either(_weight_key, _hash_key)(random)
    return [random.choice(LIST_KEYS + SET_KEYS + (SORTED_SET_KEY,))]


def _list_or_sorted_set(random: Random) -> Words:
    return [random.choice(LIST_KEYS + (SORTED_SET_KEY,))]


def _digit(random: Random) -> Words:
    return [str(random.randint(0, 9)).encode()]


def _number(random: Random) -> Words:
    return [random.choice(ODD_NUMBERS)] if random.random() < 0.1 else _digit(random)


def _weight_key(random: Random) -> Words:
    return [b"w_%d" % random.randint(0, 9)]


def _hash_key(random: Random) -> Words:
    return [b"h_%d" % random.randint(0, 9)]


_by = option(b"BY", word(*PATTERNS))
_by_nothing = option(b"BY", word(b"nosort", b"w_1", b""))
_get = option(b"GET", word(*PATTERNS, b"#", b"nosort"))
_limit = option(b"LIMIT", integer, integer)
_order = either(option(b"ASC"), option(b"DESC"))
_alpha = option(b"ALPHA")
_store = option(b"STORE", word(*LIST_KEYS))

# Where BY finds equal texts the elements keep their order, but in Redis only those of a list, and
# only without LIMIT. A set that is not sorted has no order, either.
_BY_NUMBERS = some_of(_by, _get, _get, _limit, _order)
_BY_ELEMENTS = some_of(_alpha, _get, _limit, _order)
_BY_TEXTS = some_of(_get, _get, _order)
_UNSORTED = some_of(_get, _limit, _order, _alpha)

SHAPES = (
    shape("SET", _weight_key, _number, weight=2),
    shape("HSET", _hash_key, word(b"f", b"g"), _number),
    shape("DEL", either(_weight_key, _hash_key), weight=0.5),
    shape("RPUSH", word(*LIST_KEYS), repeated(_number), weight=3),
    shape("RPUSH", word(*LIST_KEYS), text, weight=0.1),
    shape("LPOP", word(*LIST_KEYS), word(b"8")),
    shape("ZADD", word(SORTED_SET_KEY), _digit, _digit, weight=2),
    shape("SADD", word(*SET_KEYS), repeated(_digit), weight=2),
    shape("DEL", _any_key, weight=0.5),
    shape("SORT", _any_key, _BY_NUMBERS, weight=2),
    shape("SORT", _any_key, _BY_NUMBERS, _store),
    shape("SORT", _any_key, _BY_ELEMENTS),
    shape("SORT", _any_key, _BY_ELEMENTS, _store),
    shape("SORT", word(*LIST_KEYS), _by, _alpha, _BY_TEXTS),
    shape("SORT", _list_or_sorted_set, _by_nothing, _UNSORTED),
    shape("SORT", _any_key, _by_nothing, _UNSORTED, _store),
    shape("SORT_RO", _any_key, _BY_NUMBERS),
    shape("SORT_RO", _any_key, _BY_ELEMENTS, some_of(_store)),
    shape("LRANGE", word(*LIST_KEYS), word(b"0"), word(b"-1"), weight=3),
)
