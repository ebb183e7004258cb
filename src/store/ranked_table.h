#pragma once

// The large form of a sorted set: its members by their bytes in a hash table, which owns them, and
// in their order in a ScoreTree.
//
// Invariants:
//   1. The same elements are in both.
// Cost: O(1) to find a member; O(log n) to change one, and for ranks.
// Threads: not synchronized; const members only read.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "store/score_tree.h"
#include "store/sorted_set_member.h"
#include "store/weighed_table.h"

namespace perilune {

class RankedTable {
 public:
  size_t size() const { return order_.size(); }
  size_t heap_bytes() const { return members_.heap_bytes() + order_.heap_bytes(); }

  const HashTable<SortedSetMember>& members() const { return members_.elements(); }
  const ScoreTree& order() const { return order_; }

  // Returns nullptr if there is no such member. Finds what SetScore can change.
  SortedSetMember* Find(std::string_view member, uint64_t hash) const {
    return members_.Find(member, hash);
  }

  // Requires: `member` is none yet.
  void Insert(SortedSetMember::Owned member, uint64_t hash);

  // Takes a member out; null if it is none.
  SortedSetMember::Owned Extract(std::string_view member, uint64_t hash);

  // Requires: `member` is of this table.
  void SetScore(SortedSetMember& member, double score);

  void CheckInvariants() const;

 private:
  WeighedTable<SortedSetMember> members_;
  ScoreTree order_;
};

}  // namespace perilune
