#pragma once

// What Lua's lexer asks about a byte, independent of the locale.

namespace perilune::lua {

constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }

constexpr bool IsHexDigit(char c) {
  return IsDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

constexpr bool IsNameStart(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

constexpr bool IsNamePart(char c) { return IsNameStart(c) || IsDigit(c); }

constexpr bool IsLineBreak(char c) { return c == '\n' || c == '\r'; }

constexpr bool IsSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

constexpr bool IsControl(char c) { return (c >= 0 && c < ' ') || c == '\x7f'; }

}  // namespace perilune::lua
