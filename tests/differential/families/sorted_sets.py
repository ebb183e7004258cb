"""Commands on sorted sets but for their ranges. Members and scores are few, so that ties, changed
scores and common members are frequent."""

from __future__ import annotations

from random import Random

from differential.arguments import (
    ODD_INTEGERS, Words, either, floating, key, option, repeated, sequence, some_of, value, word,
)
from differential.shapes import shape

_COMMON = word(b"a", b"b", b"c", b"ab", b"B", b"", b"1", b"-7", b"300", b"\xff", b"x" * 65)
_ROUND = word(b"0", b"-0", b"1", b"1", b"2", b"-1", b"0.5", b"1.5", b"inf", b"-inf", b"1e300")
_END = either(*[option(b"MIN"), option(b"MAX")] * 4, word(b"MID", b""))
_COUNT = either(
    *[word(b"0", b"1", b"1", b"2", b"3", b"5", b"100")] * 6, word(b"-1", b"-3", *ODD_INTEGERS)
)
# Redis replies as many elements as a negative count says; nobody waits for those of a huge one.
_RANDOM_COUNT = word(
    b"-9223372036854775808", b"-5", b"-1", b"0", b"1", b"2", b"3", b"10", b"200", b"x",
    b"4611686018427387904", b"9223372036854775807", b"9223372036854775808",
)


def _member(random: Random) -> Words:
    return _COMMON(random) if random.random() < 0.9 else value(random)


def _score(random: Random) -> Words:
    return _ROUND(random) if random.random() < 0.9 else floating(random)


def _many(random: Random) -> Words:
    count = random.choice((10, 60, 150))
    return [made for _ in range(count)
            for made in (b"%d" % random.randint(-3, 3), b"%d" % random.randint(0, 200))]


def _counted(random: Random, options: bool = False) -> Words:
    keys = repeated(key)(random)
    count = str(len(keys)).encode()
    if random.random() < 0.06:
        count = random.choice((b"0", b"-1", b"abc", b"100", b"9223372036854775807"))
    if not options:
        return [count, *keys]
    weights = repeated(_score, len(keys), len(keys) + (random.random() < 0.05))
    return [count, *keys, *some_of(
        option(b"WEIGHTS", weights),
        option(b"AGGREGATE", either(*[word(b"SUM", b"min", b"Max")] * 9, word(b"AVG"))),
    )(random)]


def _weighted(random: Random) -> Words:
    return _counted(random, options=True)


_PAIR = sequence(_score, _member)
_ADD_OPTIONS = some_of(
    option(b"NX"), option(b"XX"), option(b"GT"), option(b"LT"), option(b"CH"), option(b"CH")
)
# In a script, so that no word is added: 7.2 takes one more, WITHSCORE.
_RANKS = word(
    b"return {redis.call('ZRANK', KEYS[1], ARGV[1]), redis.call('ZREVRANK', KEYS[1], ARGV[1])}"
)
_WITH_SCORES = some_of(option(b"WITHSCORES"))
_LIMIT = some_of(option(b"LIMIT", _COUNT))

SHAPES = (
    shape("ZADD", key, repeated(_PAIR), weight=6),
    shape("ZADD", key, _ADD_OPTIONS, repeated(_PAIR), weight=4),
    shape("ZADD", key, _ADD_OPTIONS, option(b"INCR"), repeated(_PAIR, 1, 1), weight=2),
    shape("ZADD", key, _ADD_OPTIONS, repeated(either(_score, _member)), weight=0.5),
    shape("ZADD", key, _many, weight=0.5),
    shape("ZINCRBY", key, _score, _member, weight=2),
    shape("ZREM", key, repeated(_member), weight=2),
    shape("ZREM", key, _many, weight=0.3),
    shape("ZCARD", key),
    shape("ZSCORE", key, _member),
    shape("ZMSCORE", key, repeated(_member)),
    shape("EVAL", _RANKS, word(b"1"), key, _member, weight=2),
    shape("ZRANDMEMBER", key),
    shape("ZRANDMEMBER", key, _RANDOM_COUNT, _WITH_SCORES),
    shape("ZPOPMIN", key),
    shape("ZPOPMAX", key),
    shape("ZPOPMIN", key, _COUNT),
    shape("ZPOPMAX", key, _COUNT),
    shape("ZMPOP", _counted, _END),
    shape("ZMPOP", _counted, _END, some_of(option(b"COUNT", _COUNT))),
    shape("ZUNION", _weighted, _WITH_SCORES, weight=2),
    shape("ZINTER", _weighted, _WITH_SCORES, weight=2),
    shape("ZDIFF", _counted, _WITH_SCORES, weight=2),
    shape("ZUNIONSTORE", key, _weighted, weight=2),
    shape("ZINTERSTORE", key, _weighted, weight=2),
    shape("ZDIFFSTORE", key, _counted),
    shape("ZINTERCARD", _counted, _LIMIT),
    shape("ZDIFF", word(b"1"), key, word(b"WITHSCORES"), weight=2),  # All there is.
    shape("SADD", key, repeated(_member), weight=0.5),  # As an input.
    shape("DEL", key, weight=0.3),
    shape("OBJECT ENCODING", key),
    shape("CONFIG SET", word(b"zset-max-listpack-entries"), word(b"0", b"4", b"8", b"128"),
          weight=0.1),
    shape("CONFIG SET", word(b"zset-max-listpack-value"), word(b"1", b"64"), weight=0.1),
)
