#pragma once

// A sequence in one array that wraps around, for taking in and giving out at both ends: the chunks
// of a long list.
//
// Invariants:
//   1. At most half of the slots are free.
//   2. No allocation while it is empty.
// Cost: an end is O(1) amortized; elsewhere as many elements move as stand on the shorter side.
// Threads: not synchronized; const members only read.
// Lifetime: a reference to an element is good until the next Insert or Take.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

#include "base/check.h"

namespace perilune {

// T() is cheap, and what a moved T leaves owns nothing.
template <typename T>
class RingBuffer {
 public:
  RingBuffer() = default;
  RingBuffer(RingBuffer&& other) noexcept { Swap(other); }
  RingBuffer& operator=(RingBuffer&& other) noexcept {
    RingBuffer(std::move(other)).Swap(*this);
    return *this;
  }
  void Swap(RingBuffer& other) noexcept {
    std::swap(slots_, other.slots_);
    std::swap(capacity_, other.capacity_);
    std::swap(first_, other.first_);
    std::swap(size_, other.size_);
  }

  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  size_t heap_bytes() const { return capacity_ * sizeof(T); }

  // Requires: index < size().
  T& operator[](size_t index) { return slots_[SlotOf(index)]; }
  const T& operator[](size_t index) const { return slots_[SlotOf(index)]; }

  // Puts `value` before the element at `index`, or behind all of them.
  // Requires: index <= size().
  void Insert(size_t index, T value) {
    if (size_ == capacity_) Resize(size_ + std::max<size_t>(1, size_ / 2));
    if (index < size_ - index) {
      first_ = (first_ == 0 ? capacity_ : first_) - 1;
      ++size_;
      for (size_t i = 0; i < index; ++i) (*this)[i] = std::move((*this)[i + 1]);
    } else {
      ++size_;
      for (size_t i = size_ - 1; i > index; --i) (*this)[i] = std::move((*this)[i - 1]);
    }
    (*this)[index] = std::move(value);
  }

  // Removes the element at `index` and returns it. Requires: index < size().
  T Take(size_t index) {
    T taken = std::move((*this)[index]);
    if (index < size_ - index) {
      for (size_t i = index; i > 0; --i) (*this)[i] = std::move((*this)[i - 1]);
      first_ = static_cast<uint32_t>(SlotOf(1));
    } else {
      for (size_t i = index; i + 1 < size_; ++i) (*this)[i] = std::move((*this)[i + 1]);
    }
    --size_;
    if (capacity_ > 2 * size_t{size_}) Resize(size_ + size_ / 2);
    return taken;
  }

  void CheckInvariants() const {
    CHECK(size_ <= capacity_);
    CHECK(capacity_ <= 2 * size_t{size_});
    CHECK(capacity_ == 0 ? first_ == 0 : first_ < capacity_);
    CHECK((slots_ != nullptr) == (capacity_ > 0));
  }

 private:
  size_t SlotOf(size_t index) const {
    const size_t slot = first_ + index;
    return slot < capacity_ ? slot : slot - capacity_;
  }

  void Resize(size_t capacity) {
    CHECK(capacity <= UINT32_MAX);
    auto slots = capacity == 0 ? nullptr : std::make_unique<T[]>(capacity);
    for (size_t i = 0; i < size_; ++i) slots[i] = std::move((*this)[i]);
    slots_ = std::move(slots);
    capacity_ = static_cast<uint32_t>(capacity);
    first_ = 0;
  }

  std::unique_ptr<T[]> slots_;
  uint32_t capacity_ = 0;
  uint32_t first_ = 0;  // The slot of the front.
  uint32_t size_ = 0;
};

}  // namespace perilune
