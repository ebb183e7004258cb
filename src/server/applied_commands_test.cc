// What replicas and the log are to execute for each command that writes.

#include <gtest/gtest.h>

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "command/command_table.h"
#include "command/invoke.h"
#include "command/test_caller.h"
#include "engine/expirer.h"
#include "engine/test_support.h"
#include "server/command_families.h"
#include "server/test_call_maker.h"
#include "server/test_conversation.h"

namespace perilune {
namespace {

using test::TextOf;
using Lines = std::vector<std::string>;

// As plain commands, or as those of a run with its journal on.
enum class Way { kPlain, kRun };

class AppliedCommandsTest : public testing::TestWithParam<Way> {
 protected:
  // Calls a command in a transaction of its own. Its words are separated by single spaces.
  void Call(std::string_view line, int database = 0) {
    const test::Call call(line);
    Call(call.argv(), database);
  }
  void Call(std::span<const std::string_view> argv, int database) {
    txn().Begin(database);
    if (GetParam() == Way::kRun) {
      txn().locks().DeclareRun(Access::kExclusive);
      ASSERT_TRUE(client_.Retry());
      CallInRun(argv);
    } else {
      const CommandSpec& spec = *table_.Resolve(argv)->spec;
      KeyVector keys;
      if (!FindKeys(spec, argv, keys)) keys.Clear();
      DeclareKeys(spec, keys.keys(), spec.Has(record::kOtherDatabase), txn());
      ASSERT_TRUE(client_.Retry());
      test::FlatSink reply(2);
      Invoke(spec, callees_, txn(), argv, keys.keys(), reply);
    }
    txn().Commit();
  }

  void CallInRun(std::span<const std::string_view> argv) {
    test::FlatSink reply(2);
    ASSERT_TRUE(InvokeInRun(*table_.Resolve(argv)->spec, callees_, txn(), argv, reply));
  }

  // Returns what was committed since the last call of this: "DEL key", "1> DEL key" in database 1.
  Lines TakeApplied() {
    Lines lines;
    for (const AppliedCommand& command : world_.effects.commands) {
      const std::string database =
          command.database == 0 ? "" : std::to_string(command.database) + "> ";
      lines.push_back(database + TextOf(command.arguments));
    }
    world_.effects.commands.clear();
    return lines;
  }

  // Returns what the last of the calls comes to.
  Lines Applied(std::initializer_list<std::string_view> lines) {
    for (const std::string_view line : lines) {
      TakeApplied();
      Call(line);
    }
    return TakeApplied();
  }
  Lines Applied(std::string_view line) { return Applied({line}); }

  Transaction& txn() { return client_.txn(); }

