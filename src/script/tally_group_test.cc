#include "script/tally_group.h"

#include <gtest/gtest.h>

#include <atomic>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace perilune {
namespace {

void AddRuns(const TallyMember& member, int runs) {
  for (int i = 0; i < runs; ++i) member.Current().Add(RunResult{.wall_ns = 1000, .commands = 2});
}

uint64_t Calls(const TallyGroup& group) { return group.Sum(RunSum::kCalls); }

TEST(TallyGroup, SumsItsMembersAndThoseThatHaveLeft) {
  StatsEpoch epoch;
  TallyGroup group(epoch);
  EXPECT_EQ(Calls(group), 0u);
  TallyMember a(group);
  std::optional<TallyMember> b(std::in_place, group);
  AddRuns(a, 3);
  AddRuns(*b, 4);
  EXPECT_EQ(Calls(group), 7u);
  b.reset();
  EXPECT_EQ(Calls(group), 7u);
  b.emplace(group);
  AddRuns(*b, 1);
  b.reset();
  RunTally sum;
  group.AddTo(sum);
  EXPECT_EQ(sum.sum(RunSum::kCalls), 8u);
  EXPECT_EQ(sum.sum(RunSum::kCommands), 16u);
  EXPECT_EQ(sum.wall_ns().count(), 8u);
}

TEST(TallyGroup, CountsAMemberOnceHoweverItIsMoved) {
  StatsEpoch epoch;
  TallyGroup group(epoch);
  TallyMember a(group);
  AddRuns(a, 1);
  TallyMember b = std::move(a);
  AddRuns(b, 1);
  TallyMember c;
  c = std::move(b);
  AddRuns(c, 1);
  EXPECT_EQ(Calls(group), 3u);
}

TEST(TallyGroup, ForgetsEverythingWhenTheEpochAdvances) {
  StatsEpoch epoch;
  TallyGroup group(epoch);
  TallyMember stays(group);
  std::optional<TallyMember> leaves_late(std::in_place, group);
  std::optional<TallyMember> leaves_early(std::in_place, group);
  AddRuns(stays, 1);
  AddRuns(*leaves_late, 10);
  AddRuns(*leaves_early, 100);
  leaves_early.reset();
  EXPECT_EQ(Calls(group), 111u);

  epoch.Advance();
  EXPECT_EQ(Calls(group), 0u) << "before anybody has run anything";
  leaves_late.reset();
  EXPECT_EQ(Calls(group), 0u) << "what was forgotten does not come back";
  AddRuns(stays, 2);
  EXPECT_EQ(Calls(group), 2u);
  { AddRuns(TallyMember(group), 5); }
  EXPECT_EQ(Calls(group), 7u);
}

TEST(TallyGroup, LosesNothingWhileMembersComeAndGo) {
  constexpr int kThreads = 4;
  constexpr int kRounds = 200;
  constexpr int kRuns = 25;
  StatsEpoch epoch;
  TallyGroup group(epoch);
  std::atomic<bool> is_done = false;
  std::thread reader([&] {
    uint64_t last = 0;
    while (!is_done) {
      const uint64_t calls = Calls(group);
      EXPECT_GE(calls, last);
      last = calls;
    }
  });
  std::vector<std::thread> writers;
  for (int i = 0; i < kThreads; ++i) {
    writers.emplace_back([&group] {
      for (int round = 0; round < kRounds; ++round) AddRuns(TallyMember(group), kRuns);
    });
  }
  for (std::thread& writer : writers) writer.join();
  is_done = true;
  reader.join();
  EXPECT_EQ(Calls(group), static_cast<uint64_t>(kThreads * kRounds * kRuns));
}

// Whoever sets the statistics back sees nothing afterwards that ended before.
TEST(TallyGroup, IsSetBackWhileMembersRun) {
  constexpr int kResets = 2000;
  StatsEpoch epoch;
  TallyGroup group(epoch);
  std::atomic<uint64_t> added = 0;
  std::atomic<bool> is_done = false;
  std::thread writer([&] {
    const TallyMember member(group);
    while (!is_done) {
      AddRuns(member, 1);
      ++added;
    }
  });
  for (int i = 0; i < kResets; ++i) {
    const uint64_t before = added;
    epoch.Advance();
    const uint64_t calls = Calls(group);
    EXPECT_LE(calls, added - before + 1) << "one may have been under way";
  }
  is_done = true;
  writer.join();
}

}  // namespace
}  // namespace perilune
