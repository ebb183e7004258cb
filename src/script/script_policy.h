#pragma once

// What all scripts are held to: settings that may change while the server runs.
//
// Threads: all of it; a change takes effect with the next run.

#include <atomic>
#include <cstdint>

namespace perilune {

// What happens when a script uses a key that is not among KEYS. It is counted in any case.
enum class UndeclaredKeys : uint8_t {
  kAllow,
  kWarn,  // A line in the log, once for each script.
  kDeny,  // redis.call fails.
};

struct ScriptPolicy {
  // Of one run: Lua values, journal, effects, keys.
  std::atomic<uint64_t> memory_bytes_max = uint64_t{256} << 20;
  std::atomic<UndeclaredKeys> undeclared_keys = UndeclaredKeys::kAllow;
};

}  // namespace perilune
