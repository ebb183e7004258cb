#pragma once

// The nodes of a ScoreTree: arrays of slots, and how slots move within a node and between two.
//
// A slot of a leaf is an element and its score, apart from each other so that a search reads
// scores only. A slot of an inner node is a child, how many elements there are below it, and the
// first of them with its score. The sizes are just below those that allocators have.
//
// Threads: not synchronized.

#include <array>
#include <cstddef>
#include <cstring>
#include <numeric>

#include "store/sorted_set_member.h"

namespace perilune {

struct ScoreNode {
  size_t size = 0;  // Slots in use, the first ones.
};

struct ScoreLeaf : ScoreNode {
  static constexpr size_t kCapacity = 26;

  size_t count() const { return size; }
  void CopySlots(size_t to, const ScoreLeaf& source, size_t from, size_t slots);

  ScoreLeaf* previous = nullptr;
  ScoreLeaf* next = nullptr;
  std::array<double, kCapacity> scores;
  std::array<const SortedSetMember*, kCapacity> members;
};

struct ScoreInner : ScoreNode {
  static constexpr size_t kCapacity = 13;

  size_t count() const { return CountBelow(size); }
  // How many elements there are below the first `slots` children.
  size_t CountBelow(size_t slots) const {
    return std::accumulate(counts.data(), counts.data() + slots, size_t{0});
  }
  void CopySlots(size_t to, const ScoreInner& source, size_t from, size_t slots);

  // Writes down what the child in slot `at` has become. Requires: it is a Node and not empty.
  template <typename Node>
  void Describe(size_t at) {
    const Node& node = *static_cast<const Node*>(children[at]);
    counts[at] = node.count();
    scores[at] = node.scores[0];
    members[at] = node.members[0];
  }

  std::array<double, kCapacity> scores;
  std::array<const SortedSetMember*, kCapacity> members;
  std::array<size_t, kCapacity> counts;
  std::array<ScoreNode*, kCapacity> children;
};

static_assert(sizeof(ScoreLeaf) <= 448 && sizeof(ScoreInner) <= 448);

template <typename T, size_t n>
void CopyItems(std::array<T, n>& to, size_t to_at, const std::array<T, n>& from, size_t from_at,
               size_t items) {
  std::memmove(to.data() + to_at, from.data() + from_at, items * sizeof(T));
}

inline void ScoreLeaf::CopySlots(size_t to, const ScoreLeaf& source, size_t from, size_t slots) {
  CopyItems(scores, to, source.scores, from, slots);
  CopyItems(members, to, source.members, from, slots);
}

inline void ScoreInner::CopySlots(size_t to, const ScoreInner& source, size_t from, size_t slots) {
  CopyItems(scores, to, source.scores, from, slots);
  CopyItems(members, to, source.members, from, slots);
  CopyItems(counts, to, source.counts, from, slots);
  CopyItems(children, to, source.children, from, slots);
}

// Makes room, without content, at `at`. Requires: node.size + slots <= kCapacity.
template <typename Node>
void OpenSlots(Node& node, size_t at, size_t slots) {
  node.CopySlots(at + slots, node, at, node.size - at);
  node.size += slots;
}

template <typename Node>
void CloseSlots(Node& node, size_t at, size_t slots) {
  node.size -= slots;
  node.CopySlots(at, node, at + slots, node.size - at);
}

// Requires: two different nodes, and room in the second.
template <typename Node>
void MoveSlots(Node& from, size_t from_at, size_t slots, Node& to, size_t to_at) {
  OpenSlots(to, to_at, slots);
  to.CopySlots(to_at, from, from_at, slots);
  CloseSlots(from, from_at, slots);
}

}  // namespace perilune
