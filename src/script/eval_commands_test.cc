#include "script/eval_commands.h"

#include <gtest/gtest.h>

#include <string>

#include "base/check.h"
#include "command/command_docs.h"
#include "script/redis_api.h"
#include "script/test_server.h"

namespace perilune {

// Layer server has it. COMMAND needs it, which is not in the table here.
const CommandTable& CommandsOf(const Session&) {
  CheckFailed(__FILE__, __LINE__, "nobody calls COMMAND");
}

namespace {

using test::At;
using test::ScriptServer;

constexpr std::string_view kReturnOne = "e0e1f9fabfc9d4800c877a703b823ac0578ff8db";
constexpr std::string_view kUnknown = "(error) NOSCRIPT No matching script. Please use EVAL.";

TEST(Eval, PassesKeysAndArguments) {
  ScriptServer server;
  EXPECT_EQ(server.Run({"EVAL", "return {KEYS[1],KEYS[2],ARGV[1],#ARGV}", "2", "a", "b", "c"}),
            "[\"a\" \"b\" \"c\" (integer) 1]");
}

TEST(Eval, RefusesCountsOfKeysThatAreNone) {
  ScriptServer server;
  EXPECT_EQ(server.Run({"EVAL", "return 1", "x"}),
            "(error) ERR value is not an integer or out of range");
  EXPECT_EQ(server.Run({"EVAL", "return 1", "-1"}), "(error) ERR Number of keys can't be negative");
  EXPECT_EQ(server.Run({"EVAL", "return 1", "2", "a"}),
            "(error) ERR Number of keys can't be greater than number of args");
}

TEST(Eval, PutsTheScriptIntoTheCache) {
  ScriptServer server;
  EXPECT_EQ(server.Run({"EVALSHA", kReturnOne, "0"}), kUnknown);
  EXPECT_EQ(server.Eval("return 1"), "(integer) 1");
  EXPECT_EQ(server.Run({"EVALSHA", kReturnOne, "0"}), "(integer) 1");
  EXPECT_EQ(server.Run({"EVALSHA_RO", "E0E1F9FABFC9D4800C877A703B823AC0578FF8DB", "0"}),
            "(integer) 1");
}

TEST(Eval, SaysWhyAScriptDoesNotCompile) {
  ScriptServer server;
  const std::string text =
      "(error) ERR Error compiling script (new function): user_script:1: unexpected symbol near "
      "'<eof>'";
  EXPECT_EQ(server.Eval("return ("), text);
  EXPECT_EQ(server.Run({"SCRIPT", "LOAD", "return ("}), text);
  EXPECT_EQ(server.cache().size(), 0u);
}

TEST(EvalSha, ChecksTheNameBeforeTheKeysIfItCannotBeOne) {
  ScriptServer server;
  EXPECT_EQ(server.Run({"EVALSHA", "abc", "x"}), kUnknown);
  EXPECT_EQ(server.Run({"EVALSHA", "ffffffffffffffffffffffffffffffffffffffff", "x"}),
            "(error) ERR value is not an integer or out of range");
}

TEST(EvalRo, RefusesWrites) {
  ScriptServer server;
  const std::string refusal = "ERR Write commands are not allowed from read-only scripts.";
  const std::string_view set = "return redis.call('SET','a','b')";
  EXPECT_EQ(server.Run({"EVAL_RO", set, "1", "a"}), "(error) " + refusal + At(set));
  EXPECT_EQ(server.Run({"EVAL_RO", "return redis.pcall('PUBLISH','b').err", "0"}),
            '"' + refusal + '"');
  EXPECT_EQ(server.Run({"EVAL_RO", "return redis.call('GET','a')", "1", "a"}), "(nil)");
}

TEST(ScriptCommand, LoadsShowsAndForgets) {
  ScriptServer server;
  EXPECT_EQ(server.Run({"SCRIPT", "SHOW", kReturnOne}), "(error) NOSCRIPT No matching script.");
  EXPECT_EQ(server.Run({"SCRIPT", "LOAD", "return 1"}), '"' + std::string(kReturnOne) + '"');
  EXPECT_EQ(server.Run({"SCRIPT", "SHOW", kReturnOne}), "\"return 1\"");
  EXPECT_EQ(server.Run({"SCRIPT", "EXISTS", kReturnOne, "x"}), "[(integer) 1 (integer) 0]");
  EXPECT_EQ(server.Run({"EVALSHA", kReturnOne, "0"}), "(integer) 1");
  EXPECT_EQ(server.Run({"SCRIPT", "FLUSH", "async"}), "OK");
  EXPECT_EQ(server.Run({"SCRIPT", "EXISTS", kReturnOne}), "[(integer) 0]");
  EXPECT_EQ(server.Run({"EVALSHA", kReturnOne, "0"}), kUnknown);
  EXPECT_EQ(server.Run({"SCRIPT", "FLUSH", "x"}),
            "(error) ERR SCRIPT FLUSH only support SYNC|ASYNC option");
  EXPECT_NE(server.Run({"SCRIPT", "HELP"}).find("EXISTS sha1"), std::string::npos);
}

TEST(ScriptCommand, ForgetsInEveryLoop) {
  ScriptServer server;
  ScriptHost other(server.commands(), server.cache(), server.policy(), server.runs());
  server.Eval("return 1");
  EXPECT_NE(other.Find(*ParseScriptSha(kReturnOne)), nullptr);
  server.Run({"SCRIPT", "FLUSH"});
  EXPECT_EQ(other.Find(*ParseScriptSha(kReturnOne)), nullptr);
}

TEST(ScriptCommand, ForgetsWhatWasEvictedInEveryLoop) {
  ScriptServer server;
  ScriptHost other(server.commands(), server.cache(), server.policy(), server.runs());
  server.Eval("return 1");
  EXPECT_NE(other.Find(*ParseScriptSha(kReturnOne)), nullptr);
  for (size_t i = 0; i < ScriptCache::kEvaluatedMax; ++i) {
    server.Eval("return 'script " + std::to_string(i) + "'");
  }
  EXPECT_EQ(server.Run({"EVALSHA", kReturnOne, "0"}), kUnknown);
  EXPECT_EQ(other.Find(*ParseScriptSha(kReturnOne)), nullptr);
  EXPECT_EQ(server.Run({"SCRIPT", "LOAD", "return 1"}), '"' + std::string(kReturnOne) + '"');
  for (size_t i = 0; i < 3 * ScriptCache::kEvaluatedMax; ++i) {
    server.Eval("return 'script " + std::to_string(i) + "'");
  }
  EXPECT_EQ(server.Run({"EVALSHA", kReturnOne, "0"}), "(integer) 1");
  EXPECT_EQ(server.cache().size(), ScriptCache::kEvaluatedMax + 1);
}

// Every record's example gives what it says.
TEST(ScriptApi, ExamplesGiveWhatTheySay) {
  ScriptServer server;
  for (const ScriptFunction& function : kScriptFunctions) {
    EXPECT_EQ(server.Eval(function.example), function.expect) << function.name;
  }
}

}  // namespace
}  // namespace perilune
