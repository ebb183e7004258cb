#pragma once

// The tokens of Lua 5.1, and how error messages spell them.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace perilune::lua {

enum class TokenKind : uint8_t {
  // Those with a text of their own.
  kEof,
  kName,
  kNumber,
  kString,

  // Reserved words.
  kAnd,
  kBreak,
  kDo,
  kElse,
  kElseif,
  kEnd,
  kFalse,
  kFor,
  kFunction,
  kIf,
  kIn,
  kLocal,
  kNil,
  kNot,
  kOr,
  kRepeat,
  kReturn,
  kThen,
  kTrue,
  kUntil,
  kWhile,

  // Symbols of more than one byte.
  kConcat,
  kEllipsis,
  kEqual,
  kGreaterEqual,
  kLessEqual,
  kNotEqual,

  // Symbols of one byte.
  kAssign,
  kCaret,
  kColon,
  kComma,
  kDot,
  kGreater,
  kHash,
  kLeftBrace,
  kLeftBracket,
  kLeftParen,
  kLess,
  kMinus,
  kPercent,
  kPlus,
  kRightBrace,
  kRightBracket,
  kRightParen,
  kSemicolon,
  kSlash,
  kStar,

  // A byte that begins no token.
  kStray,
};

// What each kind is called where it is expected, in the order of the kinds.
inline constexpr std::array kSpellings = std::to_array<std::string_view>({
    "<eof>", "<name>", "<number>", "<string>", "and",  "break", "do",    "else", "elseif",
    "end",   "false",  "for",      "function", "if",   "in",    "local", "nil",  "not",
    "or",    "repeat", "return",   "then",     "true", "until", "while", "..",   "...",
    "==",    ">=",     "<=",       "~=",       "=",    "^",     ":",     ",",    ".",
    ">",     "#",      "{",        "[",        "(",    "<",     "-",     "%",    "+",
    "}",     "]",      ")",        ";",        "/",    "*",     "",
});
static_assert(kSpellings.size() == static_cast<size_t>(TokenKind::kStray) + 1);

constexpr std::string_view Spelling(TokenKind kind) {
  return kSpellings[static_cast<size_t>(kind)];
}

inline constexpr TokenKind kFirstReserved = TokenKind::kAnd;
inline constexpr TokenKind kLastReserved = TokenKind::kWhile;

// The bytes [begin, end) of the source.
struct Token {
  TokenKind kind = TokenKind::kEof;
  uint32_t begin = 0;
  uint32_t end = 0;
  int line = 1;  // Where it begins.
};

}  // namespace perilune::lua
