#pragma once

// The name that a script's author has given it, in a comment on its first line, or on the second
// below a shebang:
//
//   -- name: rate limiter
//   return redis.call('INCR', KEYS[1])

#include <string_view>

namespace perilune {

// Returns the name, of 128 bytes at most, or "". Borrows `source`.
std::string_view ScriptNameOf(std::string_view source);

}  // namespace perilune
