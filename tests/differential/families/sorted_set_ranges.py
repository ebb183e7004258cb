"""Ranges of sorted sets, by index, score and member.

By member Redis does not say what it selects where scores differ. So the sorted sets that are asked
by member have keys of their own, and the score 0 everywhere.
"""

from __future__ import annotations

from random import Random

from differential.arguments import (
    Maker, Words, either, floating, index, integer, key, option, repeated, sequence, some_of, text,
    word,
)
from differential.shapes import shape

_word_key = word(b"words1", b"words2", b"words3")
_any_key = either(key, key, key, word(b"board", b"board", b"board"), _word_key)

_MEMBERS = tuple(b"%x" % number for number in range(150)) + (
    b"", b"a\x00", b"a\xff", b"\xff", b"ab" * 40, b"-5", b"+", b"(",
)
_ROUND = (b"0", b"-0", b"1", b"2", b"3", b"4", b"5", b"2.5", b"-1", b"inf", b"-inf")


def _score(random: Random) -> Words:
    return [random.choice(_ROUND)] if random.random() < 0.95 else floating(random)


def _many_scores(random: Random) -> Words:
    return [made for _ in range(random.choice((5, 20, 80)))
            for made in (random.choice(_ROUND), random.choice(_MEMBERS))]


def _many_words(random: Random) -> Words:
    return [made for _ in range(random.choice((5, 20, 80)))
            for made in (b"0", random.choice(_MEMBERS))]


def _score_end(*likely: bytes) -> Maker:
    def make(random: Random) -> Words:
        roll = random.random()
        if roll < 0.05:
            return [random.choice((b"", b"(", b" 1", b"1 ", b"((1", b"[1", b"(nan", b"(inf", b"x"))]
        made = [random.choice(likely)] if roll < 0.8 else _score(random)
        return [random.choice((b"", b"", b"(")) + made[0]]

    return make


def _member_end(*likely: bytes) -> Maker:
    def make(random: Random) -> Words:
        roll = random.random()
        if roll < 0.05:
            return text(random)
        if roll < 0.15:
            return [random.choice((b"-", b"+"))]
        made = random.choice(likely if roll < 0.8 else _MEMBERS)
        return [made if made in (b"-", b"+") else random.choice((b"[", b"(")) + made]

    return make


_LIMIT_NUMBER = either(*[word(b"0", b"1", b"2", b"3", b"10", b"60", b"-1")] * 5, integer)
_LIMIT = option(b"LIMIT", _LIMIT_NUMBER, _LIMIT_NUMBER)
_SCORES = option(b"WITHSCORES")
_REVERSE = option(b"REV")
_BY_SCORE = option(b"BYSCORE")
_BY_MEMBER = option(b"BYLEX")

_INDEXES = either(*[sequence(index, index)] * 4, sequence(word(b"0"), word(b"-1")))
_LOW_SCORE = _score_end(b"-inf", b"-1", b"0", b"1")
_HIGH_SCORE = _score_end(b"2", b"2.5", b"4", b"inf")
_SCORES_UP = sequence(_LOW_SCORE, _HIGH_SCORE)
_SCORES_DOWN = sequence(_HIGH_SCORE, _LOW_SCORE)
_LOW_MEMBER = _member_end(b"-", b"-", b"", b"1", b"2f", b"33")
_HIGH_MEMBER = _member_end(b"+", b"+", b"4", b"60", b"a", b"ab")
_MEMBERS_UP = sequence(_LOW_MEMBER, _HIGH_MEMBER)
_MEMBERS_DOWN = sequence(_HIGH_MEMBER, _LOW_MEMBER)

_target = either(key, word(b"board"))

SHAPES = (
    shape("ZADD", key, repeated(sequence(_score, word(*_MEMBERS[:20]))), weight=3),
    shape("ZADD", word(b"board"), _many_scores, weight=3),
    shape("ZADD", _word_key, _many_words, weight=4),
    shape("ZRANGE", _any_key, _INDEXES, some_of(_REVERSE, _SCORES), weight=2),
    shape("ZRANGE", _any_key, _SCORES_UP, _BY_SCORE, some_of(_SCORES, _LIMIT), weight=3),
    shape("ZRANGE", _any_key, _SCORES_DOWN, _REVERSE, _BY_SCORE, some_of(_SCORES, _LIMIT),
          weight=3),
    shape("ZRANGE", _word_key, _MEMBERS_UP, _BY_MEMBER, some_of(_LIMIT), weight=2),
    shape("ZRANGE", _word_key, _MEMBERS_DOWN, _BY_MEMBER, _REVERSE, some_of(_LIMIT), weight=2),
    shape("ZRANGE", _word_key, either(_MEMBERS_UP, _SCORES_UP, _INDEXES),
          some_of(_REVERSE, _SCORES, _LIMIT, _BY_SCORE, _BY_MEMBER), weight=2),
    shape("ZREVRANGE", _any_key, _INDEXES, some_of(_SCORES)),
    shape("ZREVRANGE", _any_key, _INDEXES, some_of(_SCORES, _LIMIT, _REVERSE, _BY_SCORE),
          weight=0.3),
    shape("ZRANGEBYSCORE", _any_key, _SCORES_UP, some_of(_SCORES, _LIMIT), weight=2),
    shape("ZRANGEBYSCORE", _any_key, _SCORES_UP, some_of(_LIMIT, _REVERSE, _BY_MEMBER),
          weight=0.3),
    shape("ZREVRANGEBYSCORE", _any_key, _SCORES_DOWN, some_of(_SCORES, _LIMIT), weight=2),
    shape("ZRANGEBYLEX", _word_key, _MEMBERS_UP, some_of(_LIMIT), weight=2),
    shape("ZRANGEBYLEX", _word_key, _MEMBERS_UP, some_of(_SCORES, _LIMIT, _BY_SCORE), weight=0.3),
    shape("ZREVRANGEBYLEX", _word_key, _MEMBERS_DOWN, some_of(_LIMIT), weight=2),
    shape("ZCOUNT", _any_key, _SCORES_UP, weight=2),
    shape("ZLEXCOUNT", _word_key, _MEMBERS_UP, weight=2),
    shape("ZRANGESTORE", _target, _any_key, _INDEXES, some_of(_REVERSE)),
    shape("ZRANGESTORE", _target, _any_key, _SCORES_UP, _BY_SCORE, some_of(_LIMIT)),
    shape("ZRANGESTORE", _target, _any_key, _SCORES_DOWN, _BY_SCORE, _REVERSE, some_of(_LIMIT)),
    shape("ZRANGESTORE", _target, _word_key, _MEMBERS_UP, _BY_MEMBER, some_of(_LIMIT)),
    shape("ZRANGESTORE", _word_key, _word_key, _MEMBERS_UP,
          some_of(_REVERSE, _LIMIT, _SCORES, _BY_SCORE), _BY_MEMBER, weight=0.7),
    shape("ZREMRANGEBYRANK", _any_key, _INDEXES, weight=0.5),
    shape("ZREMRANGEBYSCORE", _any_key, _SCORES_UP, weight=0.5),
    shape("ZREMRANGEBYLEX", _word_key, _MEMBERS_UP, weight=0.7),
    shape("SET", _any_key, text, weight=0.05),  # Of the wrong type.
    shape("DEL", _any_key, weight=0.3),
    shape("ZCARD", _any_key),
    shape("OBJECT ENCODING", _any_key),
    shape("CONFIG SET", word(b"zset-max-listpack-entries"), word(b"0", b"16", b"128", b"512"),
          weight=0.1),
)
