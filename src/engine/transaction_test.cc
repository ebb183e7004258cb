// Fixed schedules of several transactions. Each names the deadlock, the lost update or the ghost
// that it would otherwise end in.

#include "engine/transaction.h"

#include <gtest/gtest.h>

#include <thread>

#include "engine/test_support.h"

namespace perilune {
namespace {

class TransactionTest : public testing::Test {
 protected:
  static constexpr uint32_t kPartition1 = 1;
  static constexpr uint32_t kPartition2 = 2;
  static constexpr uint32_t kPartition3 = 3;

  TestWorld world_;
  const std::string x_ = KeyIn(kPartition1);
  const std::string z_ = KeyIn(kPartition1, 1);
  const std::string free_ = KeyIn(kPartition1, 2);
  const std::string y_ = KeyIn(kPartition2);
  const std::string w_ = KeyIn(kPartition3);
};

TEST_F(TransactionTest, ACommandCommitsAndTheNextOneSeesIt) {
  SetNow(world_, x_, "1");
  EXPECT_EQ(GetNow(world_, x_), "1");
  EXPECT_EQ(GetNow(world_, y_), std::nullopt);
}

TEST_F(TransactionTest, ARunThatIsRolledBackLeavesNothing) {
  SetNow(world_, x_, "1");
  TestClient run(world_);
  ASSERT_TRUE(run.Run({Writes(x_)}));
  run.Set(x_, "2");
  ASSERT_TRUE(run.Hold(Writes(y_)));
  run.Set(y_, "3");
  run.txn().Rollback();
  EXPECT_EQ(GetNow(world_, x_), "1");
  EXPECT_EQ(GetNow(world_, y_), std::nullopt);
}

// Whatever was found last, and though the bytes of another key stand where those of that one stood.
TEST_F(TransactionTest, AKeyOfBytesIsTheirs) {
  TestClient run(world_);
  ASSERT_TRUE(run.Run({Writes(x_), Writes(y_)}));
  LockSet& locks = run.txn().locks();
  const auto slot_of = [&](int database, std::string_view bytes) {
    const Key key = locks.KeyOf(database, bytes);
    EXPECT_EQ(key, Key(bytes));
    const KeySlot* slot = locks.Find(database, key);
    return slot == nullptr ? "" : std::string(slot->key.bytes);
  };
  std::string bytes = x_;
  for (const std::string& key : {x_, x_, y_, x_, z_, y_, y_}) {
    bytes.assign(key);
    EXPECT_EQ(slot_of(0, bytes), key == z_ ? "" : key);
    EXPECT_EQ(slot_of(1, bytes), "");
  }
  run.txn().Restart();
  ASSERT_TRUE(run.Retry());
  EXPECT_EQ(slot_of(0, bytes), y_);
  EXPECT_EQ(slot_of(0, x_), x_);
  run.txn().Rollback();
  ASSERT_TRUE(run.Run({Writes(z_)}));
  EXPECT_EQ(slot_of(0, y_), "");
  EXPECT_EQ(slot_of(0, z_), z_);
  run.txn().Rollback();
}

TEST_F(TransactionTest, ItsMemoryGrowsWithKeysAndFirstChangesOnly) {
  const std::string large(100'000, 'v');
  SetNow(world_, x_, large);
  TestClient run(world_);
  ASSERT_TRUE(run.Run({Writes(x_)}));
  const size_t before = run.txn().memory_bytes();
  run.Set(x_, "1");  // The old value is moved, not copied.
  const size_t once = run.txn().memory_bytes();
  EXPECT_GT(once, before);
  EXPECT_LT(once, before + 1000);
  for (int i = 0; i < 1000; ++i) run.Set(x_, large);
  EXPECT_EQ(run.txn().memory_bytes(), once);

  const Transaction::Savepoint savepoint = run.txn().Mark();
  ASSERT_TRUE(run.Hold(Writes(y_)));
  const size_t held = run.txn().memory_bytes();
  EXPECT_GT(held, once);
  run.Set(y_, "1");
  run.txn().Log(0, large);
  EXPECT_GT(run.txn().memory_bytes(), held + large.size());
  run.txn().UndoTo(savepoint);
  EXPECT_EQ(run.txn().memory_bytes(), held);
  run.txn().Rollback();
  EXPECT_EQ(run.txn().memory_bytes(), 0u);
}

TEST_F(TransactionTest, ACommandThatWaitsForAKeyHoldsNothingMeanwhile) {
  SetNow(world_, x_, "1");
  TestClient run(world_);
  ASSERT_TRUE(run.Run({Writes(x_)}));
  run.Set(x_, "2");
  ASSERT_TRUE(run.HoldAndDemote(Writes(y_)));
  run.Set(y_, "2");
  run.txn().EndCommand();

  TestClient mset(world_);
  ASSERT_FALSE(mset.Command({Writes(z_), Writes(y_)}));
  // Others use z and the rest of both partitions, and so does the run itself.
  SetNow(world_, z_, "other");
  SetNow(world_, free_, "free");
  ASSERT_TRUE(run.Hold(Writes(x_)));
  run.Set(x_, "3");
  run.txn().EndCommand();
  EXPECT_EQ(mset.wakes(), 0);

  run.txn().Commit();
  EXPECT_EQ(mset.wakes(), 1);
  ASSERT_TRUE(mset.Retry());
  mset.Set(z_, "m");
  mset.Set(y_, "m");
  mset.txn().Commit();
  EXPECT_EQ(GetNow(world_, x_), "3");
  EXPECT_EQ(GetNow(world_, y_), "m");
  EXPECT_EQ(GetNow(world_, z_), "m");
}

TEST_F(TransactionTest, AReaderOfAHeldKeyWaitsForTheCommit) {
  TestClient run(world_);
  ASSERT_TRUE(run.Run({Writes(x_)}));
  run.Set(x_, "new");
  ASSERT_TRUE(run.HoldAndDemote(Writes(y_)));
  TestClient reader(world_);
  ASSERT_FALSE(reader.Command({Reads(x_)}));
  run.txn().Commit();
  ASSERT_TRUE(reader.Retry());
  EXPECT_EQ(reader.Get(x_), "new");
  reader.txn().Commit();
}

TEST_F(TransactionTest, TheYoungerOfTwoRunsDiesAndStartsAgainWithWhatItHasLearned) {
  SetNow(world_, x_, "10");
  SetNow(world_, y_, "10");
  TestClient older(world_);
  TestClient younger(world_);
  ASSERT_TRUE(older.Run({Writes(x_)}));
  ASSERT_TRUE(younger.Run({Writes(y_)}));
  older.Set(x_, "11");
  younger.Set(y_, "20");
  younger.txn().Log(2, "younger ran");
  ASSERT_TRUE(older.HoldAndDemote(Writes(w_)));
  older.txn().EndCommand();

  const uint64_t age = younger.age();
  EXPECT_FALSE(younger.Hold(Writes(x_)));  // Held by the older.
  ASSERT_TRUE(younger.txn().must_restart());
  younger.txn().Restart();
  EXPECT_FALSE(younger.txn().must_restart());
  EXPECT_EQ(younger.age(), age);
  ASSERT_FALSE(younger.Retry());  // Waits, holding nothing: y is free again, and as it was.
  EXPECT_EQ(GetNow(world_, y_), "10");

  ASSERT_TRUE(older.Hold(Writes(y_)));
  EXPECT_EQ(older.Get(y_), "10");
  older.Set(y_, "12");
  older.txn().EndCommand();
  older.txn().Commit();

  ASSERT_TRUE(younger.Retry());
  EXPECT_EQ(younger.Get(x_), "11");
  EXPECT_EQ(younger.Get(y_), "12");
  ASSERT_TRUE(younger.Hold(Writes(x_)));  // Declared by now.
  younger.Set(y_, "20");
  younger.txn().Log(2, "younger ran");
  younger.txn().Commit();
  EXPECT_EQ(GetNow(world_, y_), "20");
  EXPECT_EQ(world_.effects.log, std::vector<std::string>{"younger ran"});
}

TEST_F(TransactionTest, AnOlderRunWaitsForAYoungerOneThatHoldsTheKey) {
  TestClient older(world_);
  TestClient younger(world_);
  ASSERT_TRUE(older.Run({Writes(x_)}));
  ASSERT_TRUE(younger.Run({Writes(y_)}));
  older.Set(x_, "old");
  younger.Set(y_, "young");
  ASSERT_TRUE(younger.HoldAndDemote(Writes(w_)));
  younger.txn().EndCommand();

  const uint64_t age = older.age();
  std::thread thread([&] {
    ASSERT_TRUE(older.Hold(Writes(y_)));
    EXPECT_EQ(older.Get(y_), "young");
    older.Set(y_, "old");
    older.txn().EndCommand();
    older.txn().Commit();
  });
  world_.schedule.Await(Step::kBlocked, age);
  SetNow(world_, free_, "others go on in the older's partition");
  younger.txn().Commit();
  thread.join();
  EXPECT_EQ(GetNow(world_, y_), "old");
}

TEST_F(TransactionTest, AnOlderRunThatWaitsDiesWhenAnEvenOlderOneTakesTheKey) {
  TestClient oldest(world_);
  TestClient middle(world_);
  TestClient youngest(world_);
  const std::string apart = KeyIn(4);
  ASSERT_TRUE(oldest.Run({Writes(apart)}));
  ASSERT_TRUE(middle.Run({Writes(y_)}));
  ASSERT_TRUE(youngest.Run({Reads(w_)}));
  ASSERT_TRUE(youngest.HoldAndDemote(Writes(free_)));
  youngest.txn().EndCommand();
  const uint64_t age = middle.age();
  std::thread thread([&] {
    EXPECT_FALSE(middle.Hold(Writes(w_)));
    middle.txn().Restart();
    middle.txn().Rollback();
  });
  world_.schedule.Await(Step::kBlocked, age);
  ASSERT_TRUE(oldest.HoldAndDemote(Reads(w_)));  // Shares with the youngest.
  oldest.txn().EndCommand();
  thread.join();
  oldest.txn().Commit();
  youngest.txn().Commit();
}

TEST_F(TransactionTest, WhatARunHasReadStaysLockedWhenItGoesOnToWriteIt) {
  SetNow(world_, x_, "1");
  TestClient run(world_);
  ASSERT_TRUE(run.Run({Reads(x_)}));
  ASSERT_EQ(run.Get(x_), "1");
  // Its own shared latch is in the way of the wider one, so it goes over to key locks.
  ASSERT_TRUE(run.Hold(Writes(x_)));
  ASSERT_TRUE(run.txn().locks().holds_key_locks());
  run.Set(x_, "2");
  run.txn().EndCommand();
  TestClient reader(world_);
  EXPECT_FALSE(reader.Command({Reads(x_)}));
  run.txn().Commit();
  ASSERT_TRUE(reader.Retry());
  EXPECT_EQ(reader.Get(x_), "2");
  reader.txn().Commit();
}

TEST_F(TransactionTest, NobodyWritesBetweenTheReadAndTheWriteOfARun) {
  SetNow(world_, x_, "1");
  TestClient run(world_);
  ASSERT_TRUE(run.Run({Reads(x_)}));
  ASSERT_EQ(run.Get(x_), "1");
  TestClient writer(world_);
  world_.schedule.DoAt(Step::kKeyLocked, [&] {
    const bool passed = writer.Command({Writes(x_)});
    EXPECT_FALSE(passed);
    if (passed) writer.txn().Rollback();
  });
  ASSERT_TRUE(run.Hold(Writes(x_)));  // Goes over to key locks: for a moment it holds no latch.
  EXPECT_EQ(run.Get(x_), "1");
  run.Set(x_, "2");
  run.txn().EndCommand();
  run.txn().Commit();
  ASSERT_TRUE(writer.Retry());
  EXPECT_EQ(writer.Get(x_), "2");
  writer.txn().Commit();
}

TEST_F(TransactionTest, TwoSharersWhoBothWantToWriteEndAsOneAfterTheOther) {
  SetNow(world_, x_, "1");
  TestClient older(world_);
  TestClient younger(world_);
  ASSERT_TRUE(older.Run({Reads(x_)}));
  ASSERT_TRUE(younger.Run({Reads(x_)}));
  const std::string third = KeyIn(4);
  ASSERT_TRUE(older.HoldAndDemote(Reads(y_)));
  older.txn().EndCommand();
  ASSERT_TRUE(younger.HoldAndDemote(Reads(third)));
  younger.txn().EndCommand();
  TestClient plain(world_);  // Stands first in the queue, as restarted transactions may.
  ASSERT_FALSE(plain.Command({Writes(x_)}));

  std::thread thread([&] {
    ASSERT_TRUE(older.Hold(Writes(x_)));
    older.Set(x_, "2");
    older.txn().EndCommand();
    older.txn().Commit();
  });
  world_.schedule.Await(Step::kBlocked, older.txn().locks().age_if_any());
  EXPECT_FALSE(younger.Hold(Writes(x_)));
  younger.txn().Restart();
  thread.join();
  ASSERT_TRUE(plain.Retry() || younger.Retry());
  plain.txn().locks().CancelWait();
  plain.txn().Rollback();
  younger.txn().locks().CancelWait();
  younger.txn().Rollback();
  EXPECT_EQ(GetNow(world_, x_), "2");
}

TEST_F(TransactionTest, ACommandNestedInAnotherOfARunTakesItsOwnLatches) {
  TestClient run(world_);
  ASSERT_TRUE(run.Run({Writes(x_)}));
  ASSERT_TRUE(run.HoldAndDemote(Writes(y_)));
  ASSERT_TRUE(run.Hold(Writes(x_)));  // As EVAL in EXEC: the outer command has not ended.
  ASSERT_TRUE(run.Hold(Writes(x_)));
  run.Set(x_, "1");
  run.txn().EndCommand();
  run.txn().EndCommand();
  run.txn().Commit();
  EXPECT_EQ(GetNow(world_, x_), "1");
}

TEST_F(TransactionTest, ATableThatGrowsWhileARunIsStoppedDoesNotHarmItsRollback) {
  SetNow(world_, x_, "before");
  TestClient run(world_);
  ASSERT_TRUE(run.Run({Writes(x_)}));
  run.Set(x_, "after");
  ASSERT_TRUE(run.HoldAndDemote(Writes(y_)));
  run.Set(y_, "after");
  run.txn().EndCommand();
  int made = 0;
  for (int number = 0; made < 300; ++number) {
    const std::string key = "g" + std::to_string(number);
    if (PartitionIndex(Hash(key)) != kPartition1) continue;
    SetNow(world_, key, "v");
    ++made;
  }
  ASSERT_TRUE(run.Hold(Writes(x_)));
  EXPECT_EQ(run.Get(x_), "after");
  run.txn().EndCommand();
  run.txn().Rollback();
  EXPECT_EQ(GetNow(world_, x_), "before");
  EXPECT_EQ(GetNow(world_, y_), std::nullopt);
  EXPECT_EQ(DumpOf(world_.engine).size(), 301u);
}

TEST_F(TransactionTest, UndoingToASavepointLeavesWhatWasDoneBeforeIt) {
  TestClient exec(world_);
  ASSERT_TRUE(exec.Run({Writes(x_), Writes(y_)}));
  exec.Set(x_, "outer");
  exec.txn().Log(2, "outer");
  const Transaction::Savepoint savepoint = exec.txn().Mark();
  exec.Set(x_, "inner");
  exec.Set(y_, "inner");
  exec.txn().Select(1);
  exec.txn().Log(2, "inner");
  exec.txn().UndoTo(savepoint);
  EXPECT_EQ(exec.txn().database(), 0);
  EXPECT_EQ(exec.Get(x_), "outer");
  EXPECT_EQ(exec.Get(y_), std::nullopt);
  exec.Set(y_, "after");
  exec.txn().Commit();
  EXPECT_EQ(GetNow(world_, x_), "outer");
  EXPECT_EQ(GetNow(world_, y_), "after");
  EXPECT_EQ(world_.effects.log, std::vector<std::string>{"outer"});
}

TEST_F(TransactionTest, ARerunUndoesTheOuterChangesToo) {
  TestClient holder(world_);
  ASSERT_TRUE(holder.Run({Writes(y_)}));
  ASSERT_TRUE(holder.HoldAndDemote(Writes(w_)));
  TestClient exec(world_);
  ASSERT_TRUE(exec.Run({Writes(x_)}));
  exec.Set(x_, "outer");
  exec.txn().Mark();
  holder.txn().EndCommand();
  EXPECT_FALSE(exec.Hold(Writes(y_)));
  exec.txn().Restart();
  EXPECT_EQ(GetNow(world_, x_), std::nullopt);
  holder.txn().Commit();
  ASSERT_TRUE(exec.Retry());
  exec.txn().Commit();
}

// ---------------------------------------------------------------- watching

TEST_F(TransactionTest, TwoWhoWatchWhatTheOtherWritesDoNotBothPass) {
  WatchFlag a_dirty{false};
  WatchFlag b_dirty{false};
  TestClient a(world_);
  TestClient b(world_);
  ASSERT_TRUE(a.Command({Reads(x_)}));
  a.txn().Watch(Key(x_), a_dirty);
  a.txn().Commit();
  ASSERT_TRUE(b.Command({Reads(y_)}));
  b.txn().Watch(Key(y_), b_dirty);
  b.txn().Commit();

  // A executes: writes y, watches x. B comes meanwhile and must wait for either latch.
  ASSERT_TRUE(a.Command({Reads(x_), Writes(y_)}));
  EXPECT_FALSE(b.Command({Reads(y_), Writes(x_)}));
  EXPECT_FALSE(a_dirty);
  a.Set(y_, "a");
  a.txn().Commit();
  ASSERT_TRUE(b.Retry());
  EXPECT_TRUE(b_dirty);
  b.txn().Rollback();
  world_.engine.PartitionOf(Hash(x_)).watchers.Remove(0, Key(x_), a_dirty);
  world_.engine.PartitionOf(Hash(y_)).watchers.Remove(0, Key(y_), b_dirty);
}

TEST_F(TransactionTest, WatchersLearnOfARunAtItsCommitOnly) {
  WatchFlag dirty{false};
  TestClient watcher(world_);
  ASSERT_TRUE(watcher.Command({Reads(x_)}));
  watcher.txn().Watch(Key(x_), dirty);
  watcher.txn().Commit();

  TestClient run(world_);
  ASSERT_TRUE(run.Run({Writes(x_)}));
  run.Set(x_, "1");
  EXPECT_FALSE(dirty);
  run.txn().Rollback();
  EXPECT_FALSE(dirty);

  ASSERT_TRUE(run.Run({Writes(x_)}));
  const Transaction::Savepoint savepoint = run.txn().Mark();
  run.Set(x_, "1");
  run.txn().UndoTo(savepoint);
  run.txn().Commit();
  EXPECT_FALSE(dirty);

  ASSERT_TRUE(run.Run({Writes(x_)}));
  run.Set(x_, "1");
  ASSERT_TRUE(run.HoldAndDemote(Writes(y_)));
  run.txn().EndCommand();
  EXPECT_FALSE(dirty);
  run.txn().Commit();
  EXPECT_TRUE(dirty);
  world_.engine.PartitionOf(Hash(x_)).watchers.Remove(0, Key(x_), dirty);
}

TEST_F(TransactionTest, EveryKindOfChangeIsNoticedByAWatcher) {
  const auto dirties = [&](const std::function<void(Transaction&)>& change, bool as_run) {
    SetNow(world_, x_, "1");
    WatchFlag dirty{false};
    TestClient client(world_);
    CHECK(client.Command({Reads(x_)}));
    client.txn().Watch(Key(x_), dirty);
    client.txn().Commit();
    CHECK(as_run ? client.Run({Writes(x_), Writes(y_)}) : client.Command({Writes(x_), Writes(y_)}));
    change(client.txn());
    client.txn().Commit();
    world_.engine.PartitionOf(Hash(x_)).watchers.Remove(0, Key(x_), dirty);
    return dirty.load();
  };
  const Key key(x_);
  const Key other(y_);
  for (const bool as_run : {false, true}) {
    EXPECT_TRUE(dirties([&](Transaction& t) { t.PutBytes(key, "2", kNoExpiry); }, as_run));
    EXPECT_TRUE(dirties([&](Transaction& t) { t.Erase(key); }, as_run));
    EXPECT_TRUE(dirties([&](Transaction& t) { t.SetExpiry(key, 9'000'000); }, as_run));
    EXPECT_TRUE(dirties([&](Transaction& t) { (*t.Edit<StringValue>(key))->Append("2"); }, as_run));
    EXPECT_TRUE(dirties([&](Transaction& t) { t.Move(key, 0, other); }, as_run));
    EXPECT_FALSE(dirties([&](Transaction& t) { t.Lookup(key); }, as_run));
    EXPECT_FALSE(dirties([&](Transaction& t) { t.Erase(other); }, as_run));
  }
}

// ---------------------------------------------------------------- cancelling

TEST_F(TransactionTest, ACancelledWaitForAKeyPassesTheTurnOn) {
  for (const bool woken : {false, true}) {
    TestClient run(world_);
    ASSERT_TRUE(run.Run({Writes(x_)}));
    ASSERT_TRUE(run.HoldAndDemote(Writes(y_)));
    TestClient first(world_);
    TestClient second(world_);
    ASSERT_FALSE(first.Command({Writes(x_)}));
    ASSERT_FALSE(second.Command({Writes(x_)}));
    if (woken) run.txn().Commit();
    EXPECT_EQ(first.wakes(), woken ? 1 : 0);
    first.txn().locks().CancelWait();
    first.txn().Rollback();
    if (!woken) run.txn().Commit();
    EXPECT_GE(second.wakes(), 1);
    ASSERT_TRUE(second.Retry());
    second.txn().Commit();
    EXPECT_TRUE(world_.engine.partition(kPartition1).held.empty());
  }
}

TEST_F(TransactionTest, ACancelledWaitForALatchPassesTheTurnOn) {
  for (const bool woken : {false, true}) {
    Latch& latch = world_.engine.partition(kPartition1).latch;
    ASSERT_TRUE(latch.TryLock(Access::kExclusive));
    TestClient first(world_);
    TestClient second(world_);
    ASSERT_FALSE(first.Command({Writes(x_)}));
    ASSERT_FALSE(second.Command({Writes(x_), Writes(y_)}));
    if (woken) latch.Unlock(Access::kExclusive);
    first.txn().locks().CancelWait();
    first.txn().Rollback();
    if (!woken) latch.Unlock(Access::kExclusive);
    EXPECT_EQ(second.wakes(), 1);
    ASSERT_TRUE(second.Retry());
    second.txn().Commit();
  }
}

// Retry may come without a wake-up; what it takes and gives up must wake the others.
TEST_F(TransactionTest, ATransactionThatMovesFromALatchToAKeyWakesTheNextAtTheLatch) {
  TestClient run(world_);
  ASSERT_TRUE(run.Run({Writes(x_)}));
  ASSERT_TRUE(run.HoldAndDemote(Writes(y_)));
  run.txn().EndCommand();
  Latch& latch = world_.engine.partition(kPartition1).latch;
  ASSERT_TRUE(latch.TryLock(Access::kExclusive));
  TestClient first(world_);
  TestClient second(world_);
  ASSERT_FALSE(first.Command({Writes(x_)}));
  ASSERT_FALSE(second.Command({Writes(z_)}));
  // Releases the latch as if `first` had come by before it was woken.
  WaitTicket barger;
  CountingWaiter barging;
  barger.owner = &barging;
  barger.age = 1;
  barger.access = Access::kExclusive;
  ASSERT_TRUE(latch.Enqueue(barger, 0));
  latch.Unlock(Access::kExclusive);
  ASSERT_EQ(barging.wakes(), 1);
  ASSERT_FALSE(first.Retry());  // Takes the latch, finds the key held, waits there.
  EXPECT_EQ(second.wakes(), 1);
  latch.Leave(barger, /*got_it=*/false);
  ASSERT_TRUE(second.Retry());
  second.txn().Commit();
  run.txn().Commit();
  ASSERT_TRUE(first.Retry());
  first.txn().Commit();
}

}  // namespace
}  // namespace perilune
