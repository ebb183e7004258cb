#include "script/script_memory.h"

#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "script/lua_vm.h"
#include "script/test_server.h"

namespace perilune {
namespace {

using test::ScriptServer;

constexpr uint64_t kLimit = 4 << 20;

bool IsOutOfMemory(std::string_view reply) {
  return reply.starts_with("(error) ERR Out of memory: the script exceeded script-max-memory (");
}

class ScriptMemoryTest : public testing::Test {
 protected:
  ScriptMemoryTest() { server_.policy().memory_bytes_max = kLimit; }

  ScriptServer server_;
};

TEST_F(ScriptMemoryTest, EndsWhoeverTakesTooMuchAndUndoesIt) {
  server_.Run({"SET", "key", "before"});
  constexpr std::string_view kHogs[] = {
      "local t = {} for i = 1, 1e9 do t[i] = i end",
      "local t = {} for i = 1, 1e9 do t['key' .. i] = {} end",
      "local s = 'x' while true do s = s .. s end",
      "return string.rep('x', 1e8)",
      "return (('x'):rep(1000):gsub('x', ('y'):rep(1e5)))",
      "local t = {} for i = 1, 1e9 do t[i] = function() return i end end",
      "local t = {} for i = 1, 1e9 do t[i] = coroutine.create(function() end) end",
      "local t = {} for i = 1, 1e6 do t[i] = 'x' end return cjson.encode({t, t, t, t})",
      "return #cmsgpack.pack(('x'):rep(3e6))",
      "return loadstring('return {' .. ('1,'):rep(1e6) .. '}')",
      "for i = 1, 1e9 do redis.log(redis.LOG_DEBUG, ('x'):rep(1000)) end",
      "for i = 1, 1e9 do redis.call('SET', 'k' .. i, '') end",
      "for i = 1, 1e9 do redis.call('GET', 'k' .. i) end",
      "redis.call('SET', 'big', ('x'):rep(2e6)) return {redis.call('GET', 'big'), "
      "redis.call('GET', 'big') .. 'y', redis.call('GET', 'big') .. 'z'}",
  };
  for (const std::string_view hog : kHogs) {
    const std::string writes = "redis.call('SET', 'key', 'after') ";
    EXPECT_TRUE(IsOutOfMemory(server_.Eval(writes + std::string(hog)))) << hog;
    EXPECT_TRUE(IsOutOfMemory(server_.Eval(writes + "while true do pcall(function() " +
                                           std::string(hog) + " end) end")))
        << hog;
    EXPECT_TRUE(IsOutOfMemory(server_.Eval(
        writes + "coroutine.wrap(function() xpcall(function() " + std::string(hog) +
        " end, function() return {} end) end)() redis.call('SET', 'other', 'x')")))
        << hog;
    EXPECT_EQ(server_.Run({"GET", "key"}), "\"before\"") << hog;
    EXPECT_EQ(server_.Run({"DBSIZE"}), "(integer) 1") << hog;
  }
}

TEST_F(ScriptMemoryTest, IsGivenBack) {
  server_.Eval("return 1");
  const size_t before = server_.host().vm().memory().in_use();
  for (int i = 0; i < 20; ++i) {
    EXPECT_TRUE(IsOutOfMemory(server_.Eval("local t = {} while true do t[#t + 1] = {} end")));
  }
  server_.Eval("return 1");
  EXPECT_LT(server_.host().vm().memory().in_use(), before + kLimit / 2);
}

TEST_F(ScriptMemoryTest, GarbageIsCollectedBeforeAnythingIsRefused) {
  EXPECT_EQ(server_.Eval("local kept = ('x'):rep(1e6) "
                         "for i = 1, 300 do local s = ('y'):rep(1e5) .. i end return #kept"),
            "(integer) 1000000");
  EXPECT_EQ(server_.Eval("for i = 1, 20 do local t = {} for j = 1, 2e4 do t[j] = {} end end "
                         "return coroutine.wrap(function() "
                         "for i = 1, 20 do local t = {} for j = 1, 2e4 do t[j] = {} end end "
                         "return 1 end)()"),
            "(integer) 1");
}

TEST_F(ScriptMemoryTest, TellsWhatTheRunHasTakenAtItsMost) {
  const ScriptMemory& memory = server_.host().vm().memory();
  server_.Eval("local s = ('x'):rep(1e6) s = nil collectgarbage() return 1");
  EXPECT_GE(memory.peak_bytes(), 1'000'000u);
  EXPECT_LT(memory.peak_bytes(), kLimit);
  EXPECT_EQ(memory.other_peak_bytes(), 0u);
  server_.Eval("local s = ('x'):rep(1000) redis.call('SET', 'a', s) return 1");
  EXPECT_LT(memory.peak_bytes(), 100'000u);
  EXPECT_GT(memory.other_peak_bytes(), 0u);
  EXPECT_LT(memory.other_peak_bytes(), memory.peak_bytes());
}

TEST_F(ScriptMemoryTest, IsReadWhileARunTakesIt) {
  const ScriptMemory& memory = server_.host().vm().memory();
  std::atomic<bool> was_seen = false;
  const std::jthread reader([&memory, &was_seen] {
    while (memory.run_bytes() < 1'000'000) {
    }
    was_seen = true;
  });
  while (!was_seen) server_.Eval("local s = ('x'):rep(1e6) for i = 1, 1e5 do end return #s");
}

TEST_F(ScriptMemoryTest, AnotherScriptsGarbageFailsNobody) {
  for (int i = 0; i < 200; ++i) {
    server_.Eval("local t = {} for i = 1, 2e4 do t[i] = {} end return #t");
    ASSERT_EQ(server_.Eval("return ('x'):rep(10)"), "\"xxxxxxxxxx\"");
  }
}

TEST_F(ScriptMemoryTest, BoundsTheArgumentsAndTheSource) {
  const std::string large(kLimit, 'x');
  const std::string_view eval[] = {"EVAL", "return #ARGV[1]", "0", large};
  EXPECT_TRUE(IsOutOfMemory(server_.Run(eval)));
  const std::string_view unread[] = {"EVAL", "return 1", "0", large};
  EXPECT_EQ(server_.Run(unread), "(integer) 1");
  EXPECT_EQ(server_.Eval("return #'" + large + "'"),
            "(error) ERR Error compiling script (new function): not enough memory");
}

TEST_F(ScriptMemoryTest, ALargeValueMayBeReplacedAndDeleted) {
  const std::string large(2 * kLimit, 'x');
  server_.Run({"SET", "key", large});
  EXPECT_EQ(server_.Eval("redis.call('SET', 'key', 'small') return redis.call('GET', 'key')"),
            "\"small\"");
}

// Scripts that between them use everything that allocates. Each must come to an error reply
// wherever memory is refused, with nothing changed, or not need what was refused.
constexpr std::string_view kScripts[] = {
    "return 1",
    "return {1, 'a' .. #ARGV, {ok = 'x'}, {1, {2, {3}}}}",
    "redis.call('SET', 'a', '1') redis.call('INCR', 'a') return redis.call('GET', 'a')",
    "redis.call('SET', 'a', 'x') return redis.pcall('INCR', 'nosuch', 'x')",
    "redis.setresp(3) return redis.call('SHAPES').map.all",
    "return redis.call('NEST', 20)",
    "redis.call('SET', 'a', 'x') error({err = 'MY error'})",
    "redis.call('SET', 'a', 'x') error('text')",
    "local ok, e = pcall(error, 'x') return e .. tostring({}):sub(1, 5)",
    "return {xpcall(function() error('x') end, function(e) return e .. 'y' end)}",
    "local co = coroutine.wrap(function(a) local b = coroutine.yield(a .. 'x') return b .. 'y' end)"
    " return co('1') .. co('2')",
    "local t = setmetatable({}, {__index = function(_, k) return k .. k end}) return t.ab",
    "local t = {} for i = 1, 50 do t[i] = i % 7 end table.sort(t) return table.concat(t, ',')",
    "local t = {} for i = 1, 100 do t[i] = i % 7 end table.sort(t) return table.concat(t)",
    "local t = {} for i = 1, 100 do t[i] = 'x' .. i % 7 end table.sort(t) return table.concat(t)",
    "return {string.find('hello', '(l)(l)'), ('x'):rep(600), ('abc'):gsub('%w', '%0%0')}",
    "local r = {} for w in ('one two three'):gmatch('%a+') do r[#r + 1] = w:upper() end return r",
    "return string.format('%q %5.2f %s %d', 'a\"b', 1 / 3, ('y'):rep(700), 42)",
    "return cjson.encode(cjson.decode('{\"a\": [1, 2.5, \"x\\\\u00e9\"], \"b\": {\"c\": null}}'))",
    "local t = {} for i = 1, 80 do t['k' .. i] = {i, {a = i / 3}} t[i + 0.5] = ('/'):rep(i) end "
    "for i = 1, 40 do t = {t} end return cjson.encode(cjson.decode(cjson.encode(t)))",
    "return {cmsgpack.unpack(cmsgpack.pack({1, 2, {a = 'x', b = 3.5}}, 'y'))}",
    "return {struct.unpack('>I2hs', struct.pack('>I2hs', 1, 2, 'abc'))}",
    "return loadstring('local a = ... return a .. a')('x')",
    "local n = 0 return load(function() n = n + 1 return ({'return ', '7'})[n] end)()",
    "return {select('#', unpack({1, 2, 3})), redis.sha1hex('x'), redis.error_reply('a')}",
    "redis.log(redis.LOG_DEBUG, 'a', 'b') return collectgarbage('count') > 0",
    "local t = {} for k in pairs(_G) do t[#t + 1] = k end return #t",
    "return nosuch",
    "return {map = {a = {double = 1.5}}}",
};

TEST_F(ScriptMemoryTest, AnyRequestMayBeRefused) {
  server_.Run({"SET", "a", "before"});
  for (const std::string_view source : kScripts) {
    const std::string_view argv[] = {"EVAL", source, "1", "a", "argument"};
    const std::string whole = server_.Run(argv);
    server_.Run({"SET", "a", "before"});
    ASSERT_FALSE(IsOutOfMemory(whole)) << whole;
    bool is_refused = true;
    for (uint64_t n = 1; is_refused; ++n) {
      server_.host().vm().memory().FailRequest(n);
      const std::string reply = server_.Run(argv);
      is_refused = IsOutOfMemory(reply);
      if (is_refused) {
        ASSERT_EQ(server_.Run({"GET", "a"}), "\"before\"") << source << " at request " << n;
      } else {
        ASSERT_EQ(reply, whole) << source << " at request " << n;
      }
      ASSERT_LT(n, 10'000u);
    }
    server_.Run({"SET", "a", "before"});
  }
}

TEST_F(ScriptMemoryTest, AnyRequestOfTheCompilerMayBeRefused) {
  for (size_t i = 0; i < std::size(kScripts); ++i) {
    bool is_refused = true;
    for (uint64_t n = 1; is_refused; ++n) {
      server_.Run({"SCRIPT", "FLUSH"});
      server_.host().vm().memory().FailRequest(n);
      const std::string reply = server_.Run({"SCRIPT", "LOAD", kScripts[i]});
      is_refused = reply.starts_with("(error)");
      if (is_refused) {
        ASSERT_EQ(reply, "(error) ERR Error compiling script (new function): not enough memory");
      }
      ASSERT_LT(n, 10'000u);
    }
  }
}

}  // namespace
}  // namespace perilune
