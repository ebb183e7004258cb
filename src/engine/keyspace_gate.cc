#include "engine/keyspace_gate.h"

#include <algorithm>

#include "base/check.h"

namespace perilune {

bool KeyspaceGate::Enter(uint64_t age) {
  MutexLock lock(mutex_);
  if (HasOlderWriter(age)) return false;
  ++runs_;
  return true;
}

void KeyspaceGate::Exit() {
  MutexLock lock(mutex_);
  CHECK(runs_ > 0);
  --runs_;
  WakeThoseWhoMay();
}

bool KeyspaceGate::CheckOrQueue(WaitTicket& ticket) {
  MutexLock lock(mutex_);
  InsertByAge(queue_, ticket);
  return ticket.access == Access::kExclusive ? runs_ == 0 : !HasOlderWriter(ticket.age);
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
        ticket->access == Access::kExclusive ? runs_ == 0 : !HasOlderWriter(ticket->age);
    if (may) ticket->owner->Wake();
  }
}

}  // namespace perilune
