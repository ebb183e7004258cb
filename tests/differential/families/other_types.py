"""Puts values of other types under the shared keys, so that string commands meet a wrong type."""

from differential.arguments import integer, key, sequence, text, repeated, value
from differential.shapes import shape

SHAPES = (
    shape("RPUSH", key, repeated(value)),
    shape("HSET", key, repeated(sequence(text, value), 1, 2)),
    shape("SADD", key, repeated(value)),
    shape("ZADD", key, integer, text),
    shape("DEL", repeated(key)),
)
