// Runs that are handed on, sleep half-way, and are ended from outside: fixed schedules.

#include <gtest/gtest.h>

#include <functional>
#include <thread>
#include <utility>

#include "engine/test_support.h"
#include "engine/transaction.h"

namespace perilune {
namespace {

// Lets a test do what the server does before a run sleeps.
class TestOwner final : public RunOwner {
 public:
  explicit TestOwner(std::function<void()> before_sleep) : before_sleep_(std::move(before_sleep)) {}
  void BeforeSleep() override {
    ++sleeps_;
    before_sleep_();
  }
  int sleeps() const { return sleeps_; }

 private:
  const std::function<void()> before_sleep_;
  int sleeps_ = 0;
};

class LongRunTest : public testing::Test {
 protected:
  TestWorld world_;
  const std::string x_ = KeyIn(1);
  const std::string beside_x_ = KeyIn(1, 1);
  const std::string y_ = KeyIn(2);
  const std::string z_ = KeyIn(3);
};

// ---------------------------------------------------------------- turning latches into key locks

TEST_F(LongRunTest, ARunThatTurnsItsLatchesIntoKeyLocksHoldsUpOnlyItsKeys) {
  SetNow(world_, x_, "1");
  TestClient run(world_);
  ASSERT_TRUE(run.Run({Writes(x_)}));
  run.Set(x_, "2");
  run.txn().EndCommand();
  ASSERT_TRUE(run.txn().TurnIntoKeyLocks());
  EXPECT_TRUE(run.txn().locks().holds_key_locks());

  SetNow(world_, beside_x_, "others go on");
  TestClient reader(world_);
  EXPECT_FALSE(reader.Command({Reads(x_)}));
  ASSERT_TRUE(run.Hold(Writes(y_)));
  run.Set(y_, "3");
  run.txn().EndCommand();
  run.txn().Commit();
  ASSERT_TRUE(reader.Retry());
  EXPECT_EQ(reader.Get(x_), "2");
  reader.txn().Commit();
  EXPECT_EQ(GetNow(world_, y_), "3");
}

TEST_F(LongRunTest, TurningLatchesIntoKeyLocksTwiceIsTheSameAsOnce) {
  TestClient run(world_);
  ASSERT_TRUE(run.Run({Writes(x_)}));
  ASSERT_TRUE(run.txn().TurnIntoKeyLocks());
  ASSERT_TRUE(run.txn().TurnIntoKeyLocks());
  TestClient flush(world_);
  EXPECT_FALSE(flush.Keyspace(Access::kExclusive));
  ASSERT_TRUE(run.txn().TurnIntoKeyLocks());  // It is older, and inside already.
  run.txn().Commit();
  EXPECT_EQ(flush.wakes(), 1);
  ASSERT_TRUE(flush.Retry());
  flush.txn().Commit();
}

TEST_F(LongRunTest, ARunThatHoldsNoKeyYetCanBecomeLongToo) {
  TestClient run(world_);
  ASSERT_TRUE(run.Run({}));
  ASSERT_TRUE(run.txn().TurnIntoKeyLocks());
  TestClient flush(world_);
  EXPECT_FALSE(flush.Keyspace(Access::kExclusive));
  ASSERT_TRUE(run.Hold(Writes(x_)));
  run.Set(x_, "1");
  run.txn().EndCommand();
  TestClient reader(world_);
  EXPECT_FALSE(reader.Command({Reads(x_)}));
  run.txn().Rollback();
  ASSERT_TRUE(flush.Retry());
  flush.txn().Commit();
  ASSERT_TRUE(reader.Retry());
  EXPECT_EQ(reader.Get(x_), std::nullopt);
  reader.txn().Commit();
}

TEST_F(LongRunTest, ARunThatMayNotBecomeLongStartsAgainAfterTheWriterItGivesWayTo) {
  TestClient holder(world_);
  ASSERT_TRUE(holder.Run({Writes(x_)}));
  ASSERT_TRUE(holder.txn().TurnIntoKeyLocks());
  TestClient flush(world_);
  ASSERT_FALSE(flush.Keyspace(Access::kExclusive));

  TestClient run(world_);
  ASSERT_TRUE(run.Run({Writes(y_)}));
  run.Set(y_, "1");
  run.txn().EndCommand();
  EXPECT_FALSE(run.txn().TurnIntoKeyLocks());
  EXPECT_TRUE(run.txn().must_restart());
  // Whatever it calls from now on says so again.
  EXPECT_FALSE(run.txn().TurnIntoKeyLocks());
  EXPECT_FALSE(run.Hold(Writes(y_)));
  EXPECT_FALSE(run.txn().HoldKeyspace(Access::kShared));
  EXPECT_TRUE(run.txn().must_restart());
  run.txn().Restart();
  EXPECT_EQ(GetNow(world_, y_), std::nullopt);
  ASSERT_FALSE(run.Retry());

  holder.txn().Commit();
  ASSERT_TRUE(flush.Retry());
  flush.txn().Commit();
  EXPECT_GE(run.wakes(), 1);
  ASSERT_TRUE(run.Retry());
  ASSERT_TRUE(run.txn().TurnIntoKeyLocks());
  run.txn().Commit();
}

// A script that sets a large value for ever must not make the server grow.
TEST_F(LongRunTest, WhatALongRunReplacesIsFreedAfterEachOfItsCommands) {
  const std::string large(20'000, 'v');
  TestClient run(world_);
  ASSERT_TRUE(run.Run({Writes(x_)}));
  for (int i = 0; i < 3; ++i) {
    run.Set(x_, large);
    run.txn().EndCommand();
  }
  EXPECT_EQ(run.txn().garbage_size(), 2u);  // The latch is held all the time.
  ASSERT_TRUE(run.txn().TurnIntoKeyLocks());
  for (int i = 0; i < 3; ++i) {
    ASSERT_TRUE(run.Hold(Writes(x_)));
    run.Set(x_, large);
    EXPECT_GT(run.txn().garbage_size(), 0u);
    run.txn().EndCommand();
    EXPECT_EQ(run.txn().garbage_size(), 0u);
  }
  run.txn().Rollback();
  EXPECT_EQ(run.txn().garbage_size(), 0u);
}

TEST_F(LongRunTest, AScriptCanReadMoreOftenThan32BitsCount) {
  Effects effects;
  effects.hits = UINT32_MAX;
  ++effects.hits;
  EXPECT_TRUE(effects.any());
  EXPECT_GT(effects.hits, UINT32_MAX);
}

// ---------------------------------------------------------------- how long others are held up

TEST_F(LongRunTest, WhoWaitsForAKeyLearnsSinceWhenItsHolderHoldsKeys) {
  TestClient run(world_);
  ASSERT_TRUE(run.Run({Writes(x_)}));
  world_.clock.Set(1'000'100);
  ASSERT_TRUE(run.txn().TurnIntoKeyLocks());
  world_.clock.Set(1'000'200);
  ASSERT_TRUE(run.Hold(Writes(y_)));  // Taken later, but it is the run that takes long.
  run.txn().EndCommand();
  for (const std::string& key : {x_, y_}) {
    TestClient reader(world_);
    ASSERT_FALSE(reader.Command({Reads(key)}));
    EXPECT_EQ(reader.txn().locks().BlockedSinceUs(), 1'000'100'000);
    reader.txn().locks().CancelWait();
    EXPECT_EQ(reader.txn().locks().BlockedSinceUs(), std::nullopt);
    reader.txn().Rollback();
  }
  run.txn().Commit();
}

TEST_F(LongRunTest, WhoWaitsAtTheGateLearnsSinceWhenTheFirstRunIsInside) {
  TestClient first(world_);
  TestClient second(world_);
  ASSERT_TRUE(first.Run({Writes(x_)}));
  ASSERT_TRUE(second.Run({Writes(y_)}));
  ASSERT_TRUE(second.txn().TurnIntoKeyLocks());
  world_.clock.Set(1'000'100);
  ASSERT_TRUE(first.txn().TurnIntoKeyLocks());
  TestClient flush(world_);
  ASSERT_FALSE(flush.Keyspace(Access::kExclusive));
  EXPECT_EQ(flush.txn().locks().BlockedSinceUs(), 1'000'000'000);
  second.txn().Commit();
  EXPECT_EQ(flush.txn().locks().BlockedSinceUs(), 1'000'100'000);
  first.txn().Commit();
  EXPECT_EQ(flush.txn().locks().BlockedSinceUs(), std::nullopt);
  ASSERT_TRUE(flush.Retry());
  flush.txn().Commit();
}

TEST_F(LongRunTest, WhoWaitsForALatchIsHeldUpByNoLongRun) {
  TestClient run(world_);
  ASSERT_TRUE(run.Run({Writes(x_)}));  // Has its latches only.
  TestClient reader(world_);
  ASSERT_FALSE(reader.Command({Reads(x_)}));
  EXPECT_EQ(reader.txn().locks().BlockedSinceUs(), std::nullopt);
  run.txn().Commit();
  ASSERT_TRUE(reader.Retry());
  reader.txn().Commit();
}

// ---------------------------------------------------------------- sleeping half-way

// Else the loop whose thread the older run blocks could not commit the younger one.
TEST_F(LongRunTest, TheOwnerOfARunCanLetOthersGoOnBeforeItSleeps) {
  TestClient older(world_);
  TestClient younger(world_);
  ASSERT_TRUE(older.Run({Writes(x_)}));
  ASSERT_TRUE(younger.Run({Writes(y_)}));
  younger.Set(y_, "young");
  ASSERT_TRUE(younger.txn().TurnIntoKeyLocks());

  TestOwner owner([&] {
    SetNow(world_, beside_x_, "the older holds no latch");
    younger.txn().Commit();
  });
  older.txn().locks().set_run_owner(&owner);
  ASSERT_TRUE(older.Hold(Writes(y_)));  // On this very thread.
  EXPECT_EQ(owner.sleeps(), 1);
  EXPECT_EQ(older.Get(y_), "young");
  older.txn().EndCommand();
  older.txn().Commit();
}

TEST_F(LongRunTest, TheOwnerOfARunThatNeedNotSleepIsNotTold) {
  TestClient run(world_);
  TestOwner owner([] {});
  run.txn().locks().set_run_owner(&owner);
  ASSERT_TRUE(run.Run({Writes(x_)}));
  ASSERT_TRUE(run.txn().TurnIntoKeyLocks());
  ASSERT_TRUE(run.Hold(Writes(y_)));
  run.txn().EndCommand();
  run.txn().Commit();
  EXPECT_EQ(owner.sleeps(), 0);
}

// ---------------------------------------------------------------- giving up

// What one has that waits half-way for the younger's y, and gives up.
class AbandonTest : public LongRunTest {
 protected:
  AbandonTest() {
    CHECK(older_.Run({Writes(x_)}));
    CHECK(younger_.Run({Writes(y_)}));
    older_.Set(x_, "old");
    younger_.Set(y_, "young");
    CHECK(younger_.txn().TurnIntoKeyLocks());
    older_.txn().locks().set_run_owner(&owner_);
  }

  // The older is out of all queues, and only its x is held.
  void ExpectAbandoned() {
    EXPECT_TRUE(older_.txn().is_abandoned());
    EXPECT_FALSE(older_.txn().must_restart());
    younger_.txn().Commit();
    EXPECT_TRUE(world_.engine.PartitionOf(Hash(y_)).held.empty());
    EXPECT_EQ(GetNow(world_, y_), "young");
    older_.txn().Rollback();
    EXPECT_FALSE(older_.txn().is_abandoned());
    EXPECT_EQ(GetNow(world_, x_), std::nullopt);
  }

  TestClient older_{world_};
  TestClient younger_{world_};
  std::function<void()> before_sleep_ = [] {};
  TestOwner owner_{[this] { before_sleep_(); }};
};

TEST_F(AbandonTest, ARunThatSleepsGivesUp) {
  const uint64_t age = older_.age();
  std::thread thread([&] { EXPECT_FALSE(older_.Hold(Writes(y_))); });
  world_.schedule.Await(Step::kBlocked, age);
  older_.txn().locks().Abandon();
  thread.join();
  ExpectAbandoned();
}

TEST_F(AbandonTest, ARunThatIsAboutToSleepGivesUp) {
  before_sleep_ = [&] { older_.txn().locks().Abandon(); };
  EXPECT_FALSE(older_.Hold(Writes(y_)));
  EXPECT_EQ(owner_.sleeps(), 1);
  ExpectAbandoned();
}

TEST_F(AbandonTest, ARunThatDoesNotSleepYetGivesUpAtItsNextCommand) {
  older_.txn().locks().Abandon();
  EXPECT_FALSE(older_.Hold(Writes(x_)));
  EXPECT_FALSE(older_.txn().HoldKeyspace(Access::kShared));
  EXPECT_EQ(owner_.sleeps(), 0);
  ExpectAbandoned();
}

TEST_F(AbandonTest, ARunThatHoldsKeyLocksGivesUpAndNoLatchStaysTaken) {
  ASSERT_TRUE(older_.txn().TurnIntoKeyLocks());
  ASSERT_TRUE(older_.Hold(Writes(z_)));
  older_.txn().locks().Abandon();
  EXPECT_FALSE(older_.Hold(Writes(x_)));  // As within a command that touches further keys.
  SetNow(world_, KeyIn(3, 1), "beside z");
  ExpectAbandoned();
}

// An EXEC whose script was ended goes on with its next command.
TEST_F(AbandonTest, WhatWasUndoneToASavepointGoesOnOnceThatIsCleared) {
  const Transaction::Savepoint savepoint = older_.txn().Mark();
  older_.Set(x_, "script");
  before_sleep_ = [&] { older_.txn().locks().Abandon(); };
  EXPECT_FALSE(older_.Hold(Writes(y_)));
  older_.txn().UndoTo(savepoint);
  older_.txn().locks().ClearAbandoned();
  ASSERT_TRUE(older_.Hold(Writes(x_)));
  EXPECT_EQ(older_.Get(x_), "old");
  older_.txn().EndCommand();
  before_sleep_ = [&] { younger_.txn().Commit(); };
  ASSERT_TRUE(older_.Hold(Writes(y_)));
  EXPECT_EQ(older_.Get(y_), "young");
  older_.txn().EndCommand();
  older_.txn().Commit();
  EXPECT_EQ(GetNow(world_, x_), "old");
}

TEST_F(AbandonTest, ARestartedRunStartsAfresh) {
  older_.txn().locks().Abandon();
  older_.txn().Restart();
  EXPECT_FALSE(older_.txn().is_abandoned());
  older_.txn().Rollback();
  younger_.txn().Commit();
}

}  // namespace
}  // namespace perilune
