#include "server/loop_threads.h"

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "server/loop.h"

namespace perilune {

LoopThreads::~LoopThreads() {
  MutexLock lock(mutex_);
  CHECK(threads_.empty());
}

void LoopThreads::Serve(Loop& loop) {
  MutexLock lock(mutex_);
  waiting_.push_back(&loop);
  if (waiting_.size() > ready_ && !is_stopping_) Add();
  changed_.NotifyOne();
}

void LoopThreads::KeepReady() {
  std::list<std::thread> joined;  // Joined without the lock.
  {
    MutexLock lock(mutex_);
    while (!is_stopping_ && ready_ < waiting_.size() + kReady) Add();
    for (const std::thread::id id : std::exchange(ended_, {})) {
      const auto ended = std::find_if(threads_.begin(), threads_.end(),
                                      [id](const std::thread& t) { return t.get_id() == id; });
      joined.splice(joined.end(), threads_, ended);
    }
  }
  for (std::thread& thread : joined) thread.join();
}

void LoopThreads::Join(const std::function<void()>& nudge) {
  constexpr auto kPause = std::chrono::milliseconds(10);
  std::list<std::thread> joined;
  for (bool all_ended = false; !all_ended; nudge()) {
    MutexLock lock(mutex_);
    is_stopping_ = true;
    changed_.NotifyAll();
    if (ended_.size() < threads_.size()) changed_.WaitFor(mutex_, kPause);
    all_ended = ended_.size() == threads_.size();
    if (!all_ended) continue;
    joined.swap(threads_);
    ended_.clear();
  }
  for (std::thread& thread : joined) thread.join();
}

void LoopThreads::Add() {
  ++ready_;
  threads_.emplace_back([this] { Run(); });
}

void LoopThreads::Run() {
  if (Loop* const loop = AwaitLoop()) loop->Serve();
  MutexLock lock(mutex_);
  ended_.push_back(std::this_thread::get_id());
  changed_.NotifyAll();
}

// Returns null when the server ends.
Loop* LoopThreads::AwaitLoop() {
  MutexLock lock(mutex_);
  while (waiting_.empty() && !is_stopping_) changed_.Wait(mutex_);
  --ready_;
  if (waiting_.empty()) return nullptr;
  Loop* const loop = waiting_.back();
  waiting_.pop_back();
  return loop;
}

}  // namespace perilune
