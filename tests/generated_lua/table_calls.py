"""Calls of the table library and of the base functions about tables and values."""

from __future__ import annotations

from generated_lua.arguments import (
    BOOLEAN, FUNCTION, NUMBER, SEQUENCE, SMALL, TABLE, TEXT, VALUE,
)
from generated_lua.calls import Call, literal, weighted
from generated_lua.context import ANY, BOOL, NUM, STR, Context
from generated_lua.expressions import key

# Total orders only: equal elements come in another order from another algorithm.
_ORDER = literal(
    "function(a, b) return a < b end", "function(a, b) return a > b end",
    "function(a, b) return tostring(a) < tostring(b) end", "nil",
    "function(a, b) error('in sort') end",
)
_FLAT = literal("{3, 1, 2}", "{'b', 'a'}", "{5, 4, 3, 2, 1, 0, 6, 7, 9, 8}", "{}", "{1}",
                "{1, 'x', 2}", "{0.5, -1, 1e300}", "{'b', 'B', 'a', ''}", "{{}, {}}", "{true, 1}")
# Elements are moved down to a place however far below zero it is.
_PLACE = weighted((9, SMALL), (1, literal("2.5", "'2'", "1e4", "-100")))
_SEPARATOR = literal("','", "''", "', '", "1", r"'\0'", "nil")
_VISITOR = literal("function(k, v) if v == 2 then return k end end", "function() end",
                   "function(i, v) log(i, v) end", "5")


def _one_key(context: Context) -> str:
    # next() of a larger one depends on the order.
    return context.one_of(("{}", "{7}", "{x = 1}", "{[2.5] = true}", "{false}"))

# Not `os`, which 7.0 does not have.
_GLOBALS = ("print", "dofile", "newproxy", "getfenv", "setfenv", "require", "module", "io",
            "package", "debug", "loadfile", "unpack", "gcinfo", "arg", "jit", "ffi", "redis",
            "load", "table", "collectgarbage", "xpcall", "KEYS", "_VERSION", "_G", "nosuch")
_LIBRARIES = ("string", "table", "math", "bit", "struct", "cmsgpack", "coroutine")


def _global(context: Context) -> str:
    return f"rawget(_G, '{context.one_of(_GLOBALS)}')"


def _library_names(context: Context) -> str:
    return (f"(function() local names = {{}} for name in pairs({context.one_of(_LIBRARIES)}) do "
            "names[#names + 1] = name end table.sort(names) return names end)()")


CALLS = (
    Call("table.concat", (_FLAT, _SEPARATOR, SMALL, SMALL), ANY, 1),
    Call("table.concat", (SEQUENCE, _SEPARATOR), ANY, 1),
    Call("table.insert", (SEQUENCE, literal("1", "'x'", "true", "2.5")), ANY),
    Call("table.insert", (_FLAT, _PLACE, literal("1", "'x'", "true")), ANY),
    Call("table.remove", (_FLAT, _PLACE), ANY, 1),
    Call("table.remove", (SEQUENCE,), ANY),
    Call("table.sort", (_FLAT, _ORDER), ANY, 1),
    Call("table.maxn", (TABLE,), NUM),
    Call("table.getn", (SEQUENCE,), NUM),
    Call("table.setn", (SEQUENCE, SMALL), ANY),
    Call("table.foreachi", (_FLAT, _VISITOR), ANY),
    Call("table.foreach", (_one_key, _VISITOR), ANY),
    Call("unpack", (SEQUENCE, SMALL, SMALL), ANY, 1),
    Call("unpack", (literal("{}", "{1}"), literal("1", "-5", "100"),
                    literal("7000", "10", "8001", "1e4", "1e8", "2^31")), ANY),
    Call("select", (literal("1", "2", "3", "-1", "-2", "0", "-9", "'#'", "'2'", "1.9"),
                    VALUE, VALUE, VALUE), ANY, 1),
    # No 0: LuaJIT takes it for a place of the array.
    Call("next", (_one_key, literal("nil", "1", "'x'", "2.5", "'nokey'")), ANY, 1),
    Call("rawget", (TABLE, key), ANY),
    Call("rawset", (TABLE, key, VALUE), ANY),
    Call("rawequal", (VALUE, VALUE), BOOL),
    Call("type", (VALUE,), STR),
    Call("getmetatable", (TABLE,), ANY),
    Call("setmetatable", (TABLE, literal("nil", "{}", "{__metatable = 'locked'}", "5",
                                         "{__index = {x = 5}}")), ANY),
    Call("assert", (VALUE, literal("'message'", "nil", "5"), VALUE), ANY, 1, sound=True),
    Call("assert", (BOOLEAN,), ANY, sound=True),
    Call("type", (_global,), STR, sound=True),
    Call("S", (_library_names,), STR, sound=True),
    Call("error", (literal("'message'", "nil", "5", "{err = 'table'}"), SMALL), ANY, 0, sound=True),
    Call("tostring", (literal("nil", "true", "'x'", "12", "1e15", "2^53", "-0.5",
                              "setmetatable({}, {__tostring = function() return 'mine' end})",
                              "setmetatable({}, {__tostring = function() return 5 end})"),), ANY,
         sound=True),
    Call("pcall", (FUNCTION, VALUE, VALUE), ANY, 1),
    Call("xpcall", (FUNCTION, literal("function(e) return 'handled' end", "type", "5",
                                      "function(e) error('again') end")), ANY),
    Call("ipairs", (TABLE,), ANY),
    Call("collectgarbage", (literal("'collect'", "'nosuch'", "5"), SMALL), ANY, 1),
    # Debian's Lua shows more of a source than Redis' own.
    Call("loadstring", (TEXT, literal("'=text'")), ANY, sound=True),
    Call("setfenv", (NUMBER, TABLE), ANY),
)
