#pragma once

// What other threads may do with the script that runs in a VM: hand its loop on, end it, look at
// it. docs/decisions/0009-long-runs.md says why it is so.
//
// The thread that executes says where it is. Another thread claims the run: it takes the mutex,
// asks for attention, and looks where that thread is. As long as the claim lasts the thread can
// do what it does there but cannot go elsewhere:
//
//   in Lua      It cannot come back to the transaction: the claimant may use that.
//   in a command, or replying
//               The claimant leaves a request, which the thread finds when it goes on.
//   elsewhere   There is no script to be claimed.
//
// Invariants:
//   1. What ends a run is decided once, under the mutex, while the script runs: a kill that comes
//      too late for one run does not reach the next.
//   2. Once somebody has taken the transaction away the thread does not touch it any more.
// Threads: all of it, as the sections say.

#include <pthread.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/asymmetric_fence.h"
#include "base/mutex.h"
#include "engine/transaction.h"
#include "script/run_end.h"
#include "script/script_caller.h"
#include "script/script_cache.h"

namespace perilune {

class RunRegistry;
struct ScriptRun;

// A run as SCRIPT RUNNING shows it.
struct RunView {
  uint64_t id;
  ScriptSha sha;
  uint64_t client_id;
  int64_t started_us;  // Clock::MonotonicUs, about.
  size_t keys_held;
  uint64_t commands;  // That it has called,
  uint64_t writes;    // and those of them that wrote.
  size_t memory_bytes;
  bool is_long;  // It was handed on.
};

class RunControl : public std::enable_shared_from_this<RunControl> {
 public:
  enum class Place : uint8_t { kElsewhere, kLua, kCommand, kReply };

  // `registry` must outlive it.
  explicit RunControl(RunRegistry& registry);
  RunControl(const RunControl&) = delete;
  RunControl& operator=(const RunControl&) = delete;

  // ---- The thread that executes

  // A command begins to execute in which scripts may run. `caller`, which may be null, must stay
  // until the command has ended.
  void BeginExecution(ScriptCaller* caller);

  // A script begins: the thread is in Lua from here on. Returns false if it must not even begin.
  // `run` must stay until End.
  [[nodiscard]] bool Begin(ScriptRun& run);

  // The thread goes to another place. False: the script is over, see end().
  [[nodiscard]] bool Enter(Place place) {
    place_.store(place, std::memory_order_release);
    LightFence();
    if (!attention_.load(std::memory_order_relaxed)) [[likely]] return true;
    return Attend(place);
  }

  // Within a place, for what takes long: finds requests. False as above.
  [[nodiscard]] bool Poll() {
    return !attention_.load(std::memory_order_relaxed) ||
           Attend(place_.load(std::memory_order_relaxed));
  }

  // The script has ended, by itself or not: no other thread reaches it any more. Returns false if
  // the transaction was taken away.
  [[nodiscard]] bool End();

  // Hands the loop on at once, unless that has happened.
  void HandOn() EXCLUDES(mutex_);

  // Another thread and another loop will use it from here on.
  void Reset() EXCLUDES(mutex_);

  // ---- Any thread

  // Whether, and by whom, the script is ended from outside.
  RunEnd end() const { return end_.load(std::memory_order_relaxed); }

  // Ends the script that runs now, if it is `run_id`, where 0 means any. Returns whether it was so.
  bool Kill(RunEnd why, uint64_t run_id = 0) EXCLUDES(mutex_);

  // Returns what runs now; nothing if nothing does.
  std::optional<RunView> Look() EXCLUDES(mutex_);

  // What the VM takes, as of its last run.
  size_t vm_bytes() const { return vm_bytes_.load(std::memory_order_relaxed); }
  void set_vm_bytes(size_t bytes) { vm_bytes_.store(bytes, std::memory_order_relaxed); }

  // ---- The ticker

  // Looks at what runs: hands the loop on from a script that has been seen to run for `slice_us`,
  // and has its transaction go over to key locks; ends one that has reached its limit. `now_us` is
  // Clock::MonotonicUs. Returns whether a script runs.
  bool Tick(int64_t now_us, int64_t slice_us) EXCLUDES(mutex_);

  // Whether what runs now was seen by Tick that long ago.
  bool RunsSince(int64_t since_us) const {
    return Running() != 0 && Running() == seen_ && seen_since_us_ <= since_us;
  }

  // Has the thread stop in Lua and wait until Resume. It may be in a command, or where it must not
  // stop: who wants it to stop says so again and again. It goes on by itself after half a second,
  // lest others wait for ever for what a library has locked there. Requires: its loop was handed
  // on.
  void Pause() EXCLUDES(mutex_);
  void Resume();
  bool is_paused() const { return is_paused_.load(std::memory_order_relaxed); }

  // What Pause asks for, by the handler of a signal, on the thread of the run.
  void WaitWhilePaused();

  // ---- The service thread

  // Takes the transaction away from a thread that is in Lua though its run is over.
  void Bury() EXCLUDES(mutex_);

 private:
  class Claim;

  // Identifies the script that runs now among those of this control; 0 if none does.
  uint64_t Running() const {
    const bool is_running = place_.load(std::memory_order_acquire) != Place::kElsewhere;
    return is_running ? sequence_.load(std::memory_order_relaxed) : 0;
  }

  void HandOnFrom(uint64_t sequence) EXCLUDES(mutex_);
  void TimeOut(uint64_t sequence) EXCLUDES(mutex_);
  void HandOnBeforeStart() EXCLUDES(mutex_);
  bool Attend(Place place) EXCLUDES(mutex_);
  bool KillClaimed(RunEnd why, Place place) REQUIRES(mutex_);
  void HandOnClaimed() REQUIRES(mutex_);
  void UseKeyLocks() REQUIRES(mutex_);
  uint64_t id() REQUIRES(mutex_);

  RunRegistry& registry_;

  std::atomic<Place> place_{Place::kElsewhere};
  std::atomic<bool> attention_{false};
  std::atomic<RunEnd> end_{RunEnd::kOwn};
  std::atomic<uint64_t> sequence_{0};
  std::atomic<int64_t> limit_us_{0};
  std::atomic<size_t> vm_bytes_{0};
  std::atomic<uint32_t> must_pause_{0};  // 0 or 1; a futex.
  std::atomic<bool> is_paused_{false};

  // Written by the thread while it is elsewhere, read by claimants while it is not.
  ScriptCaller* caller_ = nullptr;
  ScriptRun* run_ = nullptr;  // Null between scripts.
  pthread_t thread_ = {};

  Mutex mutex_;
  bool is_handed_on_ GUARDED_BY(mutex_) = false;
  bool wants_hand_on_ GUARDED_BY(mutex_) = false;
  bool wants_key_locks_ GUARDED_BY(mutex_) = false;
  bool is_taken_ GUARDED_BY(mutex_) = false;  // The transaction.
  uint64_t id_ GUARDED_BY(mutex_) = 0;           // Drawn when first needed,
  uint64_t id_sequence_ GUARDED_BY(mutex_) = 0;  // for this script.

  // The script that the ticker has seen last. Written by the ticker.
  std::atomic<uint64_t> seen_{0};
  std::atomic<int64_t> seen_since_us_{0};
  bool was_handed_on_ = false;  // The ticker's own.
};

}  // namespace perilune
