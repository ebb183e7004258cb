#include "lua/literal.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "lua/character.h"

namespace perilune::lua {
namespace {

constexpr size_t kDecimalEscapeDigitsMax = 3;

// The escapes of one letter, each followed by what it stands for.
constexpr std::string_view kLetterEscapes = "a\ab\bf\fn\nr\rt\tv\v";

// Returns the byte that the letter `c` stands for behind a backslash, or nothing.
std::optional<char> LetterEscape(char c) {
  for (size_t i = 0; i < kLetterEscapes.size(); i += 2) {
    if (kLetterEscapes[i] == c) return kLetterEscapes[i + 1];
  }
  return std::nullopt;
}

// Returns how many bytes the line break at `at` takes: "\r\n" and "\n\r" are one.
size_t LineBreakBytes(std::string_view text, size_t at) {
  const bool is_pair =
      at + 1 < text.size() && IsLineBreak(text[at + 1]) && text[at + 1] != text[at];
  return is_pair ? 2 : 1;
}

std::string ReplaceInLongBrackets(std::string_view literal) {
  const size_t opening = DelimiterBytes(literal);
  std::string text(literal.substr(0, opening));
  size_t at = opening;
  if (at < literal.size() && IsLineBreak(literal[at])) at += LineBreakBytes(literal, at);
  while (at < literal.size()) {
    if (IsLineBreak(literal[at])) {
      text += '\n';
      at += LineBreakBytes(literal, at);
    } else {
      text += literal[at++];
    }
  }
  return text;
}

// Appends what the escape at `at`, the byte behind a backslash, stands for. Returns its size.
size_t AppendEscape(std::string_view literal, size_t at, std::string& text) {
  const char c = literal[at];
  if (const std::optional<char> letter = LetterEscape(c)) {
    text += *letter;
    return 1;
  }
  if (IsLineBreak(c)) {
    text += '\n';
    return LineBreakBytes(literal, at);
  }
  if (!IsDigit(c)) {
    text += c;
    return 1;
  }
  size_t digits = 0;
  int code = 0;
  while (digits < kDecimalEscapeDigitsMax && at + digits < literal.size() &&
         IsDigit(literal[at + digits])) {
    code = code * 10 + (literal[at + digits] - '0');
    ++digits;
  }
  text += static_cast<char>(code);
  return digits;
}

bool IsDecimal(std::string_view text) {
  const size_t exponent_at = std::min(text.find_first_of("eE"), text.size());
  const std::string_view mantissa = text.substr(0, exponent_at);
  if (std::count(mantissa.begin(), mantissa.end(), '.') > 1) return false;
  if (!std::any_of(mantissa.begin(), mantissa.end(), IsDigit)) return false;
  if (mantissa.find_first_not_of("0123456789.") != mantissa.npos) return false;
  if (exponent_at == text.size()) return true;

  std::string_view exponent = text.substr(exponent_at + 1);
  if (exponent.starts_with('+') || exponent.starts_with('-')) exponent.remove_prefix(1);
  return !exponent.empty() && std::all_of(exponent.begin(), exponent.end(), IsDigit);
}

// A sign in the exponent would not be part of the token.
bool IsHexadecimal(std::string_view text) {
  if (!text.starts_with("0x") && !text.starts_with("0X")) return false;
  text.remove_prefix(2);
  const size_t exponent_at = std::min(text.find_first_of("pP"), text.size());
  const std::string_view mantissa = text.substr(0, exponent_at);
  if (mantissa.empty() || !std::all_of(mantissa.begin(), mantissa.end(), IsHexDigit)) return false;
  if (exponent_at == text.size()) return true;
  const std::string_view exponent = text.substr(exponent_at + 1);
  return !exponent.empty() && std::all_of(exponent.begin(), exponent.end(), IsDigit);
}

// Most numerals are so short that they are exact.
std::optional<double> ReadShortInteger(std::string_view numeral) {
  constexpr size_t kExactDigitsMax = 15;
  if (numeral.empty() || numeral.size() > kExactDigitsMax) return std::nullopt;
  int64_t value = 0;
  for (const char c : numeral) {
    if (!IsDigit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return static_cast<double>(value);
}

}  // namespace

size_t DelimiterBytes(std::string_view literal) {
  if (!literal.starts_with('[')) return 1;
  return literal.find_first_not_of('=', 1) + 1;
}

std::string ReplaceEscapes(std::string_view literal) {
  if (literal.starts_with('[')) return ReplaceInLongBrackets(literal);
  std::string text;
  size_t at = 0;
  while (at < literal.size()) {
    const char c = literal[at++];
    if (c == '\\' && at < literal.size()) {
      at += AppendEscape(literal, at, text);
    } else {
      text += c;
    }
  }
  return text;
}

bool IsEscape(char c) {
  return LetterEscape(c) || IsDigit(c) || IsLineBreak(c) || c == '\\' || c == '"' || c == '\'';
}

std::optional<double> ReadNumeral(std::string_view numeral) {
  if (const std::optional<double> value = ReadShortInteger(numeral)) return value;
  if (!IsDecimal(numeral) && !IsHexadecimal(numeral)) return std::nullopt;
  return std::strtod(std::string(numeral).c_str(), nullptr);
}

}  // namespace perilune::lua
