#include "script/run_tally.h"

#include <algorithm>

namespace perilune {

void RunTally::Follow(uint64_t epoch) {
  if (epoch_.load(std::memory_order_relaxed) == epoch) [[likely]]
    return;
  for (Counter& sum : sums_) sum.Reset();
  for (Counter& peak : peaks_) peak.Reset();
  wall_ns_.Clear();
  epoch_.store(epoch, std::memory_order_release);
}

void RunTally::Add(const RunResult& run) {
  At(RunSum::kCalls).Add(1);
  if (run.outcome != RunOutcome::kReply) [[unlikely]]
    CountError(run.outcome);
  Add(RunSum::kWallNs, run.wall_ns);
  Add(RunSum::kCommands, run.commands);
  Add(RunSum::kKeys, run.keys);
  Add(RunSum::kWrites, run.writes);
  Add(RunSum::kWrittenBytes, run.written_bytes);
  for (size_t i = 0; i < kHazards; ++i) {
    Add(static_cast<RunSum>(static_cast<size_t>(RunSum::kUndeclaredKeys) + i), run.hazards[i]);
  }
  if (run.was_handed_on) [[unlikely]]
    At(RunSum::kHandedOn).Add(1);
  if (run.timed_ns != 0) {
    Add(run.is_sample ? RunSum::kSampledNs : RunSum::kLongNs, run.timed_ns);
    Add(run.is_sample ? RunSum::kSampledCommandNs : RunSum::kLongCommandNs, run.command_ns);
  }
  Raise(RunPeak::kCommands, run.commands);
  Raise(RunPeak::kKeys, run.keys);
  Raise(RunPeak::kMemoryBytes, run.memory_bytes);
  Raise(RunPeak::kTransactionBytes, run.transaction_bytes);
  wall_ns_.Add(run.wall_ns);
}

void RunTally::CountError(RunOutcome outcome) {
  At(RunSum::kErrors).Add(1);
  if (outcome == RunOutcome::kKilled) At(RunSum::kKilled).Add(1);
  if (outcome == RunOutcome::kTimedOut) At(RunSum::kTimedOut).Add(1);
  if (outcome == RunOutcome::kOutOfMemory) At(RunSum::kOutOfMemory).Add(1);
}

void RunTally::Add(const RunTally& other) {
  for (size_t i = 0; i < kRunSums; ++i) sums_[i].Add(other.sums_[i].value());
  for (size_t i = 0; i < kRunPeaks; ++i) peaks_[i].RaiseTo(other.peaks_[i].value());
  wall_ns_.Add(other.wall_ns_);
}

uint64_t RunTally::CommandNs() const {
  const uint64_t wall = sum(RunSum::kWallNs);
  const uint64_t in_long = std::min(sum(RunSum::kLongNs), wall);
  const auto share_of = [this](RunSum commands, RunSum time) {
    const double ns = static_cast<double>(sum(time));
    return ns == 0 ? 0 : static_cast<double>(sum(commands)) / ns;
  };
  const double share = sum(RunSum::kSampledNs) != 0
                           ? share_of(RunSum::kSampledCommandNs, RunSum::kSampledNs)
                           : share_of(RunSum::kLongCommandNs, RunSum::kLongNs);
  const double estimate = static_cast<double>(wall - in_long) * share +
                          static_cast<double>(sum(RunSum::kLongCommandNs));
  return std::min(wall, static_cast<uint64_t>(estimate));
}

uint64_t RunTally::LuaNs() const {
  const uint64_t wall = sum(RunSum::kWallNs);
  return wall - std::min(wall, CommandNs());
}

}  // namespace perilune
