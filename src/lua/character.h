#pragma once

// What Lua's lexer asks about a byte, independent of the locale.

#include <array>
#include <cstddef>

namespace perilune::lua {

constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }

constexpr bool IsHexDigit(char c) {
  return IsDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

constexpr bool IsNameStart(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

// Asked of every byte of every name.
inline constexpr std::array<bool, 256> kNameParts = [] {
  std::array<bool, 256> parts = {};
  for (size_t byte = 0; byte < parts.size(); ++byte) {
    const char c = static_cast<char>(byte);
    parts[byte] = IsNameStart(c) || IsDigit(c);
  }
  return parts;
}();

constexpr bool IsNamePart(char c) { return kNameParts[static_cast<unsigned char>(c)]; }

constexpr bool IsLineBreak(char c) { return c == '\n' || c == '\r'; }

constexpr bool IsSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

constexpr bool IsControl(char c) { return (c >= 0 && c < ' ') || c == '\x7f'; }

}  // namespace perilune::lua
