#pragma once

// A sorted set: members with scores, in the order of the scores and then of the members' bytes. A
// small one is a Pack of member, score, member, score in this order, the scores as text; a
// large one is a RankedTable. A rank is how many elements stand in front.
//
// Invariants:
//   1. encoding() is kListpack or kSkiplist, the name that clients know, and never goes back from
//      the second to the first.
//   2. No two members are equal. No score is NaN.
// Cost: of a small one O(n) for everything; of a large one O(log n) for ranks and changes, and
// O(1) to find a member.
// Threads: not synchronized; const members only read.
// Lifetime: a view handed out, whether or not it is in the caller's buffer, lives until the next
// change; one given to a visitor, as long as the call. No argument may be a view of the value
// itself.

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/random.h"
#include "store/compact_limits.h"
#include "store/large_pointer.h"
#include "store/pack.h"
#include "store/ranked_table.h"
#include "store/sorted_set_bound.h"
#include "store/sorted_set_member.h"
#include "store/value_form.h"

namespace perilune {

class SortedSetValue {
 public:
  using Element = SortedSetMember;
  using Buffer = Pack::Buffer;  // Where a small sorted set prints integers.

  enum class Change : uint8_t { kAdded, kChanged, kSame };

  struct ScoredMember {
    std::string_view member;
    double score;
  };

  SortedSetValue() : compact_() {}
  ~SortedSetValue() { Free(); }
  SortedSetValue(SortedSetValue&& other) noexcept { Steal(other); }
  SortedSetValue& operator=(SortedSetValue&& other) noexcept;
  SortedSetValue Clone() const;

  Encoding encoding() const { return form_.encoding; }
  bool is_compact() const { return form_.encoding == Encoding::kListpack; }
  size_t size() const { return is_compact() ? compact_.size() / 2 : large_->size(); }
  bool empty() const { return is_compact() ? compact_.empty() : large_->size() == 0; }

  // Bytes allocated beside the object itself.
  size_t heap_bytes() const;
  // About how many allocations there are to free.
  size_t blocks() const;

  bool Contains(std::string_view member) const { return Score(member).has_value(); }

  // Return nothing if `member` is none.
  std::optional<double> Score(std::string_view member) const;
  std::optional<size_t> Rank(std::string_view member) const;

  // Return how many elements stand in front of the bound, which is the rank of the first that does
  // not. A LexBound supposes that all scores are equal; otherwise it is any number up to size(),
  // and the bounds of a range may come out in the wrong order.
  size_t CountBefore(const ScoreBound& bound) const;
  size_t CountBefore(const LexBound& bound) const;

  // Calls visit(member, score) for up to `count` elements from the one of rank `from` on, in
  // descending order if `reverse`, until it returns false; for none if there is no such rank.
  // Requires: `visit` leaves the value alone.
  template <std::predicate<std::string_view, double> Visit>
  void Walk(size_t from, size_t count, bool reverse, Visit&& visit) const {
    if (is_compact()) return WalkCompact(from, count, reverse, visit);
    large_->order().Walk(from, count, reverse, [&](const SortedSetMember& member) {
      return visit(member.key(), member.score());
    });
  }

  // Calls visit(member, score) for all elements in order.
  // Requires: `visit` leaves the value alone.
  template <std::invocable<std::string_view, double> Visit>
  void ForEach(Visit&& visit) const {
    Walk(0, size(), false, [&](std::string_view member, double score) {
      visit(member, score);
      return true;
    });
  }

  // Visits, as ForEach does, a part of the elements: all of a small sorted set, else those of a
  // range as HashTable::Scan does. Returns the cursor to go on with, 0 if there is nothing left.
  template <std::invocable<std::string_view, double> Visit>
  uint64_t Scan(uint64_t cursor, Visit&& visit) const {
    if (!is_compact()) {
      return large_->members().Scan(
          cursor, [&](const SortedSetMember& member) { visit(member.key(), member.score()); });
    }
    ForEach(visit);
    return 0;
  }

