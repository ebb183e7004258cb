"""Commands on the server as a whole."""

from random import Random

from differential.arguments import (
    Words, database, either, integer, option, repeated, sequence, text, word,
)
from differential.families import generic, strings
from differential.shapes import choose, shape


def _a_command(random: Random) -> Words:
    return choose(random, strings.SHAPES + generic.SHAPES).command(random)


_SETTING = word(b"maxmemory-policy", b"lua-time-limit", b"databases", b"nosuch", b"", b"MAXMEMORY")

SHAPES = (
    shape("DBSIZE", weight=4),
    shape("FLUSHALL", weight=0.3),
    shape("FLUSHALL", word(b"SYNC", b"async", b"maybe"), weight=0.3),
    shape("FLUSHDB", weight=0.5),
    shape("FLUSHDB", word(b"SYNC", b"async", b"maybe"), weight=0.3),
    shape("SWAPDB", database, database, weight=2),
    shape("CONFIG GET", repeated(_SETTING, 1, 3)),
    shape("CONFIG SET", word(b"nosuch", b"", b"databases"), integer),
    shape("CONFIG", text, weight=0.3),
    shape("COMMAND GETKEYS", _a_command, weight=3),
    shape("COMMAND GETKEYSANDFLAGS", _a_command, weight=3),
    shape("COMMAND GETKEYS", text, weight=0.5),
    shape("COMMAND COUNT", weight=0.3),
    shape("COMMAND LIST", option(b"FILTERBY"), either(
        sequence(word(b"PATTERN"), word(b"incr*", b"nosuch*", b"get")),
        sequence(word(b"MODULE"), text),
        text,
    )),
    shape("MEMORY USAGE", word(b"a", b"b", b""), weight=2),
    shape("MEMORY USAGE", word(b"a", b"b"), option(b"SAMPLES", integer)),
    shape("TIME", weight=0.3),
)
