#include "store/bucket_table.h"

#include "base/check.h"

namespace perilune {
namespace {

constexpr int kBitsMin = 1;
constexpr int kRangesPerChange = 2;

// What invariant 3 is computed from.
size_t GrowAbove(size_t buckets) { return buckets * 21 / 4; }
size_t ShrinkBelow(size_t buckets) { return buckets * 7 / 4; }

template <typename Visit>
void ForEachInChain(const HashBucket& head, Visit visit) {
  for (const HashBucket* bucket = &head; bucket != nullptr; bucket = bucket->child()) {
    for (int slot = 0; slot < bucket->size(); ++slot) {
      visit(bucket->tag(slot), bucket->element(slot));
    }
  }
}

}  // namespace

void BucketTable::Swap(BucketTable& other) noexcept {
  CHECK(hash_of_ == other.hash_of_);
  main_.Swap(other.main_);
  next_.Swap(other.next_);
  std::swap(boundary_, other.boundary_);
  std::swap(size_, other.size_);
  std::swap(children_, other.children_);
}

void BucketTable::Add(uint64_t hash, void* element) {
  if (empty()) main_ = BucketArray(kBitsMin);
  children_ += HeadOf(hash).Append(HashBucket::TagOf(hash), element);
  ++size_;
  Advance();
}

void BucketTable::Remove(uint64_t hash, HashBucket& bucket, int slot) {
  children_ -= HeadOf(hash).Remove(bucket, slot);
  --size_;
  if (empty()) {
    Reset();  // There are but a few buckets left, by invariant 3.
  } else {
    Advance();
  }
}

void BucketTable::Reset() {
  for (const BucketArray* array : {&main_, &next_}) {
    for (size_t index = 0; children_ > 0 && index < array->count(); ++index) {
      children_ -= (*array)[index].Reset();
    }
  }
  main_ = BucketArray();
  next_ = BucketArray();
  boundary_ = 0;
  size_ = 0;
}

// Does a change's share of the resize that is under way, and begins the one that is due.
void BucketTable::Advance() {
  for (int i = 0; i < kRangesPerChange && resizing(); ++i) MoveRange();

  const BucketArray& newest = resizing() ? next_ : main_;
  if (size_ > GrowAbove(newest.count())) {
    BeginResize(newest.bits() + 1);
  } else if (size_ < ShrinkBelow(newest.count()) && newest.bits() > kBitsMin) {
    BeginResize(newest.bits() - 1);
  }
}

void BucketTable::BeginResize(int bits) {
  CHECK(!resizing());  // Invariant 3.
  next_ = BucketArray(bits);
}

// Moves the range that begins at boundary_ from main_ to next_.
void BucketTable::MoveRange() {
  const std::span<HashBucket> range = RangeOf(boundary_);
  const bool growing = next_.bits() > main_.bits();
  if (growing) {
    // The elements are wherever they are: let the cache misses of hash_of_ overlap.
    ForEachInChain(range[0], [](uint8_t, const void* element) { __builtin_prefetch(element); });
  }
  for (HashBucket& head : range) {
    ForEachInChain(head, [&](uint8_t tag, void* element) {
      const uint64_t hash = growing ? hash_of_(element) : boundary_;
      children_ += next_.At(hash).Append(tag, element);
    });
    children_ -= head.Reset();
  }
  boundary_ += RangeSize();
  if (boundary_ == 0) {
    main_ = std::exchange(next_, BucketArray());
  } else {
    main_.DiscardBelow(boundary_ >> main_.shift());
  }
}

void BucketTable::CheckInvariants() const {
  if (empty()) {
    CHECK(memory_bytes() == 0);
    return;
  }
  CHECK(main_.allocated() && boundary_ % RangeSize() == 0);
  if (resizing()) {
    CHECK(main_.bits() == next_.bits() + 1 || next_.bits() == main_.bits() + 1);
  } else {
    CHECK(boundary_ == 0);
    CHECK(size_ <= GrowAbove(main_.count()));
    CHECK(size_ >= ShrinkBelow(main_.count()) || main_.bits() == kBitsMin);
  }
  size_t elements = 0;
  size_t children = 0;
  for (const BucketArray* array : {&main_, &next_}) {
    for (size_t i = 0; i < array->count(); ++i) elements += CheckChain(*array, i, children);
  }
  CHECK(elements == size_);
  CHECK(children == children_);
}

// Returns how many elements the chain has, and adds the number of its children to `children`.
size_t BucketTable::CheckChain(const BucketArray& array, size_t index, size_t& children) const {
  size_t elements = 0;
  const HashBucket& head = array[index];
  for (const HashBucket* bucket = &head; bucket != nullptr; bucket = bucket->child()) {
    bucket->CheckInvariants();
    if (bucket != &head) ++children;
  }
  ForEachInChain(head, [&](uint8_t tag, const void* element) {
    const uint64_t hash = hash_of_(element);
    CHECK(tag == HashBucket::TagOf(hash));
    CHECK(&HeadOf(hash) == &head);
    ++elements;
  });
  return elements;
}

}  // namespace perilune
