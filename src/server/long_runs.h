#pragma once

// The runs that go on alone because they were handed on: how many there may be, who waits until
// there are fewer, and what they count.
//
// Threads: all of it.

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "base/mutex.h"
#include "engine/effects.h"
#include "engine/waiter.h"
#include "script/script_host.h"
#include "server/counters.h"

namespace perilune {

class Server;

class LongRuns final : public EffectConsumer {
 public:
  // What scripts of good will need that take a little long. Beyond, others come first.
  static constexpr int64_t kMomentUs = 100'000;

  explicit LongRuns(Server& server);
  ~LongRuns() override;

  // ---- Beginning and end of a long run

  // A run goes on alone, on the thread that the kernel knows as `thread_id`. Returns a host for the
  // loop whose own goes on with the run.
  std::unique_ptr<ScriptHost> Begin(int thread_id, int64_t now_us) EXCLUDES(mutex_);
  // The run is over.
  void End(int thread_id) EXCLUDES(mutex_);
  // Its thread has left it: another loop may get the host.
  void GiveBack(std::unique_ptr<ScriptHost> host) EXCLUDES(mutex_);

  size_t size() const { return size_.load(std::memory_order_relaxed); }

  // Those that have been long for more than a moment get only what the loops leave.
  void LowerPriorities(int64_t now_us) EXCLUDES(mutex_);

  // Makes hosts until enough are ready.
  void KeepReady() EXCLUDES(mutex_);

  // ---- Waiting before a script begins

  // Whether a script may begin, or there are as many long runs as may be: then the ticket waits,
  // oldest first, and its owner is told when to ask again.
  bool MayStart(WaitTicket& ticket) EXCLUDES(mutex_) {
    return size_.load(std::memory_order_relaxed) < Max() || MayStartLocked(ticket);
  }
  // Ends the waiting. After the return nobody wakes the ticket's owner.
  void Leave(WaitTicket& ticket) EXCLUDES(mutex_);

  // Since when the oldest run has kept the ticket waiting (Clock::MonotonicUs); nothing if it does
  // not wait.
  std::optional<int64_t> BlockedSinceUs(const WaitTicket& ticket) const EXCLUDES(mutex_);

  // ---- EffectConsumer, of transactions that end on the thread of a long run

  void Consume(const Effects& effects) override EXCLUDES(mutex_);
  const Counters& counters() const { return counters_; }
  void ResetCounters() EXCLUDES(mutex_);

 private:
  struct Thread {
    int64_t began_us;
    bool has_priority = true;
  };

  static constexpr size_t kHostsReady = 2;
  // A host whose VM takes more is not used again.
  static constexpr size_t kHostBytesMax = 8 << 20;

  size_t Max() const;
  bool MayStartLocked(WaitTicket& ticket) EXCLUDES(mutex_);
  void WakeOldest() REQUIRES(mutex_);

  Server& server_;
  std::atomic<size_t> size_{0};
  Counters counters_;  // Written under the mutex.
  mutable Mutex mutex_;
  std::map<int, Thread> threads_ GUARDED_BY(mutex_);  // By the kernel's names of them.
  std::vector<WaitTicket*> queue_ GUARDED_BY(mutex_);  // Oldest first.
  std::vector<std::unique_ptr<ScriptHost>> ready_ GUARDED_BY(mutex_);
};

}  // namespace perilune
