#include "engine/keyspace_gate.h"

#include <gtest/gtest.h>

#include "engine/test_support.h"

namespace perilune {
namespace {

class KeyspaceGateTest : public testing::Test {
 protected:
  using Claim = KeyspaceGate::Claim;

  // Somebody who asks at the gate, and out of whose way it is in the end.
  class Caller {
   public:
    Caller(KeyspaceGate& gate, uint64_t age, Claim claim, Access access = kExclusive)
        : gate_(gate), claim_(claim), claimant_(age, access) {}
    ~Caller() { Leave(); }

    bool MayGoOn() { return gate_.CheckOrQueue(claimant_.ticket, claim_); }
    void Leave() { gate_.Leave(claimant_.ticket); }
    int wakes() const { return claimant_.wakes(); }

   private:
    KeyspaceGate& gate_;
    const Claim claim_;
    Claimant claimant_;
  };

  Caller Writer(uint64_t age) { return {gate_, age, Claim::kWriteKeyspace}; }
  Caller Entering(uint64_t age) { return {gate_, age, Claim::kEnter}; }
  bool Enter(uint64_t age) { return gate_.Enter(age, 0); }
  bool Hold(uint64_t age, Access access) { return gate_.Hold(age, access, 0); }

  KeyspaceGate gate_;
};

// ---------------------------------------------------------------- writers and runs

TEST_F(KeyspaceGateTest, AWriterWaitsUntilTheLastRunHasLeft) {
  ASSERT_TRUE(Enter(1));
  ASSERT_TRUE(Enter(2));
  Caller writer = Writer(5);
  EXPECT_FALSE(writer.MayGoOn());
  gate_.Exit(1);
  EXPECT_EQ(writer.wakes(), 0);
  gate_.Exit(2);
  EXPECT_EQ(writer.wakes(), 1);
  EXPECT_TRUE(writer.MayGoOn());
}

TEST_F(KeyspaceGateTest, ARunEntersUnlessAnOlderWriterWaits) {
  ASSERT_TRUE(Enter(1));
  Caller writer = Writer(5);
  ASSERT_FALSE(writer.MayGoOn());
  EXPECT_TRUE(Enter(4));
  EXPECT_FALSE(Enter(6));
  gate_.Exit(1);
  gate_.Exit(4);
  ASSERT_TRUE(writer.MayGoOn());
  EXPECT_FALSE(Enter(6));  // The writer stays in the way until it is done.
  writer.Leave();
  EXPECT_TRUE(Enter(6));
}

TEST_F(KeyspaceGateTest, ARefusedRunIsWokenWhenTheWriterIsDone) {
  Caller writer = Writer(5);
  ASSERT_TRUE(writer.MayGoOn());
  ASSERT_FALSE(Enter(6));
  Caller run = Entering(6);
  EXPECT_FALSE(run.MayGoOn());
  writer.Leave();
  EXPECT_EQ(run.wakes(), 1);
  EXPECT_TRUE(run.MayGoOn());
}

TEST_F(KeyspaceGateTest, ACancelledWriterLetsTheRunsIn) {
  ASSERT_TRUE(Enter(1));
  Caller writer = Writer(5);
  Caller run = Entering(6);
  ASSERT_FALSE(writer.MayGoOn());
  ASSERT_FALSE(run.MayGoOn());
  writer.Leave();
  EXPECT_EQ(run.wakes(), 1);
  EXPECT_TRUE(Enter(7));
}

TEST_F(KeyspaceGateTest, ARunWaitsForOlderWritersOnly) {
  Caller old_writer = Writer(2);
  Caller young_writer = Writer(9);
  ASSERT_TRUE(old_writer.MayGoOn());
  ASSERT_TRUE(young_writer.MayGoOn());
  Caller run = Entering(5);
  EXPECT_FALSE(run.MayGoOn());
  old_writer.Leave();
  EXPECT_TRUE(run.MayGoOn());
}

TEST_F(KeyspaceGateTest, ItKnowsWhenTheFirstOfTheRunsInsideCameIn) {
  EXPECT_EQ(gate_.HeldSinceUs(), std::nullopt);
  ASSERT_TRUE(gate_.Enter(7, 1'000));
  ASSERT_TRUE(gate_.Enter(3, 2'000));
  EXPECT_EQ(gate_.HeldSinceUs(), 1'000);
  gate_.Exit(7);
  EXPECT_EQ(gate_.HeldSinceUs(), 2'000);
  gate_.Exit(3);
  EXPECT_EQ(gate_.HeldSinceUs(), std::nullopt);
}

// ---------------------------------------------------------------- the holder

TEST_F(KeyspaceGateTest, ASharedHolderAdmitsReadersAndAnExclusiveOneNobody) {
  EXPECT_TRUE(gate_.Admits(kExclusive));
  EXPECT_FALSE(gate_.has_holder());
  ASSERT_TRUE(gate_.Hold(5, kShared, 3'000));
  EXPECT_TRUE(gate_.has_holder());
  EXPECT_TRUE(gate_.Admits(kShared));
  EXPECT_FALSE(gate_.Admits(kExclusive));
  EXPECT_EQ(gate_.HeldSinceUs(), 3'000);
  gate_.HoldExclusively(5);
  EXPECT_FALSE(gate_.Admits(kShared));
  gate_.Exit(5);
  EXPECT_TRUE(gate_.Admits(kExclusive));
  EXPECT_FALSE(gate_.has_holder());
  ASSERT_TRUE(Hold(6, kExclusive));
  EXPECT_FALSE(gate_.Admits(kShared));
  EXPECT_EQ(gate_.HeldSinceUs(), 0);
}

TEST_F(KeyspaceGateTest, ARunBecomesHolderOnlyIfItIsAlone) {
  ASSERT_TRUE(Enter(9));
  EXPECT_FALSE(Hold(5, kShared));
  EXPECT_FALSE(gate_.has_holder());
  gate_.Exit(9);
  EXPECT_TRUE(Hold(5, kShared));
  EXPECT_FALSE(Hold(3, kShared));
  EXPECT_FALSE(Enter(3));
  EXPECT_FALSE(Enter(9));
}

TEST_F(KeyspaceGateTest, WhoClaimsTheKeyspaceBeforeIsNotPassed) {
  Caller writer = Writer(4);
  ASSERT_TRUE(writer.MayGoOn());
  EXPECT_FALSE(Hold(5, kShared));
  EXPECT_TRUE(Hold(3, kShared));
  gate_.Exit(3);
  writer.Leave();
  EXPECT_TRUE(Hold(5, kShared));
}

TEST_F(KeyspaceGateTest, ARefusedHolderWaitsUntilNoRunIsInsideAndKeepsYoungerOnesOut) {
  ASSERT_TRUE(Enter(9));
  Caller run(gate_, 5, Claim::kHoldKeyspace, kShared);
  EXPECT_FALSE(run.MayGoOn());
  EXPECT_FALSE(Enter(6));
  EXPECT_TRUE(Enter(4));
  gate_.Exit(9);
  EXPECT_EQ(run.wakes(), 0);
  gate_.Exit(4);
  EXPECT_EQ(run.wakes(), 1);
  EXPECT_TRUE(run.MayGoOn());
  EXPECT_FALSE(Enter(6));  // Until it has become holder, and been it.
  EXPECT_TRUE(Hold(5, kShared));
  Caller entering = Entering(6);
  EXPECT_FALSE(entering.MayGoOn());
  gate_.Exit(5);
  EXPECT_EQ(entering.wakes(), 0);
  run.Leave();
  EXPECT_EQ(entering.wakes(), 1);
  EXPECT_TRUE(Enter(6));
}

// Else two who take long could send it back for ever, one after the other.
TEST_F(KeyspaceGateTest, ARunThatWasRefusedIsNotPassedByYoungerHoldersWhenItGetsThereAgain) {
  ASSERT_TRUE(Hold(9, kShared));
  Caller run = Entering(6);
  ASSERT_FALSE(run.MayGoOn());
  gate_.Exit(9);
  ASSERT_TRUE(run.MayGoOn());
  EXPECT_FALSE(Hold(9, kShared));
  Caller next(gate_, 9, Claim::kHoldKeyspace, kShared);
  EXPECT_FALSE(next.MayGoOn());
  EXPECT_TRUE(Hold(4, kShared));
  gate_.Exit(4);
  ASSERT_TRUE(Enter(6));
  run.Leave();
  EXPECT_EQ(next.wakes(), 0);
  gate_.Exit(6);
  EXPECT_EQ(next.wakes(), 1);
  EXPECT_TRUE(next.MayGoOn());
}

TEST_F(KeyspaceGateTest, WhoWaitsForTheHolderIsWokenByItsEnd) {
  for (const Access access : {kShared, kExclusive}) {
    ASSERT_TRUE(Hold(5, access));
    Caller reader(gate_, 6, Claim::kReadKeys);
    Caller writer(gate_, 7, Claim::kWriteKeys);
    Caller run = Entering(4);
    Caller flush = Writer(8);
    EXPECT_EQ(reader.MayGoOn(), access == kShared);
    EXPECT_FALSE(writer.MayGoOn());
    EXPECT_FALSE(run.MayGoOn());
    EXPECT_FALSE(flush.MayGoOn());
    gate_.Exit(5);
    EXPECT_EQ(reader.wakes(), access == kShared ? 0 : 1);
    for (const Caller* caller : {&writer, &run, &flush}) EXPECT_EQ(caller->wakes(), 1);
    for (Caller* caller : {&writer, &run, &flush, &reader}) EXPECT_TRUE(caller->MayGoOn());
  }
}

// Else a stream of scripts that read the keyspace would let nobody write ever.
TEST_F(KeyspaceGateTest, WhoHasWaitedForOneHolderIsNotPassedByTheNext) {
  ASSERT_TRUE(Hold(5, kShared));
  Caller writer(gate_, 6, Claim::kWriteKeys);
  ASSERT_FALSE(writer.MayGoOn());
  gate_.Exit(5);
  EXPECT_FALSE(Hold(7, kShared));
  EXPECT_TRUE(Hold(4, kShared));
  gate_.Exit(4);
  Caller next(gate_, 7, Claim::kHoldKeyspace, kShared);
  EXPECT_FALSE(next.MayGoOn());
  ASSERT_TRUE(writer.MayGoOn());  // It is out of the way with that.
  EXPECT_EQ(next.wakes(), 1);
  EXPECT_TRUE(next.MayGoOn());
}

TEST_F(KeyspaceGateTest, AReaderThatWaitsIsPassedByASharedHolderOnly) {
  ASSERT_TRUE(Hold(5, kExclusive));
  Caller reader(gate_, 6, Claim::kReadKeys);
  ASSERT_FALSE(reader.MayGoOn());
  gate_.Exit(5);
  EXPECT_FALSE(Hold(7, kExclusive));
  EXPECT_TRUE(Hold(7, kShared));
  EXPECT_TRUE(reader.MayGoOn());
}

}  // namespace
}  // namespace perilune
