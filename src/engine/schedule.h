#pragma once

// Where a test can stop a transaction, to choose the interleaving of several.

#include <cstdint>

namespace perilune {

enum class Step : uint8_t {
  kLatched,       // Took the latches of what it declared.
  kWaiting,       // Stands in a queue, holding nothing.
  kBlocked,       // A run stands in a queue, holding key locks.
  kKeyLocked,     // Turned its latches into key locks, or put one more.
  kCommandDone,   // One command of a run has ended; its latches, if per command, are released.
  kBeforeCommit,  // Everything is done, nothing is visible yet.
  kRolledBack,    // Everything is undone, nothing is held.
};

// Reached is called on the transaction's thread and may block it. `age` identifies the
// transaction, 0 while it has none.
class Schedule {
 public:
  virtual ~Schedule() = default;
  virtual void Reached(Step step, uint64_t age) = 0;
};

}  // namespace perilune
