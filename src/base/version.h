#pragma once

// What this server is, and which Redis it is compatible with. Clients look at the latter.

#include <string_view>

namespace perilune {

inline constexpr std::string_view kVersion = "0.1.0";
inline constexpr std::string_view kRedisVersion = "7.2.4";

}  // namespace perilune
