#pragma once

// For tests: who waits at a latch, a key or the gate.

#include <atomic>
#include <cstdint>

#include "engine/waiter.h"

namespace perilune {

// Counts how often it is woken.
class CountingWaiter final : public Waiter {
 public:
  void Wake() override { wakes_.fetch_add(1); }
  int wakes() const { return wakes_.load(); }

 private:
  std::atomic<int> wakes_{0};
};

inline constexpr Access kShared = Access::kShared;
inline constexpr Access kExclusive = Access::kExclusive;

// Somebody with a ticket, who counts how often it is woken.
struct Claimant {
  explicit Claimant(uint64_t age, Access access = kExclusive) {
    ticket.owner = &waiter;
    ticket.age = age;
    ticket.access = access;
  }
  int wakes() const { return waiter.wakes(); }

  CountingWaiter waiter;
  WaitTicket ticket;
};

}  // namespace perilune
