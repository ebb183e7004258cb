#include "store/entry.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <new>
#include <utility>

#include "base/check.h"

namespace perilune {

Entry::Owned Entry::Make(std::string_view key, Value value, uint32_t access) {
  static_assert(sizeof(Value) == 16);
  static_assert(sizeof(Entry) >= sizeof(Value) + 3 * sizeof(uint32_t));
  CHECK(key.size() <= UINT32_MAX);
  // A key shorter than the tail padding still needs room for the whole object.
  const size_t bytes = std::max(sizeof(Entry), kHeaderBytes + key.size());
  void* memory = std::malloc(bytes);
  if (memory == nullptr) throw std::bad_alloc();
  Entry* entry = new (memory) Entry(std::move(value), access, static_cast<uint32_t>(key.size()));
  if (!key.empty()) {
    std::memcpy(static_cast<char*>(memory) + kHeaderBytes, key.data(), key.size());
  }
  return Owned(entry);
}

void Entry::Destroy(Entry* entry) {
  entry->~Entry();
  std::free(entry);
}

}  // namespace perilune
