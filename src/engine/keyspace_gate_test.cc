#include "engine/keyspace_gate.h"

#include <gtest/gtest.h>

#include "engine/test_support.h"

namespace perilune {
namespace {

struct Claim {
  explicit Claim(uint64_t age, Access access = Access::kExclusive) {
    ticket.owner = &waiter;
    ticket.age = age;
    ticket.access = access;
  }
  int wakes() const { return waiter.wakes(); }
  CountingWaiter waiter;
  WaitTicket ticket;
};

TEST(KeyspaceGateTest, AWriterWaitsUntilTheLastRunHasLeft) {
  KeyspaceGate gate;
  ASSERT_TRUE(gate.Enter(1, 0));
  ASSERT_TRUE(gate.Enter(2, 0));
  Claim writer(5);
  EXPECT_FALSE(gate.CheckOrQueue(writer.ticket));
  gate.Exit(1);
  EXPECT_EQ(writer.wakes(), 0);
  gate.Exit(2);
  EXPECT_EQ(writer.wakes(), 1);
  EXPECT_TRUE(gate.CheckOrQueue(writer.ticket));
  gate.Leave(writer.ticket);
}

TEST(KeyspaceGateTest, ARunEntersUnlessAnOlderWriterWaits) {
  KeyspaceGate gate;
  ASSERT_TRUE(gate.Enter(1, 0));
  Claim writer(5);
  ASSERT_FALSE(gate.CheckOrQueue(writer.ticket));
  EXPECT_TRUE(gate.Enter(4, 0));
  EXPECT_FALSE(gate.Enter(6, 0));
  gate.Exit(1);
  gate.Exit(4);
  EXPECT_FALSE(gate.Enter(6, 0));  // The writer stays in the way until it is done.
  gate.Leave(writer.ticket);
  EXPECT_TRUE(gate.Enter(6, 0));
  gate.Exit(6);
}

TEST(KeyspaceGateTest, ARefusedRunIsWokenWhenTheWriterIsDone) {
  KeyspaceGate gate;
  Claim writer(5);
  ASSERT_TRUE(gate.CheckOrQueue(writer.ticket));
  ASSERT_FALSE(gate.Enter(6, 0));
  Claim run(6, Access::kShared);
  EXPECT_FALSE(gate.CheckOrQueue(run.ticket));
  gate.Leave(writer.ticket);
  EXPECT_EQ(run.wakes(), 1);
  EXPECT_TRUE(gate.CheckOrQueue(run.ticket));
  gate.Leave(run.ticket);
}

TEST(KeyspaceGateTest, ACancelledWriterLetsTheRunsIn) {
  KeyspaceGate gate;
  ASSERT_TRUE(gate.Enter(1, 0));
  Claim writer(5);
  Claim run(6, Access::kShared);
  ASSERT_FALSE(gate.CheckOrQueue(writer.ticket));
  ASSERT_FALSE(gate.CheckOrQueue(run.ticket));
  gate.Leave(writer.ticket);
  EXPECT_EQ(run.wakes(), 1);
  gate.Leave(run.ticket);
  EXPECT_TRUE(gate.Enter(7, 0));
  gate.Exit(1);
  gate.Exit(7);
}

TEST(KeyspaceGateTest, ARunWaitsForOlderWritersOnly) {
  KeyspaceGate gate;
  Claim old_writer(2);
  Claim young_writer(9);
  ASSERT_TRUE(gate.CheckOrQueue(old_writer.ticket));
  ASSERT_TRUE(gate.CheckOrQueue(young_writer.ticket));
  Claim run(5, Access::kShared);
  EXPECT_FALSE(gate.CheckOrQueue(run.ticket));
  gate.Leave(old_writer.ticket);
  EXPECT_TRUE(gate.CheckOrQueue(run.ticket));
  gate.Leave(run.ticket);
  gate.Leave(young_writer.ticket);
}

TEST(KeyspaceGateTest, ItKnowsWhenTheFirstOfTheRunsInsideCameIn) {
  KeyspaceGate gate;
  EXPECT_EQ(gate.HeldSinceUs(), std::nullopt);
  ASSERT_TRUE(gate.Enter(7, 1'000));
  ASSERT_TRUE(gate.Enter(3, 2'000));
  EXPECT_EQ(gate.HeldSinceUs(), 1'000);
  gate.Exit(7);
  EXPECT_EQ(gate.HeldSinceUs(), 2'000);
  gate.Exit(3);
  EXPECT_EQ(gate.HeldSinceUs(), std::nullopt);
}

}  // namespace
}  // namespace perilune
