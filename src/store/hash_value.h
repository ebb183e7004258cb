#pragma once

// A hash: fields with their values. A small one is a Pack of field, value, field, value in the
// order in which the fields were added; a large one is a hash table of HashField.
//
// Invariants:
//   1. encoding() is kListpack or kHashtable, and never goes back from the second to the first.
//   2. No two fields are equal.
// Cost: of a small one, O(fields) for everything but ForEach; of a large one, O(1).
// Threads: not synchronized; const members only read.
// Lifetime: a view handed out, whether or not it is in the caller's buffer, lives until the next
// change. No argument may be a view of the value itself.

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/check.h"
#include "base/hash.h"
#include "base/random.h"
#include "store/compact_limits.h"
#include "store/hash_field.h"
#include "store/large_pointer.h"
#include "store/pack.h"
#include "store/value_form.h"
#include "store/weighed_table.h"

namespace perilune {

class HashValue {
 public:
  using Element = HashField;
  using Buffer = Pack::Buffer;  // Where a small hash prints integers.

  struct FieldView {
    std::string_view field;
    std::string_view value;
  };

  HashValue() : compact_() {}
  ~HashValue() { Free(); }
  HashValue(HashValue&& other) noexcept { Steal(other); }
  HashValue& operator=(HashValue&& other) noexcept;
  HashValue Clone() const;

  Encoding encoding() const { return form_.encoding; }
  bool is_compact() const { return form_.encoding == Encoding::kListpack; }
  size_t size() const { return is_compact() ? compact_.size() / 2 : large_->size(); }
  bool empty() const { return is_compact() ? compact_.empty() : large_->size() == 0; }

  // Bytes allocated beside the object itself.
  size_t heap_bytes() const;
  // About how many allocations there are to free.
  size_t blocks() const;

  // Returns the value of `field`, or nothing.
  std::optional<std::string_view> Find(std::string_view field, Buffer& buffer) const;
  bool Contains(std::string_view field) const;

  // Calls visit(field, value) for every field: of a small hash in the order of their addition.
  // The views live as long as the call. Requires: `visit` leaves the value alone.
  template <std::invocable<std::string_view, std::string_view> Visit>
  void ForEach(Visit&& visit) const {
    if (is_compact()) return ForEachCompact(visit);
    large_->elements().ForEach([&](const HashField& field) { visit(field.key(), field.value()); });
  }

  // Visits, as ForEach does, a part of the fields: all of a small hash, else those of a range as
  // HashTable::Scan does. Returns the cursor to go on with, 0 if there is nothing left.
  template <std::invocable<std::string_view, std::string_view> Visit>
  uint64_t Scan(uint64_t cursor, Visit&& visit) const {
    if (is_compact()) {
      ForEachCompact(visit);
      return 0;
    }
    return large_->elements().Scan(
        cursor, [&](const HashField& field) { visit(field.key(), field.value()); });
  }

  // Returns a random field, as evenly as HashTable::Sample, perfectly so of a small hash.
  // Requires: !empty().
  FieldView Sample(Random& random, Buffer& field, Buffer& value) const;

  // Returns the field that was added after `index` others. Requires: is_compact(), index < size().
  FieldView At(size_t index, Buffer& field, Buffer& value) const;

  // Returns true if `field` is new. Changes to the large form if the limits are exceeded then.
  bool Set(std::string_view field, std::string_view value, const CompactLimits& limits);

  // Returns true if `field` was there.
  bool Erase(std::string_view field);

  // The same of a large hash, for one who wants what is lost: calls lost.Overwritten(value) before
  // a value is overwritten where it is, lost.Replaced(element) after an element was replaced,
  // lost.Nothing() if the field is new. Requires: !is_compact().
  template <typename Lost>
  bool SetLarge(std::string_view field, std::string_view value, Lost lost) {
    CHECK(!is_compact());
    const uint64_t hash = Hash(field);
    HashField* const present = large_->Find(field, hash);
    if (present == nullptr) {
      large_->Insert(hash, HashField::Make(field, value));
      lost.Nothing();
      return true;
    }
    const std::string_view old = present->value();
    if (old.size() == value.size()) {
      lost.Overwritten(old);
      present->OverwriteValue(value);
    } else {
      lost.Replaced(large_->Replace(*present, hash, HashField::Make(field, value)));
    }
    return false;
  }

  // Takes a field out; null if there is none. `hash` is Hash(field). Requires: !is_compact().
  HashField::Owned Extract(std::string_view field, uint64_t hash);

  // Puts a field in. Requires: !is_compact(), and there is no such field.
  void Restore(HashField::Owned field);

  void CheckInvariants() const;

 private:
  using Large = WeighedTable<HashField>;

  template <typename Visit>
  void ForEachCompact(Visit&& visit) const {
    Buffer field;
    Buffer value;
    Pack::Position at = compact_.First();
    while (at != Pack::kEnd) {
      const Pack::Position value_at = compact_.Next(at);
      visit(compact_.Get(at).View(field), compact_.Get(value_at).View(value));
      at = compact_.Next(value_at);
    }
  }

  Pack::Position Locate(std::string_view field) const;
  bool SetCompact(std::string_view field, std::string_view value);
  void Enlarge();
  void Free();
  void Steal(HashValue& other);

  // Aligned, for what is behind it is packed: so the pointer there is, too.
  alignas(8) ValueForm form_ = {ValueType::kHash, Encoding::kListpack};
  union {
    Pack compact_;               // Each field in front of its value.
    LargePointer<Large> large_;  // Owned.
  };
};

}  // namespace perilune
