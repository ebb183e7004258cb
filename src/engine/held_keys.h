#pragma once

// The key locks of one partition: the keys that runs hold beyond the length of a command, who
// waits for them, and what each was before its run, for those who read the whole keyspace.
//
// A run is a transaction that executes several commands (a script, an EXEC with one inside) and
// had to give its latches up half-way. Most partitions hold no key most of the time: empty() is
// the one branch that everybody else pays.
//
// Invariants:
//   1. An exclusively held key has one holder. A key without holder is here only while somebody
//      waits for it.
//   2. Who waits for a key holds nothing, unless it is a run that is older than every holder.
//   3. A waiting ticket keeps its place, also when woken, until it leaves. Of those who hold
//      nothing only the oldest is woken; runs that hold key locks may pass them and are woken too.
// Threads: an exclusive lock is put while the partition's latch is held exclusively, a shared one
// while it is held either way. Everything else takes the mutex inside.

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/mutex.h"
#include "engine/waiter.h"
#include "store/database.h"
#include "store/key.h"

namespace perilune {

// What a key was before the run that holds it changed it.
struct BeforeImage {
  bool existed = false;
  ValueType type = ValueType::kString;
  int64_t expiry_ms = kNoExpiry;
};

class HeldKeys {
 public:
  // Identifies a run among holders: its age.
  using RunId = uint64_t;

  struct Holder {
    RunId run;
    Access access;
    int64_t since_us = 0;  // When the run began to hold keys, Clock::MonotonicUs.
  };

  // One key that is held or waited for.
  struct HeldKey {
    int database;
    std::string bytes;
    uint64_t hash;
    BeforeImage before;                // Of an exclusively held key.
    std::vector<Holder> holders;       // Several only if all share.
    std::vector<WaitTicket*> waiters;  // Oldest first.
  };

  enum class Verdict : uint8_t {
    kFree,      // The caller may go on.
    kQueued,    // The ticket waits.
    kConflict,  // A run that is older than the caller holds the key: the caller must die.
  };

  bool empty() const { return size_.load(std::memory_order_acquire) == 0; }

  // May a transaction that holds no key (`ticket`) use `key`? If not, queues the ticket behind
  // the older ones. The same ticket may ask again when woken. Requires: the partition's latch.
  Verdict CheckOrQueue(int database, const Key& key, WaitTicket& ticket) EXCLUDES(mutex_);

  // May the run `ticket.age`, which holds keys already, take `key`? By wait-die: if a younger run
  // holds it the ticket waits, if an older one does the answer is kConflict.
  Verdict CheckOrWaitDie(int database, const Key& key, WaitTicket& ticket) EXCLUDES(mutex_);

  // Records that the run holds the key, or upgrades a shared lock that only it has.
  // Requires: kFree was the answer under the same hold of the latch.
  void Hold(int database, const Key& key, const Holder& holder, const BeforeImage& before)
      EXCLUDES(mutex_);

  // Returns true if any run holds the key.
  bool IsHeld(int database, const Key& key) const EXCLUDES(mutex_);

  // Returns since when the longest-holding run has held the key that the ticket waits for; nothing
  // if it waits for none, or nobody holds it.
  std::optional<int64_t> HeldSinceUs(const WaitTicket& ticket) const EXCLUDES(mutex_);

  // Ends the run's lock, if it has one, and wakes the oldest who waits.
  void Release(int database, const Key& key, RunId run) EXCLUDES(mutex_);

  // Takes the ticket out of whatever queue it stands in here; the next oldest is woken if the
  // key is free. After the return nobody wakes the ticket's owner on account of this partition.
  void Leave(WaitTicket& ticket) EXCLUDES(mutex_);

  // Returns what the key was before, if a run other than `reader` holds it exclusively.
  std::optional<BeforeImage> BeforeOf(int database, std::string_view bytes, uint64_t hash,
                                      RunId reader) const EXCLUDES(mutex_);

  // A copy of the exclusively held keys of `database` that runs other than `reader` hold.
  std::vector<HeldKey> HeldByOthers(int database, RunId reader) const EXCLUDES(mutex_);

 private:
  HeldKey* Find(int database, std::string_view bytes, uint64_t hash) const REQUIRES(mutex_);
  HeldKey& FindOrMake(int database, const Key& key) REQUIRES(mutex_);
  void EraseIfIdle(HeldKey& key) REQUIRES(mutex_);
  static void WakeThoseWhoMay(HeldKey& held);

  std::atomic<size_t> size_{0};  // Of keys_, written under the mutex.
  mutable Mutex mutex_;
  std::unordered_multimap<uint64_t, std::unique_ptr<HeldKey>> keys_ GUARDED_BY(mutex_);
};

}  // namespace perilune
