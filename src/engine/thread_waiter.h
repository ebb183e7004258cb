#pragma once

// A waiter that is a sleeping thread: a run that waits half-way, or a test.

#include "base/mutex.h"
#include "engine/waiter.h"

namespace perilune {

class ThreadWaiter final : public Waiter {
 public:
  void Wake() override EXCLUDES(mutex_) {
    MutexLock lock(mutex_);
    woken_ = true;
    condition_.NotifyOne();
  }

  // Returns once Wake was called since the last return.
  void Sleep() EXCLUDES(mutex_) {
    MutexLock lock(mutex_);
    while (!woken_) condition_.Wait(mutex_);
    woken_ = false;
  }

 private:
  Mutex mutex_;
  CondVar condition_;
  bool woken_ GUARDED_BY(mutex_) = false;
};

}  // namespace perilune
