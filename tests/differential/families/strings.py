"""Commands on strings."""

from differential.arguments import (
    either, floating, future_milliseconds, future_seconds, index, integer, key, milliseconds,
    offset, option, repeated, seconds, sequence, small_key, some_of, text, unix_milliseconds,
    unix_seconds, value,
)
from differential.shapes import shape

_RELATIVE = (option(b"EX", seconds), option(b"PX", milliseconds))
_GETEX_OPTIONS = some_of(
    option(b"PERSIST"), *_RELATIVE, option(b"EXAT", unix_seconds),
    option(b"PXAT", unix_milliseconds),
)
# Redis 7.0 keeps what is SET with a time that has passed until its next cycle of expiry, and DBSIZE
# counts it so long. Hence no such times here; a transcript has them.
_SET_OPTIONS = some_of(
    option(b"NX"), option(b"XX"), option(b"GET"), option(b"KEEPTTL"), option(b"ZZ"), *_RELATIVE,
    option(b"EXAT", future_seconds), option(b"PXAT", future_milliseconds),
)
_LCS_OPTIONS = some_of(
    option(b"LEN"), option(b"IDX"), option(b"MINMATCHLEN", integer), option(b"WITHMATCHLEN")
)

SHAPES = (
    shape("SET", key, value, weight=5),
    shape("SET", key, value, _SET_OPTIONS, weight=4),
    shape("GET", key, weight=3),
    shape("GETSET", key, value),
    shape("GETDEL", key),
    shape("GETEX", key, _GETEX_OPTIONS),
    shape("SETNX", key, value),
    shape("SETEX", key, seconds, value),
    shape("PSETEX", key, milliseconds, value),
    shape("MSET", repeated(sequence(key, value))),
    shape("MSETNX", repeated(sequence(key, value))),
    shape("MGET", repeated(key)),
    shape("APPEND", key, value),
    shape("STRLEN", key),
    shape("SETRANGE", key, offset, either(text, value)),
    shape("GETRANGE", key, index, index),
    shape("SUBSTR", key, index, index),
    shape("INCR", key, weight=2),
    shape("DECR", key, weight=2),
    shape("INCRBY", key, integer, weight=2),
    shape("DECRBY", key, integer, weight=2),
    shape("INCRBYFLOAT", key, floating, weight=3),
    shape("SET", small_key, text),
    shape("LCS", small_key, small_key, _LCS_OPTIONS),
)
