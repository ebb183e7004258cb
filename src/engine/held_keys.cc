#include "engine/held_keys.h"

#include <algorithm>

#include "base/check.h"

namespace perilune {
namespace {

bool Compatible(Access a, Access b) { return a == Access::kShared && b == Access::kShared; }

// Can `access` be granted to `run` beside the present holders?
bool IsGrantable(const HeldKeys::HeldKey& held, HeldKeys::RunId run, Access access) {
  return std::all_of(held.holders.begin(), held.holders.end(), [&](const HeldKeys::Holder& holder) {
    return holder.run == run || Compatible(holder.access, access);
  });
}

}  // namespace

HeldKeys::Verdict HeldKeys::CheckOrQueue(int database, const Key& key, WaitTicket& ticket) {
  MutexLock lock(mutex_);
  HeldKey* held = Find(database, key.bytes, key.hash);
  if (held == nullptr) return Verdict::kFree;
  const bool older_waits = std::any_of(
      held->waiters.begin(), held->waiters.end(), [&](const WaitTicket* waiter) {
        return waiter->age < ticket.age && !Compatible(waiter->access, ticket.access);
      });
  if (!older_waits && IsGrantable(*held, ticket.age, ticket.access)) return Verdict::kFree;
  ticket.holds_locks = false;
  InsertByAge(held->waiters, ticket);
  return Verdict::kQueued;
}

HeldKeys::Verdict HeldKeys::CheckOrWaitDie(int database, const Key& key, WaitTicket& ticket) {
  MutexLock lock(mutex_);
  HeldKey* held = Find(database, key.bytes, key.hash);
  // Those who wait hold nothing, so a run may pass them: waiting behind them could not end.
  if (held == nullptr || IsGrantable(*held, ticket.age, ticket.access)) return Verdict::kFree;
  for (const Holder& holder : held->holders) {
    if (holder.run < ticket.age) return Verdict::kConflict;
  }
  ticket.holds_locks = true;
  InsertByAge(held->waiters, ticket);
  return Verdict::kQueued;
}

void HeldKeys::Hold(int database, const Key& key, const Holder& holder,
                    const BeforeImage& before) {
  MutexLock lock(mutex_);
  HeldKey& held = FindOrMake(database, key);
  DCHECK(IsGrantable(held, holder.run, holder.access));
  const auto mine = std::find_if(held.holders.begin(), held.holders.end(),
                                 [&](const Holder& other) { return other.run == holder.run; });
  if (mine == held.holders.end()) {
    held.holders.push_back(holder);
  } else if (holder.access == Access::kExclusive) {
    mine->access = holder.access;
  } else {
    return;
  }
  held.before = before;
  // A younger run that waits here waited for others; with an older holder it has to die instead.
  for (const WaitTicket* waiter : held.waiters) {
    if (waiter->age > holder.run) waiter->owner->Wake();
  }
}

bool HeldKeys::IsHeld(int database, const Key& key) const {
  if (empty()) return false;
  MutexLock lock(mutex_);
  const HeldKey* held = Find(database, key.bytes, key.hash);
  return held != nullptr && !held->holders.empty();
}

std::optional<int64_t> HeldKeys::HeldSinceUs(const WaitTicket& ticket) const {
  MutexLock lock(mutex_);
  for (const auto& [hash, held] : keys_) {
    const std::vector<WaitTicket*>& waiters = held->waiters;
    if (std::find(waiters.begin(), waiters.end(), &ticket) == waiters.end()) continue;
    std::optional<int64_t> since_us;
    for (const Holder& holder : held->holders) {
      since_us = std::min(since_us.value_or(holder.since_us), holder.since_us);
    }
    return since_us;
  }
  return std::nullopt;
}

void HeldKeys::Release(int database, const Key& key, RunId run) {
  MutexLock lock(mutex_);
  HeldKey* held = Find(database, key.bytes, key.hash);
  if (held == nullptr) return;
  std::erase_if(held->holders, [&](const Holder& holder) { return holder.run == run; });
  WakeThoseWhoMay(*held);
  EraseIfIdle(*held);
}

void HeldKeys::Leave(WaitTicket& ticket) {
  MutexLock lock(mutex_);
  for (auto& [hash, held] : keys_) {
    if (std::erase(held->waiters, &ticket) == 0) continue;
    WakeThoseWhoMay(*held);
    EraseIfIdle(*held);  // Ends the iteration: the pair may be gone.
    return;
  }
}

std::optional<BeforeImage> HeldKeys::BeforeOf(int database, std::string_view bytes, uint64_t hash,
                                              RunId reader) const {
  if (empty()) return std::nullopt;
  MutexLock lock(mutex_);
  const HeldKey* held = Find(database, bytes, hash);
  if (held == nullptr || held->holders.empty()) return std::nullopt;
  const Holder& holder = held->holders.front();
  if (holder.access == Access::kShared || holder.run == reader) return std::nullopt;
  return held->before;
}

std::vector<HeldKeys::HeldKey> HeldKeys::HeldByOthers(int database, RunId reader) const {
  std::vector<HeldKey> copies;
  if (empty()) return copies;
  MutexLock lock(mutex_);
  for (const auto& [hash, held] : keys_) {
    if (held->database != database || held->holders.empty()) continue;
    const Holder& holder = held->holders.front();
    if (holder.access == Access::kExclusive && holder.run != reader) copies.push_back(*held);
  }
  return copies;
}

HeldKeys::HeldKey* HeldKeys::Find(int database, std::string_view bytes, uint64_t hash) const {
  const auto [first, last] = keys_.equal_range(hash);
  for (auto it = first; it != last; ++it) {
    if (it->second->database == database && it->second->bytes == bytes) return it->second.get();
  }
  return nullptr;
}

HeldKeys::HeldKey& HeldKeys::FindOrMake(int database, const Key& key) {
  if (HeldKey* held = Find(database, key.bytes, key.hash)) return *held;
  auto made = std::make_unique<HeldKey>();
  made->database = database;
  made->bytes = key.bytes;
  made->hash = key.hash;
  HeldKey& held = *keys_.emplace(key.hash, std::move(made))->second;
  size_.store(keys_.size(), std::memory_order_release);
  return held;
}

void HeldKeys::EraseIfIdle(HeldKey& key) {
  if (!key.holders.empty() || !key.waiters.empty()) return;
  const auto [first, last] = keys_.equal_range(key.hash);
  for (auto it = first; it != last; ++it) {
    if (it->second.get() != &key) continue;
    keys_.erase(it);
    size_.store(keys_.size(), std::memory_order_release);
    return;
  }
}

// Runs that hold key locks are woken too, whoever is older: they may pass those who hold nothing,
// and the oldest could be waiting for the very thread that such a run blocks.
void HeldKeys::WakeThoseWhoMay(HeldKey& held) {
  bool turn_is_taken = false;
  for (const WaitTicket* waiter : held.waiters) {
    const bool grantable = IsGrantable(held, waiter->age, waiter->access);
    if (waiter->holds_locks) {
      if (grantable) waiter->owner->Wake();
      continue;
    }
    if (turn_is_taken) continue;
    if (grantable) waiter->owner->Wake();
    turn_is_taken = !grantable || waiter->access == Access::kExclusive;
  }
}

}  // namespace perilune
