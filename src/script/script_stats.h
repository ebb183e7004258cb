#pragma once

// What runs of a script were seen to do that the script's author should know: keys that were not
// declared, and replies that lost something on the way between Redis' types and Lua's.
//
// Threads: all of ScriptStats; a RunFindings belongs to its run.

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/mutex.h"

namespace perilune {

enum class Hazard : uint8_t {
  kUndeclaredKey,     // A key was used that is not among KEYS.
  kImpreciseInteger,  // An integer reply was beyond 2^53, of which a Lua number keeps 53 bits.
  kTruncatedFloat,    // A number with a fraction was returned, of which an integer remained.
  kCutTable,          // A table was returned with elements behind a nil, which are lost.
};
inline constexpr size_t kHazards = 4;

// What one run has come across.
struct RunFindings {
  std::array<uint64_t, kHazards> counts = {};
  std::string undeclared_key = {};  // The first.

  void Count(Hazard hazard) { ++counts[static_cast<size_t>(hazard)]; }
  bool any_undeclared() const { return counts[static_cast<size_t>(Hazard::kUndeclaredKey)] != 0; }
  bool any() const { return counts != std::array<uint64_t, kHazards>{}; }
};

class ScriptStats {
 public:
  // Adds what a run has come across. Returns whether it is the first with an undeclared key.
  bool Add(const RunFindings& findings) EXCLUDES(mutex_);

  uint64_t count(Hazard hazard) const {
    return counts_[static_cast<size_t>(hazard)].load(std::memory_order_relaxed);
  }

  // An undeclared key that some run has used, or "".
  std::string undeclared_key() const EXCLUDES(mutex_);

 private:
  std::array<std::atomic<uint64_t>, kHazards> counts_ = {};
  mutable Mutex mutex_;
  std::string undeclared_key_ GUARDED_BY(mutex_);
};

}  // namespace perilune
