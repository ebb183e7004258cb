#pragma once

// A key with its value, in one allocation: the header, then the key's bytes.
//
// Invariants:
//   1. expiry_slot() is 0 if and only if the entry is not in its database's ExpiryIndex.
// Threads: not synchronized, but for the access word, which readers under a shared latch update
// with relaxed stores.

#include <atomic>
#include <cstdint>
#include <memory>
#include <string_view>

#include "store/key.h"
#include "store/value.h"

namespace perilune {

// The top bits of a key's hash choose its partition; the rest serve the table inside.
inline constexpr int kPartitionBits = 10;
inline constexpr uint32_t kPartitions = 1u << kPartitionBits;

inline uint32_t PartitionIndex(uint64_t hash) {
  return static_cast<uint32_t>(hash >> (64 - kPartitionBits));
}
inline uint64_t TableHash(uint64_t hash) { return hash << kPartitionBits; }

class Entry {
 public:
  struct Deleter {
    void operator()(Entry* entry) const { Destroy(entry); }
  };
  using Owned = std::unique_ptr<Entry, Deleter>;

  // `access` is the first access word, see store/access.h.
  static Owned Make(std::string_view key, Value value, uint32_t access);

  Entry(const Entry&) = delete;
  Entry& operator=(const Entry&) = delete;

  std::string_view key() const {
    return {reinterpret_cast<const char*>(this) + kHeaderBytes, key_size_};
  }
  uint64_t hash() const { return TableHash(Hash(key())); }

  const Value& value() const { return value_; }
  Value& value() { return value_; }

  uint32_t expiry_slot() const { return expiry_slot_; }
  void set_expiry_slot(uint32_t slot) { expiry_slot_ = slot; }

  uint32_t access() const { return access_.load(std::memory_order_relaxed); }
  void set_access(uint32_t access) const { access_.store(access, std::memory_order_relaxed); }

  // Bytes allocated for the entry, its key and its value.
  size_t memory_bytes() const { return kHeaderBytes + key_size_ + value_.heap_bytes(); }

 private:
  Entry(Value value, uint32_t access, uint32_t key_size)
      : value_(std::move(value)), access_(access), key_size_(key_size) {}
  ~Entry() = default;
  static void Destroy(Entry* entry);

  static const size_t kHeaderBytes;  // Where the key's bytes begin: no padding before them.

  Value value_;
  mutable std::atomic<uint32_t> access_;
  uint32_t expiry_slot_ = 0;
  uint32_t key_size_;
};

inline constexpr size_t Entry::kHeaderBytes = sizeof(Value) + 3 * sizeof(uint32_t);

}  // namespace perilune
