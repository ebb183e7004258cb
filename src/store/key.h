#pragma once

// A key with its hash, computed once where the key enters the server and handed on.
//
// Lifetime: borrows the bytes.

#include <cstdint>
#include <string_view>

#include "base/hash.h"

namespace perilune {

struct Key {
  Key() = default;
  explicit Key(std::string_view key_bytes) : bytes(key_bytes), hash(Hash(key_bytes)) {}
  Key(std::string_view key_bytes, uint64_t key_hash) : bytes(key_bytes), hash(key_hash) {}

  std::string_view bytes;
  uint64_t hash = 0;

  friend bool operator==(const Key& a, const Key& b) {
    return a.hash == b.hash && a.bytes == b.bytes;
  }
};

}  // namespace perilune
