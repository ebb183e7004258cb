#pragma once

// Who ends a script's run.

#include <cstdint>

namespace perilune {

// Unless it is the script itself, the run is dying: nothing that the script still does matters,
// and nothing of what it did remains.
enum class RunEnd : uint8_t {
  kOwn,
  kRestart,      // The transaction must restart.
  kKilled,       // By SCRIPT KILL, or because its client has gone or the server ends.
  kTimedOut,     // It has reached script-max-ms.
  kOutOfMemory,  // It has reached script-max-memory.
};

}  // namespace perilune
