#include "command/sorted_set_range.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <random>
#include <string>

#include "store/sorted_set_value.h"

namespace perilune {
namespace {

using By = SortedSetRange::By;

constexpr RankRange kNothing = {};
constexpr int64_t kLeast = std::numeric_limits<int64_t>::min();
constexpr int64_t kMost = std::numeric_limits<int64_t>::max();

// Five elements a to e with the scores 1 to 5.
SortedSetValue FiveScores() {
  SortedSetValue set;
  for (int i = 0; i < 5; ++i) set.Set(std::string(1, static_cast<char>('a' + i)), i + 1, {});
  return set;
}

// Five elements a to e with the same score.
SortedSetValue FiveWords() {
  SortedSetValue set;
  for (const char* word : {"a", "b", "c", "d", "e"}) set.Set(word, 0, {});
  return set;
}

// Requires: both ends are well-formed.
RankRange RanksOf(By by, std::string_view begin, std::string_view end, bool reverse,
                  const SortedSetValue& set) {
  return SortedSetRange::Parse(by, begin, end, reverse).value().In(set);
}

bool IsMalformed(By by, std::string_view end) {
  const std::string_view good = by == By::kMember ? "-" : "0";
  const bool as_begin = !SortedSetRange::Parse(by, end, good, false).has_value();
  const bool as_end = !SortedSetRange::Parse(by, good, end, false).has_value();
  EXPECT_EQ(as_begin, as_end) << end;
  return as_begin;
}

TEST(SortedSetRange, IndexesCountFromBothEnds) {
  const SortedSetValue set = FiveScores();
  EXPECT_EQ(RanksOf(By::kIndex, "0", "-1", false, set), (RankRange{0, 5}));
  EXPECT_EQ(RanksOf(By::kIndex, "1", "2", false, set), (RankRange{1, 2}));
  EXPECT_EQ(RanksOf(By::kIndex, "-2", "-1", false, set), (RankRange{3, 2}));
  EXPECT_EQ(RanksOf(By::kIndex, "-100", "100", false, set), (RankRange{0, 5}));
  EXPECT_EQ(RanksOf(By::kIndex, "2", "1", false, set), kNothing);
  EXPECT_EQ(RanksOf(By::kIndex, "5", "9", false, set), kNothing);
  EXPECT_EQ(RanksOf(By::kIndex, "-9", "-6", false, set), kNothing);
}

TEST(SortedSetRange, IndexesInReverseCountFromTheLastElement) {
  const SortedSetValue set = FiveScores();
  EXPECT_EQ(RanksOf(By::kIndex, "0", "0", true, set), (RankRange{4, 1}));
  EXPECT_EQ(RanksOf(By::kIndex, "0", "1", true, set), (RankRange{3, 2}));
  EXPECT_EQ(RanksOf(By::kIndex, "-3", "-2", true, set), (RankRange{1, 2}));
  EXPECT_EQ(RanksOf(By::kIndex, "3", "100", true, set), (RankRange{0, 2}));
  EXPECT_EQ(RanksOf(By::kIndex, "5", "9", true, set), kNothing);
  EXPECT_EQ(RanksOf(By::kIndex, "2", "1", true, set), kNothing);
}

TEST(SortedSetRange, TheGreatestIndexesDoNotOverflow) {
  const SortedSetValue set = FiveScores();
  const std::string least = std::to_string(kLeast);
  const std::string most = std::to_string(kMost);
  for (const bool reverse : {false, true}) {
    SCOPED_TRACE(reverse);
    EXPECT_EQ(RanksOf(By::kIndex, least, most, reverse, set), (RankRange{0, 5}));
    EXPECT_EQ(RanksOf(By::kIndex, most, least, reverse, set), kNothing);
    EXPECT_EQ(RanksOf(By::kIndex, least, least, reverse, set), kNothing);
    EXPECT_EQ(RanksOf(By::kIndex, most, most, reverse, set), kNothing);
  }
  EXPECT_TRUE(IsMalformed(By::kIndex, "9223372036854775808"));
  EXPECT_TRUE(IsMalformed(By::kIndex, "(1"));
  EXPECT_TRUE(IsMalformed(By::kIndex, ""));
}

TEST(SortedSetRange, ScoresAreInclusiveUnlessTheyFollowAParenthesis) {
  const SortedSetValue set = FiveScores();
  EXPECT_EQ(RanksOf(By::kScore, "2", "4", false, set), (RankRange{1, 3}));
  EXPECT_EQ(RanksOf(By::kScore, "(2", "4", false, set), (RankRange{2, 2}));
  EXPECT_EQ(RanksOf(By::kScore, "2", "(4", false, set), (RankRange{1, 2}));
  EXPECT_EQ(RanksOf(By::kScore, "(2", "(3", false, set), kNothing);
  EXPECT_EQ(RanksOf(By::kScore, "(3", "(3", false, set), kNothing);
  EXPECT_EQ(RanksOf(By::kScore, "4", "2", false, set), kNothing);
  EXPECT_EQ(RanksOf(By::kScore, "4", "(2", true, set), (RankRange{2, 2}));
  EXPECT_EQ(RanksOf(By::kScore, "(-inf", "+inf", false, set), (RankRange{0, 5}));
}

TEST(SortedSetRange, ScoresAreReadAsLenientlyAsByRedis) {
  const SortedSetValue set = FiveScores();
  for (const char* one : {"1", "1.0", "+1", " 1", "\t1", "0x1", "10e-1"}) {
    EXPECT_EQ(RanksOf(By::kScore, one, one, false, set), (RankRange{0, 1})) << one;
  }
  for (const char* zero : {"", "(", "0", "-0", "1e-400"}) {
    EXPECT_EQ(RanksOf(By::kScore, zero, "1", false, set), (RankRange{0, 1})) << zero;
  }
  EXPECT_EQ(RanksOf(By::kScore, "-1e400", "1e400", false, set), (RankRange{0, 5}));
  const std::string_view with_zero_byte("2\0x", 3);
  EXPECT_EQ(RanksOf(By::kScore, with_zero_byte, "2", false, set), (RankRange{1, 1}));
  for (const char* bad : {"x", "1x", "1 ", " ", "+", "((1", "[1", "nan", "(nan", "-nan"}) {
    EXPECT_TRUE(IsMalformed(By::kScore, bad)) << bad;
  }
}

TEST(SortedSetRange, MembersSayWhetherTheyAreInclusive) {
  const SortedSetValue set = FiveWords();
  EXPECT_EQ(RanksOf(By::kMember, "-", "+", false, set), (RankRange{0, 5}));
  EXPECT_EQ(RanksOf(By::kMember, "[b", "[d", false, set), (RankRange{1, 3}));
  EXPECT_EQ(RanksOf(By::kMember, "(b", "(d", false, set), (RankRange{2, 1}));
  EXPECT_EQ(RanksOf(By::kMember, "[bb", "[dd", false, set), (RankRange{2, 2}));
  EXPECT_EQ(RanksOf(By::kMember, "(d", "[b", true, set), (RankRange{1, 2}));
  EXPECT_EQ(RanksOf(By::kMember, "+", "-", true, set), (RankRange{0, 5}));
  EXPECT_EQ(RanksOf(By::kMember, "[", "(b", false, set), (RankRange{0, 1}));
  EXPECT_EQ(RanksOf(By::kMember, "+", "-", false, set), kNothing);
  EXPECT_EQ(RanksOf(By::kMember, "+", "+", false, set), kNothing);
  EXPECT_EQ(RanksOf(By::kMember, "(c", "[c", false, set), kNothing);
  EXPECT_EQ(RanksOf(By::kMember, "(c", "(b", false, set), kNothing);
  for (const char* bad : {"", "a", "-a", "+a", "--", " [a"}) {
    EXPECT_TRUE(IsMalformed(By::kMember, bad)) << bad;
  }
}

TEST(SortedSetRange, PassesAnOffsetAndTakesAtMostACount) {
  constexpr RankRange kSeven = {.first = 10, .count = 7};
  EXPECT_EQ(kSeven.Part(0, -1, false), kSeven);
  EXPECT_EQ(kSeven.Part(2, 3, false), (RankRange{12, 3}));
  EXPECT_EQ(kSeven.Part(2, 3, true), (RankRange{12, 3}));
  EXPECT_EQ(kSeven.Part(1, 2, true), (RankRange{14, 2}));
  EXPECT_EQ(kSeven.Part(5, kMost, false), (RankRange{15, 2}));
  EXPECT_EQ(kSeven.Part(5, kMost, true), (RankRange{10, 2}));
  EXPECT_EQ(kSeven.Part(5, kLeast, false), (RankRange{15, 2}));
  for (const bool reverse : {false, true}) {
    EXPECT_EQ(kSeven.Part(3, 0, reverse).count, 0u);
    EXPECT_EQ(kSeven.Part(7, 1, reverse), kNothing);
    EXPECT_EQ(kSeven.Part(kMost, kMost, reverse), kNothing);
    EXPECT_EQ(kSeven.Part(-1, 5, reverse), kNothing);
    EXPECT_EQ(kSeven.Part(kLeast, 5, reverse), kNothing);
  }
}

// The ranks must be those of the elements that a look at each of them selects. Few scores, so that
// many are equal, and sets of both forms.
TEST(SortedSetRange, SelectsByScoreWhatIsBetweenTheEnds) {
  std::mt19937_64 random(20260102);
  for (int round = 0; round < 2'000; ++round) {
    SCOPED_TRACE(round);
    SortedSetValue set;
    const uint64_t size = random() % (round % 100 == 0 ? 400 : 20);
    for (uint64_t i = 0; i < size; ++i) {
      set.Set(std::to_string(random() % 1000), static_cast<double>(random() % 10), {});
    }
    const auto low = static_cast<double>(random() % 12);
    const auto high = static_cast<double>(random() % 12);
    const bool above_low = random() % 2 == 0;
    const bool below_high = random() % 2 == 0;

    RankRange expected;
    size_t rank = 0;
    set.ForEach([&](std::string_view, double score) {
      const bool is_in =
          (above_low ? score > low : score >= low) && (below_high ? score < high : score <= high);
      if (is_in && expected.count++ == 0) expected.first = rank;
      ++rank;
    });
    const std::string begin = (above_low ? "(" : "") + std::to_string(low);
    const std::string end = (below_high ? "(" : "") + std::to_string(high);
    ASSERT_EQ(RanksOf(By::kScore, begin, end, false, set), expected);
    ASSERT_EQ(RanksOf(By::kScore, end, begin, true, set), expected);
  }
}

// Redis does not say what it selects then; here it must be within the set.
TEST(SortedSetRange, ByMemberOfUnequalScoresStaysWithinTheSet) {
  std::mt19937_64 random(20260103);
  for (int round = 0; round < 2'000; ++round) {
    SortedSetValue set;
    const uint64_t size = random() % (round % 100 == 0 ? 400 : 20);
    for (uint64_t i = 0; i < size; ++i) {
      set.Set(std::to_string(random() % 1000), static_cast<double>(random() % 10), {});
    }
    const std::string begin = "[" + std::to_string(random() % 1000);
    const std::string end = "(" + std::to_string(random() % 1000);
    const RankRange ranks = RanksOf(By::kMember, begin, end, false, set);
    ASSERT_LE(ranks.first, set.size());
    ASSERT_LE(ranks.count, set.size() - ranks.first);
  }
}

}  // namespace
}  // namespace perilune
