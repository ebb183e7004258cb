"""Commands on the connection."""

from differential.arguments import database, either, option, repeated, some_of, text, value, word
from differential.shapes import shape

_NAME = either(text, word(b"name", b"a b", b"~!", b"default"))

SHAPES = (
    shape("PING", weight=3),
    shape("PING", value, weight=3),
    shape("ECHO", value, weight=3),
    shape("SELECT", database, weight=4),
    shape("SELECT", word(b"0"), weight=4),
    shape("CLIENT SETNAME", _NAME, weight=2),
    shape("CLIENT GETNAME", weight=2),
    shape("CLIENT ID"),
    shape("CLIENT NO-EVICT", word(b"on", b"OFF", b"maybe")),
    shape("CLIENT REPLY", word(b"ON", b"maybe"), weight=0.5),
    shape("CLIENT", text, weight=0.5),
    shape("HELLO", weight=0.5),
    shape("HELLO", word(b"2", b"3", b"3", b"4", b"1", b"abc", b""),
          some_of(option(b"SETNAME", _NAME), option(b"AUTH", word(b"default"), text))),
    shape("RESET", weight=0.5),
    shape("QUIT", weight=0.2),
    shape("NOSUCH", repeated(text, 0, 3), weight=0.5),
)
