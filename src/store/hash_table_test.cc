#include "store/hash_table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "base/random.h"

namespace perilune {
namespace {

// How many elements live, and how often one was asked for its hash.
struct Tally {
  int alive = 0;
  int hashed = 0;
};

// An element whose hash is whatever the test wants it to be.
class Item {
 public:
  using Owned = std::unique_ptr<Item>;

  Item(std::string key, uint64_t hash, Tally& tally)
      : key_(std::move(key)), hash_(hash), tally_(tally) {
    ++tally_.alive;
  }
  ~Item() { --tally_.alive; }
  Item(const Item&) = delete;
  Item& operator=(const Item&) = delete;

  std::string_view key() const { return key_; }
  uint64_t hash() const {
    ++tally_.hashed;
    return hash_;
  }

 private:
  const std::string key_;
  const uint64_t hash_;
  Tally& tally_;
};

using Spread = std::function<uint64_t(uint64_t number)>;

uint64_t Mixed(uint64_t number) { return Random(number).Next(); }

// Item number n has the key "n" and the hash spread(n). The model knows what must be present.
class ModelledTable {
 public:
  explicit ModelledTable(Spread spread) : spread_(std::move(spread)) {}

  const HashTable<Item>& table() const { return table_; }
  const std::unordered_map<uint64_t, Item*>& model() const { return model_; }
  size_t size() const { return model_.size(); }
  Tally& tally() { return tally_; }

  bool Insert(uint64_t number) {
    if (model_.contains(number)) return false;
    model_[number] = &table_.Insert(spread_(number), Make(number));
    return true;
  }

  bool Extract(uint64_t number) {
    const Item::Owned extracted = table_.Extract(std::to_string(number), spread_(number));
    const auto expected = model_.find(number);
    EXPECT_EQ(expected == model_.end() ? nullptr : expected->second, extracted.get());
    return model_.erase(number) == 1;
  }

  void Replace(uint64_t number) {
    const auto present = model_.find(number);
    if (present == model_.end()) return;
    Item::Owned replacement = Make(number);
    Item* const expected = present->second;
    present->second = replacement.get();
    const Item::Owned old = table_.Replace(*expected, spread_(number), std::move(replacement));
    EXPECT_EQ(expected, old.get());
  }

  void CheckFind(uint64_t number) const {
    const auto expected = model_.find(number);
    ASSERT_EQ(expected == model_.end() ? nullptr : expected->second,
              table_.Find(std::to_string(number), spread_(number)));
  }

  void Check() const {
    table_.CheckInvariants();
    ASSERT_EQ(model_.size(), table_.size());
    ASSERT_EQ(model_.empty(), table_.empty());
    ASSERT_EQ(static_cast<int>(model_.size()), tally_.alive);
  }

  // Every operation at random among the numbers below `numbers`; of ten changes, `insertions`
  // insert. Checks everything after each step, or every so often if `rarely`.
  void Run(Random& random, int steps, uint64_t numbers, uint64_t insertions, bool rarely) {
    for (int step = 0; step < steps; ++step) {
      SCOPED_TRACE("step " + std::to_string(step));
      const uint64_t number = random.Below(numbers);
      if (random.Below(10) < insertions) {
        Insert(number);
      } else {
        Extract(number);
      }
      if (random.Below(8) == 0) Replace(random.Below(numbers));
      table_.Prefetch(spread_(number));
      ASSERT_NO_FATAL_FAILURE(CheckFind(number));
      ASSERT_NO_FATAL_FAILURE(CheckFind(random.Below(numbers)));
      if (rarely && step % 4096 != 0) continue;
      ASSERT_NO_FATAL_FAILURE(Check());
    }
    ASSERT_NO_FATAL_FAILURE(Check());
  }

 private:
  Item::Owned Make(uint64_t number) {
    return std::make_unique<Item>(std::to_string(number), spread_(number), tally_);
  }

