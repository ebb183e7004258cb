"""Commands on keys of any type."""

from differential.arguments import (
    database, either, integer, key, milliseconds, option, pattern, repeated, seconds, some_of,
    text, unix_milliseconds, unix_seconds, word,
)
from differential.shapes import shape

_CONDITIONS = some_of(option(b"NX"), option(b"XX"), option(b"GT"), option(b"LT"), option(b"ZZ"))
_SCAN_OPTIONS = some_of(
    option(b"MATCH", pattern), option(b"COUNT", integer), option(b"TYPE", word(b"string", b"hash"))
)

SHAPES = (
    shape("DEL", repeated(key), weight=2),
    shape("UNLINK", repeated(key)),
    shape("EXISTS", repeated(key)),
    shape("TOUCH", repeated(key)),
    shape("TYPE", key),
    shape("EXPIRE", key, seconds, _CONDITIONS, weight=2),
    shape("PEXPIRE", key, milliseconds, _CONDITIONS),
    shape("EXPIREAT", key, unix_seconds, _CONDITIONS),
    shape("PEXPIREAT", key, unix_milliseconds, _CONDITIONS),
    shape("TTL", key),
    shape("PTTL", key),
    shape("EXPIRETIME", key),
    shape("PEXPIRETIME", key),
    shape("PERSIST", key),
    shape("KEYS", pattern),
    shape("SCAN", either(word(b"0"), word(b"0"), integer), _SCAN_OPTIONS, weight=0.5),
    shape("RANDOMKEY"),
    shape("RENAME", key, key),
    shape("RENAMENX", key, key),
    shape("COPY", key, key, some_of(option(b"REPLACE"), option(b"DB", database))),
    shape("MOVE", key, database),
    shape("OBJECT ENCODING", key, weight=2),
    shape("OBJECT REFCOUNT", key),
    shape("OBJECT IDLETIME", key, weight=0.3),
    shape("OBJECT FREQ", key, weight=0.3),
    shape("OBJECT HELP", weight=0.1),
    shape("OBJECT", text, key, weight=0.1),
)
