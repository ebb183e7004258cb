"""Calls of the redis table; its commands come from tests/differential."""

from __future__ import annotations

from differential.families.scripts import called_command, lua_string
from generated_lua.arguments import SMALL, TEXT, VALUE
from generated_lua.calls import Call, literal
from generated_lua.context import ANY, Context

_ODD_WORDS = ("5", "1.5", "1e15", "2^53", "2^63", "-0.5", "12345678901234567890", "0.1", "nil",
              "true", "{}", "type", "NEGZERO", "INF", "1e100", "3.0", "KEYS[1]", "ARGV[1]")

CALLS = (
    Call("redis.sha1hex", (TEXT,), ANY),
    Call("redis.status_reply", (literal("'FINE'", "''", "'two words'", "5", r"'a\r\nb'"),), ANY),
    Call("redis.error_reply", (literal("'MY error'", "'bare'", "''", "'-ERR x'", "'-'", "5",
                                       "'ERR '", "' x'", r"'E\r\nx'"),), ANY),
    Call("redis.setresp", (literal("2", "3", "4", "'3'", "2.5", "nil"),), ANY),
    Call("redis.set_repl", (literal("redis.REPL_ALL", "redis.REPL_NONE", "0", "1", "3", "4", "-1",
                                    "'x'", "7"),), ANY),
    Call("redis.replicate_commands", (), ANY),
    Call("redis.breakpoint", (), ANY),
    Call("redis.debug", (TEXT,), ANY),
    Call("redis.log", (literal("redis.LOG_DEBUG", "0", "1", "5", "-1", "'x'", "nil"), TEXT, TEXT),
         ANY, 1),
    Call("redis.acl_check_cmd", (literal("'GET'", "'SET'", "'nosuch'", "'CONFIG'", "''"),
                                 TEXT, SMALL), ANY, 0),
    Call("redis.call", (), ANY),
    Call("redis.pcall", (VALUE,), ANY),
    Call("redis.call", (literal("'PING'", "'ECHO'", "'NOSUCH'", "'SELECT'", "'MULTI'", "'EVAL'",
                                "'CLIENT'", "'AUTH'", "'CONFIG'", "''", "'get'"),
                        TEXT), ANY, 1),
)


def command_call(context: Context) -> str:
    """Returns a redis.call or redis.pcall of a random command, now and then with odd words."""
    words = [lua_string(word) for word in called_command(context.random)]
    if context.chance(0.12) and len(words) > 1:
        words[context.random.randrange(1, len(words))] = context.one_of(_ODD_WORDS)
    if context.chance(0.05):
        words.pop()
    function = context.one_of(("redis.call", "redis.pcall", "redis.pcall"))
    return f"{function}({context.space().join(word + ',' for word in words)[:-1]})"
