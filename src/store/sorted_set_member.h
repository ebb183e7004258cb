#pragma once

// A member of a large sorted set in one allocation: its score, its packed size, its bytes. It is
// an element of a HashTable, its bytes being the key.
//
// Threads: not synchronized; const members only read.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string_view>

namespace perilune {

class SortedSetMember {
 public:
  struct Deleter {
    void operator()(SortedSetMember* member) const { std::free(member); }
  };
  using Owned = std::unique_ptr<SortedSetMember, Deleter>;

  // Requires: `score` is not NaN.
  static Owned Make(std::string_view member, double score);

  SortedSetMember(const SortedSetMember&) = delete;
  SortedSetMember& operator=(const SortedSetMember&) = delete;

  std::string_view key() const;  // Lives as long as the element.
  uint64_t hash() const;
  size_t heap_bytes() const;  // Of the allocation.

  double score() const { return score_; }
  // Requires: `score` is not NaN, and the element is in no ScoreTree.
  void set_score(double score) { score_ = score; }

 private:
  explicit SortedSetMember(double score) : score_(score) {}

  double score_;
};

}  // namespace perilune
