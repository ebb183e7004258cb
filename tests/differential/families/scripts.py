"""Scripts: templates around random commands, and nested tables of odd values as results."""

from __future__ import annotations

import hashlib
from random import Random
from typing import Callable

from differential.arguments import Words, integer, key, repeated, text, value, word
from differential.families import (
    generic, hashes, lists, sets, sorted_set_ranges, sorted_sets, strings,
)
from differential.shapes import Shape, choose, shape

# Their replies depend on the moment or the server, or have no order: within a script nobody can
# sort them out.
_NOT_IN_SCRIPTS = {
    "TTL", "PTTL", "EXPIRETIME", "PEXPIRETIME", "KEYS", "SCAN", "RANDOMKEY", "OBJECT IDLETIME",
    "OBJECT REFCOUNT", "OBJECT ENCODING",  # Redis 7.0 has other ones than 7.2.
    "CONFIG SET", "LCS",  # LCS IDX is a map of two in RESP3: the order is that of pairs().
    "HGETALL", "HKEYS", "HVALS", "SMEMBERS", "SINTER", "SUNION", "SDIFF",
    "HRANDFIELD", "SRANDMEMBER", "ZRANDMEMBER", "SPOP",
}
_FAMILIES = (strings, hashes, lists, sets, sorted_sets, sorted_set_ranges, generic)
_CALLED = tuple(
    one for family in _FAMILIES for one in family.SHAPES if one.name not in _NOT_IN_SCRIPTS
)

# More constants are too many for a Lua function, for each Lua at another one.
_WORDS_MAX = 40

# Bodies that EVAL leaves in the cache and EVALSHA finds, or does not.
_CACHED = (
    b"return 1",
    b"return {KEYS, ARGV}",
    b"return {#KEYS, #ARGV, KEYS[1] or false, ARGV[1] or false}",
    b"return redis.call('GET', KEYS[1])",
    b"return redis.call('SET', KEYS[1], ARGV[1])",
    b"redis.call('INCR', KEYS[1]) return redis.call('GET', KEYS[1])",
    b"if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0",
    b"#!lua flags=no-writes\nreturn redis.call('GET', KEYS[1])",
    b"#!lua flags=no-writes\nreturn redis.call('SET', KEYS[1], 'x')",
    b"#!lua name=x\nreturn 1",
)

# No -0.0: PUC Lua takes a 0 that follows in the same script for it, and 1/0 for -inf.
_NUMBERS = (
    "0", "1", "-1", "3.99", "-3.99", "1e15", "2^53", "2^63", "-2^63", "1e300", "-1e300", "1/0",
    "-1/0", "0/0", "0.1", "1e-320", "tonumber('0x10')", "4294967296",
)
# PUC Lua's 0/0 has a sign that Redis 7.0 prints, "-nan"; LuaJIT's has none.
_DOUBLES = tuple(number for number in _NUMBERS if number != "0/0")
_STRINGS = (
    "''", "'x'", "'a\\0b'", "'\\255\\r\\n'", "string.rep('ab', 3000)", "tostring(12)", "_VERSION",
)
_OTHERS = ("nil", "true", "false", "tonumber", "KEYS", "ARGV", "type", "KEYS[1]", "ARGV[2]")


def lua_string(data: bytes) -> str:
    """Returns a Lua literal of `data`."""
    safe = b" _-.:{}*[]^"
    return '"' + "".join(
        chr(byte) if chr(byte).isalnum() and byte < 128 or byte in safe else f"\\{byte:03d}"
        for byte in data
    ) + '"'


def lua_value(random: Random, depth: int = 0) -> str:
    """Returns a Lua expression of an odd value; a table at most three deep."""
    roll = random.random()
    if depth < 3 and roll < 0.45:
        return _lua_table(random, depth + 1)
    if roll < 0.65:
        return random.choice(_NUMBERS)
    if roll < 0.85:
        return random.choice(_STRINGS)
    return random.choice(_OTHERS)


def _lua_table(random: Random, depth: int) -> str:
    def inner() -> str:
        return lua_value(random, depth)

    makers: tuple[Callable[[], str], ...] = (
        lambda: "{ok = 'FINE'}",
        lambda: "{err = 'MY own error'}",
        lambda: "{err = 'no code'}",
        lambda: f"{{ok = {inner()}}}",
        lambda: "{double = " + random.choice(_DOUBLES) + "}",
        lambda: f"{{map = {{k = {inner()}}}}}",
        lambda: "{set = {m = true}}",  # One member: the order of pairs() is Lua's own.
        lambda: "{big_number = '123456789012345678901234567890'}",
        lambda: "{verbatim_string = {string = 'text', format = 'txt'}}",
        lambda: f"{{key = {inner()}, [1] = {inner()}}}",
        lambda: "redis.status_reply('GOOD')",
        lambda: "redis.error_reply('MY error')",
        lambda: "redis.error_reply('bare')",
    )
    if random.random() < 0.5:
        return random.choice(makers)()
    return "{" + ", ".join(inner() for _ in range(random.randint(0, 4))) + "}"


