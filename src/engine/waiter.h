#pragma once

// Who waits for a latch, a key or the whole keyspace, and its place in that queue.
//
// A ticket stands in at most one queue. While it does, its fields belong to that queue and are
// guarded by the queue's mutex.

#include <algorithm>
#include <cstdint>
#include <vector>

namespace perilune {

// Somebody who can be told to try again. Wake is called by any thread, under a queue's mutex: it
// must neither block nor touch a latch; a connection posts to its loop, a run notifies its thread.
// It may come once too often, also when nothing is waited for any more.
class Waiter {
 public:
  virtual ~Waiter() = default;
  virtual void Wake() = 0;
};

// Whether others may hold the same thing at once.
enum class Access : uint8_t { kShared, kExclusive };

constexpr bool Covers(Access held, Access wanted) {
  return held == Access::kExclusive || wanted == Access::kShared;
}

struct WaitTicket {
  Waiter* owner = nullptr;
  uint64_t age = 0;                    // The smaller, the older the transaction.
  Access access = Access::kExclusive;  // How it wants what it waits for.
  int64_t since_us = 0;                // When it began to wait; 0 if it does not.
  bool starving = false;               // Counted among a latch's starving waiters.
  bool holds_locks = false;            // A run that waits for a key half-way.
};

// Puts the ticket into a queue that is kept oldest first, unless it stands there already.
inline void InsertByAge(std::vector<WaitTicket*>& queue, WaitTicket& ticket) {
  if (std::find(queue.begin(), queue.end(), &ticket) != queue.end()) return;
  const auto older = [](const WaitTicket* a, const WaitTicket* b) { return a->age < b->age; };
  queue.insert(std::upper_bound(queue.begin(), queue.end(), &ticket, older), &ticket);
}

}  // namespace perilune
