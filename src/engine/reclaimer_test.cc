// What is freed where, and when: seldom by the thread that gives it up, never under a lock.

#include "engine/reclaimer.h"

#include <gtest/gtest.h>

#include <malloc.h>

#include <array>
#include <atomic>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "engine/collection_ref.h"
#include "engine/expirer.h"
#include "engine/test_support.h"

// A sanitizer's allocator counts by itself.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define ALLOCATOR_IS_SANITIZERS
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define ALLOCATOR_IS_SANITIZERS
#endif
#endif
#ifdef ALLOCATOR_IS_SANITIZERS
extern "C" size_t __sanitizer_get_current_allocated_bytes();
#endif

namespace perilune {
namespace {

// Bytes that are allocated by this process now.
size_t AllocatedBytes() {
#ifdef ALLOCATOR_IS_SANITIZERS
  return __sanitizer_get_current_allocated_bytes();
#else
  return mallinfo2().uordblks;
#endif
}

// Notes which thread destroys it.
class Grave {
 public:
  explicit Grave(std::thread::id& by) : by_(&by) {}
  ~Grave() { *by_ = std::this_thread::get_id(); }

 private:
  std::thread::id* by_;
};

// Keeps a reclaimer busy until it is told to go on.
class Blockade {
 public:
  explicit Blockade(Reclaimer& reclaimer) {
    reclaimer.Take(std::make_unique<Block>(end_.get_future()), Reclaimer::kBlocksMin);
  }
  ~Blockade() { End(); }

  void End() {
    if (!std::exchange(ended_, true)) end_.set_value();
  }

 private:
  struct Block {
    explicit Block(std::future<void> awaited) : end(std::move(awaited)) {}
    ~Block() { end.wait(); }
    std::future<void> end;
  };

