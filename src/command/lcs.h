#pragma once

// The longest common subsequence of two strings, by dynamic programming over their prefixes.
//
// Cost: time O(|a| * |b|); memory one bit for each pair of prefixes, as two rows of lengths
// suffice and a bit says at each pair which way its length came from.
// Lifetime: borrows both strings.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace perilune {

class LongestCommonSubsequence {
 public:
  // A piece of the subsequence that stands together in both strings.
  struct Match {
    size_t begin_a;
    size_t begin_b;
    size_t length;
  };

  // Returns true if the work stays within what Redis does for this limit, which is a table of
  // four bytes for each pair of prefixes.
  static bool IsFeasible(std::string_view a, std::string_view b, int64_t table_bytes_max);

  // Requires: IsFeasible.
  LongestCommonSubsequence(std::string_view a, std::string_view b);

  size_t length() const { return length_; }
  std::string Text() const;

  // From the last to the first. Of several longest subsequences it is the one of Redis: on the
  // way back the last byte of `b` is given up first, unless giving up that of `a` is better.
  std::vector<Match> Matches() const;

 private:
  size_t PairOf(size_t size_a, size_t size_b) const { return size_a * (b_.size() + 1) + size_b; }

  std::string_view a_;
  std::string_view b_;
  size_t length_ = 0;
  std::vector<bool> shortens_a_;  // By pair of prefixes.
};

}  // namespace perilune
