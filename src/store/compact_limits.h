#pragma once

// Up to which size a collection is stored in a compact form: the settings `hash-max-listpack-...`
// and so on, with the defaults of Redis 7.2. An element is measured by its bytes as text.
//
// Threads: all of it; a change takes effect with the next change of each collection.

#include <atomic>
#include <cstdint>

namespace perilune {

struct CompactLimits {
  std::atomic<uint64_t> hash_entries = 512;
  std::atomic<uint64_t> hash_value_bytes = 64;
  std::atomic<uint64_t> set_intset_entries = 512;
  std::atomic<uint64_t> set_listpack_entries = 128;
  std::atomic<uint64_t> set_listpack_value_bytes = 64;
  std::atomic<uint64_t> sorted_set_entries = 128;
  std::atomic<uint64_t> sorted_set_value_bytes = 64;
  // Of a list's chunk: > 0 elements (and at most 8 KiB), or -1 to -5 for 4, 8, 16, 32, 64 KiB.
  std::atomic<int32_t> list_chunk = -2;
};

}  // namespace perilune
