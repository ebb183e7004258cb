#include "script/metered_sort.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <random>
#include <vector>

#include "script/test_server.h"

namespace perilune {
namespace {

using Numbers = std::vector<int>;

class SortMeteredTest : public testing::Test {
 protected:
  // Returns whether it came to its end. Counts the comparisons.
  bool Sort(Numbers& numbers, size_t steps) {
    comparisons_ = 0;
    WorkMeter meter(server_.host().vm());
    const auto is_less = [this](int one, int other) {
      ++comparisons_;
      return one < other;
    };
    return SortMetered(numbers.data(), numbers.data() + numbers.size(), steps, is_less, meter);
  }

  test::ScriptServer server_;
  size_t comparisons_ = 0;
};

TEST_F(SortMeteredTest, SortsLikeTheStandardLibraryInPartsOfAnySize) {
  std::mt19937 random(1);
  for (size_t round = 0; round < 2000; ++round) {
    Numbers numbers(random() % 300);
    const auto distinct = 1 + random() % 400;
    for (int& number : numbers) number = static_cast<int>(random() % distinct);
    Numbers expected = numbers;
    std::sort(expected.begin(), expected.end());
    constexpr size_t kSteps[] = {1, 1000, 8000, 30'000, WorkMeter::kStepsPerLook, 1'000'000};
    ASSERT_TRUE(Sort(numbers, kSteps[round % std::size(kSteps)]));
    ASSERT_EQ(numbers, expected);
  }
}

TEST_F(SortMeteredTest, IsQuickWithElementsInOrderAndWithEqualOnes) {
  constexpr int kCount = 300'000;
  constexpr size_t kSteps = 1000;
  constexpr size_t kComparisonsMax = size_t{40} * kCount;
  Numbers sorted(kCount);
  for (int i = 0; i < kCount; ++i) sorted[static_cast<size_t>(i)] = i;
  Numbers numbers = sorted;
  ASSERT_TRUE(Sort(numbers, kSteps));
  EXPECT_LT(comparisons_, kComparisonsMax);
  std::reverse(numbers.begin(), numbers.end());
  ASSERT_TRUE(Sort(numbers, kSteps));
  EXPECT_LT(comparisons_, kComparisonsMax);
  EXPECT_EQ(numbers, sorted);
  Numbers equal(kCount, 7);
  ASSERT_TRUE(Sort(equal, kSteps));
  EXPECT_LT(comparisons_, kComparisonsMax);
}

TEST_F(SortMeteredTest, LooksSoonWhetherTheRunMustStop) {
  Numbers numbers(1'000'000);
  std::mt19937 random(2);
  for (int& number : numbers) number = static_cast<int>(random());
  VmHook& hook = server_.host().vm().hook();
  int sorts = 0;
  hook.PollEvery(1, [&](lua_State*) {
    if (sorts == 2 || !server_.host().vm().must_stop()) return;
    for (const size_t steps : {size_t{1}, size_t{1000}}) {
      EXPECT_FALSE(Sort(numbers, steps));
      EXPECT_LT(comparisons_, 3 * WorkMeter::kStepsPerLook / steps);
      ++sorts;
    }
  });
  // A run that is killed too early executes nothing.
  while (sorts == 0) EXPECT_EQ(server_.EvalAndStop("while true do end"), test::kStopped);
  EXPECT_EQ(sorts, 2);
  hook.PollEvery(0, nullptr);
}

}  // namespace
}  // namespace perilune
