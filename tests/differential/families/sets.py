"""Commands on sets."""

from __future__ import annotations

from random import Random

from differential.arguments import (
    Words, either, integer, key, option, repeated, some_of, text, value, word,
)
from differential.shapes import shape

SET_KEYS = (b"s1", b"s2", b"s3", b"s4")
ODD_MEMBERS = (b"-1", b"40000", b"3000000000", b"-9223372036854775808", b"01", b"m" * 65)
MANY = (100, 130, 520)  # Members in one go: past 512 an intset is too large, too.

# What SPOP takes is known if it takes all; otherwise the script puts it back.
_POP = b"local t = redis.call('SPOP', KEYS[1], ARGV[1]) table.sort(t) return t"
_POP_AND_ADD = b"""
local popped = redis.call('SPOP', KEYS[1], ARGV[1])
for _, member in ipairs(popped) do redis.call('SADD', KEYS[1], member) end
return #popped"""


def set_key(random: Random) -> Words:
    """Makes the name of what is a set, for the most part."""
    return key(random) if random.random() < 0.1 else [random.choice(SET_KEYS)]


def member(random: Random) -> Words:
    """Makes one of few members, so that sets overlap; most are integers."""
    roll = random.random()
    if roll < 0.7:
        return [str(random.randint(0, 30)).encode()]
    if roll < 0.75:
        return [random.choice(ODD_MEMBERS)]
    return text(random) if roll < 0.95 else value(random)


def _integers(random: Random) -> Words:
    first = random.randint(0, 600)
    return [str(first + i).encode() for i in range(random.choice(MANY))]


_large_count = word(b"0", b"100000", b"9223372036854775807")
# A very negative count is a request for as many members. It would be answered.
_pick_count = either(
    _large_count, word(b"1", b"2", b"7", b"-1", b"-9"), word(b"-9223372036854775808", b"x", b"1.0")
)
_keys = repeated(set_key)
_limit = some_of(option(b"LIMIT", integer), option(b"LIMIT", word(b"0", b"1", b"3")))


def _counted_keys(random: Random) -> Words:
    keys = _keys(random)
    count = str(len(keys)).encode() if random.random() < 0.8 else integer(random)[0]
    return [count] + keys


SHAPES = (
    shape("SADD", set_key, repeated(member), weight=6),
    shape("SADD", set_key, _integers, weight=0.3),
    shape("SREM", set_key, repeated(member), weight=2),
    shape("SREM", set_key, _integers, weight=0.2),
    shape("SMOVE", set_key, set_key, member, weight=2),
    shape("SCARD", set_key),
    shape("SISMEMBER", set_key, member),
    shape("SMISMEMBER", set_key, repeated(member)),
    shape("SMEMBERS", set_key, weight=2),
    shape("EVAL", word(_POP), word(b"1"), set_key, _large_count, weight=0.2),
    shape("EVAL", word(_POP_AND_ADD), word(b"1"), set_key, either(_large_count, integer)),
    shape("SRANDMEMBER", set_key),
    shape("SRANDMEMBER", set_key, _pick_count),
    shape("SINTER", _keys),
    shape("SINTERCARD", _counted_keys, _limit, weight=2),
    shape("SINTERSTORE", set_key, _keys),
    shape("SUNION", _keys),
    shape("SUNIONSTORE", set_key, _keys, weight=0.7),
    shape("SDIFF", _keys, weight=2),
    shape("SDIFFSTORE", set_key, _keys, weight=2),
    shape("OBJECT ENCODING", set_key, weight=2),
)
