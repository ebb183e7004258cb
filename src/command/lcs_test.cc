#include "command/lcs.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace perilune {
namespace {

// By the definition: the longest over all ways to leave one last byte out.
size_t LengthByDefinition(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return 0;
  const std::string_view shorter_a = a.substr(0, a.size() - 1);
  const std::string_view shorter_b = b.substr(0, b.size() - 1);
  if (a.back() == b.back()) return 1 + LengthByDefinition(shorter_a, shorter_b);
  return std::max(LengthByDefinition(shorter_a, b), LengthByDefinition(a, shorter_b));
}

std::string RandomWord(std::mt19937_64& random) {
  std::string word(random() % 9, 'a');
  for (char& letter : word) letter = static_cast<char>('a' + random() % 3);
  return word;
}

TEST(Lcs, FindsASubsequenceAndItsPiecesFromTheEnd) {
  const LongestCommonSubsequence lcs("ohmytext", "mynewtext");
  EXPECT_EQ(lcs.length(), 6u);
  EXPECT_EQ(lcs.Text(), "mytext");
  const std::vector<LongestCommonSubsequence::Match> matches = lcs.Matches();
  ASSERT_EQ(matches.size(), 2u);
  EXPECT_EQ(matches[0].begin_a, 4u);
  EXPECT_EQ(matches[0].begin_b, 5u);
  EXPECT_EQ(matches[0].length, 4u);
  EXPECT_EQ(matches[1].begin_a, 2u);
  EXPECT_EQ(matches[1].begin_b, 0u);
  EXPECT_EQ(matches[1].length, 2u);
}

TEST(Lcs, OfEquallyLongOnesTakesThatOfRedis) {
  EXPECT_EQ(LongestCommonSubsequence("ab", "ba").Text(), "b");
  EXPECT_EQ(LongestCommonSubsequence("ba", "ab").Text(), "a");
  EXPECT_EQ(LongestCommonSubsequence("abcbdab", "bdcaba").Text(), "bdab");
}

TEST(Lcs, WithTheEmptyStringIsEmpty) {
  const LongestCommonSubsequence lcs("", "abc");
  EXPECT_EQ(lcs.length(), 0u);
  EXPECT_EQ(lcs.Text(), "");
  EXPECT_TRUE(lcs.Matches().empty());
}

TEST(Lcs, IsRefusedWhereRedisWouldNeedTooMuchMemory) {
  const std::string ten(9, 'x');
  EXPECT_TRUE(LongestCommonSubsequence::IsFeasible(ten, ten, 400));
  EXPECT_FALSE(LongestCommonSubsequence::IsFeasible(ten, ten, 399));
}

TEST(Lcs, AgreesWithTheDefinitionOnRandomWords) {
  std::mt19937_64 random(20260102);
  for (int step = 0; step < 2'000; ++step) {
    const std::string a = RandomWord(random);
    const std::string b = RandomWord(random);
    SCOPED_TRACE(a + " and " + b);
    const LongestCommonSubsequence lcs(a, b);
    ASSERT_EQ(lcs.length(), LengthByDefinition(a, b));
    ASSERT_EQ(lcs.Text().size(), lcs.length());
    size_t end_a = a.size();
    size_t end_b = b.size();
    for (const LongestCommonSubsequence::Match& match : lcs.Matches()) {
      ASSERT_EQ(a.substr(match.begin_a, match.length), b.substr(match.begin_b, match.length));
      ASSERT_LE(match.begin_a + match.length, end_a);
      ASSERT_LE(match.begin_b + match.length, end_b);
      end_a = match.begin_a;
      end_b = match.begin_b;
    }
  }
}

}  // namespace
}  // namespace perilune
