#pragma once

// One of the 1,024 parts of the keyspace, with everything that belongs to its keys.

#include <algorithm>
#include <atomic>
#include <cstdint>

#include "engine/held_keys.h"
#include "engine/latch.h"
#include "engine/watchers.h"
#include "store/keyspace.h"

namespace perilune {

struct alignas(64) Partition {
  explicit Partition(int databases) : keyspace(databases) {}

  Latch latch;

  // Changed while the latch is held exclusively, read while it is held either way.
  Keyspace keyspace GUARDED_BY(latch);

  HeldKeys held;      // Has its own mutex.
  Watchers watchers;  // Has its own mutex.

  // The latest time that any transaction here has seen: a key that was once seen expired stays
  // so, though clocks are read on several threads. Written under the latch, also a shared one.
  std::atomic<int64_t> last_now_ms{0};

  // keyspace.EarliestExpiry(), for the expirer to look at without the latch.
  std::atomic<int64_t> next_expiry_ms{kNoExpiry};

  // Returns `now_ms`, or the last time seen here if that is later, and remembers it.
  int64_t AdvanceNow(int64_t now_ms) {
    int64_t last = last_now_ms.load(std::memory_order_relaxed);
    while (last < now_ms &&
           !last_now_ms.compare_exchange_weak(last, now_ms, std::memory_order_relaxed)) {
    }
    return std::max(last, now_ms);
  }
};

}  // namespace perilune
