#include "store/sorted_set_member.h"

#include <cmath>
#include <cstring>
#include <new>

#include "base/check.h"
#include "base/hash.h"
#include "store/packed_size.h"

namespace perilune {

static_assert(sizeof(SortedSetMember) == sizeof(double), "the packed size follows at once");

SortedSetMember::Owned SortedSetMember::Make(std::string_view member, double score) {
  DCHECK(!std::isnan(score));
  const size_t bytes = sizeof(SortedSetMember) + PackedSizeBytes(member.size()) + member.size();
  void* memory = std::malloc(bytes);
  if (memory == nullptr) throw std::bad_alloc();
  Owned element(new (memory) SortedSetMember(score));
  auto* out = static_cast<unsigned char*>(memory) + sizeof(SortedSetMember);
  out = StorePackedSize(out, member.size());
  if (!member.empty()) std::memcpy(out, member.data(), member.size());
  return element;
}

std::string_view SortedSetMember::key() const {
  const PackedSize size = LoadPackedSize(reinterpret_cast<const unsigned char*>(this + 1));
  return {reinterpret_cast<const char*>(size.end), size.size};
}

uint64_t SortedSetMember::hash() const { return Hash(key()); }

size_t SortedSetMember::heap_bytes() const {
  const size_t size = key().size();
  return sizeof(*this) + PackedSizeBytes(size) + size;
}

}  // namespace perilune
