"""Walks of collections, and what they walk: small ones, and large ones that grow and shrink."""

from random import Random

from differential.arguments import (
    Maker, Words, either, floating, integer, option, pattern, repeated, sequence, some_of, text,
    word,
)
from differential.shapes import shape

_KEY = word(b"walked1", b"walked2", b"walked3", b"a")
_MEMBER = either(text, integer, word(b"m1", b"m2", b"m3"))
_CURSOR = either(
    word(b"0", b"0", b"0", b"", b"-1", b"+5", b"1\x00x", b"18446744073709551615",
         b"18446744073709551616"),
    integer,
)
_OPTIONS = some_of(
    option(b"MATCH", either(pattern, word(b"m*", b"1?", b"*5"))), option(b"COUNT", integer),
    option(b"TYPE", word(b"set")),
)


def _many(*makers: Maker) -> Maker:
    # Numbered members, each behind what `makers` make.
    def make(random: Random) -> Words:
        first = random.randrange(600)
        return [
            made
            for number in range(first, first + random.choice((20, 150, 600)))
            for made in sequence(*makers, word(b"m%d" % number))(random)
        ]

    return make


SHAPES = (
    shape("SADD", _KEY, repeated(_MEMBER), weight=2),
    shape("SADD", _KEY, _many(), weight=0.3),
    shape("SREM", _KEY, repeated(_MEMBER)),
    shape("SREM", _KEY, _many(), weight=0.2),
    shape("ZADD", _KEY, repeated(sequence(floating, _MEMBER)), weight=2),
    shape("ZADD", _KEY, _many(word(b"1", b"0.5", b"1e17", b"-3e18", b"inf")), weight=0.3),
    shape("ZREM", _KEY, repeated(_MEMBER)),
    shape("ZREM", _KEY, _many(), weight=0.2),
    shape("HSET", _KEY, repeated(sequence(_MEMBER, text)), weight=2),
    shape("HDEL", _KEY, repeated(_MEMBER)),
    shape("HSCAN", _KEY, _CURSOR, _OPTIONS, weight=3),
    shape("SSCAN", _KEY, _CURSOR, _OPTIONS, weight=3),
    shape("ZSCAN", _KEY, _CURSOR, _OPTIONS, weight=3),
    shape("DEL", _KEY, weight=1.5),
    shape("CONFIG SET", word(b"zset-max-listpack-entries"), word(b"128", b"3", b"0"), weight=0.2),
)
