// Scripts that are ended before every single instruction, by a kill or by an error of their own
// under `flags=rollback`, or wherever they ask for memory: afterwards the keyspace is what it was,
// to the last expiry.

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/test_dump.h"
#include "script/lua_vm.h"
#include "script/run_control.h"
#include "server/test_call_maker.h"
#include "server/test_conversation.h"

namespace perilune {
namespace {

using namespace record;

constexpr int kPlacesMax = 100'000;
constexpr std::string_view kKilled = "-ERR Script killed by user";

// A script as users write them, with its keys and arguments.
struct Recipe {
  const char* name;
  const char* source;
  std::vector<std::string> keys;
  std::vector<std::string> arguments;
};

const std::vector<Recipe>& Recipes() {
  static const std::vector<Recipe> recipes = {
      {"fixed window",
       "local n = redis.call('INCR', KEYS[1]) if n == 1 then redis.call('PEXPIRE', KEYS[1], 1000) "
       "end return n",
       {"window"},
       {}},
      {"sliding window",
       "redis.call('ZREMRANGEBYSCORE', KEYS[1], 0, ARGV[1]) "
       "if redis.call('ZCARD', KEYS[1]) >= 100 then return 0 end "
       "redis.call('ZADD', KEYS[1], ARGV[2], ARGV[2]) redis.call('EXPIRE', KEYS[1], 60) return 1",
       {"zset"},
       {"1", "1000"}},
      {"token bucket",
       "local b = redis.call('HMGET', KEYS[1], 'tokens', 'at') "
       "local tokens = math.min(10, (tonumber(b[1]) or 10) + (ARGV[1] - (tonumber(b[2]) or 0))) "
       "if tokens < 1 then return 0 end "
       "redis.call('HSET', KEYS[1], 'tokens', tokens - 1, 'at', ARGV[1]) return 1",
       {"hash"},
       {"50"}},
      {"lock", "return redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', 500)", {"lock"}, {"me"}},
      {"unlock",
       "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end "
       "return 0",
       {"string"},
       {"text"}},
      {"compare and set",
       "if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end "
       "redis.call('SET', KEYS[1], ARGV[2], 'KEEPTTL') return 1",
       {"expiring"},
       {"x", "y"}},
      {"move of a job",
       "local job = redis.call('RPOP', KEYS[1]) if not job then return nil end "
       "redis.call('LPUSH', KEYS[2], job) redis.call('HSET', KEYS[3], 'state', 'active') "
       "redis.call('ZREM', KEYS[4], 'a') return job",
       {"list", "active", "hash", "zset"},
       {}},
      {"everything at once",
       "redis.call('RENAME', 'string', 'other') redis.call('COPY', 'hash', 'hash2') "
       "redis.call('SPOP', 'set', 2) redis.call('PERSIST', 'expiring') "
       "redis.call('APPEND', 'other', 'more') redis.call('MOVE', 'list', 3) "
       "redis.call('SELECT', 3) redis.call('RPUSH', 'list', 'x') redis.call('SELECT', 0) "
       "redis.call('SUNIONSTORE', 'integers', 'set', 'integers') redis.call('DEL', 'set') "
       "return redis.call('SORT', 'list2', 'STORE', 'hash')",
       {},
       {}},
      {"the whole keyspace",
       "redis.call('SWAPDB', 0, 1) redis.call('SET', 'after', redis.call('DBSIZE')) "
       "redis.call('FLUSHALL') redis.call('SET', 'string', 'new') return redis.call('KEYS', '*')",
       {},
       {}},
  };
  return recipes;
}

class ScriptKill : public testing::Test {
 protected:
  void Fill() {
    client_.Say("FLUSHALL");
    client_.Say("MSET string text key 5");
    client_.Say("RPUSH list 1 2 3 some-longer-element");
    client_.Say("RPUSH list2 3 1 2");
    client_.Say("SADD set a b c");
    client_.Say("SADD integers 1 2 3");
    client_.Say("HSET hash field value other 1");
    client_.Say("ZADD zset 1 a 2.5 b 3 c");
    client_.Say("SET expiring x EX 1000");
    // What random calls name.
    client_.Say("MSET string0 5 string1 text");
    client_.Say("RPUSH list0 1 2 3 e1");
    client_.Say("SADD set0 1 2 3");
    client_.Say("SADD set1 1 e2 e3");
    client_.Say("HSET hash0 1 1 e1 2");
    client_.Say("ZADD sorted0 1 1 2.5 2 3 e3");
    client_.Say("EXPIRE list0 1000");
    client_.Say("EXPIRE string0 1000");
  }

  std::string Run(const Recipe& recipe, std::string_view first_line) {
    const std::string source = std::string(first_line) + recipe.source;
    std::vector<std::string> words = {"EVAL", source, std::to_string(recipe.keys.size())};
    words.insert(words.end(), recipe.keys.begin(), recipe.keys.end());
    words.insert(words.end(), recipe.arguments.begin(), recipe.arguments.end());
    const std::vector<std::string_view> argv(words.begin(), words.end());
    return client_.Say(argv);
  }

  KeyspaceDump Dump() { return DumpOf(server_.server().engine()); }

