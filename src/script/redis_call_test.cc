#include "script/redis_call.h"

#include <gtest/gtest.h>

#include <string>

#include "script/test_server.h"

namespace perilune {
namespace {

using test::At;
using test::ScriptServer;

TEST(RedisCall, RaisesErrorsWithTheScriptAndTheLine) {
  ScriptServer server;
  const struct {
    const char* source;
    const char* text;
  } kCases[] = {
      {"redis.call()", "Please specify at least one argument for this redis lib call"},
      {"redis.call('nope')", "Unknown Redis command called from script"},
      {"redis.call('get')", "Wrong number of args calling Redis command from script"},
      {"redis.call('get', {})", "Lua redis lib command arguments must be strings or integers"},
      {"redis.call('eval', '', 0)", "This Redis command is not allowed from script"},
      {"redis.call('set', 's', 'x') redis.call('incr', 's')",
       "value is not an integer or out of range"},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(server.Eval(test.source), std::string("(error) ERR ") + test.text + At(test.source));
  }
  const char* later = "local function f()\n redis.call('nope')\nend\n\nf()";
  EXPECT_EQ(server.Eval(later),
            "(error) ERR Unknown Redis command called from script" + At(later, 2));
  // The frame of a function that ends with a call is gone: the line is a guess.
  const char* tail = "local x = 1\n\nreturn redis.call('nope')";
  EXPECT_EQ(server.Eval(tail),
            "(error) ERR Unknown Redis command called from script" + At(tail, 3));
}

TEST(RedisCall, GivesErrorsToPcallAsText) {
  ScriptServer server;
  EXPECT_EQ(server.Eval("return {pcall(redis.call, 'nope')}"),
            "[(nil) \"ERR Unknown Redis command called from script\"]");
  EXPECT_EQ(server.Eval("return redis.pcall('nope')"),
            "(error) ERR Unknown Redis command called from script");
  EXPECT_EQ(server.Eval("local fields = {} for k, v in pairs(redis.pcall('nope')) do "
                        "fields[#fields + 1] = k .. '=' .. tostring(v) end "
                        "table.sort(fields) return fields"),
            "[\"err=ERR Unknown Redis command called from script\" "
            "\"ignore_error_stats_update=true\"]");
  EXPECT_EQ(server.Eval("return tostring(redis.pcall().ignore_error_stats_update)"), "\"nil\"");
  EXPECT_EQ(server.Eval("return tostring(redis.pcall({}).ignore_error_stats_update)"), "\"nil\"");
}

TEST(RedisCall, TakesManyNumbers) {
  ScriptServer server;
  EXPECT_EQ(server.Eval("local t = {} for i = 1, 30 do t[i] = i / 4 end "
                        "return redis.pcall('ECHO', unpack(t)).err"),
            "\"ERR Wrong number of args calling Redis command from script\"");
  EXPECT_EQ(server.Eval("return {redis.call('ECHO', 0.25), redis.call('ECHO', 12345678)}"),
            "[\"0.25\" \"12345678\"]");
}

TEST(RedisCall, PrintsNumbersAsRedisDoes) {
  ScriptServer server;
  EXPECT_EQ(server.Eval("local texts = {} for i, n in ipairs({3.0, 1e20, 0.1, -0, 1/0, -1/0, "
                        "2^53, 2^63, 1e15, 1e16, 1e17, 1e-10, -5}) do "
                        "texts[i] = redis.call('ECHO', n) end return table.concat(texts, ' ')"),
            "\"3 1e+20 0.10000000000000001 -0 inf -inf 9007199254740992 "
            "9.2233720368547758e+18 1000000000000000 10000000000000000 1e+17 1e-10 -5\"");
}

TEST(RedisCall, IsBinarySafe) {
  ScriptServer server;
  EXPECT_EQ(server.Eval("local bytes = 'a\\0b\\r\\n' redis.call('SET', bytes, bytes) "
                        "return redis.call('GET', bytes) == bytes"),
            "(integer) 1");
}

TEST(RedisCall, ShapesRepliesByTheProtocolOfTheScript) {
  ScriptServer server;
  EXPECT_EQ(server.Eval("return redis.call('SHAPES')"),
            "[\"set\" [\"a\" (nil)] (nil) (integer) 1 \"empty\" [] \"all\" [\"1.5\" (integer) 1 "
            "\"12345678901234567890\" \"hi\" FINE (error) BAD thing [] (nil)]]");
  EXPECT_EQ(server.Eval("redis.setresp(3) local map = redis.call('SHAPES').map "
                        "return {map.set, map.empty, map.all}",
                        3),
            "[set[\"a\"] map[] [(double) 1.5 (true) (big) 12345678901234567890 txt:hi FINE "
            "(error) BAD thing set[]]]");
}

TEST(RedisCall, RefusesRepliesThatAreNestedTooDeeply) {
  ScriptServer server;
  EXPECT_EQ(server.Eval("local reply = redis.call('NEST', 30) "
                        "for _ = 1, 30 do reply = reply[1] end return reply"),
            "(integer) 7");
  EXPECT_EQ(server.Eval("return redis.pcall('NEST', 5000)"),
            "(error) ERR the reply is too large for a script");
}

// What happens if a run cannot have a key: another transaction holds a latch until the run has
// given up.
class DyingRun : public testing::Test {
 protected:
  DyingRun() {
    other_.Begin(0);
    other_.locks().Declare(0, Key(held_), Access::kExclusive);
    EXPECT_TRUE(other_.Acquire(waiter_));
    server_.OnRestart([this] { other_.Commit(); });
  }

