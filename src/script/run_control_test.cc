// Scripts that other threads end, hand on and look at, in the middle of whatever they do.

#include "script/run_control.h"

#include <gtest/gtest.h>
#include <pthread.h>

#include <atomic>
#include <csignal>
#include <ctime>
#include <optional>
#include <string>
#include <thread>

#include "base/sha1.h"
#include "script/lua_vm.h"
#include "script/test_caller.h"
#include "script/test_server.h"

namespace perilune {
namespace {

using test::At;
using test::FakeCaller;
using test::ScriptServer;

constexpr const char* kEndless[] = {
    "while true do end",
    "while true do pcall(function() while true do end end) end",
    "while true do pcall(error) end",
    "while true do coroutine.wrap(function() while true do end end)() end",
    "local c = coroutine.create(function() while true do coroutine.yield() end end) "
    "while true do coroutine.resume(c) end",
    "while true do xpcall(error, function() while true do end end) end",
    "table.sort({3, 2, 1}, function() "
    "xpcall(function() while true do end end, function() while true do end end) end)",
    "local t = {} for i = 1, 1000 do t[i] = -i end "
    "while true do pcall(table.sort, t, function(a, b) return a < b end) end",
    "while true do redis.call('INCR', 'key') end",
    "while true do redis.pcall('NOSUCH') end",
    "while true do redis.call('ECHO', KEYS[1] or 'x') end",
    "local t = {} while true do t[#t + 1] = {} if #t > 10000 then t = {} end end",
    "local function f() return f() end f()",
    "while true do string.find(string.rep('a', 1e5), 'a*b') end",
    "return setmetatable({}, {__index = function() while true do end end}).x",
    "for _ in function() while true do end end do end",
    "string.gsub('x', '.', function() while true do end end)",
    "load(function() while true do end end)",
    "tostring(setmetatable({}, {__tostring = function() while true do end end}))",
    "local t = {} while true do t = cjson.decode(cjson.encode({t, t})) t = {} end",
    "while true do local s = ('x'):rep(1e6) .. 'y' end",
};

// Evaluates the script and kills it once, about `delay` after it has begun.
std::string EvalAndKill(ScriptServer& server, std::string_view source,
                        std::chrono::microseconds delay) {
  std::thread killer([&] {
    RunControl& control = server.host().control();
    while (!control.Look()) std::this_thread::yield();
    std::this_thread::sleep_for(delay);
    EXPECT_TRUE(control.Kill(RunEnd::kKilled)) << source;
  });
  const std::string reply = server.Eval(source);
  killer.join();
  return reply.substr(0, reply.find(" script: "));
}

TEST(RunControl, KillsWhateverTheScriptDoes) {
  for (const char* source : kEndless) {
    ScriptServer server;
    for (const int us : {0, 30, 1000, 5000}) {
      EXPECT_EQ(EvalAndKill(server, source, std::chrono::microseconds(us)), test::kStopped)
          << source;
      EXPECT_EQ(server.Run({"GET", "key"}), "(nil)") << source;
      EXPECT_EQ(server.Eval("return 7"), "(integer) 7") << source;
    }
  }
}

TEST(RunControl, AKillReachesTheRunThatItSaysItHasReachedAndNoOther) {
  constexpr int kRuns = 20'000;
  ScriptServer server;
  std::atomic<bool> done{false};
  int kills = 0;
  std::thread killer([&] {
    while (!done) kills += server.host().control().Kill(RunEnd::kKilled) ? 1 : 0;
  });
  int killed = 0;
  for (int run = 0; run < kRuns; ++run) {
    const std::string reply = server.Eval("local x = 0 for i = 1, 50 do x = x + i end return x");
    if (reply == "(integer) 1275") continue;
    EXPECT_TRUE(reply.starts_with(test::kStopped)) << reply;
    ++killed;
  }
  done = true;
  killer.join();
  EXPECT_EQ(killed, kills);
  EXPECT_GT(killed, 0);
  EXPECT_LT(killed, kRuns);
}

// They fall before, into and behind the window in which they count for a run.
TEST(RunControl, MillionsOfSignalsAloneEndNothing) {
  constexpr int kSignals = 2'000'000;
  ScriptServer server;
  std::atomic<int> sent{0};
  const pthread_t runner = ::pthread_self();
  std::thread sender([&] {
    for (; sent < kSignals; ++sent) VmHook::Interrupt(runner);
  });
  while (sent < kSignals) {
    EXPECT_EQ(server.Eval("local t = {} for i = 1, 50 do t[i] = {i} end return #t"),
              "(integer) 50");
  }
  sender.join();
}

TEST(RunControl, WhatReplaysTheLastInstructionIsKilledToo) {
  ScriptServer server;
  const std::string source = "redis.call('SET', 'key', 1) return redis.call('SET', 'key', 2)";
  for (int instructions = 1;; ++instructions) {
    bool was_killed = false;
    server.host().vm().hook().PollEvery(instructions, [&](lua_State*) {
      if (!was_killed) was_killed = server.host().control().Kill(RunEnd::kKilled);
    });
    const std::string reply = server.Eval(source);
    if (!was_killed) {
      EXPECT_EQ(reply, "OK");
      break;
    }
    EXPECT_TRUE(reply.starts_with(test::kStopped)) << reply;
    EXPECT_EQ(server.Run({"GET", "key"}), "(nil)");
  }
  server.host().vm().hook().PollEvery(0, nullptr);
}

TEST(RunControl, ShowsWhatRuns) {
  ScriptServer server;
  const std::string source = "while true do end";
  EXPECT_FALSE(server.host().control().Look());
  std::optional<RunView> first;
  std::optional<RunView> again;
  std::thread looker([&] {
    RunControl& control = server.host().control();
    while (!(first = control.Look())) std::this_thread::yield();
    again = control.Look();
    EXPECT_FALSE(control.Kill(RunEnd::kKilled, first->id + 1));
    EXPECT_TRUE(control.Kill(RunEnd::kKilled, first->id));
    EXPECT_FALSE(control.Kill(RunEnd::kKilled));
    EXPECT_FALSE(control.Look());
  });
  server.Eval(source);
  looker.join();
  EXPECT_EQ(first->sha, Sha1Hex(source));
  EXPECT_EQ(first->id, again->id);
  EXPECT_FALSE(first->is_long);
}

// ---------------------------------------------------------------- the ticker

int64_t UsedNs(pthread_t thread) {
  clockid_t clock = {};
  timespec used = {};
  EXPECT_EQ(::pthread_getcpuclockid(thread, &clock), 0);
  EXPECT_EQ(::clock_gettime(clock, &used), 0);
  return int64_t{used.tv_sec} * 1'000'000'000 + used.tv_nsec;
}

// Until the thread sleeps: it says that it is paused a moment before, and also a moment after the
// pause before this one.
void AwaitPause(RunControl& control, pthread_t runner) {
  int64_t used_ns = -1;
  do {
    used_ns = UsedNs(runner);
    control.Pause();
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  } while (!control.is_paused() || used_ns != UsedNs(runner));
}

TEST(RunControl, PausesWhateverTheScriptDoesAndGoesOn) {
  for (const char* source : {
           "while true do end",
           "while true do pcall(function() while true do end end) end",
           "while true do redis.call('INCR', 'key') end",
           "local t = {} while true do t[#t + 1] = {} if #t > 10000 then t = {} end end",
           "local t = {} for i = 1, 1000 do t[i] = -i end "
           "while true do pcall(table.sort, t, function(a, b) return a < b end) end",
       }) {
    ScriptServer server;
    const pthread_t runner = ::pthread_self();
    std::thread other([&] {
      RunControl& control = server.host().control();
      while (!control.Tick(0, 1)) std::this_thread::yield();
      for (int round = 0; round < 20; ++round) {
        AwaitPause(control, runner);
        const int64_t used_ns = UsedNs(runner);
        control.Resume();
        while (UsedNs(runner) == used_ns) std::this_thread::yield();
      }
      AwaitPause(control, runner);
      EXPECT_TRUE(control.Kill(RunEnd::kKilled)) << source;
      EXPECT_TRUE(control.is_paused()) << source;
      control.Resume();
    });
    const std::string reply = server.Eval(source);
    other.join();
    EXPECT_EQ(reply.substr(0, reply.find(" script: ")), test::kStopped) << source;
    EXPECT_EQ(server.Run({"GET", "key"}), "(nil)") << source;
  }
}

// Whom nobody resumes.
TEST(RunControl, APauseEndsByItself) {
  ScriptServer server;
  const pthread_t runner = ::pthread_self();
  std::thread other([&] {
    RunControl& control = server.host().control();
    while (!control.Tick(0, 1)) std::this_thread::yield();
    AwaitPause(control, runner);
    while (control.is_paused()) std::this_thread::yield();
    EXPECT_TRUE(control.Kill(RunEnd::kKilled));
  });
  const std::string reply = server.Eval("while true do end");
  other.join();
  EXPECT_EQ(reply.substr(0, reply.find(" script: ")), test::kStopped);
}

TEST(RunControl, EndsAtItsLimit) {
  ScriptServer server;
  server.policy().time_us_max = 5000;
  const std::string source = "redis.call('SET', 'key', 1) while true do end";
  std::thread ticker([&] {
    RunControl& control = server.host().control();
    while (!control.Tick(1'000'000, 1'000'000)) std::this_thread::yield();
    EXPECT_TRUE(control.Tick(1'004'999, 1'000'000));
    EXPECT_TRUE(control.Look());
    control.Tick(1'005'000, 1'000'000);
    EXPECT_FALSE(control.Look());
  });
  const ScriptSha sha = Sha1Hex(source);
  EXPECT_EQ(server.Eval(source),
            "(error) ERR Timeout: the script exceeded script-max-ms (5 ms) and was undone script:"
            " " + std::string(ViewOf(sha)) + ".");
  ticker.join();
  EXPECT_EQ(server.Run({"GET", "key"}), "(nil)");
}

TEST(RunControl, TakesTheStricterOfFlagAndSettingAsItsLimit) {
  ScriptServer server;
  const auto shown = [&](std::string_view source) {
    std::thread ticker([&] {
      RunControl& control = server.host().control();
      while (!control.Tick(1, INT64_MAX)) std::this_thread::yield();
      control.Tick(INT64_MAX - 1, INT64_MAX);
    });
    const std::string reply = server.Eval(source);
    ticker.join();
    return reply.substr(0, reply.find(" and was"));
  };
  const std::string text = "(error) ERR Timeout: the script exceeded script-max-ms ";
  EXPECT_EQ(shown("#!lua flags=max-ms=20\nwhile true do end"), text + "(20 ms)");
  server.policy().time_us_max = 7000;
  EXPECT_EQ(shown("#!lua flags=max-ms=20\nwhile true do end"), text + "(7 ms)");
  EXPECT_EQ(shown("#!lua flags=max-ms=3\nwhile true do end"), text + "(3 ms)");
}

TEST(RunControl, HandsTheLoopOnOnceWhenTheSliceIsOver) {
  for (const char* source : kEndless) {
    ScriptServer server;
    FakeCaller caller;
    server.set_caller(caller);
    std::thread ticker([&] {
      RunControl& control = server.host().control();
      while (!control.Tick(1000, 1000)) std::this_thread::yield();
      control.Tick(1999, 1000);
      EXPECT_EQ(caller.hand_ons, 0) << source;
      control.Tick(2000, 1000);
      EXPECT_EQ(caller.hand_ons, 1) << source;
      control.Tick(9000, 1000);
      EXPECT_EQ(caller.hand_ons, 1) << source;
      const std::optional<RunView> view = control.Look();
      ASSERT_TRUE(view);
      EXPECT_TRUE(view->is_long);
      EXPECT_EQ(view->client_id, 17u);
      EXPECT_EQ(view->started_us, 1000);
      control.Kill(RunEnd::kKilled);
    });
    EXPECT_TRUE(server.Eval(source).starts_with(test::kStopped)) << source;
    ticker.join();
    server.host().control().Reset();
  }
}

TEST(RunControl, WithoutASliceIsHandedOnBeforeItBegins) {
  ScriptServer server;
  FakeCaller caller;
  server.set_caller(caller);
  server.policy().slice_us = 0;
  EXPECT_EQ(server.Run({"EVAL", "return redis.call('INCR', KEYS[1])", "1", "key"}), "(integer) 1");
  EXPECT_EQ(caller.hand_ons, 1);
  EXPECT_TRUE(server.has_used_key_locks());
}

}  // namespace
}  // namespace perilune
