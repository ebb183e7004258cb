#include "engine/key_prefetch.h"

#include <span>

namespace perilune {

void KeyPrefetch::Add(int database, uint64_t hash) {
  if (size_ == kKeysMax) return;
  wanted_[size_++] = {database, hash};
  const auto* partition = reinterpret_cast<const char*>(&engine_.PartitionOf(hash));
  for (size_t at = 0; at < sizeof(Partition); at += kCacheLineBytes) {
    __builtin_prefetch(partition + at);
  }
}

// The latches are only tried, so that nothing ever waits; hence the compiler cannot follow them.
void KeyPrefetch::Run() NO_THREAD_SAFETY_ANALYSIS {
  // One alone is loaded as soon by whoever needs it.
  if (size_ < 2) {
    size_ = 0;
    return;
  }
  std::array<Place, kKeysMax> found;
  size_t count = 0;
  for (const auto& [number, hash] : std::span(wanted_).first(size_)) {
    Partition& partition = engine_.PartitionOf(hash);
    if (!partition.latch.TryLock(Access::kShared)) continue;
    const Database* database = partition.keyspace.Find(number);
    if (database == nullptr) {
      partition.latch.Unlock(Access::kShared);
      continue;
    }
    database->entries().Prefetch(TableHash(hash));
    found[count++] = {&partition.latch, &database->entries(), TableHash(hash)};
  }
  const std::span<const Place> places = std::span(found).first(count);
  for (const Place& place : places) {
    if (const Entry* entry = place.entries->FindCandidate(place.hash)) __builtin_prefetch(entry);
  }
  for (const Place& place : places) {
    if (const Entry* entry = place.entries->FindCandidate(place.hash)) entry->value().Prefetch();
    place.latch->Unlock(Access::kShared);
  }
  size_ = 0;
}

}  // namespace perilune
