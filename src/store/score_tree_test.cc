#include "store/score_tree.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/random.h"

namespace perilune {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kDenormal = std::numeric_limits<double>::denorm_min();
constexpr size_t kManyNodes = 1'200;  // Enough for splits and merges of inner nodes.

using Item = std::pair<double, std::string>;
using Items = std::vector<Item>;

// A tree beside what it must hold, and the elements of both.
class ModelledTree {
 public:
  const ScoreTree& tree() const { return tree_; }
  const std::set<Item>& model() const { return model_; }

  void Insert(const Item& item) {
    if (!model_.insert(item).second) return;
    const auto [added, is_new] =
        members_.emplace(item, SortedSetMember::Make(item.second, item.first));
    tree_.Insert(*added->second);
  }

  void Erase(const Item& item) {
    const auto found = members_.find(item);
    ASSERT_NE(members_.end(), found);
    tree_.Erase(*found->second);
    members_.erase(found);
    model_.erase(item);
  }

  const Item& ItemAt(size_t rank) const {
    return *std::next(model_.begin(), static_cast<ptrdiff_t>(rank));
  }

  // Ranks, elements by rank, and the whole sequence in both directions.
  void CheckContent() const {
    ASSERT_EQ(model_.size(), tree_.size());
    size_t rank = 0;
    for (const Item& item : model_) {
      const SortedSetMember& member = *members_.at(item);
      ASSERT_EQ(rank, tree_.RankOf(member));
      ASSERT_EQ(&member, &tree_.At(rank));
      ++rank;
    }
    ASSERT_EQ(Items(model_.begin(), model_.end()), Walked(0, rank, false));
    if (rank == 0) return;
    ASSERT_EQ(Items(model_.rbegin(), model_.rend()), Walked(rank - 1, rank, true));
  }

  Items Walked(size_t from, size_t count, bool reverse) const {
    Items items;
    tree_.Walk(from, count, reverse, [&](const SortedSetMember& member) {
      items.emplace_back(member.score(), member.key());
      return true;
    });
    return items;
  }

  void CheckBound(const ScoreBound& bound) const {
    const auto before =
        std::ranges::count_if(model_, [&](const Item& item) { return bound.IsBehind(item.first); });
    ASSERT_EQ(static_cast<size_t>(before), tree_.CountBefore(bound));
  }

