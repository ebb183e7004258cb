#pragma once

// A hash table of elements that carry their own key: the keyspace, and large hashes and sets. It
// owns the elements, through pointers of 8 bytes.
//
// Invariants: those of BucketTable, which says how the table is laid out and resized; and
//   1. No two elements have the same key.
// Cost: a hit of Find misses the cache twice, for the bucket and for the element; a miss of Find
// once, but for one time in 50. A change does a bounded share of a resize. All of this supposes
// hashes that spread.
// Threads: not synchronized. Const members only read, so that threads can call them at once.
// Lifetime: an element stays where it is until it is extracted or replaced.

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

#include "base/check.h"
#include "base/random.h"
#include "store/bucket_table.h"
#include "store/hash_bucket.h"

namespace perilune {

// Owned is a unique_ptr<T>; key() is what identifies an element; hash() is computed from it anew,
// and asked for only when a table grows or a Scan goes on inside a bucket.
template <typename T>
concept TableElement = requires(const T& element) {
  requires std::same_as<typename T::Owned::pointer, T*>;
  { element.key() } -> std::same_as<std::string_view>;
  { element.hash() } -> std::same_as<uint64_t>;
};

// The `hash` that comes with a key must be the hash() of its element.
template <TableElement T>
class HashTable {
 public:
  using Owned = typename T::Owned;

  HashTable() : buckets_(HashOf) {}
  ~HashTable() { Clear(); }
  HashTable(HashTable&& other) noexcept : HashTable() { Swap(other); }
  HashTable& operator=(HashTable&& other) noexcept {
    HashTable(std::move(other)).Swap(*this);
    return *this;
  }
  void Swap(HashTable& other) noexcept { buckets_.Swap(other.buckets_); }

  size_t size() const { return buckets_.size(); }
  bool empty() const { return buckets_.empty(); }

  // Returns nullptr if there is no such key.
  T* Find(std::string_view key, uint64_t hash) const {
    const Place place = Locate(hash, [key](const T& element) { return element.key() == key; });
    return place.bucket == nullptr ? nullptr : ElementAt(*place.bucket, place.slot);
  }

  // Begins to load what Find(key, hash) will read first.
  void Prefetch(uint64_t hash) const {
    if (!empty()) __builtin_prefetch(&buckets_.HeadOf(hash));
  }

  // Returns an element that Find(key, hash) may return, whatever the key is, without looking at
  // it; nullptr if none is in the first place to look.
  const T* FindCandidate(uint64_t hash) const {
    if (empty()) return nullptr;
    const HashBucket& bucket = buckets_.HeadOf(hash);
    const uint64_t matches = bucket.Match(HashBucket::TagOf(hash));
    return matches == 0 ? nullptr : ElementAt(bucket, HashBucket::SlotOf(matches));
  }

  // Requires: no element has the same key.
  T& Insert(uint64_t hash, Owned element) {
    DCHECK(Find(element->key(), hash) == nullptr);
    T* const inserted = element.release();
    buckets_.Add(hash, inserted);
    return *inserted;
  }

  // Takes the element out; null if there is no such key.
  Owned Extract(std::string_view key, uint64_t hash) {
    const Place place = Locate(hash, [key](const T& element) { return element.key() == key; });
    if (place.bucket == nullptr) return nullptr;
    Owned extracted(ElementAt(*place.bucket, place.slot));
    buckets_.Remove(hash, *place.bucket, place.slot);
    return extracted;
  }

  // Puts `replacement`, which has the same key, in the place of `present`, which it returns.
  // Requires: `present` is in the table.
  Owned Replace(T& present, uint64_t hash, Owned replacement) {
    DCHECK(present.key() == replacement->key());
    const Place place = Locate(hash, [&](const T& element) { return &element == &present; });
    CHECK(place.bucket != nullptr);
    place.bucket->set_element(place.slot, replacement.release());
    return Owned(&present);
  }

