#pragma once

// A set. A small one is an intset if all members look like integers, else a Pack in the order in
// which the members were added; a large one is a hash table of SetMember.
//
// Invariants:
//   1. encoding() is kIntset, kListpack or kHashtable, and never goes back in this order.
//   2. No two members are equal.
// Cost: of an intset O(log n) to find and O(n) to change; of a Pack O(n); of a large one O(1).
// Threads: not synchronized; const members only read.
// Lifetime: a view handed out, whether or not it is in the caller's buffer, lives until the next
// change. No argument may be a view of the value itself.

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/random.h"
#include "store/compact_limits.h"
#include "store/intset.h"
#include "store/large_pointer.h"
#include "store/pack.h"
#include "store/set_member.h"
#include "store/value_form.h"
#include "store/weighed_table.h"

namespace perilune {

class SetValue {
 public:
  using Element = SetMember;
  using Buffer = Pack::Buffer;  // Where a small set prints integers.

  SetValue() : intset_() {}
  ~SetValue() { Free(); }
  SetValue(SetValue&& other) noexcept { Steal(other); }
  SetValue& operator=(SetValue&& other) noexcept;
  SetValue Clone() const;

  Encoding encoding() const { return form_.encoding; }
  bool is_compact() const { return form_.encoding != Encoding::kHashtable; }
  size_t size() const;
  bool empty() const { return size() == 0; }

  // Bytes allocated beside the object itself.
  size_t heap_bytes() const;
  // About how many allocations there are to free.
  size_t blocks() const;

  bool Contains(std::string_view member) const;

  // Calls visit(member) for every member: of an intset in ascending order, of a Pack in the order
  // of their addition. The view lives as long as the call.
  // Requires: `visit` leaves the value alone.
  template <std::invocable<std::string_view> Visit>
  void ForEach(Visit&& visit) const {
    if (is_compact()) return ForEachCompact(visit);
    large_->elements().ForEach([&](const SetMember& member) { visit(member.key()); });
  }

  // Visits, as ForEach does, a part of the members: all of a small set, else those of a range as
  // HashTable::Scan does. Returns the cursor to go on with, 0 if there is nothing left.
  template <std::invocable<std::string_view> Visit>
  uint64_t Scan(uint64_t cursor, Visit&& visit) const {
    if (is_compact()) {
      ForEachCompact(visit);
      return 0;
    }
    return large_->elements().Scan(cursor,
                                   [&](const SetMember& member) { visit(member.key()); });
  }

  // Returns a random member, as evenly as HashTable::Sample, perfectly so of a small set.
  // Requires: !empty().
  std::string_view Sample(Random& random, Buffer& buffer) const;

  // Returns the member that ForEach visits after `index` others.
  // Requires: is_compact(), index < size().
  std::string_view At(size_t index, Buffer& buffer) const;

  // Returns true if `member` is new. Changes the form if the present one cannot hold it.
  bool Add(std::string_view member, const CompactLimits& limits);

  // Returns true if `member` was there.
  bool Erase(std::string_view member);

  // Takes a member out; null if it is none. `hash` is Hash(member). Requires: !is_compact().
  SetMember::Owned Extract(std::string_view member, uint64_t hash);

  // Puts a member in. Requires: !is_compact(), and it is none yet.
  void Restore(SetMember::Owned member);

  void CheckInvariants() const;

 private:
  using Large = WeighedTable<SetMember>;

  template <typename Visit>
  void ForEachCompact(Visit&& visit) const {
    Buffer buffer;
    if (encoding() == Encoding::kIntset) {
      for (size_t rank = 0; rank < intset_.size(); ++rank) visit(At(rank, buffer));
    } else {
      Pack::Position at = pack_.First();
      for (; at != Pack::kEnd; at = pack_.Next(at)) visit(pack_.Get(at).View(buffer));
    }
  }

  Pack::Position Locate(std::string_view member) const;
  bool AddToLarge(std::string_view member);
  bool AddToIntset(int64_t member, const CompactLimits& limits);
  void LeaveIntset(const CompactLimits& limits);
  bool IntsetFitsPack(const CompactLimits& limits) const;
  bool PackTakes(std::string_view member, const CompactLimits& limits) const;
  void BecomePack(Pack pack);
  void Enlarge();
  void Free();
  void Steal(SetValue& other);

  // Aligned, for what is behind it is packed: so the pointer there is, too.
  alignas(8) ValueForm form_ = {ValueType::kSet, Encoding::kIntset};
  union {
    Intset intset_;
    Pack pack_;
    LargePointer<Large> large_;  // Owned.
  };
};

}  // namespace perilune
