#pragma once

// The buckets of a hash table and how they grow and shrink: a little with every change, never all
// at once. It does not know what the elements are; HashTable does.
//
// A bucket is one cache line (store/hash_bucket.h) and is chosen by the TOP bits of the hash. So
// a bucket is a range of hashes, and the buckets stand in the order of their ranges:
//
//     hash    0                       boundary_                        2^64
//     next_   | 0 | 1 | 2 | 3 | 4 | 5 |         untouched                |
//     main_   |        emptied        |   3   |   4   |   5   |   6   |  7   |
//
// A resize allocates next_ with twice or half the buckets of main_. Then each change moves the
// next two ranges (those of the coarser array) over, in ascending order, until boundary_ wraps to
// 0 and next_ becomes main_. A lookup needs one comparison to know which of the two to look in.
//
// Invariants:
//   1. Elements whose hash is below boundary_ are in next_, all others in main_.
//   2. boundary_ is a multiple of the coarser array's range, and 0 if there is no next_.
//   3. A resize is over before the next is due. Growth of B buckets begins above 5.25 B elements
//      and takes B/2 changes, so that it ends with 4.75 B to 5.75 B; the next growth is due above
//      10.5 B, a shrink below 3.5 B. A shrink begins below 1.75 B and takes B/4 changes, so that
//      it ends with 1.5 B to 2 B; growth is due above 2.625 B, the next shrink below 0.875 B.
//   4. An empty table has allocated nothing.
// Cost: a change moves at most two ranges, which hold 5.75 elements each on average if the hashes
// spread. No other work is done for a resize, whatever its size.
// Threads: not synchronized. Const members only read; what they hand out can be changed.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

#include "store/hash_bucket.h"

namespace perilune {

class BucketTable {
 public:
  // Computes the hash of an element anew. Called only where a table grows and for invariants.
  using HashOf = uint64_t (*)(const void* element);

  explicit BucketTable(HashOf hash_of) : hash_of_(hash_of) {}
  ~BucketTable() { Reset(); }
  BucketTable(const BucketTable&) = delete;
  BucketTable& operator=(const BucketTable&) = delete;

  // Both must be of the same HashOf.
  void Swap(BucketTable& other) noexcept;

  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }

  // Returns the first bucket of the chain that the element with this hash is in if it is anywhere.
  // Requires: !empty().
  HashBucket& HeadOf(uint64_t hash) const { return ArrayOf(hash).At(hash); }

  // How many hashes share a bucket of the coarser array. A power of two. Requires: !empty().
  uint64_t RangeSize() const { return uint64_t{1} << std::max(main_.shift(), next_.shift()); }

  // Returns the heads, one or two, of the chains that hold the range which `hash` lies in.
  // Requires: !empty().
  std::span<HashBucket> RangeOf(uint64_t hash) const {
    const BucketArray& array = ArrayOf(hash);
    return {&array.At(hash & ~(RangeSize() - 1)), RangeSize() >> array.shift()};
  }

  // Adds an element. Invalidates buckets.
  void Add(uint64_t hash, void* element);

  // Removes what stands in `slot` of `bucket`. Invalidates buckets.
  // Requires: `bucket` is of the chain of HeadOf(hash).
  void Remove(uint64_t hash, HashBucket& bucket, int slot);

  // Forgets all elements, in time proportional to the number of buckets.
  void Reset();

  size_t memory_bytes() const {
    return (main_.count() + next_.count() + children_) * sizeof(HashBucket);
  }

  // Aborts unless the table keeps its invariants. Reads everything.
  void CheckInvariants() const;

 private:
  bool resizing() const { return next_.allocated(); }
  const BucketArray& ArrayOf(uint64_t hash) const { return hash < boundary_ ? next_ : main_; }

  void Advance();
  void BeginResize(int bits);
  void MoveRange();
  size_t CheckChain(const BucketArray& array, size_t index, size_t& children) const;

  HashOf hash_of_;
  BucketArray main_;
  BucketArray next_;  // Allocated during a resize.
  uint64_t boundary_ = 0;
  size_t size_ = 0;
  size_t children_ = 0;  // Buckets that are in no array.
};

}  // namespace perilune
