#include "store/hash_bucket.h"

#include <sys/mman.h>

#include <cstdlib>
#include <memory>
#include <new>

#include "base/check.h"

namespace perilune {
namespace {

// Arrays from this size on are mapped. Smaller ones are zeroed at once, in less than 0.1 ms; they
// are the many, and the system limits how many mappings a process may have.
constexpr size_t kMappedBytesMin = size_t{1} << 20;

// What is discarded at a time: enough to make up for the system call, little enough not to stall.
constexpr size_t kDiscardBytes = size_t{128} << 10;

bool IsMapped(size_t bytes) { return bytes >= kMappedBytesMin; }

}  // namespace

size_t HashBucket::Append(uint8_t tag, void* element) {
  HashBucket* last = this;
  while (HashBucket* child = last->child()) last = child;
  const int size = last->size();
  if (size < kSlots) {
    last->Put(size, tag, element);
    return 0;
  }
  auto* child = new HashBucket;
  child->Put(0, last->tags_[kSlots - 1], last->slots_[kSlots - 1]);
  child->Put(1, tag, element);
  last->Put(kSlots - 1, 0, child);
  last->has_child_ = 1;
  return 1;
}

size_t HashBucket::Remove(HashBucket& bucket, int slot) {
  HashBucket* parent = nullptr;
  HashBucket* last = this;
  while (HashBucket* child = last->child()) {
    parent = last;
    last = child;
  }
  const int last_slot = last->size() - 1;
  bucket.Put(slot, last->tags_[last_slot], last->slots_[last_slot]);
  last->Put(last_slot, 0, nullptr);
  if (last_slot > 0 || parent == nullptr) return 0;

  delete last;
  parent->Put(kSlots - 1, 0, nullptr);
  parent->has_child_ = 0;
  return 1;
}

size_t HashBucket::Reset() {
  size_t freed = 0;
  for (HashBucket* bucket = child(); bucket != nullptr; ++freed) {
    delete std::exchange(bucket, bucket->child());
  }
  *this = HashBucket();
  return freed;
}

void HashBucket::CheckInvariants() const {
  CHECK(has_child_ <= 1);
  for (int slot = 0; slot < kSlots; ++slot) CHECK((tags_[slot] != 0) == (slot < size()));
  if (has_child_) CHECK(size() == kSlots - 1 && child()->size() > 0);
}

BucketArray::BucketArray(int bits) : shift_(64 - bits) {
  CHECK(bits >= 1 && bits <= HashBucket::kIndexBitsMax);
  const size_t count = size_t{1} << bits;
  const size_t bytes = count * sizeof(HashBucket);
  if (IsMapped(bytes)) {
    void* memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) throw std::bad_alloc();
    buckets_ = static_cast<HashBucket*>(memory);  // Zeros are an empty bucket.
  } else {
    void* memory = std::aligned_alloc(alignof(HashBucket), bytes);
    if (memory == nullptr) throw std::bad_alloc();
    buckets_ = static_cast<HashBucket*>(memory);
    std::uninitialized_value_construct_n(buckets_, count);
  }
}

void BucketArray::Free() {
  if (!allocated()) return;
  const size_t bytes = count() * sizeof(HashBucket);
  if (IsMapped(bytes)) {
    CHECK(munmap(buckets_, bytes) == 0);
  } else {
    std::free(buckets_);
  }
}

void BucketArray::DiscardBelow(size_t index) {
  const size_t end = index * sizeof(HashBucket);
  if (end % kDiscardBytes != 0 || !IsMapped(count() * sizeof(HashBucket))) return;
  // Only advice: if the system declines, the pages go when the array does.
  char* const bytes = reinterpret_cast<char*>(buckets_);
  madvise(bytes + end - kDiscardBytes, kDiscardBytes, MADV_DONTNEED);
}

}  // namespace perilune
