// The whole keyspace against runs that hold keys, and time.

#include <gtest/gtest.h>

#include <set>
#include <thread>

#include "engine/expirer.h"
#include "engine/test_support.h"

namespace perilune {
namespace {

// What the commands that read the whole keyspace say at one moment.
struct View {
  size_t count = 0;
  std::set<std::string> keys;
  std::set<std::string> scanned;

  friend bool operator==(const View&, const View&) = default;
};

class TransactionKeyspaceTest : public testing::Test {
 protected:
  View Look() {
    View view;
    TestClient reader(world_);
    CHECK(reader.Keyspace(Access::kShared));
    Transaction& txn = reader.txn();
    view.count = txn.CountKeys(0);
    txn.ForEachKey(0, [&](const VisibleKey& key) {
      EXPECT_TRUE(view.keys.insert(std::string(key.bytes)).second) << key.bytes;
    });
    for (uint32_t index = 0; index < kPartitions; ++index) {
      uint64_t cursor = 0;
      do {
        cursor = txn.Scan(index, cursor, [&](const VisibleKey& key) {
          EXPECT_TRUE(view.scanned.insert(std::string(key.bytes)).second) << key.bytes;
        });
      } while (cursor != 0);
    }
    for (int pick = 0; pick < 60; ++pick) {
      const std::optional<std::string> key = txn.RandomKey(0);
      EXPECT_EQ(key.has_value(), !view.keys.empty());
      EXPECT_TRUE(!key || view.keys.contains(*key)) << *key;
    }
    txn.Commit();
    return view;
  }

  static View Of(const std::set<std::string>& keys) { return {keys.size(), keys, keys}; }

