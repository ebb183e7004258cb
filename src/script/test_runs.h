#pragma once

// For tests: runs of whose figures no two are the same, so that none can be taken for another.

#include <cstdint>

#include "script/run_tally.h"

namespace perilune::test {

inline void AddRuns(RunTally& tally, int count, const RunResult& run) {
  for (int i = 0; i < count; ++i) tally.Add(run);
}

// Adds a thousand runs to a tally that is empty, and 32 that had to start again: p50 is 1 us, p99
// 1 ms, p999 1 s, the longest 100 s; a quarter of the time is that of commands.
inline void AddDistinctRuns(RunTally& tally) {
  tally.Add({.wall_ns = 1000, .timed_ns = 1000, .command_ns = 250, .is_sample = true,
             .commands = 62, .keys = 124, .writes = 80, .written_bytes = 81, .memory_bytes = 82,
             .transaction_bytes = 83, .hazards = {90, 91, 92, 93}});
  tally.Add({.wall_ns = 1000, .commands = 63, .keys = 126});
  AddRuns(tally, 598, {.wall_ns = 1000});
  AddRuns(tally, 1, {.outcome = RunOutcome::kKilled, .wall_ns = 1'000'000});
  AddRuns(tally, 2, {.outcome = RunOutcome::kTimedOut, .wall_ns = 1'000'000});
  AddRuns(tally, 4, {.outcome = RunOutcome::kOutOfMemory, .wall_ns = 1'000'000});
  AddRuns(tally, 8, {.outcome = RunOutcome::kError, .wall_ns = 1'000'000});
  AddRuns(tally, 16, {.wall_ns = 1'000'000, .was_handed_on = true});
  AddRuns(tally, 361, {.wall_ns = 1'000'000});
  AddRuns(tally, 7, {.wall_ns = 1'000'000'000});
  AddRuns(tally, 1, {.wall_ns = 100'000'000'000});
  for (int i = 0; i < 32; ++i) tally.CountRerun();
}

}  // namespace perilune::test
