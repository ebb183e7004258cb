#include "script/dry_run.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "script/test_server.h"

namespace perilune {
namespace {

using test::At;
using test::ScriptServer;

// How a key shows.
std::string Used(std::string_view key, bool is_declared, int database = 0) {
  return "[\"key\" \"" + std::string(key) + "\" \"database\" (integer) " +
         std::to_string(database) + " \"declared\" " + (is_declared ? "(true)" : "(false)") + "]";
}

class DryRunTest : public testing::Test {
 protected:
  // Tries a script. Returns the reply up to what is different each time: time and memory.
  std::string Try(std::string_view source, std::initializer_list<std::string_view> rest = {"0"},
                  int protocol = 2) {
    std::vector<std::string_view> argv = {"SCRIPT", "DRYRUN", source};
    argv.insert(argv.end(), rest.begin(), rest.end());
    const std::string text = server_.Run(argv, protocol);
    return text.substr(0, text.find(" \"elapsed_us\""));
  }

  // The part of a reply that tells of keys.
  std::string KeysOf(std::string_view source) {
    const std::string text = Try(source, {"1", "declared"});
    const size_t begin = text.find("\"keys_read\"");
    return text.substr(begin, text.find(" \"commands\"") - begin);
  }

  ScriptServer server_;
};

TEST_F(DryRunTest, TellsWhatTheScriptDoesAndLeavesNothingOfIt) {
  server_.Eval("redis.call('SET', 'n', 5)");
  EXPECT_EQ(Try("redis.call('SET', 'other', 'x') return redis.call('INCR', KEYS[1]) + ARGV[1]",
                {"1", "n", "10"}),
            "[\"reply\" (integer) 16 "
            "\"effects\" [[\"SET\" \"other\" \"x\"] [\"INCR\" \"n\"]] "
            "\"keys_read\" [" + Used("n", true) + "] "
            "\"keys_written\" [" + Used("other", false) + " " + Used("n", true) + "] "
            "\"commands\" (integer) 2");
  EXPECT_EQ(server_.Run({"GET", "n"}), "\"5\"");
  EXPECT_EQ(server_.Run({"DBSIZE"}), "(integer) 1");
}

TEST_F(DryRunTest, RepliesAMapInResp3) {
  EXPECT_EQ(Try("return redis.call('GET', 'k')", {"1", "k"}, 3),
            "map[\"reply\" (nil) \"effects\" [] "
            "\"keys_read\" [map" + Used("k", true) + "] \"keys_written\" [] "
            "\"commands\" (integer) 1");
}

TEST_F(DryRunTest, NamesEachKeyOnceAndByWhatWasDoneWithIt) {
  EXPECT_EQ(KeysOf("for i = 1, 3 do redis.call('GET', 'a') redis.call('GET', 'declared') end "
                   "redis.call('SET', 'a', 1) redis.call('SET', 'b', 1)"),
            "\"keys_read\" [" + Used("a", false) + " " + Used("declared", true) + "] "
            "\"keys_written\" [" + Used("a", false) + " " + Used("b", false) + "]");
}

TEST_F(DryRunTest, CountsCommandsThatAreExecuted) {
  const std::string text = Try("redis.pcall('NOSUCH') redis.pcall('GET') "
                               "for i = 1, 4 do redis.pcall('INCR', 'n') end");
  EXPECT_NE(text.find("\"commands\" (integer) 4"), std::string::npos) << text;
}

TEST_F(DryRunTest, SelectsTheDatabaseOfACommand) {
  const std::string text = Try("redis.call('INCR', 'n') redis.call('SELECT', 2) "
                               "redis.call('INCR', 'n') redis.call('INCR', 'm') "
                               "redis.call('SELECT', 0) redis.call('INCR', 'n')");
  EXPECT_NE(text.find("\"effects\" [[\"INCR\" \"n\"] [\"SELECT\" \"2\"] [\"INCR\" \"n\"] "
                      "[\"INCR\" \"m\"] [\"SELECT\" \"0\"] [\"INCR\" \"n\"]]"),
            std::string::npos)
      << text;
}

TEST_F(DryRunTest, AnErrorIsTheReplyAndWhatWasWrittenBeforeItAnEffect) {
  const std::string_view source = "redis.call('INCR', 'n') error('so far')";
  const std::string text = Try(source);
  EXPECT_EQ(text.find("[\"reply\" (error) ERR user_script:1: so far" + At(source) +
                      " \"effects\" [[\"INCR\" \"n\"]]"),
            0u)
      << text;
  EXPECT_EQ(server_.Run({"GET", "n"}), "(nil)");
}

TEST_F(DryRunTest, NamesKeysInTheDatabaseThatWasSelected) {
  EXPECT_EQ(KeysOf("redis.call('GET', KEYS[1]) redis.call('SELECT', 3) redis.call('GET', KEYS[1]) "
                   "redis.call('SET', 'a', 1) redis.call('SELECT', 0) redis.call('SET', 'a', 1)"),
            "\"keys_read\" [" + Used("declared", true) + " " + Used("declared", true, 3) + "] "
            "\"keys_written\" [" + Used("a", false, 3) + " " + Used("a", false) + "]");
}

// As EVAL would reply: there is nothing that it would have done.
TEST_F(DryRunTest, ARunThatSomebodyElseEndsRepliesTheErrorAlone) {
  server_.policy().memory_bytes_max = 1 << 20;
  const std::string text = Try("redis.call('INCR', 'n') local t = {} "
                               "while true do t[#t + 1] = ('x'):rep(1000) .. #t end");
  EXPECT_EQ(text.find("(error) ERR Out of memory: the script exceeded"), 0u) << text;
  EXPECT_EQ(text.find("effects"), std::string::npos) << text;
  EXPECT_EQ(server_.Run({"GET", "n"}), "(nil)");
  EXPECT_EQ(server_.Eval("return redis.call('INCR', 'n')"), "(integer) 1");
}

TEST_F(DryRunTest, AScriptThatIsUndoneOnErrorHasNoEffects) {
  const std::string_view source = "#!lua flags=rollback\nredis.call('INCR', 'n') error('so far')";
  const std::string text = Try(source);
  EXPECT_EQ(text.find("[\"reply\" (error) ERR user_script:2: so far" + At(source, 2) +
                      " \"effects\" [] \"keys_read\" [" + Used("n", false) + "]"),
            0u)
      << text;
}

TEST_F(DryRunTest, AKeyThatMayNotBeUsedIsNotUsed) {
  server_.policy().undeclared_keys = UndeclaredKeys::kDeny;
  const std::string text = Try("redis.pcall('INCR', 'n') return redis.call('INCR', KEYS[1])",
                               {"1", "k"});
  EXPECT_EQ(text.find("[\"reply\" (integer) 1 \"effects\" [[\"INCR\" \"k\"]] \"keys_read\" [" +
                      Used("k", true) + "]"),
            0u)
      << text;
}

TEST_F(DryRunTest, ErrorsWithinAReplyStandWhereTheyAre) {
  EXPECT_EQ(Try("return {1, redis.error_reply('NO way'), {redis.error_reply('NO')}}")
                .find("[\"reply\" [(integer) 1 (error) NO way [(error) ERR NO]] \"effects\" []"),
            0u);
}

TEST_F(DryRunTest, ItsNotesCountAsMemoryOfTheRun) {
  const std::string source =
      "for i = 1, 3000 do redis.call('GET', ('k'):rep(100) .. (i % ARGV[1])) end";
  server_.policy().memory_bytes_max = 1 << 20;
  EXPECT_EQ(server_.Run({"EVAL", source, "0", "3000"}), "(nil)");
  EXPECT_EQ(Try(source, {"0", "30"}).substr(0, 14), "[\"reply\" (nil)");
  EXPECT_EQ(Try(source, {"0", "3000"}).substr(0, 18), "(error) ERR Out of");
}

TEST_F(DryRunTest, IsNotCountedInTheStatisticsOfTheScript) {
  const std::string source = "redis.call('INCR', 'n') return {1.5, nil, 3}";
  Try(source);
  const ScriptSha sha = Sha1Hex(source);
  const std::string stats = server_.Run({"SCRIPT", "STATS", ViewOf(sha)});
  for (const char* field : {"calls", "commands", "truncated_floats", "cut_tables",
                            "undeclared_keys"}) {
    EXPECT_NE(stats.find("\"" + std::string(field) + "\" (integer) 0 "), std::string::npos)
        << field << " in " << stats;
  }
}

TEST_F(DryRunTest, IsCalledAsEvalIs) {
  const std::string unknown = "(error) NOSCRIPT No matching script. Please use EVAL.";
  const std::string_view sha = "e0e1f9fabfc9d4800c877a703b823ac0578ff8db";  // Of "return 1".
  EXPECT_EQ(Try("return 1", {"x"}), "(error) ERR value is not an integer or out of range");
  EXPECT_EQ(Try("return 1", {"-1"}), "(error) ERR Number of keys can't be negative");
  EXPECT_EQ(Try("return (").substr(0, 27), "(error) ERR Error compiling");
  EXPECT_EQ(server_.Run({"SCRIPT", "DRYRUNSHA", sha, "0"}), unknown);
  EXPECT_EQ(server_.Run({"SCRIPT", "DRYRUNSHA", "abc", "0"}), unknown);
  EXPECT_EQ(Try("return 1").substr(0, 20), "[\"reply\" (integer) 1");
  EXPECT_EQ(server_.Run({"SCRIPT", "DRYRUNSHA", sha, "0"}).substr(0, 20), "[\"reply\" (integer) 1");
  EXPECT_EQ(server_.Eval("return redis.pcall('SCRIPT', 'DRYRUN', 'return 1', 0).err"),
            "\"ERR This Redis command is not allowed from script\"");
}

TEST_F(DryRunTest, KeepsToWhatTheScriptHasPromised) {
  const std::string_view source = "#!lua flags=no-writes\nreturn redis.pcall('INCR', 'n').err";
  EXPECT_EQ(Try(source).find("[\"reply\" \"ERR Write commands are not allowed"), 0u);
}

// Another transaction holds a latch until the run has given up.
TEST_F(DryRunTest, StartsOverWhereItCannotHaveAKey) {
  Transaction other(server_.engine(), nullptr, 2);
  ThreadWaiter waiter;
  std::string held = "held";
  while (PartitionIndex(Hash(held)) == PartitionIndex(Hash("n"))) held += '+';
  other.Begin(0);
  other.locks().Declare(0, Key(held), Access::kExclusive);
  ASSERT_TRUE(other.Acquire(waiter));
  server_.OnRestart([&] { other.Commit(); });
  EXPECT_EQ(Try("redis.call('INCR', 'n') redis.call('DBSIZE') return redis.call('GET', 'n')"),
            "[\"reply\" \"1\" \"effects\" [[\"INCR\" \"n\"]] "
            "\"keys_read\" [" + Used("n", false) + "] \"keys_written\" [" + Used("n", false) + "] "
            "\"commands\" (integer) 3");
  EXPECT_EQ(server_.restarts(), 1);
  EXPECT_EQ(server_.Run({"GET", "n"}), "(nil)");
  EXPECT_EQ(server_.Eval("return redis.call('INCR', 'n')"), "(integer) 1");
}

}  // namespace
}  // namespace perilune
