#include "command/expiry_time.h"

#include <gtest/gtest.h>

#include "store/database.h"

namespace perilune {
namespace {

constexpr int64_t kNowMs = 1'700'000'000'123;

TEST(ExpiryTime, AMomentCountsFromItsOriginInItsUnit) {
  EXPECT_EQ(MomentOf(2, kInSeconds, kNowMs), kNowMs + 2000);
  EXPECT_EQ(MomentOf(2, kInMilliseconds, kNowMs), kNowMs + 2);
  EXPECT_EQ(MomentOf(2, kAtSecond, kNowMs), 2000);
  EXPECT_EQ(MomentOf(2, kAtMillisecond, kNowMs), 2);
  EXPECT_EQ(MomentOf(-2, kInSeconds, kNowMs), kNowMs - 2000);
}

TEST(ExpiryTime, AMomentOutsideOf64BitsIsNone) {
  EXPECT_EQ(MomentOf(INT64_MAX / 1000, kAtSecond, kNowMs), INT64_MAX / 1000 * 1000);
  EXPECT_EQ(MomentOf(INT64_MAX / 1000 + 1, kAtSecond, kNowMs), std::nullopt);
  EXPECT_EQ(MomentOf(INT64_MIN / 1000 - 1, kAtSecond, kNowMs), std::nullopt);
  EXPECT_EQ(MomentOf(INT64_MAX - kNowMs - 1, kInMilliseconds, kNowMs), INT64_MAX - 1);
  EXPECT_EQ(MomentOf(INT64_MAX - kNowMs + 1, kInMilliseconds, kNowMs), std::nullopt);
  EXPECT_EQ(MomentOf(INT64_MIN, kInMilliseconds, kNowMs), INT64_MIN + kNowMs);
}

TEST(ExpiryTime, TheLastMomentIsNotTakenForNever) {
  EXPECT_EQ(MomentOf(INT64_MAX, kAtMillisecond, kNowMs), kNoExpiry - 1);
  EXPECT_EQ(MomentOf(INT64_MAX - kNowMs, kInMilliseconds, kNowMs), kNoExpiry - 1);
}

TEST(ExpiryTime, SecondsAreRoundedToTheNearest) {
  EXPECT_EQ(NumberOf(kNowMs + 1499, kInSeconds, kNowMs), 1);
  EXPECT_EQ(NumberOf(kNowMs + 1500, kInSeconds, kNowMs), 2);
  EXPECT_EQ(NumberOf(2500, kAtSecond, kNowMs), 3);
  EXPECT_EQ(NumberOf(kNowMs + 1499, kInMilliseconds, kNowMs), 1499);
  EXPECT_EQ(NumberOf(kNoExpiry - 1, kAtSecond, kNowMs), kNoExpiry / 1000 + 1);
}

}  // namespace
}  // namespace perilune
