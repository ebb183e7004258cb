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
  // The longest that a run may take, 0 for ever.
  std::atomic<int64_t> time_us_max = 0;
  // What a script has written that ends with an error is undone.
  std::atomic<bool> rolls_back_on_error = false;
  // How long a run may keep its loop; 0: it is handed on before it begins.
  std::atomic<int64_t> slice_us = 1000;
};

}  // namespace perilune
