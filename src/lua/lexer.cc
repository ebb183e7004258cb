#include "lua/lexer.h"

#include <array>
#include <utility>

#include "base/check.h"
#include "lua/character.h"
#include "lua/literal.h"

namespace perilune::lua {
namespace {

constexpr int kByteMax = 255;
constexpr std::string_view kEofText = "<eof>";

// The first kind whose text begins with a byte: for a letter of the reserved words, else of the
// symbols of one byte.
constexpr std::array<TokenKind, 256> kFirstKinds = [] {
  std::array<TokenKind, 256> kinds = {};
  kinds.fill(TokenKind::kStray);
  const auto first = static_cast<size_t>(kFirstReserved);
  for (size_t kind = static_cast<size_t>(TokenKind::kStray); kind-- > first;) {
    if (kind > static_cast<size_t>(kLastReserved) && kSpellings[kind].size() > 1) continue;
    kinds[static_cast<unsigned char>(kSpellings[kind][0])] = static_cast<TokenKind>(kind);
  }
  return kinds;
}();

TokenKind KindOfWord(std::string_view word) {
  auto kind = static_cast<size_t>(kFirstKinds[static_cast<unsigned char>(word[0])]);
  for (; kind <= static_cast<size_t>(kLastReserved); ++kind) {
    if (kSpellings[kind] == word) return static_cast<TokenKind>(kind);
    if (kSpellings[kind][0] != word[0]) break;
  }
  return TokenKind::kName;
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

std::string_view Lexer::Text() const { return source_.substr(begin_, at_ - begin_); }

Token Lexer::Unusual(const Token& token) {
  unusual_.push_back(token);
  return token;
}

Token Lexer::Symbol() {
  const char c = source_[at_++];
  if (c == '.') {
    if (AcceptPoint()) {
      const Token points = End(AcceptPoint() ? TokenKind::kEllipsis : TokenKind::kConcat);
      const bool has_nul = Text().find('\0') != std::string_view::npos;
      return has_nul ? Unusual(points) : points;
    }
    if (!AtEnd() && IsDigit(source_[at_])) return Numeral();
  }
  const TokenKind kind = kFirstKinds[static_cast<unsigned char>(c)];
  const TokenKind longer = WithEqualSign(kind, c);
  return End(longer != TokenKind::kStray && Accept('=') ? longer : kind);
}

Token Lexer::Name() {
  while (!AtEnd() && IsNamePart(source_[at_])) ++at_;
  return End(KindOfWord(Text()));
}

Token Lexer::Numeral() {
  while (!AtEnd() && (IsDigit(source_[at_]) || source_[at_] == '.')) ++at_;
  if (Accept('e') || Accept('E') || Accept('\0')) {
    if (!Accept('+') && !Accept('-')) Accept('\0');
  }
  while (!AtEnd() && IsNamePart(source_[at_])) ++at_;

  const std::string_view numeral = NumeralOf(Text());
  if (!ReadNumeral(numeral)) return FailNearText("malformed number", numeral);
  const bool is_usual = numeral.size() == at_ - begin_ && numeral.size() <= kUsualNumeralBytesMax &&
                        numeral.find_first_not_of("0123456789.") == numeral.npos;
  return is_usual ? End(TokenKind::kNumber) : Unusual(End(TokenKind::kNumber));
}

Token Lexer::QuotedString() {
  const char quote = source_[at_++];
  bool has_escapes = false;
  while (!AtEnd()) {
    const char c = source_[at_];
    if (c == quote) {
      ++at_;
      return has_escapes ? Unusual(End(TokenKind::kString)) : End(TokenKind::kString);
    }
    if (IsLineBreak(c)) return FailNearText("unfinished string", ReplaceEscapes(Text()));
    if (c != '\\') {
      ++at_;
      continue;
    }
    has_escapes = true;
    if (!Escape()) return FailNearText("escape sequence too large", ReplaceEscapes(Text()));
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
  return FailNearText("invalid long string delimiter", Text());
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
