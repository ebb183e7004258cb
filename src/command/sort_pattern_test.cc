#include "command/sort_pattern.h"

#include <gtest/gtest.h>

#include <string_view>

namespace perilune {
namespace {

using std::literals::operator""sv;

TEST(SortPattern, PutsTheElementInPlaceOfTheFirstStar) {
  EXPECT_EQ(SortPattern("weight_*").KeyOf("7"), "weight_7");
  EXPECT_EQ(SortPattern("*").KeyOf("7"), "7");
  EXPECT_EQ(SortPattern("a*b*c").KeyOf("*"), "a*b*c");
  EXPECT_EQ(SortPattern("a*b").KeyOf(""), "ab");
  EXPECT_EQ(SortPattern("a*b").KeyOf("x\0y"sv), "ax\0yb"sv);
}

TEST(SortPattern, TakesAFieldFromBehindTheFirstArrowAfterTheStar) {
  EXPECT_EQ(SortPattern("user_*->age").KeyOf("7"), "user_7");
  EXPECT_EQ(SortPattern("user_*:x->age->y").KeyOf("7"), "user_7:x");
  EXPECT_EQ(SortPattern("a->b*->f").KeyOf("7"), "a->b7");
  EXPECT_EQ(SortPattern("a->b*").KeyOf("7"), "a->b7");
  EXPECT_EQ(SortPattern("user_*->").KeyOf("7"), "user_7->");
  EXPECT_EQ(SortPattern("*->*").KeyOf("7"), "7");
}

TEST(SortPattern, NamesNoKeysWithoutAStar) {
  for (const std::string_view text : {"", "nosort", "#", "##", "a->b"}) {
    EXPECT_FALSE(SortPattern(text).names_keys()) << text;
  }
  EXPECT_TRUE(SortPattern("#").is_element());
  EXPECT_FALSE(SortPattern("##").is_element());
  EXPECT_FALSE(SortPattern("*").is_element());
}

TEST(SortPattern, LooksForItsSignsInFrontOfAZeroByteOnly) {
  EXPECT_FALSE(SortPattern("a\0*"sv).names_keys());
  EXPECT_TRUE(SortPattern("#\0x"sv).is_element());
  EXPECT_EQ(SortPattern("a*b\0->f"sv).KeyOf("7"), "a7b\0->f"sv);
  EXPECT_EQ(SortPattern("a*->\0f"sv).KeyOf("7"), "a7->\0f"sv);
  EXPECT_EQ(SortPattern("a*->f\0g"sv).KeyOf("7"), "a7");
}

}  // namespace
}  // namespace perilune