  // Returns a random element, as evenly as HashTable::Sample, perfectly so of a small sorted set.
  // Requires: !empty().
  ScoredMember Sample(Random& random, Buffer& buffer) const;

  // Gives `member` this score, adding it if it is none. Changes the form if the present one cannot
  // hold it, and nothing at all if the member has this score. -0.0 and 0.0 are the same score: what
  // was there stays, and a small one stores 0.0. Requires: `score` is not NaN.
  Change Set(std::string_view member, double score, const CompactLimits& limits);

  // Changes the form if `members` elements, or one with a member of `member_bytes`, would be
  // beyond the limits: for what is about to come, so that it need not be converted later.
  void PrepareFor(size_t members, size_t member_bytes, const CompactLimits& limits);

  // Returns true if `member` was one.
  bool Erase(std::string_view member);

  // Erases `count` elements from the one of rank `from` on. Requires: they exist.
  void EraseRange(size_t from, size_t count);

  // Takes an element out; null if `member` is none. `hash` is Hash(member).
  // Requires: !is_compact().
  SortedSetMember::Owned Extract(std::string_view member, uint64_t hash);

  // Puts an element in. Requires: !is_compact(), and its key is no member yet.
  void Restore(SortedSetMember::Owned member);

  void CheckInvariants() const;

 private:
  // Returns the score that an element of the Pack stands for.
  static double ScoreOf(const Pack::Element& element);

  double ScoreAt(Pack::Position member) const {
    return ScoreOf(compact_.Get(compact_.Next(member)));
  }
  // See Pack::Find for `last`.
  Pack::Position Locate(std::string_view member, Pack::Position* last = nullptr) const;
  Pack::Position PositionOf(size_t rank) const;
  bool StandsBefore(Pack::Position at, std::string_view member, double score) const;
  Pack::Position PlaceFor(Pack::Position at, std::string_view member, double score) const;
  void InsertCompact(Pack::Position place, std::string_view member, double score);
  template <typename IsBefore>
  size_t CountCompact(IsBefore is_before) const;
  bool HasRoomFor(std::string_view member) const;

  template <typename Visit>
  void WalkCompact(size_t from, size_t count, bool reverse, Visit& visit) const {
    if (reverse) return WalkBack(from, count, visit);
    Buffer buffer;
    Pack::Position at = PositionOf(from);
    while (count-- > 0 && at != Pack::kEnd) {
      const Pack::Position score_at = compact_.Next(at);
      if (!visit(compact_.Get(at).View(buffer), ScoreOf(compact_.Get(score_at)))) return;
      at = compact_.Next(score_at);
    }
  }

  // Finds the places on the way there: a Pack has no way back.
  template <typename Visit>
  void WalkBack(size_t from, size_t count, Visit& visit) const {
    if (from >= size() || count == 0) return;
    const size_t first = from - std::min(from, count - 1);
    std::vector<Pack::Position> places;
    places.reserve(from - first + 1);
    Pack::Position at = PositionOf(first);
    for (size_t rank = first; rank <= from; ++rank) {
      places.push_back(at);
      at = compact_.Next(compact_.Next(at));
    }
    Buffer buffer;
    for (auto place = places.rbegin(); place != places.rend(); ++place) {
      if (!visit(compact_.Get(*place).View(buffer), ScoreAt(*place))) return;
    }
  }

  Change SetLarge(std::string_view member, double score);
  void Enlarge();
  void Free();
  void Steal(SortedSetValue& other);

  // Aligned, for what is behind it is packed: so the pointer there is, too.
  alignas(8) ValueForm form_ = {ValueType::kSortedSet, Encoding::kListpack};
  union {
    Pack compact_;
    LargePointer<RankedTable> large_;  // Owned.
  };
};

}  // namespace perilune
