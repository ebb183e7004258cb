#include "script/script_stats.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "base/check.h"
#include "script/test_caller.h"
#include "script/test_runs.h"
#include "script/test_server.h"

namespace perilune {
namespace {

using test::ScriptServer;

// Returns what an integer field of SCRIPT STATS says.
int64_t IntegerOf(const std::string& stats, const std::string& field) {
  const std::string name = "\"" + field + "\" (integer) ";
  const size_t at = stats.find(name);
  CHECK(at != stats.npos);
  return std::stoll(stats.substr(at + name.size()));
}

class ScriptStatsTest : public testing::Test {
 protected:
  std::string StatsOf(std::string_view source) {
    const ScriptSha sha = Sha1Hex(source);
    const std::string_view stats[] = {"SCRIPT", "STATS", ViewOf(sha)};
    return server_.Run(stats);
  }
  int64_t StatOf(std::string_view source, const std::string& field) {
    return IntegerOf(StatsOf(source), field);
  }

  // Runs the script with the key "declared". Returns its hazards.
  std::string HazardsAfter(std::string_view source) {
    const std::string_view argv[] = {"EVAL", source, "1", "declared"};
    server_.Run(argv);
    const std::string stats = StatsOf(source);
    const size_t begin = stats.find("\"imprecise_integers\"");
    return stats.substr(begin, stats.find(" \"errors_by_line\"") - begin);
  }

  static std::string Hazards(int imprecise, int truncated, int cut, int undeclared,
                             std::string_view key) {
    return "\"imprecise_integers\" (integer) " + std::to_string(imprecise) +
           " \"truncated_floats\" (integer) " + std::to_string(truncated) +
           " \"cut_tables\" (integer) " + std::to_string(cut) + " \"undeclared_keys\" (integer) " +
           std::to_string(undeclared) + " \"undeclared_key\" \"" + std::string(key) + "\"";
  }

  // Returns the errors of a script as "KIND:LINE=COUNT ...".
  std::string ErrorsOf(std::string_view source) {
    const std::shared_ptr<Script> script = server_.cache().Find(Sha1Hex(source));
    CHECK(script != nullptr);
    std::string shown;
    for (const ErrorPlace& place : script->stats.errors()) {
      if (!shown.empty()) shown += ' ';
      shown += place.kind + ":" + std::to_string(place.line) + "=" + std::to_string(place.count);
    }
    return shown;
  }

  uint64_t Total(RunSum which) { return server_.cache().totals().tallies().Sum(which); }