  // Expects that the script starts over once, and then replies as it should.
  void ExpectRerun(const std::string& source, const std::string& reply) {
    EXPECT_EQ(server_.Eval(source), reply) << source;
    EXPECT_EQ(server_.restarts(), 1) << source;
  }

  // A key whose latch the scripts below need for nothing but DBSIZE.
  static std::string KeyApartFrom(std::string_view key) {
    std::string apart = "held";
    while (PartitionIndex(Hash(apart)) == PartitionIndex(Hash(key))) apart += '+';
    return apart;
  }

  const std::string held_ = KeyApartFrom("n");
  ScriptServer server_;
  Transaction other_{server_.engine(), nullptr, 2};
  ThreadWaiter waiter_;
};

TEST_F(DyingRun, IsUndoneAndStartsAgain) {
  ExpectRerun("redis.call('INCR', 'n') redis.call('DBSIZE') return redis.call('GET', 'n')",
              "\"1\"");
  EXPECT_EQ(server_.Eval("return 'next'"), "\"next\"");
}

TEST_F(DyingRun, CountsInTheStatisticsOnce) {
  const std::string source = "redis.call('INCR', 'n') redis.call('DBSIZE') return 1";
  ExpectRerun(source, "(integer) 1");
  const ScriptSha sha = Sha1Hex(source);
  const std::string stats = server_.Run({"SCRIPT", "STATS", ViewOf(sha)});
  for (const char* field : {"\"undeclared_keys\" (integer) 1 ", "\"reruns\" (integer) 1 ",
                            "\"calls\" (integer) 1 ", "\"commands\" (integer) 2 "}) {
    EXPECT_NE(stats.find(field), std::string::npos) << field << " in " << stats;
  }
}

TEST_F(DyingRun, CannotBeCaughtByPcall) {
  ExpectRerun("while true do if pcall(redis.call, 'DBSIZE') then return 'done' end end",
              "\"done\"");
}

TEST_F(DyingRun, CannotBeCaughtByRedisPcall) {
  ExpectRerun(
      "local reply = redis.pcall('DBSIZE') if type(reply) == 'table' then "
      "while true do end end return 'done'",
      "\"done\"");
}

TEST_F(DyingRun, CannotBeCaughtByXpcall) {
  ExpectRerun(
      "while true do if xpcall(function() redis.call('DBSIZE') end, "
      "function() while true do end end) then return 'done' end end",
      "\"done\"");
}

TEST_F(DyingRun, CannotBeCaughtInACoroutine) {
  ExpectRerun(
      "while true do local co = coroutine.create(function() redis.call('DBSIZE') end) "
      "if coroutine.resume(co) then return 'done' end end",
      "\"done\"");
}

TEST_F(DyingRun, CannotBeCaughtInNestedCallbacks) {
  ExpectRerun(
      "local function attempt() "
      "local ok = pcall(coroutine.wrap(function() "
      "table.sort({2, 1}, function(a, b) "
      "string.gsub('x', '.', function() redis.call('DBSIZE') end) "
      "return a < b end) end)) "
      "if not ok then while true do end end end "
      "pcall(attempt) return 'done'",
      "\"done\"");
}

TEST_F(DyingRun, CannotBeCaughtByAReader) {
  ExpectRerun(
      "while true do local f, text = load(function() redis.call('DBSIZE') end) "
      "if f then return 'done' end end",
      "\"done\"");
}

TEST_F(DyingRun, CannotBeCaughtByAMetamethod) {
  ExpectRerun(
      "local t = setmetatable({}, {__index = function() redis.call('DBSIZE') return 1 "
      "end}) while true do if pcall(function() return t.x end) then return 'done' end "
      "end",
      "\"done\"");
}

// The normalizer sends calls as statements another way: see RedisCallAndDrop.
TEST(RedisCall, RaisesErrorsOfCallsWhoseRepliesNobodyWants) {
  ScriptServer server;
  const char* late = "redis.call('SET', 'k', 'text')\n"
                     "redis.call('GET', 'k') redis.call('GET', 'l')\n"
                     "redis.call('INCR', 'k') return 1";
  EXPECT_EQ(server.Eval(late),
            "(error) ERR value is not an integer or out of range" + At(late, 3));
  EXPECT_EQ(server.Eval("local ok, e = pcall(function() redis.call('INCR', 'k') end) "
                        "return {tostring(ok), e}"),
            "[\"false\" \"ERR value is not an integer or out of range\"]");
  EXPECT_EQ(server.Eval("return select('#', (function() redis.call('GET', 'k') end)())"),
            "(integer) 0");
  EXPECT_EQ(server.Eval("redis.call('SET', 'k', '1') return redis.call('GET', 'k')"), "\"1\"");
}

// The normalizer sends calls that are only returned another way: see RedisCallAndPass.
TEST(RedisCall, PassesOnWhatWouldComeByWayOfLua) {
  ScriptServer server;
  server.Run({"SET", "n", "9007199254740992"});
  for (const char* call : {"'SHAPES'", "'NEST', 0", "'NEST', 20", "'ECHO', ''", "'ECHO', 'a\\0b'",
                           "'GET', 'nosuch'", "'SET', 'k', 'v'", "'INCR', 'n'", "'INCR', 'k'",
                           "'DBSIZE'", "'nosuch'", "'GET'"}) {
    const std::string direct = std::string("return redis.call(") + call + ")";
    const std::string kept = std::string("local r = redis.call(") + call + ") return r";
    for (const int protocol : {2, 3}) {
      for (const std::string before : {"", "redis.setresp(3) "}) {
        server.Run({"SET", "n", "9007199254740992"});
        const std::string seen = server.Eval(before + direct, protocol);
        server.Run({"SET", "n", "9007199254740992"});
        const std::string wanted = server.Eval(before + kept, protocol);
        EXPECT_EQ(seen.substr(0, seen.find(" script: ")),
                  wanted.substr(0, wanted.find(" script: ")))
            << before << direct;
      }
    }
  }
}

TEST(RedisCall, PassesOnListsAsTheTablesThatTheyWouldBe) {
  ScriptServer server;
  for (const char* list :
       {"{}", "{1, 'two', true, false}", "{1.5, -1.5, 1e300, 0/0}", "{'a\\0b', ''}", "{nil}",
        "{1, nil, 2}", "{nil, 1}", "{1, nil, nil}", "{false, nil}", "{1, {2, {3}}, 'x'}",
        "{{ok = 'FINE'}, 1}", "{redis.call('SET', 'k', 'v')}", "{1, redis.call('GET', 'k')}",
        "{unpack({1, 2, 3})}", "{(unpack({1, 2, 3}))}", "{redis.call('nosuch')}",
        "{function() end, 1}", "{redis.error_reply('BAD'), 2}", "{1, nil + 1}"}) {
    const std::string direct = std::string("return ") + list;
    const std::string kept = std::string("local t = ") + list + " return t";
    for (const int protocol : {2, 3}) {
      for (const std::string before : {"", "redis.setresp(3) "}) {
        const std::string seen = server.Eval(before + direct, protocol);
        const std::string wanted = server.Eval(before + kept, protocol);
        EXPECT_EQ(seen.substr(0, seen.find(" script: ")),
                  wanted.substr(0, wanted.find(" script: ")))
            << before << direct;
      }
    }
    const auto losses = [&](const std::string& source) {
      const std::string stats = server.Run({"SCRIPT", "STATS", ViewOf(Sha1Hex(source))});
      const size_t begin = stats.find("imprecise_integers");
      return stats.substr(begin, stats.find("undeclared_key") - begin);
    };
    EXPECT_EQ(losses(direct), losses(kept)) << direct;
  }
}

TEST(RedisCall, CountsWhatPassingOnLoses) {
  ScriptServer server;
  server.Run({"SET", "n", "9007199254740992"});
  const char* source = "return redis.call('INCR', 'n')";
  EXPECT_EQ(server.Eval(source), "(integer) 9007199254740992");
  const ScriptSha sha = Sha1Hex(source);
  const std::string stats = server.Run({"SCRIPT", "STATS", ViewOf(sha)});
  EXPECT_NE(stats.find("\"imprecise_integers\" (integer) 1 "), std::string::npos) << stats;
}

TEST(RedisCall, PassesOnNothingOfARunThatIsUndone) {
  ScriptServer server;
  server.Run({"SET", "big", std::string(2 << 20, 'x')});
  server.policy().memory_bytes_max = 1 << 20;
  EXPECT_TRUE(server.Eval("return redis.call('GET', 'big')")
                  .starts_with("(error) ERR Out of memory: "));
  EXPECT_TRUE(server.Eval("return {('x'):rep(400000)}").starts_with("[\"xxx"));
  EXPECT_EQ(server.EvalAndStop("for i = 1, 1e9 do redis.call('GET', 'k') end "
                               "return redis.call('ECHO', 'late')"),
            test::kStopped);
  EXPECT_EQ(server.Eval("return redis.call('ECHO', 'next')"), "\"next\"");
}

}  // namespace
}  // namespace perilune