  TestWorld world_;  // Its clock stands at 1,000,000 ms.
  TestClient client_{world_};
  const CommandTable table_{AllCommandFamilies()};
  test::TestServer server_;  // Lends its session; none of the commands looks at it.
  test::Conversation conversation_{server_};
  const Callees callees_ = {conversation_.session(), server_.loop().scripts()};
};

INSTANTIATE_TEST_SUITE_P(, AppliedCommandsTest, testing::Values(Way::kPlain, Way::kRun),
                         [](const auto& way) {
                           return way.param == Way::kPlain ? "Plain" : "InARun";
                         });

// ---------------------------------------------------------------- as a rule

TEST_P(AppliedCommandsTest, ACommandThatChangesSomethingIsAppliedAsItWasCalled) {
  EXPECT_EQ(Applied("set k V"), Lines{"set k V"});
  EXPECT_EQ(Applied("aPPend k x"), Lines{"aPPend k x"});
  EXPECT_EQ(Applied("DEL nothing k"), Lines{"DEL nothing k"});
  EXPECT_EQ(Applied("HSET h f v"), Lines{"HSET h f v"});
  EXPECT_EQ(Applied("HSET h f v"), Lines{"HSET h f v"});  // The same again is a change, too.
  EXPECT_EQ(Applied("SADD s a b"), Lines{"SADD s a b"});
  EXPECT_EQ(Applied("SREM s a c"), Lines{"SREM s a c"});
  EXPECT_EQ(Applied("SORT s STORE t ALPHA"), Lines{"SORT s STORE t ALPHA"});
  EXPECT_EQ(Applied("ZADD z 1 a"), Lines{"ZADD z 1 a"});
  EXPECT_EQ(Applied("RPUSH l a"), Lines{"RPUSH l a"});
  EXPECT_EQ(Applied("RPOPLPUSH l l"), Lines{"RPOPLPUSH l l"});
  EXPECT_EQ(Applied("RENAME l k"), Lines{"RENAME l k"});
}

TEST_P(AppliedCommandsTest, WhatChangesNothingIsNotApplied) {
  Call("SET k v");
  Call("SADD s a");
  Call("ZADD z 1 a");
  Call("HSET h f v");
  TakeApplied();
  for (const char* line :
       {"GET k", "DEL nothing", "SET k w NX", "SETNX k w", "SETRANGE k 0 ", "INCR k", "LPUSH k x",
        "SADD s a", "SREM s b", "SMOVE s s a", "HSETNX h f w", "HDEL h g", "ZADD z 1 a",
        "ZADD z GT 0 a", "ZINCRBY z 0 a", "ZREM z b", "PERSIST k", "RENAME k k", "RENAMENX k s",
        "COPY k s", "LPUSHX l a", "LPOP l", "SPOP s 0", "SORT s ALPHA", "SINTERSTORE t u v",
        "EXPIRE nothing 10", "EXPIRE k 10 XX"}) {
    EXPECT_EQ(Applied(line), Lines{}) << line;
  }
}

TEST_P(AppliedCommandsTest, AFlushAndASwapAreAppliedAlsoWhereNothingIs) {
  EXPECT_EQ(Applied("FLUSHDB ASYNC"), Lines{"FLUSHDB ASYNC"});
  EXPECT_EQ(Applied("flushall"), Lines{"flushall"});
  EXPECT_EQ(Applied("SWAPDB 0 1"), Lines{"SWAPDB 0 1"});
  EXPECT_EQ(Applied("SWAPDB 1 1"), Lines{"SWAPDB 1 1"});
}

TEST_P(AppliedCommandsTest, EachCommandIsAppliedInItsDatabase) {
  Call("SET k v", 2);
  Call("MOVE k 1", 2);
  Call("COPY k j DB 0", 1);
  EXPECT_EQ(TakeApplied(), (Lines{"2> SET k v", "2> MOVE k 1", "1> COPY k j DB 0"}));
}

TEST_P(AppliedCommandsTest, NobodyWhoDoesNotWantCommandsGetsAny) {
  world_.effects.set_wants_commands(false);
  Call("SET k v");
  Call("SET expired v PXAT 1");
  Call("GETDEL expired");
  Expirer(world_.engine, &world_.effects, 0, 1).Run(1'000'000);
  EXPECT_EQ(TakeApplied(), Lines{});
}

// ---------------------------------------------------------------- runs

TEST_P(AppliedCommandsTest, WhatIsUndoneIsNotApplied) {
  txn().Begin(0);
  txn().locks().DeclareRun(Access::kExclusive);
  ASSERT_TRUE(client_.Retry());
  CallInRun(test::Call("SET k 1").argv());
  const Transaction::Savepoint savepoint = txn().Mark();
  CallInRun(test::Call("SET k 2").argv());
  CallInRun(test::Call("GET k").argv());
  CallInRun(test::Call("GET nothing").argv());
  txn().UndoTo(savepoint);
  CallInRun(test::Call("INCR k").argv());
  txn().Select(1);
  CallInRun(test::Call("INCR k").argv());
  txn().Commit();
  EXPECT_EQ(TakeApplied(), (Lines{"SET k 1", "INCR k", "1> INCR k"}));
  EXPECT_EQ(world_.effects.hits, 0u);  // What was undone is not counted either.
  EXPECT_EQ(world_.effects.misses, 0u);
}

TEST_P(AppliedCommandsTest, WhatAStartOverHasUndoneIsNotApplied) {
  txn().Begin(0);
  txn().locks().DeclareRun(Access::kExclusive);
  ASSERT_TRUE(client_.Retry());
  CallInRun(test::Call("INCR k").argv());
  CallInRun(test::Call("GET k").argv());
  txn().Restart();
  ASSERT_TRUE(client_.Retry());
  CallInRun(test::Call("INCR k").argv());
  txn().Commit();
  EXPECT_EQ(TakeApplied(), Lines{"INCR k"});
  EXPECT_EQ(world_.effects.hits, 0u);
}

TEST_P(AppliedCommandsTest, WhatIsOnlyTriedIsRecordedThoughNobodyConsumesIt) {
  world_.effects.set_wants_commands(false);
  txn().Begin(0);
  txn().locks().DeclareRun(Access::kExclusive);
  ASSERT_TRUE(client_.Retry());
  CallInRun(test::Call("SET k 1").argv());
  const Transaction::Savepoint begin = txn().Mark();
  txn().applied().BeginTrial();
  CallInRun(test::Call("SET k 2 EX 10").argv());
  const std::span<const AppliedCommand> tried = txn().applied().Since(begin.effects);
  ASSERT_EQ(tried.size(), 1u);
  EXPECT_EQ(TextOf(tried.front().arguments), "SET k 2 PXAT 1010000");
  txn().UndoTo(begin);
  txn().applied().EndTrial();
  CallInRun(test::Call("SET k 3").argv());
  EXPECT_TRUE(txn().applied().Since(begin.effects).empty());
  txn().Commit();
  EXPECT_EQ(TakeApplied(), Lines{});
}

// ---------------------------------------------------------------- expired keys

TEST_P(AppliedCommandsTest, AKeyFoundExpiredIsDeletedFirst) {
  for (const char* line : {"APPEND k x", "SET k v NX", "MSET k 1", "SADD k a", "RENAME source k",
                           "COPY source k", "SORT source STORE k ALPHA"}) {
    Call("SET k old PXAT 1");
    Call("SADD source a");
    EXPECT_EQ(Applied(line), (Lines{"DEL k", line}));
    Call("DEL k source");
  }
}

TEST_P(AppliedCommandsTest, AKeyFoundExpiredIsDeletedAlsoIfItIsAllThatHappens) {
  for (const char* line : {"DEL k", "EXPIRE k 10", "PERSIST k", "GETDEL k", "MOVE k 1", "COPY k j",
                           "RENAME k j", "HDEL k f", "GETEX k", "INCRBYFLOAT k x"}) {
    EXPECT_EQ(Applied({"SET k old PXAT 1", line}), Lines{"DEL k"}) << line;
    Call("DEL k");
  }
}

TEST_P(AppliedCommandsTest, AKeyThatACommandReadsAndFindsExpiredIsDeletedFirst) {
  Call("SADD s a");
  Call("SET k old PXAT 1");
  EXPECT_EQ(Applied("SUNIONSTORE t s k k"), (Lines{"DEL k", "SUNIONSTORE t s k k"}));
  EXPECT_EQ(Applied("ZUNIONSTORE t 2 s k"), (Lines{"DEL k", "ZUNIONSTORE t 2 s k"}));
  EXPECT_EQ(Applied("ZRANGESTORE t k 0 1"), (Lines{"DEL k", "ZRANGESTORE t k 0 1"}));
  EXPECT_EQ(Applied("GET k"), Lines{});  // The expirer does that soon.
}

TEST_P(AppliedCommandsTest, TheExpirerDeletes) {
  Call("SET k v PXAT 1", 1);
  TakeApplied();
  Expirer(world_.engine, &world_.effects, 0, 1).Run(1'000'000);
  EXPECT_EQ(TakeApplied(), Lines{"1> DEL k"});
}

// ---------------------------------------------------------------- what says it otherwise

TEST_P(AppliedCommandsTest, TimesToLiveBecomeMoments) {
  for (const char* line : {"SET k v EX 10", "set k v NX px 10000", "SET k v EXAT 1010 XX",
                           "SET k v PXAT 1010000 GET", "SETEX k 10 v", "PSETEX k 10000 v"}) {
    if (std::string_view(line).find("NX") != std::string_view::npos) Call("DEL k");
    EXPECT_EQ(Applied(line), Lines{"SET k v PXAT 1010000"}) << line;
  }
  EXPECT_EQ(Applied("SET k v KEEPTTL"), Lines{"SET k v KEEPTTL"});
}

TEST_P(AppliedCommandsTest, ExpiriesBecomeMomentsAndKeepTheirConditions) {
  Call("SET k v");
  EXPECT_EQ(Applied("EXPIRE k 10 nx"), Lines{"PEXPIREAT k 1010000 nx"});
  EXPECT_EQ(Applied("expire k 11 GT XX"), Lines{"PEXPIREAT k 1011000 GT XX"});
  EXPECT_EQ(Applied("PEXPIRE k 12345"), Lines{"PEXPIREAT k 1012345"});
  EXPECT_EQ(Applied("EXPIREAT k 1020"), Lines{"PEXPIREAT k 1020000"});
  EXPECT_EQ(Applied("pexpireat k 1020001 XX"), Lines{"pexpireat k 1020001 XX"});
  EXPECT_EQ(Applied("PERSIST k"), Lines{"PERSIST k"});
}

TEST_P(AppliedCommandsTest, AnExpiryThatIsPastDeletes) {
  for (const char* line : {"EXPIRE k -1", "PEXPIRE k 0", "EXPIREAT k 1", "PEXPIREAT k 5 NX"}) {
    EXPECT_EQ(Applied({"SET k v", line}), Lines{"DEL k"}) << line;
  }
}

TEST_P(AppliedCommandsTest, GetExAndGetDelAreWhatTheyDoToTheKey) {
  Call("SET k v");
  EXPECT_EQ(Applied("GETEX k"), Lines{});
  EXPECT_EQ(Applied("GETEX k PERSIST"), Lines{});
  EXPECT_EQ(Applied("GETEX k EX 10"), Lines{"PEXPIREAT k 1010000"});
  EXPECT_EQ(Applied("GETEX k PXAT 1010001"), Lines{"PEXPIREAT k 1010001"});
  EXPECT_EQ(Applied("getex k persist"), Lines{"PERSIST k"});
  EXPECT_EQ(Applied("GETEX k EXAT 1"), Lines{"DEL k"});
  EXPECT_EQ(Applied({"SET k v", "getdel k"}), Lines{"DEL k"});
}

TEST_P(AppliedCommandsTest, WhatIsOnlyRepliedIsLeftOut) {
  EXPECT_EQ(Applied("SET k GET GET"), Lines{"SET k GET"});
  EXPECT_EQ(Applied("SET k v get XX Get KEEPTTL"), Lines{"SET k v XX KEEPTTL"});
  EXPECT_EQ(Applied("GETSET k w"), Lines{"SET k w"});
}

TEST_P(AppliedCommandsTest, SumsOfFloatsAreTheirResult) {
  EXPECT_EQ(Applied("INCRBYFLOAT k 0.25"), Lines{"SET k 0.25 KEEPTTL"});
  EXPECT_EQ(Applied("incrbyfloat k 2e2"), Lines{"SET k 200.25 KEEPTTL"});
  EXPECT_EQ(Applied("INCRBY n 3"), Lines{"INCRBY n 3"});
}

TEST_P(AppliedCommandsTest, SumsOfFloatsInHashesAreTheirResult) {
  EXPECT_EQ(Applied("HINCRBYFLOAT h f 1.5"), Lines{"HSET h f 1.5"});
  EXPECT_EQ(Applied("HINCRBY h g 2"), Lines{"HINCRBY h g 2"});
}

TEST_P(AppliedCommandsTest, ChosenMembersAreNamed) {
  EXPECT_EQ(Applied({"SADD s a", "SPOP s"}), Lines{"SREM s a"});
  EXPECT_EQ(Applied({"SADD s a", "SPOP s 1"}), Lines{"DEL s"});
  Call("SADD s a b c");
  const Lines one = Applied("SPOP s");
  const Lines two = Applied("SPOP s 1");
  ASSERT_EQ(one.size() + two.size(), 2u);
  EXPECT_EQ(one.front().substr(0, 7), "SREM s ");
  EXPECT_EQ(two.front().substr(0, 7), "SREM s ");
  EXPECT_NE(one, two);
}

TEST_P(AppliedCommandsTest, ManyChosenMembersAreNamedInBatches) {
  std::string line = "SADD s";
  for (int member = 0; member < 3000; ++member) line += " " + std::to_string(member);
  const Lines lines = Applied({line, "SPOP s 2500"});
  ASSERT_EQ(lines.size(), 3u);
  for (const auto& [batch, members] : {std::pair{0u, 1024}, {1u, 1024}, {2u, 452}}) {
    EXPECT_EQ(std::count(lines[batch].begin(), lines[batch].end(), ' '), 1 + members);
  }
}

TEST_P(AppliedCommandsTest, TheListThatWasPoppedFromIsNamed) {
  Call("RPUSH l a b c d");
  EXPECT_EQ(Applied("LMPOP 2 none l LEFT"), Lines{"LPOP l 1"});
  EXPECT_EQ(Applied("LMPOP 2 none l right COUNT 2"), Lines{"RPOP l 2"});
  EXPECT_EQ(Applied("LMPOP 2 none l LEFT COUNT 9"), Lines{"LPOP l 1"});
  EXPECT_EQ(Applied("LMPOP 2 none l LEFT"), Lines{});
}

TEST_P(AppliedCommandsTest, TheSortedSetThatWasPoppedFromIsNamed) {
  Call("ZADD z 1 a 2 b 3 c");
  EXPECT_EQ(Applied("ZMPOP 2 none z MIN"), Lines{"ZPOPMIN z 1"});
  EXPECT_EQ(Applied("ZMPOP 2 none z max COUNT 9"), Lines{"ZPOPMAX z 2"});
  EXPECT_EQ(Applied("ZMPOP 2 none z MIN"), Lines{});
}

TEST_P(AppliedCommandsTest, ATrimThatTakesNothingIsNotApplied) {
  Call("RPUSH l a b c");
  EXPECT_EQ(Applied("LTRIM l 0 -1"), Lines{});
  EXPECT_EQ(Applied("LTRIM l 0 1"), Lines{"LTRIM l 0 1"});
  EXPECT_EQ(Applied("LTRIM l 5 6"), Lines{"LTRIM l 5 6"});
}

// ---------------------------------------------------------------- another server

// Whoever executes what is applied has the same data in the end, though no key expires by its own
// clock and it draws other random numbers. Any commands, made from their grammars.
class AppliedElsewhereTest : public AppliedCommandsTest {
 protected:
  AppliedElsewhereTest() {
    for (const Command* command : table_.commands()) {
      if (command->spec->Has(record::kWrite)) writes_.push_back(command->spec);
    }
    elsewhere_.clock.Set(0);
  }