  ScriptServer server_;
};

TEST_F(ScriptStatsTest, CountsWhatConversionsLose) {
  EXPECT_EQ(HazardsAfter("return {1, -2, 2^53, {3}, 'x', false, true}"), Hazards(0, 0, 0, 0, ""));
  EXPECT_EQ(HazardsAfter("return {1.5, {-0.5}, 0/0, 1e300}"), Hazards(0, 4, 0, 0, ""));
  EXPECT_EQ(HazardsAfter("return {1, nil, 3, 4}"), Hazards(0, 0, 1, 0, ""));
  EXPECT_EQ(HazardsAfter("return {1, 2, nil}"), Hazards(0, 0, 0, 0, ""));
  server_.Run({"SET", "declared", "9007199254740992"});
  EXPECT_EQ(HazardsAfter("redis.pcall('INCR', KEYS[1]) return redis.call('INCR', KEYS[1])"),
            Hazards(2, 0, 0, 0, ""));
  EXPECT_EQ(HazardsAfter("redis.call('INCR', KEYS[1]) -- of which nothing is lost"),
            Hazards(0, 0, 0, 0, ""));
}

TEST_F(ScriptStatsTest, CountsKeysThatAreNotDeclared) {
  constexpr std::string_view kSource =
      "redis.call('SET', KEYS[1], 1) redis.call('SET', 'a' .. KEYS[1], 1) "
      "return redis.call('GET', 'other')";
  EXPECT_EQ(HazardsAfter(kSource), Hazards(0, 0, 0, 2, "adeclared"));
  EXPECT_EQ(HazardsAfter(kSource), Hazards(0, 0, 0, 4, "adeclared"));
}

TEST_F(ScriptStatsTest, CountsWhatRunsDo) {
  constexpr std::string_view kSource =
      "for i = 1, tonumber(ARGV[1]) do redis.call('SET', KEYS[i], ARGV[2]) end "
      "return redis.pcall('GET', 'x')";
  const std::string_view first[] = {"EVAL", kSource, "2", "a", "b", "2", "12345"};
  server_.Run(first);
  const std::string_view second[] = {"EVAL", kSource, "1", "a", "0", "x"};
  server_.Run(second);
  const std::string stats = StatsOf(kSource);
  EXPECT_EQ(IntegerOf(stats, "calls"), 2);
  EXPECT_EQ(IntegerOf(stats, "errors"), 0);
  EXPECT_EQ(IntegerOf(stats, "commands"), 4);
  EXPECT_NE(stats.find("\"commands_per_run\" (double) 2 "), stats.npos) << stats;
  EXPECT_EQ(IntegerOf(stats, "commands_max"), 3);
  EXPECT_NE(stats.find("\"keys_per_run\" (double) 2.5 "), stats.npos) << stats;
  EXPECT_EQ(IntegerOf(stats, "keys_max"), 3);
  EXPECT_EQ(IntegerOf(stats, "writes"), 2);
  EXPECT_EQ(IntegerOf(stats, "written_bytes"), 12);
  EXPECT_EQ(Total(RunSum::kCommands), 4u);
}

TEST_F(ScriptStatsTest, ShowEachFigureUnderItsName) {
  const auto compiled = server_.host().Load("return 1", ScriptCache::Origin::kLoaded, 0);
  EXPECT_NE(StatsOf("return 1").find("\"commands_per_run\" (double) 0 "), std::string::npos);
  test::AddDistinctRuns((*compiled)->tally.Current());
  const std::string stats = StatsOf("return 1");
  const std::pair<const char*, int64_t> figures[] = {
      {"calls", 1000}, {"errors", 15}, {"killed", 1}, {"timeouts", 2}, {"out_of_memory", 4},
      {"total_ns", 107'392'600'000}, {"lua_ns", 80'544'450'000}, {"commands_ns", 26'848'150'000},
      {"max_ns", 100'000'000'000}, {"commands", 125}, {"commands_max", 63}, {"keys_max", 126},
      {"writes", 80}, {"written_bytes", 81}, {"memory_max_bytes", 82},
      {"transaction_max_bytes", 83}, {"handed_on", 16}, {"reruns", 32}, {"undeclared_keys", 90},
      {"imprecise_integers", 91}, {"truncated_floats", 92}, {"cut_tables", 93},
  };
  for (const auto& [field, figure] : figures) EXPECT_EQ(IntegerOf(stats, field), figure) << field;
  const std::pair<const char*, int64_t> quantiles[] = {
      {"p50_ns", 1000}, {"p99_ns", 1'000'000}, {"p999_ns", 1'000'000'000}};
  for (const auto& [field, ns] : quantiles) {
    EXPECT_GE(IntegerOf(stats, field), ns) << field;
    EXPECT_LE(IntegerOf(stats, field), ns + ns / 8) << field;
  }
  EXPECT_NE(stats.find("\"commands_per_run\" (double) 0.125 "), stats.npos) << stats;
  EXPECT_NE(stats.find("\"keys_per_run\" (double) 0.25 "), stats.npos) << stats;
}

TEST_F(ScriptStatsTest, SplitsTheTimeOfRunsBetweenLuaAndCommands) {
  constexpr std::string_view kSource =
      "for i = 1, 100 do redis.call('SET', KEYS[1], i) end return 1";
  for (int i = 0; i < 20; ++i) {
    const std::string_view argv[] = {"EVAL", kSource, "1", "a"};
    server_.Run(argv);
  }
  const std::string stats = StatsOf(kSource);
  EXPECT_GT(IntegerOf(stats, "commands_ns"), 0);
  EXPECT_GT(IntegerOf(stats, "lua_ns"), 0);
  EXPECT_EQ(IntegerOf(stats, "commands_ns") + IntegerOf(stats, "lua_ns"),
            IntegerOf(stats, "total_ns"));
  EXPECT_GT(IntegerOf(stats, "p50_ns"), 0);
  EXPECT_GE(IntegerOf(stats, "p99_ns"), IntegerOf(stats, "p50_ns"));
  EXPECT_GE(IntegerOf(stats, "p999_ns"), IntegerOf(stats, "p99_ns"));
  EXPECT_GE(IntegerOf(stats, "max_ns"), IntegerOf(stats, "p999_ns"));
  EXPECT_GE(IntegerOf(stats, "total_ns"), IntegerOf(stats, "max_ns"));
  server_.Eval("return 1");
  EXPECT_EQ(StatOf("return 1", "commands_ns"), 0);
}

TEST_F(ScriptStatsTest, KeepsTheMostMemoryThatARunTook) {
  constexpr std::string_view kSource =
      "local s = ('x'):rep(tonumber(ARGV[1])) if ARGV[2] then redis.call('SET', 'new', '1') end "
      "s = nil return 1";
  const std::string_view small[] = {"EVAL", kSource, "0", "10"};
  server_.Run(small);
  EXPECT_LT(StatOf(kSource, "memory_max_bytes"), 100'000);
  EXPECT_EQ(StatOf(kSource, "transaction_max_bytes"), 0);
  const std::string_view large[] = {"EVAL", kSource, "0", "1000000", "writes"};
  server_.Run(large);
  server_.Run(small);
  const int64_t transaction = StatOf(kSource, "transaction_max_bytes");
  EXPECT_GT(transaction, 0);
  EXPECT_LT(transaction, 10'000);
  EXPECT_GE(StatOf(kSource, "memory_max_bytes"), 1'000'000 + transaction);
  EXPECT_LT(StatOf(kSource, "memory_max_bytes"), 4'000'000);
}

TEST_F(ScriptStatsTest, CountsErrorsByKindAndLine) {
  constexpr std::string_view kSource =
      "local what = ARGV[1]\n"
      "if what == 'incr' then redis.call('INCR', 'text') end\n"
      "if what == 'error' then error('x') end\n"
      "if what == 'table' then error({err = 'MINE x'}) end\n"
      "if what == 'odd' then error({}) end\n"
      "if what == 'pcall' then return redis.pcall('INCR', 'text').err end\n"
      "if what == 'return' then return redis.error_reply('OURS x') end\n"
      "if what == 'inside' then return {1, {err = 'INSIDE x'}} end\n"
      "return 1";
  server_.Run({"SET", "text", "x"});
  for (const std::string_view what : {"none", "incr", "incr", "error", "table", "odd", "pcall",
                                      "return", "return", "return", "inside"}) {
    const std::string_view argv[] = {"EVAL", kSource, "0", what};
    server_.Run(argv);
  }
  EXPECT_EQ(StatOf(kSource, "calls"), 11);
  EXPECT_EQ(StatOf(kSource, "errors"), 8);
  EXPECT_EQ(ErrorsOf(kSource), "OURS:0=3 ERR:2=2 ERR:3=1 MINE:4=1 ERR:5=1");
  EXPECT_TRUE(
      StatsOf(kSource).ends_with("[\"kind\" \"ERR\" \"line\" (integer) 5 \"count\" (integer) 1]]]"))
      << StatsOf(kSource);
}

TEST_F(ScriptStatsTest, SaysOfARunThatSomebodyElseHasEndedWhy) {
  constexpr std::string_view kEndless =
      "redis.call('SET', 'a', '123') while true do pcall(redis.call, 'GET', 'a') end";
  EXPECT_EQ(server_.EvalAndStop(kEndless), test::kStopped);
  EXPECT_EQ(ErrorsOf(kEndless), "killed:0=1");
  EXPECT_EQ(StatOf(kEndless, "killed"), 1);
  EXPECT_EQ(StatOf(kEndless, "errors"), 1);
  EXPECT_EQ(StatOf(kEndless, "writes"), 0) << "it was undone";
  constexpr std::string_view kHungry = "local t = {} while true do t[#t + 1] = {} end";
  server_.policy().memory_bytes_max = 1 << 20;
  server_.Eval(kHungry);
  EXPECT_EQ(ErrorsOf(kHungry), "memory:0=1");
  EXPECT_EQ(StatOf(kHungry, "out_of_memory"), 1);
  EXPECT_EQ(StatOf(kHungry, "killed"), 0);
}

TEST_F(ScriptStatsTest, CountARunThatHasReachedItsLimitOnce) {
  constexpr std::string_view kEndless = "redis.call('SET', 'a', '123') while true do end";
  server_.policy().time_us_max = 5000;
  std::thread ticker([this] {
    RunControl& control = server_.host().control();
    const auto has_written = [&control] {
      const std::optional<RunView> view = control.Look();
      return view && view->writes == 1;
    };
    while (!has_written()) std::this_thread::yield();
    control.Tick(1, INT64_MAX);
    control.Tick(5001, INT64_MAX);
  });
  server_.Eval(kEndless);
  ticker.join();
  EXPECT_EQ(ErrorsOf(kEndless), "timeout:0=1");
  EXPECT_EQ(StatOf(kEndless, "calls"), 1);
  EXPECT_EQ(StatOf(kEndless, "errors"), 1);
  EXPECT_EQ(StatOf(kEndless, "timeouts"), 1);
  EXPECT_EQ(StatOf(kEndless, "killed"), 0);
  EXPECT_EQ(StatOf(kEndless, "commands"), 1);
  EXPECT_EQ(StatOf(kEndless, "writes"), 0);
}

// Another transaction holds a latch until the run has given up.
TEST_F(ScriptStatsTest, CountARunThatHasToStartAgainOnce) {
  constexpr std::string_view kSource =
      "redis.call('INCR', 'n') redis.call('DBSIZE') return redis.error_reply('x')";
  Transaction other(server_.engine(), nullptr, 2);
  ThreadWaiter waiter;
  std::string held = "held";
  while (PartitionIndex(Hash(held)) == PartitionIndex(Hash("n"))) held += '+';
  other.Begin(0);
  other.locks().Declare(0, Key(held), Access::kExclusive);
  ASSERT_TRUE(other.Acquire(waiter));
  server_.OnRestart([&] { other.Commit(); });
  server_.Eval(kSource);
  const std::string stats = StatsOf(kSource);
  const std::pair<const char*, int64_t> figures[] = {{"calls", 1}, {"errors", 1}, {"reruns", 1},
                                                     {"commands", 2}, {"writes", 1}};
  for (const auto& [field, figure] : figures) EXPECT_EQ(IntegerOf(stats, field), figure) << field;
  EXPECT_EQ(Total(RunSum::kCalls), 1u);
  EXPECT_EQ(Total(RunSum::kReruns), 1u);
  EXPECT_EQ(ErrorsOf(kSource), "ERR:0=1");
}

TEST_F(ScriptStatsTest, CountALongRunOnceWhateverItWaitsFor) {
  constexpr std::string_view kSource = "for i = 1, 100 do redis.call('INCR', KEYS[1]) end return 1";
  test::FakeCaller caller;
  server_.set_caller(caller);
  server_.policy().slice_us = 0;
  const std::string_view argv[] = {"EVAL", kSource, "1", "a"};
  server_.Run(argv);
  server_.Run(argv);  // On the loop that the first has been handed on to, as far as it knows.
  server_.host().control().Reset();
  EXPECT_EQ(caller.hand_ons, 1);
  EXPECT_EQ(StatOf(kSource, "calls"), 2);
  EXPECT_EQ(StatOf(kSource, "handed_on"), 1);
  EXPECT_EQ(Total(RunSum::kHandedOn), 1u);
  EXPECT_GT(Total(RunSum::kLongCommandNs), 0u) << "what is long is timed";
}

TEST_F(ScriptStatsTest, CountEachRunOnceWhateverOtherThreadsDoToIt) {
  constexpr int kRuns = 3000;
  test::FakeCaller caller;
  server_.set_caller(caller);
  RunControl& control = server_.host().control();
  std::atomic<bool> done{false};
  uint64_t kills = 0;
  std::thread other([&] {
    uint64_t last = 0;
    for (int64_t now_us = 1; !done; ++now_us) {
      control.Tick(now_us, 0);
      if (now_us % 3 == 0 && control.Kill(RunEnd::kKilled)) ++kills;
      (void)control.Look();
      const uint64_t calls = Total(RunSum::kCalls);
      EXPECT_GE(calls, last);
      last = calls;
    }
  });
  for (int run = 0; run < kRuns; ++run) {
    server_.Eval("for i = 1, 20 do redis.call('INCR', 'a') end return 1");
    control.Reset();
  }
  done = true;
  other.join();
  EXPECT_EQ(Total(RunSum::kCalls), static_cast<uint64_t>(kRuns));
  EXPECT_EQ(Total(RunSum::kKilled), kills);
  EXPECT_EQ(Total(RunSum::kErrors), kills);
  EXPECT_EQ(Total(RunSum::kHandedOn), static_cast<uint64_t>(caller.hand_ons));
  EXPECT_GT(kills, 0u);
  EXPECT_LT(kills, static_cast<uint64_t>(kRuns));
  EXPECT_GT(caller.hand_ons, 0);
}

// An EXEC may wait for a key in a command of its own.
TEST_F(ScriptStatsTest, CountNoLongRunWhereALoopIsHandedOnBetweenScripts) {
  test::FakeCaller caller;
  server_.set_caller(caller);
  server_.Eval("return 1");
  server_.host().control().HandOn();
  server_.host().control().Reset();
  EXPECT_EQ(caller.hand_ons, 1);
  server_.Eval("return 1");
  EXPECT_EQ(Total(RunSum::kCalls), 2u);
  EXPECT_EQ(Total(RunSum::kHandedOn), 0u);
}

TEST_F(ScriptStatsTest, DoNotCountAsWrittenWhatARollbackHasUndone) {
  constexpr std::string_view kFails = "redis.call('SET', 'a', '123') error('x')";
  server_.Eval(kFails);
  EXPECT_EQ(StatOf(kFails, "writes"), 1);
  EXPECT_EQ(StatOf(kFails, "written_bytes"), 4);
  server_.policy().rolls_back_on_error = true;
  server_.Eval(kFails);
  EXPECT_EQ(StatOf(kFails, "errors"), 2);
  EXPECT_EQ(StatOf(kFails, "writes"), 1);
  EXPECT_EQ(StatOf(kFails, "written_bytes"), 4);
}

TEST_F(ScriptStatsTest, OutliveTheScriptInTheTotals) {
  for (int i = 0; i < 3; ++i) server_.Eval("return 1");
  server_.Run({"SCRIPT", "FLUSH"});
  EXPECT_EQ(server_.Run({"SCRIPT", "STATS"}), "[]");
  EXPECT_EQ(Total(RunSum::kCalls), 3u);
  server_.Eval("return 1");
  EXPECT_EQ(StatOf("return 1", "calls"), 1) << "it is a script that nobody knew";
  EXPECT_EQ(Total(RunSum::kCalls), 4u);
  for (size_t i = 0; i < 2 * ScriptCache::kEvaluatedMax; ++i) {
    server_.Eval("return " + std::to_string(i + 2));
  }
  EXPECT_EQ(Total(RunSum::kCalls), 4 + 2 * ScriptCache::kEvaluatedMax);
}

// Each host knows a part of it.
TEST_F(ScriptStatsTest, OutliveTheHostThatHasRunTheScript) {
  const std::shared_ptr<Script> script = [this] {
    ScriptHost host(server_.commands(), server_.cache(), server_.policy(), server_.runs());
    const auto compiled = host.Load("return 1", ScriptCache::Origin::kLoaded, 0);
    (*compiled)->tally.Current().Add(RunResult{.commands = 5});
    server_.Eval("return 1");
    EXPECT_EQ(StatOf("return 1", "calls"), 2);
    return (*compiled)->script;
  }();
  EXPECT_EQ(StatOf("return 1", "calls"), 2);
  EXPECT_EQ(StatOf("return 1", "commands"), 5);
}

TEST_F(ScriptStatsTest, AreSetBackTogether) {
  constexpr std::string_view kSource = "redis.call('GET', 'other') return redis.error_reply('x')";
  HazardsAfter(kSource);
  EXPECT_EQ(ErrorsOf(kSource), "ERR:0=1");
  server_.cache().ResetStats();
  for (const char* field : {"calls", "errors", "commands", "max_ns", "keys_max", "memory_max_bytes",
                            "undeclared_keys"}) {
    EXPECT_EQ(StatOf(kSource, field), 0) << field;
  }
  EXPECT_EQ(ErrorsOf(kSource), "");
  EXPECT_EQ(Total(RunSum::kCalls), 0u);
  EXPECT_NE(StatsOf(kSource).find("\"undeclared_key\" \"\""), std::string::npos);
  EXPECT_EQ(HazardsAfter(kSource), Hazards(0, 0, 0, 1, "other"));
  EXPECT_EQ(ErrorsOf(kSource), "ERR:0=1");
  EXPECT_EQ(Total(RunSum::kCalls), 1u);
}

TEST_F(ScriptStatsTest, OfAllScriptsComeTheMostTimeConsumingFirst) {
  const auto name = [](int i) { return "return " + std::to_string(i); };
  constexpr uint64_t kHourNs = 3'600'000'000'000;
  const int hours[] = {1, 4, 2, 0, 3};
  for (int i = 0; i < 5; ++i) {
    server_.Run({"SCRIPT", "LOAD", name(i)});
    RunTally& tally = server_.host().Find(Sha1Hex(name(i)))->tally.Current();
    tally.Add(RunResult{.wall_ns = kHourNs * static_cast<uint64_t>(hours[i])});
  }
  const std::string stats = server_.Run({"SCRIPT", "STATS"});
  size_t last = 0;
  for (const int i : {1, 4, 2, 0, 3}) {
    const ScriptSha sha = Sha1Hex(name(i));
    const size_t at = stats.find("[\"sha\" \"" + std::string(ViewOf(sha)));
    ASSERT_NE(at, stats.npos);
    EXPECT_GT(at, last) << i;
    last = at;
  }
}

TEST_F(ScriptStatsTest, ShowTheNameThatTheScriptGivesItself) {
  constexpr std::string_view kSource = "-- name: rate limiter\nreturn 1";
  server_.Eval(kSource);
  EXPECT_NE(StatsOf(kSource).find(" \"name\" \"rate limiter\" "), std::string::npos);
}

TEST_F(ScriptStatsTest, DeniesKeysThatAreNotDeclared) {
  server_.policy().undeclared_keys = UndeclaredKeys::kDeny;
  const std::string_view denied[] = {"EVAL",
                                     "redis.call('SET', KEYS[1], 'x') "
                                     "return redis.pcall('GET', 'other').err",
                                     "1", "declared"};
  EXPECT_EQ(server_.Run(denied), "\"ERR Script attempted to access the undeclared key 'other'\"");
  EXPECT_EQ(server_.Run({"GET", "declared"}), "\"x\"");
  std::vector<std::string> keys;
  for (int i = 0; i < 100; ++i) keys.push_back("k" + std::to_string(i));
  std::vector<std::string_view> argv = {
      "EVAL",
      "for i = 1, #KEYS do redis.call('SET', KEYS[i], i) end "
      "return {redis.call('GET', 'k99'), redis.pcall('GET', 'k100').err}",
      "100"};
  argv.insert(argv.end(), keys.begin(), keys.end());
  EXPECT_EQ(server_.Run(argv),
            "[\"100\" \"ERR Script attempted to access the undeclared key 'k100'\"]");
}

TEST_F(ScriptStatsTest, AreGoneWithTheScript) {
  EXPECT_EQ(server_.Run({"SCRIPT", "STATS", "x"}), "(error) NOSCRIPT No matching script.");
}

}  // namespace
}  // namespace perilune
