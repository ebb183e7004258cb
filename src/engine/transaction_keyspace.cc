// Transaction, the half that reads or changes the whole keyspace. Keys that a run holds are seen
// as they were before it.

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "engine/transaction.h"

namespace perilune {
namespace {

// Random picks that may fall on a key that must not be seen, before all keys are listed instead.
constexpr int kRandomTries = 100;

}  // namespace

// Time stands still for a run: would it see keys that others have seen expire since? Then it has
// to start again, at a later time.
bool Transaction::KeysHaveExpiredMeanwhile() {
  for (uint32_t index = 0; index < kPartitions; ++index) {
    Partition& partition = locks_.partition(index);
    partition.latch.AssertShared();
    const int64_t latest_ms = partition.AdvanceNow(now_ms_);
    if (latest_ms == now_ms_) [[likely]] continue;
    if (partition.keyspace.EarliestExpiry() <= latest_ms) return true;
    for (int number = 0; number < engine_.databases(); ++number) {
      for (const auto& held : partition.held.HeldByOthers(number, locks_.age_if_any())) {
        if (held.before.expiry_ms <= latest_ms) return true;
      }
    }
  }
  return false;
}

// By which a key counts as expired. A run that holds the whole keyspace sees it unchanged, however
// late others come to read it.
int64_t Transaction::NowFor(Partition& partition) {
  return locks_.is_run() ? now_ms_ : partition.AdvanceNow(now_ms_);
}

// Returns nothing for a key that is expired or that a running run has made.
std::optional<VisibleKey> Transaction::VisibleOf(Partition& partition, int number,
                                                 const Database& database, const Entry& entry) {
  VisibleKey visible = {entry.key(), entry.value().type(), database.ExpiryOf(entry)};
  if (!partition.held.empty()) {
    const std::optional<BeforeImage> before = partition.held.BeforeOf(
        number, entry.key(), perilune::Hash(entry.key()), locks_.age_if_any());
    if (before) {
      if (!before->existed) return std::nullopt;
      visible.type = before->type;
      visible.expiry_ms = before->expiry_ms;
    }
  }
  if (visible.expiry_ms <= NowFor(partition)) return std::nullopt;
  return visible;
}

// Visits the keys that runs have deleted from the table, with a table hash in [from, to), where
// `to` 0 is the end.
void Transaction::VisitHidden(Partition& partition, int number, const Database* database,
                              uint64_t from, uint64_t to,
                              const std::function<void(const VisibleKey&)>& visit) {
  if (partition.held.empty()) return;
  const int64_t now_ms = NowFor(partition);
  for (const HeldKeys::HeldKey& held :
       partition.held.HeldByOthers(number, locks_.age_if_any())) {
    const uint64_t place = TableHash(held.hash);
    if (place < from || (to != 0 && place >= to)) continue;
    if (!held.before.existed || held.before.expiry_ms <= now_ms) continue;
    if (database != nullptr && database->Find(Key(held.bytes, held.hash)) != nullptr) continue;
    visit({held.bytes, held.before.type, held.before.expiry_ms});
  }
}

void Transaction::ForEachKey(int number, const std::function<void(const VisibleKey&)>& visit) {
  for (uint32_t index = 0; index < kPartitions; ++index) {
    Partition& partition = locks_.partition(index);
    partition.latch.AssertShared();
    const Database* database = partition.keyspace.Find(number);
    if (database != nullptr) {
      database->entries().ForEach([&](const Entry& entry) {
        if (const auto visible = VisibleOf(partition, number, *database, entry)) visit(*visible);
      });
    }
    VisitHidden(partition, number, database, 0, 0, visit);
  }
}

bool Transaction::TryPartition(uint32_t index) {
  if (!locks_.TryPartition(index, Access::kShared)) return false;
  // A run's time stands still; it has latched the whole keyspace before it scans.
  if (!locks_.is_run()) now_ms_ = locks_.partition(index).AdvanceNow(now_ms_);
  return true;
}

uint64_t Transaction::Scan(uint32_t index, uint64_t cursor,
                           const std::function<void(const VisibleKey&)>& visit) {
  Partition& partition = locks_.partition(index);
  partition.latch.AssertShared();
  const Database* database = partition.keyspace.Find(database_);
  uint64_t next = 0;
  if (database != nullptr) {
    next = database->entries().Scan(cursor, [&](const Entry& entry) {
      if (const auto visible = VisibleOf(partition, database_, *database, entry)) visit(*visible);
    });
  }
  VisitHidden(partition, database_, database, cursor, next, visit);
  return next;
}

// Like Redis' DBSIZE this counts keys that are expired but not removed yet.
size_t Transaction::CountKeys(int number) {
  size_t count = 0;
  for (uint32_t index = 0; index < kPartitions; ++index) {
    Partition& partition = locks_.partition(index);
    partition.latch.AssertShared();
    const Database* database = partition.keyspace.Find(number);
    if (database != nullptr) count += database->size();
    if (partition.held.empty()) continue;
    for (const HeldKeys::HeldKey& held :
         partition.held.HeldByOthers(number, locks_.age_if_any())) {
      const bool exists =
          database != nullptr && database->Find(Key(held.bytes, held.hash)) != nullptr;
      count += held.before.existed ? 1 : 0;
      count -= exists ? 1 : 0;
    }
  }
  return count;
}

size_t Transaction::CountExpiring(int number) {
  size_t count = 0;
  for (uint32_t index = 0; index < kPartitions; ++index) {
    Partition& partition = locks_.partition(index);
    partition.latch.AssertShared();
    const Database* database = partition.keyspace.Find(number);
    if (database != nullptr) count += database->expiring();
  }
  return count;
}

std::optional<std::string> Transaction::RandomKey(int number) {
  std::vector<uint32_t> filled;
  for (uint32_t index = 0; index < kPartitions; ++index) {
    Partition& partition = locks_.partition(index);
    partition.latch.AssertShared();
    const Database* database = partition.keyspace.Find(number);
    if (database != nullptr && database->size() > 0) filled.push_back(index);
  }
  for (int attempt = 0; attempt < kRandomTries && !filled.empty(); ++attempt) {
    Partition& partition = locks_.partition(filled[random_.Below(filled.size())]);
    partition.latch.AssertShared();
    const Database* database = partition.keyspace.Find(number);
    const Entry* entry = database->entries().Sample(random_);
    const auto visible = VisibleOf(partition, number, *database, *entry);
    if (visible) return std::string(visible->bytes);
  }
  // Nearly all that is there is hidden: expired, or made by a run.
  std::vector<std::string> all;
  ForEachKey(number, [&](const VisibleKey& key) { all.emplace_back(key.bytes); });
  if (all.empty()) return std::nullopt;
  return all[random_.Below(all.size())];
}

// Tells those who watch a key of `number` that exists there or, for a swap, in `other`.
void Transaction::TellWatchersOfAll(Partition& partition, int number, int other) {
  if (partition.watchers.empty()) return;
  partition.latch.AssertHeld();
  const Database* here = partition.keyspace.Find(number);
  const Database* there = partition.keyspace.Find(other);
  // What has expired counts as absent: EXEC itself looks whether a key has expired since its WATCH.
  const auto is_there = [this](const Database* database, const Key& key) {
    const Entry* entry = database == nullptr ? nullptr : database->Find(key);
    return entry != nullptr && database->ExpiryOf(*entry) > now_ms_;
  };
  std::vector<ChangedKey> concerned;
  partition.watchers.TouchIf(number, [&](const Key& key) {
    if (!is_there(here, key) && !is_there(there, key)) return false;
    if (!journals()) return true;
    concerned.push_back({number, std::string(key.bytes), key.hash});
    return false;
  });
  changed_.insert(changed_.end(), concerned.begin(), concerned.end());
}

void Transaction::Flush(int number) {
  applied_.NoteChange();  // Redis passes it on also where nothing was.
  for (uint32_t index = 0; index < kPartitions; ++index) {
    Partition& partition = locks_.ExclusivePartition(index);
    partition.latch.AssertHeld();
    TellWatchersOfAll(partition, number, number);
    std::unique_ptr<Database> content = partition.keyspace.Take(number);
    if (content == nullptr) continue;
    if (journals()) {
      journal_.RecordFlush(index, number, std::move(content));
    } else {
      garbage_.Add(std::move(content));
    }
  }
  if (journals()) journal_.NewScope();
}

void Transaction::Swap(int a, int b) {
  applied_.NoteChange();
  if (a == b) return;
  for (uint32_t index = 0; index < kPartitions; ++index) {
    Partition& partition = locks_.ExclusivePartition(index);
    partition.latch.AssertHeld();
    TellWatchersOfAll(partition, a, b);
    TellWatchersOfAll(partition, b, a);
    partition.keyspace.Swap(a, b);
    if (journals()) journal_.RecordSwap(index, a, b);
  }
  if (journals()) journal_.NewScope();
}

}  // namespace perilune
