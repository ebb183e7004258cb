#include "base/decimal_digits.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <optional>
#include <string>

#include "base/random.h"

namespace perilune {
namespace {

// Shows the digits as C's "%.*e" does.
std::string Shown(const DecimalDigits& number, int count) {
  std::string text = std::to_string(number.digits);
  EXPECT_EQ(text.size(), static_cast<size_t>(count));
  if (count > 1) text.insert(1, ".");
  char exponent[16];
  std::snprintf(exponent, sizeof exponent, "e%+03d", number.exponent);
  return text + exponent;
}

// Returns whether the function took the value on; expects that it was right then.
bool Agrees(double value, int count) {
  const auto number = RoundToDigits(value, count);
  if (!number) return false;
  char expected[64];
  std::snprintf(expected, sizeof expected, "%.*e", count - 1, value);
  EXPECT_EQ(Shown(*number, count), expected);
  return true;
}

TEST(RoundToDigits, AgreesWithTheStandardLibraryOnAnyDouble) {
  Random random(1);
  for (int i = 0; i < 200'000; ++i) {
    Agrees(std::bit_cast<double>(random.Next()), 1 + static_cast<int>(random.Below(kDigitsMax)));
  }
}

TEST(RoundToDigits, TakesOnWhatScriptsMostlyComputeWith) {
  Random random(2);
  for (int i = 0; i < 200'000; ++i) {
    const auto whole = static_cast<double>(1 + random.Next() % (uint64_t{1} << random.Below(47)));
    ASSERT_TRUE(Agrees(whole / 3, 14)) << whole;
    ASSERT_TRUE(Agrees(whole / 100, 17)) << whole;
    ASSERT_TRUE(Agrees(whole, 17)) << whole;
  }
}

TEST(RoundToDigits, AgreesOnPowersOfTenAndTheirNeighbours) {
  for (int exponent = -30; exponent <= 30; ++exponent) {
    const double power = std::stod("1e" + std::to_string(exponent));
    for (int count = 1; count <= kDigitsMax; ++count) {
      Agrees(power, count);
      Agrees(std::nextafter(power, 0), count);
      Agrees(std::nextafter(power, 2 * power), count);
    }
  }
}

TEST(RoundToDigits, RoundsWhatLiesInTheMiddleToAnEvenDigit) {
  const auto digits = [](double value, int count) { return RoundToDigits(value, count)->digits; };
  EXPECT_EQ(digits(0.5, 1), 5U);
  EXPECT_EQ(digits(2.5, 1), 2U);
  EXPECT_EQ(digits(3.5, 1), 4U);
  EXPECT_EQ(digits(0.125, 2), 12U);
  EXPECT_EQ(digits(0.375, 2), 38U);
  EXPECT_EQ(digits(std::nextafter(0.125, 1), 2), 13U);
  EXPECT_EQ(digits(99.5, 2), 10U);  // Of 100.
  EXPECT_EQ(RoundToDigits(99.5, 2)->exponent, 2);
}

TEST(RoundToDigits, LeavesTheRestToOthers) {
  for (const double value :
       {0.0, -0.0, -1.5, 1e17, 1e300, 1e-30, std::numeric_limits<double>::denorm_min(),
        std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity(),
        std::numeric_limits<double>::quiet_NaN()}) {
    EXPECT_EQ(RoundToDigits(value, 17), std::nullopt) << value;
  }
}

}  // namespace
}  // namespace perilune
