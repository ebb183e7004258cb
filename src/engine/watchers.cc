#include "engine/watchers.h"

namespace perilune {

void Watchers::Add(int database, const Key& key, WatchFlag& flag) {
  MutexLock lock(mutex_);
  watchers_.emplace(key.hash, Watcher{database, std::string(key.bytes), &flag});
  size_.store(watchers_.size(), std::memory_order_relaxed);
}

void Watchers::Remove(int database, const Key& key, WatchFlag& flag) {
  MutexLock lock(mutex_);
  const auto [first, last] = watchers_.equal_range(key.hash);
  for (auto it = first; it != last; ++it) {
    const Watcher& watcher = it->second;
    if (watcher.flag != &flag || watcher.database != database || watcher.bytes != key.bytes) {
      continue;
    }
    watchers_.erase(it);
    size_.store(watchers_.size(), std::memory_order_relaxed);
    return;
  }
}

void Watchers::Touch(int database, std::string_view bytes, uint64_t hash) {
  if (empty()) return;
  MutexLock lock(mutex_);
  const auto [first, last] = watchers_.equal_range(hash);
  for (auto it = first; it != last; ++it) {
    if (it->second.database == database && it->second.bytes == bytes) {
      it->second.flag->store(true, std::memory_order_release);
    }
  }
}

}  // namespace perilune
