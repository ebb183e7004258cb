#include "store/list_value.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <string>
#include <vector>

#include "base/random.h"

namespace perilune {
namespace {

using Model = std::deque<std::string>;

std::string ElementAt(const ListValue& list, size_t index) {
  Listpack::Buffer buffer;
  return std::string(list.At(index, buffer));
}

Model ElementsOf(const ListValue& list) {
  Model elements;
  list.Visit(0, list.size(), false, [&](std::string_view element) {
    elements.emplace_back(element);
    return true;
  });
  return elements;
}

ListValue ListOf(const Model& elements, Encoding encoding, const CompactLimits& limits) {
  ListValue list;
  list.Reencode(encoding, limits);
  for (const std::string& element : elements) list.PushBack(element, limits);
  return list;
}

size_t ListpackBytes(const Model& elements) {
  size_t bytes = 7;
  for (const std::string& element : elements) bytes += Listpack::BytesFor(element);
  return bytes;
}

auto At(Model& model, size_t index) {
  return model.begin() + static_cast<Model::difference_type>(index);
}

TEST(ListValueTest, ANewListIsAnEmptyListpack) {
  const ListValue list;
  EXPECT_TRUE(list.empty());
  EXPECT_EQ(list.encoding(), Encoding::kListpack);
  EXPECT_EQ(list.heap_bytes(), 0u);
  EXPECT_EQ(list.blocks(), 0u);
}

TEST(ListValueTest, GrowsWhenTheTextsOfACommandExceedTheLimit) {
  CompactLimits limits;
  limits.list_chunk = 3;
  ListValue list;
  EXPECT_FALSE(list.GrowFor(3, 3, limits));
  for (const char* element : {"a", "b", "c"}) list.PushBack(element, limits);
  EXPECT_FALSE(list.GrowFor(0, 0, limits));
  EXPECT_TRUE(list.GrowFor(1, 1, limits));
  EXPECT_EQ(list.encoding(), Encoding::kQuicklist);
  EXPECT_FALSE(list.GrowFor(1000, 1000, limits));
  EXPECT_EQ(ElementsOf(list), (Model{"a", "b", "c"}));

  limits.list_chunk = -1;  // 4096 bytes, of which an empty listpack takes 7.
  ListValue bytes;
  EXPECT_FALSE(bytes.GrowFor(4089, 1, limits));
  EXPECT_TRUE(bytes.GrowFor(4090, 1, limits));
}

TEST(ListValueTest, AddingItselfNeverChangesTheForm) {
  CompactLimits limits;
  limits.list_chunk = 1;
  const ListValue list = ListOf({"a", "b", std::string(9000, 'x')}, Encoding::kListpack, limits);
  EXPECT_EQ(list.encoding(), Encoding::kListpack);
  EXPECT_EQ(list.blocks(), 1u);
}

TEST(ListValueTest, ShrinksAtHalfOfTheLimit) {
  CompactLimits limits;
  limits.list_chunk = 5;
  ListValue list = ListOf({"a", "b", "c"}, Encoding::kQuicklist, limits);
  EXPECT_FALSE(list.ShrinkIfSmall(limits));
  list.EraseAt(0);
  EXPECT_TRUE(list.ShrinkIfSmall(limits));
  EXPECT_EQ(list.encoding(), Encoding::kListpack);
  EXPECT_FALSE(list.ShrinkIfSmall(limits));
  EXPECT_EQ(ElementsOf(list), (Model{"b", "c"}));

  limits.list_chunk = -1;
  const std::string fits(2048 - 7 - Listpack::BytesFor(std::string(1000, 'x')) - 4, 'x');
  list = ListOf({std::string(1000, 'x'), fits + "x"}, Encoding::kQuicklist, limits);
  EXPECT_FALSE(list.ShrinkIfSmall(limits));
  list = ListOf({std::string(1000, 'x'), fits}, Encoding::kQuicklist, limits);
  EXPECT_TRUE(list.ShrinkIfSmall(limits));
}

TEST(ListValueTest, AMovedListIsAnEmptyListpack) {
  const CompactLimits limits;
  for (const Encoding encoding : {Encoding::kListpack, Encoding::kQuicklist}) {
    ListValue from = ListOf({"a", "1"}, encoding, limits);
    ListValue to = std::move(from);
    EXPECT_TRUE(from.empty() && from.is_compact());  // NOLINT: that is the point.
    EXPECT_EQ(ElementsOf(to), (Model{"a", "1"}));
    ListValue& alias = to;
    to = std::move(alias);
    EXPECT_EQ(ElementsOf(to), (Model{"a", "1"}));
    EXPECT_EQ(to.encoding(), encoding);
    from = ListOf({"b"}, Encoding::kQuicklist, limits);
    to = std::move(from);
    EXPECT_EQ(ElementsOf(to), (Model{"b"}));
  }
}

TEST(ListValueTest, VisitsStopWhenTheyAreToldTo) {
  CompactLimits limits;
  limits.list_chunk = 2;
  for (const Encoding encoding : {Encoding::kListpack, Encoding::kQuicklist}) {
    const ListValue list = ListOf({"a", "7", "a", "b", "a"}, encoding, limits);
    Model seen;
    list.Visit(1, 9, false, [&](std::string_view element) {
      seen.emplace_back(element);
      return element != "b";
    });
    EXPECT_EQ(seen, (Model{"7", "a", "b"}));
    std::vector<size_t> places;
    list.VisitEqual("a", 4, 9, true, [&](size_t index) {
      places.push_back(index);
      return index != 2;
    });
    EXPECT_EQ(places, (std::vector<size_t>{4, 2}));
    list.Visit(5, 9, false, [](std::string_view) { return ADD_FAILURE(), true; });
    list.Visit(4, 0, true, [](std::string_view) { return ADD_FAILURE(), true; });
  }
}

TEST(ListValueTest, TakingAllLeavesAnEmptyListOfTheSameEncoding) {
  CompactLimits limits;
  limits.list_chunk = 2;
  for (const Encoding encoding : {Encoding::kListpack, Encoding::kQuicklist}) {
    ListValue list = ListOf({"a", "b", "c"}, encoding, limits);
    ListValue all = list.TakeFront(3);
    EXPECT_TRUE(list.empty());
    EXPECT_EQ(list.encoding(), encoding);
    EXPECT_EQ(all.encoding(), encoding);
    list.AppendAll(all.TakeBack(3));
    EXPECT_TRUE(all.empty());
    EXPECT_EQ(ElementsOf(list), (Model{"a", "b", "c"}));
    list.CheckInvariants(&limits);
    EXPECT_TRUE(list.TakeFront(0).empty());
    EXPECT_TRUE(list.TakeBack(0).empty());
  }
}

TEST(ListValueTest, JoiningListsKeepsAQuicklistAQuicklist) {
  const CompactLimits limits;
  for (const Encoding own : {Encoding::kListpack, Encoding::kQuicklist}) {
    for (const Encoding others : {Encoding::kListpack, Encoding::kQuicklist}) {
      const bool both_compact = own == Encoding::kListpack && others == Encoding::kListpack;
      ListValue list = ListOf({"c"}, own, limits);
      list.PrependAll(ListValue());
      EXPECT_EQ(list.encoding(), own);
      list.PrependAll(ListOf({"a", "b"}, others, limits));
      EXPECT_EQ(list.encoding(), both_compact ? Encoding::kListpack : Encoding::kQuicklist);
      EXPECT_EQ(ElementsOf(list), (Model{"a", "b", "c"}));
      list = ListOf({"c"}, own, limits);
      list.AppendAll(ListOf({"d"}, others, limits));
      EXPECT_EQ(list.encoding(), both_compact ? Encoding::kListpack : Encoding::kQuicklist);
      EXPECT_EQ(ElementsOf(list), (Model{"c", "d"}));
      list.CheckInvariants(&limits);
    }
  }
}

TEST(ListValueTest, RemoveCountsFromTheEndThatItIsTold) {
  CompactLimits limits;
  limits.list_chunk = 2;
  for (const Encoding encoding : {Encoding::kListpack, Encoding::kQuicklist}) {
    ListValue list = ListOf({"5", "a", "5", "5", "b", "5"}, encoding, limits);
    EXPECT_EQ(list.Remove("5", 2, true), (std::vector<size_t>{3, 5}));
    EXPECT_EQ(ElementsOf(list), (Model{"5", "a", "5", "b"}));
    EXPECT_EQ(list.Remove("5", 1, false), (std::vector<size_t>{0}));
    EXPECT_EQ(list.Remove("5", 0, false), (std::vector<size_t>{}));
    EXPECT_EQ(list.Remove("05", SIZE_MAX, false), (std::vector<size_t>{}));
    EXPECT_EQ(ElementsOf(list), (Model{"a", "5", "b"}));
  }
}

TEST(ListValueTest, HeapBytesCountTheHeaderTheSlotsAndTheChunks) {
  CompactLimits limits;
  limits.list_chunk = 1;
  const ListValue list = ListOf({"a", "bb", "ccc"}, Encoding::kQuicklist, limits);
  EXPECT_EQ(list.heap_bytes(), 48 + 3 * 16 + (7 + 3) + (7 + 4) + (7 + 5));
  EXPECT_EQ(list.blocks(), 5u);
  const ListValue compact = ListOf({"a", "bb", "ccc"}, Encoding::kListpack, limits);
  EXPECT_EQ(compact.heap_bytes(), 7 + 3 + 4 + 5);
}

// A list and its model, changed alike.
class ListAndModel {
 public:
  ListAndModel(uint64_t seed, int32_t setting) : random_(seed) { limits_.list_chunk = setting; }

