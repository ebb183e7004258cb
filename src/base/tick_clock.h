#pragma once

// A clock that is read in a few nanoseconds: the processor's own counter. Its ticks become
// nanoseconds when somebody wants to know.
//
//   const uint64_t begin = TickClock::Now();
//   ...
//   const uint64_t took_ns = clock.ToNs(TickClock::Since(begin));
//
// Invariants:
//   1. Ticks pass at the same rate on every core and at any speed of the processor, as on all of
//      the last fifteen years.
// Cost: a reading is not ordered with the instructions around it; what takes less than some
// 50 ns is not to be measured by two.
// Threads: all of it.

#include <cstdint>

#if !defined(__x86_64__) && !defined(__aarch64__)
#include <chrono>
#endif

namespace perilune {

class TickClock {
 public:
  // Finds out how long a tick is, which takes a millisecond.
  TickClock();

  // For tests: that many ticks pass in so many nanoseconds. Requires: neither is 0.
  TickClock(uint64_t ticks, uint64_t ns);

  // Returns ticks since an arbitrary moment.
  static uint64_t Now() {
#if defined(__x86_64__)
    return __builtin_ia32_rdtsc();
#elif defined(__aarch64__)
    uint64_t ticks;
    asm volatile("mrs %0, cntvct_el0" : "=r"(ticks));
    return ticks;
#else
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return static_cast<uint64_t>(std::chrono::nanoseconds(now).count());
#endif
  }

  // Returns the ticks between two readings; 0 if the cores should disagree.
  static uint64_t Between(uint64_t begin, uint64_t end) { return end > begin ? end - begin : 0; }
  static uint64_t Since(uint64_t begin) { return Between(begin, Now()); }

  // Returns as many nanoseconds as take that many ticks, rounded down.
  uint64_t ToNs(uint64_t ticks) const {
    return static_cast<uint64_t>((Product{ticks} * scale_) >> kScaleBits);
  }

 private:
  __extension__ typedef unsigned __int128 Product;
  static constexpr int kScaleBits = 32;

  uint64_t scale_;  // Nanoseconds of a tick, times 2^kScaleBits.
};

}  // namespace perilune
