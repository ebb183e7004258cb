#pragma once

// Removes keys whose time has come, a few at a time. Each loop runs one over its share of the
// partitions.
//
// Invariants:
//   1. A latch is held for at most kKeysPerLatch removals.
//   2. Keys that a run holds are left alone: the run's inverse must find them, and it would see
//      them vanish. All of them are while a run holds the whole keyspace.
// Threads: each Expirer belongs to one loop.

#include <cstdint>

#include "base/random.h"
#include "engine/effects.h"
#include "engine/engine.h"
#include "engine/garbage.h"

namespace perilune {

class Expirer {
 public:
  static constexpr int kKeysPerLatch = 32;

  // Serves the partitions p with p % shares == share. `consumer` may be nullptr.
  Expirer(Engine& engine, EffectConsumer* consumer, uint32_t share, uint32_t shares);

  // Removes what is due, for about `budget_us`. Returns the time at which it should be called
  // again, in milliseconds since the epoch: now if there is more to do.
  int64_t Run(int64_t budget_us);

  uint64_t removed() const { return removed_; }

 private:
  // Returns false if the partition's latch is busy or more keys are due.
  bool RunPartition(uint32_t index, int64_t now_ms);
  int RunDatabase(Partition& partition, int number, int64_t now_ms);

  Engine& engine_;
  EffectConsumer* const consumer_;
  const uint32_t share_;
  const uint32_t shares_;
  uint32_t next_;  // Where the last Run stopped for lack of time.
  uint64_t removed_ = 0;
  Garbage garbage_;
};

}  // namespace perilune
