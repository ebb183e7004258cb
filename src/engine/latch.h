#pragma once

// A partition's lock: held while a command executes, never while anything waits.
//
// Uncontended it is one compare-exchange to take and one fetch-and-subtract to release. Where it
// is busy a caller spins for about 2 us, then queues a ticket and goes on with other work; the
// release wakes the oldest ticket, those who starve first, which tries again.
//
// Invariants:
//   1. Barging (taking a free latch past those who wait) is allowed until a waiter has waited for
//      kStarvingUs; from then on, until it has had its turn, only starving waiters get the latch.
//   2. No wake-up is lost: Enqueue looks at the latch once more after the ticket is visible.
// Threads: all of it.

#include <atomic>
#include <cstdint>
#include <vector>

#include "base/mutex.h"
#include "engine/waiter.h"

namespace perilune {

class CAPABILITY("latch") Latch {
 public:
  static constexpr int64_t kStarvingUs = 1000;

  // Takes the latch if it is free, without waiting. A `starving` caller passes the queue.
  bool TryLock(Access access, bool starving = false) {
    return access == Access::kExclusive ? TryLockExclusive(starving) : TryLockShared(starving);
  }

  // Takes the latch, spinning for about 2 us where it is busy; false if it still is.
  bool SpinLock(Access access, bool starving = false);

  // Takes the latch exclusively, giving the processor away until it is free. For a run that is
  // under way on its own thread: latches are held for the length of a command only.
  void LockBlocking(Access access);

  void Unlock(Access access) {
    const uint32_t before = access == Access::kExclusive
                                ? state_.fetch_sub(kExclusive, std::memory_order_release)
                                : state_.fetch_sub(kOneShared, std::memory_order_release);
    if ((before & kWaiters) != 0) WakeOldest();
  }

  // Queues `ticket`. Returns false, the ticket not queued, if the latch is free by now: the
  // caller tries again. `now_us` is Clock::MonotonicUs.
  bool Enqueue(WaitTicket& ticket, int64_t now_us) EXCLUDES(mutex_);

  // Ends what Enqueue began, whether the ticket was woken or not, and its claim of starvation.
  // After the return nobody wakes its owner on account of this latch. `got_it` says whether
  // the ticket's transaction has taken the latch since; if not, the wake-up that it may have
  // had is handed on to the next.
  void Leave(WaitTicket& ticket, bool got_it) EXCLUDES(mutex_);

  // Tells the compiler, and in debug builds checks, that somebody holds the latch.
  void AssertHeld() const ASSERT_CAPABILITY(this);
  void AssertShared() const ASSERT_SHARED_CAPABILITY(this);

 private:
  static constexpr uint32_t kOneShared = 1;  // Readers are counted in the low bits.
  static constexpr uint32_t kShared = (1u << 28) - 1;
  static constexpr uint32_t kExclusive = 1u << 28;
  static constexpr uint32_t kWaiters = 1u << 29;   // The queue is not empty.
  static constexpr uint32_t kStarving = 1u << 30;  // Only starving waiters may take it.

  bool TryLockExclusive(bool starving) {
    uint32_t state = state_.load(std::memory_order_relaxed);
    if ((state & (kExclusive | kShared)) != 0) return false;
    if ((state & kStarving) != 0 && !starving) return false;
    return state_.compare_exchange_strong(state, state | kExclusive, std::memory_order_acquire,
                                          std::memory_order_relaxed);
  }
  bool TryLockShared(bool starving) {
    uint32_t state = state_.load(std::memory_order_relaxed);
    if ((state & kExclusive) != 0) return false;
    if ((state & kStarving) != 0 && !starving) return false;
    return state_.compare_exchange_strong(state, state + kOneShared, std::memory_order_acquire,
                                          std::memory_order_relaxed);
  }

  void WakeOldest() EXCLUDES(mutex_);
  void WakeOldestLocked() REQUIRES(mutex_);

  std::atomic<uint32_t> state_{0};

  Mutex mutex_;
  std::vector<WaitTicket*> queue_ GUARDED_BY(mutex_);  // Oldest transaction first.
  uint32_t starving_ GUARDED_BY(mutex_) = 0;  // Tickets here, or woken and on their way.
};

}  // namespace perilune
