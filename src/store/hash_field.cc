#include "store/hash_field.h"

#include <cstring>
#include <new>

#include "base/check.h"
#include "base/hash.h"
#include "store/packed_size.h"

namespace perilune {
namespace {

size_t AllocationBytes(std::string_view field, std::string_view value) {
  return PackedSizeBytes(field.size()) + PackedSizeBytes(value.size()) + field.size() +
         value.size();
}

}  // namespace

HashField::Owned HashField::Make(std::string_view field, std::string_view value) {
  void* memory = std::malloc(AllocationBytes(field, value));
  if (memory == nullptr) throw std::bad_alloc();
  Owned element(new (memory) HashField);
  auto* out = static_cast<unsigned char*>(memory);
  out = StorePackedSize(out, field.size());
  out = StorePackedSize(out, value.size());
  if (!field.empty()) std::memcpy(out, field.data(), field.size());
  if (!value.empty()) std::memcpy(out + field.size(), value.data(), value.size());
  return element;
}

uint64_t HashField::hash() const { return Hash(key()); }

size_t HashField::heap_bytes() const {
  const Views views = Read();
  return AllocationBytes(views.field, views.value);
}

void HashField::OverwriteValue(std::string_view value) {
  const std::string_view present = this->value();
  CHECK(present.size() == value.size());
  if (value.empty()) return;
  std::memcpy(const_cast<char*>(present.data()), value.data(), value.size());
}

HashField::Views HashField::Read() const {
  const PackedSize field = LoadPackedSize(reinterpret_cast<const unsigned char*>(this));
  const PackedSize value = LoadPackedSize(field.end);
  const auto* const bytes = reinterpret_cast<const char*>(value.end);
  return {.field = {bytes, field.size}, .value = {bytes + field.size, value.size}};
}

}  // namespace perilune
