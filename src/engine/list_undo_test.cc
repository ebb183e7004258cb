// Changes of a long list against a model, and what is left of them once they are undone: nothing.

#include "engine/list_undo.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <optional>
#include <string>
#include <utility>

#include "base/random.h"

namespace perilune {
namespace {

using Model = std::deque<std::string>;

ListValue& ListIn(Value& value) { return *value.As<ListValue>(); }

Model ElementsOf(const ListValue& list) {
  Model elements;
  list.Visit(0, list.size(), /*reverse=*/false, [&](std::string_view element) {
    elements.emplace_back(element);
    return true;
  });
  return elements;
}

ListValue LongList(const Model& elements, const CompactLimits& limits) {
  ListValue list;
  list.Reencode(Encoding::kQuicklist, limits);
  for (const std::string& element : elements) list.PushBack(element, limits);
  return list;
}

Model Numbers(size_t count) {
  Model numbers;
  for (size_t number = 0; number < count; ++number) numbers.push_back(std::to_string(number));
  return numbers;
}

// Makes random changes to a list through its ListUndo, and the same ones to a model.
class RandomChanges {
 public:
  RandomChanges(uint64_t seed, int32_t chunk) : random_(seed) {
    limits_.list_chunk = chunk;
    for (size_t count = random_.Below(3) == 0 ? random_.Below(12) : 50 + random_.Below(200);
         count > 0; --count) {
      model_.push_back(AnyElement());
    }
    value_ = LongList(model_, limits_);
    undo_.emplace(ListIn(value_), limits_);
  }

  const Model& model() const { return model_; }
  const CompactLimits& limits() const { return limits_; }
  Value& value() { return value_; }
  ListUndo& undo() { return *undo_; }

  // Prefers what happens at the ends to what happens in the middle.
  void Change(bool middle) {
    switch (random_.Below(middle ? 9 : 5)) {
      case 0:
        return Push();
      case 1:
      case 2:
        return Drop();
      case 3:
      case 4:
        return Set();
      case 5:
      case 6:
        return Insert();
      case 7:
        return Remove();
      default:
        // The form may change on the way, in both directions.
        if (!list().empty() && list().ShrinkIfSmall(limits_)) ++shrunk_;
        if (random_.Below(2) == 0) list().GrowFor(random_.Below(100), random_.Below(10), limits_);
    }
  }

  int shrunk() const { return shrunk_; }

 private:
  ListValue& list() { return ListIn(value_); }

  std::string AnyElement() {
    const std::string number = std::to_string(random_.Below(25));
    if (random_.Below(40) == 0) return std::string(3000, 'x') + number;
    return random_.Below(2) == 0 ? number : "element " + number;
  }

  auto At(size_t index) { return model_.begin() + static_cast<Model::difference_type>(index); }

  void Push() {
    for (size_t count = random_.Below(6) == 0 ? 50 : 1; count > 0; --count) {
      const std::string element = AnyElement();
      if (random_.Below(2) == 0) {
        undo_->PushFront(list(), element);
        model_.push_front(element);
      } else {
        undo_->PushBack(list(), element);
        model_.push_back(element);
      }
    }
  }

  // Now and then nearly all, or all.
  void Drop() {
    size_t count = std::min<size_t>(model_.size(), random_.Below(4));
    if (random_.Below(10) == 0) count = random_.Below(model_.size() + 1);
    if (random_.Below(50) == 0) count = model_.size();
    if (random_.Below(2) == 0) {
      undo_->DropFront(list(), count);
      model_.erase(model_.begin(), At(count));
    } else {
      undo_->DropBack(list(), count);
      model_.erase(At(model_.size() - count), model_.end());
    }
  }

  void Set() {
    if (model_.empty()) return;
    const size_t index = random_.Below(model_.size());
    model_[index] = AnyElement();
    undo_->Set(list(), index, model_[index]);
  }

  void Insert() {
    const size_t index = random_.Below(model_.size() + 1);
    const std::string element = AnyElement();
    undo_->InsertAt(list(), index, element);
    model_.insert(At(index), element);
  }

  void Remove() {
    const std::string wanted = AnyElement();
    const size_t count_max = random_.Below(2) == 0 ? SIZE_MAX : random_.Below(4);
    const bool from_tail = random_.Below(2) == 0;
    if (from_tail) std::reverse(model_.begin(), model_.end());
    size_t left = count_max;
    const size_t removed =
        std::erase_if(model_, [&](const std::string& element) {
          if (element != wanted || left == 0) return false;
          --left;
          return true;
        });
    if (from_tail) std::reverse(model_.begin(), model_.end());
    EXPECT_EQ(undo_->Remove(list(), wanted, count_max, from_tail), removed);
  }

