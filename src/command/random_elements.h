#pragma once

// Random elements of a collection, for HRANDFIELD, SRANDMEMBER and ZRANDMEMBER.
//
// An element is what the collection's ForEach hands out: a member, a field with its value, a
// member with its score.

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_set>

#include "base/number.h"
#include "base/random.h"
#include "resp/reply_sink.h"
#include "store/hash_value.h"
#include "store/set_value.h"
#include "store/sorted_set_value.h"

namespace perilune {

// How often elements are repeated at most: a longer reply would hardly fit into memory. (Redis has
// no such limit.)
inline constexpr int64_t kRepeatsMax = int64_t{1} << 27;

// Returns the count that `text` says: negative if elements may come repeatedly. Nothing once it
// replied an error. `doubled` says that each element is shown with something.
inline std::optional<int64_t> ReadRandomCount(std::string_view text, bool doubled,
                                              ReplySink& reply) {
  const std::optional<int64_t> count = ParseInt64(text);
  if (!count) {
    reply.Error(Error::kNotAnInteger);
  } else if (*count == INT64_MIN) {
    reply.Error(Error::kNotNegatable);
  } else if (doubled && (*count < -INT64_MAX / 2 || *count > INT64_MAX / 2)) {
    reply.ErrorText("ERR value is out of range");
  } else {
    return count;
  }
  return std::nullopt;
}

// Returns true once it replied an error: `count` asks for too many repetitions of what is there.
inline bool RefusesRepeats(int64_t count, ReplySink& reply) {
  if (count >= -kRepeatsMax) return false;
  reply.ErrorText("ERR value is out of range");
  return true;
}

// Calls visit(element) with one random element. Requires: it is not empty.
template <typename Visit>
void VisitRandom(const HashValue& hash, Random& random, Visit&& visit) {
  HashValue::Buffer field_buffer;
  HashValue::Buffer value_buffer;
  const auto [field, value] = hash.Sample(random, field_buffer, value_buffer);
  visit(field, value);
}
template <typename Visit>
void VisitRandom(const SetValue& set, Random& random, Visit&& visit) {
  SetValue::Buffer buffer;
  visit(set.Sample(random, buffer));
}
template <typename Visit>
void VisitRandom(const SortedSetValue& set, Random& random, Visit&& visit) {
  SortedSetValue::Buffer buffer;
  const auto [member, score] = set.Sample(random, buffer);
  visit(member, score);
}

// Calls visit(element) `count` times; an element may come repeatedly.
template <typename T, typename Visit>
void VisitRepeatedly(const T& collection, uint64_t count, Random& random, Visit&& visit) {
  for (; count > 0; --count) VisitRandom(collection, random, visit);
}

// Calls visit(element) for `count` different elements. Requires: count <= size().
// Source of the pass: Knuth, The Art of Computer Programming, volume 2, algorithm 3.4.2 S.
template <typename T, typename Visit>
void VisitDistinct(const T& collection, size_t count, Random& random, Visit&& visit) {
  // To draw an element costs as much as to pass some.
  constexpr size_t kPassedPerDrawn = 8;
  if (collection.is_compact() || count >= collection.size() / kPassedPerDrawn) {
    // Each has the chance of what is still wanted among what is still to come, by which all
    // subsets are equally likely.
    size_t to_come = collection.size();
    collection.ForEach([&](std::string_view key, const auto&... more) {
      if (random.Below(to_come--) >= count) return;
      visit(key, more...);
      --count;
    });
    return;
  }
  // Few are drawn twice. The keys of a large collection stay where they are.
  std::unordered_set<std::string_view> drawn;
  while (drawn.size() < count) {
    VisitRandom(collection, random, [&](std::string_view key, const auto&... more) {
      if (drawn.insert(key).second) visit(key, more...);
    });
  }
}

}  // namespace perilune
