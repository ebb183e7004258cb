#pragma once

// What one run came across that its script's author should know: keys that were not declared,
// replies that lost something on the way between Redis' types and Lua's, and the error that it
// ended with.
//
// Threads: belongs to its run.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace perilune {

enum class Hazard : uint8_t {
  kUndeclaredKey,     // A key was used that is not among KEYS.
  kImpreciseInteger,  // An integer reply was beyond 2^53, of which a Lua number keeps 53 bits.
  kTruncatedFloat,    // A number with a fraction was returned, of which an integer remained.
  kCutTable,          // A table was returned with elements behind a nil, which are lost.
};
inline constexpr size_t kHazards = 4;

// An error that a script raised or returned.
struct RunError {
  std::string text;
  int line;  // 0 if it is not known, as of an error that was returned.
};

struct RunFindings {
  std::array<uint64_t, kHazards> counts = {};
  std::string undeclared_key = {};  // The first.
  std::optional<RunError> error = {};

  void Count(Hazard hazard) { ++counts[static_cast<size_t>(hazard)]; }
  void EndWith(std::string_view text, int line) { error = RunError{std::string(text), line}; }
  bool any_undeclared() const { return counts[static_cast<size_t>(Hazard::kUndeclaredKey)] != 0; }
};

}  // namespace perilune