def called_command(random: Random) -> Words:
    """Returns a random command that a script may call."""
    while True:
        command = choose(random, _CALLED).command(random)
        if len(command) <= _WORDS_MAX:
            return command


def lua_call(random: Random) -> str:
    """Returns a redis.call or redis.pcall of a random command."""
    command = called_command(random)
    if random.random() < 0.05:
        command.pop()
    words = ", ".join(lua_string(one) for one in command)
    return f"redis.{random.choice(('call', 'pcall', 'pcall'))}({words})"


def _returns_value(random: Random) -> str:
    return "return " + lua_value(random)


def _returns_value_in_resp3(random: Random) -> str:
    return "redis.setresp(3) return " + lua_value(random)


def _returns_calls(random: Random) -> str:
    calls = ", ".join(lua_call(random) for _ in range(random.randint(1, 4)))
    protocol = random.choice(("", "", "redis.setresp(3) ", "redis.setresp(2) "))
    return f"{protocol}return {{{calls}}}"


def _runs_calls(random: Random) -> str:
    lines = [f"local r{at} = {lua_call(random)}" for at in range(random.randint(1, 4))]
    return "\n".join(lines + ["return r0"])


def _returns_call_of_arguments(_: Random) -> str:
    return "return redis.pcall(unpack(ARGV))"


def _returns_types(random: Random) -> str:
    call = lua_call(random)
    return f"local r = {call}\nreturn {{type(r), tostring(type(r) == 'table' and r.ok)}}"


def _raises(random: Random) -> str:
    return random.choice((
        "error('mine')", "error({err = 'MY table'})", "return nosuch", "x = 1",
        "return redis.call()",
        "return redis.call('NOSUCH')", "return redis.pcall('GET')", "return redis.call('GET', {})",
        "return redis.call('MULTI')", "return {pcall(redis.call, 'INCR', 'a', 'b')}", "return 1 +",
        "local t = nil\nreturn t.x", "return redis.sha1hex('')", "return redis.sha1hex()",
        "return redis.setresp(4)", "redis.log(redis.LOG_DEBUG, 'x')", "redis.call = nil", "return",
        "return redis.call('SELECT', 1)", "return {redis.call('SELECT', 1), redis.call('DBSIZE')}",
    ))


_TEMPLATES = (
    _returns_value, _returns_value_in_resp3, _returns_calls, _runs_calls, _returns_types, _raises,
)


def _body(random: Random) -> Words:
    return [random.choice(_TEMPLATES)(random).encode()]


def _cached_body(random: Random) -> Words:
    return [random.choice(_CACHED)]


def _sha1(random: Random) -> Words:
    digest = hashlib.sha1(random.choice(_CACHED)).hexdigest()
    odd = (digest.upper(), digest[:-1], "", "0" * 40)
    return [random.choice((digest,) * 12 + odd).encode()]


def _keys_and_arguments(random: Random) -> Words:
    keys, arguments = repeated(key, 0, 3)(random), repeated(value, 0, 3)(random)
    count = str(len(keys)).encode()
    if random.random() < 0.06:
        count = random.choice((b"-1", b"abc", b"", b"100", b"9223372036854775807", b"1.0"))
    return [count, *keys, *arguments]


def _command_as_arguments(random: Random) -> Words:
    command = called_command(random)
    return [_returns_call_of_arguments(random).encode(), b"0", *command]


def _evaluators(name: str, weight: float) -> tuple[Shape, ...]:
    return (
        shape(name, _body, _keys_and_arguments, weight=5 * weight),
        shape(name, _cached_body, _keys_and_arguments, weight=3 * weight),
        shape(name, _command_as_arguments, weight=2 * weight),
        shape(name.replace("EVAL", "EVALSHA"), _sha1, _keys_and_arguments, weight=2 * weight),
    )


SHAPES = _evaluators("EVAL", 1.0) + _evaluators("EVAL_RO", 0.3) + (
    shape("SCRIPT LOAD", _cached_body, weight=1.0),
    shape("SCRIPT LOAD", word(b"return +", b"", b"#!lua\nreturn 1", b"#!js\n1"), weight=0.3),
    shape("SCRIPT EXISTS", repeated(_sha1, 1, 3), weight=0.5),
    shape("SCRIPT FLUSH", weight=0.1),
    shape("SCRIPT FLUSH", word(b"sync", b"ASYNC", b"maybe"), weight=0.1),
    shape("SCRIPT", text, integer, weight=0.1),
)