  // Calls visit(T&) for the elements of the range of hashes that `cursor` lies in, from `cursor`
  // on. Returns the cursor to go on with, 0 if this was the last range. From 0 to 0, every element
  // that is there all the time is visited exactly once, however the table changes between the
  // calls. A cursor is a position among the hashes, of which only the top
  // HashBucket::kIndexBitsMax bits are used; any number will do as one.
  // Requires: `visit` leaves the table alone.
  template <std::invocable<T&> Visit>
  uint64_t Scan(uint64_t cursor, Visit&& visit) const {
    if (empty()) return 0;
    const uint64_t range_size = buckets_.RangeSize();
    const uint64_t begin = cursor & ~(range_size - 1);
    ForEachIn(buckets_.RangeOf(cursor), [&](T& element) {
      // The cursor is inside a range if it was given out before the table shrank.
      if (cursor == begin || element.hash() >= cursor) visit(element);
    });
    return begin + range_size;
  }

  // Calls visit(T&) for every element. Requires: `visit` leaves the table alone.
  template <std::invocable<T&> Visit>
  void ForEach(Visit&& visit) const {
    uint64_t cursor = 0;
    do {
      cursor = Scan(cursor, visit);
    } while (cursor != 0);
  }

  // Returns a random element, nullptr if there is none. All are equally likely, but for those
  // that share a range with n > kSampledMin in all: they come up kSampledMin / n as often.
  T* Sample(Random& random) const {
    if (empty()) return nullptr;
    for (;;) {
      const std::span<const HashBucket> range = buckets_.RangeOf(random.Next());
      size_t elements = 0;
      ForEachIn(range, [&](T&) { ++elements; });
      size_t left = random.Below(std::max(elements, kSampledMin));
      if (left >= elements) continue;  // Else the elements of sparse ranges would be preferred.
      T* sampled = nullptr;
      ForEachIn(range, [&](T& element) {
        if (left-- == 0) sampled = &element;
      });
      return sampled;
    }
  }

  // Empties the table, calling take(Owned) for every element.
  template <std::invocable<Owned> Take>
  void TakeAll(Take&& take) {
    ForEach([&](T& element) { take(Owned{&element}); });
    buckets_.Reset();
  }

  // Destroys all elements, in time proportional to the number of them.
  void Clear() {
    TakeAll([](Owned) {});
  }

  // Bytes of the buckets, without the elements.
  size_t memory_bytes() const { return buckets_.memory_bytes(); }

  // Aborts unless the table keeps its invariants, but for the first. Reads everything.
  void CheckInvariants() const { buckets_.CheckInvariants(); }

 private:
  static constexpr size_t kSampledMin = 16;  // More than nearly all ranges have.

  struct Place {
    HashBucket* bucket;  // nullptr: nowhere.
    int slot;
  };

  static uint64_t HashOf(const void* element) { return static_cast<const T*>(element)->hash(); }

  static T* ElementAt(const HashBucket& bucket, int slot) {
    return static_cast<T*>(bucket.element(slot));
  }

  template <typename IsWanted>
  Place Locate(uint64_t hash, IsWanted is_wanted) const {
    if (empty()) return {nullptr, 0};
    const uint8_t tag = HashBucket::TagOf(hash);
    for (HashBucket* bucket = &buckets_.HeadOf(hash); bucket != nullptr; bucket = bucket->child()) {
      for (uint64_t left = bucket->Match(tag); left != 0; left &= left - 1) {
        const int slot = HashBucket::SlotOf(left);
        if (is_wanted(*ElementAt(*bucket, slot))) return {bucket, slot};
      }
    }
    return {nullptr, 0};
  }

  template <typename Visit>
  static void ForEachIn(std::span<const HashBucket> heads, Visit&& visit) {
    for (const HashBucket& head : heads) {
      for (const HashBucket* bucket = &head; bucket != nullptr; bucket = bucket->child()) {
        for (int slot = 0; slot < bucket->size(); ++slot) visit(*ElementAt(*bucket, slot));
      }
    }
  }

  BucketTable buckets_;
};

}  // namespace perilune
