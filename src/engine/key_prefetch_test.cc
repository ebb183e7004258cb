#include "engine/key_prefetch.h"

#include <gtest/gtest.h>

#include <string>

#include "engine/test_support.h"
#include "engine/transaction.h"

namespace perilune {
namespace {

class KeyPrefetchTest : public ::testing::Test {
 protected:
  void Set(const std::string& bytes, Value value) {
    const Key key(bytes);
    TestClient client(world_);
    client.txn().Begin(0);
    client.txn().locks().Declare(0, key, Access::kExclusive);
    ASSERT_TRUE(client.txn().Acquire(waiter_));
    client.txn().Put(key, std::move(value), kNoExpiry);
    client.txn().Commit();
  }

  bool IsFree(uint32_t partition) {
    Latch& latch = world_.engine.partition(partition).latch;
    if (!latch.TryLock(Access::kExclusive)) return false;
    latch.Unlock(Access::kExclusive);
    return true;
  }

  TestWorld world_;
  CountingWaiter waiter_;
};

TEST_F(KeyPrefetchTest, LeavesEverythingAsItWas) {
  Set("int", StringValue::FromInt(-1));
  Set("text", StringValue::FromText(std::string(100, 'x')));
  Set("empty", StringValue());
  KeyPrefetch prefetch(world_.engine);
  for (const char* key : {"int", "text", "empty", "absent", "int"}) prefetch.Add(0, Hash(key));
  prefetch.Run();
  for (uint32_t index = 0; index < kPartitions; ++index) EXPECT_TRUE(IsFree(index)) << index;
}

TEST_F(KeyPrefetchTest, TakesAsManyKeysAsItHasRoomFor) {
  KeyPrefetch prefetch(world_.engine);
  for (size_t i = 0; i < 3 * KeyPrefetch::kKeysMax; ++i) prefetch.Add(0, Hash(std::to_string(i)));
  EXPECT_EQ(prefetch.size(), KeyPrefetch::kKeysMax);
  prefetch.Run();
  for (uint32_t index = 0; index < kPartitions; ++index) EXPECT_TRUE(IsFree(index)) << index;
}

TEST_F(KeyPrefetchTest, PassesWhatIsLatched) {
  Set("key", StringValue::FromInt(1));
  Latch& latch = world_.engine.PartitionOf(Hash("key")).latch;
  ASSERT_TRUE(latch.TryLock(Access::kExclusive));
  ASSERT_NE(PartitionIndex(Hash("key")), PartitionIndex(Hash("other")));
  KeyPrefetch prefetch(world_.engine);
  prefetch.Add(0, Hash("key"));
  prefetch.Add(0, Hash("other"));
  prefetch.Run();
  EXPECT_FALSE(latch.TryLock(Access::kShared));
  latch.Unlock(Access::kExclusive);
  EXPECT_TRUE(IsFree(PartitionIndex(Hash("key"))));
}

TEST_F(KeyPrefetchTest, PassesDatabasesThatAreNotThere) {
  Set("key", StringValue::FromInt(1));
  KeyPrefetch prefetch(world_.engine);
  prefetch.Add(2, Hash("key"));
  prefetch.Add(0, Hash("key"));
  prefetch.Run();
  EXPECT_TRUE(IsFree(PartitionIndex(Hash("key"))));
}

}  // namespace
}  // namespace perilune
