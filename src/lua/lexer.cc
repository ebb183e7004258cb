#include "lua/lexer.h"

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "lua/character.h"
#include "lua/literal.h"

namespace perilune::lua {
namespace {

constexpr int kByteMax = 255;
constexpr std::string_view kEofText = "<eof>";

TokenKind KindOfWord(std::string_view word) {
  const auto first = kSpellings.begin() + static_cast<int>(kFirstReserved);
  const auto last = kSpellings.begin() + static_cast<int>(kLastReserved) + 1;
  const auto found = std::lower_bound(first, last, word);
  if (found == last || *found != word) return TokenKind::kName;
  return static_cast<TokenKind>(found - kSpellings.begin());
}

TokenKind KindOfSymbol(char c) {
  for (auto kind = static_cast<size_t>(TokenKind::kAssign);
       kind < static_cast<size_t>(TokenKind::kStray); ++kind) {
    if (kSpellings[kind][0] == c) return static_cast<TokenKind>(kind);
  }
  return TokenKind::kStray;
}

// Returns the symbol that `kind` and a "=" behind it make, or kStray.
TokenKind WithEqualSign(TokenKind kind, char c) {
  switch (kind) {
    case TokenKind::kAssign:
      return TokenKind::kEqual;
    case TokenKind::kLess:
      return TokenKind::kLessEqual;
    case TokenKind::kGreater:
      return TokenKind::kGreaterEqual;
    default:
      return c == '~' ? TokenKind::kNotEqual : TokenKind::kStray;
  }
}

}  // namespace

Token Lexer::Next() {
  while (!error_ && !AtEnd()) {
    begin_ = at_;
    begin_line_ = line_;
    const char c = source_[at_];
    if (IsLineBreak(c)) {
      SkipLineBreak();
    } else if (IsSpace(c)) {
      ++at_;
    } else if (source_.substr(at_).starts_with("--")) {
      SkipComment();
    } else if (IsNameStart(c)) {
      return Name();
    } else if (IsDigit(c)) {
      return Numeral();
    } else if (c == '"' || c == '\'') {
      return QuotedString();
    } else if (c == '[') {
      return BracketOrLongString();
    } else {
      return Symbol();
    }
  }
  begin_ = at_;
  begin_line_ = line_;
  return End(TokenKind::kEof);
}

void Lexer::FailNear(std::string_view problem, const Token& token) {
  // The byte 0 is no token to PUC's lexer, which then names none.
  const bool is_nul = token.kind == TokenKind::kStray && source_[token.begin] == '\0';
  if (is_nul) return Fail(problem);
  FailNearText(problem, TextOf(token));
}

void Lexer::Fail(std::string_view problem) {
  if (!error_) error_ = SyntaxError{std::string(problem), line_};
}

void Lexer::FailAnywhere(std::string_view problem) {
  if (!error_) error_ = SyntaxError{std::string(problem), 0};
}

bool Lexer::Accept(char c) {
  if (!At(c)) return false;
  ++at_;
  return true;
}

bool Lexer::AcceptPoint() { return Accept('.') || Accept('\0'); }

void Lexer::SkipLineBreak() {
  const char first = source_[at_++];
  if (!AtEnd() && IsLineBreak(source_[at_]) && source_[at_] != first) ++at_;
  ++line_;
}

void Lexer::SkipComment() {
  at_ += 2;
  if (At('[')) {
    if (const std::optional<size_t> level = LongBracketLevel()) {
      if (!SkipLongBrackets(*level)) FailNearText("unfinished long comment", kEofText);
      return;
    }
  }
  while (!AtEnd() && !IsLineBreak(source_[at_])) ++at_;
}

Token Lexer::End(TokenKind kind) const {
  return {kind, static_cast<uint32_t>(begin_), static_cast<uint32_t>(at_), begin_line_};
}

Token Lexer::Symbol() {
  const char c = source_[at_++];
  if (c == '.') {
    if (AcceptPoint()) return End(AcceptPoint() ? TokenKind::kEllipsis : TokenKind::kConcat);
    if (!AtEnd() && IsDigit(source_[at_])) return Numeral();
  }
  const TokenKind kind = KindOfSymbol(c);
  const TokenKind longer = WithEqualSign(kind, c);
  return End(longer != TokenKind::kStray && Accept('=') ? longer : kind);
}

Token Lexer::Name() {
  while (!AtEnd() && IsNamePart(source_[at_])) ++at_;
  return End(KindOfWord(source_.substr(begin_, at_ - begin_)));
}

Token Lexer::Numeral() {
  while (!AtEnd() && (IsDigit(source_[at_]) || source_[at_] == '.')) ++at_;
  if (Accept('e') || Accept('E') || Accept('\0')) {
    if (!Accept('+') && !Accept('-')) Accept('\0');
  }
  while (!AtEnd() && IsNamePart(source_[at_])) ++at_;

  const std::string_view numeral = NumeralOf(source_.substr(begin_, at_ - begin_));
  if (!ReadNumeral(numeral)) return FailNearText("malformed number", numeral);
  return End(TokenKind::kNumber);
}

Token Lexer::QuotedString() {
  const char quote = source_[at_++];
  while (!AtEnd()) {
    const char c = source_[at_];
    if (c == quote) {
      ++at_;
      return End(TokenKind::kString);
    }
    if (IsLineBreak(c)) {
      const std::string_view begun = source_.substr(begin_, at_ - begin_);
      return FailNearText("unfinished string", ReplaceEscapes(begun));
    }
    if (c != '\\') {
      ++at_;
    } else if (!Escape()) {
      const std::string_view begun = source_.substr(begin_, at_ - begin_);
      return FailNearText("escape sequence too large", ReplaceEscapes(begun));
    }
  }
  return FailNearText("unfinished string", kEofText);
}

// Skips the escape whose backslash has been reached. False: it is too large, and the backslash
// still is what has been reached.
bool Lexer::Escape() {
  const size_t backslash = at_++;
  if (AtEnd()) return true;
  if (IsLineBreak(source_[at_])) {
    SkipLineBreak();
    return true;
  }
  if (!IsDigit(source_[at_])) {
    ++at_;
    return true;
  }
  int code = 0;
  for (int digits = 0; digits < 3 && !AtEnd() && IsDigit(source_[at_]); ++digits) {
    code = code * 10 + (source_[at_++] - '0');
  }
  if (code <= kByteMax) return true;
  at_ = backslash;
  return false;
}

Token Lexer::BracketOrLongString() {
  const std::optional<size_t> level = LongBracketLevel();
  if (level) {
    if (SkipLongBrackets(*level)) return End(TokenKind::kString);
    return FailNearText("unfinished long string", kEofText);
  }
  ++at_;
  if (!At('=')) return End(TokenKind::kLeftBracket);
  while (Accept('=')) {
  }
  return FailNearText("invalid long string delimiter", source_.substr(begin_, at_ - begin_));
}

// Returns how many "=" stand between the bracket that has been reached and the next one, or
// nothing if something else does.
std::optional<size_t> Lexer::LongBracketLevel() const {
  const size_t next = source_.find_first_not_of('=', at_ + 1);
  if (next == source_.npos || source_[next] != '[') return std::nullopt;
  return next - at_ - 1;
}

// Skips to behind the brackets that close those which have been reached. False: there are none.
bool Lexer::SkipLongBrackets(size_t level) {
  at_ += level + 2;
  while (!AtEnd()) {
    if (IsLineBreak(source_[at_])) {
      SkipLineBreak();
      continue;
    }
    if (source_[at_++] != ']') continue;
    size_t equal_signs = 0;
    while (Accept('=')) ++equal_signs;
    if (equal_signs == level && Accept(']')) return true;
  }
  return false;
}

Token Lexer::FailNearText(std::string_view problem, std::string_view text) {
  // PUC composes messages of C strings.
  Fail(std::string(problem).append(" near '").append(text.substr(0, text.find('\0'))).append("'"));
  return End(TokenKind::kEof);
}

std::string Lexer::TextOf(const Token& token) const {
  const std::string_view text = source_.substr(token.begin, token.end - token.begin);
  switch (token.kind) {
    case TokenKind::kName:
    case TokenKind::kNumber:
      return std::string(text);
    case TokenKind::kString:
      return ReplaceEscapes(text);
    case TokenKind::kStray:
      DCHECK(text.size() == 1);
      if (!IsControl(text[0])) return std::string(text);
      return "char(" + std::to_string(static_cast<int>(text[0])) + ")";
    default:
      return std::string(Spelling(token.kind));
  }
}

}  // namespace perilune::lua
