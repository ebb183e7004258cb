// Runs that have used the whole keyspace and take long: fixed schedules.

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <set>

#include "engine/expirer.h"
#include "engine/test_support.h"

namespace perilune {
namespace {

std::set<std::string> KeysSeenBy(Transaction& txn) {
  std::set<std::string> keys;
  txn.ForEachKey(0, [&](const VisibleKey& key) { keys.insert(std::string(key.bytes)); });
  EXPECT_GE(txn.CountKeys(0), keys.size());  // It counts what has expired, too.
  return keys;
}

class KeyspaceHolderTest : public testing::Test {
 protected:
  using Keys = std::set<std::string>;

  KeyspaceHolderTest() {
    SetNow(world_, x_, "1");
    SetNow(world_, y_, "1");
  }

  // A run that has read, or is going to change, the whole keyspace, with latches; the first has
  // declared a key to write.
  void UseKeyspace(TestClient& run, Access access) {
    ASSERT_TRUE(run.Run({Writes(x_)}));
    ASSERT_TRUE(run.txn().HoldKeyspace(access));
    run.txn().EndCommand();
  }
  void UseKeyspaceToRead(TestClient& run) {
    ASSERT_TRUE(run.Run({}));
    ASSERT_TRUE(run.txn().HoldKeyspace(kShared));
    run.txn().EndCommand();
  }
  void MakeHolder(TestClient& run, Access access) {
    UseKeyspace(run, access);
    ASSERT_TRUE(run.txn().TurnIntoKeyLocks());
    ASSERT_TRUE(run.txn().locks().is_keyspace_holder());
  }

  // A plain reader of the whole keyspace that need not wait.
  Keys Look() {
    TestClient reader(world_);
    CHECK(reader.Keyspace(kShared));
    Keys keys = KeysSeenBy(reader.txn());
    reader.txn().Commit();
    return keys;
  }

  // Whether a plain command would have to wait, which it then does not.
  bool MustWait(const std::function<bool(TestClient&)>& begin) {
    TestClient client(world_);
    const bool waits = !begin(client);
    client.txn().locks().CancelWait();
    client.txn().Rollback();
    return waits;
  }
  bool ReaderMustWait(const std::string& key) {
    return MustWait([&](TestClient& client) { return client.Command({Reads(key)}); });
  }
  bool WriterMustWait(const std::string& key) {
    return MustWait([&](TestClient& client) { return client.Command({Writes(key)}); });
  }
  bool KeyspaceMustWait(Access access) {
    return MustWait([&](TestClient& client) { return client.Keyspace(access); });
  }

  void ExpectFree() {
    EXPECT_FALSE(world_.engine.gate().has_holder());
    for (uint32_t index = 0; index < kPartitions; ++index) {
      EXPECT_TRUE(world_.engine.partition(index).held.empty());
    }
    for (const std::string& key : {x_, y_, z_}) EXPECT_FALSE(WriterMustWait(key));
    EXPECT_FALSE(KeyspaceMustWait(kExclusive));
  }

