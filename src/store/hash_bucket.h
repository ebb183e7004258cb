#pragma once

// What HashTable is made of and what does not depend on its elements: a bucket of one cache
// line, the chain that hangs on it, and an array of buckets.
//
//   byte  0-6   a tag for each slot, 8 bits of the element's hash; 0: no element
//   byte  7     1 if slot 6 holds the next bucket of the chain
//   byte  8-63  seven slots of 8 bytes
//
// Invariants:
//   1. The elements of a bucket stand in its first slots, without a gap.
//   2. Every bucket of a chain but the last has six elements and a child; no child is empty.
// Threads: not synchronized. Const members only read. BucketArray is const as a pointer is: it
// hands out buckets that can be changed.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>

namespace perilune {

inline constexpr size_t kCacheLineBytes = 64;

class alignas(kCacheLineBytes) HashBucket {
 public:
  static constexpr int kSlots = 7;

  // The top bits of a hash choose the bucket, the eight below them are the tag, the rest is not
  // used. A tag is never 0.
  static constexpr int kIndexBitsMax = 38;
  static uint8_t TagOf(uint64_t hash) {
    const auto bits = static_cast<uint8_t>(hash >> (64 - kIndexBitsMax - 8));
    return bits == 0 ? 1 : bits;
  }

  // Returns one bit for each slot whose tag is `tag`, to be read by SlotOf and removed from the
  // low end. Requires: tag != 0.
  uint64_t Match(uint8_t tag) const {
    constexpr uint64_t kEveryByte = 0x0101'0101'0101'0101;
    constexpr uint64_t kLow7 = 0x7f * kEveryByte;
    const uint64_t differing = Meta() ^ (kEveryByte * tag);
    const uint64_t nonzero = ((differing & kLow7) + kLow7) | differing | kLow7;
    return ~nonzero & kTagBytes;
  }
  static int SlotOf(uint64_t matches) { return std::countr_zero(matches) / 8; }

  // How many elements stand in this bucket itself.
  int size() const { return static_cast<int>(std::bit_width(Meta() & kTagBytes) + 7) / 8; }

  // Requires: 0 <= slot < size().
  void* element(int slot) const { return slots_[slot]; }
  uint8_t tag(int slot) const { return tags_[slot]; }
  void set_element(int slot, void* element) { slots_[slot] = element; }

  // The next bucket of the chain, or nullptr.
  HashBucket* child() const {
    return has_child_ ? static_cast<HashBucket*>(slots_[kSlots - 1]) : nullptr;
  }

  // Adds to the chain that begins here. Returns how many buckets that added to it: 0 or 1.
  size_t Append(uint8_t tag, void* element);

  // Removes what stands in `slot` of `bucket`, where the chain's last element then goes. Returns
  // how many buckets that took from the chain: 0 or 1.
  // Requires: the chain that begins here contains `bucket`.
  size_t Remove(HashBucket& bucket, int slot);

  // Forgets the elements of the chain that begins here. Returns how many buckets that freed.
  size_t Reset();

  // Aborts unless this bucket, without its child, keeps the invariants.
  void CheckInvariants() const;

 private:
  static constexpr uint64_t kTagBytes = 0x00ff'ffff'ffff'ffff;
  static_assert(std::endian::native == std::endian::little, "byte 7 is the top byte of Meta()");

  uint64_t Meta() const {
    uint64_t meta;
    std::memcpy(&meta, static_cast<const void*>(this), sizeof(meta));
    return meta;
  }
  void Put(int slot, uint8_t tag, void* element) {
    tags_[slot] = tag;
    slots_[slot] = element;
  }

  uint8_t tags_[kSlots] = {};
  uint8_t has_child_ = 0;
  void* slots_[kSlots] = {};
};

static_assert(sizeof(HashBucket) == kCacheLineBytes);

// A power of two of buckets, indexed by the top bits of a hash; or nothing.
class BucketArray {
 public:
  BucketArray() = default;

  // Makes 2^bits empty buckets; large arrays in constant time, the system zeroing each page when
  // it is first touched. Requires: 1 <= bits <= kIndexBitsMax.
  explicit BucketArray(int bits);
  ~BucketArray() { Free(); }
  BucketArray(BucketArray&& other) noexcept { Swap(other); }
  BucketArray& operator=(BucketArray&& other) noexcept {
    BucketArray(std::move(other)).Swap(*this);
    return *this;
  }
  void Swap(BucketArray& other) noexcept {
    std::swap(buckets_, other.buckets_);
    std::swap(shift_, other.shift_);
  }

  bool allocated() const { return buckets_ != nullptr; }
  int bits() const { return 64 - shift_; }
  size_t count() const { return allocated() ? size_t{1} << bits() : 0; }

  // hash >> shift() is the index of the hash's bucket; 0 if there are no buckets.
  int shift() const { return shift_; }

  // Requires: allocated().
  HashBucket& operator[](size_t index) const { return buckets_[index]; }
  HashBucket& At(uint64_t hash) const { return buckets_[hash >> shift_]; }

  // Says that the buckets below `index` will not be used again, so that what a large array holds
  // goes back to the system bit by bit and not all at its end.
  // Requires: called with every even index, in ascending order.
  void DiscardBelow(size_t index);

 private:
  void Free();

  HashBucket* buckets_ = nullptr;
  int shift_ = 0;
};

}  // namespace perilune