  void Step() {
    if (change_setting_) limits_.list_chunk = static_cast<int32_t>(random_.Below(12)) - 5;
    const uint64_t choice = random_.Below(20);
    if (choice < 9) {
      Add();
    } else if (model_.empty() || choice == 9) {
      Convert();
    } else if (choice < 12) {
      EraseOne();
    } else if (choice < 15) {
      TakeAndReturn();
    } else if (choice < 18) {
      RemoveEqual();
    } else {
      SetOne();
    }
    if (model_.size() > 300) CutOff();
    Check();
  }

  void ChangeSettingAtEachStep() { change_setting_ = true; }

 private:
  std::string Element() {
    switch (random_.Below(8)) {
      case 0:
        return "";
      case 1:
        return std::string("\0\0", 2);
      case 2:
        return std::to_string(static_cast<int64_t>(random_.Next() >> random_.Below(64)));
      case 3:
        return random_.Below(2) == 0 ? "-9223372036854775808" : "9223372036854775807";
      case 4:
        return std::string(random_.Below(random_.Below(40) == 0 ? 100 * 1024 : 300), 'x');
      default:  // Few different ones, for what works with equal elements.
        return std::to_string(random_.Below(4));
    }
  }

  void Grow(size_t text_bytes, size_t count) {
    const bool compact = list_.is_compact();
    const bool fits = ChunkLimit::Of(limits_.list_chunk)
                          .Holds(model_.size() + count, ListpackBytes(model_) + text_bytes);
    ASSERT_EQ(list_.GrowFor(text_bytes, count, limits_), compact && !fits);
    ASSERT_EQ(list_.is_compact(), compact && fits);
  }

