#pragma once

// All scripts that EVALSHA can name, shared by all loops.
//
// Each loop compiles a script once and keeps the function until the epoch has moved or the script
// was evicted, so that it comes here only for scripts that are new to it.
//
// Invariants:
//   1. Of scripts that only EVAL has brought there are kEvaluatedMax at most: each further one
//      evicts the one that was used least recently. Those that SCRIPT LOAD has named stay.
//
// Threads: all of it.

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/mutex.h"
#include "script/script_stats.h"

namespace perilune {

// The SHA-1 of a script's source in small hexadecimal digits: its name.
using ScriptSha = std::array<char, 40>;

// Returns the name that `text` is in any case, or nothing.
std::optional<ScriptSha> ParseScriptSha(std::string_view text);

inline std::string_view ViewOf(const ScriptSha& sha) { return {sha.data(), sha.size()}; }

// Any of its digits are as good as a hash.
struct ScriptShaHash {
  size_t operator()(const ScriptSha& sha) const {
    size_t hash = 0;
    std::memcpy(&hash, sha.data(), sizeof hash);
    return hash;
  }
};

// Lifetime: `epoch` must outlive it, so no script is kept longer than its cache.
struct Script {
  Script(const ScriptSha& digest, std::string_view text, const StatsEpoch& epoch);

  const ScriptSha sha;
  const std::string source;
  const std::string name;  // See ScriptNameOf.
  ScriptStats stats;

  // Once it is true nobody finds the script any more.
  std::atomic<bool> is_evicted{false};
  std::atomic<int64_t> used_ms{0};  // When it ran last.

  void MarkUsed(int64_t now_ms) {
    if (used_ms.load(std::memory_order_relaxed) == now_ms) return;  // Spares the cache line.
    used_ms.store(now_ms, std::memory_order_relaxed);
  }
};

class ScriptCache {
 public:
  static constexpr size_t kEvaluatedMax = 500;

  // Who brings a script: EVAL, or SCRIPT LOAD, which is a promise to keep it.
  enum class Origin : uint8_t { kEvaluated, kLoaded };

  // Returns the script, or null.
  std::shared_ptr<Script> Find(const ScriptSha& sha) const EXCLUDES(mutex_);

  // Adds the script unless it is there. Returns what is there now.
  // Requires: `sha` is the name of `source`, and it compiles.
  std::shared_ptr<Script> Add(const ScriptSha& sha, std::string_view source, Origin origin,
                              int64_t now_ms) EXCLUDES(mutex_);

  // Returns all that are there, in no order.
  std::vector<std::shared_ptr<Script>> All() const EXCLUDES(mutex_);

  // What all scripts did, those too that are not here any more.
  const ScriptTotals& totals() const { return totals_; }
  TallyGroup& total_tallies() { return totals_.tallies(); }

  // Sets the statistics of all scripts, and evicted(), back to 0.
  void ResetStats();

  // Forgets all scripts, then moves the epoch.
  void Flush() EXCLUDES(mutex_);

  // A script that was found after the epoch was read is good until it has moved.
  uint64_t epoch() const { return epoch_.load(std::memory_order_acquire); }

  size_t size() const EXCLUDES(mutex_);

  // About how much memory the scripts take here, without what loops have compiled.
  size_t memory_bytes() const EXCLUDES(mutex_);

  // How many scripts were evicted so far.
  uint64_t evicted() const { return evicted_.load(std::memory_order_relaxed); }

 private:
  struct Cached {
    std::shared_ptr<Script> script;
    Origin origin;
    uint64_t added;  // The order in which they came.
  };
  using Scripts = std::unordered_map<ScriptSha, Cached, ScriptShaHash>;

  std::shared_ptr<Script> EvictOne() REQUIRES(mutex_);

  ScriptTotals totals_;
  mutable Mutex mutex_;
  Scripts scripts_ GUARDED_BY(mutex_);
  size_t evaluated_ GUARDED_BY(mutex_) = 0;  // Of that origin.
  size_t source_bytes_ GUARDED_BY(mutex_) = 0;
  uint64_t last_added_ GUARDED_BY(mutex_) = 0;
  std::atomic<uint64_t> evicted_{0};
  std::atomic<uint64_t> epoch_{0};  // Written under the mutex, read by all.
};

}  // namespace perilune
