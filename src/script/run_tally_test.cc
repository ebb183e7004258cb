#include "script/run_tally.h"

#include <gtest/gtest.h>

#include <cstdint>

namespace perilune {
namespace {

// A run of which each figure is another.
RunResult RunOf(uint64_t size) {
  return {.wall_ns = size,
          .commands = 2 * size,
          .keys = 3 * size,
          .writes = 4 * size,
          .written_bytes = 5 * size,
          .memory_bytes = 6 * size,
          .transaction_bytes = 7 * size,
          .hazards = {8 * size, 9 * size, 10 * size, 11 * size}};
}

void ExpectSums(const RunTally& tally, uint64_t size) {
  EXPECT_EQ(tally.sum(RunSum::kWallNs), size);
  EXPECT_EQ(tally.sum(RunSum::kCommands), 2 * size);
  EXPECT_EQ(tally.sum(RunSum::kKeys), 3 * size);
  EXPECT_EQ(tally.sum(RunSum::kWrites), 4 * size);
  EXPECT_EQ(tally.sum(RunSum::kWrittenBytes), 5 * size);
  EXPECT_EQ(tally.sum(RunSum::kUndeclaredKeys), 8 * size);
  EXPECT_EQ(tally.sum(RunSum::kImpreciseIntegers), 9 * size);
  EXPECT_EQ(tally.sum(RunSum::kTruncatedFloats), 10 * size);
  EXPECT_EQ(tally.sum(RunSum::kCutTables), 11 * size);
}

void ExpectPeaks(const RunTally& tally, uint64_t size) {
  EXPECT_EQ(tally.peak(RunPeak::kCommands), 2 * size);
  EXPECT_EQ(tally.peak(RunPeak::kKeys), 3 * size);
  EXPECT_EQ(tally.peak(RunPeak::kMemoryBytes), 6 * size);
  EXPECT_EQ(tally.peak(RunPeak::kTransactionBytes), 7 * size);
  EXPECT_EQ(tally.wall_ns().max_ns(), size);
}

TEST(RunTally, AddsUpRunsAndKeepsTheLargest) {
  RunTally tally;
  tally.Add(RunOf(300));
  tally.Add(RunOf(500));
  tally.Add(RunOf(200));
  EXPECT_EQ(tally.sum(RunSum::kCalls), 3u);
  EXPECT_EQ(tally.sum(RunSum::kErrors), 0u);
  ExpectSums(tally, 1000);
  ExpectPeaks(tally, 500);
  EXPECT_EQ(tally.wall_ns().count(), 3u);
}

TEST(RunTally, AddsUpTallies) {
  RunTally a;
  a.Add(RunOf(300));
  a.CountRerun();
  RunTally b;
  RunResult handed_on = RunOf(500);
  handed_on.was_handed_on = true;
  b.Add(handed_on);
  b.Add(RunOf(200));
  RunTally sum;
  sum.Add(a);
  sum.Add(b);
  EXPECT_EQ(sum.sum(RunSum::kCalls), 3u);
  EXPECT_EQ(sum.sum(RunSum::kReruns), 1u);
  EXPECT_EQ(sum.sum(RunSum::kHandedOn), 1u);
  ExpectSums(sum, 1000);
  ExpectPeaks(sum, 500);
  EXPECT_EQ(sum.wall_ns().count(), 3u);
}

TEST(RunTally, CountsEachWayToEndAmongTheErrors) {
  RunTally tally;
  for (const RunOutcome outcome :
       {RunOutcome::kReply, RunOutcome::kError, RunOutcome::kKilled, RunOutcome::kTimedOut,
        RunOutcome::kTimedOut, RunOutcome::kOutOfMemory}) {
    tally.Add(RunResult{.outcome = outcome});
  }
  EXPECT_EQ(tally.sum(RunSum::kCalls), 6u);
  EXPECT_EQ(tally.sum(RunSum::kErrors), 5u);
  EXPECT_EQ(tally.sum(RunSum::kKilled), 1u);
  EXPECT_EQ(tally.sum(RunSum::kTimedOut), 2u);
  EXPECT_EQ(tally.sum(RunSum::kOutOfMemory), 1u);
}

TEST(RunTally, SamplesTheFirstRunAndEvery16th) {
  RunTally tally;
  for (int i = 0; i < 40; ++i) {
    EXPECT_EQ(tally.WantsSample(), i == 0 || i == 16 || i == 32) << i;
    tally.Add(RunOf(1));
  }
}

TEST(RunTally, GivesRunsThatWereNotTimedTheShareOfTheSamples) {
  RunTally tally;
  EXPECT_EQ(tally.CommandNs(), 0u);
  tally.Add(RunResult{.wall_ns = 800});
  EXPECT_EQ(tally.CommandNs(), 0u);
  tally.Add(RunResult{.wall_ns = 100, .timed_ns = 100, .command_ns = 20, .is_sample = true});
  tally.Add(RunResult{.wall_ns = 100, .timed_ns = 100, .command_ns = 30, .is_sample = true});
  EXPECT_EQ(tally.CommandNs(), 250u);
  EXPECT_EQ(tally.LuaNs(), 750u);
}

// One long run must not decide what the short ones are taken for, nor they what it is.
TEST(RunTally, TakesLongRunsAsTheyAre) {
  RunTally tally;
  tally.Add(RunResult{.wall_ns = 100, .timed_ns = 100, .command_ns = 50, .is_sample = true});
  tally.Add(RunResult{.wall_ns = 900});
  tally.Add(RunResult{.wall_ns = 1'000'000, .timed_ns = 999'000, .command_ns = 1000});
  // Half of 100, of 900 and of the 1000 before the long run was timed, and what it took then.
  EXPECT_EQ(tally.CommandNs(), 50u + 450u + 500u + 1000u);
  EXPECT_EQ(tally.LuaNs(), 1'001'000u - 2000u);
}

TEST(RunTally, TakesLongRunsForSamplesWhereThereAreNone) {
  RunTally tally;
  tally.Add(RunResult{.wall_ns = 1000, .timed_ns = 900, .command_ns = 300});
  tally.Add(RunResult{.wall_ns = 200});
  EXPECT_EQ(tally.CommandNs(), 300u + 100u);
}

TEST(RunTally, NeverGivesCommandsMoreThanThereWas) {
  RunTally tally;
  tally.Add(RunResult{.wall_ns = 10, .timed_ns = 10, .command_ns = 12, .is_sample = true});
  EXPECT_EQ(tally.CommandNs(), 10u);
  EXPECT_EQ(tally.LuaNs(), 0u);
}

TEST(RunTally, BeginsAnewInANewEpoch) {
  RunTally tally;
  tally.Follow(1);
  RunResult handed_on = RunOf(500);
  handed_on.was_handed_on = true;
  tally.Add(handed_on);
  tally.CountRerun();
  tally.Follow(1);
  EXPECT_EQ(tally.sum(RunSum::kCalls), 1u);
  tally.Follow(2);
  EXPECT_EQ(tally.epoch(), 2u);
  EXPECT_EQ(tally.sum(RunSum::kCalls), 0u);
  EXPECT_EQ(tally.sum(RunSum::kHandedOn), 0u);
  EXPECT_EQ(tally.sum(RunSum::kReruns), 0u);
  EXPECT_EQ(tally.wall_ns().count(), 0u);
  ExpectSums(tally, 0);
  ExpectPeaks(tally, 0);
}

}  // namespace
}  // namespace perilune
