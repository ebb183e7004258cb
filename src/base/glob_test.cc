#include "base/glob.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.h"

namespace perilune {
namespace {

// Of these texts, a pattern's matches are listed below.
constexpr std::string_view kTexts[] = {
    "",   "!",   "*",  "-",  ".",  "?",  "A",  "B",  "[",   "\\",  "]",   "^",   "_",
    "`",  "a",   "b",  "c",  "d",  "e",  "x",  "z",  "[a",  "[b",  "\\]", "]x",  "^a",
    "a[", "a\\", "a]", "aa", "ab", "ax", "b]", "xa", "[a]", "a[b", "aab", "abc", "ac]"};

std::vector<std::string_view> Matches(std::string_view pattern) {
  std::vector<std::string_view> matches;
  for (const std::string_view text : kTexts) {
    if (GlobMatch(pattern, text, /*ignore_case=*/false)) matches.push_back(text);
  }
  return matches;
}

std::vector<std::string_view> AllBut(const std::vector<std::string_view>& excluded, size_t bytes) {
  std::vector<std::string_view> rest;
  for (const std::string_view text : kTexts) {
    if (text.size() != bytes) continue;
    if (std::find(excluded.begin(), excluded.end(), text) == excluded.end()) rest.push_back(text);
  }
  return rest;
}

// All expectations of this file were recorded with KEYS.
TEST(Glob, MatchesOrdinaryPatterns) {
  const struct {
    std::string_view pattern;
    std::vector<std::string_view> matches;
  } kCases[] = {
      {"", {""}},
      {"a", {"a"}},
      {"A", {"A"}},
      {"a?", {"a[", "a\\", "a]", "aa", "ab", "ax"}},
      {"a*", {"a", "a[", "a\\", "a]", "aa", "ab", "ax", "a[b", "aab", "abc", "ac]"}},
      {"*a", {"a", "[a", "^a", "aa", "xa"}},
      {"*a*",
       {"a", "[a", "^a", "a[", "a\\", "a]", "aa", "ab", "ax", "xa", "[a]", "a[b", "aab", "abc",
        "ac]"}},
      {"a*a", {"aa"}},
      {"a**a", {"aa"}},
      {"?*c", {"abc"}},
      {"a?c", {"abc"}},
      {"[abc]", {"a", "b", "c"}},
      {"[a-c]", {"a", "b", "c"}},
      {"[A-C]", {"A", "B"}},
      {"[a-c]*[x-z]", {"ax"}},
      {"*[a-c]", {"a", "b", "c", "[a", "[b", "^a", "aa", "ab", "xa", "a[b", "aab", "abc"}},
      {"[?]", {"?"}},
      {"[*]", {"*"}},
      {"[!a]", {"!", "a"}},
      {"[a^]", {"^", "a"}},
      {"[-a]", {"-", "a"}},
      {"[^a-c]?c", {}},
      {"\\*", {"*"}},
      {"\\?", {"?"}},
      {"\\[a]", {"[a]"}},
      {"\\\\", {"\\"}},
      {"\\a", {"a"}},
      {"[\\]]", {"]"}},
      {"[\\-a]", {"-", "a"}},
      {"[\\^a]", {"^", "a"}},
      {"[,-.]", {"-", "."}},
      {"]", {"]"}},
      {"a]", {"a]"}},
      {"^a", {"^a"}},
      {"*]", {"]", "\\]", "a]", "b]", "[a]", "ac]"}},
      {"*a*b", {"ab", "a[b", "aab"}},
  };
  for (const auto& [pattern, matches] : kCases) EXPECT_EQ(matches, Matches(pattern)) << pattern;
}

TEST(Glob, GivesMalformedPatternsTheMeaningTheyHaveInTheReference) {
  const struct {
    std::string_view pattern;
    std::vector<std::string_view> matches;
  } kCases[] = {
      {"[abc", {"a", "b", "c"}},
      {"[a-c", {"a", "b", "c"}},
      {"[a-", {"-", "a"}},
      {"[a", {"a"}},
      {"[", {}},
      {"a[", {}},
      {"a[b", {"ab"}},
      {"*[", {}},
      {"*[b", {"b", "[b", "ab", "a[b", "aab"}},
      {"a\\", {"a\\"}},
      {"\\", {"\\"}},
      {"*\\", {"\\", "a\\"}},
      {"[\\", {"\\"}},
      {"[a\\", {"\\", "a"}},
      {"[z-a]", {"a", "b", "c", "d", "e", "x", "z"}},
      {"[c-a]", {"a", "b", "c"}},
      {"[]", {}},
      {"[]]", {}},
      {"[^]]", {"\\]", "a]", "b]"}},
      {"[]-a]", {}},
      {"[a-]", {"]", "^", "_", "`", "a"}},
      {"[a-]x", {"]", "^", "_", "`", "a", "x"}},
      {"[a-\\]]", {"\\]", "a]"}},
      {"[\\a-c]", {"-", "a", "c"}},
      {"[--a]", {"-", ".", "?", "A", "B", "[", "\\", "]", "^", "_", "`", "a"}},
      {"[a-c-e]", {"-", "a", "b", "c", "e"}},
      {"[a-b-]", {"-", "a", "b"}},
      {"[[]", {"["}},
      {"[[a]", {"[", "a"}},
      {"[a]]", {"a]"}},
      {"[a-b]c*", {"ac]"}},
  };
  for (const auto& [pattern, matches] : kCases) EXPECT_EQ(matches, Matches(pattern)) << pattern;
}

TEST(Glob, MatchesAllBytesButTheNegatedOnes) {
  EXPECT_EQ(AllBut({}, 1), Matches("?"));
  EXPECT_EQ(AllBut({}, 1), Matches("[^]"));
  EXPECT_EQ(AllBut({}, 1), Matches("[^"));
  EXPECT_EQ(AllBut({"a", "b", "c"}, 1), Matches("[^abc"));
  EXPECT_EQ(AllBut({"a", "b", "c"}, 1), Matches("[^a-c]"));
  EXPECT_EQ(AllBut({"]"}, 1), Matches("[^\\]]"));
  EXPECT_EQ(AllBut({"^"}, 1), Matches("[^^]"));
  EXPECT_EQ(AllBut({"-", "a"}, 1), Matches("[^-a]"));
  EXPECT_EQ(AllBut({}, 2), Matches("??"));
}

TEST(Glob, MatchesTheEmptyTextByNothingAndByOneStar) {
  EXPECT_TRUE(GlobMatch("", "", false));
  EXPECT_TRUE(GlobMatch("*", "", false));
  EXPECT_FALSE(GlobMatch("**", "", false));
  EXPECT_FALSE(GlobMatch("?", "", false));
  EXPECT_FALSE(GlobMatch("[^]", "", false));
  EXPECT_FALSE(GlobMatch("", "a", false));
}

TEST(Glob, TakesAnyByteForAByte) {
  EXPECT_TRUE(GlobMatch("a?b", std::string_view("a\0b", 3), false));
  EXPECT_TRUE(GlobMatch("*", "\n\xff", false));
  EXPECT_TRUE(GlobMatch("\xff", "\xff", false));
  EXPECT_FALSE(GlobMatch(std::string_view("a\0", 2), "a", false));
}

// In signed order 0x80 is the least byte.
TEST(Glob, ComparesRangesAsSignedBytes) {
  EXPECT_TRUE(GlobMatch("[\x80-\xff]", "\xc3", false));
  EXPECT_FALSE(GlobMatch("[\x80-\xff]", "a", false));
  EXPECT_TRUE(GlobMatch("[a-\xff]", "A", false));
  EXPECT_TRUE(GlobMatch("[a-\xff]", "\xff", false));
  EXPECT_FALSE(GlobMatch("[a-\xff]", "b", false));
  EXPECT_FALSE(GlobMatch("[a-\xff]", "\xfe", false));
}

// Recorded with CONFIG GET, which looks for names regardless of case.
TEST(Glob, IgnoresTheCaseOfLettersWhenAsked) {
  for (const char* pattern : {"MAXMEMORY", "maxm[E-E]mory", "max[M]emory", "m?Xmemory", "*XMEMORY",
                              "max[^a-l]emory", "MAX[A-n]emory", "max\\Memory"}) {
    EXPECT_TRUE(GlobMatch(pattern, "maxmemory", true)) << pattern;
    EXPECT_FALSE(GlobMatch(pattern, "maxmemorx", true)) << pattern;
  }
  EXPECT_FALSE(GlobMatch("max[^M]emory", "maxmemory", true));
  EXPECT_FALSE(GlobMatch("max[N-Z]emory", "maxmemory", true));
  EXPECT_FALSE(GlobMatch("MAXMEMORY", "maxmemory", false));
}

// With a backtrack for each star this would take longer than the universe has existed.
TEST(Glob, IsNotExponentialInTheStars) {
  const std::string text(10'000, 'a');
  std::string pattern;
  for (int i = 0; i < 50; ++i) pattern += "a*";
  EXPECT_TRUE(GlobMatch(pattern, text, false));
  EXPECT_FALSE(GlobMatch(pattern + "b", text, false));
  EXPECT_FALSE(GlobMatch(pattern + "[b]" + pattern, text, false));
}

// The definition, read literally: a star takes nothing, or one byte and the rest again. For
// patterns of stars, question marks and letters.
bool ModelMatch(std::string_view pattern, std::string_view text) {
  if (pattern.empty()) return text.empty();
  if (pattern[0] == '*') {
    return ModelMatch(pattern.substr(1), text) ||
           (!text.empty() && ModelMatch(pattern, text.substr(1)));
  }
  if (text.empty() || (pattern[0] != '?' && pattern[0] != text[0])) return false;
  return ModelMatch(pattern.substr(1), text.substr(1));
}

TEST(Glob, AgreesWithItsDefinitionOnRandomPatterns) {
  Random random(3);
  const auto draw = [&random](std::string_view alphabet, uint64_t bytes_max) {
    std::string drawn(random.Below(bytes_max + 1), ' ');
    for (char& c : drawn) c = alphabet[random.Below(alphabet.size())];
    return drawn;
  };
  int matches = 0;
  for (int i = 0; i < 100'000; ++i) {
    const std::string pattern = draw("ab*?", 8);
    const std::string text = "a" + draw("ab", 10);
    const bool expected = ModelMatch(pattern, text);
    ASSERT_EQ(expected, GlobMatch(pattern, text, false)) << pattern << " on " << text;
    matches += expected ? 1 : 0;
  }
  EXPECT_GT(matches, 10'000);
}

TEST(Glob, StaysInsideAnyPattern) {
  Random random(4);
  for (int i = 0; i < 100'000; ++i) {
    std::string pattern(random.Below(12), ' ');
    for (char& c : pattern) c = "[]^-\\*?ab"[random.Below(9)];
    const std::string exact_pattern(pattern.begin(), pattern.end());
    GlobMatch(exact_pattern, "ab]-^", random.Below(2) == 0);
  }
}

}  // namespace
}  // namespace perilune