  // Calls `plan(n)` and runs the script, for n from 1 until a run does not end with `error`.
  // Returns that run's reply. Those before it must leave no trace.
  template <typename F>
  std::string EndEverywhere(const Recipe& recipe, std::string_view first_line,
                            std::string_view error, F&& plan) {
    const KeyspaceDump before = Dump();
    for (int n = 1; n < kPlacesMax; ++n) {
      plan(n);
      const std::string reply = Run(recipe, first_line);
      hook().PollEvery(0, nullptr);
      if (!reply.starts_with(error)) {
        EXPECT_GT(n, 3) << recipe.name << ": " << reply;
        return reply;
      }
      if (Dump() == before) continue;
      EXPECT_EQ(Dump(), before) << recipe.name << " at " << n;
      return "-";
    }
    ADD_FAILURE() << recipe.name << " does not end";
    return "-";
  }

  template <typename F>
  void EndEachRecipe(std::string_view first_line, std::string_view error, F&& plan) {
    for (const Recipe& recipe : Recipes()) {
      Fill();
      const std::string source = std::string(first_line) + recipe.source;
      const std::string_view load[] = {"SCRIPT", "LOAD", source};
      client_.Say(load);  // Compiling it is not part of the run.
      const KeyspaceDump before = Dump();
      const std::string reply = EndEverywhere(recipe, first_line, error, plan);
      EXPECT_FALSE(reply.starts_with("-")) << recipe.name << ": " << reply;
      EXPECT_NE(Dump(), before) << recipe.name;
    }
  }

  // Has `end` called before the run's n-th instruction.
  template <typename F>
  void AtInstruction(int n, F&& end) {
    hook().PollEvery(n, [end, has_ended = false](lua_State* lua) mutable {
      if (!std::exchange(has_ended, true)) end(lua);
    });
  }

  void KillAtInstruction(int n) {
    AtInstruction(n, [this](lua_State*) {
      EXPECT_TRUE(server_.loop().scripts().control().Kill(RunEnd::kKilled));
    });
  }

  VmHook& hook() { return server_.loop().scripts().vm().hook(); }

  test::TestServer server_{{"--enable-debug-command", "yes"}};
  test::Conversation client_{server_};
};

TEST_F(ScriptKill, AnywhereLeavesNoTrace) {
  EndEachRecipe("", kKilled, [&](int n) { KillAtInstruction(n); });
}

TEST_F(ScriptKill, AnywhereAroundAnyWriteCommandLeavesNoTrace) {
  constexpr int kCallsMax = 60;
  Random random(7);
  test::CallMaker calls(random);
  for (const Command* command : server_.server().commands().commands()) {
    if (!command->spec->Has(kWrite) || command->spec->Has(kNoScript)) continue;
    bool has_changed = false;
    for (int call = 0; call < kCallsMax && !has_changed; ++call) {
      Fill();
      const KeyspaceDump before = Dump();
      const Recipe recipe = {.name = command->name.c_str(),
                             .source = "redis.pcall(unpack(ARGV)) return 'over'",
                             .keys = {},
                             .arguments = calls.Make(*command->spec)};
      EXPECT_EQ(EndEverywhere(recipe, "", kKilled, [&](int n) { KillAtInstruction(n); }),
                "$4\r\nover\r\n");
      has_changed = Dump() != before;
    }
    EXPECT_TRUE(has_changed) << command->name;
  }
}

TEST_F(ScriptKill, AnErrorAnywhereLeavesNoTraceWithRollback) {
  EndEachRecipe("#!lua flags=rollback\n", "-ERR here script: ", [&](int n) {
    AtInstruction(n, [](lua_State* lua) { luaL_error(lua, "here"); });
  });
}

TEST_F(ScriptKill, WantOfMemoryAnywhereLeavesNoTrace) {
  EndEachRecipe("", "-ERR Out of memory", [&](int n) {
    server_.loop().scripts().vm().memory().FailRequest(static_cast<uint64_t>(n));
  });
}

TEST_F(ScriptKill, AnErrorLeavesWhatWasWrittenWithoutRollback) {
  Fill();
  const std::string script = "redis.call('SET','key','written') error('here')";
  const std::string_view argv[] = {"EVAL", script, "0"};
  EXPECT_TRUE(client_.Say(argv).starts_with("-ERR user_script:1: here script: "));
  EXPECT_EQ(client_.Say("GET key"), "$7\r\nwritten\r\n");
}

TEST_F(ScriptKill, AnErrorThatIsReturnedIsNoFailure) {
  Fill();
  const std::string script =
      "#!lua flags=rollback\nredis.call('SET','key','written') return redis.error_reply('NO x')";
  const std::string_view argv[] = {"EVAL", script, "0"};
  EXPECT_EQ(client_.Say(argv), "-NO x\r\n");
  EXPECT_EQ(client_.Say("GET key"), "$7\r\nwritten\r\n");
}

// In an EXEC only what the script has done is undone.
TEST_F(ScriptKill, InExecLeavesTheOtherCommandsAlone) {
  Fill();
  client_.Say("MULTI");
  client_.Say("INCR key");
  const std::string script = "redis.call('INCR','key') redis.call('SET','string','x') return 1";
  const std::string_view argv[] = {"EVAL", script, "0"};
  client_.Say(argv);
  client_.Say("INCR key");
  bool was_killed = false;
  hook().PollEvery(8, [&](lua_State*) {
    if (!was_killed) was_killed = server_.loop().scripts().control().Kill(RunEnd::kKilled);
  });
  const std::string reply = client_.Say("EXEC");
  hook().PollEvery(0, nullptr);
  EXPECT_TRUE(was_killed);
  EXPECT_TRUE(reply.starts_with("*3\r\n:6\r\n-ERR Script killed by user")) << reply;
  EXPECT_TRUE(reply.ends_with("\r\n:7\r\n")) << reply;
  EXPECT_EQ(client_.Say("GET string"), "$4\r\ntext\r\n");
}

}  // namespace
}  // namespace perilune
