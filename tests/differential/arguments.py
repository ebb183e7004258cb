"""Makers of arguments: each is a function from a source of randomness to a list of words.

Keys are few, so that commands meet one another; values favour the edges. Times to live are either
long past or hours away, so that no run depends on how fast a server is.
"""

from __future__ import annotations

from random import Random
from typing import Callable

Words = list[bytes]
Maker = Callable[[Random], Words]

KEYS = (b"a", b"b", b"c", b"d", b"", b"key \x00\xff\r\n", b"{tag}1", b"{tag}2")
SMALL_KEYS = (b"small1", b"small2")  # Hold short strings only: LCS takes n * m steps.
INT64_BORDERS = (
    b"9223372036854775807", b"9223372036854775806", b"9223372036854775808",
    b"-9223372036854775808", b"-9223372036854775807", b"-9223372036854775809",
)
ODD_INTEGERS = (
    b"", b"abc", b"+1", b" 1", b"1 ", b"01", b"-0", b"1.0", b"1e3", b"0x10", b"2147483647",
    b"2147483648", b"-2147483648", b"4294967296", b"1\x00", b"99999999999999999999999",
) + INT64_BORDERS
ODD_FLOATS = (
    b"nan", b"-nan", b"inf", b"-inf", b"+inf", b"infinity", b"1e400", b"1e-400", b"1e308",
    b"5.0e3", b"3.", b".5", b"0.1", b"-0", b"-0.0", b"abc", b"", b" 1", b"1 ", b"0x1p3", b"1e17",
    b"99999999999999999", b"3.14159265358979323846", b"1e-17", b"1,5", b"1.5\x00",
)
TEXTS = (
    b"", b"x", b"hello", b"Hello World", b"3.5", b"foo\x00bar", b"\xff\xfe\r\n", b"a" * 44,
    b"a" * 45, b"NX", b"0123456789", b"\xe2\x82\xac",
)
EMPTY_STRING_MAX_OFFSET = 6000  # Offsets are below this or past the limit of 512 MB.


def word(*choices: bytes) -> Maker:
    """Makes one of `choices`."""
    return lambda random: [random.choice(choices)]


def sequence(*makers: Maker) -> Maker:
    """Makes what all of `makers` make, in order."""
    return lambda random: [made for maker in makers for made in maker(random)]


def either(*makers: Maker) -> Maker:
    """Makes what one of `makers` makes."""
    return lambda random: random.choice(makers)(random)


def repeated(maker: Maker, least: int = 1, most: int = 4) -> Maker:
    """Makes `maker` between `least` and `most` times."""
    return lambda random: [
        made for _ in range(random.randint(least, most)) for made in maker(random)
    ]


def some_of(*makers: Maker) -> Maker:
    """Makes none to three of `makers` in random order; one may occur again."""
    return lambda random: [
        made
        for maker in random.choices(makers, k=random.choice((0, 0, 1, 1, 1, 2, 2, 3)))
        for made in maker(random)
    ]


def option(name: bytes, *makers: Maker) -> Maker:
    """Makes `name` in a random case, then `makers`."""
    return sequence(lambda random: [any_case(random, name)], *makers)


def any_case(random: Random, name: bytes) -> bytes:
    """Returns `name`, now and then in lower or mixed case."""
    return random.choice((name, name, name.lower(), name.swapcase(), name.title()))


def key(random: Random) -> Words:
    """Makes a key."""
    return [random.choice(KEYS)]


def small_key(random: Random) -> Words:
    """Makes a key of which the value is short."""
    return [random.choice(SMALL_KEYS)]


def text(random: Random) -> Words:
    """Makes a short string."""
    return [random.choice(TEXTS)]


def integer(random: Random) -> Words:
    """Makes an integer, or what looks like one."""
    if random.random() < 0.3:
        return [random.choice(ODD_INTEGERS)]
    return [str(random.randint(-20, 20)).encode()]


def floating(random: Random) -> Words:
    """Makes a floating-point number, or what looks like one."""
    if random.random() < 0.5:
        return [random.choice(ODD_FLOATS)]
    return [str(round(random.uniform(-1000, 1000), random.randint(0, 8))).encode()]


def value(random: Random) -> Words:
    """Makes any value: a text, a number, or some KB of bytes."""
    roll = random.random()
    if roll < 0.3:
        return text(random)
    if roll < 0.65:
        return integer(random)
    if roll < 0.85:
        return floating(random)
    return [random.randbytes(random.choice((20, 44, 45, 64, 1024, 5000)))]


def offset(random: Random) -> Words:
    """Makes a position in a string; none that would make a string of some MB."""
    odd = (b"-1", b"abc", b"", b"1000000000000", b"9223372036854775807", b"-9223372036854775808")
    if random.random() < 0.15:
        return [random.choice(odd)]
    return [str(random.choice((0, 1, 2, 5, 30, 44, EMPTY_STRING_MAX_OFFSET - 1))).encode()]


def index(random: Random) -> Words:
    """Makes an end of a range, from either side."""
    if random.random() < 0.2:
        return [random.choice(ODD_INTEGERS)]
    return [str(random.randint(-12, 12)).encode()]


def seconds(random: Random) -> Words:
    """Makes a time to live in seconds: hours, none, or no valid one."""
    if random.random() < 0.25:
        return [random.choice((b"0", b"-1", b"9223372036854775", b"100000000000") + ODD_INTEGERS)]
    return [str(random.randint(10_000, 100_000_000)).encode()]


def milliseconds(random: Random) -> Words:
    """Makes a time to live in milliseconds. 0 would make expiry depend on the millisecond."""
    if random.random() < 0.25:
        return [random.choice((b"-1", b"abc", b"", b"9223372036854775807"))]
    return [str(random.randint(10_000_000, 100_000_000_000)).encode()]


def future_seconds(random: Random) -> Words:
    """Makes a time in seconds, in the year 2100."""
    return [str(random.randint(4_102_444_800, 4_133_980_800)).encode()]


def future_milliseconds(random: Random) -> Words:
    """Makes a time in milliseconds, in the year 2100."""
    return [str(random.randint(4_102_444_800_000, 4_133_980_800_000)).encode()]


def unix_seconds(random: Random) -> Words:
    """Makes a time in seconds: past, or in the year 2100."""
    if random.random() < 0.3:
        return [random.choice((b"0", b"1", b"-1", b"1000000000", b"9223372036854775")
                              + ODD_INTEGERS)]
    return future_seconds(random)


def unix_milliseconds(random: Random) -> Words:
    """Makes a time in milliseconds: past, or in the year 2100."""
    if random.random() < 0.3:
        return [random.choice((b"0", b"1", b"-1", b"1000000000000") + INT64_BORDERS)]
    return future_milliseconds(random)


def database(random: Random) -> Words:
    """Makes the index of a database, mostly 0 or 1."""
    return [random.choice((b"0", b"0", b"0", b"1", b"1", b"9", b"15", b"16", b"-1", b"abc", b""))]


def pattern(random: Random) -> Words:
    """Makes a glob pattern."""
    return [random.choice((
        b"*", b"?", b"a", b"[ab]", b"[^a]", b"[a-c]", b"{tag}*", b"k*", b"\\a", b"", b"**", b"a*a",
        b"[", b"[a", b"[]", b"\\", b"*\xff*", b"small[12]",
    ))]
