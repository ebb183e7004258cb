#include "server/long_runs.h"

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "script/run_control.h"
#include "server/loop.h"
#include "server/server.h"

namespace perilune {

LongRuns::LongRuns(Server& server) : server_(server) {}

LongRuns::~LongRuns() = default;

std::unique_ptr<ScriptHost> LongRuns::Begin(int64_t now_us) {
  {
    MutexLock lock(mutex_);
    began_us_.insert(now_us);
    size_.store(began_us_.size(), std::memory_order_relaxed);
    if (!ready_.empty()) {
      std::unique_ptr<ScriptHost> host = std::move(ready_.back());
      ready_.pop_back();
      return host;
    }
  }
  return server_.MakeScriptHost();
}

void LongRuns::End(int64_t began_us) {
  MutexLock lock(mutex_);
  began_us_.erase(began_us_.find(began_us));
  size_.store(began_us_.size(), std::memory_order_relaxed);
  WakeOldest();
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
  const bool may = began_us_.size() < Max();
  if (!may) InsertByAge(queue_, ticket);
  return may;
}

void LongRuns::Leave(WaitTicket& ticket) {
  MutexLock lock(mutex_);
  if (std::erase(queue_, &ticket) > 0) WakeOldest();
}

// Each one that starts or gives up wakes the next.
void LongRuns::WakeOldest() {
  if (!queue_.empty() && began_us_.size() < Max()) queue_.front()->owner->Wake();
}

std::optional<int64_t> LongRuns::BlockedSinceUs(const WaitTicket& ticket) const {
  MutexLock lock(mutex_);
  const bool waits = std::find(queue_.begin(), queue_.end(), &ticket) != queue_.end();
  if (!waits || began_us_.empty()) return std::nullopt;
  return *began_us_.begin();
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
