#pragma once

// The threads that serve the loops. A few that serve none are ready to take over a loop from a
// thread that goes on alone with a long run; that one ends when its run does.
//
// Threads: all of it.

#include <cstddef>
#include <functional>
#include <list>
#include <thread>
#include <vector>

#include "base/mutex.h"

namespace perilune {

class Loop;

class LoopThreads {
 public:
  LoopThreads() = default;
  // Requires: Join was called.
  ~LoopThreads();

  // Has `loop` served by a thread that is ready, or else by a new one.
  void Serve(Loop& loop) EXCLUDES(mutex_);

  // Makes threads until enough are ready; joins those that have ended.
  void KeepReady() EXCLUDES(mutex_);

  // No more are made. Returns once all have ended: the loops must have been stopped. Calls `nudge`
  // now and then until they have.
  void Join(const std::function<void()>& nudge) EXCLUDES(mutex_);

 private:
  static constexpr size_t kReady = 2;

  void Run() EXCLUDES(mutex_);
  Loop* AwaitLoop() EXCLUDES(mutex_);
  void Add() REQUIRES(mutex_);

  Mutex mutex_;
  CondVar changed_;
  std::list<std::thread> threads_ GUARDED_BY(mutex_);
  std::vector<std::thread::id> ended_ GUARDED_BY(mutex_);  // To be joined.
  std::vector<Loop*> waiting_ GUARDED_BY(mutex_);          // For a thread.
  size_t ready_ GUARDED_BY(mutex_) = 0;                    // Threads without a loop.
  bool is_stopping_ GUARDED_BY(mutex_) = false;
};

}  // namespace perilune
