#pragma once

// What the text of a string or number token stands for.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace perilune::lua {

// Returns how many bytes open, and how many close, the string token `literal`.
size_t DelimiterBytes(std::string_view literal);

// Returns `literal`, a string token or the beginning of one, with each escape replaced by what it
// stands for and the delimiters in place: as error messages show it. In long brackets the first
// line break is left out, and each other is one "\n".
std::string ReplaceEscapes(std::string_view literal);

// Returns true if `c` behind a backslash means anything but itself.
bool IsEscape(char c);

// Returns the value of `numeral`, or nothing if it is malformed. As strtod reads it, so that
// hexadecimal floats are numbers, and what overflows is infinite.
std::optional<double> ReadNumeral(std::string_view numeral);

}  // namespace perilune::lua
