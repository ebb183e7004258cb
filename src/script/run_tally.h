#pragma once

// What many runs come to: sums, maxima, and how long they took.
//
// Each host of scripts has a tally for each script that is compiled there, and one for all of them
// (see TallyGroup), so that a run is added without a lock or a locked instruction.
//
// Cost: half a kilobyte, and what its histogram has grown by; some 900 bytes as a rule.
// Threads: one writes at a time, the one that uses the host; everybody reads. Each figure is as of
// some moment, not all of the same.

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

#include "base/counter.h"
#include "base/histogram.h"
#include "script/run_findings.h"

namespace perilune {

// How a run ended, as its client sees it.
enum class RunOutcome : uint8_t { kReply, kError, kKilled, kTimedOut, kOutOfMemory };

// What is added up. Durations are in nanoseconds.
enum class RunSum : uint8_t {
  kCalls,
  kErrors,  // Of whatever kind: the following three are among them.
  kKilled,
  kTimedOut,
  kOutOfMemory,
  kHandedOn,
  kReruns,  // Runs that were undone and started again. They count nowhere else.
  kWallNs,
  kCommands,
  kKeys,
  kWrites,  // Commands that write and replied no error, and the bytes of their arguments.
  kWrittenBytes,
  kUndeclaredKeys,  // Hazards in their order.
  kImpreciseIntegers,
  kTruncatedFloats,
  kCutTables,
  kSampledNs,         // Of runs whose commands were timed because it was their turn,
  kSampledCommandNs,  // and of those commands.
  kLongNs,            // Of the time in which commands were timed because the run was long,
  kLongCommandNs,     // and of those commands.
};
inline constexpr size_t kRunSums = 20;

// Of what the largest is kept.
enum class RunPeak : uint8_t {
  kCommands,
  kKeys,
  kMemoryBytes,
  kTransactionBytes,  // The part of its memory that a run took beside Lua.
};
inline constexpr size_t kRunPeaks = 4;

// What one run came to.
struct RunResult {
  RunOutcome outcome = RunOutcome::kReply;
  uint64_t wall_ns = 0;
  uint64_t timed_ns = 0;  // The part of it in which commands were timed, and what they took.
  uint64_t command_ns = 0;
  bool is_sample = false;  // It was its turn to be timed, from beginning to end.
  bool was_handed_on = false;
  uint64_t commands = 0;
  uint64_t keys = 0;
  uint64_t writes = 0;
  uint64_t written_bytes = 0;
  uint64_t memory_bytes = 0;  // At its most.
  uint64_t transaction_bytes = 0;
  std::array<uint64_t, kHazards> hazards = {};
};

class RunTally {
 public:
  // ---- The writer

  // Forgets everything if that is not yet the epoch. See StatsEpoch.
  void Follow(uint64_t epoch);

  // Whether it is the next run's turn to have its commands timed: the first, and every 16th.
  bool WantsSample() const { return sum(RunSum::kCalls) % kSampled == 0; }

  void Add(const RunResult& run);
  void Add(const RunTally& other);
  void CountRerun() { At(RunSum::kReruns).Add(1); }

  // ---- Everybody

  // Whose figures these are. What was cleared for an epoch is seen by whoever sees the epoch.
  uint64_t epoch() const { return epoch_.load(std::memory_order_acquire); }

  uint64_t sum(RunSum which) const { return sums_[static_cast<size_t>(which)].value(); }
  uint64_t peak(RunPeak which) const { return peaks_[static_cast<size_t>(which)].value(); }
  const Histogram& wall_ns() const { return wall_ns_; }

  // Returns how much of kWallNs passed in commands, and how much did not. Where commands were not
  // timed that is estimated: by the share that they have in the samples, or, if there are none, in
  // long runs.
  uint64_t CommandNs() const;
  uint64_t LuaNs() const;

 private:
  static constexpr uint64_t kSampled = 16;

  void CountError(RunOutcome outcome);
  Counter& At(RunSum which) { return sums_[static_cast<size_t>(which)]; }
  void Add(RunSum which, uint64_t amount) {
    if (amount != 0) At(which).Add(amount);
  }
  void Raise(RunPeak which, uint64_t value) { peaks_[static_cast<size_t>(which)].RaiseTo(value); }

  std::atomic<uint64_t> epoch_{0};
  std::array<Counter, kRunSums> sums_;
  std::array<Counter, kRunPeaks> peaks_;
  Histogram wall_ns_;
};

}  // namespace perilune
