#pragma once

// A number that one thread changes and all may read, at the price of a plain one.
//
// Threads: one writes, or several one after the other that synchronize in some other way;
// everybody reads. Hence a plain addition on an atomic suffices.

#include <atomic>
#include <cstdint>

namespace perilune {

class Counter {
 public:
  void Add(uint64_t amount) { Set(value() + amount); }

  // Makes it `value` unless it is more.
  void RaiseTo(uint64_t value) {
    if (value > value_.load(std::memory_order_relaxed)) Set(value);
  }

  void Set(uint64_t value) { value_.store(value, std::memory_order_relaxed); }
  void Reset() { Set(0); }

  uint64_t value() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<uint64_t> value_{0};
};

}  // namespace perilune
