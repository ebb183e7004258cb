#include "engine/reclaimer.h"

namespace perilune {

Reclaimer::Reclaimer() : thread_([this] { Run(); }) {}

Reclaimer::~Reclaimer() {
  {
    MutexLock lock(mutex_);
    is_stopping_ = true;
    changed_.NotifyAll();
  }
  thread_.join();
}

void Reclaimer::Push(Load load) {
  MutexLock lock(mutex_);
  if (backlog_ >= kBacklogMax) return;  // Freed here, the lock being given up first.
  backlog_ += load.blocks;
  waiting_.push_back(std::move(load));
  changed_.NotifyAll();
}

void Reclaimer::Drain() {
  MutexLock lock(mutex_);
  while (backlog_ > 0) changed_.Wait(mutex_);
}

void Reclaimer::Run() {
  for (;;) {
    Load load;
    {
      MutexLock lock(mutex_);
      while (waiting_.empty() && !is_stopping_) changed_.Wait(mutex_);
      if (waiting_.empty()) return;
      load = std::move(waiting_.front());
      waiting_.pop_front();
    }
    load.garbage.reset();
    MutexLock lock(mutex_);
    backlog_ -= load.blocks;
    changed_.NotifyAll();
  }
}

}  // namespace perilune