  Spread spread_;
  Tally tally_;
  HashTable<Item> table_;
  std::unordered_map<uint64_t, Item*> model_;
};

// Grows, stays, shrinks to nothing and begins anew.
void RunUpAndDown(Spread spread, int steps, uint64_t numbers, bool rarely) {
  Random random(20260104);
  ModelledTable both(std::move(spread));
  for (const uint64_t insertions : {9u, 5u, 1u, 0u, 8u, 2u}) {
    SCOPED_TRACE("insertions " + std::to_string(insertions));
    ASSERT_NO_FATAL_FAILURE(both.Run(random, steps, numbers, insertions, rarely));
  }
}

TEST(HashTable, HasAllocatedNothingWhileEmpty) {
  ModelledTable both(Mixed);
  EXPECT_EQ(0u, both.table().memory_bytes());
  both.Insert(1);
  EXPECT_LT(0u, both.table().memory_bytes());
  both.Extract(1);
  EXPECT_EQ(0u, both.table().memory_bytes());
  EXPECT_EQ(nullptr, both.table().Find("1", Mixed(1)));
}

TEST(HashTable, AgreesWithModelWhileSmall) { RunUpAndDown(Mixed, 2000, 200, false); }

TEST(HashTable, AgreesWithModelWhileLarge) { RunUpAndDown(Mixed, 200'000, 150'000, true); }

TEST(HashTable, AgreesWithModelWhenAllHashesAreEqual) {
  RunUpAndDown([](uint64_t) { return 0x0123456789abcdef; }, 1000, 100, false);
  RunUpAndDown([](uint64_t) { return 0; }, 1000, 100, false);
  RunUpAndDown([](uint64_t) { return UINT64_MAX; }, 1000, 100, false);
}

TEST(HashTable, AgreesWithModelWhenTheTopBitsAreEqual) {
  RunUpAndDown([](uint64_t n) { return 0xabcde00000000000 | (Mixed(n) >> 20); }, 1000, 150, false);
}

TEST(HashTable, AgreesWithModelWhenTheTagsAreEqual) {
  RunUpAndDown([](uint64_t n) { return Mixed(n) & ~(uint64_t{0xff} << 18); }, 2000, 200, false);
}

TEST(HashTable, AgreesWithModelWhenOnlyTheUnusedBitsDiffer) {
  RunUpAndDown([](uint64_t n) { return n; }, 1000, 100, false);
}

TEST(HashTable, DestroysItsElementsWhenClearedMovedOverAndDestroyed) {
  Tally tally;
  const auto fill = [&tally](HashTable<Item>& table, uint64_t count) {
    for (uint64_t n = 0; n < count; ++n) {
      table.Insert(Mixed(n), std::make_unique<Item>(std::to_string(n), Mixed(n), tally));
    }
  };
  {
    HashTable<Item> first;
    HashTable<Item> second;
    fill(first, 1000);
    fill(second, 50);
    EXPECT_EQ(1050, tally.alive);

    second = std::move(first);
    EXPECT_EQ(1000, tally.alive);
    EXPECT_EQ(1000u, second.size());
    EXPECT_EQ("7", second.Find("7", Mixed(7))->key());

    HashTable<Item> third(std::move(second));
    third.CheckInvariants();
    EXPECT_EQ(1000u, third.size());

    third.Clear();
    EXPECT_EQ(0, tally.alive);
    EXPECT_EQ(0u, third.memory_bytes());
    fill(third, 20);  // It can be used again.
    third.CheckInvariants();
  }
  EXPECT_EQ(0, tally.alive);
}

// The hashes are spread evenly here, so that every bucket holds 5 or 6. hash() is asked for once
// for each element that growing moves, and never otherwise.
TEST(HashTable, MovesNoMoreThanTwoBucketsAtATime) {
  ModelledTable both([](uint64_t number) { return number * 0x9e3779b97f4a7c15; });
  int moved_in_all = 0;
  for (uint64_t number = 0; number < 100'000; ++number) {
    const int before = both.tally().hashed;
    both.Insert(number);
    const int moved = both.tally().hashed - before;
    ASSERT_LE(moved, 24) << number;
    moved_in_all += moved;
  }
  EXPECT_GT(moved_in_all, 90'000);
  EXPECT_LT(moved_in_all, 200'000);

  const int before = both.tally().hashed;
  for (uint64_t number = 0; number < 100'000; ++number) both.Extract(number);
  EXPECT_EQ(before, both.tally().hashed);
}

TEST(HashTable, BoundsItsMemoryByTheNumberOfElements) {
  ModelledTable both(Mixed);
  for (uint64_t number = 0; number < 50'000; ++number) {
    both.Insert(number);
    // Two arrays while it grows, of 3 buckets for each 5.25 elements, and the children.
    ASSERT_LT(both.table().memory_bytes(), (number + 1) * 64 * 2 / 3 + 1024) << number;
  }
  while (both.size() > 1) {
    both.Extract(both.model().begin()->first);
    // The largest array for a number of elements is one that is about to be left.
    ASSERT_LT(both.table().memory_bytes(), both.size() * 64 * 5 / 2 + 1024) << both.size();
  }
}

// Scans from end to end while `change` is made between the calls. Returns how often each number
// was visited.
std::map<uint64_t, int> ScanWhile(ModelledTable& both, const std::function<void()>& change) {
  std::map<uint64_t, int> visits;
  uint64_t cursor = 0;
  do {
    cursor = both.table().Scan(cursor,
                               [&](Item& item) { ++visits[std::stoull(std::string(item.key()))]; });
    EXPECT_EQ(0u, cursor << HashBucket::kIndexBitsMax);
    change();
  } while (cursor != 0);
  return visits;
}

// Numbers below `lasting` stay all the time; those above come and go. Every scan sees each of
// the lasting exactly once, and nothing that was absent throughout.
void ScanUnderChange(uint64_t lasting, uint64_t passing, int changes_per_call) {
  Random random(20260105);
  ModelledTable both(Mixed);
  for (uint64_t number = 0; number < lasting; ++number) both.Insert(number);
  for (int round = 0; round < 16; ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    const bool growing = round % 2 == 0;
    std::set<uint64_t> ever_present;
    for (const auto& [number, item] : both.model()) ever_present.insert(number);
    const std::map<uint64_t, int> visits = ScanWhile(both, [&] {
      for (int i = 0; i < changes_per_call; ++i) {
        const uint64_t number = lasting + random.Below(passing);
        if (growing == (random.Below(10) != 0)) {
          both.Insert(number);
          ever_present.insert(number);
        } else {
          both.Extract(number);
        }
      }
    });
    both.Check();
    for (uint64_t number = 0; number < lasting; ++number) {
      ASSERT_TRUE(visits.contains(number)) << number;
      ASSERT_EQ(1, visits.at(number)) << number;
    }
    for (const auto& [number, times] : visits) ASSERT_TRUE(ever_present.contains(number));
  }
}

TEST(HashTable, ScanVisitsWhatStaysExactlyOnceWhileTheTableChangesALittle) {
  ScanUnderChange(300, 300, 3);
}

TEST(HashTable, ScanVisitsWhatStaysExactlyOnceWhileTheTableGrowsAndShrinks) {
  ScanUnderChange(50, 3000, 60);
}

TEST(HashTable, ScanTakesAnyNumberForACursor) {
  Random random(20260106);
  ModelledTable both(Mixed);
  EXPECT_EQ(0u, both.table().Scan(12345, [](Item&) { FAIL(); }));
  for (uint64_t number = 0; number < 1000; ++number) both.Insert(number);
  for (int i = 0; i < 1000; ++i) {
    const uint64_t cursor = random.Next();
    const uint64_t next = both.table().Scan(cursor, [&](Item& item) {
      EXPECT_GE(Mixed(std::stoull(std::string(item.key()))), cursor);
    });
    EXPECT_TRUE(next == 0 || next > cursor);
  }
}

TEST(HashTable, ForEachVisitsEveryElementOnce) {
  ModelledTable both(Mixed);
  for (uint64_t number = 0; number < 3000; ++number) {
    both.Insert(number);
    if (number % 100 != 0) continue;
    std::set<const Item*> visited;
    both.table().ForEach([&](Item& item) { EXPECT_TRUE(visited.insert(&item).second); });
    ASSERT_EQ(both.size(), visited.size());
  }
}

TEST(HashTable, SampleReachesEveryElementAboutEquallyOften) {
  Random random(20260107);
  ModelledTable both(Mixed);
  EXPECT_EQ(nullptr, both.table().Sample(random));
  for (uint64_t number = 0; number < 700; ++number) both.Insert(number);
  for (const size_t size : {700u, 600u, 100u, 1u}) {  // Sparse, shrinking, and alone.
    while (both.size() > size) both.Extract(both.model().begin()->first);
    SCOPED_TRACE("size " + std::to_string(size));
    std::map<const Item*, size_t> sampled;
    for (size_t i = 0; i < size * 1000; ++i) ++sampled[both.table().Sample(random)];
    ASSERT_EQ(size, sampled.size());
    for (const auto& [item, times] : sampled) {
      EXPECT_GT(times, 400u) << item->key();
      EXPECT_LT(times, 1400u) << item->key();
    }
  }
}

TEST(HashTable, SampleFindsElementsInLongChains) {
  Random random(20260108);
  ModelledTable both([](uint64_t) { return uint64_t{1} << 60; });
  for (uint64_t number = 0; number < 40; ++number) both.Insert(number);
  std::set<const Item*> sampled;
  for (int i = 0; i < 2000; ++i) sampled.insert(both.table().Sample(random));
  EXPECT_EQ(40u, sampled.size());
}

}  // namespace
}  // namespace perilune
