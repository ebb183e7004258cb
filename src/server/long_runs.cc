#include "server/long_runs.h"

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "script/run_control.h"
#include "server/loop.h"
#include "server/server.h"
#include "server/thread_priority.h"

namespace perilune {

LongRuns::LongRuns(Server& server) : server_(server) {}

LongRuns::~LongRuns() = default;

std::unique_ptr<ScriptHost> LongRuns::Begin(int thread_id, int64_t now_us) {
  TakeLess(thread_id);
  {
    MutexLock lock(mutex_);
    threads_.insert({thread_id, Thread{.began_us = now_us}});
    size_.store(threads_.size(), std::memory_order_relaxed);
    if (!ready_.empty()) {
      std::unique_ptr<ScriptHost> host = std::move(ready_.back());
      ready_.pop_back();
      return host;
    }
  }
  return server_.MakeScriptHost();
}

void LongRuns::End(int thread_id) {
  MutexLock lock(mutex_);
  threads_.erase(thread_id);
  size_.store(threads_.size(), std::memory_order_relaxed);
  WakeOldest();
}

void LongRuns::LowerPriorities(int64_t now_us) {
  if (size() == 0) return;
  MutexLock lock(mutex_);
  for (auto& [id, thread] : threads_) {
    if (!thread.has_priority || now_us - thread.began_us < kMomentUs) continue;
    TakeWhatIsLeft(id);
    thread.has_priority = false;
  }
}

void LongRuns::GiveBack(std::unique_ptr<ScriptHost> host) {
  host->control().Reset();
  if (host->control().vm_bytes() > kHostBytesMax) return;
  MutexLock lock(mutex_);
  // It has compiled what this server runs. Else it is destroyed, the lock being given up first.
  if (ready_.size() < 2 * kHostsReady) ready_.push_back(std::move(host));
}

void LongRuns::KeepReady() {
  for (;;) {
    {
      MutexLock lock(mutex_);
      if (ready_.size() >= kHostsReady) return;
    }
    std::unique_ptr<ScriptHost> host = server_.MakeScriptHost();
    MutexLock lock(mutex_);
    ready_.push_back(std::move(host));
  }
}

// ---------------------------------------------------------------- waiting

size_t LongRuns::Max() const {
  return static_cast<size_t>(server_.settings().script_long_runs_max());
}

bool LongRuns::MayStartLocked(WaitTicket& ticket) {
  MutexLock lock(mutex_);
  const bool may = threads_.size() < Max();
  if (!may) InsertByAge(queue_, ticket);
  return may;
}

void LongRuns::Leave(WaitTicket& ticket) {
  MutexLock lock(mutex_);
  if (std::erase(queue_, &ticket) > 0) WakeOldest();
}

// Each one that starts or gives up wakes the next.
void LongRuns::WakeOldest() {
  if (!queue_.empty() && threads_.size() < Max()) queue_.front()->owner->Wake();
}

std::optional<int64_t> LongRuns::BlockedSinceUs(const WaitTicket& ticket) const {
  MutexLock lock(mutex_);
  const bool waits = std::find(queue_.begin(), queue_.end(), &ticket) != queue_.end();
  if (!waits || threads_.empty()) return std::nullopt;
  const auto is_older = [](const auto& a, const auto& b) {
    return a.second.began_us < b.second.began_us;
  };
  return std::min_element(threads_.begin(), threads_.end(), is_older)->second.began_us;
}

// ---------------------------------------------------------------- effects

void LongRuns::Consume(const Effects& effects) {
  MutexLock lock(mutex_);
  ConsumeInto(counters_, effects);
}

void LongRuns::ResetCounters() {
  MutexLock lock(mutex_);
  counters_.Reset();
}

}  // namespace perilune
