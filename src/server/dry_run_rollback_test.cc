// SCRIPT DRYRUN of any call of any command that writes leaves no trace. Calls are made from the
// grammars of the command table, so that no command can be forgotten.

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "command/command_table.h"
#include "engine/test_dump.h"
#include "script/lua_vm.h"
#include "script/run_control.h"
#include "server/command_families.h"
#include "server/test_call_maker.h"
#include "server/test_conversation.h"

namespace perilune {
namespace {

using test::TextOf;
using test::Words;

class DryRunRollbackTest : public testing::Test {
 protected:
  KeyspaceDump Dump() { return DumpOf(server_.server().engine()); }

  std::string Say(std::vector<std::string> words) {
    const std::vector<std::string_view> argv(words.begin(), words.end());
    return client_.Say(argv);
  }

  // What SCRIPT DRYRUN replies of a script without keys.
  std::string Try(const std::string& source, const Words& arguments = {}) {
    std::vector<std::string> words = {"SCRIPT", "DRYRUN", source, "0"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    return Say(words);
  }

  void Fill() {
    for (const Command* command : table_.commands()) {
      const CommandSpec& spec = *command->spec;
      if (!spec.Has(record::kWrite) || !spec.Has(record::kDenyOom)) continue;
      for (int call = 0; call < 4; ++call) Say(calls_.Make(spec));
    }
  }

  // Tries some calls of the command, each by itself. Returns how many would have done something.
  int TryCalls(const CommandSpec& spec) {
    client_.Say("FLUSHALL");
    Fill();
    const KeyspaceDump before = Dump();
    int changes = 0;
    for (int call = 0; call < 8; ++call) {
      const Words words = calls_.Make(spec);
      const std::string reply = Try("return redis.pcall(unpack(ARGV))", words);
      EXPECT_TRUE(reply.starts_with("*14\r\n$5\r\nreply\r\n")) << TextOf(words) << "\n" << reply;
      changes += reply.find("$7\r\neffects\r\n*0\r\n") == std::string::npos ? 1 : 0;
      EXPECT_EQ(Dump(), before) << TextOf(words);
    }
    return changes;
  }

  const CommandTable table_{AllCommandFamilies()};
  test::TestServer server_;
  test::Conversation client_{server_};
  Random random_{1};
  test::CallMaker calls_{random_};
};

TEST_F(DryRunRollbackTest, AnyCallOfAnyCommandThatWritesLeavesNoTrace) {
  for (const Command* command : table_.commands()) {
    if (!command->spec->Has(record::kWrite)) continue;
    int changes = 0;
    for (int round = 0; round < 20 && changes < 3; ++round) changes += TryCalls(*command->spec);
    EXPECT_GT(changes, 0) << command->name;
  }
}

// A kill before every single instruction, and then what comes after it.
TEST_F(DryRunRollbackTest, ATrialThatIsKilledAnywhereLeavesNoTrace) {
  constexpr int kInstructionsMax = 10'000;
  const std::string source =
      "redis.call('INCR', 'key') redis.call('SET', 'other', 'x', 'EX', 10) "
      "redis.call('SELECT', 1) return redis.call('INCR', 'key')";
  client_.Say("SET key 5 EX 100");
  const KeyspaceDump before = Dump();
  VmHook& hook = server_.loop().scripts().vm().hook();
  for (int n = 1; n < kInstructionsMax; ++n) {
    bool was_killed = false;
    hook.PollEvery(n, [&](lua_State*) {
      if (!was_killed) was_killed = server_.loop().scripts().control().Kill(RunEnd::kKilled);
    });
    const std::string reply = Try(source);
    hook.PollEvery(0, nullptr);
    ASSERT_EQ(Dump(), before) << n;
    if (!was_killed) {
      EXPECT_GT(n, 10);
      EXPECT_TRUE(reply.starts_with("*14\r\n$5\r\nreply\r\n:1\r\n")) << reply;
      EXPECT_EQ(client_.Say("INCR key"), ":6\r\n");  // Nobody tries any more.
      return;
    }
    ASSERT_TRUE(reply.starts_with("-ERR Script killed by user with SCRIPT KILL")) << reply;
  }
  ADD_FAILURE() << "it does not end";
}

TEST_F(DryRunRollbackTest, InExecOnlyTheTrialIsUndone) {
  client_.Say("MULTI");
  client_.Say("INCR key");
  Try("redis.call('INCR', 'key') return redis.call('INCR', 'other')");
  Say({"EVAL", "return redis.call('INCR', 'key')", "0"});
  client_.Say("INCR key");
  const std::string reply = client_.Say("EXEC");
  EXPECT_TRUE(reply.starts_with("*4\r\n:1\r\n*14\r\n$5\r\nreply\r\n:1\r\n$7\r\neffects\r\n*2\r\n"))
      << reply;
  EXPECT_TRUE(reply.ends_with("\r\n:2\r\n:3\r\n")) << reply;
  EXPECT_EQ(client_.Say("GET other"), "$-1\r\n");
}

// Only in a trial no key counts as used.
TEST_F(DryRunRollbackTest, InExecATrialEndsWithItsCommand) {
  client_.Say("CONFIG SET maxmemory-policy allkeys-lfu");
  client_.Say("SET key 5");
  EXPECT_EQ(client_.Say("OBJECT FREQ key"), ":5\r\n");
  client_.Say("MULTI");
  Try("return redis.call('GET', 'key')");
  Try("return redis.call('GET', 'key')");
  client_.Say("GET key");
  EXPECT_TRUE(client_.Say("EXEC").starts_with("*3\r\n*14\r\n"));
  EXPECT_EQ(client_.Say("OBJECT FREQ key"), ":6\r\n");
}

TEST_F(DryRunRollbackTest, WhoWatchesAKeySeesNoTrialOfChangingIt) {
  test::Conversation other(server_);
  client_.Say("SET key 5");
  other.Say("WATCH key");
  Try("redis.call('INCR', 'key') redis.call('FLUSHALL')");
  other.Say("MULTI");
  EXPECT_EQ(other.Say("EXEC"), "*0\r\n");
}

}  // namespace
}  // namespace perilune
