#pragma once

// A full fence between two threads of which the one passes often and the other seldom. The first
// pays no instruction for it; the second makes every thread of the process execute one.
//
//   often:   here.store(true);    LightFence();  if (wanted.load()) ...
//   seldom:  wanted.store(true);  HeavyFence();  if (here.load()) ...
//
// At least one of the two sees what the other has stored.
// Source: membarrier(2), MEMBARRIER_CMD_PRIVATE_EXPEDITED. Where the kernel refuses it both are
// ordinary fences.
// Threads: all of it. HeavyFence takes about a microsecond.

#include <atomic>

namespace perilune {

// Set before main; false until then, which is the slower but safe choice.
extern const bool kHasMembarrier;

inline void LightFence() {
  std::atomic_signal_fence(std::memory_order_seq_cst);
  if (!kHasMembarrier) [[unlikely]] std::atomic_thread_fence(std::memory_order_seq_cst);
}

void HeavyFence();

}  // namespace perilune
