#pragma once

// Orders those who want the whole keyspace and the runs that hold key locks, which are inside the
// gate while they do.
//
// A writer of the keyspace (FLUSHALL, FLUSHDB, SWAPDB) waits, holding no latch, until no run is
// inside. A run that has used the whole keyspace and takes long becomes its *holder*, if it is the
// only one inside: shared if it has read the keyspace, so that others may read; exclusive if it
// has changed it, so that nobody else may do anything. By wait-die as for keys: a run that may not
// go on restarts and waits here holding nothing, and keeps the younger ones from coming between,
// now and when it gets there the next time.
//
// Invariants:
//   1. A writer executes only while it holds every latch and no run is inside. As a run enters
//      before it puts its first key lock, for which it needs a latch, none slips in.
//   2. While there is a holder no other run is inside.
//   3. A run becomes holder while it has taken every latch: whoever looks at Admits under a latch
//      that is in its way, or has looked so and kept the latch, is not surprised by one.
// Cost: for who is no run and does not want the whole keyspace, the load of one word.
// Threads: all of it.

#include <atomic>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/mutex.h"
#include "engine/waiter.h"

namespace perilune {

class KeyspaceGate {
 public:
  // What a ticket waits for.
  enum class Claim : uint8_t {
    kReadKeys,       // Some keys, or all, to read: that nobody holds the keyspace exclusively.
    kWriteKeys,      // Some keys: that nobody holds the keyspace.
    kEnter,          // A run that Enter refused: that it would be let in.
    kWriteKeyspace,  // That no run is inside.
    kHoldKeyspace,   // A run that Hold refused: that it would be granted, with `ticket.access`.
  };

  // Whether who may go on with this claim stays queued to its end: it must not be refused again
  // on account of somebody younger.
  static bool KeepsPlace(Claim claim) {
    return claim != Claim::kReadKeys && claim != Claim::kWriteKeys;
  }

  bool has_holder() const { return holder_.load(std::memory_order_acquire) != Holder::kNobody; }

  // May others than the holder use keys in this way?
  bool Admits(Access access) const {
    const Holder holder = holder_.load(std::memory_order_acquire);
    return holder == Holder::kNobody || (holder == Holder::kShared && access == Access::kShared);
  }

  // A run begins to hold key locks, at `now_us` (Clock::MonotonicUs). Returns false if there is a
  // holder, or somebody older waits for the whole keyspace: the run must restart.
  bool Enter(uint64_t age, int64_t now_us) EXCLUDES(mutex_);

  // The same for a run that has used the whole keyspace: it becomes the holder. Returns false if
  // another is inside, or somebody older waits who would have to wait for this one.
  // Requires: it holds every latch, for kExclusive exclusively.
  bool Hold(uint64_t age, Access access, int64_t now_us) EXCLUDES(mutex_);

  // The holder is going to change the keyspace. Requires: it holds every latch exclusively.
  void HoldExclusively(uint64_t age) EXCLUDES(mutex_);

  // The run holds no key lock any more, and not the keyspace.
  void Exit(uint64_t age) EXCLUDES(mutex_);

  // Returns when the first of the runs inside came in, nothing if there is none.
  std::optional<int64_t> HeldSinceUs() const EXCLUDES(mutex_);

  // May the ticket go on? If not, queues it; one that asks again keeps its place. Where
  // KeepsPlace(claim) it stays queued either way, and so in the way of those who are younger,
  // until it leaves; others are out of the queue with the answer true.
  bool CheckOrQueue(WaitTicket& ticket, Claim claim) EXCLUDES(mutex_);

  // Ends what CheckOrQueue began. After the return nobody wakes the ticket's owner.
  void Leave(WaitTicket& ticket) EXCLUDES(mutex_);

 private:
  enum class Holder : uint8_t { kNobody, kShared, kExclusive };

  struct Inside {
    uint64_t age;
    int64_t since_us;
  };

  static bool IsForKeyspace(Claim claim) {
    return claim == Claim::kWriteKeyspace || claim == Claim::kHoldKeyspace;
  }

  struct Waiting {
    WaitTicket* ticket;
    Claim claim;
  };
  using Queue = std::vector<Waiting>;  // Oldest first.

  bool May(const WaitTicket& ticket, Claim claim) const REQUIRES(mutex_);
  bool MayEnter(uint64_t age) const REQUIRES(mutex_);
  bool MayHold(uint64_t age, Access access) const REQUIRES(mutex_);
  bool HasOlderKeyspaceClaim(uint64_t age) const REQUIRES(mutex_);
  void LeaveLocked(WaitTicket& ticket) REQUIRES(mutex_);
  void WakeThoseWhoMay(const Queue& queue) const REQUIRES(mutex_);

  // Written under the mutex. Read by everybody: what stands before it may be written often.
  alignas(64) std::atomic<Holder> holder_{Holder::kNobody};

  mutable Mutex mutex_;
  std::vector<Inside> runs_ GUARDED_BY(mutex_);
  Queue keyspace_queue_ GUARDED_BY(mutex_);  // kWriteKeyspace and kHoldKeyspace.
  Queue key_queue_ GUARDED_BY(mutex_);       // The others.
};

}  // namespace perilune
