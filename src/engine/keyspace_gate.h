#pragma once

// Orders those who change the whole keyspace (FLUSHALL, FLUSHDB, SWAPDB) and the runs that hold
// key locks: a writer waits, holding no latch, until no such run is left; a run that is younger
// than a waiting writer may not begin to hold key locks, so that the writer's turn comes.
//
// Invariants:
//   1. A writer executes only while it holds every latch and no run is inside the gate. As a run
//      enters before it puts its first key lock, for which it needs a latch, none slips in.
// Threads: all of it.

#include <cstdint>
#include <optional>
#include <vector>

#include "base/mutex.h"
#include "engine/waiter.h"

namespace perilune {

class KeyspaceGate {
 public:
  // A run begins to hold key locks, at `now_us` (Clock::MonotonicUs). Returns false if an older
  // writer waits: the run must die.
  bool Enter(uint64_t age, int64_t now_us) EXCLUDES(mutex_);

  // The run holds no key lock any more.
  void Exit(uint64_t age) EXCLUDES(mutex_);

  // Returns when the first of the runs inside came in, nothing if there is none.
  std::optional<int64_t> HeldSinceUs() const EXCLUDES(mutex_);

  // May the ticket go on? Exclusive: no run is inside. Shared (a run that Enter refused): no
  // older writer waits. If not, queues it; a ticket that asks again keeps its place. A writer
  // stays queued, and so in the way of younger runs, until it leaves.
  bool CheckOrQueue(WaitTicket& ticket) EXCLUDES(mutex_);

  // Ends what CheckOrQueue began. After the return nobody wakes the ticket's owner.
  void Leave(WaitTicket& ticket) EXCLUDES(mutex_);

 private:
  bool HasOlderWriter(uint64_t age) const REQUIRES(mutex_);
  void WakeThoseWhoMay() REQUIRES(mutex_);

  struct Inside {
    uint64_t age;
    int64_t since_us;
  };

  mutable Mutex mutex_;
  std::vector<Inside> runs_ GUARDED_BY(mutex_);
  std::vector<WaitTicket*> queue_ GUARDED_BY(mutex_);  // Oldest first.
};

}  // namespace perilune