  std::promise<void> end_;
  bool ended_ = false;
};

TEST(ReclaimerTest, WhatIsLittleIsFreedAtOnceByWhoGivesItUp) {
  Reclaimer reclaimer;
  std::thread::id by;
  reclaimer.Take(std::make_unique<Grave>(by), Reclaimer::kBlocksMin - 1);
  EXPECT_EQ(by, std::this_thread::get_id());
}

TEST(ReclaimerTest, WhatIsMuchIsFreedByAThreadOfItsOwn) {
  Reclaimer reclaimer;
  std::thread::id by;
  reclaimer.Take(std::make_unique<Grave>(by), Reclaimer::kBlocksMin);
  reclaimer.Drain();
  EXPECT_NE(by, std::thread::id());
  EXPECT_NE(by, std::this_thread::get_id());
}

TEST(ReclaimerTest, GivingUpDoesNotWaitForTheFreeing) {
  Reclaimer reclaimer;
  std::thread::id by;
  {
    Blockade blockade(reclaimer);
    reclaimer.Take(std::make_unique<Grave>(by), Reclaimer::kBlocksMin);
    EXPECT_EQ(by, std::thread::id());
  }
  reclaimer.Drain();
  EXPECT_NE(by, std::this_thread::get_id());
}

TEST(ReclaimerTest, WhatIsBeyondTheBacklogIsFreedByWhoGivesItUp) {
  Reclaimer reclaimer;
  std::array<std::thread::id, 4> by;
  {
    Blockade blockade(reclaimer);
    // It still counts what it is freeing.
    reclaimer.Take(std::make_unique<Grave>(by[0]),
                   Reclaimer::kBacklogMax - 2 * Reclaimer::kBlocksMin);
    reclaimer.Take(std::make_unique<Grave>(by[2]), Reclaimer::kBlocksMin);
    reclaimer.Take(std::make_unique<Grave>(by[1]), Reclaimer::kBlocksMin);
    EXPECT_EQ(by[1], std::this_thread::get_id());
    EXPECT_EQ(by[0], std::thread::id());
    EXPECT_EQ(by[2], std::thread::id());
  }
  reclaimer.Drain();
  EXPECT_NE(by[2], std::thread::id());
  EXPECT_NE(by[2], std::this_thread::get_id());
  reclaimer.Take(std::make_unique<Grave>(by[3]), 2 * Reclaimer::kBacklogMax);
  reclaimer.Drain();
  EXPECT_NE(by[3], std::this_thread::get_id());
}

// Gives up more as it is destroyed.
struct Nested {
  ~Nested() { reclaimer.Take(std::make_unique<Grave>(by), Reclaimer::kBlocksMin); }
  Reclaimer& reclaimer;
  std::thread::id& by;
};

TEST(ReclaimerTest, WhatIsFreedMayGiveUpMore) {
  Reclaimer reclaimer;
  std::array<std::thread::id, 2> by;
  {
    Blockade blockade(reclaimer);
    reclaimer.Take(std::unique_ptr<Nested>(new Nested{reclaimer, by[0]}),
                   Reclaimer::kBacklogMax);
    EXPECT_EQ(by[0], std::thread::id());
    reclaimer.Take(std::unique_ptr<Nested>(new Nested{reclaimer, by[1]}), Reclaimer::kBlocksMin);
    EXPECT_EQ(by[1], std::this_thread::get_id());
  }
  reclaimer.Drain();
  EXPECT_NE(by[0], std::thread::id());
  EXPECT_NE(by[0], std::this_thread::get_id());
}

TEST(ReclaimerTest, ItsEndFreesWhatWaits) {
  std::array<std::thread::id, 3> by;
  {
    Reclaimer reclaimer;
    Blockade blockade(reclaimer);
    for (std::thread::id& id : by) {
      reclaimer.Take(std::make_unique<Grave>(id), Reclaimer::kBlocksMin);
    }
  }
  for (const std::thread::id& id : by) EXPECT_NE(id, std::thread::id());
}

struct Counted {
  ~Counted() { ++count; }
  std::atomic<int>& count;
};

TEST(ReclaimerTest, ManyThreadsGiveUpAtOnce) {
  constexpr int kThreads = 4;
  constexpr int kEach = 500;
  std::atomic<int> freed = 0;
  Reclaimer reclaimer;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([&] {
      for (size_t number = 0; number < kEach; ++number) {
        reclaimer.Take(std::unique_ptr<Counted>(new Counted{freed}), number);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  reclaimer.Drain();
  EXPECT_EQ(freed.load(), kThreads * kEach);
}

// ---------------------------------------------------------------- transactions

// A transaction gives up something large while the reclaimer is kept busy: as long as it is, all
// must stay allocated, whatever the transaction does, for then nobody else has freed it.
class FreeingTest : public testing::Test {
 protected:
  static constexpr size_t kElements = 20'000;
  static constexpr size_t kLargeBytes = kElements * 30;

  FreeingTest() { world_.clock.Set(1'000'000); }

  static std::string ElementOf(size_t number) {
    return "an element of some length, number " + std::to_string(number);
  }
  SetValue LargeSet() {
    SetValue set;
    for (size_t i = 0; i < kElements; ++i) set.Add(ElementOf(i), limits());
    return set;
  }
  ListValue LargeList() {
    ListValue list;
    list.GrowFor(kLargeBytes, kElements, limits());
    for (size_t i = 0; i < kElements; ++i) list.PushBack(ElementOf(i), limits());
    return list;
  }
  const CompactLimits& limits() { return world_.engine.compact_limits(); }
  Transaction& txn() { return client_.txn(); }

  void PutNow(const std::string& key, Value value, int64_t expiry_ms = kNoExpiry) {
    ASSERT_TRUE(client_.Command({Writes(key)}));
    txn().Put(Key(key), std::move(value), expiry_ms);
    txn().Commit();
  }

  // `give_up` is the whole transaction, or what else frees.
  template <typename F>
  void ExpectFreedElsewhere(F give_up) {
    const size_t before = AllocatedBytes();
    Blockade blockade(world_.engine.reclaimer());
    give_up();
    EXPECT_GT(AllocatedBytes() + kLargeBytes / 10, before);
    blockade.End();
    world_.engine.reclaimer().Drain();
    EXPECT_LT(AllocatedBytes() + kLargeBytes, before);
  }

  TestWorld world_;
  TestClient client_{world_};
  const std::string large_ = "large";
  const std::string other_ = "other";
};

TEST_F(FreeingTest, AnErasedCollection) {
  PutNow(large_, LargeSet());
  ExpectFreedElsewhere([&] {
    ASSERT_TRUE(client_.Command({Writes(large_)}));
    txn().Erase(Key(large_));
    txn().Commit();
  });
}

TEST_F(FreeingTest, AnOverwrittenCollection) {
  PutNow(large_, LargeSet());
  ExpectFreedElsewhere([&] { SetNow(world_, large_, "small"); });
}

TEST_F(FreeingTest, ACollectionThatAnotherIsMovedOnto) {
  PutNow(large_, LargeList());
  SetNow(world_, other_, "small");
  ExpectFreedElsewhere([&] {
    ASSERT_TRUE(client_.Command({Writes(large_), Writes(other_)}));
    txn().Move(Key(other_), 0, Key(large_));
    txn().Commit();
  });
}

TEST_F(FreeingTest, AnExpiredCollectionThatIsWrittenTo) {
  PutNow(large_, LargeSet(), 1'000'100);
  world_.clock.Set(1'000'200);
  ExpectFreedElsewhere([&] { SetNow(world_, large_, "small"); });
}

TEST_F(FreeingTest, AnExpiredCollectionThatTheExpirerRemoves) {
  PutNow(large_, LargeSet(), 1'000'100);
  world_.clock.Set(1'000'200);
  ExpectFreedElsewhere([&] {
    Expirer expirer(world_.engine, nullptr, 0, 1);
    expirer.Run(1'000'000);
    EXPECT_EQ(expirer.removed(), 1u);
  });
}

TEST_F(FreeingTest, TheEndOfAListThatIsTrimmed) {
  PutNow(large_, LargeList());
  ExpectFreedElsewhere([&] {
    ASSERT_TRUE(client_.Command({Writes(large_)}));
    ListRef list = **txn().Edit<ListValue>(Key(large_));
    list.DropFront(1);
    list.DropBack(kElements - 2);
    list.ShrinkIfSmall();
    EXPECT_EQ(list.value().size(), 1u);
    txn().Commit();
  });
}

TEST_F(FreeingTest, ACollectionInADatabaseThatIsFlushed) {
  PutNow(large_, LargeSet());
  ExpectFreedElsewhere([&] {
    ASSERT_TRUE(client_.Keyspace(Access::kExclusive));
    txn().Flush(0);
    txn().Commit();
  });
}

TEST_F(FreeingTest, ACollectionThatARunErased) {
  PutNow(large_, LargeSet());
  ExpectFreedElsewhere([&] {
    ASSERT_TRUE(client_.Run({Writes(large_)}));
    txn().Erase(Key(large_));
    txn().Commit();
  });
}

TEST_F(FreeingTest, ACollectionInADatabaseThatARunFlushed) {
  PutNow(large_, LargeSet());
  ExpectFreedElsewhere([&] {
    ASSERT_TRUE(client_.Run({Writes(large_)}));
    ASSERT_TRUE(txn().HoldKeyspace(Access::kExclusive));
    txn().Flush(0);
    txn().Commit();
  });
}

TEST_F(FreeingTest, TheElementsThatARunErased) {
  PutNow(large_, LargeSet());
  ExpectFreedElsewhere([&] {
    ASSERT_TRUE(client_.Run({Writes(large_)}));
    SetRef set = **txn().Edit<SetValue>(Key(large_));
    for (size_t i = 1; i < kElements; ++i) set.Erase(ElementOf(i));
    txn().Commit();
  });
}

TEST_F(FreeingTest, TheEndOfAListThatARunTrimmed) {
  PutNow(large_, LargeList());
  ExpectFreedElsewhere([&] {
    ASSERT_TRUE(client_.Run({Writes(large_)}));
    ListRef list = **txn().Edit<ListValue>(Key(large_));
    list.DropFront(kElements - 1);
    txn().Commit();
  });
}

TEST_F(FreeingTest, ACollectionThatARunMadeBeforeItWasUndone) {
  ASSERT_TRUE(client_.Run({Writes(large_)}));
  txn().Put(Key(large_), LargeSet(), kNoExpiry);
  ExpectFreedElsewhere([&] { txn().Rollback(); });
}

TEST_F(FreeingTest, ACollectionThatARunPutInPlaceOfAnotherBeforeItWasUndone) {
  SetNow(world_, large_, "small");
  ASSERT_TRUE(client_.Run({Writes(large_)}));
  txn().Put(Key(large_), LargeList(), kNoExpiry);
  ExpectFreedElsewhere([&] { txn().Rollback(); });
}

// Under the latches of a rollback, a collection that comes back is moved and nothing is freed.
TEST_F(FreeingTest, NothingOfACollectionThatComesBack) {
  PutNow(large_, LargeSet());
  const KeyspaceDump before = DumpOf(world_.engine);
  const size_t bytes = AllocatedBytes();
  ASSERT_TRUE(client_.Run({Writes(large_)}));
  txn().Erase(Key(large_));
  EXPECT_GT(AllocatedBytes() + kLargeBytes / 10, bytes);
  txn().Rollback();
  EXPECT_GT(AllocatedBytes() + kLargeBytes / 10, bytes);
  EXPECT_EQ(DumpOf(world_.engine), before);
}

}  // namespace
}  // namespace perilune
