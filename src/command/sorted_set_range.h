#pragma once

// Ranges of a sorted set: from the two ends that a client writes to ranks.
//
//   by index    0 -1        from the first element to the last; negative ones count from the end
//   by score    (1 +inf     more than 1; a number alone is inclusive
//   by member   [a (b  - +  from "a" to in front of "b"; all. The scores must be equal
//
// Lifetime: a range borrows the bytes of its ends.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

#include "store/sorted_set_bound.h"

namespace perilune {

class SortedSetValue;

// Elements of a sorted set that stand side by side: `count` from the one of rank `first` on.
struct RankRange {
  size_t first = 0;
  size_t count = 0;

  // Returns what LIMIT leaves: passes `offset` elements, then takes up to `count_max`, both from
  // the last one down if `reverse`. Nothing if `offset` is negative, all that follow if `count_max`
  // is.
  RankRange Part(int64_t offset, int64_t count_max, bool reverse) const;

  bool operator==(const RankRange&) const = default;
};

class SortedSetRange {
 public:
  enum class By : uint8_t { kIndex, kScore, kMember };

  // Returns the range between two ends, nothing if one is malformed. If `reverse` it is written
  // for a walk down: the upper end first, and an index counts from the last element.
  static std::optional<SortedSetRange> Parse(By by, std::string_view begin, std::string_view end,
                                             bool reverse);

  // Returns which elements of `set` are in the range. By member of a set of unequal scores, that
  // is any of them.
  RankRange In(const SortedSetValue& set) const;

 private:
  struct Indexes {
    int64_t first;
    int64_t last;  // Inclusive.
  };
  template <typename Bound>
  struct Between {
    Bound begin;
    Bound end;
  };
  using Ends = std::variant<Indexes, Between<ScoreBound>, Between<LexBound>>;

  explicit SortedSetRange(const Ends& ends) : ends_(ends) {}

  Ends ends_;
};

}  // namespace perilune