  TestWorld world_;
  const std::string x_ = KeyIn(1);
  const std::string y_ = KeyIn(2);
  const std::string z_ = KeyIn(3);  // Does not exist.
};

// ---------------------------------------------------------------- what others may do meanwhile

TEST_F(KeyspaceHolderTest, WhileARunHoldsWhatItHasReadOthersReadButDoNotWrite) {
  TestClient run(world_);
  UseKeyspace(run, kShared);
  run.Set(x_, "2");
  ASSERT_TRUE(run.txn().TurnIntoKeyLocks());
  EXPECT_EQ(GetNow(world_, y_), "1");
  EXPECT_EQ(GetNow(world_, z_), std::nullopt);
  EXPECT_EQ(Look(), (Keys{x_, y_}));
  EXPECT_TRUE(ReaderMustWait(x_));  // The run has changed it.
  EXPECT_TRUE(WriterMustWait(y_));
  EXPECT_TRUE(WriterMustWait(z_));
  EXPECT_TRUE(KeyspaceMustWait(kExclusive));
  run.txn().Commit();
  EXPECT_EQ(GetNow(world_, x_), "2");
  ExpectFree();
}

TEST_F(KeyspaceHolderTest, WhileARunHoldsWhatItHasFlushedOthersDoNothing) {
  const KeyspaceDump before = DumpOf(world_.engine);
  for (const bool commits : {false, true}) {
    TestClient run(world_);
    UseKeyspace(run, kExclusive);
    run.txn().Flush(0);
    ASSERT_TRUE(run.txn().TurnIntoKeyLocks());
    EXPECT_TRUE(ReaderMustWait(x_));
    EXPECT_TRUE(ReaderMustWait(z_));
    EXPECT_TRUE(WriterMustWait(y_));
    EXPECT_TRUE(KeyspaceMustWait(kShared));
    EXPECT_TRUE(KeyspaceMustWait(kExclusive));
    EXPECT_FALSE(MustWait([](TestClient& client) { return client.Command({}); }));
    commits ? run.txn().Commit() : run.txn().Rollback();
    EXPECT_EQ(DumpOf(world_.engine), commits ? KeyspaceDump() : before);
    ExpectFree();
  }
}

TEST_F(KeyspaceHolderTest, WhoWaitsForTheHolderIsWokenByItsEndAndSeesWhatItDid) {
  TestClient run(world_);
  MakeHolder(run, kExclusive);
  ASSERT_TRUE(run.Hold(Writes(y_)));
  run.Set(y_, "2");
  run.txn().EndCommand();
  TestClient reader(world_);
  TestClient keyspace_reader(world_);
  TestClient flush(world_);
  ASSERT_FALSE(reader.Command({Reads(y_)}));
  ASSERT_FALSE(keyspace_reader.Keyspace(kShared));
  ASSERT_FALSE(flush.Keyspace(kExclusive));
  EXPECT_EQ(reader.wakes() + keyspace_reader.wakes() + flush.wakes(), 0);
  run.txn().Commit();
  EXPECT_GE(reader.wakes(), 1);
  EXPECT_GE(keyspace_reader.wakes(), 1);
  EXPECT_GE(flush.wakes(), 1);
  ASSERT_TRUE(reader.Retry());
  EXPECT_EQ(reader.Get(y_), "2");
  reader.txn().Commit();
  ASSERT_TRUE(keyspace_reader.Retry());
  keyspace_reader.txn().Commit();
  ASSERT_TRUE(flush.Retry());
  flush.txn().Commit();
  ExpectFree();
}

TEST_F(KeyspaceHolderTest, WhoWaitsLearnsSinceWhenTheHolderHolds) {
  TestClient run(world_);
  UseKeyspace(run, kShared);
  world_.clock.Set(1'000'100);
  ASSERT_TRUE(run.txn().TurnIntoKeyLocks());
  world_.clock.Set(1'000'200);
  TestClient writer(world_);
  ASSERT_FALSE(writer.Command({Writes(y_)}));
  EXPECT_EQ(writer.txn().locks().BlockedSinceUs(), 1'000'100'000);
  run.txn().Commit();
  EXPECT_EQ(writer.txn().locks().BlockedSinceUs(), std::nullopt);
  ASSERT_TRUE(writer.Retry());
  writer.txn().Commit();
}

TEST_F(KeyspaceHolderTest, AScanWaitsForOneWhoHasFlushedAndPassesOneWhoHasRead) {
  for (const Access access : {kShared, kExclusive}) {
    TestClient early(world_);  // Comes before the holder, and scans when it is there.
    ASSERT_TRUE(early.Command({}));
    TestClient run(world_);
    MakeHolder(run, access);
    EXPECT_EQ(early.txn().TryPartition(1), access == kShared);
    early.txn().Commit();
    const bool waits = MustWait([](TestClient& scan) {
      scan.txn().Begin(0);
      scan.txn().locks().DeclareScan();
      return scan.Retry();
    });
    EXPECT_EQ(waits, access == kExclusive);
    run.txn().Commit();
  }
}

// ---------------------------------------------------------------- what the holder may do

TEST_F(KeyspaceHolderTest, TheHolderGoesOnToReadAndWriteAndSeesItsOwnChanges) {
  TestClient run(world_);
  MakeHolder(run, kShared);
  ASSERT_TRUE(run.Hold(Writes(z_)));
  run.Set(z_, "new");
  run.txn().EndCommand();
  ASSERT_TRUE(run.Hold(Writes(y_)));
  ASSERT_TRUE(run.txn().Erase(Key(y_)));
  run.txn().EndCommand();
  EXPECT_EQ(Look(), (Keys{x_, y_}));

  ASSERT_TRUE(run.txn().HoldKeyspace(kShared));
  EXPECT_EQ(KeysSeenBy(run.txn()), (Keys{x_, z_}));
  EXPECT_EQ(Look(), (Keys{x_, y_}));  // It shares the latches, too.
  run.txn().EndCommand();
  EXPECT_FALSE(run.txn().locks().HoldsKeyspace());
  run.txn().Rollback();
  EXPECT_EQ(Look(), (Keys{x_, y_}));
  ExpectFree();
}

TEST_F(KeyspaceHolderTest, AHolderThatHasReadMayGoOnToFlush) {
  const KeyspaceDump before = DumpOf(world_.engine);
  for (const bool commits : {false, true}) {
    TestClient run(world_);
    MakeHolder(run, kShared);
    ASSERT_TRUE(run.txn().HoldKeyspace(kExclusive));
    run.txn().Flush(0);
    run.txn().EndCommand();
    EXPECT_TRUE(ReaderMustWait(y_));
    EXPECT_TRUE(KeyspaceMustWait(kShared));
    ASSERT_TRUE(run.Hold(Writes(z_)));
    run.Set(z_, "new");
    run.txn().EndCommand();
    commits ? run.txn().Commit() : run.txn().Rollback();
    EXPECT_EQ(DumpOf(world_.engine) == before, !commits);
    EXPECT_EQ(Look(), commits ? Keys{z_} : (Keys{x_, y_}));
    ExpectFree();
  }
}

// What an EXEC has flushed and swapped after it became long is undone partition by partition.
TEST_F(KeyspaceHolderTest, WhatTheHolderFlushedAndSwappedIsUndoneToASavepoint) {
  TestClient run(world_);
  MakeHolder(run, kExclusive);
  ASSERT_TRUE(run.Hold(Writes(z_)));
  run.Set(z_, "outer");
  run.txn().EndCommand();
  const Transaction::Savepoint savepoint = run.txn().Mark();
  ASSERT_TRUE(run.txn().HoldKeyspace(kExclusive));
  run.txn().Swap(0, 1);
  run.txn().EndCommand();
  ASSERT_TRUE(run.txn().HoldKeyspace(kExclusive));
  run.txn().Flush(1);
  run.txn().EndCommand();
  run.txn().UndoTo(savepoint);
  ASSERT_TRUE(run.txn().HoldKeyspace(kShared));
  EXPECT_EQ(KeysSeenBy(run.txn()), (Keys{x_, y_, z_}));
  run.txn().EndCommand();
  run.txn().Commit();
  EXPECT_EQ(GetNow(world_, z_), "outer");
  EXPECT_EQ(Look(), (Keys{x_, y_, z_}));
}

TEST_F(KeyspaceHolderTest, AHolderThatIsAbandonedIsUndone) {
  TestClient run(world_);
  MakeHolder(run, kExclusive);
  ASSERT_TRUE(run.txn().HoldKeyspace(kExclusive));
  run.txn().Flush(0);
  run.txn().EndCommand();
  run.txn().locks().Abandon();
  EXPECT_FALSE(run.txn().HoldKeyspace(kShared));
  EXPECT_FALSE(run.Hold(Writes(x_)));
  EXPECT_FALSE(run.txn().must_restart());
  run.txn().Rollback();
  EXPECT_EQ(Look(), (Keys{x_, y_}));
  ExpectFree();
}

// ---------------------------------------------------------------- who becomes holder

TEST_F(KeyspaceHolderTest, ARunThatIsNotAloneStartsAgainAndWaitsUntilItIs) {
  for (const Access access : {kShared, kExclusive}) {
    TestClient other(world_);
    TestClient run(world_);
    ASSERT_TRUE(other.Run({Writes(z_)}));
    ASSERT_TRUE(other.txn().TurnIntoKeyLocks());
    ASSERT_TRUE(run.Run({Writes(x_)}));
    run.Set(x_, "2");
    if (access == kExclusive) {
      EXPECT_FALSE(run.txn().HoldKeyspace(access));  // Waits for the other at once.
    } else {
      ASSERT_TRUE(run.txn().HoldKeyspace(access));
      run.txn().EndCommand();
      EXPECT_FALSE(run.txn().TurnIntoKeyLocks());
    }
    EXPECT_TRUE(run.txn().must_restart());
    run.txn().Restart();
    EXPECT_EQ(GetNow(world_, x_), "1");
    ASSERT_FALSE(run.Retry());
    EXPECT_FALSE(WriterMustWait(y_));  // It holds nothing meanwhile.
    TestClient younger(world_);
    ASSERT_TRUE(younger.Run({Writes(y_)}));
    EXPECT_FALSE(younger.txn().TurnIntoKeyLocks());  // Nor does anybody come between.
    younger.txn().Rollback();

    EXPECT_EQ(run.wakes(), 0);
    other.txn().Commit();
    EXPECT_GE(run.wakes(), 1);
    ASSERT_TRUE(run.Retry());
    EXPECT_TRUE(run.txn().locks().HoldsKeyspace());
    ASSERT_TRUE(run.txn().HoldKeyspace(access));
    run.txn().EndCommand();
    ASSERT_TRUE(run.txn().TurnIntoKeyLocks());
    EXPECT_TRUE(run.txn().locks().is_keyspace_holder());
    run.txn().Commit();
    ExpectFree();
  }
}

TEST_F(KeyspaceHolderTest, TwoRunsThatHaveReadTheKeyspaceHoldItOneAfterTheOther) {
  TestClient first(world_);
  TestClient second(world_);
  MakeHolder(first, kShared);
  // It passes the first as a reader, with its latches only.
  ASSERT_TRUE(second.Run({}));
  ASSERT_TRUE(second.txn().HoldKeyspace(kShared));
  EXPECT_EQ(KeysSeenBy(second.txn()), (Keys{x_, y_}));
  second.txn().EndCommand();
  EXPECT_FALSE(second.txn().TurnIntoKeyLocks());
  second.txn().Restart();
  EXPECT_FALSE(second.Retry());
  first.txn().Commit();
  EXPECT_GE(second.wakes(), 1);
  ASSERT_TRUE(second.Retry());
  ASSERT_TRUE(second.txn().TurnIntoKeyLocks());
  second.txn().Commit();
  ExpectFree();
}

// Two who have read the keyspace and go on to write cannot both be right.
TEST_F(KeyspaceHolderTest, TheAmountThatTwoRunsCountAndWriteDownIsNotLost) {
  const std::string log = KeyIn(4);
  TestClient first(world_);
  ASSERT_TRUE(first.Run({}));
  ASSERT_TRUE(first.txn().HoldKeyspace(kShared));
  first.txn().EndCommand();
  ASSERT_TRUE(first.txn().TurnIntoKeyLocks());
  TestClient second(world_);
  ASSERT_TRUE(second.Run({}));
  ASSERT_TRUE(second.txn().HoldKeyspace(kShared));
  EXPECT_EQ(second.txn().CountKeys(0), 2u);
  second.txn().EndCommand();
  EXPECT_FALSE(second.Hold(Writes(log)));
  second.txn().Restart();
  EXPECT_FALSE(second.Retry());
  ASSERT_TRUE(first.Hold(Writes(log)));
  first.Set(log, "2");
  first.txn().EndCommand();
  first.txn().Commit();
  ASSERT_TRUE(second.Retry());
  ASSERT_TRUE(second.txn().HoldKeyspace(kShared));
  EXPECT_EQ(second.txn().CountKeys(0), 3u);
  second.txn().EndCommand();
  second.txn().Commit();
}

// ---------------------------------------------------------------- runs half-way

TEST_F(KeyspaceHolderTest, ARunHalfWayReadsBesideTheHolderAndStartsAgainToWrite) {
  for (const bool is_older : {false, true}) {
    TestClient holder(world_);
    TestClient run(world_);
    if (!is_older) holder.age();
    ASSERT_TRUE(run.Run({}));  // Holds nothing yet.
    MakeHolder(holder, kShared);
    EXPECT_EQ(run.age() < holder.age(), is_older);
    ASSERT_TRUE(run.Hold(Reads(y_)));
    EXPECT_EQ(run.Get(y_), "1");
    run.txn().EndCommand();
    EXPECT_FALSE(run.Hold(Writes(y_)));
    run.txn().Restart();
    EXPECT_FALSE(run.Retry());
    holder.txn().Commit();
    EXPECT_GE(run.wakes(), 1);
    ASSERT_TRUE(run.Retry());
    ASSERT_TRUE(run.Hold(Writes(y_)));
    run.Set(y_, "2");
    run.txn().Rollback();
    ExpectFree();
  }
}

TEST_F(KeyspaceHolderTest, ARunHalfWayThatHasFlushedOrGetsLongStartsAgain) {
  TestClient holder(world_);
  TestClient flushing(world_);
  TestClient long_run(world_);
  ASSERT_TRUE(flushing.Run({}));
  ASSERT_TRUE(long_run.Run({}));
  MakeHolder(holder, kShared);
  EXPECT_FALSE(flushing.txn().HoldKeyspace(kExclusive));
  EXPECT_FALSE(long_run.txn().TurnIntoKeyLocks());  // Though it is older.
  for (TestClient* run : {&flushing, &long_run}) {
    run->txn().Restart();
    EXPECT_FALSE(run->Retry());
  }
  holder.txn().Commit();
  for (TestClient* run : {&flushing, &long_run}) {
    EXPECT_GE(run->wakes(), 1);
    ASSERT_TRUE(run->Retry());
    run->txn().Commit();
  }
  ExpectFree();
}

TEST_F(KeyspaceHolderTest, ARunHalfWayThatTouchesAnythingStartsAgainIfAllWasFlushed) {
  TestClient holder(world_);
  TestClient reader(world_);
  TestClient keyspace_reader(world_);
  ASSERT_TRUE(reader.Run({}));
  ASSERT_TRUE(keyspace_reader.Run({}));
  MakeHolder(holder, kExclusive);
  EXPECT_FALSE(reader.Hold(Reads(y_)));
  EXPECT_FALSE(keyspace_reader.txn().HoldKeyspace(kShared));
  for (TestClient* run : {&reader, &keyspace_reader}) {
    run->txn().Restart();
    EXPECT_FALSE(run->Retry());
  }
  holder.txn().Commit();
  for (TestClient* run : {&reader, &keyspace_reader}) {
    EXPECT_GE(run->wakes(), 1);
    ASSERT_TRUE(run->Retry());
    run->txn().Commit();
  }
  ExpectFree();
}

// ---------------------------------------------------------------- who waits is in nobody's way

TEST_F(KeyspaceHolderTest, AWriterThatWaitsForTheHolderHasNoLatchKeptForIt) {
  TestClient run(world_);
  UseKeyspace(run, kShared);
  TestClient writer(world_);
  ASSERT_FALSE(writer.Command({Writes(y_)}));
  world_.clock.Set(1'000'002);
  ASSERT_FALSE(writer.Retry());  // It starves by now: the next to get the latch.
  ASSERT_TRUE(run.txn().TurnIntoKeyLocks());
  EXPECT_GE(writer.wakes(), 1);
  EXPECT_FALSE(writer.Retry());
  EXPECT_FALSE(ReaderMustWait(y_));
  run.txn().Commit();
  ASSERT_TRUE(writer.Retry());
  writer.txn().Commit();
  ExpectFree();
}

TEST_F(KeyspaceHolderTest, AWriterThatWaitsForTheHolderHasNoKeyKeptForIt) {
  TestClient other(world_);
  TestClient writer(world_);
  TestClient run(world_);
  ASSERT_TRUE(other.Run({Writes(y_)}));
  ASSERT_TRUE(other.txn().TurnIntoKeyLocks());
  ASSERT_FALSE(writer.Command({Writes(y_)}));
  other.txn().Commit();
  EXPECT_GE(writer.wakes(), 1);
  MakeHolder(run, kShared);
  EXPECT_FALSE(writer.Retry());
  EXPECT_FALSE(ReaderMustWait(y_));
  run.txn().Commit();
  ASSERT_TRUE(writer.Retry());
  writer.txn().Commit();
  ExpectFree();
}

// A command of a holder needs all latches again and again: none is kept for who cannot use it.
TEST_F(KeyspaceHolderTest, AWriterThatComesDuringACommandOfTheHolderHoldsUpNoReader) {
  TestClient run(world_);
  MakeHolder(run, kShared);
  ASSERT_TRUE(run.txn().HoldKeyspace(kShared));
  TestClient writer(world_);
  ASSERT_FALSE(writer.Command({Writes(y_)}));
  world_.clock.Set(1'000'002);
  ASSERT_FALSE(writer.Retry());
  EXPECT_FALSE(ReaderMustWait(y_));
  run.txn().EndCommand();
  EXPECT_EQ(writer.wakes(), 0);
  run.txn().Commit();
  EXPECT_GE(writer.wakes(), 1);
  ASSERT_TRUE(writer.Retry());
  writer.txn().Commit();
}

TEST_F(KeyspaceHolderTest, ARunThatOnlyKeepsItsPlaceAtTheGateIsNotBlockedThere) {
  TestClient holder(world_);
  TestClient run(world_);
  TestClient inside(world_);
  TestClient other(world_);
  MakeHolder(holder, kShared);
  ASSERT_TRUE(run.Run({Reads(y_)}));
  EXPECT_FALSE(run.txn().TurnIntoKeyLocks());
  run.txn().Restart();
  ASSERT_FALSE(run.Retry());
  EXPECT_NE(run.txn().locks().BlockedSinceUs(), std::nullopt);
  holder.txn().Commit();
  ASSERT_TRUE(inside.Run({Writes(z_)}));
  ASSERT_TRUE(inside.txn().TurnIntoKeyLocks());
  ASSERT_TRUE(other.Command({Writes(y_)}));
  ASSERT_FALSE(run.Retry());  // For the latch.
  EXPECT_EQ(run.txn().locks().BlockedSinceUs(), std::nullopt);
  other.txn().Commit();
  ASSERT_TRUE(run.Retry());
  ASSERT_TRUE(run.txn().TurnIntoKeyLocks());
  run.txn().Commit();
  inside.txn().Commit();
  ExpectFree();
}

// What one who was refused keeps out are those only who are younger.
TEST_F(KeyspaceHolderTest, ARunThatWasRefusedIsNotRefusedForAYoungerOneAgain) {
  TestClient first(world_);
  TestClient run(world_);
  TestClient second(world_);
  MakeHolder(first, kShared);
  ASSERT_TRUE(run.Run({}));
  EXPECT_FALSE(run.txn().TurnIntoKeyLocks());
  run.txn().Restart();
  ASSERT_FALSE(run.Retry());
  first.txn().Commit();
  ASSERT_TRUE(run.Retry());
  UseKeyspaceToRead(second);
  EXPECT_FALSE(second.txn().TurnIntoKeyLocks());  // Though it gets there first.
  second.txn().Restart();
  EXPECT_FALSE(second.Retry());
  ASSERT_TRUE(run.txn().TurnIntoKeyLocks());
  EXPECT_FALSE(second.Retry());
  run.txn().Commit();
  ASSERT_TRUE(second.Retry());
  ASSERT_TRUE(second.txn().TurnIntoKeyLocks());
  second.txn().Commit();
  ExpectFree();
}

TEST_F(KeyspaceHolderTest, ACancelledWaitForTheHolderLeavesNothingBehind) {
  TestClient holder(world_);
  MakeHolder(holder, kShared);
  auto writer = std::make_unique<TestClient>(world_);
  ASSERT_FALSE(writer->Command({Writes(y_)}));
  writer->txn().locks().CancelWait();
  writer->txn().Rollback();
  writer.reset();
  holder.txn().Commit();
  ExpectFree();
}

// ---------------------------------------------------------------- time

TEST_F(KeyspaceHolderTest, NoKeyVanishesWhileItsHolderLooks) {
  SetNow(world_, z_, "1", 1'000'100);
  TestClient run(world_);
  MakeHolder(run, kShared);
  world_.clock.Set(1'000'200);
  EXPECT_EQ(GetNow(world_, z_), std::nullopt);  // Reads at a later time.
  EXPECT_EQ(Look(), (Keys{x_, y_}));
  Expirer expirer(world_.engine, nullptr, 0, 1);
  expirer.Run(1'000'000);
  EXPECT_EQ(expirer.removed(), 0u);

  ASSERT_TRUE(run.txn().HoldKeyspace(kShared));
  EXPECT_EQ(KeysSeenBy(run.txn()), (Keys{x_, y_, z_}));
  run.txn().EndCommand();
  ASSERT_TRUE(run.Hold(Reads(z_)));
  EXPECT_EQ(run.Get(z_), "1");
  run.txn().EndCommand();
  run.txn().Commit();
  world_.clock.Set(1'000'300);
  expirer.Run(1'000'000);
  EXPECT_EQ(expirer.removed(), 1u);
}

// Its time stands still, so what it would count differs from what others have seen already.
TEST_F(KeyspaceHolderTest, ARunStartsAgainIfKeysHaveExpiredSinceItBegan) {
  SetNow(world_, z_, "1", 1'000'100);
  TestClient run(world_);
  ASSERT_TRUE(run.Run({Writes(x_)}));
  world_.clock.Set(1'000'200);
  EXPECT_EQ(GetNow(world_, y_), "1");
  EXPECT_EQ(GetNow(world_, z_), std::nullopt);
  EXPECT_FALSE(run.txn().HoldKeyspace(kShared));
  EXPECT_TRUE(run.txn().must_restart());
  run.txn().Restart();
  ASSERT_TRUE(run.Retry());
  ASSERT_TRUE(run.txn().HoldKeyspace(kShared));
  Keys keys;
  run.txn().ForEachKey(0, [&](const VisibleKey& key) { keys.insert(std::string(key.bytes)); });
  EXPECT_EQ(keys, (Keys{x_, y_}));
  run.txn().Commit();
}

TEST_F(KeyspaceHolderTest, ARunGoesOnIfOthersWereLaterButNothingHasExpired) {
  TestClient run(world_);
  ASSERT_TRUE(run.Run({Writes(x_)}));
  world_.clock.Set(1'000'200);
  EXPECT_EQ(GetNow(world_, y_), "1");
  EXPECT_TRUE(run.txn().HoldKeyspace(kShared));
  run.txn().Commit();
}

TEST_F(KeyspaceHolderTest, ARunStartsAgainIfAKeyThatAnotherHoldsHasExpiredSince) {
  SetNow(world_, z_, "1", 1'000'100);
  TestClient run(world_);
  ASSERT_TRUE(run.Run({}));
  TestClient other(world_);
  ASSERT_TRUE(other.Run({Writes(z_)}));
  ASSERT_TRUE(other.txn().Erase(Key(z_)));
  ASSERT_TRUE(other.txn().TurnIntoKeyLocks());
  EXPECT_EQ(Look(), (Keys{x_, y_, z_}));
  world_.clock.Set(1'000'200);
  EXPECT_EQ(Look(), (Keys{x_, y_}));
  EXPECT_FALSE(run.txn().HoldKeyspace(kShared));
  run.txn().Restart();
  run.txn().Rollback();
  other.txn().Commit();
}

}  // namespace
}  // namespace perilune
