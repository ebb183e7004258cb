#pragma once

// What all scripts are held to: settings that may change while the server runs.
//
// Threads: all of it; a change takes effect with the next run.

#include <atomic>
#include <cstdint>

namespace perilune {

struct ScriptPolicy {
  // Of one run: Lua values, journal, effects, keys.
  std::atomic<uint64_t> memory_bytes_max = uint64_t{256} << 20;
};

}  // namespace perilune
