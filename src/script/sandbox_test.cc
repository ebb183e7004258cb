#include "script/sandbox.h"

#include <gtest/gtest.h>

#include <string>

#include "script/test_server.h"

namespace perilune {
namespace {

using test::At;
using test::ScriptServer;

constexpr const char* kReadOnly = "Attempt to modify a readonly table";

TEST(Sandbox, HasTheGlobalsOfRedisAndNoOthers) {
  ScriptServer server;
  EXPECT_EQ(
      server.Eval("local names = {} "
                  "for name in pairs(_G) do names[#names + 1] = name end "
                  "table.sort(names) return table.concat(names, ' ')"),
      "\"ARGV KEYS _G _VERSION assert bit cjson cmsgpack collectgarbage coroutine error "
      "gcinfo getmetatable ipairs load loadstring math next os pairs pcall rawequal "
      "rawget rawset redis select server setmetatable string struct table tonumber tostring type "
      "unpack xpcall\"");
}

TEST(Sandbox, RefusesAssignments) {
  ScriptServer server;
  for (const char* source :
       {"x = 1", "_G.x = 1", "redis.call = 1", "string.x = 1", "string.len = nil", "KEYS = {}",
        "getmetatable('').__index = 1", "getmetatable('').__index.len = 1", "_G._G = 1"}) {
    EXPECT_EQ(server.Eval(source),
              std::string("(error) ERR user_script:1: ") + kReadOnly + At(source));
  }
}

TEST(Sandbox, RefusesFunctionsThatWriteThroughProxies) {
  ScriptServer server;
  for (const char* source :
       {"rawset(_G, 'x', 1)", "rawset(redis, 'call', 1)", "table.insert(string, 'x')",
        "table.insert(_G, 1, 'x')", "setmetatable(_G, {})", "setmetatable(string, nil)",
        "table.sort(_G)", "rawset(getmetatable(''), '__index', 1)"}) {
    EXPECT_EQ(server.Eval(source), std::string("(error) ERR ") + kReadOnly + At(source));
  }
  EXPECT_EQ(server.Eval("table.remove(string) table.remove(string, 1) return #string"),
            "(integer) 0");
}

TEST(Sandbox, ShowsWhatIsBehindProxies) {
  ScriptServer server;
  EXPECT_EQ(server.Eval("return type(rawget(_G, 'redis'))"), "\"table\"");
  EXPECT_EQ(server.Eval("return rawget(_G, 'nope')"), "(nil)");
  EXPECT_EQ(server.Eval("local n = 0 for k, v in pairs(string) do n = n + 1 end return n"),
            "(integer) 15");
  EXPECT_EQ(server.Eval("return type(next(math))"), "\"string\"");
  EXPECT_EQ(server.Eval("return _G._G == _G"), "(integer) 1");
  EXPECT_EQ(server.Eval("return ('x'):upper()"), "\"X\"");
}

TEST(Sandbox, MakesKeysForScriptsThatDoNotNameThem) {
  ScriptServer server;
  const char* sources[] = {"return _G['KE' .. 'YS'][1]", "return rawget(_G, 'KE' .. 'YS')[1]",
                           "return loadstring('return KE' .. 'YS[1]')()"};
  for (const char* source : sources) {
    EXPECT_EQ(server.Run({"EVAL", source, "1", "k"}), "\"k\"") << source;
  }
}

TEST(Sandbox, TellsOfMissingGlobals) {
  ScriptServer server;
  for (const char* name : {"print", "io", "debug", "require", "setfenv", "getfenv", "ffi", "jit",
                           "newproxy", "package", "dofile", "loadfile", "module"}) {
    const std::string source = std::string("local x = ") + name;
    EXPECT_EQ(server.Eval(source),
              std::string("(error) ERR user_script:1: Script attempted to access nonexistent "
                          "global variable '") +
                  name + "'" + At(source));
  }
}

TEST(Sandbox, LoadsTextOnly) {
  ScriptServer server;
  EXPECT_EQ(server.Eval("return loadstring('return 1 + 1')()"), "(integer) 2");
  EXPECT_EQ(server.Eval("return loadstring('\\27LJ') == nil"), "(integer) 1");
  EXPECT_EQ(server.Eval("local parts, i = {'return ', '5'}, 0 "
                        "return load(function() i = i + 1 return parts[i] end)()"),
            "(integer) 5");
  EXPECT_EQ(server.Eval("return select(2, load(function() error('no', 0) end))"), "(error) ERR no");
  EXPECT_EQ(server.Eval("local _, text = load(function() return ('x'):rep(2^20) end) "
                        "return text"),
            "(error) ERR user_script:1: chunk is too long");
  EXPECT_EQ(server.Eval("return pcall(string.dump, function() end) == false"), "(integer) 1");
}

// Each changes what it can; the other must see nothing of it.
TEST(Sandbox, KeepsNothingForTheNextScript) {
  ScriptServer server;
  server.Run({"EVAL",
              "setmetatable(KEYS, {__index = function() return 'leak' end}) "
              "rawset(KEYS, 1, 'leak')",
              "1", "k"});
  EXPECT_EQ(server.Run({"EVAL", "return {KEYS[1], KEYS[2]}", "1", "k"}), "[\"k\"]");
  EXPECT_EQ(server.Eval("return #KEYS"), "(integer) 0");
  EXPECT_EQ(server.Eval("redis.setresp(3) return redis.call('GET', 'none') == nil"), "(true)");
  EXPECT_EQ(server.Eval("return redis.call('GET', 'none') == false"), "(integer) 1");
  server.Eval("collectgarbage('stop')");
  EXPECT_EQ(server.Eval("for i = 1, 2e5 do local t = {i} end "
                        "return collectgarbage('count') < 8192"),
            "(integer) 1");
  const std::string random = "return {math.random(1e9), math.random(1e9)}";
  server.Eval("math.randomseed(1)");
  const std::string first = server.Eval(random);
  server.Eval("math.randomseed(1)");
  EXPECT_NE(server.Eval(random), first);
  server.Eval("select(2, pcall(error, getmetatable('')))");
  EXPECT_EQ(server.Eval("redis.call('SELECT', 3) redis.call('SET', 'in3', 1) return 1"),
            "(integer) 1");
  EXPECT_EQ(server.Eval("return redis.call('GET', 'in3')"), "(nil)");
}

TEST(Sandbox, GivesTheRandomNumbersOfRedisForASeed) {
  ScriptServer server;
  EXPECT_EQ(server.Eval("math.randomseed(42) "
                        "return {tostring(math.random()), math.random(1, 1000)}"),
            "[\"0.74452500033403\" (integer) 343]");
  EXPECT_EQ(server.Eval("return {pcall(math.random, 0)}"),
            "[(nil) \"bad argument #1 to '?' (interval is empty)\"]");
}

// Without a limit each of these overflows the C stack.
TEST(Sandbox, LimitsRecursionThroughC) {
  ScriptServer server;
  for (const char* source :
       {"local function f() return coroutine.wrap(f)() end f()",
        "local function f() assert(coroutine.resume(coroutine.create(f))) end f()",
        "local function f() return (string.gsub('x', '.', f)) end f()",
        "local t = {} setmetatable(t, {__index = function() "
        "return (string.gsub('x', '.', t)) end}) string.gsub('x', '.', t)",
        "local function f(a, b) table.sort({3, 2, 1}, f) return a < b end f(1, 2)",
        "local function f() local g, e = load(f) error(e) end f()"}) {
    const std::string reply = server.Eval(source);
    EXPECT_NE(reply.find("C stack overflow"), std::string::npos) << source << '\n' << reply;
  }
  EXPECT_EQ(server.Eval("local n = 0 local function f() n = n + 1 local _, text = pcall(f) "
                        "return text end return {f(), n}"),
            "[\"C stack overflow\" (integer) 199]");
  EXPECT_EQ(server.Eval("local n = 0 local function f() n = n + 1 local _, text = "
                        "xpcall(f, function(e) return e end) return text end return {f(), n}"),
            "[\"C stack overflow\" (integer) 199]");
  // The count is right again after an error that jumped over its end.
  EXPECT_EQ(server.Eval("for i = 1, 1000 do "
                        "pcall(string.gsub, 'x', '.', function() error('x') end) "
                        "coroutine.resume(coroutine.create(function() "
                        "table.sort({2, 1}, function() error('x') end) end)) end return 1"),
            "(integer) 1");
}

TEST(Sandbox, HasTheClockOnlyOfOs) {
  ScriptServer server;
  EXPECT_EQ(server.Eval("local r = {} for name in pairs(os) do r[#r + 1] = name end return r"),
            "[\"clock\"]");
  EXPECT_EQ(server.Eval("local before = os.clock() while os.clock() == before do end "
                        "return {before >= 0, os.clock() > before}"),
            "[(integer) 1 (integer) 1]");
}

TEST(Sandbox, RaisesErrorsAsLua51) {
  ScriptServer server;
  EXPECT_EQ(server.Eval("return {pcall(error, 'x')}"), "[(nil) \"x\"]");
  EXPECT_EQ(server.Eval("local function f(level) error('x', level) end local r = {} "
                        "for level = 0, 2 do\n"
                        "r[#r + 1] = select(2, pcall(function()\nf(level) end)) end return r"),
            "[\"x\" \"user_script:1: x\" \"user_script:3: x\"]");
  EXPECT_EQ(server.Eval("return {select(2, pcall(error, 5, '0b1')), "
                        "select(2, pcall(error, 'x', 2^32))}"),
            "[\"bad argument #2 to '?' (number expected, got string)\" \"x\"]");
  EXPECT_EQ(server.Eval("return {select('#', pcall(error, {})), select('#', pcall(error))}"),
            "[(integer) 3 (integer) 2]");
  EXPECT_EQ(server.Eval("local types = {} for level = 0, 1 do "
                        "types[#types + 1] = type(select(2, pcall(error, 5, level))) end "
                        "return types"),
            "[\"number\" \"string\"]");
  EXPECT_EQ(server.Eval("return {pcall()}"), "[(nil) \"attempt to call a boolean value\"]");
}

TEST(Sandbox, YieldsOnlyWhereLua51Does) {
  ScriptServer server;
  EXPECT_EQ(server.Eval("local resume = coroutine.wrap(function(...) "
                        "local a, b = coroutine.yield(...) return a + b end) "
                        "return {resume(1, 2), resume(3, 4)}"),
            "[(integer) 1 (integer) 7]");
  const char* sources[] = {
      "return {pcall(coroutine.yield)}",
      "return {coroutine.wrap(function() return pcall(coroutine.yield) end)()}"};
  for (const char* source : sources) {
    EXPECT_EQ(server.Eval(source),
              "[(nil) \"attempt to yield across metamethod/C-call boundary\"]");
  }
}

// LuaJIT's literals of C types load its library of C functions: nothing of it may be in reach.
// LuaJIT's numerals 1LL and 2i would be values of its library ffi.
TEST(Sandbox, KeepsTheForeignFunctionInterfaceOutOfReach) {
  ScriptServer server;
  for (const std::string_view numeral : {"1LL", "1ULL", "2i", "0x1LL"}) {
    const std::string source = "return " + std::string(numeral);
    const std::string problem = "malformed number near '" + std::string(numeral) + "'";
    EXPECT_EQ(server.Eval(source),
              "(error) ERR Error compiling script (new function): user_script:1: " + problem);
    EXPECT_EQ(server.Eval("return {loadstring('" + source + "')}"), "[]");
    EXPECT_EQ(server.Eval("return {select(2, loadstring('" + source + "', '=x'))}"),
              "[\"x:1: " + problem + "\"]");
  }
}

TEST(Sandbox, CallsTheHandlerOfXpcall) {
  ScriptServer server;
  EXPECT_EQ(server.Eval("return {xpcall(function() return 1, 2 end, 5)}"),
            "[(integer) 1 (integer) 1 (integer) 2]");
  EXPECT_EQ(server.Eval("return {xpcall(function() error('x') end, "
                        "function(e) return 'h:' .. e end)}"),
            "[(nil) \"h:user_script:1: x\"]");
  for (const char* handler :
       {"function() error('y') end", "5", "setmetatable({}, {__call = type})"}) {
    EXPECT_EQ(
        server.Eval(std::string("return {xpcall(function() error('x') end, ") + handler + ")}"),
        "[(nil) \"error in error handling\"]");
  }
}

}  // namespace
}  // namespace perilune
