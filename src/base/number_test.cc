#include "base/number.h"

#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <charconv>
#include <clocale>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "base/random.h"

namespace perilune {
namespace {

constexpr int64_t kInt64Min = std::numeric_limits<int64_t>::min();
constexpr int64_t kInt64Max = std::numeric_limits<int64_t>::max();

std::string Formatted(int64_t value) {
  std::array<char, kInt64CharsMax> chars;
  return std::string(chars.data(), FormatInt64(value, chars));
}

TEST(ParseInt64, TakesTheWholeRange) {
  EXPECT_EQ(0, ParseInt64("0"));
  EXPECT_EQ(-1, ParseInt64("-1"));
  EXPECT_EQ(10, ParseInt64("10"));
  EXPECT_EQ(kInt64Max, ParseInt64("9223372036854775807"));
  EXPECT_EQ(kInt64Min, ParseInt64("-9223372036854775808"));
}

TEST(ParseInt64, RefusesEveryOtherNotation) {
  using namespace std::string_view_literals;
  for (const std::string_view text : {""sv,
                                      "-"sv,
                                      "+1"sv,
                                      "-0"sv,
                                      "00"sv,
                                      "01"sv,
                                      "-01"sv,
                                      " 1"sv,
                                      "1 "sv,
                                      "1\0"sv,
                                      "\0"sv,
                                      "1.0"sv,
                                      "1e3"sv,
                                      "0x1"sv,
                                      "--1"sv,
                                      "a"sv,
                                      "1a"sv,
                                      "9223372036854775808"sv,
                                      "-9223372036854775809"sv,
                                      "18446744073709551617"sv,
                                      "99999999999999999999"sv,
                                      "000000000000000000001"sv}) {
    EXPECT_EQ(std::nullopt, ParseInt64(text)) << '"' << text << '"';
  }
}

TEST(FormatInt64, IsUndoneByParseInt64) {
  EXPECT_EQ("0", Formatted(0));
  EXPECT_EQ("-9223372036854775808", Formatted(kInt64Min));
  EXPECT_EQ("9223372036854775807", Formatted(kInt64Max));
  Random random(1);
  for (int i = 0; i < 10'000; ++i) {
    const auto value = static_cast<int64_t>(random.Next() >> random.Below(64));
    ASSERT_EQ(value, ParseInt64(Formatted(value)));
    ASSERT_EQ(-value, ParseInt64(Formatted(-value)));
  }
}

// Recorded with ZADD and INCRBYFLOAT.
TEST(ParseDouble, TakesWhatTheReferenceTakes) {
  const struct {
    std::string text;
    double value;
  } kCases[] = {
      {"1", 1},
      {"+1", 1},
      {"-1", -1},
      {"00001", 1},
      {"1.", 1},
      {".5", 0.5},
      {"-.5", -0.5},
      {"+.5e1", 5},
      {"1e5", 1e5},
      {"1E5", 1e5},
      {"0e99999", 0},
      {"0x10", 16},
      {"0X10", 16},
      {"0x1p4", 16},
      {"0x1.8p1", 3},
      {"1e308", 1e308},
      {"5e-324", 5e-324},
      {"3.0000000000000000000000001", 3},
      {"9223372036854775807", 9223372036854775807.0},
      {"123456789012345678901234567890", 123456789012345678901234567890.0},
      {std::string(kFloatTextBytesMax - 1, '0') + "1", 1},
  };
  for (const auto& [text, value] : kCases) {
    EXPECT_EQ(value, ParseDouble(text)) << text;
    EXPECT_EQ(value, static_cast<double>(ParseLongDouble(text).value_or(-7))) << text;
  }
  for (const char* text : {"inf", "INF", "+inf", "infinity", "Infinity"}) {
    EXPECT_EQ(std::numeric_limits<double>::infinity(), ParseDouble(text)) << text;
    EXPECT_EQ(std::numeric_limits<long double>::infinity(), ParseLongDouble(text)) << text;
  }
  EXPECT_EQ(-std::numeric_limits<double>::infinity(), ParseDouble("-inf"));
  EXPECT_TRUE(std::signbit(*ParseDouble("-0")));
}

TEST(ParseDouble, RefusesWhatTheReferenceRefuses) {
  using namespace std::string_literals;
  for (const std::string& text :
       {""s,       " "s,       "."s,       " 1"s,
        "\t1"s,    "\n1"s,     "\v1"s,     "\f1"s,
        "\r1"s,    "1 "s,      "1\0"s,     "+-1"s,
        "--1"s,    "0x"s,      "nan"s,     "NaN"s,
        "-nan"s,   "nan(1)"s,  "1e"s,      "1e+"s,
        "1_0"s,    "1,5"s,     "1f"s,      "1L"s,
        "1d"s,     "0b1"s,     "infinit"s, "INFINITYx"s,
        "1e5000"s, "-1e5000"s, "1e-5000"s, std::string(kFloatTextBytesMax, '0') + "1"}) {
    EXPECT_EQ(std::nullopt, ParseDouble(text)) << '"' << text << '"';
    EXPECT_EQ(std::nullopt, ParseLongDouble(text)) << '"' << text << '"';
  }
}

TEST(ParseDouble, HasASmallerRangeThanParseLongDouble) {
  for (const char* text : {"1e309", "1e400", "1e4932", "1e-400", "1e-4940"}) {
    EXPECT_EQ(std::nullopt, ParseDouble(text)) << text;
    EXPECT_TRUE(ParseLongDouble(text)) << text;
  }
  EXPECT_EQ(std::nullopt, ParseLongDouble("1.19e4932"));
}

// Recorded with EVAL "return {double=...}".
TEST(FormatDouble, GivesTheTextsOfReplies) {
  const struct {
    double value;
    const char* text;
  } kCases[] = {
      {0, "0"},
      {-0.0, "-0"},
      {3.5, "3.5"},
      {-3, "-3"},
      {0.1, "0.10000000000000001"},
      {12345.678, "12345.678"},
      {1e-7, "9.9999999999999995e-08"},
      {1e15 + 0.5, "1000000000000000.5"},
      {1e16, "10000000000000000"},
      {9007199254740993.0, "9007199254740992"},
      {99999999999999984.0, "99999999999999984"},
      {1e17, "1e+17"},
      {123456789012345678.0, "1.2345678901234568e+17"},
      {1e21, "1e+21"},
      {5e-324, "4.9406564584124654e-324"},
      {1.7976931348623157e308, "1.7976931348623157e+308"},
      {-2.2250738585072014e-308, "-2.2250738585072014e-308"},
      {std::numeric_limits<double>::infinity(), "inf"},
      {-std::numeric_limits<double>::infinity(), "-inf"},
      {std::numeric_limits<double>::quiet_NaN(), "nan"},
      {-std::numeric_limits<double>::quiet_NaN(), "nan"},
  };
  for (const auto& [value, text] : kCases) EXPECT_EQ(text, FormatDouble(value));
}

TEST(FormatDouble, LosesNothingOfAnyFiniteDouble) {
  Random random(2);
  for (int i = 0; i < 20'000; ++i) {
    const double value = std::bit_cast<double>(random.Next());
    if (!std::isfinite(value)) continue;
    const std::string text = FormatDouble(value);
    ASSERT_EQ(value, ParseDouble(text)) << text;
    char expected[64];
    std::snprintf(expected, sizeof(expected), "%.17g", value);
    ASSERT_EQ(expected, text);
  }
}

TEST(FormatDouble, GivesWhatPrintfGivesWithAnyPrecision) {
  Random random(3);
  const auto expect = [](double value) {
    for (int precision = 1; precision <= 17; ++precision) {
      std::array<char, kDoubleCharsMax> chars;
      const std::string text(chars.data(), FormatDouble(value, precision, chars));
      char expected[64];
      std::snprintf(expected, sizeof expected, "%.*g", precision, value);
      ASSERT_EQ(expected, text);
    }
  };
  for (int i = 0; i < 10'000; ++i) {
    const double value = std::bit_cast<double>(random.Next());
    if (std::isfinite(value)) expect(value);
    expect(static_cast<double>(static_cast<int64_t>(random.Next() >> random.Below(64))) / 3);
    expect(-static_cast<double>(random.Below(1'000'000)) / 100'000'000);
  }
  for (const double value : {0.0, -0.0, 1e14, 99999999999999.5, 999999.5, 0.00001, 0.0001, 2.5}) {
    expect(value);
    expect(-value);
  }
}

// Recorded with SET and INCRBYFLOAT.
TEST(FormatLongDouble, GivesWhatIncrByFloatStores) {
  const struct {
    long double value;
    const char* text;
  } kCases[] = {
      {0.0L, "0"},
      {-0.0L, "0"},
      {3.0L, "3"},
      {100.0L, "100"},
      {-100.25L, "-100.25"},
      {0.1L, "0.1"},
      {0.1L + 0.2L, "0.3"},
      {10.5L + 0.1L, "10.6"},
      {1e-17L, "0.00000000000000001"},
      {6e-18L, "0.00000000000000001"},
      {4e-18L, "0"},
      {-1e-18L, "0"},
      {0.00001L, "0.00001"},
      {1e17L, "100000000000000000"},
      {1e20L, "100000000000000000000"},
      {0.3333333333333333333L, "0.33333333333333333"},
      {123456789.123456789L, "123456789.12345678899873747"},
      {1e-4940L, "0"},
  };
  for (const auto& [value, text] : kCases) EXPECT_EQ(text, FormatLongDouble(value));
}

TEST(FormatLongDouble, HasRoomForTheLargest) {
  const long double largest = std::numeric_limits<long double>::max();
  EXPECT_EQ(4933u, FormatLongDouble(largest).size());
  EXPECT_EQ(largest, ParseLongDouble(FormatLongDouble(largest)));
  EXPECT_EQ(4934u, FormatLongDouble(-largest).size());
}

TEST(Number, DoesNotDependOnTheLocale) {
  const std::string before = std::setlocale(LC_ALL, nullptr);
  bool has_comma = false;
  for (const char* name : {"de_DE.UTF-8", "fr_FR.UTF-8", "de_DE", "fr_FR"}) {
    has_comma = has_comma || std::setlocale(LC_ALL, name) != nullptr;
  }
  EXPECT_EQ(1.5, ParseDouble("1.5"));
  EXPECT_EQ(1.5L, ParseLongDouble("1.5"));
  EXPECT_EQ("1.5", FormatDouble(1.5));
  EXPECT_EQ("1.5", FormatLongDouble(1.5L));
  std::setlocale(LC_ALL, before.c_str());
  if (!has_comma) GTEST_SKIP() << "no locale with a decimal comma is installed";
}

}  // namespace
}  // namespace perilune
