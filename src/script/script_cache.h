#pragma once

// All scripts that EVALSHA can name, shared by all loops.
//
// Each loop compiles a script once and keeps the function until the epoch has moved, so that it
// comes here only for scripts that are new to it.
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

#include "base/mutex.h"

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

struct Script {
  ScriptSha sha;
  std::string source;
  bool names_keys;  // KEYS or ARGV stands in the source.
};

class ScriptCache {
 public:
  // Returns the script, or null.
  std::shared_ptr<const Script> Find(const ScriptSha& sha) const EXCLUDES(mutex_);

  // Adds the script unless it is there. Returns what is there now.
  // Requires: `sha` is the name of `source`, and it compiles.
  std::shared_ptr<const Script> Add(const ScriptSha& sha, std::string_view source) EXCLUDES(mutex_);

  // Forgets all scripts, then moves the epoch.
  void Flush() EXCLUDES(mutex_);

  // A script that was found after the epoch was read is good until it has moved.
  uint64_t epoch() const { return epoch_.load(std::memory_order_acquire); }

  size_t size() const EXCLUDES(mutex_);

 private:
  using Scripts = std::unordered_map<ScriptSha, std::shared_ptr<const Script>, ScriptShaHash>;

  mutable Mutex mutex_;
  Scripts scripts_ GUARDED_BY(mutex_);
  std::atomic<uint64_t> epoch_{0};  // Written under the mutex, read by all.
};

}  // namespace perilune
