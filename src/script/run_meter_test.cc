#include "script/run_meter.h"

#include <gtest/gtest.h>

#include <string_view>
#include <thread>

#include "command/command_spec.h"
#include "script/lua_vm.h"
#include "script/run_registry.h"

namespace perilune {
namespace {

constexpr std::string_view kArguments[] = {"CONFIG", "SET", "a", "bcd"};

class RunMeterTest : public testing::Test {
 protected:
  void Finish(RunMeter& meter, RunOutcome outcome = RunOutcome::kReply) {
    meter.Finish(outcome, findings_, vm_.memory(), clock_);
  }
  static void ExecuteFor(RunMeter& meter, uint64_t ticks) {
    const RunMeter::CommandTimer timer(meter);
    const uint64_t begin = TickClock::Now();
    while (TickClock::Since(begin) < ticks) {
    }
  }
  uint64_t Sum(RunSum which) const {
    EXPECT_EQ(scripts_.Sum(which), total_.Sum(which)) << "both tallies are told the same";
    return scripts_.Sum(which);
  }

  const TickClock clock_{1, 1};
  const CommandSpec write_{.container = "CONFIG", .name = "SET", .flags = record::kWrite};
  const CommandSpec read_{.container = "CONFIG", .name = "GET", .flags = record::kReadOnly};
  RunFindings findings_;
  RunRegistry runs_;
  const CommandTable commands_{};
  LuaVm vm_{runs_.Make(), commands_};
  StatsEpoch epoch_;
  TallyGroup scripts_{epoch_};
  TallyGroup total_{epoch_};
  const TallyMember script_{scripts_};
  const TallyMember all_{total_};
};

TEST_F(RunMeterTest, CountsCommandsAndTheArgumentsOfThoseThatWrote) {
  RunMeter meter(script_, all_, 2);
  EXPECT_EQ(meter.counts().keys.value(), 2u);
  meter.CountCommand(write_, kArguments, false, 3);
  meter.CountCommand(write_, kArguments, true, 4);
  meter.CountCommand(read_, kArguments, false, 5);
  EXPECT_EQ(meter.counts().commands.value(), 3u);
  EXPECT_EQ(meter.counts().keys.value(), 5u);
  EXPECT_EQ(meter.counts().writes.value(), 1u);
  EXPECT_EQ(meter.counts().written_bytes.value(), 4u);
  EXPECT_EQ(Sum(RunSum::kCommands), 0u) << "the run has not ended";
  findings_.Count(Hazard::kCutTable);
  Finish(meter);
  EXPECT_EQ(Sum(RunSum::kCommands), 3u);
  EXPECT_EQ(Sum(RunSum::kKeys), 5u);
  EXPECT_EQ(Sum(RunSum::kWrites), 1u);
  EXPECT_EQ(Sum(RunSum::kWrittenBytes), 4u);
  EXPECT_EQ(Sum(RunSum::kCutTables), 1u);
}

TEST_F(RunMeterTest, DoesNotCountAsWrittenWhatWasUndone) {
  RunMeter meter(script_, all_, 0);
  meter.CountCommand(write_, kArguments, false, 1);
  meter.ForgetWrites();
  Finish(meter, RunOutcome::kKilled);
  EXPECT_EQ(Sum(RunSum::kKilled), 1u);
  EXPECT_EQ(Sum(RunSum::kCommands), 1u);
  EXPECT_EQ(Sum(RunSum::kWrites), 0u);
  EXPECT_EQ(Sum(RunSum::kWrittenBytes), 0u);
}

TEST_F(RunMeterTest, TimesTheCommandsOfASample) {
  RunMeter sample(script_, all_, 0);
  ExecuteFor(sample, 1000);
  Finish(sample);
  EXPECT_GE(Sum(RunSum::kSampledCommandNs), 1000u);
  EXPECT_EQ(Sum(RunSum::kSampledNs), Sum(RunSum::kWallNs));
  const uint64_t sampled_ns = Sum(RunSum::kSampledNs);
  RunMeter other(script_, all_, 0);
  ExecuteFor(other, 1000);
  Finish(other);
  EXPECT_EQ(Sum(RunSum::kSampledNs), sampled_ns);
  EXPECT_GT(Sum(RunSum::kWallNs), sampled_ns);
  EXPECT_EQ(Sum(RunSum::kLongNs), 0u);
  EXPECT_EQ(Sum(RunSum::kHandedOn), 0u);
}

TEST_F(RunMeterTest, TimesAllCommandsOfALongRunFromWhenItWasHandedOn) {
  {
    RunMeter sample(script_, all_, 0);
    Finish(sample);
  }
  RunMeter meter(script_, all_, 0);
  ExecuteFor(meter, 50'000);
  std::thread([&meter] { meter.CountHandedOn(); }).join();
  ExecuteFor(meter, 1000);
  ExecuteFor(meter, 1000);
  EXPECT_EQ(Sum(RunSum::kHandedOn), 0u) << "the run has not ended";
  Finish(meter);
  EXPECT_EQ(Sum(RunSum::kHandedOn), 1u);
  EXPECT_GE(Sum(RunSum::kLongCommandNs), 2000u);
  EXPECT_GE(Sum(RunSum::kLongNs), Sum(RunSum::kLongCommandNs));
  EXPECT_LE(Sum(RunSum::kLongNs) + 50'000, Sum(RunSum::kWallNs));
}

TEST_F(RunMeterTest, TimesTheRestOfTheCommandInWhichARunWasHandedOn) {
  {
    RunMeter sample(script_, all_, 0);
    Finish(sample);
  }
  RunMeter meter(script_, all_, 0);
  {
    const RunMeter::CommandTimer timer(meter);
    meter.CountHandedOn();
    const uint64_t begin = TickClock::Now();
    while (TickClock::Since(begin) < 10'000) {
    }
  }
  Finish(meter);
  EXPECT_GE(Sum(RunSum::kLongCommandNs), 10'000u);
}

// Else one long run would decide what all others are taken for.
TEST_F(RunMeterTest, TakesALongRunForNoSample) {
  RunMeter meter(script_, all_, 0);
  ExecuteFor(meter, 1000);
  meter.CountHandedOn();
  Finish(meter);
  EXPECT_EQ(Sum(RunSum::kSampledNs), 0u);
  EXPECT_EQ(Sum(RunSum::kLongNs), Sum(RunSum::kWallNs));
  EXPECT_GE(Sum(RunSum::kLongCommandNs), 1000u);
}

TEST_F(RunMeterTest, CountsARunWhenItEndsThoughTheStatisticsWereSetBackMeanwhile) {
  RunMeter before(script_, all_, 0);
  Finish(before);
  RunMeter meter(script_, all_, 0);
  meter.CountCommand(write_, kArguments, false, 1);
  epoch_.Advance();
  EXPECT_EQ(Sum(RunSum::kCalls), 0u);
  Finish(meter);
  EXPECT_EQ(Sum(RunSum::kCalls), 1u);
  EXPECT_EQ(Sum(RunSum::kCommands), 1u);
}

TEST_F(RunMeterTest, CountsARerunAndNothingElseOfIt) {
  RunMeter meter(script_, all_, 2);
  meter.CountCommand(write_, kArguments, false, 3);
  meter.FinishForRerun();
  EXPECT_EQ(Sum(RunSum::kReruns), 1u);
  EXPECT_EQ(Sum(RunSum::kCalls), 0u);
  EXPECT_EQ(Sum(RunSum::kCommands), 0u);
}

}  // namespace
}  // namespace perilune
