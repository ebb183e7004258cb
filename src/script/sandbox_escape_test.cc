// What has broken out of sandboxes, or crashed them, does neither here: every way to write, on
// every table that scripts share, and what was published against Redis. Afterwards the next
// script sees what the first one saw.

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "script/sandbox.h"
#include "script/test_canary.h"
#include "script/test_server.h"

namespace perilune {
namespace {

using test::kCanary;
using test::ScriptServer;

std::string Repeated(std::string_view text, size_t times) {
  std::string all;
  for (size_t i = 0; i < times; ++i) all += text;
  return all;
}

// A server that scripts try to break.
class Escape : public testing::Test {
 protected:
  Escape() : pristine_(server_.Eval(kCanary)) {
    EXPECT_TRUE(pristine_.starts_with('"')) << pristine_;
  }
  ~Escape() override { ExpectPristine("the last script"); }

  std::string Eval(std::string_view source) { return server_.Eval(source); }

  void ExpectPristine(std::string_view source) {
    EXPECT_EQ(server_.Eval(kCanary), pristine_) << "after " << source;
  }

  // Expects the reply, and that nothing is left.
  void Expect(std::string_view source, std::string_view reply) {
    EXPECT_EQ(Eval(source), reply) << source.substr(0, 200);
    ExpectPristine(source.substr(0, 200));
  }

  // Expects an error that says so, and that nothing is left.
  void ExpectError(std::string_view source, std::string_view text) {
    const std::string reply = Eval(source);
    EXPECT_TRUE(reply.starts_with("(error)")) << source.substr(0, 200) << '\n' << reply;
    EXPECT_NE(reply.find(text), std::string::npos) << source.substr(0, 200) << '\n' << reply;
    ExpectPristine(source.substr(0, 200));
  }

