#pragma once

// The order of a large sorted set: a B+ tree of its elements by score, then by the bytes of the
// member, which knows how many elements there are below each node. The elements belong to somebody
// else.
//
// Invariants:
//   1. All leaves are equally deep, and linked in the order of their elements.
//   2. A node is at least half full, unless it is the first or the last of its level, so that what
//      arrives in order fills the nodes. No node is empty, and a root that is not a leaf has
//      several children.
//   3. Each slot of an inner node says how many elements its child has, and which is the first.
// Cost: O(log n), and elements are read only where scores are equal. Walk: O(log n + count).
// Threads: not synchronized; const members only read.
// Lifetime: an element stays alive, where it is, and of the same score as long as it is in the
// tree.

#include <array>
#include <concepts>
#include <cstddef>

#include "store/score_node.h"
#include "store/sorted_set_bound.h"
#include "store/sorted_set_member.h"

namespace perilune {

class ScoreTree {
 public:
  ScoreTree() = default;
  ~ScoreTree() { Clear(); }
  ScoreTree(const ScoreTree&) = delete;
  ScoreTree& operator=(const ScoreTree&) = delete;

  size_t size() const { return size_; }

  // Requires: there is no element with the same member and score.
  void Insert(const SortedSetMember& member);

  // Requires: `member` is in the tree.
  void Erase(const SortedSetMember& member);

  // Returns how many elements stand in front of `member`. Requires: it is in the tree.
  size_t RankOf(const SortedSetMember& member) const;

  // Requires: rank < size().
  const SortedSetMember& At(size_t rank) const;

  // Return how many elements stand in front of the bound. A LexBound supposes that all scores are
  // equal; otherwise any number up to size() is returned.
  size_t CountBefore(const ScoreBound& bound) const;
  size_t CountBefore(const LexBound& bound) const;

  // Calls visit(const SortedSetMember&) for up to `count` elements from the one of rank `from` on,
  // in descending order if `reverse`, until it returns false; for none if there is no such rank.
  // Requires: `visit` leaves the tree alone.
  template <std::predicate<const SortedSetMember&> Visit>
  void Walk(size_t from, size_t count, bool reverse, Visit&& visit) const;

  void Clear();

  size_t heap_bytes() const { return node_bytes_; }

  // Aborts unless the tree keeps its invariants. Reads everything.
  void CheckInvariants() const;

 private:
  // Enough for 6^16 leaves, more than memory holds.
  static constexpr size_t kHeightMax = 16;

  struct Step {
    ScoreInner* node;
    size_t index;
  };
  using Path = std::array<Step, kHeightMax>;  // The parent of the leaf first.

  struct Place {
    const ScoreLeaf* leaf;
    size_t index;
  };

  template <typename Node>
  struct OpenedSlot {
    Node* node;
    size_t index;
    Node* added;  // What was split off; nullptr if nothing.
  };

  struct Census;

  template <typename IsBefore>
  size_t Count(IsBefore is_before) const;
  template <typename IsBefore>
  ScoreLeaf& Descend(IsBefore is_before, Path& path);
  Place Locate(size_t rank) const;

  template <typename Node>
  Node* New();
  template <typename Node>
  void Delete(Node* node);
  void DeleteBelow(ScoreNode* node, size_t level);

  template <typename Node>
  OpenedSlot<Node> OpenSlot(Node& node, size_t at, bool in_order);
  ScoreLeaf* PutIntoLeaf(ScoreLeaf& leaf, size_t at, const SortedSetMember& member, bool in_order);
  void GrowRoot(ScoreNode* added);

  template <typename Node>
  void Settle(ScoreInner& parent, size_t index);
  template <typename Node>
  void Drop(ScoreInner& parent, size_t index);
  void ShrinkRoot();

  void CheckBelow(const ScoreNode& node, size_t level, Census& census) const;

  ScoreNode* root_ = nullptr;  // nullptr if there are no elements.
  size_t height_ = 0;          // Levels above the leaves.
  size_t size_ = 0;
  size_t node_bytes_ = 0;
};

template <std::predicate<const SortedSetMember&> Visit>
void ScoreTree::Walk(size_t from, size_t count, bool reverse, Visit&& visit) const {
  if (from >= size_) return;
  auto [leaf, index] = Locate(from);
  for (; count > 0 && visit(*leaf->members[index]); --count) {
    const bool at_end = reverse ? index == 0 : index == leaf->size - 1;
    if (!at_end) {
      index = reverse ? index - 1 : index + 1;
      continue;
    }
    leaf = reverse ? leaf->previous : leaf->next;
    if (leaf == nullptr) return;
    index = reverse ? leaf->size - 1 : 0;
  }
}

}  // namespace perilune
