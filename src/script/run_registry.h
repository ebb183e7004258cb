#pragma once

// The controls of all VMs: where SCRIPT RUNNING and SCRIPT KILL, the ticker and the service thread
// find the scripts that run.
//
// Threads: all of it.

#include <atomic>
#include <cstdint>
#include <deque>
#include <memory>
#include <vector>

#include "base/mutex.h"
#include "script/run_control.h"

namespace perilune {

class RunRegistry {
 public:
  std::shared_ptr<RunControl> Make() EXCLUDES(mutex_);
  void Remove(const RunControl& control) EXCLUDES(mutex_);

  // Returns all of them.
  std::vector<std::shared_ptr<RunControl>> All() const EXCLUDES(mutex_);
  // The same in place of what `controls` has; in most cases without an allocation.
  void CopyTo(std::vector<std::shared_ptr<RunControl>>& controls) const EXCLUDES(mutex_);

  // Ends the script that has run longest of those that were handed on. Returns whether there was
  // one.
  bool KillLongest();

  // Ends the script `run_id`. Returns whether it was running.
  bool Kill(uint64_t run_id);

  // Ends the script that a client's command runs, if it does.
  void KillOfClient(uint64_t client_id);

  // Ends all that run now.
  void KillAll();

  // Identifies a run among all, for people. Never 0.
  uint64_t NextId() { return next_id_.fetch_add(1, std::memory_order_relaxed); }

  // ---- The ticker sleeps while no script runs

  // A script begins.
  void NoteStart() {
    if (ticker_is_parked_.load(std::memory_order_relaxed)) [[unlikely]] WakeTicker();
  }

  // Sleeps for `wait_us`; where `is_idle` is said again and again, until a script begins or
  // WakeTicker. Returns whether that was the reason to wake: the ticker is not idle then, though
  // it may see no script that runs.
  bool SleepTicker(int64_t wait_us, bool is_idle) EXCLUDES(ticker_mutex_);
  void WakeTicker() EXCLUDES(ticker_mutex_);

  // ---- The service thread

  // The transaction of a run that is over is to be taken from it, see RunControl::Bury.
  void PutDead(std::shared_ptr<RunControl> control) EXCLUDES(work_mutex_);
  // There is something else to do.
  void WakeServant() EXCLUDES(work_mutex_);

  // Sleeps until a run is dead, and returns it, or WakeServant was called, and returns null.
  std::shared_ptr<RunControl> AwaitWork() EXCLUDES(work_mutex_);

 private:
  std::atomic<uint64_t> next_id_{1};
  mutable Mutex mutex_;
  std::vector<std::shared_ptr<RunControl>> controls_ GUARDED_BY(mutex_);

  std::atomic<bool> ticker_is_parked_{false};
  Mutex ticker_mutex_;
  CondVar ticker_wakes_;

  Mutex work_mutex_;
  CondVar work_came_;
  std::deque<std::shared_ptr<RunControl>> dead_ GUARDED_BY(work_mutex_);
  bool servant_is_woken_ GUARDED_BY(work_mutex_) = false;
};

}  // namespace perilune
