#include "lua/lexer.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace perilune::lua {
namespace {

using std::string_view_literals::operator""sv;

// Returns the tokens as "line:text", joined by spaces.
std::string TokensOf(std::string_view source) {
  Lexer lexer(source);
  std::string all;
  for (Token token = lexer.Next(); token.kind != TokenKind::kEof; token = lexer.Next()) {
    if (!all.empty()) all += ' ';
    all += std::to_string(token.line) + ":";
    all += source.substr(token.begin, token.end - token.begin);
  }
  return all;
}

std::vector<TokenKind> KindsOf(std::string_view source) {
  Lexer lexer(source);
  std::vector<TokenKind> kinds;
  for (Token token = lexer.Next(); token.kind != TokenKind::kEof; token = lexer.Next()) {
    kinds.push_back(token.kind);
  }
  return kinds;
}

TEST(Lexer, NotesWhatIsSpelledInAnUnusualWay) {
  const std::string_view source =
      "f('a', 'b\\n', \"\\\"\", [[\\n]], 1, 1.5, .5, 123456789012345, 1234567890123456, 0x10, "
      "1e5, 3\0, x .. y, x .\0 y, ...)"sv;
  Lexer lexer(source);
  while (lexer.Next().kind != TokenKind::kEof) {
  }
  std::vector<std::string_view> unusual;
  for (const Token& token : lexer.unusual_tokens()) {
    unusual.push_back(source.substr(token.begin, token.end - token.begin));
  }
  const std::vector<std::string_view> expected = {
      "'b\\n'", "\"\\\"\"", "1234567890123456", "0x10", "1e5", "3\0"sv, ".\0"sv};
  EXPECT_EQ(unusual, expected);
}

TEST(Lexer, TakesTheLongestSymbol) {
  EXPECT_EQ("1:a 1:.. 1:b 1:... 1:. 1:== 1:= 1:<= 1:>= 1:~= 1:< 1:>",
            TokensOf("a..b.... === <=>=~=< >"));
}

TEST(Lexer, KnowsEveryReservedWordAndSymbolByItsSpelling) {
  for (size_t kind = static_cast<size_t>(kFirstReserved);
       kind < static_cast<size_t>(TokenKind::kStray); ++kind) {
    const std::vector<TokenKind> expected = {static_cast<TokenKind>(kind)};
    EXPECT_EQ(expected, KindsOf(kSpellings[kind])) << kSpellings[kind];
  }
}

TEST(Lexer, TakesWhatLuaJitReservesForAName) {
  EXPECT_EQ(std::vector<TokenKind>({TokenKind::kName, TokenKind::kName}), KindsOf("goto and_"));
}

TEST(Lexer, CountsEachKindOfLineBreakOnce) {
  EXPECT_EQ("1:a 2:b 3:c 4:d 6:e", TokensOf("a\nb\r\nc\n\rd\r\re"));
}

TEST(Lexer, CountsLinesInCommentsAndStrings) {
  EXPECT_EQ("3:a 4:[[\n\n]] 6:'\\\n' 7:b", TokensOf("--[[\n]]--x\na\n[[\n\n]]'\\\n'b"));
}

TEST(Lexer, NumeralsEndBeforeThePointsOfAConcatenationOnlyBehindALetter) {
  EXPECT_EQ("1:1e5 1:.. 1:x", TokensOf("1e5..x"));
  EXPECT_EQ("1:0x1 1:.. 1:2", TokensOf("0x1..2"));
  EXPECT_EQ("", TokensOf("3..2"));
}

TEST(Lexer, ANulByteBehindAPointIsAPoint) {
  EXPECT_EQ(std::vector<TokenKind>({TokenKind::kConcat}), KindsOf(".\0"sv));
  EXPECT_EQ(std::vector<TokenKind>({TokenKind::kEllipsis}), KindsOf(".\0."sv));
}

TEST(Lexer, ANulByteEndsTheNumeralThatItStandsIn) {
  EXPECT_EQ(std::vector<TokenKind>({TokenKind::kNumber}), KindsOf("12\0zz"sv));
  EXPECT_EQ("12", NumeralOf("12\0zz"sv));
}

TEST(Lexer, GivesNothingButTheEndAfterAnError) {
  Lexer lexer("'\nx");
  EXPECT_EQ(TokenKind::kEof, lexer.Next().kind);
  EXPECT_EQ(TokenKind::kEof, lexer.Next().kind);
  ASSERT_TRUE(lexer.error());
  EXPECT_EQ("unfinished string near '''", lexer.error()->text);
}

TEST(Lexer, KeepsTheFirstErrorOnly) {
  Lexer lexer("a");
  const Token token = lexer.Next();
  lexer.FailNear("first", token);
  lexer.Fail("second");
  EXPECT_EQ("first near 'a'", lexer.error()->text);
}

}  // namespace
}  // namespace perilune::lua
