// Any write command in a transaction, any sequence of them, is undone without a trace. Calls are
// made from the grammars of the command table, so that no command can be forgotten: one of which
// no call ever changes anything fails.

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "command/command_table.h"
#include "command/invoke.h"
#include "command/test_caller.h"
#include "engine/test_support.h"
#include "server/command_families.h"
#include "server/test_call_maker.h"
#include "server/test_conversation.h"

namespace perilune {
namespace {

using namespace record;
using test::CallMaker;
using test::TextOf;
using test::Words;

constexpr int64_t kNowMs = CallMaker::kNowMs;

class RollbackTest : public testing::Test {
 protected:
  // What a run holds its keys by, and whether it may change the whole keyspace.
  enum class Way { kLatches, kKeyLocks, kKeyspace };
  using Specs = std::vector<const CommandSpec*>;

  RollbackTest() {
    for (const Command* command : table_.commands()) {
      if (!command->spec->Has(kWrite)) continue;
      EXPECT_EQ(command->spec->handler.kind(), CommandHandler::Kind::kPlain) << command->name;
      writes_.push_back(command->spec);
      if (command->spec->Has(kKeyspaceWrite)) continue;
      key_writes_.push_back(command->spec);
      // What may need memory adds something.
      if (command->spec->Has(kDenyOom)) additions_.push_back(command->spec);
    }
  }

  // An empty world in which collections often change their form.
  void Reset(uint64_t seed) {
    random_ = Random(seed);
    client_.reset();
    world_ = std::make_unique<TestWorld>();
    world_->clock.Set(kNowMs);
    CompactLimits& limits = world_->engine.compact_limits();
    limits.hash_entries = limits.set_listpack_entries = limits.sorted_set_entries = 4;
    limits.set_intset_entries = 3;
    limits.hash_value_bytes = limits.set_listpack_value_bytes = 12;
    limits.sorted_set_value_bytes = 12;
    limits.list_chunk = random_.Below(8) == 0 ? -1 : static_cast<int32_t>(1 + random_.Below(6));
    client_ = std::make_unique<TestClient>(*world_, seed);
  }

  Transaction& txn() { return client_->txn(); }

  const CommandSpec& AnyOf(const Specs& specs) {
    return *specs[random_.Below(specs.size())];
  }

  static Specs OfGroup(const Specs& specs, Group group) {
    Specs chosen;
    for (const CommandSpec* spec : specs) {
      if (spec->group == group) chosen.push_back(spec);
    }
    return chosen;
  }

  void Start(Way way) {
    txn().Begin(0);
    txn().locks().DeclareRun(Access::kExclusive);
    if (way == Way::kKeyspace) txn().locks().DeclareKeyspace(Access::kExclusive);
    CHECK(client_->Retry());
    if (way == Way::kKeyLocks) CHECK(client_->HoldAndDemote(Writes(busy_)));
  }

  // Calls the command in the run, in any database. What it replies is no matter.
  void Call(const CommandSpec& spec) {
    const bool elsewhere = random_.Below(4) == 0;
    txn().Select(elsewhere ? static_cast<int>(random_.Below(TestWorld::kDatabases)) : 0);
    const Words words = calls_.Make(spec);
    ASSERT_TRUE(spec.Accepts(words.size())) << TextOf(words);
    const std::vector<std::string_view> argv(words.begin(), words.end());
    test::FlatSink reply(3);
    ASSERT_TRUE(InvokeInRun(spec, callees_, txn(), argv, reply)) << TextOf(words);
    trace_ += "\n" + TextOf(words);
    for (const std::string& element : reply.elements()) trace_ += " | " + element;
  }

  void Fill() {
    Start(Way::kLatches);
    for (int round = 0; round < 6; ++round) {
      for (const CommandSpec* spec : additions_) Call(*spec);
    }
    txn().Commit();
    trace_ += "\n--- filled";
  }

  KeyspaceDump Dump() { return DumpOf(world_->engine); }

