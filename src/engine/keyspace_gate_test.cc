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
  ASSERT_TRUE(gate.Enter(1));
  ASSERT_TRUE(gate.Enter(2));
  Claim writer(5);
  EXPECT_FALSE(gate.CheckOrQueue(writer.ticket));
  gate.Exit();
  EXPECT_EQ(writer.wakes(), 0);
  gate.Exit();
  EXPECT_EQ(writer.wakes(), 1);
  EXPECT_TRUE(gate.CheckOrQueue(writer.ticket));
  gate.Leave(writer.ticket);
}

TEST(KeyspaceGateTest, ARunEntersUnlessAnOlderWriterWaits) {
  KeyspaceGate gate;
  ASSERT_TRUE(gate.Enter(1));
  Claim writer(5);
  ASSERT_FALSE(gate.CheckOrQueue(writer.ticket));
  EXPECT_TRUE(gate.Enter(4));
  EXPECT_FALSE(gate.Enter(6));
  gate.Exit();
  gate.Exit();
  EXPECT_FALSE(gate.Enter(6));  // The writer stays in the way until it is done.
  gate.Leave(writer.ticket);
  EXPECT_TRUE(gate.Enter(6));
  gate.Exit();
}

TEST(KeyspaceGateTest, ARefusedRunIsWokenWhenTheWriterIsDone) {
  KeyspaceGate gate;
  Claim writer(5);
  ASSERT_TRUE(gate.CheckOrQueue(writer.ticket));
  ASSERT_FALSE(gate.Enter(6));
  Claim run(6, Access::kShared);
  EXPECT_FALSE(gate.CheckOrQueue(run.ticket));
  gate.Leave(writer.ticket);
  EXPECT_EQ(run.wakes(), 1);
  EXPECT_TRUE(gate.CheckOrQueue(run.ticket));
  gate.Leave(run.ticket);
}

TEST(KeyspaceGateTest, ACancelledWriterLetsTheRunsIn) {
  KeyspaceGate gate;
  ASSERT_TRUE(gate.Enter(1));
  Claim writer(5);
  Claim run(6, Access::kShared);
  ASSERT_FALSE(gate.CheckOrQueue(writer.ticket));
  ASSERT_FALSE(gate.CheckOrQueue(run.ticket));
  gate.Leave(writer.ticket);
  EXPECT_EQ(run.wakes(), 1);
  gate.Leave(run.ticket);
  EXPECT_TRUE(gate.Enter(7));
  gate.Exit();
  gate.Exit();
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

}  // namespace
}  // namespace perilune
