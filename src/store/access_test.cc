#include "store/access.h"

#include <gtest/gtest.h>

namespace perilune {
namespace {

constexpr AccessPolicy kFrequency = {.frequency = 1};
constexpr int64_t kMinuteMs = 60'000;

TEST(AccessTest, TheTimeOfTheLastUseIsKeptInSeconds) {
  Random random(1);
  const uint32_t first = access::First(10'000, {});
  EXPECT_EQ(access::IdleSeconds(first, 15'999), 5);
  const uint32_t next = access::Next(first, 15'000, {}, random);
  EXPECT_EQ(access::IdleSeconds(next, 15'999), 0);
}

TEST(AccessTest, ANewKeyStartsAboveZeroAndDecaysByTheMinute) {
  const uint32_t word = access::First(0, kFrequency);
  EXPECT_EQ(access::Frequency(word, 0, kFrequency), access::kNewFrequency);
  EXPECT_EQ(access::Frequency(word, 2 * kMinuteMs, kFrequency), access::kNewFrequency - 2);
  EXPECT_EQ(access::Frequency(word, 500 * kMinuteMs, kFrequency), 0u);
  constexpr AccessPolicy kForGood = {.frequency = 1, .decay_minutes = 0};
  EXPECT_EQ(access::Frequency(word, 500 * kMinuteMs, kForGood), access::kNewFrequency);
}

TEST(AccessTest, TheMinutesMayWrapAround) {
  const int64_t last_minute = 0xffff * kMinuteMs;
  const uint32_t word = access::First(last_minute, kFrequency);
  EXPECT_EQ(access::Frequency(word, last_minute + 3 * kMinuteMs, kFrequency),
            access::kNewFrequency - 3);
}

TEST(AccessTest, TheCounterGrowsEverMoreSlowlyAndStopsAt255) {
  Random random(1);
  uint32_t word = access::First(0, kFrequency);
  for (int i = 0; i < 100; ++i) word = access::Next(word, 0, kFrequency, random);
  const uint32_t early = access::Frequency(word, 0, kFrequency);
  EXPECT_GT(early, access::kNewFrequency);
  EXPECT_LT(early, 30u);
  constexpr AccessPolicy kAlways = {.frequency = 1, .log_factor = 0};
  for (int i = 0; i < 400; ++i) word = access::Next(word, 0, kAlways, random);
  EXPECT_EQ(access::Frequency(word, 0, kAlways), 255u);
}

}  // namespace
}  // namespace perilune
