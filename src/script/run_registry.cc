#include "script/run_registry.h"

#include <algorithm>
#include <utility>

namespace perilune {

std::shared_ptr<RunControl> RunRegistry::Make() {
  auto control = std::make_shared<RunControl>(*this);
  MutexLock lock(mutex_);
  controls_.push_back(control);
  return control;
}

void RunRegistry::Remove(const RunControl& control) {
  MutexLock lock(mutex_);
  std::erase_if(controls_, [&](const auto& other) { return other.get() == &control; });
}

std::vector<std::shared_ptr<RunControl>> RunRegistry::All() const {
  MutexLock lock(mutex_);
  return controls_;
}

void RunRegistry::CopyTo(std::vector<std::shared_ptr<RunControl>>& controls) const {
  MutexLock lock(mutex_);
  controls = controls_;
}

bool RunRegistry::KillLongest() {
  for (;;) {
    std::shared_ptr<RunControl> longest;
    std::optional<RunView> view;
    for (const std::shared_ptr<RunControl>& control : All()) {
      std::optional<RunView> other = control->Look();
      if (!other || !other->is_long) continue;
      if (view && view->started_us <= other->started_us) continue;
      longest = control;
      view = std::move(other);
    }
    if (longest == nullptr) return false;
    if (longest->Kill(RunEnd::kKilled, view->id)) return true;
  }
}

bool RunRegistry::Kill(uint64_t run_id) {
  if (run_id == 0) return false;
  const std::vector<std::shared_ptr<RunControl>> all = All();
  return std::any_of(all.begin(), all.end(), [run_id](const auto& control) {
    return control->Kill(RunEnd::kKilled, run_id);
  });
}

void RunRegistry::KillOfClient(uint64_t client_id) {
  for (const std::shared_ptr<RunControl>& control : All()) {
    const std::optional<RunView> view = control->Look();
    if (view && view->client_id == client_id) control->Kill(RunEnd::kKilled, view->id);
  }
}

void RunRegistry::KillAll() {
  for (const std::shared_ptr<RunControl>& control : All()) control->Kill(RunEnd::kKilled);
}

bool RunRegistry::SleepTicker(int64_t wait_us, bool is_idle) {
  MutexLock lock(ticker_mutex_);
  const bool was_parked = ticker_is_parked_.load(std::memory_order_relaxed);
  ticker_is_parked_.store(is_idle, std::memory_order_relaxed);
  if (!is_idle || !was_parked) {
    // Also once after it has parked: who began just before may not have seen that.
    ticker_wakes_.WaitFor(ticker_mutex_, std::chrono::microseconds(wait_us));
    return is_idle && !ticker_is_parked_.load(std::memory_order_relaxed);
  }
  while (ticker_is_parked_.load(std::memory_order_relaxed)) ticker_wakes_.Wait(ticker_mutex_);
  return true;
}

void RunRegistry::WakeTicker() {
  MutexLock lock(ticker_mutex_);
  ticker_is_parked_.store(false, std::memory_order_relaxed);
  ticker_wakes_.NotifyAll();
}

void RunRegistry::PutDead(std::shared_ptr<RunControl> control) {
  MutexLock lock(work_mutex_);
  dead_.push_back(std::move(control));
  work_came_.NotifyAll();
}

void RunRegistry::WakeServant() {
  MutexLock lock(work_mutex_);
  servant_is_woken_ = true;
  work_came_.NotifyAll();
}

std::shared_ptr<RunControl> RunRegistry::AwaitWork() {
  MutexLock lock(work_mutex_);
  while (dead_.empty() && !servant_is_woken_) work_came_.Wait(work_mutex_);
  if (std::exchange(servant_is_woken_, false)) return nullptr;
  std::shared_ptr<RunControl> control = std::move(dead_.front());
  dead_.pop_front();
  return control;
}

}  // namespace perilune
