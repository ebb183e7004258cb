"""Commands on hashes.

Small hashes stay compact, `large` ones do not: one of their fields is longer than the limit.
"""

from random import Random

from differential.arguments import (
    Words, either, floating, integer, option, pattern, repeated, sequence, some_of, text, value,
    word,
)
from differential.shapes import shape

HASHES = (b"h1", b"h2", b"h3", b"a")  # `a` is also of the other families.
FIELDS = (b"f1", b"f2", b"f3", b"17", b"-1", b"0", b"", b"field \x00\xff\r\n", b"F1")
MANY = 800  # More fields than a compact hash has.


def hash_key(random: Random) -> Words:
    """Makes the key of a hash."""
    return [random.choice(HASHES)]


def field(random: Random) -> Words:
    """Makes a field; now and then one of many, or one longer than compact hashes have them."""
    roll = random.random()
    if roll < 0.80:
        return [random.choice(FIELDS)]
    if roll < 0.98:
        return [str(random.randrange(MANY)).encode()]
    return [b"f" * random.choice((64, 65))]


def many_fields(random: Random) -> Words:
    """Makes some hundred fields with their values."""
    first = random.randrange(MANY)
    numbers = range(first, first + random.choice((30, 200, 513)))
    return [made for number in numbers for made in (str(number).encode(), b"v")]


def count(random: Random) -> Words:
    """Makes a count of random fields: none that asks for a reply of some GB."""
    if random.random() < 0.3:
        return [random.choice((
            b"abc", b"", b"01", b"9223372036854775807", b"9223372036854775808", b"1000",
            b"4611686018427387904", b"4611686018427387903", b"-9223372036854775808",
        ))]
    return [str(random.randint(-12, 12)).encode()]


_PAIR = sequence(field, either(value, integer, floating, text))
_SCAN_OPTIONS = some_of(
    option(b"MATCH", either(pattern, word(b"f*", b"1?", b"[F-f]1"))), option(b"COUNT", integer),
    option(b"TYPE", word(b"hash")),
)

SHAPES = (
    shape("HSET", hash_key, repeated(_PAIR), weight=5),
    shape("HSET", hash_key, many_fields, weight=0.3),
    shape("HMSET", hash_key, repeated(_PAIR)),
    shape("HSETNX", hash_key, _PAIR, weight=2),
    shape("HGET", hash_key, field, weight=2),
    shape("HMGET", hash_key, repeated(field), weight=2),
    shape("HEXISTS", hash_key, field),
    shape("HSTRLEN", hash_key, field),
    shape("HLEN", hash_key),
    shape("HGETALL", hash_key, weight=2),
    shape("HKEYS", hash_key),
    shape("HVALS", hash_key),
    shape("HDEL", hash_key, repeated(field), weight=3),
    shape("HINCRBY", hash_key, field, integer, weight=3),
    shape("HINCRBYFLOAT", hash_key, field, floating, weight=3),
    shape("HRANDFIELD", hash_key, weight=0.5),
    shape("HRANDFIELD", hash_key, count),
    shape("HRANDFIELD", hash_key, count, word(b"WITHVALUES", b"withvalues", b"WITHSCORES")),
    shape("HSCAN", hash_key, either(word(b"0"), word(b"0"), integer), _SCAN_OPTIONS),
    shape("OBJECT ENCODING", hash_key),
    shape("DEL", hash_key),
    shape("COPY", hash_key, hash_key, some_of(option(b"REPLACE"))),
    shape("CONFIG SET", word(b"hash-max-listpack-entries"), word(b"512", b"8", b"0", b"3"),
          weight=0.2),
    shape("CONFIG SET", word(b"hash-max-listpack-value"), word(b"64", b"2", b"0"), weight=0.1),
)
