#pragma once

// A hash table that knows how much memory its elements take: the large form of hashes and sets,
// and the members of a sorted set.
//
// Invariants: those of HashTable; and
//   1. element_bytes_ is the sum of the heap_bytes() of all elements.
// Threads: as HashTable.

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include "base/check.h"
#include "store/hash_table.h"

namespace perilune {

template <TableElement T>
class WeighedTable {
 public:
  using Owned = typename T::Owned;

  const HashTable<T>& elements() const { return elements_; }
  size_t size() const { return elements_.size(); }
  size_t heap_bytes() const { return elements_.memory_bytes() + element_bytes_; }

  // As those of HashTable.
  T* Find(std::string_view key, uint64_t hash) const { return elements_.Find(key, hash); }
  void Insert(uint64_t hash, Owned element) {
    element_bytes_ += element->heap_bytes();
    elements_.Insert(hash, std::move(element));
  }
  Owned Extract(std::string_view key, uint64_t hash) {
    Owned extracted = elements_.Extract(key, hash);
    if (extracted != nullptr) element_bytes_ -= extracted->heap_bytes();
    return extracted;
  }
  Owned Replace(T& present, uint64_t hash, Owned replacement) {
    element_bytes_ += replacement->heap_bytes();
    Owned replaced = elements_.Replace(present, hash, std::move(replacement));
    element_bytes_ -= replaced->heap_bytes();
    return replaced;
  }

  void CheckInvariants() const {
    elements_.CheckInvariants();
    size_t element_bytes = 0;
    elements_.ForEach([&](const T& element) { element_bytes += element.heap_bytes(); });
    CHECK(element_bytes == element_bytes_);
  }

 private:
  HashTable<T> elements_;
  size_t element_bytes_ = 0;
};

}  // namespace perilune
