#include "engine/keyspace_gate.h"

#include <algorithm>

#include "base/check.h"

namespace perilune {

bool KeyspaceGate::Enter(uint64_t age, int64_t now_us) {
  MutexLock lock(mutex_);
  if (HasOlderWriter(age)) return false;
  runs_.push_back({age, now_us});
  return true;
}

void KeyspaceGate::Exit(uint64_t age) {
  MutexLock lock(mutex_);
  CHECK(std::erase_if(runs_, [&](const Inside& run) { return run.age == age; }) == 1);
  WakeThoseWhoMay();
}

std::optional<int64_t> KeyspaceGate::HeldSinceUs() const {
  MutexLock lock(mutex_);
  std::optional<int64_t> since_us;
  for (const Inside& run : runs_) {
    since_us = std::min(since_us.value_or(run.since_us), run.since_us);
  }
  return since_us;
}

bool KeyspaceGate::CheckOrQueue(WaitTicket& ticket) {
  MutexLock lock(mutex_);
  InsertByAge(queue_, ticket);
  return ticket.access == Access::kExclusive ? runs_.empty() : !HasOlderWriter(ticket.age);
}

void KeyspaceGate::Leave(WaitTicket& ticket) {
  MutexLock lock(mutex_);
  std::erase(queue_, &ticket);
  WakeThoseWhoMay();
}

bool KeyspaceGate::HasOlderWriter(uint64_t age) const {
  return std::any_of(queue_.begin(), queue_.end(), [&](const WaitTicket* ticket) {
    return ticket->access == Access::kExclusive && ticket->age < age;
  });
}

void KeyspaceGate::WakeThoseWhoMay() {
  for (const WaitTicket* ticket : queue_) {
    const bool may =
        ticket->access == Access::kExclusive ? runs_.empty() : !HasOlderWriter(ticket->age);
    if (may) ticket->owner->Wake();
  }
}

}  // namespace perilune