  // Undoes some calls of the command, each by itself. Returns how many had changed anything.
  int CallAndUndo(const CommandSpec& spec, uint64_t seed) {
    Reset(seed);
    Fill();
    Start(Way::kKeyspace);
    const KeyspaceDump before = Dump();
    int changes = 0;
    for (int call = 0; call < 8; ++call) {
      const Transaction::Savepoint savepoint = txn().Mark();
      trace_.clear();
      Call(spec);
      changes += Dump() != before ? 1 : 0;
      txn().UndoTo(savepoint);
      EXPECT_EQ(Dump(), before) << trace_;
    }
    txn().Rollback();
    return changes;
  }

  void PlayAndUndo(uint64_t seed, Way way) {
    trace_ = "seed " + std::to_string(seed);
    Reset(seed);
    ASSERT_NO_FATAL_FAILURE(Fill());
    const KeyspaceDump before = Dump();
    Start(way);
    const Specs& commands = way == Way::kKeyspace ? writes_ : key_writes_;
    const Specs focus = OfGroup(commands, AnyOf(commands).group);
    std::vector<std::pair<Transaction::Savepoint, KeyspaceDump>> savepoints;
    for (int call = 0; call < 80; ++call) {
      ASSERT_NO_FATAL_FAILURE(Call(AnyOf(random_.Below(3) == 0 ? commands : focus)));
      if (random_.Below(4) == 0) {
        savepoints.emplace_back(txn().Mark(), Dump());
        trace_ += "\n--- savepoint";
      } else if (!savepoints.empty() && random_.Below(6) == 0) {
        savepoints.resize(1 + random_.Below(savepoints.size()));
        trace_ += "\n--- undone to savepoint " + std::to_string(savepoints.size());
        txn().UndoTo(savepoints.back().first);
        ASSERT_EQ(Dump(), savepoints.back().second) << trace_;
        savepoints.pop_back();
      }
    }
    EXPECT_EQ(txn().locks().holds_key_locks(), way == Way::kKeyLocks);
    txn().Rollback();
    ASSERT_EQ(Dump(), before) << trace_;
  }

  void PlayAll(Way way, uint64_t seeds) {
    for (uint64_t seed = 1; seed <= seeds; ++seed) {
      ASSERT_NO_FATAL_FAILURE(PlayAndUndo(seed, way));
    }
  }

  const CommandTable table_{AllCommandFamilies()};
  Specs writes_;      // All commands that write.
  Specs key_writes_;  // Those that name what they write.
  Specs additions_;

  test::TestServer server_;  // Lends its session; none of the commands looks at it.
  test::Conversation conversation_{server_};
  const Callees callees_ = {conversation_.session(), server_.loop().scripts()};

  Random random_{1};
  CallMaker calls_{random_};
  std::unique_ptr<TestWorld> world_;
  std::unique_ptr<TestClient> client_;
  std::string trace_;  // What was called, for who has to find out why.
  const std::string busy_ = "busy";
};

TEST_F(RollbackTest, EachWriteCommandByItselfIsUndone) {
  for (const CommandSpec* spec : writes_) {
    SCOPED_TRACE(spec->name);
    int changes = 0;
    for (uint64_t seed = 1; seed <= 100 && changes < 4; ++seed) {
      changes += CallAndUndo(*spec, seed);
      if (HasFailure()) return;
    }
    EXPECT_GE(changes, 4) << "what calls does it need? " << SyntaxOf(*spec);
  }
}

TEST_F(RollbackTest, SequencesUnderLatchesAreUndone) { PlayAll(Way::kLatches, 150); }

TEST_F(RollbackTest, SequencesUnderKeyLocksAreUndone) { PlayAll(Way::kKeyLocks, 150); }

TEST_F(RollbackTest, SequencesThatChangeTheWholeKeyspaceAreUndone) {
  PlayAll(Way::kKeyspace, 100);
}

}  // namespace
}  // namespace perilune