  ScriptServer server_;
  const std::string pristine_;
};

// ---- Writing

// Ways to write to the table T, at its field K.
constexpr std::string_view kWrites[] = {
    "T[K] = 1",
    "T[K] = nil",
    "T[K], T.x = 1, 2",
    "T.__index = T",
    "function T.x() end",
    "rawset(T, K, 1)",
    "rawset(T, K, nil)",
    "table.insert(T, 1)",
    "table.insert(T, 1, 1)",
    "table.insert(T, K, 1)",
    "table.remove(T)",
    "table.remove(T, 1)",
    "table.setn(T, 5)",
    "table.sort(T)",
    "table.sort(T, function() T[K] = 1 return true end)",
    "table.foreach(T, function(k) T[k] = nil end)",
    "table.foreach(T, function(k) rawset(T, k, nil) end)",
    "table.foreachi(T, function(k) rawset(T, k, nil) end)",
    "for k in pairs(T) do T[k] = nil end",
    "for k in next, T do rawset(T, k, nil) end",
    "for i in ipairs(T) do rawset(T, i, nil) end",
    "setmetatable(T, nil)",
    "setmetatable(T, {})",
    "setmetatable(T, T)",
    "setmetatable(T, {__index = function() return 1 end, __newindex = rawset})",
    "getmetatable(T).__index = {}",
    "getmetatable(T).__newindex = nil",
    "getmetatable(T).__metatable = nil",
    "rawset(getmetatable(T), '__index', {})",
    "rawset(getmetatable(T), '__newindex', nil)",
    "setmetatable(getmetatable(T), {})",
    "getmetatable(T).__index[K] = 1",
    "rawset(getmetatable(T).__index, K, 1)",
    "getmetatable(T).__newindex(T, K, 1)",
    "for k, v in pairs(getmetatable(T)) do if type(v) == 'table' then rawset(v, K, 1) end end",
    "setmetatable({}, {__newindex = T})[K] = 1",
    "setmetatable({}, {__index = T})[K].x = 1",
    "setmetatable({}, T)[K] = 1",
    "rawset(setmetatable({}, {__index = T, __newindex = T}).x or T, K, 1)",
    "string.gsub('x', '.', setmetatable({}, {__index = function() T[K] = 1 end}))",
    "string.gsub('x', '.', function() rawset(T, K, 1) end)",
    "coroutine.wrap(function() rawset(T, K, 1) end)()",
    "xpcall(function() error() end, function() T[K] = 1 end)",
    "pcall(rawset, T, K, 1)",
    "pcall(pcall, rawset, T, K, 1)",
    "loadstring('local T, K = ... T[K] = 1')(T, K)",
    "load(function() rawset(T, K, 1) end)",
    "tostring(setmetatable({}, {__tostring = function() rawset(T, K, 1) end}))",
    "local t = setmetatable({}, {__gc = function() rawset(T, K, 1) end}) t = nil collectgarbage()",
    "local t = setmetatable({}, {__mode = 'kv'}) t[T] = T collectgarbage()",
    "(T or {})[K].x = 1",
    "rawset(T[K], 'x', 1)",
};

// Calls `write` for each field and some more of each table that `from` leads to. Replies with the
// number of tables, of attempts, and of those that have changed something.
std::string Attempts(std::string_view from, std::string_view write) {
  constexpr std::string_view kGather = R"(
local rawget, rawequal, pairs, pcall, type = rawget, rawequal, pairs, pcall, type
local tables, seen = {}, {[KEYS] = true, [ARGV] = true}
local function gather(value)
  if type(value) ~= 'table' or seen[value] then return end
  seen[value] = true
  tables[#tables + 1] = value
  for _, field in pairs(value) do gather(field) end
  gather(getmetatable(value))
end
for _, root in pairs({)";
  constexpr std::string_view kTry = R"(}) do gather(root) end
local attempts, changes = 0, 0
for i = 1, #tables do
  local T = tables[i]
  local names = {'x', 1, '__index', '__newindex', '__metatable', '__gc', '__call'}
  for name in pairs(T) do
    if name ~= 'KEYS' and name ~= 'ARGV' then names[#names + 1] = name end
  end
  for j = 1, #names do
    local K = names[j]
    local before, metatable, first = rawget(T, K), getmetatable(T), rawget(T, 1)
    pcall(function() )";
  constexpr std::string_view kCompare = R"( end)
    attempts = attempts + 1
    if not (rawequal(rawget(T, K), before) and rawequal(rawget(T, 1), first)
            and rawequal(getmetatable(T), metatable)) then changes = changes + 1 end
  end
end
return {#tables, attempts, changes})";
  std::string source(kGather);
  return source.append(from).append(kTry).append(write).append(kCompare);
}

constexpr std::string_view kShared = "_G, getmetatable('')";

TEST_F(Escape, NoPrimitiveWritesToAnySharedTable) {
  const std::string nothing = Eval(Attempts(kShared, ""));
  ASSERT_TRUE(nothing.ends_with(" (integer) 0]")) << nothing;
  for (const std::string_view write : kWrites) Expect(Attempts(kShared, write), nothing);
}

// Among them are those that hide in others.
TEST_F(Escape, TheMatrixCoversNestedTables) {
  for (const char* table :
       {"_G", "_G._G", "string", "redis", "server", "bit", "cjson.array_mt",
        "getmetatable('')", "getmetatable('').__index"}) {
    const std::string is_there =
        std::string("if rawequal(T, ") + table + ") then found = true end";
    std::string source = Attempts(kShared, is_there);
    source.insert(0, "local found = false ");
    source.replace(source.rfind("return {"), source.npos, "return found");
    EXPECT_EQ(Eval(source), "(integer) 1") << table;
  }
}

// What the matrix and the canary must be able to see.
TEST_F(Escape, TheMatrixNoticesWritesToWhatIsNotShared) {
  for (const char* write : {"T[K] = 1", "rawset(T, K, 1)", "table.insert(T, 1, 1)",
                            "setmetatable(T, {})", "table.remove(T, 1)"}) {
    const std::string reply = Eval(Attempts("{1, 2, a = {}}", write));
    EXPECT_TRUE(reply.starts_with('[') && !reply.ends_with(" (integer) 0]")) << write << reply;
  }
  EXPECT_NE(server_.Run({"EVAL", kCanary, "1", "k"}), pristine_);
}

TEST_F(Escape, WhatIsOfTheRunOnlyEndsWithIt) {
  for (const char* source :
       {"setmetatable(KEYS, {__index = _G}) KEYS.x = 1", "rawset(ARGV, 'x', 1)",
        "math.randomseed(1)", "redis.setresp(3)", "cjson.encode_max_depth(1)",
        "cjson.encode_sparse_array(true)", "cjson.encode_number_precision(1)",
        "cjson.decode_array_with_array_mt(true)", "collectgarbage('stop')",
        "cjson.new().encode_max_depth(1)", "cjson.new().x = 1", "redis.call('SELECT', 1)"}) {
    Eval(source);
    ExpectPristine(source);
  }
}

// ---- Ways out

TEST_F(Escape, WhatLeadsOutIsNotThere) {
  for (const char* name :
       {"debug", "dofile", "ffi", "getfenv", "io", "jit", "loadfile", "module", "newproxy",
        "package", "print", "require", "setfenv", "table.new", "table.clear",
        "table.move", "os.execute", "os.exit", "os.getenv", "os.remove", "os.rename",
        "os.tmpname", "os.setlocale", "package.loadlib", "string.buffer", "jit.util", "bit.new",
        "coroutine.isyieldable", "debug.getregistry", "math.ult"}) {
    Expect(std::string("return pcall(loadstring('assert(") + name + " ~= nil)'))", "(nil)");
  }
}

// CVE-2015-4335, CVE-2022-24736: bytecode that the VM trusts.
TEST_F(Escape, BytecodeIsNotLoaded) {
  for (const char* head : {"\\27Lua", "\\27LJ", "\\27LJ\\2\\2", "\\27LuaQ\\0\\1\\4\\8\\4\\8\\0"}) {
    const std::string code = std::string("'") + head + "' .. ('\\0'):rep(64)";
    Expect("return loadstring(" + code + ") == nil", "(integer) 1");
    Expect("local c = " + code + " return load(function() local p = c c = nil return p end) == nil",
           "(integer) 1");
  }
  Expect("return (pcall(string.dump, function() end))", "(nil)");
  ExpectError("\x1bLJ\x02", "Error compiling script");
}

// CVE-2022-0543: package came back by another library. CVE-2022-24735: a function of a library
// was replaced for the next user. CVE-2025-46818: so were the metatables of basic types.
TEST_F(Escape, NothingIsPlantedForTheNextUser) {
  for (const char* source :
       {"string.rep = function() return 'planted' end",
        "getmetatable('').__index = function() return 'planted' end",
        "getmetatable('').__call = function() return 'planted' end",
        "getmetatable('').__add = function() return 'planted' end",
        "rawset(getmetatable(''), '__concat', function() return 'planted' end)",
        "getmetatable('').__index.upper = function() return 'planted' end",
        "for _, v in ipairs({1, true, type, coroutine.create(function() end)}) do "
        "setmetatable(v, {}) end",
        "getmetatable(cjson.null).__index = _G", "getmetatable(1).__index = _G",
        "redis.call = function() return 'planted' end",
        "rawset(redis, 'call', function() return 'planted' end)",
        "package.loadlib('/usr/lib/x86_64-linux-gnu/liblua5.1.so.0', 'luaopen_io')()"}) {
    ExpectError(source, "");
    Expect("return {('x'):upper(), ('x'):rep(2), redis.call('ECHO', 'y')}",
           "[\"X\" \"xx\" \"y\"]");
    Expect("return {(pcall(function() return (''){} end)), (pcall(function() return 'a' + 1 end)), "
           "(pcall(function() return (1).x end)), (pcall(function() return type.x end))}",
           "[(nil) (nil) (nil) (nil)]");
  }
}

// Finalizers would run where nothing protects the VM. CVE-2024-46981: at its end, too.
TEST_F(Escape, FinalizersDoNotRun) {
  Expect("local ran = 0 for i = 1, 100 do setmetatable({}, {__gc = function() ran = ran + 1 end}) "
         "end collectgarbage() for i = 1, 1e5 do local t = {} end collectgarbage() return ran",
         "(integer) 0");
  Expect("return rawget(_G, 'newproxy') == nil", "(integer) 1");
}

// ---- Numbers and sizes

// CVE-2018-11218: cmsgpack counted stack slots wrongly. CVE-2022-24834: sizes of buffers wrapped.
TEST_F(Escape, MessagesCannotOverflow) {
  Expect("local t = {} for i = 1, 300 do t = {t} end "
         "return #cmsgpack.pack(t) < 64", "(integer) 1");
  ExpectError("local t = {} for i = 1, 8000 do t[i] = i end "
              "return #cmsgpack.pack(unpack(t, 1, 7000))", "Too many arguments");
  ExpectError("return cmsgpack.unpack(('\\1'):rep(2e6))", "");
  ExpectError("return cmsgpack.unpack(('\\145'):rep(1e6))", "");
  for (const char* head : {"\\221\\255\\255\\255\\255", "\\223\\255\\255\\255\\255",
                           "\\219\\255\\255\\255\\255", "\\198\\255\\255\\255\\255",
                           "\\220\\255\\255", "\\199\\255\\1", "\\193"}) {
    ExpectError(std::string("return cmsgpack.unpack('") + head + "xxxx')", "");
  }
  for (const char* call :
       {"unpack_limit('\\1', -1)", "unpack_limit('\\1', 1, -1)", "unpack_one('\\1', 2^31)",
        "unpack_limit('\\1', 2^31, 1)", "unpack_one('\\1', 0/0)"}) {
    Eval(std::string("return cmsgpack.") + call);
    ExpectPristine(call);
  }
}

// CVE-2022-24834: an encoder whose buffer grew by more than an int holds.
TEST_F(Escape, JsonCannotOverflow) {
  ExpectError("local t = {} t[1] = t return cjson.encode(t)", "excessive nesting");
  ExpectError("local t = {} for i = 1, 2000 do t = {t} end return cjson.encode(t)", "nesting");
  ExpectError("cjson.encode_max_depth(2^31 - 1) local t = {} for i = 1, 1e6 do t = {t} end "
              "return cjson.encode(t)", "");
  ExpectError("return cjson.decode(('['):rep(1e6))", "too many nested");
  ExpectError("cjson.decode_max_depth(2^31 - 1) return cjson.decode(('['):rep(1e6))", "");
  ExpectError("return cjson.decode(('{\"a\":'):rep(1e6))", "too many nested");
  server_.policy().memory_bytes_max = 64 << 20;
  ExpectError("local s = ('\\0'):rep(2^24) return #cjson.encode({s, s, s, s})", "Out of memory");
  ExpectError("local s = ('\\0'):rep(2^23) local t = {} for i = 1, 400 do t[i] = s end "
              "return #cjson.encode(t)", "Out of memory");
}

// CVE-2018-11219 and CVE-2020-14147: sizes in formats of struct.
TEST_F(Escape, FormatsOfStructCannotOverflow) {
  for (const char* number : {"2147483647", "2147483648", "4294967295", "4294967296",
                             "9223372036854775808", "99999999999999999999999"}) {
    for (const char* kind : {"i", "I", "c", "!", ">!", "xi", "c0c"}) {
      const std::string format = std::string(kind) + number;
      ExpectError("return struct.unpack('" + format + "', ('x'):rep(64))", "");
      Eval("return struct.size('" + format + "')");
      Eval("return struct.pack('" + format + "', 1, 1)");
      ExpectPristine(format);
    }
  }
  for (const char* position : {"0", "-1", "2^31", "2^32", "2^63", "-2^63", "0/0", "1/0"}) {
    for (const char* format : {"i4", "s", "c0", "d", "bc0"}) {
      Eval(std::string("return {struct.unpack('") + format + "', 'abc', " + position + ")}");
      ExpectPristine(position);
    }
  }
}

// CVE-2024-31449: bit.tohex wrote before its buffer for the least number of digits.
TEST_F(Escape, TheDigitsOfTohexAreBounded) {
  Expect("return {bit.tohex(65535, -2147483648), bit.tohex(65535, 2147483647), "
         "bit.tohex(-1, -2^31), bit.tohex(-1, 0)}",
         R"(["0000FFFF" "0000ffff" "FFFFFFFF" ""])");
}

// CVE-2025-46817: the count of unpack wrapped. CVE-2021-32626: slots of the Lua stack.
TEST_F(Escape, TheStackCannotOverflow) {
  for (const char* range :
       {"0, 2147483647", "-2147483648, 2147483647", "-2, 2147483647", "1, 1e9", "1, 1e308",
        "-1e308, 1e308", "2147483647, -2147483648 - 1", "-2147483648, -2147483640 + 2^31"}) {
    Eval(std::string("return #{unpack({}, ") + range + ")}");
    ExpectPristine(range);
  }
  ExpectError("return unpack({}, 0, 2147483647)", "too many results to unpack");
  ExpectError("return unpack({}, -2147483648, 2147483647)", "too many results to unpack");
  ExpectError("return string.byte(('x'):rep(2e6), 1, -1)", "string slice too long");
  ExpectError("local t = {} for i = 1, 1e5 do t[i] = 'x' end return string.char(unpack(t))", "");
  ExpectError("local t = {} for i = 1, 1e5 do t[i] = 'x' end return redis.call(unpack(t))", "");
  ExpectError("return string.find(('x'):rep(100), ('()'):rep(100))", "too many captures");
  ExpectError("local function f(...) return f(1, ...) end f()", "");
  ExpectError("return loadstring('return ' .. ('x,'):rep(300) .. 'x')(), 1 .. {}", "");
}

// ---- Recursion

// What calls back. Each is given the function f, which does it again.
constexpr std::string_view kCallbacks[] = {
    "coroutine.wrap(f)()",
    "assert(coroutine.resume(coroutine.create(f)))",
    "string.gsub('x', '.', f)",
    "string.gsub('x', '.', setmetatable({}, {__index = f}))",
    "table.sort({3, 2, 1}, f)",
    "table.foreach({1}, f)",
    "table.foreachi({1}, f)",
    "assert(load(f))",
    "assert(pcall(f))",
    "assert(xpcall(f, function(e) return e end))",
    "assert(xpcall(error, f))",
    "tostring(setmetatable({}, {__tostring = f}))",
    "table.concat({tostring(setmetatable({}, {__tostring = f}))})",
    "error(tostring(setmetatable({}, {__tostring = f})))",
    "local x = setmetatable({}, {__index = f}).x",
    "setmetatable({}, {__newindex = f}).x = 1",
    "setmetatable({}, {__call = f})()",
    "local x = setmetatable({}, {__concat = f}) .. 'x'",
    "local x = setmetatable({}, {__add = f}) + 1",
    "local x = -setmetatable({}, {__unm = f})",
    "local m = {__eq = f} local x = setmetatable({}, m) == setmetatable({}, m)",
    "local m = {__lt = f} local x = setmetatable({}, m) < setmetatable({}, m)",
    "local m = {__le = f} local x = setmetatable({}, m) <= setmetatable({}, m)",
    "local m = {__lt = f} table.sort({setmetatable({}, m), setmetatable({}, m)})",
    "for _ in f do end",
    "for x in coroutine.wrap(f) do end",
    "loadstring('local f = ... f(f)')(f)",
    "f()",
};

TEST_F(Escape, EveryCallbackCanRecurseForEver) {
  for (const std::string_view callback : kCallbacks) {
    const std::string function =
        "local f f = function() " + std::string(callback) + " return true end ";
    ExpectError(function + "f()", "");
    // One that swallows the error, and tries again.
    Expect("local n = 0 local f f = function() n = n + 1 if n < 400 then pcall(function() " +
               std::string(callback) + " end) end return nil end f() return n > 1", "(integer) 1");
    // From inside all the others.
    for (const std::string_view other : kCallbacks) {
      Eval("local g local f = function() return g() end g = function() " + std::string(callback) +
           " " + std::string(other) + " end return g()");
    }
    ExpectPristine(callback);
  }
}

TEST_F(Escape, TheParserCannotOverflow) {
  for (const size_t depth : {size_t{150}, size_t{250}, size_t{100'000}}) {
    for (const char* unit :
         {"(", "{", "[", "a(", "a{", "a[", "- ", "not ", "#", "do ", "while 1 do ", "if 1 then ",
          "repeat ", "for i=1,1 do ", "function a() ", "local function a() ", "a=function() ",
          "return function() ", "a.", "a:b(", "x..", "x^", "x and ", "(a).", "a{{", "1,", "\"",
          "'\\", "[=", "--[[", "elseif ", "else "}) {
      for (const char* head : {"", "return ", "local x = "}) {
        const std::string source = head + Repeated(unit, depth);
        EXPECT_TRUE(Eval(source).starts_with("(error)")) << source.substr(0, 100);
      }
    }
    ExpectPristine("nested source");
  }
  for (const char* unit : {"(", "{", "- ", "not ", "x^", "x..", "function() return ", "do "}) {
    Expect("return loadstring('return ' .. ('" + std::string(unit) + "'):rep(1e5)) == nil",
           "(integer) 1");
  }
}

// CVE-2025-46819: the length of a long bracket ran over the end of the source.
TEST_F(Escape, LongBracketsEndWithTheSource) {
  for (const char* tail : {"[", "[=", "[==", "[[", "[=[", "[=[]", "[=[]=", "--[", "--[=", "--[==[",
                           "[=[\\r\\n", "[[\\0", "[=\\0[", "[==[ ]=]"}) {
    Expect(std::string("return loadstring('return ") + tail + "') == nil or 1", "(integer) 1");
  }
  for (const size_t level : {size_t{1}, size_t{255}, size_t{65536}, size_t{1'000'000}}) {
    const std::string signs(level, '=');
    ExpectError("return [" + signs, "");
    ExpectError("return [" + signs + "[x]" + signs, "");
    Expect("return [" + signs + "[x]" + signs + "]", "\"x\"");
  }
}

// CVE-2025-49844: the name of a chunk was collected while it was parsed.
TEST_F(Escape, NamesOfChunksOutliveTheParser) {
  Expect("for i = 1, 300 do local f, e = loadstring(('local x' .. i .. ' = \"y' .. i .. '\" '):rep"
         "(20) .. 'return', ('@name' .. i):rep(50)) collectgarbage() assert(f)() "
         "local _, text = loadstring('x =', '=' .. ('n' .. i):rep(50)) "
         "collectgarbage() assert(text:find('n' .. i, 1, true)) end return 1", "(integer) 1");
  Expect("for i = 1, 50 do load(function() collectgarbage() for j = 1, 100 do local t = {j} end "
         "error('x') end, ('=' .. i):rep(100)) end return 1", "(integer) 1");
}

// ---- Bombs

TEST_F(Escape, BombsEndAtTheLimitOfMemory) {
  server_.policy().memory_bytes_max = 16 << 20;
  server_.Run({"SET", "k", "before"});
  for (const char* source :
       {"return ('x'):rep(2^24)", "return ('x'):rep(1e7) .. ('y'):rep(1e7)",
        "local s = 'x' while true do s = s .. s end",
        "local t = {} while true do t[#t + 1] = {} end",
        "local t = {} for i = 1, 1e9 do t[i] = i end", "return ('x'):rep(1e6):gsub('x', ('y'):rep"
        "(1e6))", "local s = ('x'):rep(1e6) return table.concat({s, s, s}, ('y'):rep(1e7))",
        "local s = ('x'):rep(1e6) while true do s = cjson.encode({s, s}) end",
        "local s = ('x'):rep(1e6) while true do s = cmsgpack.pack(s, s) end",
        "local s = ('x'):rep(1e6) while true do s = struct.pack('c0c0', s, s) end",
        "local s = ('x'):rep(1e6) return s:gsub('', s)",
        "local s = {} while true do s = {s, function() return s end} end",
        "local c = {} while true do c[#c + 1] = coroutine.wrap(function() end) end",
        "while true do pcall(string.rep, 'x', 2^24) end",
        "local c = ('x = 1 '):rep(1e6) while true do c = c .. c loadstring(c) end"}) {
    ExpectError(std::string("redis.call('SET', 'k', 'after') ") + source, "Out of memory");
    EXPECT_EQ(server_.Run({"GET", "k"}), "\"before\"") << source;
  }
}

// A comparator that lies makes PUC's sort read outside of the table.
TEST_F(Escape, SortIsSafeFromItsComparator) {
  for (const char* compare :
       {"return true", "return false", "return nil", "return a > b or a < b", "return n % 3 == 0",
        "return math.random() < 0.5", "t[n % 50] = nil return true",
        "t[n % 50 + 1] = n return true", "table.remove(t) return a < b",
        "table.insert(t, 1, 5) return a < b",
        "t[#t + 1] = n return true", "for k in pairs(t) do t[k] = nil end return true",
        "setmetatable(t, {__index = function() return 1 end}) return true",
        "collectgarbage() return true", "if n == 20 then error('x') end return true",
        "if n < 50 then table.sort(t, compare) end return true"}) {
    Eval(std::string("local t, n = {}, 0 for i = 1, 50 do t[i] = i * 7 % 50 end local compare "
                     "compare = function(a, b) n = n + 1 if n > 3000 then error('enough') end ") +
         compare + " end table.sort(t, compare) return n");
    ExpectPristine(compare);
  }
  ExpectError("table.sort({1, 2, 3, 4, 5}, function() return true end)", "invalid order function");
}

}  // namespace
}  // namespace perilune