  Random random_;
  CompactLimits limits_;
  Model model_;
  Value value_ = ListValue();
  std::optional<ListUndo> undo_;
  int shrunk_ = 0;
};

constexpr int32_t kChunks[] = {1, 2, 3, 7, 128, -1, -2};
constexpr uint64_t kSeeds = 60;
constexpr int kChanges = 80;

// Returns how often the list became a listpack on the way.
int ChangeAndUndo(uint64_t seed, int32_t chunk, bool middle) {
  SCOPED_TRACE("seed " + std::to_string(seed) + ", chunk " + std::to_string(chunk));
  RandomChanges changes(seed, chunk);
  const Model before = changes.model();
  for (int change = 0; change < kChanges; ++change) {
    changes.Change(middle);
    EXPECT_EQ(ElementsOf(ListIn(changes.value())), changes.model()) << "change " << change;
    if (testing::Test::HasFailure()) return 0;
  }
  changes.undo().Undo(changes.value());
  const ListValue& after = ListIn(changes.value());
  after.CheckInvariants();
  EXPECT_EQ(ElementsOf(after), before);
  EXPECT_EQ(after.encoding(), Encoding::kQuicklist);
  return changes.shrunk();
}

TEST(ListUndoTest, WhatHappenedAtTheEndsIsUndone) {
  for (const int32_t chunk : kChunks) {
    for (uint64_t seed = 1; seed <= kSeeds && !HasFailure(); ++seed) {
      ChangeAndUndo(seed, chunk, /*middle=*/false);
    }
  }
}

TEST(ListUndoTest, WhatHappenedAnywhereIsUndone) {
  int shrunk = 0;
  for (const int32_t chunk : kChunks) {
    for (uint64_t seed = 1; seed <= kSeeds && !HasFailure(); ++seed) {
      shrunk += ChangeAndUndo(seed, chunk, /*middle=*/true);
    }
  }
  EXPECT_GT(shrunk, 50);
}

class LongListUndoTest : public testing::Test {
 protected:
  static constexpr size_t kSize = 10'000;

  void TearDown() override {
    undo_.Undo(value_);
    EXPECT_EQ(ElementsOf(ListIn(value_)), Numbers(kSize));
    EXPECT_EQ(ListIn(value_).encoding(), Encoding::kQuicklist);
  }

  ListValue& list() { return ListIn(value_); }

  CompactLimits limits_;
  Value value_ = LongList(Numbers(kSize), limits_);
  ListUndo undo_{ListIn(value_), limits_};
};

TEST_F(LongListUndoTest, AQueueThatIsPushedToAndPoppedFromAMillionTimesCostsWhatWasThere) {
  const size_t blocks = list().blocks();
  for (int round = 0; round < 1'000'000; ++round) {
    undo_.PushBack(list(), "pushed");
    undo_.DropFront(list(), 1);
  }
  EXPECT_LE(undo_.blocks(), blocks + 8);
}

TEST_F(LongListUndoTest, AStackThatGrowsAndShrinksAMillionTimesCostsNextToNothing) {
  for (int round = 0; round < 1'000'000; ++round) {
    undo_.PushFront(list(), "pushed");
    undo_.DropFront(list(), 1);
  }
  EXPECT_LE(undo_.blocks(), 1u);
}

TEST_F(LongListUndoTest, AnElementThatIsSetAMillionTimesIsKeptOnce) {
  for (int round = 0; round < 1'000'000; ++round) undo_.Set(list(), 17, std::to_string(round));
  EXPECT_LE(undo_.blocks(), 2u);
}

TEST_F(LongListUndoTest, WhatIsNewIsNotKept) {
  undo_.PushFront(list(), "front");
  undo_.PushBack(list(), "back");
  undo_.Set(list(), 0, "changed");
  undo_.Set(list(), kSize + 1, "changed");
  undo_.InsertAt(list(), 1, "between what is new and what is kept");
  undo_.InsertAt(list(), kSize + 2, "the same at the back");
  EXPECT_LE(undo_.blocks(), 1u);
}

TEST_F(LongListUndoTest, EverythingIsDroppedFromEitherEndInOneGo) {
  undo_.PushFront(list(), "front");
  undo_.PushBack(list(), "back");
  undo_.DropFront(list(), kSize + 2);
  EXPECT_TRUE(list().empty());
  undo_.PushBack(list(), "one");
  undo_.PushBack(list(), "two");
  undo_.DropBack(list(), 2);
  EXPECT_TRUE(list().empty());
}

TEST_F(LongListUndoTest, AnElementThatWasChangedAndThenDroppedComesBackAsItWas) {
  undo_.Set(list(), 0, "first");
  undo_.Set(list(), kSize - 1, "last");
  undo_.DropFront(list(), 2);
  undo_.DropBack(list(), 2);
  undo_.Set(list(), 0, "third");
}

TEST_F(LongListUndoTest, AListThatHasBecomeAListpackBecomesAQuicklistAgain) {
  undo_.DropBack(list(), kSize - 2);
  ASSERT_TRUE(list().ShrinkIfSmall(limits_));
  undo_.PushFront(list(), "compact");
  undo_.Set(list(), 1, "compact");
  undo_.DropBack(list(), 1);
}

TEST(ListUndoOfAShortListTest, WhatNoChangeEnlargesIsAQuicklistAgain) {
  CompactLimits limits;
  Value value = LongList({"a", "b"}, limits);
  ListUndo undo(ListIn(value), limits);
  ASSERT_TRUE(ListIn(value).ShrinkIfSmall(limits));
  undo.Undo(value);
  EXPECT_EQ(ListIn(value).encoding(), Encoding::kQuicklist);
  EXPECT_EQ(ElementsOf(ListIn(value)), (Model{"a", "b"}));
}

}  // namespace
}  // namespace perilune
