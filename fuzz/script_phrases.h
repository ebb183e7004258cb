#pragma once

// What the mutator knows of Lua and of Redis' API: the words and phrases that it makes scripts of.

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace perilune::fuzz {

// Statements: a call of every command and of every function of `redis`, by their examples, and
// uses of the libraries. The same at each call.
const std::vector<std::string>& Phrases();

// What a script or a value can be put into.
struct Enclosure {
  std::string_view before;
  std::string_view behind;
};

inline constexpr auto kScriptEnclosures = std::to_array<Enclosure>({
    {"return pcall(function(...)", "end)"},
    {"return xpcall(function(...)", "end, function(e) return {err = tostring(e)} end)"},
    {"return xpcall(function(...)", "end, error)"},
    {"return coroutine.wrap(function(...)", "end)(1, 2)"},
    {"local c = coroutine.create(function(...)",
     "end) coroutine.resume(c) return coroutine.resume(c)"},
    {"return (string.gsub('abc', '.', function(...)", "end))"},
    {"local t = {3, 1, 2} table.sort(t, function(a, b)", "end) return t"},
    {"return setmetatable({}, {__index = function(t, k)", "end}).x"},
    {"local t = setmetatable({}, {__newindex = function(t, k, v)", "end}) t.x = 1"},
    {"local t = setmetatable({}, {__eq = function(a, b)",
     "end}) return t == setmetatable({}, getmetatable(t))"},
    {"return setmetatable({}, {__concat = function(a, b)", "end}) .. 'x'"},
    {"return setmetatable({}, {__call = function(...)", "end})(1)"},
    {"return tostring(setmetatable({}, {__tostring = function(...)", "end}))"},
    {"return loadstring([==[", "]==])()"},
    {"return load(function()", "end)"},
    {"for i = 1, 20 do", "end"},
    {"local function f(...)", "end f() return f(f)"},
    {"local function f(...)", "return f(...) end return f(1)"},
    {"table.foreach({1, a = 2}, function(k, v)", "end)"},
    {"for k, v in function(s, c)", "end, {}, 1 do break end"},
    {"repeat", "until true"},
    {"if not nil then", "end"},
});

inline constexpr auto kValueEnclosures = std::to_array<Enclosure>({
    {"(", ")"},
    {"{", "}"},
    {"{{", "}, n = 1}"},
    {"#", ""},
    {"-", ""},
    {"not ", ""},
    {"tostring(", ")"},
    {"tonumber(", ", 16)"},
    {"unpack({", "})"},
    {"(", " .. 'x')"},
    {"(", " + 1)"},
    {"(", " % 0)"},
    {"(", " == nil)"},
    {"string.rep('ab', ", ")"},
    {"string.format('%5.3s|%g|%q|%d', ", ", 1, 'x', 3)"},
    {"cjson.encode(", ")"},
    {"cjson.decode(", ")"},
    {"cmsgpack.pack(", ", {})"},
    {"cmsgpack.unpack(", ")"},
    {"struct.pack('>i8s', ", ", 'x')"},
    {"struct.unpack('<I4c0', ", ")"},
    {"redis.pcall(", ", KEYS[1], ARGV[1])"},
    {"redis.call('SET', ", ", 1)"},
    {"setmetatable({}, {__index = ", "})"},
    {"select(", ", 1, 2, 3)"},
    {"(function(...) return ... end)(", ")"},
    {"select('#', ", ")"},
    {"bit.tohex(", ", -2147483648)"},
});

inline constexpr auto kEdgeNumbers = std::to_array<std::string_view>({
    "0", "-0", "1", "-1", "2", "7", "8", "15", "16", "31", "32", "63", "64", "127", "128", "198",
    "199", "200", "255", "256", "1000", "7999", "8000", "8001", "65535", "65536", "1e5", "1e6",
    "2147483647", "2147483648", "-2147483648", "-2147483649", "4294967295", "4294967296", "2^53",
    "-2^53", "9007199254740993", "2^63", "-2^63", "2^64", "1e15", "1e17", "1e100", "1e308", "1e309",
    "-1e309", "5e-324", "0.1", "0.5", "1.5", "-1.5", "0x7fffffff", "0xffffffff", "(0/0)", "(1/0)",
    "(-1/0)", "math.huge",
});

inline constexpr auto kEdgeStrings = std::to_array<std::string_view>({
    "''", "'x'", "'\\0'", "'a\\0b'", "'\\255\\254'", "'\\27LJ\\2'", "'\\27Lua'", "'nan'", "'inf'",
    "'0x10'", "' 5 '", "'1e400'", "'%'", "'%b'", "'%bxy'", "'%f'", "'%f['", "'['", "'[]'", "'[^'",
    "'(()'", "'()'", "'%1'", "'(.)%1'", "'.-b'", "'^a*$'", "'a*a*a*b'", "'%99.99f'", "'%s%q%d'",
    "'%5$s'", "'%000000000000000000000d'", "'[1,2,{\"a\":null}]'", "'[[[[[[[[[[1]]]]]]]]]]'",
    "'{\"a\":1e999}'", "'\"\\\\ud800\"'", "'\\146\\1\\192'", "'\\221\\255\\255\\255\\255'",
    "'\\198\\255\\255\\255\\255'", "'>!16i16'", "'<i17'", "'!3i8'", "'c2147483647'",
    "'i99999999999'", "'s'", "'xxxx'", "'[==['", "[==[]==]", "[[\n]]", "'__index'", "'__gc'",
    "'__metatable'", "'return ...'", "'local x <'", "'KEYS'", "string.rep('x', 1e5)",
    "string.rep('(', 300)", "string.rep('{', 300)", "string.rep('[', 2000)", "'--[['", "'k'",
});

inline constexpr auto kEdgeWords = std::to_array<std::string_view>({
    "", "0", "1", "-1", "k", "list", "hash", "9223372036854775807", "1.5", "nan", "[1,{}]", "\x93",
});

inline constexpr auto kNames = std::to_array<std::string_view>({
    "_G", "KEYS", "ARGV", "redis", "server", "string", "table", "math", "cjson", "cmsgpack",
    "struct", "bit", "coroutine", "os", "pcall", "xpcall", "error", "assert", "type", "next",
    "pairs", "ipairs", "unpack", "select", "rawset", "rawget", "rawequal", "setmetatable",
    "getmetatable", "tostring", "tonumber", "load", "loadstring", "collectgarbage", "gcinfo",
    "nil", "true", "false", "...", "x", "t", "f", "i", "getmetatable('')",
    "getmetatable('').__index", "redis.call", "redis.pcall", "string.rep", "string.gsub",
    "string.format", "table.sort", "table.concat", "coroutine.wrap", "coroutine.yield",
    "coroutine.resume", "cjson.null", "cjson.empty_array", "math.random",
});

inline constexpr auto kSymbols = std::to_array<std::string_view>({
    "+", "-", "*", "/", "%", "^", "..", "==", "~=", "<", "<=", ">", ">=", "and", "or", ",", ";",
    "=", "(", ")", "{", "}", "[", "]", ".", ":", "end", "do", "then", "#", "not",
});

}  // namespace perilune::fuzz
