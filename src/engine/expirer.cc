#include "engine/expirer.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace perilune {
namespace {

// How often to look when nothing is known to be due: a key may have been given a shorter life.
constexpr int64_t kIdleMs = 10;

}  // namespace

Expirer::Expirer(Engine& engine, EffectConsumer* consumer, uint32_t share, uint32_t shares)
    : engine_(engine), consumer_(consumer), share_(share), shares_(shares), next_(share) {}

int64_t Expirer::Run(int64_t budget_us) {
  const int64_t start_us = engine_.clock().MonotonicUs();
  const int64_t now_ms = engine_.clock().NowMs();
  if (!engine_.active_expire()) return now_ms + kIdleMs;

  int64_t earliest = now_ms + kIdleMs;
  for (uint32_t visited = share_; visited < kPartitions; visited += shares_) {
    const uint32_t index = next_;
    next_ = next_ + shares_ < kPartitions ? next_ + shares_ : share_;
    const Partition& partition = engine_.partition(index);
    if (partition.next_expiry_ms.load(std::memory_order_relaxed) <= now_ms) {
      if (!RunPartition(index, now_ms)) earliest = now_ms;
      if (engine_.clock().MonotonicUs() - start_us >= budget_us) return now_ms;
    }
    earliest = std::min(earliest, partition.next_expiry_ms.load(std::memory_order_relaxed));
  }
  return std::max(earliest, now_ms);
}

bool Expirer::RunPartition(uint32_t index, int64_t now_ms) {
  Partition& partition = engine_.partition(index);
  if (!partition.latch.TryLock(Access::kExclusive)) return false;
  partition.latch.AssertHeld();
  if (engine_.gate().has_holder()) {
    partition.next_expiry_ms.store(now_ms + kIdleMs, std::memory_order_relaxed);
    partition.latch.Unlock(Access::kExclusive);
    return true;
  }
  partition.AdvanceNow(now_ms);
  int removed = 0;
  int64_t earliest = kNoExpiry;
  for (int number = 0; number < engine_.databases(); ++number) {
    const Database* database = partition.keyspace.Find(number);
    if (database == nullptr) continue;
    if (removed < kKeysPerLatch) removed += RunDatabase(partition, number, now_ms);
    earliest = std::min(earliest, database->EarliestExpiry());
  }
  // What is still due was left for lack of time, or is held: look again soon, not at once.
  const bool done = earliest > now_ms;
  partition.next_expiry_ms.store(done || removed > 0 ? earliest : now_ms + kIdleMs,
                                 std::memory_order_relaxed);
  partition.latch.Unlock(Access::kExclusive);
  removed_ += static_cast<uint64_t>(removed);
  garbage_.Free(engine_.reclaimer());
  return done || removed == 0;
}

int Expirer::RunDatabase(Partition& partition, int number, int64_t now_ms) {
  partition.latch.AssertHeld();
  Database& database = partition.keyspace.Get(number);
  Effects effects;
  std::vector<std::pair<Entry*, int64_t>> held;
  int removed = 0;
  while (removed + static_cast<int>(held.size()) < kKeysPerLatch &&
         database.EarliestExpiry() <= now_ms) {
    Entry* entry = database.EarliestToExpire();
    const Key key(entry->key());
    if (partition.held.IsHeld(number, key)) {
      held.emplace_back(entry, database.ExpiryOf(*entry));
      database.SetExpiry(*entry, kNoExpiry);  // Out of the way for a moment.
      continue;
    }
    if (consumer_ != nullptr && consumer_->wants_events()) {
      effects.Add(KeyEvent{"expired", number, std::string(key.bytes)});
    }
    if (consumer_ != nullptr && consumer_->wants_commands()) {
      effects.Add(DeletionOf(number, key.bytes));
    }
    garbage_.Add(std::move(entry->value()));
    database.Extract(key);
    ++removed;
  }
  for (const auto& [entry, expiry_ms] : held) database.SetExpiry(*entry, expiry_ms);
  effects.expired = static_cast<uint64_t>(removed);
  if (consumer_ != nullptr && effects.any()) consumer_->Consume(effects);
  return removed;
}

}  // namespace perilune
