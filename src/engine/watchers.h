#pragma once

// Who WATCHes which key of one partition.
//
// Threads: Add and Touch are called under the partition's latch, which orders a WATCH and the
// writes that it must notice; Remove may come at any time. The mutex inside guards the list.

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/mutex.h"
#include "store/key.h"

namespace perilune {

// Set as soon as any key that its client watches is changed.
using WatchFlag = std::atomic<bool>;

// A key whose watchers are to be told.
struct ChangedKey {
  int database;
  std::string bytes;
  uint64_t hash;
};

class Watchers {
 public:
  bool empty() const { return size_.load(std::memory_order_relaxed) == 0; }

  // `flag` must live until it is removed.
  void Add(int database, const Key& key, WatchFlag& flag) EXCLUDES(mutex_);
  void Remove(int database, const Key& key, WatchFlag& flag) EXCLUDES(mutex_);

  // Sets the flag of everybody who watches the key.
  void Touch(int database, std::string_view bytes, uint64_t hash) EXCLUDES(mutex_);

  // Sets the flag of everybody who watches a key of `database` for which `concerns` is true.
  template <typename F>
  void TouchIf(int database, F&& concerns) EXCLUDES(mutex_) {
    if (empty()) return;
    MutexLock lock(mutex_);
    for (auto& [hash, watcher] : watchers_) {
      if (watcher.database == database && concerns(Key(watcher.bytes, hash))) {
        watcher.flag->store(true, std::memory_order_release);
      }
    }
  }

 private:
  struct Watcher {
    int database;
    std::string bytes;
    WatchFlag* flag;
  };

  std::atomic<size_t> size_{0};  // Of watchers_.
  Mutex mutex_;
  std::unordered_multimap<uint64_t, Watcher> watchers_ GUARDED_BY(mutex_);
};

}  // namespace perilune
