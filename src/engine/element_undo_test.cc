// What is kept of a large hash, set or sorted set while it changes, and given back.

#include "engine/element_undo.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "base/random.h"

namespace perilune {
namespace {

// What the tests need of each type: one element more, all elements as text, and where an element
// lies in memory.
struct Hashes {
  using Type = HashValue;
  static void Set(HashValue& hash, const std::string& key, uint64_t number,
                  const CompactLimits& limits) {
    // Values of several lengths: one of the same length is overwritten in place.
    hash.Set(key, std::string(number % 3, 'x') + std::to_string(number), limits);
  }
  static std::map<std::string, std::string> ElementsOf(const HashValue& hash) {
    std::map<std::string, std::string> elements;
    hash.ForEach([&](std::string_view field, std::string_view value) {
      elements.emplace(field, value);
    });
    return elements;
  }
  static const char* PlaceOf(const HashValue& hash, const std::string& key) {
    HashValue::Buffer buffer;
    return hash.Find(key, buffer)->data();
  }
};

struct Sets {
  using Type = SetValue;
  static void Set(SetValue& set, const std::string& key, uint64_t, const CompactLimits& limits) {
    set.Add(key, limits);
  }
  static std::map<std::string, std::string> ElementsOf(const SetValue& set) {
    std::map<std::string, std::string> elements;
    set.ForEach([&](std::string_view member) { elements.emplace(member, ""); });
    return elements;
  }
  static const char* PlaceOf(const SetValue& set, const std::string& key) {
    const char* place = nullptr;
    set.ForEach([&](std::string_view member) { place = member == key ? member.data() : place; });
    return place;
  }
};

struct SortedSets {
  using Type = SortedSetValue;
  static void Set(SortedSetValue& sorted_set, const std::string& key, uint64_t number,
                  const CompactLimits& limits) {
    sorted_set.Set(key, static_cast<double>(number % 7) / 2, limits);
  }
  // With ranks: the order must come back too.
  static std::map<std::string, std::string> ElementsOf(const SortedSetValue& sorted_set) {
    std::map<std::string, std::string> elements;
    sorted_set.ForEach([&](std::string_view member, double score) {
      elements.emplace(member,
                       std::to_string(score) + "#" + std::to_string(*sorted_set.Rank(member)));
    });
    return elements;
  }
  static const char* PlaceOf(const SortedSetValue& sorted_set, const std::string& key) {
    const char* place = nullptr;
    sorted_set.ForEach([&](std::string_view member, double) {
      place = member == key ? member.data() : place;
    });
    return place;
  }
};

template <typename Kind>
class KeyedUndoTest : public testing::Test {
 protected:
  using T = typename Kind::Type;

  KeyedUndoTest() {
    limits_.hash_entries = limits_.set_listpack_entries = limits_.set_intset_entries = 1;
    limits_.sorted_set_entries = 1;
    for (int number = 0; number < 50; ++number) {
      Kind::Set(value(), "key" + std::to_string(number), static_cast<uint64_t>(number), limits_);
    }
    CHECK(!value().is_compact());
    before_ = Kind::ElementsOf(value());
    EXPECT_EQ(before_.size(), 50u);
  }

  T& value() { return *value_.template As<T>(); }

  // As the references of a transaction do.
  bool Set(const std::string& key, uint64_t number) {
    const bool was_there = undo_.Save(value(), key);
    Kind::Set(value(), key, number, limits_);
    return was_there;
  }
  bool Erase(const std::string& key) {
    return undo_.Save(value(), key);
  }

  void UndoAndCompare() {
    undo_.Undo(value_);
    value().CheckInvariants();
    EXPECT_EQ(Kind::ElementsOf(value()), before_);
    EXPECT_FALSE(value().is_compact());
  }

  CompactLimits limits_;
  Value value_ = T();
  KeyedUndo<T> undo_;
  std::map<std::string, std::string> before_;
};

using Kinds = testing::Types<Hashes, Sets, SortedSets>;
TYPED_TEST_SUITE(KeyedUndoTest, Kinds);

TYPED_TEST(KeyedUndoTest, RandomChangesAreUndone) {
  Random random(1);
  for (int round = 0; round < 50; ++round) {
    this->undo_ = {};
    for (int change = 0; change < 200; ++change) {
      const std::string key = "key" + std::to_string(random.Below(100));
      const bool is_there = this->value().Contains(key);
      if (random.Below(2) == 0) {
        ASSERT_EQ(this->Set(key, random.Below(1000)), is_there);
        ASSERT_TRUE(this->value().Contains(key));
      } else {
        ASSERT_EQ(this->Erase(key), is_there);
        ASSERT_FALSE(this->value().Contains(key));
      }
    }
    this->UndoAndCompare();
  }
}

TYPED_TEST(KeyedUndoTest, ACollectionThatWasEmptiedIsFilledAgain) {
  for (const auto& [key, element] : this->before_) EXPECT_TRUE(this->Erase(key));
  EXPECT_TRUE(this->value().empty());
  EXPECT_EQ(this->undo_.blocks(), this->before_.size());
  EXPECT_FALSE(this->Set("new", 1));
  EXPECT_TRUE(this->Erase("new"));
  this->UndoAndCompare();
}

// The most that is recorded of a collection with 50 elements.
constexpr size_t kBlocksMax = 6000;

TYPED_TEST(KeyedUndoTest, AMillionChangesOfAnElementCostAThousand) {
  size_t memory_bytes = 0;
  this->undo_.CountIn(memory_bytes);
  for (uint64_t number = 0; number < 1'000'000; ++number) {
    this->Set("key7", number);
    ASSERT_LE(this->undo_.blocks(), kBlocksMax);
    ASSERT_LE(memory_bytes, kBlocksMax * 32);
  }
  this->UndoAndCompare();
}

TYPED_TEST(KeyedUndoTest, WhatIsAddedAndRemovedAgainAndAgainCostsAThousand) {
  size_t memory_bytes = 0;
  this->undo_.CountIn(memory_bytes);
  for (uint64_t number = 0; number < 10'000; ++number) {
    EXPECT_FALSE(this->Set("new", number));
    EXPECT_TRUE(this->Erase("new"));
    ASSERT_LE(this->undo_.blocks(), kBlocksMax);
    ASSERT_LE(memory_bytes, kBlocksMax * 32);
  }
  this->UndoAndCompare();
}

TYPED_TEST(KeyedUndoTest, SoManyRandomChangesThatRepeatedOnesAreDroppedAreUndone) {
  Random random(2);
  for (int change = 0; change < 20'000; ++change) {
    // Short and long keys, an empty one among them.
    const std::string key(random.Below(2) == 0 ? 0 : random.Below(100), 'k');
    if (random.Below(2) == 0) {
      this->Set(key + std::to_string(random.Below(100)), random.Below(1000));
    } else {
      this->Erase(random.Below(10) == 0 ? key : "key" + std::to_string(random.Below(60)));
    }
  }
  this->UndoAndCompare();
}

TYPED_TEST(KeyedUndoTest, AnElementIsMovedAndNotCopied) {
  const char* const place = TypeParam::PlaceOf(this->value(), "key7");
  this->Erase("key7");
  this->Set("key7", 999);
  EXPECT_NE(TypeParam::PlaceOf(this->value(), "key7"), place);
  this->UndoAndCompare();
  EXPECT_EQ(TypeParam::PlaceOf(this->value(), "key7"), place);
}

}  // namespace
}  // namespace perilune
