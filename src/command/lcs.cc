#include "command/lcs.h"

#include <algorithm>
#include <utility>

namespace perilune {

bool LongestCommonSubsequence::IsFeasible(std::string_view a, std::string_view b,
                                          int64_t table_bytes_max) {
  size_t bytes = 0;
  if (__builtin_mul_overflow(a.size() + 1, b.size() + 1, &bytes)) return false;
  if (__builtin_mul_overflow(bytes, sizeof(uint32_t), &bytes)) return false;
  return bytes <= static_cast<size_t>(table_bytes_max);
}

LongestCommonSubsequence::LongestCommonSubsequence(std::string_view a, std::string_view b)
    : a_(a), b_(b), shortens_a_((a.size() + 1) * (b.size() + 1)) {
  std::vector<uint32_t> above(b.size() + 1);
  std::vector<uint32_t> row(b.size() + 1);
  for (size_t i = 1; i <= a.size(); ++i) {
    for (size_t j = 1; j <= b.size(); ++j) {
      if (a[i - 1] == b[j - 1]) {
        row[j] = above[j - 1] + 1;
      } else {
        row[j] = std::max(above[j], row[j - 1]);
        shortens_a_[PairOf(i, j)] = above[j] > row[j - 1];
      }
    }
    std::swap(above, row);
  }
  length_ = above[b.size()];
}

std::vector<LongestCommonSubsequence::Match> LongestCommonSubsequence::Matches() const {
  std::vector<Match> matches;
  size_t i = a_.size();
  size_t j = b_.size();
  while (i > 0 && j > 0) {
    if (a_[i - 1] != b_[j - 1]) {
      --(shortens_a_[PairOf(i, j)] ? i : j);
      continue;
    }
    const bool goes_on =
        !matches.empty() && matches.back().begin_a == i && matches.back().begin_b == j;
    if (!goes_on) matches.push_back({i, j, 0});
    --i;
    --j;
    matches.back() = {i, j, matches.back().length + 1};
  }
  return matches;
}

std::string LongestCommonSubsequence::Text() const {
  const std::vector<Match> matches = Matches();
  std::string text;
  text.reserve(length_);
  for (auto match = matches.rbegin(); match != matches.rend(); ++match) {
    text += a_.substr(match->begin_a, match->length);
  }
  return text;
}

}  // namespace perilune
