#pragma once

// SHA-1, by which scripts are named. Not for security.

#include <array>
#include <string_view>

namespace perilune {

// Returns the SHA-1 of `bytes` as 40 lower-case hexadecimal digits.
std::array<char, 40> Sha1Hex(std::string_view bytes);

}  // namespace perilune
