#include "engine/latch.h"

#include <algorithm>
#include <chrono>
#include <thread>

#include "base/check.h"

namespace perilune {
namespace {

// About 2 us on the machines of today: long enough for another core to end a short command.
constexpr int kSpins = 60;

void Pause() {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  asm volatile("yield");
#endif
}

}  // namespace

bool Latch::SpinLock(Access access, bool starving) {
  for (int spin = 0; spin < kSpins; ++spin) {
    if (TryLock(access, starving)) return true;
    Pause();
  }
  return false;
}

void Latch::LockBlocking(Access access) {
  // As if starving: a run that is under way has waited long enough before it started.
  constexpr int kYields = 64;
  constexpr auto kPause = std::chrono::microseconds(50);
  for (int tries = 0; !SpinLock(access, /*starving=*/true); ++tries) {
    if (tries < kYields) {
      std::this_thread::yield();
    } else {
      std::this_thread::sleep_for(kPause);  // Somebody's command takes long.
    }
  }
}

bool Latch::Enqueue(WaitTicket& ticket, int64_t now_us) {
  MutexLock lock(mutex_);
  InsertByAge(queue_, ticket);
  if (ticket.since_us == 0) ticket.since_us = now_us;

  uint32_t flags = kWaiters;
  if (!ticket.starving && now_us - ticket.since_us >= kStarvingUs) {
    ticket.starving = true;
    ++starving_;
  }
  if (starving_ > 0) flags |= kStarving;

  // Sequentially consistent, as is the release's subtraction on the same word: either the
  // release saw the flag and wakes somebody, or its effect is seen here.
  const uint32_t before = state_.fetch_or(flags);
  const uint32_t blocking =
      ticket.access == Access::kExclusive ? (kExclusive | kShared) : kExclusive;
  if ((before & blocking) != 0) return true;
  if ((before & kStarving) != 0 && !ticket.starving) return true;
  std::erase(queue_, &ticket);
  if (queue_.empty()) state_.fetch_and(~kWaiters);
  return false;
}

void Latch::Leave(WaitTicket& ticket, bool got_it) {
  MutexLock lock(mutex_);
  const bool was_queued = std::erase(queue_, &ticket) > 0;
  if (was_queued && queue_.empty()) state_.fetch_and(~kWaiters);
  if (ticket.starving) {
    ticket.starving = false;
    if (--starving_ == 0) state_.fetch_and(~kStarving);
  }
  if (!got_it && !was_queued) WakeOldestLocked();
}

void Latch::WakeOldest() {
  MutexLock lock(mutex_);
  WakeOldestLocked();
}

void Latch::WakeOldestLocked() {
  // While somebody here starves the others would come in vain, and nobody would be woken again.
  const bool starving = std::any_of(queue_.begin(), queue_.end(),
                                    [](const WaitTicket* ticket) { return ticket->starving; });
  for (auto next = queue_.begin(); next != queue_.end();) {
    const WaitTicket* ticket = *next;
    if (starving && !ticket->starving) {
      ++next;
      continue;
    }
    next = queue_.erase(next);
    ticket->owner->Wake();
    // One who wants it alone is enough; those who share come in together.
    if (ticket->access == Access::kExclusive) break;
  }
  if (queue_.empty()) state_.fetch_and(~kWaiters);
}

void Latch::AssertHeld() const {
  DCHECK((state_.load(std::memory_order_relaxed) & (kExclusive | kShared)) != 0);
}

void Latch::AssertShared() const {
  DCHECK((state_.load(std::memory_order_relaxed) & (kExclusive | kShared)) != 0);
}

}  // namespace perilune
