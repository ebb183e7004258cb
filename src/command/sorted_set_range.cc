#include "command/sorted_set_range.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>
#include <utility>

#include "base/number.h"
#include "store/sorted_set_value.h"

namespace perilune {
namespace {

RankRange RanksFrom(size_t begin, size_t end) {
  if (begin >= end) return {};
  return {.first = begin, .count = end - begin};
}

// Returns the number that `text` is, as lenient as Redis, which leaves it to strtod: nothing is 0,
// spaces may precede, what is too large is infinite, and a zero byte ends the text.
std::optional<double> ParseScore(std::string_view text) {
  if (const std::optional<double> score = ParseDouble(text)) return score;
  const std::string terminated(text);
  char* end = nullptr;
  const double score = std::strtod(terminated.c_str(), &end);
  if (*end != '\0' || std::isnan(score)) return std::nullopt;
  return score;
}

// `make` is Begin or End of ScoreBound.
std::optional<ScoreBound> ParseScoreBound(std::string_view text, ScoreBound (*make)(double, bool)) {
  const bool exclusive = text.starts_with('(');
  const std::optional<double> score = ParseScore(text.substr(exclusive ? 1 : 0));
  if (!score) return std::nullopt;
  return make(*score, exclusive);
}

// `make` is Begin or End of LexBound.
std::optional<LexBound> ParseLexBound(std::string_view text,
                                      LexBound (*make)(std::string_view, bool)) {
  if (text == "-") return LexBound::First();
  if (text == "+") return LexBound::Last();
  const bool exclusive = text.starts_with('(');
  if (!exclusive && !text.starts_with('[')) return std::nullopt;
  return make(text.substr(1), exclusive);
}

}  // namespace

RankRange RankRange::Part(int64_t offset, int64_t count_max, bool reverse) const {
  if (offset < 0 || static_cast<size_t>(offset) >= count) return {};
  const size_t passed = static_cast<size_t>(offset);
  const size_t rest = count - passed;
  const size_t taken = count_max < 0 ? rest : std::min(rest, static_cast<size_t>(count_max));
  return {.first = reverse ? first + rest - taken : first + passed, .count = taken};
}

std::optional<SortedSetRange> SortedSetRange::Parse(By by, std::string_view begin,
                                                    std::string_view end, bool reverse) {
  if (reverse) std::swap(begin, end);
  switch (by) {
    case By::kIndex: {
      const std::optional<int64_t> first = ParseInt64(begin);
      const std::optional<int64_t> last = ParseInt64(end);
      if (!first || !last) return std::nullopt;
      // Index ~i of the walk up is i of the walk down: -1 is 0, -2 is 1.
      return SortedSetRange(reverse ? Indexes{~*first, ~*last} : Indexes{*first, *last});
    }
    case By::kScore: {
      const std::optional<ScoreBound> low = ParseScoreBound(begin, ScoreBound::Begin);
      const std::optional<ScoreBound> high = ParseScoreBound(end, ScoreBound::End);
      if (!low || !high) return std::nullopt;
      return SortedSetRange(Between<ScoreBound>{*low, *high});
    }
    case By::kMember: {
      const std::optional<LexBound> low = ParseLexBound(begin, LexBound::Begin);
      const std::optional<LexBound> high = ParseLexBound(end, LexBound::End);
      if (!low || !high) return std::nullopt;
      return SortedSetRange(Between<LexBound>{*low, *high});
    }
  }
  return std::nullopt;
}

RankRange SortedSetRange::In(const SortedSetValue& set) const {
  if (const auto* scores = std::get_if<Between<ScoreBound>>(&ends_)) {
    return RanksFrom(set.CountBefore(scores->begin), set.CountBefore(scores->end));
  }
  if (const auto* members = std::get_if<Between<LexBound>>(&ends_)) {
    return RanksFrom(set.CountBefore(members->begin), set.CountBefore(members->end));
  }
  const auto& [first, last] = std::get<Indexes>(ends_);
  const auto size = static_cast<int64_t>(set.size());
  const int64_t begin = std::clamp(first < 0 ? first + size : first, int64_t{0}, size);
  const int64_t last_rank = std::clamp(last < 0 ? last + size : last, int64_t{-1}, size - 1);
  return RanksFrom(static_cast<size_t>(begin), static_cast<size_t>(last_rank + 1));
}

}  // namespace perilune
