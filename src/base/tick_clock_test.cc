#include "base/tick_clock.h"

#include <gtest/gtest.h>

#include <cstdint>

#include "base/random.h"

namespace perilune {
namespace {

TEST(TickClock, NeverGoesBackOnOneThread) {
  uint64_t last = TickClock::Now();
  for (int i = 0; i < 100'000; ++i) {
    const uint64_t now = TickClock::Now();
    ASSERT_GE(now, last);
    last = now;
  }
}

TEST(TickClock, GoesOn) {
  const uint64_t begin = TickClock::Now();
  while (TickClock::Since(begin) == 0) {
  }
  EXPECT_GT(TickClock::Now(), begin);
}

TEST(TickClock, TellsNothingOfWhatIsStillToCome) {
  EXPECT_EQ(TickClock::Between(5, 8), 3u);
  EXPECT_EQ(TickClock::Between(8, 5), 0u);
  EXPECT_EQ(TickClock::Since(UINT64_MAX), 0u);
}

TEST(TickClock, ConvertsByTheRateOfTheTwoClocks) {
  EXPECT_EQ(TickClock(1, 1).ToNs(UINT64_MAX), UINT64_MAX);
  EXPECT_EQ(TickClock(4, 1).ToNs(4'000'000'000), 1'000'000'000u);
  EXPECT_EQ(TickClock(4, 1).ToNs(7), 1u);
  // The generic timer of many ARM machines: 24 MHz. An hour, to the microsecond.
  EXPECT_EQ(TickClock(24, 1000).ToNs(uint64_t{24'000'000} * 3600) / 1000, 3'599'999'999u);
}

TEST(TickClock, ConvertsPartsAsItConvertsTheWhole) {
  const TickClock clock;
  EXPECT_EQ(clock.ToNs(0), 0u);
  EXPECT_GT(clock.ToNs(uint64_t{1} << 40), 0u);
  Random random(1);
  for (int i = 0; i < 10'000; ++i) {
    const uint64_t a = random.Next() >> (8 + random.Below(56));
    const uint64_t b = random.Next() >> (8 + random.Below(56));
    const uint64_t parts = clock.ToNs(a) + clock.ToNs(b);
    const uint64_t whole = clock.ToNs(a + b);
    ASSERT_LE(parts, whole);
    ASSERT_LE(whole, parts + 1);
  }
}

}  // namespace
}  // namespace perilune
