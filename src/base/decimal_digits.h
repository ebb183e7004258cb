#pragma once

// The first decimal digits of a double, exactly, for what is neither very large nor very small.
//
// Cost: a multiplication, or two, of 64 bits by 64, and a shift.
// Threads: may be called from any thread.

#include <cstdint>
#include <optional>

namespace perilune {

inline constexpr int kDigitsMax = 17;  // As many tell all doubles apart.

// Stands for the number whose first digit has the weight 10^`exponent`. The first of `digits` is
// not 0.
struct DecimalDigits {
  uint64_t digits;
  int exponent;
};

// Returns `value` rounded to `count` digits, to an even one if it lies in the middle, as C's "%e"
// does it. Nothing for what has more digits before the point, for some of what is below
// 10^(count - 27), and for what is no positive number.
// Requires: 1 <= count <= kDigitsMax.
std::optional<DecimalDigits> RoundToDigits(double value, int count);

}  // namespace perilune
