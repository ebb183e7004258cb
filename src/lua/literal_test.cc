#include "lua/literal.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace perilune::lua {
namespace {

using std::string_literals::operator""s;

TEST(Literal, LettersDigitsAndLineBreaksBehindABackslashAreEscapes) {
  EXPECT_EQ("\"\a\b\f\n\r\t\v\"", ReplaceEscapes(R"("\a\b\f\n\r\t\v")"));
  EXPECT_EQ("'A1\n\n'", ReplaceEscapes("'\\0651\\\n\\\r\n'"));
  EXPECT_EQ("'\0000\xff'"s, ReplaceEscapes("'\\0000\\255'"));
}

TEST(Literal, AnyOtherByteBehindABackslashIsItself) {
  EXPECT_EQ("'d\\\"'x41z'", ReplaceEscapes(R"('\d\\\"\'\x41\z')"));
  EXPECT_TRUE(IsEscape('n'));
  EXPECT_TRUE(IsEscape('7'));
  EXPECT_TRUE(IsEscape('\\'));
  EXPECT_FALSE(IsEscape('x'));
  EXPECT_FALSE(IsEscape('\0'));
}

TEST(Literal, LongBracketsHaveNoEscapesAndDropTheirFirstLineBreak) {
  EXPECT_EQ("[[\\n\n]]", ReplaceEscapes("[[\r\n\\n\n]]"));
  EXPECT_EQ("[=[\n\n]=]", ReplaceEscapes("[=[\n\n\r\r\n]=]"));
  EXPECT_EQ("[[a\nb]]", ReplaceEscapes("[[a\n\rb]]"));
}

TEST(Literal, DelimitersAreQuotesOrBrackets) {
  EXPECT_EQ(1U, DelimiterBytes("'x'"));
  EXPECT_EQ(2U, DelimiterBytes("[[x]]"));
  EXPECT_EQ(4U, DelimiterBytes("[==[x]==]"));
}

TEST(Literal, NumeralsAreWhatStrtodReads) {
  EXPECT_EQ(3.0, ReadNumeral("3"));
  EXPECT_EQ(8.0, ReadNumeral("08"));
  EXPECT_EQ(0.5, ReadNumeral(".5"));
  EXPECT_EQ(5.0, ReadNumeral("5."));
  EXPECT_EQ(3150.0, ReadNumeral("3.15e+3"));
  EXPECT_EQ(255.0, ReadNumeral("0Xff"));
  EXPECT_EQ(20.0, ReadNumeral("0xap1"));
  EXPECT_EQ(std::numeric_limits<double>::infinity(), ReadNumeral("1e999"));
}

TEST(Literal, MalformedNumeralsHaveNoValue) {
  for (const char* text :
       {"",     ".",     "e5",  "1e", "1e+",  "1e5e5", "1.2.3", "0x",  "0xg", "0x1p", "0x1p+4",
        "0xp1", "0x1.8", "1LL", "2i", "0b11", "1_000", "inf",   "nan", " 1",  "1 "}) {
    EXPECT_FALSE(ReadNumeral(text)) << text;
  }
}

}  // namespace
}  // namespace perilune::lua