 private:
  std::map<Item, SortedSetMember::Owned> members_;
  std::set<Item> model_;
  ScoreTree tree_;
};

// The items of a pattern, in the order in which they are inserted.
using MakeItems = Items (*)(size_t size);

Items Ascending(size_t size) {
  Items items;
  for (size_t i = 0; i < size; ++i) {
    items.emplace_back(static_cast<double>(i), "member " + std::to_string(i));
  }
  return items;
}

Items Descending(size_t size) {
  Items items = Ascending(size);
  std::ranges::reverse(items);
  return items;
}

Items Shuffled(Items items) {
  Random random(20261121);
  for (size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[random.Below(i)]);
  return items;
}

Items InRandomOrder(size_t size) { return Shuffled(Ascending(size)); }

Items OfOneScore(size_t size) {
  Items items = Ascending(size);
  for (Item& item : items) item.first = 1.5;
  return Shuffled(std::move(items));
}

Items OfFewScores(size_t size) {
  Items items = Ascending(size);
  for (size_t i = 0; i < size; ++i) items[i].first = static_cast<double>(i % 7);
  return Shuffled(std::move(items));
}

// Always next to what was inserted before, in the middle of the tree.
Items Converging(size_t size) {
  Items items;
  for (size_t i = 0; i < size; ++i) {
    const auto distance = static_cast<double>(size - i);
    items.emplace_back(i % 2 == 0 ? distance : -distance, "member");
  }
  return items;
}

const std::vector<std::pair<std::string, MakeItems>> kPatterns = {
    {"ascending", Ascending},  {"descending", Descending},  {"random", InRandomOrder},
    {"one score", OfOneScore}, {"few scores", OfFewScores}, {"converging", Converging},
};

// Returns the rank of what is erased next.
using Choose = size_t (*)(size_t size, Random& random);

const std::vector<std::pair<std::string, Choose>> kErasures = {
    {"front", [](size_t, Random&) { return size_t{0}; }},
    {"back", [](size_t size, Random&) { return size - 1; }},
    {"middle", [](size_t size, Random&) { return size / 2; }},
    {"random", [](size_t size, Random& random) { return random.Below(size); }},
    {"both ends", [](size_t size, Random&) { return size % 2 == 0 ? size - 1 : 0; }},
};

TEST(ScoreTree, KeepsItsInvariantsWhileItGrowsAndShrinksInAnyPattern) {
  for (const auto& [pattern, make_items] : kPatterns) {
    for (const auto& [erasure, choose] : kErasures) {
      SCOPED_TRACE(pattern + ", erased from the " + erasure);
      Random random(7);
      ModelledTree modelled;
      for (const Item& item : make_items(kManyNodes)) {
        modelled.Insert(item);
        modelled.tree().CheckInvariants();
      }
      modelled.CheckContent();
      while (!modelled.model().empty()) {
        const size_t rank = choose(modelled.tree().size(), random);
        const SortedSetMember& member = modelled.tree().At(rank);
        modelled.Erase({member.score(), std::string(member.key())});
        modelled.tree().CheckInvariants();
        if (modelled.tree().size() % 200 == 0) modelled.CheckContent();
        if (testing::Test::HasFatalFailure()) return;
      }
      EXPECT_EQ(0u, modelled.tree().heap_bytes());
    }
  }
}

TEST(ScoreTree, AgreesWithModelUnderRandomInsertionsAndErasures) {
  Random random(11);
  ModelledTree modelled;
  const auto random_item = [&] {
    const std::string member(random.Below(3), static_cast<char>(random.Below(256)));
    return Item(static_cast<double>(random.Below(40)), member);
  };
  for (int step = 0; step < 20'000; ++step) {
    // Phases in which the tree mostly grows, and in which it mostly shrinks.
    const bool grows = random.Below(10) < (step / 2'500 % 2 == 0 ? 7u : 3u);
    if (grows) {
      modelled.Insert(random_item());
    } else if (!modelled.model().empty()) {
      modelled.Erase(modelled.ItemAt(random.Below(modelled.model().size())));
    }
    modelled.tree().CheckInvariants();
    if (step % 100 == 0) modelled.CheckContent();
    ASSERT_FALSE(testing::Test::HasFatalFailure()) << "step " << step;
  }
}

TEST(ScoreTree, StaysInOrderThroughManyLevels) {
  const Items items = InRandomOrder(40'000);
  ModelledTree modelled;
  for (const Item& item : items) modelled.Insert(item);
  modelled.tree().CheckInvariants();
  modelled.CheckContent();
  for (size_t i = 0; i < items.size(); ++i) {
    modelled.Erase(items[i]);
    if (i % 1'000 == 0) modelled.tree().CheckInvariants();
  }
  EXPECT_EQ(0u, modelled.tree().size());
}

TEST(ScoreTree, LetsTheFirstAndTheLastComeAndGoAtEverySize) {
  for (const MakeItems make_items : {Ascending, Descending}) {
    ModelledTree modelled;
    for (const Item& item : make_items(kManyNodes)) {
      modelled.Insert(item);
      modelled.Erase(item);
      modelled.tree().CheckInvariants();
      modelled.Insert(item);
    }
    modelled.CheckContent();
  }
}

TEST(ScoreTree, WorksAsAQueueThatMovesOn) {
  ModelledTree modelled;
  const Items items = Ascending(6'000);
  for (size_t i = 0; i < items.size(); ++i) {
    modelled.Insert(items[i]);
    if (i >= 1'000) modelled.Erase(items[i - 1'000]);
    modelled.tree().CheckInvariants();
  }
  modelled.CheckContent();
}

TEST(ScoreTree, OrdersMembersOfOneScoreByUnsignedBytesThenSize) {
  ModelledTree modelled;
  const Items in_order = {{1, ""},     {1, std::string(1, '\0')},
                          {1, "a"},    {1, "a\x01"},
                          {1, "aa"},   {1, "b"},
                          {1, "\x80"}, {1, "\xff"}};
  for (const Item& item : Shuffled(in_order)) modelled.Insert(item);
  EXPECT_EQ(in_order, modelled.Walked(0, in_order.size(), false));
}

TEST(ScoreTree, OrdersInfinitiesDenormalsAndZeros) {
  const Items in_order = {{-kInfinity, "x"}, {-1e308, "x"},    {-kDenormal, "x"}, {0.0, "a"},
                          {-0.0, "b"},       {0.0, "c"},       {-0.0, "d"},       {kDenormal, "x"},
                          {1e308, "x"},      {kInfinity, "x"}, {kInfinity, "y"}};
  Items from_the_back = in_order;
  std::ranges::reverse(from_the_back);
  for (const Items& items : {in_order, from_the_back, Shuffled(in_order)}) {
    ModelledTree modelled;
    for (const Item& item : items) modelled.Insert(item);
    modelled.tree().CheckInvariants();
    EXPECT_EQ(in_order, modelled.Walked(0, in_order.size(), false));
  }
}

TEST(ScoreTree, CountsWhatStandsBeforeInfinitiesAndZeros) {
  ModelledTree modelled;
  for (const Item& item : Items{{-kInfinity, "x"},
                                {-1, "x"},
                                {-kDenormal, "x"},
                                {0.0, "a"},
                                {-0.0, "b"},
                                {0.0, "c"},
                                {-0.0, "d"},
                                {kDenormal, "x"},
                                {1, "x"},
                                {kInfinity, "x"},
                                {kInfinity, "y"}}) {
    modelled.Insert(item);
  }
  const ScoreTree& tree = modelled.tree();
  EXPECT_EQ(0u, tree.CountBefore(ScoreBound::Begin(-kInfinity, false)));
  EXPECT_EQ(1u, tree.CountBefore(ScoreBound::Begin(-kInfinity, true)));
  EXPECT_EQ(9u, tree.CountBefore(ScoreBound::End(kInfinity, true)));
  EXPECT_EQ(11u, tree.CountBefore(ScoreBound::End(kInfinity, false)));
  for (const double zero : {0.0, -0.0}) {
    EXPECT_EQ(3u, tree.CountBefore(ScoreBound::Begin(zero, false)));
    EXPECT_EQ(7u, tree.CountBefore(ScoreBound::End(zero, false)));
  }
}

TEST(ScoreTree, CountsWhatStandsBeforeAScore) {
  for (const MakeItems make_items : {InRandomOrder, OfFewScores}) {
    ModelledTree modelled;
    for (const Item& item : make_items(kManyNodes)) modelled.Insert(item);
    for (int step = -4; step <= 2 * static_cast<int>(kManyNodes) + 4; ++step) {
      const double score = step / 2.0;  // Every score, and between them.
      for (const bool exclusive : {false, true}) {
        modelled.CheckBound(ScoreBound::Begin(score, exclusive));
        modelled.CheckBound(ScoreBound::End(score, exclusive));
      }
    }
  }
}

TEST(ScoreTree, CountsWhatStandsBeforeAMember) {
  ModelledTree modelled;
  Items items = OfOneScore(kManyNodes);
  for (const Item& item : items) modelled.Insert(item);
  std::ranges::sort(items);
  const ScoreTree& tree = modelled.tree();
  EXPECT_EQ(0u, tree.CountBefore(LexBound::First()));
  EXPECT_EQ(items.size(), tree.CountBefore(LexBound::Last()));
  for (size_t rank = 0; rank < items.size(); ++rank) {
    const std::string& member = items[rank].second;
    const std::string behind = member + '\0';
    EXPECT_EQ(rank, tree.CountBefore(LexBound::Begin(member, false)));
    EXPECT_EQ(rank + 1, tree.CountBefore(LexBound::Begin(member, true)));
    EXPECT_EQ(rank + 1, tree.CountBefore(LexBound::End(member, false)));
    EXPECT_EQ(rank, tree.CountBefore(LexBound::End(member, true)));
    EXPECT_EQ(rank + 1, tree.CountBefore(LexBound::Begin(behind, false)));
  }
}

TEST(ScoreTree, CountsUpToItsSizeBeforeAMemberIfScoresDiffer) {
  ModelledTree modelled;
  for (const Item& item : InRandomOrder(kManyNodes)) modelled.Insert({-item.first, item.second});
  for (const Item& item : InRandomOrder(kManyNodes)) {
    EXPECT_LE(modelled.tree().CountBefore(LexBound::Begin(item.second, false)), kManyNodes);
  }
}

TEST(ScoreTree, WalksAnyPartInBothDirections) {
  ModelledTree modelled;
  for (const Item& item : InRandomOrder(200)) modelled.Insert(item);
  const Items ascending(modelled.model().begin(), modelled.model().end());
  for (size_t from = 0; from < ascending.size(); from += 3) {
    for (const size_t count : {0u, 1u, 25u, 26u, 27u, 1'000u}) {
      const auto at = ascending.begin() + static_cast<ptrdiff_t>(from);
      const auto forward = static_cast<ptrdiff_t>(std::min(count, ascending.size() - from));
      EXPECT_EQ(Items(at, at + forward), modelled.Walked(from, count, false));
      const auto backward = static_cast<ptrdiff_t>(std::min(count, from + 1));
      EXPECT_EQ(
          Items(std::make_reverse_iterator(at + 1), std::make_reverse_iterator(at + 1 - backward)),
          modelled.Walked(from, count, true));
    }
  }
  EXPECT_EQ(Items(), modelled.Walked(200, 1, false));
  EXPECT_EQ(Items(), modelled.Walked(SIZE_MAX, 1, true));
}

TEST(ScoreTree, StopsAWalkWhenToldSo) {
  ModelledTree modelled;
  for (const Item& item : Ascending(100)) modelled.Insert(item);
  int visited = 0;
  modelled.tree().Walk(0, 100, false, [&](const SortedSetMember&) { return ++visited < 40; });
  EXPECT_EQ(40, visited);
}

TEST(ScoreTree, IsEmptyUntilSomethingIsInserted) {
  const ScoreTree tree;
  tree.CheckInvariants();
  EXPECT_EQ(0u, tree.size());
  EXPECT_EQ(0u, tree.heap_bytes());
  EXPECT_EQ(0u, tree.CountBefore(ScoreBound::End(kInfinity, false)));
  EXPECT_EQ(0u, tree.CountBefore(LexBound::Last()));
  tree.Walk(0, 1, false, [](const SortedSetMember&) {
    ADD_FAILURE();
    return true;
  });
}

TEST(ScoreTree, FillsItsNodesWhenElementsArriveInOrder) {
  constexpr size_t kLeaves = ScoreInner::kCapacity;
  constexpr size_t kElements = kLeaves * ScoreLeaf::kCapacity;
  for (const MakeItems make_items : {Ascending, Descending}) {
    ModelledTree modelled;
    for (const Item& item : make_items(kElements)) modelled.Insert(item);
    EXPECT_EQ(kLeaves * sizeof(ScoreLeaf) + sizeof(ScoreInner), modelled.tree().heap_bytes());
  }
}

}  // namespace
}  // namespace perilune
