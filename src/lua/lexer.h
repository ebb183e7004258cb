#pragma once

// Cuts a source of Lua 5.1 into tokens, exactly as PUC's lexer does.
//
// That includes what a reader of C strings does with a NUL byte: behind a point it counts as a
// point, and it ends the numeral that it stands in, of whose token it is a part.
//
// Invariants:
//   1. After the first error every further token is kEof, so that a parser needs no way out of
//      its own: it comes to its end by itself, and only the first error is kept.
// Cost: linear.
// Lifetime: borrows the source.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lua/syntax_error.h"
#include "lua/token.h"

namespace perilune::lua {

class Lexer {
 public:
  // Longer ones do not fit into tokens.
  static constexpr size_t kSourceBytesMax = std::numeric_limits<uint32_t>::max();

  // Requires: `source` has at most kSourceBytesMax bytes.
  explicit Lexer(std::string_view source) : source_(source) {}

  // Reads a token.
  Token Next();

  // The line that has been reached: where the last token ends.
  int line() const { return line_; }

  // The tokens so far that are spelled in an unusual way, in their order: strings with escapes,
  // numerals that are longer than kUsualNumeralBytesMax or more than digits and points, and points
  // that are NUL bytes.
  static constexpr size_t kUsualNumeralBytesMax = 15;
  const std::vector<Token>& unusual_tokens() const { return unusual_; }

  const std::optional<SyntaxError>& error() const { return error_; }

  // Keep "`problem` near '`token`'", `problem` alone, or `problem` without a line, unless there is
  // an error already.
  void FailNear(std::string_view problem, const Token& token);
  void Fail(std::string_view problem);
  void FailAnywhere(std::string_view problem);

 private:
  bool AtEnd() const { return at_ == source_.size(); }
  bool At(char c) const { return !AtEnd() && source_[at_] == c; }
  bool Accept(char c);
  bool AcceptPoint();
  void SkipLineBreak();
  void SkipComment();

  Token End(TokenKind kind) const;
  Token Unusual(const Token& token);
  Token Symbol();
  Token Name();
  Token Numeral();
  Token QuotedString();
  bool Escape();
  Token BracketOrLongString();
  std::optional<size_t> LongBracketLevel() const;
  bool SkipLongBrackets(size_t level);

  Token FailNearText(std::string_view problem, std::string_view text);
  std::string TextOf(const Token& token) const;
  std::string_view Text() const;  // From the beginning of the token at hand.

  std::string_view source_;
  size_t at_ = 0;
  size_t begin_ = 0;  // Of the token at hand.
  int line_ = 1;
  int begin_line_ = 1;
  std::vector<Token> unusual_;
  std::optional<SyntaxError> error_;
};

// Returns the numeral in the text of a number token: what stands before the first NUL byte.
inline std::string_view NumeralOf(std::string_view token_text) {
  return token_text.substr(0, token_text.find('\0'));
}

}  // namespace perilune::lua