  static void MakeSmall(TestWorld& world) {
    CompactLimits& limits = world.engine.compact_limits();
    limits.hash_entries = limits.set_listpack_entries = limits.sorted_set_entries = 4;
    limits.set_intset_entries = 3;
    limits.list_chunk = 4;
  }

  // Executes what was applied, each as a plain command.
  void ApplyElsewhere() {
    for (const AppliedCommand& command : world_.effects.commands) {
      const std::vector<std::string_view> argv(command.arguments.begin(), command.arguments.end());
      trace_ += "\n    " + TextOf(command.arguments);
      const CommandSpec& spec = *table_.Resolve(argv)->spec;
      KeyVector keys;
      ASSERT_TRUE(FindKeys(spec, argv, keys)) << trace_;
      Transaction& txn = client_elsewhere_.txn();
      txn.Begin(command.database);
      DeclareKeys(spec, keys.keys(), spec.Has(record::kOtherDatabase), txn);
      ASSERT_TRUE(client_elsewhere_.Retry());
      test::FlatSink reply(2);
      Invoke(spec, callees_, txn, argv, keys.keys(), reply);
      txn.Commit();
    }
    world_.effects.commands.clear();
  }

  // Without what is expired here, and without the forms of strings, which tell of their history.
  static KeyspaceDump DumpForOthers(TestWorld& world) {
    KeyspaceDump dump = DumpOf(world.engine);
    std::erase_if(dump, [](const auto& item) {
      return std::get<2>(item.second) <= test::CallMaker::kNowMs;
    });
    for (auto& [key, value] : dump) {
      std::string& form = std::get<1>(value);
      if (form.starts_with("string")) form = "string";
    }
    return dump;
  }

