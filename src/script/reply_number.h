#pragma once

// Integers of replies: what a script gets to see of them, and what becomes of what it returns.

#include <cstdint>
#include <limits>

#include "script/run_findings.h"

namespace perilune {

// Lua's numbers are doubles. Counts what is lost.
inline double ToLuaNumber(int64_t value, RunFindings& findings) {
  constexpr int64_t kExactMax = int64_t{1} << 53;
  if (value > kExactMax || value < -kExactMax) findings.Count(Hazard::kImpreciseInteger);
  return static_cast<double>(value);
}

inline int64_t FromLuaNumber(double number, RunFindings& findings) {
  constexpr double kLimit = 9223372036854775808.0;
  const bool fits = number >= -kLimit && number < kLimit;
  // Else what a CPU makes of it, NaN included.
  const int64_t value =
      fits ? static_cast<int64_t>(number) : std::numeric_limits<int64_t>::min();
  if (static_cast<double>(value) != number) findings.Count(Hazard::kTruncatedFloat);
  return value;
}

}  // namespace perilune