  void Add() {
    const std::string element = Element();
    if (random_.Below(8) != 0) Grow(element.size(), 1);
    const Encoding encoding = list_.encoding();
    const size_t index = random_.Below(model_.size() + 1);
    switch (random_.Below(3)) {
      case 0:
        list_.PushFront(element, limits_);
        model_.push_front(element);
        break;
      case 1:
        list_.PushBack(element, limits_);
        model_.push_back(element);
        break;
      default:
        list_.InsertAt(index, element, limits_);
        model_.insert(At(model_, index), element);
    }
    ASSERT_EQ(list_.encoding(), encoding);
  }

  void Convert() {
    ListValue copy = list_.Clone();
    list_.Reencode(random_.Below(2) == 0 ? Encoding::kListpack : Encoding::kQuicklist, limits_);
    ASSERT_EQ(ElementsOf(copy), model_);
    if (random_.Below(2) == 0) list_ = std::move(copy);
  }

  void EraseOne() {
    const size_t index = random_.Below(3) == 0   ? random_.Below(model_.size())
                         : random_.Below(2) == 0 ? 0
                                                 : model_.size() - 1;
    list_.EraseAt(index);
    model_.erase(At(model_, index));
    const bool compact = list_.is_compact();
    if (list_.ShrinkIfSmall(limits_)) {
      ASSERT_FALSE(compact);
      ASSERT_TRUE(
          ChunkLimit::Of(limits_.list_chunk).Holds(2 * model_.size(), ListpackBytes(model_)));
    }
  }

  // Cuts a piece off, which is put back, at the other end, or changed on its own first.
  void TakeAndReturn() {
    const size_t count = random_.Below(model_.size() + 1);
    const bool front = random_.Below(2) == 0;
    ListValue piece = front ? list_.TakeFront(count) : list_.TakeBack(count);
    ASSERT_EQ(piece.encoding(), list_.encoding());
    const size_t split = front ? count : model_.size() - count;
    Model head(model_.begin(), At(model_, split));
    Model tail(At(model_, split), model_.end());
    Model& taken = front ? head : tail;
    ASSERT_EQ(ElementsOf(piece), taken);
    ASSERT_EQ(ElementsOf(list_), front ? tail : head);
    CheckLimits(piece);
    CheckLimits(list_);
    if (random_.Below(4) == 0) {
      piece.PushBack("more", limits_);
      taken.push_back("more");
      if (random_.Below(2) == 0) piece.Reencode(Encoding::kListpack, limits_);
    }
    const bool prepend = random_.Below(4) == 0 ? !front : front;
    if (prepend != front) std::swap(head, tail);
    prepend ? list_.PrependAll(std::move(piece)) : list_.AppendAll(std::move(piece));
    model_ = std::move(head);
    model_.insert(model_.end(), tail.begin(), tail.end());
  }