  void Play(uint64_t seed) {
    trace_ = "seed " + std::to_string(seed);
    Random random(seed);
    test::CallMaker calls(random);
    for (int call = 0; call < 120; ++call) {
      const test::Words words = calls.Make(*writes_[random.Below(writes_.size())]);
      trace_ += "\n" + TextOf(words);
      const std::vector<std::string_view> argv(words.begin(), words.end());
      ASSERT_NO_FATAL_FAILURE(Call(argv, static_cast<int>(random.Below(2))));
      ASSERT_NO_FATAL_FAILURE(ApplyElsewhere());
      ASSERT_EQ(DumpForOthers(elsewhere_), DumpForOthers(world_)) << trace_;
    }
  }

  std::vector<const CommandSpec*> writes_;
  TestWorld elsewhere_;
  TestClient client_elsewhere_{elsewhere_, 12345};
  std::string trace_;
};

INSTANTIATE_TEST_SUITE_P(, AppliedElsewhereTest, testing::Values(Way::kPlain, Way::kRun),
                         [](const auto& way) {
                           return way.param == Way::kPlain ? "Plain" : "InARun";
                         });

TEST_P(AppliedElsewhereTest, TheSameDataComesOfIt) {
  MakeSmall(world_);
  MakeSmall(elsewhere_);
  for (uint64_t seed = 1; seed <= 100; ++seed) {
    ASSERT_NO_FATAL_FAILURE(Play(seed));
  }
}

}  // namespace
}  // namespace perilune
