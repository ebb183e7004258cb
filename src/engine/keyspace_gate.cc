#include "engine/keyspace_gate.h"

#include <algorithm>

#include "base/check.h"

namespace perilune {

bool KeyspaceGate::Enter(uint64_t age, int64_t now_us) {
  MutexLock lock(mutex_);
  if (!MayEnter(age)) return false;
  runs_.push_back({age, now_us});
  return true;
}

bool KeyspaceGate::Hold(uint64_t age, Access access, int64_t now_us) {
  MutexLock lock(mutex_);
  if (!MayHold(age, access)) return false;
  runs_.push_back({age, now_us});
  holder_.store(access == Access::kShared ? Holder::kShared : Holder::kExclusive,
                std::memory_order_release);
  return true;
}

void KeyspaceGate::HoldExclusively(uint64_t age) {
  MutexLock lock(mutex_);
  CHECK(has_holder() && runs_.size() == 1 && runs_.front().age == age);
  holder_.store(Holder::kExclusive, std::memory_order_release);
}

void KeyspaceGate::Exit(uint64_t age) {
  MutexLock lock(mutex_);
  CHECK(std::erase_if(runs_, [&](const Inside& run) { return run.age == age; }) == 1);
  holder_.store(Holder::kNobody, std::memory_order_release);  // Another could not be inside.
  WakeThoseWhoMay(keyspace_queue_);
  WakeThoseWhoMay(key_queue_);
}

std::optional<int64_t> KeyspaceGate::HeldSinceUs() const {
  MutexLock lock(mutex_);
  std::optional<int64_t> since_us;
  for (const Inside& run : runs_) {
    since_us = std::min(since_us.value_or(run.since_us), run.since_us);
  }
  return since_us;
}

bool KeyspaceGate::CheckOrQueue(WaitTicket& ticket, Claim claim) {
  MutexLock lock(mutex_);
  const bool may = May(ticket, claim);
  if (may && !KeepsPlace(claim)) {
    LeaveLocked(ticket);
    return true;
  }
  Queue& queue = IsForKeyspace(claim) ? keyspace_queue_ : key_queue_;
  const auto place = std::lower_bound(
      queue.begin(), queue.end(), ticket.age,
      [](const Waiting& waiting, uint64_t age) { return waiting.ticket->age < age; });
  if (place == queue.end() || place->ticket != &ticket) queue.insert(place, {&ticket, claim});
  return may;
}

void KeyspaceGate::Leave(WaitTicket& ticket) {
  MutexLock lock(mutex_);
  LeaveLocked(ticket);
}

// Wakes those only in whose way the ticket may have been: thousands can leave one by one.
void KeyspaceGate::LeaveLocked(WaitTicket& ticket) {
  const auto is_it = [&](const Waiting& waiting) { return waiting.ticket == &ticket; };
  if (std::erase_if(keyspace_queue_, is_it) > 0) {
    WakeThoseWhoMay(keyspace_queue_);
    WakeThoseWhoMay(key_queue_);
  } else if (std::erase_if(key_queue_, is_it) > 0) {
    WakeThoseWhoMay(keyspace_queue_);
  }
}

bool KeyspaceGate::May(const WaitTicket& ticket, Claim claim) const {
  switch (claim) {
    case Claim::kReadKeys:
      return Admits(Access::kShared);
    case Claim::kWriteKeys:
      return Admits(Access::kExclusive);
    case Claim::kEnter:
      return MayEnter(ticket.age);
    case Claim::kWriteKeyspace:
      return runs_.empty();
    case Claim::kHoldKeyspace:
      return MayHold(ticket.age, ticket.access);
  }
  CHECK(false);
}

bool KeyspaceGate::MayEnter(uint64_t age) const {
  return !has_holder() && !HasOlderKeyspaceClaim(age);
}

// Not before those either who wait for keys since an earlier holder: they would wait again.
bool KeyspaceGate::MayHold(uint64_t age, Access access) const {
  if (!runs_.empty() || HasOlderKeyspaceClaim(age)) return false;
  return std::none_of(key_queue_.begin(), key_queue_.end(), [&](const Waiting& waiting) {
    const bool is_hindered = access == Access::kExclusive || waiting.claim != Claim::kReadKeys;
    return waiting.ticket->age < age && is_hindered;
  });
}

bool KeyspaceGate::HasOlderKeyspaceClaim(uint64_t age) const {
  return !keyspace_queue_.empty() && keyspace_queue_.front().ticket->age < age;
}

void KeyspaceGate::WakeThoseWhoMay(const Queue& queue) const {
  for (const Waiting& waiting : queue) {
    if (May(*waiting.ticket, waiting.claim)) waiting.ticket->owner->Wake();
  }
}

}  // namespace perilune