  void RemoveEqual() {
    const std::string wanted = model_[random_.Below(model_.size())];
    const size_t count_max = random_.Below(2) == 0 ? SIZE_MAX : 1 + random_.Below(4);
    const bool from_tail = random_.Below(2) == 0;
    std::vector<size_t> expected;
    for (size_t i = 0; i < model_.size(); ++i) {
      if (model_[i] == wanted) expected.push_back(i);
    }
    if (expected.size() > count_max) {
      const auto surplus = static_cast<std::ptrdiff_t>(expected.size() - count_max);
      from_tail ? expected.erase(expected.begin(), expected.begin() + surplus)
                : expected.erase(expected.end() - surplus, expected.end());
    }
    const Encoding encoding = list_.encoding();
    ASSERT_EQ(list_.Remove(wanted, count_max, from_tail), expected);
    ASSERT_EQ(list_.encoding(), encoding);
    Model left = model_;
    for (size_t i = expected.size(); i-- > 0;) left.erase(At(left, expected[i]));
    ASSERT_EQ(ElementsOf(list_), left);
    CheckLimits(list_);
    if (random_.Below(4) == 0) {
      model_ = std::move(left);
      return;
    }
    list_.InsertMany(expected, wanted, limits_);
    ASSERT_EQ(list_.encoding(), encoding);
  }

  void SetOne() {
    const size_t index = random_.Below(model_.size());
    const std::string element = Element();
    list_.Set(index, element, limits_);
    model_[index] = element;
  }

  void CutOff() {
    const size_t count = model_.size() - random_.Below(300);
    static_cast<void>(list_.TakeFront(count));
    model_.erase(model_.begin(), At(model_, count));
  }

  void CheckLimits(const ListValue& list) {
    list.CheckInvariants(change_setting_ || list.is_compact() ? nullptr : &limits_);
  }

  void Check() {
    CheckLimits(list_);
    ASSERT_EQ(list_.size(), model_.size());
    ASSERT_EQ(list_.empty(), model_.empty());
    ASSERT_EQ(ElementsOf(list_), model_);
    if (model_.empty()) return;
    const size_t index = random_.Below(model_.size());
    ASSERT_EQ(ElementAt(list_, index), model_[index]);
    CheckVisits(index, random_.Below(model_.size() + 2));
  }

  void CheckVisits(size_t from, size_t count) {
    for (const bool reverse : {false, true}) {
      Model seen;
      list_.Visit(from, count, reverse, [&](std::string_view element) {
        seen.emplace_back(element);
        return true;
      });
      std::vector<size_t> equal;
      list_.VisitEqual(model_[from], from, count, reverse, [&](size_t index) {
        equal.push_back(index);
        return true;
      });
      Model expected;
      std::vector<size_t> expected_equal;
      const size_t there = reverse ? from + 1 : model_.size() - from;
      for (size_t i = 0; i < std::min(count, there); ++i) {
        const size_t index = reverse ? from - i : from + i;
        expected.push_back(model_[index]);
        if (model_[index] == model_[from]) expected_equal.push_back(index);
      }
      ASSERT_EQ(seen, expected);
      ASSERT_EQ(equal, expected_equal);
    }
  }

  Random random_;
  CompactLimits limits_;
  bool change_setting_ = false;
  ListValue list_;
  Model model_;
};

TEST(ListValueTest, RandomOperationsAgreeWithStdDeque) {
  for (const int32_t setting : {0, 1, 2, 3, 16, 128, -1, -2, -5}) {
    for (uint64_t seed = 1; seed <= 8; ++seed) {
      SCOPED_TRACE("setting " + std::to_string(setting) + ", seed " + std::to_string(seed));
      ListAndModel both(seed, setting);
      for (int step = 0; step < 300; ++step) {
        SCOPED_TRACE("step " + std::to_string(step));
        both.Step();
        if (testing::Test::HasFailure()) return;
      }
    }
  }
}

TEST(ListValueTest, RandomOperationsAgreeWhileTheSettingChanges) {
  for (uint64_t seed = 1; seed <= 30; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    ListAndModel both(seed, -2);
    both.ChangeSettingAtEachStep();
    for (int step = 0; step < 300; ++step) {
      SCOPED_TRACE("step " + std::to_string(step));
      both.Step();
      if (testing::Test::HasFailure()) return;
    }
  }
}

}  // namespace
}  // namespace perilune
