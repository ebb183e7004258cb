#pragma once

// One numbered database within one partition: its entries by key, and those that expire by time.
//
// Invariants:
//   1. Every entry with an expiry is in the index, and the index holds nothing else.
// Lifetime: an Entry* is good until its key is extracted. Values may be replaced in place.
// Threads: not synchronized. Const members only read, so that threads that share the
// partition's latch can call them at once.

#include <cstdint>

#include "base/random.h"
#include "store/entry.h"
#include "store/expiry_index.h"
#include "store/hash_table.h"
#include "store/key.h"

namespace perilune {

inline constexpr int64_t kNoExpiry = INT64_MAX;

class Database {
 public:
  size_t size() const { return entries_.size(); }
  size_t expiring() const { return expiry_.size(); }

  // Returns nullptr if there is no such key. An expired entry is still found.
  Entry* Find(const Key& key) const { return entries_.Find(key.bytes, TableHash(key.hash)); }

  // Adds a key. Requires: it is absent.
  Entry& Insert(const Key& key, Value value, uint32_t access) {
    return entries_.Insert(TableHash(key.hash), Entry::Make(key.bytes, std::move(value), access));
  }

  // Removes the key with its expiry; null if it is absent.
  Entry::Owned Extract(const Key& key) {
    Entry* entry = Find(key);
    if (entry == nullptr) return nullptr;
    expiry_.Remove(*entry);
    return entries_.Extract(key.bytes, TableHash(key.hash));
  }

  // When the entry expires, in milliseconds since the epoch; kNoExpiry if it does not.
  int64_t ExpiryOf(const Entry& entry) const {
    return entry.expiry_slot() == 0 ? kNoExpiry : expiry_.When(entry);
  }
  void SetExpiry(Entry& entry, int64_t when_ms) {
    if (when_ms == kNoExpiry) {
      expiry_.Remove(entry);
    } else {
      expiry_.Set(entry, when_ms);
    }
  }

  // The earliest expiry of all, kNoExpiry if none; and its entry, nullptr if none.
  int64_t EarliestExpiry() const { return expiry_.Earliest(); }
  Entry* EarliestToExpire() const { return expiry_.Top(); }

  const HashTable<Entry>& entries() const { return entries_; }

  // Bytes of the tables, without the entries.
  size_t memory_bytes() const { return entries_.memory_bytes() + expiry_.memory_bytes(); }

  void CheckInvariants() const {
    entries_.CheckInvariants();
    expiry_.CheckInvariants();
  }

 private:
  HashTable<Entry> entries_;
  ExpiryIndex<Entry> expiry_;
};

}  // namespace perilune
