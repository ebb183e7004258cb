#pragma once

// The elements that expire, by when: a 4-ary min-heap in which each element knows its slot.
//
// The heap is kept in chunks of 1,024 nodes. Growing one array to 10^6 nodes would copy 16 MB at
// once, which takes several milliseconds; so nothing is ever copied but within the first chunk.
//
// Invariants:
//   1. No node is earlier than its parent.
//   2. The element in slot s has expiry_slot() == s; slots count from 1. What is in no index has 0.
//   3. All chunks but the last are full, and none is empty.
// Cost: Set and Remove are O(log n), the others O(1).
// Threads: not synchronized. Const members only read, so that threads can call them at once.
// Lifetime: borrows the elements. Each must be removed before it is destroyed.

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "base/check.h"

namespace perilune {

template <typename T>
concept Expiring = requires(const T& element, T& changing, uint32_t slot) {
  { element.expiry_slot() } -> std::same_as<uint32_t>;
  changing.set_expiry_slot(slot);
};

template <Expiring T>
class ExpiryIndex {
 public:
  static constexpr int64_t kNever = INT64_MAX;

  ExpiryIndex() = default;
  ExpiryIndex(ExpiryIndex&&) noexcept = default;
  ExpiryIndex& operator=(ExpiryIndex&&) noexcept = default;

  size_t size() const {
    return chunks_.empty() ? 0 : (chunks_.size() - 1) * kChunkNodes + chunks_.back().size();
  }

  // When the element expires, in milliseconds since the epoch; kNever if it is not in the index.
  int64_t When(const T& element) const {
    const size_t slot = element.expiry_slot();
    return slot == 0 ? kNever : At(slot).when_ms;
  }

  // The earliest expiry of all, kNever if there is none; and its element, nullptr if none.
  int64_t Earliest() const { return chunks_.empty() ? kNever : At(1).when_ms; }
  T* Top() const { return chunks_.empty() ? nullptr : At(1).element; }

  // Adds the element, or changes when it expires. Requires: when_ms != kNever.
  void Set(T& element, int64_t when_ms) {
    DCHECK(when_ms != kNever);
    size_t slot = element.expiry_slot();
    if (slot == 0) {
      AddLast();
      slot = size();
    }
    Place({when_ms, &element}, slot);
  }

  // Has no effect on an element that is not in the index.
  void Remove(T& element) {
    const size_t slot = element.expiry_slot();
    if (slot == 0) return;
    const Node last = At(size());
    DropLast();
    element.set_expiry_slot(0);
    if (last.element != &element) Place(last, slot);
  }

  // Says that the element at `before` now lives at `after`, where it keeps its expiry if it has
  // one. Requires: `after` is in no index.
  void Replaced(T& before, T& after) {
    const uint32_t slot = before.expiry_slot();
    before.set_expiry_slot(0);
    after.set_expiry_slot(slot);
    if (slot != 0) At(slot).element = &after;
  }

  // Bytes of the heap, without the elements.
  size_t memory_bytes() const {
    size_t bytes = chunks_.capacity() * sizeof(Chunk);
    if (chunks_.empty()) return bytes;
    bytes += chunks_.front().capacity() * sizeof(Node);
    return bytes + (chunks_.size() - 1) * kChunkNodes * sizeof(Node);
  }

  // Aborts unless the index keeps its invariants. Reads everything.
  void CheckInvariants() const {
    for (const Chunk& chunk : chunks_) {
      CHECK(&chunk == &chunks_.back() ? !chunk.empty() : chunk.size() == kChunkNodes);
    }
    for (size_t slot = 1; slot <= size(); ++slot) {
      CHECK(At(slot).element->expiry_slot() == slot);
      CHECK(slot == 1 || At(Parent(slot)).when_ms <= At(slot).when_ms);
    }
  }

 private:
  struct Node {
    int64_t when_ms;
    T* element;
  };
  using Chunk = std::vector<Node>;

  static constexpr size_t kChunkNodes = 1024;
  static constexpr size_t kChildren = 4;

  static size_t Parent(size_t slot) { return (slot + kChildren - 2) / kChildren; }
  static size_t FirstChild(size_t slot) { return (slot - 1) * kChildren + 2; }

  const Node& At(size_t slot) const {
    return chunks_[(slot - 1) / kChunkNodes][(slot - 1) % kChunkNodes];
  }
  Node& At(size_t slot) { return const_cast<Node&>(std::as_const(*this).At(slot)); }

  void AddLast() {
    if (chunks_.empty()) {
      chunks_.emplace_back();  // Grows as it needs to: most indexes stay small.
    } else if (chunks_.back().size() == kChunkNodes) {
      CHECK(size() < UINT32_MAX - kChunkNodes);
      chunks_.emplace_back().reserve(kChunkNodes);
    }
    chunks_.back().push_back({});
  }

  void DropLast() {
    chunks_.back().pop_back();
    if (chunks_.back().empty()) chunks_.pop_back();
  }

  void Put(const Node& node, size_t slot) {
    At(slot) = node;
    node.element->set_expiry_slot(static_cast<uint32_t>(slot));
  }

  // Puts `node` into the heap, whose `slot` is free: there, or above or below.
  void Place(const Node& node, size_t slot) {
    while (slot > 1 && node.when_ms < At(Parent(slot)).when_ms) {
      Put(At(Parent(slot)), slot);
      slot = Parent(slot);
    }
    while (FirstChild(slot) <= size()) {
      const size_t child = EarliestChild(slot);
      if (node.when_ms <= At(child).when_ms) break;
      Put(At(child), slot);
      slot = child;
    }
    Put(node, slot);
  }

  // Requires: FirstChild(slot) <= size().
  size_t EarliestChild(size_t slot) const {
    size_t earliest = FirstChild(slot);
    const size_t end = std::min(earliest + kChildren, size() + 1);
    for (size_t child = earliest + 1; child < end; ++child) {
      if (At(child).when_ms < At(earliest).when_ms) earliest = child;
    }
    return earliest;
  }

  std::vector<Chunk> chunks_;
};

}  // namespace perilune
