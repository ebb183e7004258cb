#pragma once

// The part of a processor's time that a thread has at a stretch. A thread of low priority that is
// suspended while it holds a latch keeps that for as long as others want the processor, and
// everybody waits who wants the latch. So it gives up its turn itself, between two commands,
// before it would be taken away.
//
// Threads: belongs to one thread at a time.

#include <cstdint>

#include "base/clock.h"

namespace perilune {

class Turn {
 public:
  // To be called where nothing is latched.
  void YieldIfOver(const Clock& clock) {
    const int64_t now_us = clock.MonotonicUs();
    if (now_us - began_us_ >= kTurnUs) [[unlikely]] Yield(clock);
  }

 private:
  // Half of what a long run's thread is granted (server/thread_priority.h).
  static constexpr int64_t kTurnUs = 50;

  void Yield(const Clock& clock);

  int64_t began_us_ = 0;
};

}  // namespace perilune
