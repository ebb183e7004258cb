#include "store/set_member.h"

#include <cstring>
#include <new>

#include "base/hash.h"
#include "store/packed_size.h"

namespace perilune {

SetMember::Owned SetMember::Make(std::string_view member) {
  void* memory = std::malloc(PackedSizeBytes(member.size()) + member.size());
  if (memory == nullptr) throw std::bad_alloc();
  Owned element(new (memory) SetMember);
  unsigned char* out = StorePackedSize(static_cast<unsigned char*>(memory), member.size());
  if (!member.empty()) std::memcpy(out, member.data(), member.size());
  return element;
}

std::string_view SetMember::key() const {
  const PackedSize size = LoadPackedSize(reinterpret_cast<const unsigned char*>(this));
  return {reinterpret_cast<const char*>(size.end), size.size};
}

uint64_t SetMember::hash() const { return Hash(key()); }

size_t SetMember::heap_bytes() const {
  const size_t size = key().size();
  return PackedSizeBytes(size) + size;
}

}  // namespace perilune