  TestWorld world_;
  const std::string kept_ = KeyIn(1);
  const std::string deleted_ = KeyIn(5);
  const std::string inserted_ = KeyIn(2);
  const std::string moved_ = KeyIn(3);
  const std::string target_ = KeyIn(4);
};

TEST_F(TransactionKeyspaceTest, ReadersSeeTheStateBeforeARunUntilItEnds) {
  SetNow(world_, kept_, "1");
  SetNow(world_, deleted_, "1");
  SetNow(world_, moved_, "1");
  const View before = Of({kept_, deleted_, moved_});
  for (const bool commits : {false, true}) {
    ASSERT_EQ(Look(), before);
    TestClient run(world_);
    ASSERT_TRUE(run.Run({Writes(kept_)}));
    run.Set(kept_, "2");
    ASSERT_TRUE(run.HoldAndDemote(Writes(deleted_)));
    run.txn().EndCommand();
    ASSERT_TRUE(run.Hold(Writes(deleted_)));
    run.txn().Erase(Key(deleted_));
    run.txn().EndCommand();
    EXPECT_EQ(Look(), before);
    ASSERT_TRUE(run.Hold(Writes(inserted_)));
    run.Set(inserted_, "new");
    run.txn().EndCommand();
    EXPECT_EQ(Look(), before);
    const KeyNeed both[] = {Writes(moved_), Writes(target_)};
    ASSERT_TRUE(run.txn().HoldMore(both));
    run.txn().Move(Key(moved_), 0, Key(target_));
    run.txn().EndCommand();
    EXPECT_EQ(Look(), before);
    if (commits) {
      run.txn().Commit();
      EXPECT_EQ(Look(), Of({kept_, inserted_, target_}));
    } else {
      run.txn().Rollback();
      EXPECT_EQ(Look(), before);
    }
  }
}

TEST_F(TransactionKeyspaceTest, ChangesMadeBeforeTheLatchesAreGivenUpAreHiddenToo) {
  SetNow(world_, deleted_, "1");
  TestClient run(world_);
  ASSERT_TRUE(run.Run({Writes(deleted_), Writes(inserted_)}));
  run.txn().Erase(Key(deleted_));
  run.Set(inserted_, "1");
  ASSERT_TRUE(run.HoldAndDemote(Writes(target_)));
  run.txn().EndCommand();
  EXPECT_EQ(Look(), Of({deleted_}));
  run.txn().Commit();
  EXPECT_EQ(Look(), Of({inserted_}));
}

TEST_F(TransactionKeyspaceTest, AFlushWaitsForTheLongRunsAndHoldsNoLatchMeanwhile) {
  SetNow(world_, kept_, "1");
  TestClient run(world_);
  ASSERT_TRUE(run.Run({Writes(kept_)}));
  ASSERT_TRUE(run.HoldAndDemote(Writes(inserted_)));
  run.txn().EndCommand();
  TestClient flush(world_);
  ASSERT_FALSE(flush.Keyspace(Access::kExclusive));
  SetNow(world_, deleted_, "others go on");
  ASSERT_TRUE(run.Hold(Writes(moved_)));
  run.Set(moved_, "1");
  run.txn().EndCommand();

  // A younger run may execute within its latches, but not go beyond them.
  TestClient younger(world_);
  ASSERT_TRUE(younger.Run({Writes(target_)}));
  younger.Set(target_, "young");
  EXPECT_FALSE(younger.HoldAndDemote(Writes(deleted_)));
  younger.txn().Restart();
  EXPECT_FALSE(younger.Retry());
  EXPECT_EQ(GetNow(world_, target_), std::nullopt);

  EXPECT_EQ(flush.wakes(), 0);
  run.txn().Commit();
  EXPECT_EQ(flush.wakes(), 1);
  ASSERT_TRUE(flush.Retry());
  flush.txn().Flush(0);
  flush.txn().Commit();
  EXPECT_EQ(Look(), Of({}));
  EXPECT_GE(younger.wakes(), 1);
  ASSERT_TRUE(younger.Retry());
  younger.Set(target_, "young");
  younger.txn().Commit();
  EXPECT_EQ(Look(), Of({target_}));
}

TEST_F(TransactionKeyspaceTest, ACancelledFlushLetsTheYoungerRunsGoOn) {
  TestClient run(world_);
  ASSERT_TRUE(run.Run({Writes(kept_)}));
  ASSERT_TRUE(run.HoldAndDemote(Writes(inserted_)));
  run.txn().EndCommand();
  TestClient flush(world_);
  ASSERT_FALSE(flush.Keyspace(Access::kExclusive));
  TestClient younger(world_);
  ASSERT_TRUE(younger.Run({Writes(target_)}));
  EXPECT_FALSE(younger.HoldAndDemote(Writes(deleted_)));
  younger.txn().Restart();
  ASSERT_FALSE(younger.Retry());
  flush.txn().locks().CancelWait();
  flush.txn().Rollback();
  EXPECT_GE(younger.wakes(), 1);
  ASSERT_TRUE(younger.Retry());
  ASSERT_TRUE(younger.HoldAndDemote(Writes(moved_)));
  younger.txn().EndCommand();
  younger.txn().Commit();
  run.txn().Commit();
}

TEST_F(TransactionKeyspaceTest, ARunThatFlushesCanBeUndone) {
  SetNow(world_, kept_, "1");
  SetNow(world_, deleted_, "2", 5'000'000);
  const KeyspaceDump before = DumpOf(world_.engine);
  TestClient run(world_);
  ASSERT_TRUE(run.Run({Writes(kept_)}));
  run.Set(kept_, "changed");
  ASSERT_TRUE(run.txn().HoldKeyspace(Access::kExclusive));
  run.txn().Flush(0);
  run.Set(kept_, "after");
  run.txn().Rollback();
  EXPECT_EQ(DumpOf(world_.engine), before);
}

TEST_F(TransactionKeyspaceTest, ARunThatHoldsKeyLocksStartsAgainForTheWholeKeyspace) {
  TestClient run(world_);
  ASSERT_TRUE(run.Run({Writes(kept_)}));
  ASSERT_TRUE(run.HoldAndDemote(Writes(inserted_)));
  run.txn().EndCommand();
  ASSERT_FALSE(run.txn().HoldKeyspace(Access::kShared));
  run.txn().Restart();
  ASSERT_TRUE(run.Retry());
  EXPECT_TRUE(run.txn().locks().HoldsKeyspace());
  ASSERT_TRUE(run.txn().HoldKeyspace(Access::kShared));
  EXPECT_EQ(run.txn().CountKeys(0), 0u);
  run.txn().Commit();
}

// ---------------------------------------------------------------- time

TEST_F(TransactionKeyspaceTest, AKeySeenExpiredIsNeverAliveAgainWhenAClockGoesBack) {
  SetNow(world_, kept_, "1", 1'000'100);
  world_.clock.Set(1'000'100);
  EXPECT_EQ(GetNow(world_, kept_), std::nullopt);
  world_.clock.Set(1'000'050);
  EXPECT_EQ(GetNow(world_, kept_), std::nullopt);
}

// The later time of one partition counts for all keys of a transaction, so all must remember it.
TEST_F(TransactionKeyspaceTest, TheLatestTimeOfAllPartitionsIsRememberedByEach) {
  SetNow(world_, kept_, "1", 1'000'100);
  ASSERT_LT(PartitionIndex(Hash(kept_)), PartitionIndex(Hash(target_)));
  world_.clock.Set(1'000'200);
  GetNow(world_, target_);
  world_.clock.Set(1'000'000);
  TestClient both(world_);
  ASSERT_TRUE(both.Command({Reads(kept_), Reads(target_)}));
  EXPECT_EQ(both.Get(kept_), std::nullopt);
  both.txn().Commit();
  EXPECT_EQ(GetNow(world_, kept_), std::nullopt);
}

TEST_F(TransactionKeyspaceTest, TimeStandsStillForARunThatHoldsTheKey) {
  SetNow(world_, kept_, "1", 1'000'100);
  TestClient run(world_);
  ASSERT_TRUE(run.Run({Reads(kept_)}));
  ASSERT_TRUE(run.HoldAndDemote(Reads(inserted_)));
  run.txn().EndCommand();
  world_.clock.Set(1'000'200);
  EXPECT_EQ(GetNow(world_, kept_), std::nullopt);  // Shares the lock, at a later time.
  ASSERT_TRUE(run.Hold(Reads(kept_)));
  EXPECT_EQ(run.Get(kept_), "1");
  run.txn().EndCommand();
  ASSERT_TRUE(run.Hold(Writes(kept_)));
  EXPECT_EQ(run.Get(kept_), "1");
  run.txn().EndCommand();
  run.txn().Commit();
}

TEST_F(TransactionKeyspaceTest, AKeyThatOthersSawExpireIsAbsentForALateRun) {
  for (const Access access : {Access::kShared, Access::kExclusive}) {
    const int64_t now_ms = world_.clock.NowMs();
    SetNow(world_, kept_, "1", now_ms + 100);
    TestClient run(world_);
    ASSERT_TRUE(run.Run({Writes(target_)}));
    ASSERT_TRUE(run.HoldAndDemote(Writes(inserted_)));
    run.txn().EndCommand();
    world_.clock.Set(now_ms + 200);
    ASSERT_EQ(GetNow(world_, kept_), std::nullopt);
    ASSERT_TRUE(run.Hold({Key(kept_), 0, access}));
    EXPECT_EQ(run.Get(kept_), std::nullopt);
    run.txn().EndCommand();
    ASSERT_TRUE(run.Hold(Writes(kept_)));
    EXPECT_EQ(run.Get(kept_), std::nullopt);
    run.Set(kept_, "mine", now_ms + 150);
    EXPECT_EQ(run.Get(kept_), "mine");  // Its own time has not come that far.
    run.txn().EndCommand();
    run.txn().Rollback();
    EXPECT_EQ(GetNow(world_, kept_), std::nullopt);
  }
}

TEST_F(TransactionKeyspaceTest, AKeyThatOthersSawExpireIsAbsentAlsoWhenItsRemovalIsUndone) {
  SetNow(world_, kept_, "1", 1'000'100);
  TestClient run(world_);
  ASSERT_TRUE(run.Run({Writes(target_)}));
  ASSERT_TRUE(run.HoldAndDemote(Writes(inserted_)));
  run.txn().EndCommand();
  world_.clock.Set(1'000'200);
  ASSERT_EQ(GetNow(world_, kept_), std::nullopt);
  const Transaction::Savepoint savepoint = run.txn().Mark();
  ASSERT_TRUE(run.Hold(Writes(kept_)));
  run.Set(kept_, "mine");
  run.txn().EndCommand();
  run.txn().UndoTo(savepoint);
  ASSERT_TRUE(run.Hold(Writes(kept_)));
  EXPECT_EQ(run.Get(kept_), std::nullopt);
  EXPECT_FALSE(run.txn().Erase(Key(kept_)));
  run.txn().EndCommand();
  run.txn().Rollback();
  EXPECT_EQ(GetNow(world_, kept_), std::nullopt);
}

TEST_F(TransactionKeyspaceTest, WhoUndoesTheRemovalOfAnExpiredKeyLeavesItToTheExpirer) {
  SetNow(world_, kept_, "1", 1'000'100);
  world_.clock.Set(1'000'200);
  TestClient run(world_);
  ASSERT_TRUE(run.Run({Writes(kept_)}));
  EXPECT_FALSE(run.txn().Erase(Key(kept_)));
  run.txn().Rollback();
  EXPECT_TRUE(world_.effects.events.empty());
  Expirer expirer(world_.engine, &world_.effects, 0, 1);
  expirer.Run(1'000'000);
  EXPECT_EQ(world_.effects.events, std::vector<std::string>{"expired " + kept_});
}

TEST_F(TransactionKeyspaceTest, AnExpiryThatARunSetsIntoThePastIsUndoneWithTheKey) {
  SetNow(world_, kept_, "1");
  const KeyspaceDump before = DumpOf(world_.engine);
  TestClient run(world_);
  ASSERT_TRUE(run.Run({Writes(kept_)}));
  run.txn().SetExpiry(Key(kept_), 5);
  EXPECT_FALSE(run.txn().Erase(Key(kept_)));
  EXPECT_TRUE(DumpOf(world_.engine).empty());
  run.txn().Rollback();
  EXPECT_EQ(DumpOf(world_.engine), before);
}

TEST_F(TransactionKeyspaceTest, TheExpirerRemovesWhatIsDueAndSaysSo) {
  SetNow(world_, kept_, "1", 1'000'100);
  SetNow(world_, deleted_, "1", 2'000'000);
  Expirer expirer(world_.engine, &world_.effects, 0, 1);
  expirer.Run(1'000'000);
  EXPECT_EQ(expirer.removed(), 0u);
  world_.clock.Set(1'000'100);
  expirer.Run(1'000'000);
  EXPECT_EQ(expirer.removed(), 1u);
  EXPECT_EQ(world_.effects.events, std::vector<std::string>{"expired " + kept_});
  EXPECT_EQ(DumpOf(world_.engine).size(), 1u);
}

TEST_F(TransactionKeyspaceTest, TheExpirerLeavesHeldKeysAloneAndTakesThemLater) {
  SetNow(world_, kept_, "1", 1'000'100);
  SetNow(world_, deleted_, "1", 1'000'100);
  TestClient run(world_);
  ASSERT_TRUE(run.Run({Writes(kept_)}));
  run.Set(kept_, "2", Transaction::kKeepExpiry);
  ASSERT_TRUE(run.HoldAndDemote(Writes(inserted_)));
  run.txn().EndCommand();
  world_.clock.Set(1'000'200);
  Expirer expirer(world_.engine, nullptr, 0, 1);
  expirer.Run(1'000'000);
  EXPECT_EQ(expirer.removed(), 1u);
  run.txn().Rollback();
  const KeyspaceDump dump = DumpOf(world_.engine);
  ASSERT_EQ(dump.size(), 1u);
  EXPECT_EQ(std::get<0>(dump.begin()->second), "1");
  world_.clock.Set(1'000'300);
  expirer.Run(1'000'000);
  EXPECT_EQ(expirer.removed(), 2u);
}

TEST_F(TransactionKeyspaceTest, TheExpirerHoldsALatchForABatchOnlyAndGoesRound) {
  std::vector<std::string> keys;
  for (int nth = 0; nth < 40; ++nth) keys.push_back(KeyIn(7, nth));
  for (const std::string& key : keys) SetNow(world_, key, "1", 1'000'100);
  const std::string later = KeyIn(8);
  SetNow(world_, later, "1", 1'000'100);
  world_.clock.Set(1'000'100);
  Expirer expirer(world_.engine, nullptr, 0, 1);
  EXPECT_EQ(expirer.Run(/*budget_us=*/0), 1'000'100);
  EXPECT_EQ(expirer.removed(), static_cast<uint64_t>(Expirer::kKeysPerLatch));
  expirer.Run(/*budget_us=*/0);  // Out of time again, but the next partition had its turn.
  EXPECT_EQ(expirer.removed(), Expirer::kKeysPerLatch + 1u);
  expirer.Run(/*budget_us=*/0);
  EXPECT_EQ(expirer.removed(), 41u);
}

TEST_F(TransactionKeyspaceTest, TheExpirerPassesABusyPartitionAndComesBack) {
  SetNow(world_, kept_, "1", 1'000'100);
  world_.clock.Set(1'000'100);
  Expirer expirer(world_.engine, nullptr, 0, 1);
  Latch& latch = world_.engine.PartitionOf(Hash(kept_)).latch;
  ASSERT_TRUE(latch.TryLock(Access::kShared));
  EXPECT_EQ(expirer.Run(1'000'000), 1'000'100);
  EXPECT_EQ(expirer.removed(), 0u);
  latch.Unlock(Access::kShared);
  expirer.Run(1'000'000);
  EXPECT_EQ(expirer.removed(), 1u);
}

}  // namespace
}  // namespace perilune
