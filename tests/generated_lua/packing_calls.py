"""Calls of struct, cmsgpack and cjson: what turns values into bytes and back."""

from __future__ import annotations

from generated_lua import corpus
from generated_lua.arguments import EDGE, SMALL, plain_table
from generated_lua.calls import Call, Maker, literal, weighted
from generated_lua.context import ANY, Context

_POSITION = literal("1", "2", "3", "5", "0", "-1", "100")
_JSON = weighted((3, literal(*corpus.JSON_TEXTS)), (2, literal(*corpus.BAD_JSON_TEXTS)))
_PACKED = literal(*corpus.PACKED_TEXTS)
_BYTES = literal(r"'\1\2\3\4\5\6\7\8\9\10'", r"'\255\255\255\255\255\255\255\255'", "''", "'abc'",
                 r"'abc\0def\0'", r"'\0\0\128\63'", r"'\3abcdef'", "('\\127'):rep(40)")
_SETTING = literal("true", "false", "'on'", "'off'", "'null'", "1", "0", "nil", "'x'", "{}")
_SETTINGS = {
    "encode_sparse_array": (_SETTING, SMALL, SMALL),
    "encode_max_depth": (literal("1", "2", "3", "1000", "0", "-1", "1.5", "nil", "'x'"),),
    "decode_max_depth": (literal("1", "2", "3", "1000", "0", "-1", "1.5", "nil", "'x'"),),
    "encode_number_precision": (literal("1", "3", "14", "16", "0", "17", "15", "nil", "'5'"),),
    "encode_keep_buffer": (_SETTING,),
    "encode_invalid_numbers": (_SETTING,),
    "decode_invalid_numbers": (_SETTING,),
}


def _struct_format(context: Context) -> str:
    return "".join(
        context.one_of(corpus.BAD_STRUCT_FORMATS if context.chance(0.04)
                       else corpus.STRUCT_FORMATS)
        for _ in context.few(1, 5)
    )


def _format(context: Context) -> str:
    return f"'{_struct_format(context)}'"


# Not NaN, which would show its sign as a string.
_ITEM = weighted((3, lambda context: f"real({EDGE(context)})"),
                 (2, literal("'text'", "'a\\0b'", "''", "5", "-1", "'12'")))


def _new_cjson(context: Context) -> str:
    # Redis keeps the settings of `cjson` itself for the next script.
    settings = []
    for _ in context.few(1, 2):
        name = context.one_of(list(_SETTINGS))
        makers = _SETTINGS[name]
        count = context.random.randint(0, len(makers))
        values = ", ".join(make(context) for make in makers[:count])
        settings.append(f"log(pcall(c.{name}{', ' * bool(count)}{values}))")
    return f"local c = cjson.new() {' '.join(settings)}"


def _setting(work: Maker) -> Maker:
    return lambda context: f"function() {_new_cjson(context)} {work(context)} end"


def _encodes(context: Context) -> str:
    return f"local r = c.encode({plain_table(context)}) return r"


def _decodes(context: Context) -> str:
    return f"local r = c.decode({_JSON(context)}) return r"


CALLS = (
    Call("struct.pack", (_format, _ITEM, _ITEM, _ITEM, _ITEM), ANY, 1),
    Call("struct.unpack", (_format, _BYTES, _POSITION), ANY, 2),
    Call("struct.size", (_format,), ANY),
    Call("cmsgpack.pack", (plain_table, plain_table), ANY, 1),
    Call("cmsgpack.pack", (plain_table,), ANY),
    Call("cmsgpack.unpack", (_PACKED,), ANY),
    Call("cmsgpack.unpack", (lambda context: f"cmsgpack.pack({plain_table(context)})",), ANY),
    Call("cmsgpack.unpack_one", (_PACKED, SMALL), ANY, 1),
    Call("cmsgpack.unpack_limit", (_PACKED, SMALL, SMALL), ANY, 2),
    Call("cjson.encode", (plain_table,), ANY),
    Call("cjson.encode", (plain_table,), ANY),
    Call("cjson.decode", (_JSON,), ANY),
    Call("cjson.decode", (_JSON,), ANY),
    Call("cjson.decode", (lambda context: f"cjson.encode({plain_table(context)})",), ANY),
    Call("pcall", (_setting(_encodes),), ANY),
    Call("pcall", (_setting(_decodes),), ANY),
)
