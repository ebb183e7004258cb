#pragma once

// Numbers from and to text, with exactly the texts that Redis takes and gives.
//
// Threads: every function may be called from any thread. No function depends on the locale.
// Source: what is accepted and written was recorded from Redis 7.0.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace perilune {

inline constexpr size_t kInt64CharsMax = 20;   // "-9223372036854775808".
inline constexpr size_t kDoubleCharsMax = 24;  // "-2.2250738585072014e-308".

// A longer text is never taken for a floating-point number.
inline constexpr size_t kFloatTextBytesMax = 5119;

// Returns the number that `text` is the one decimal notation of, or nothing: no plus, no spaces,
// no leading zeros, no "-0", nothing outside the range.
std::optional<int64_t> ParseInt64(std::string_view text);

// Return the number that all of `text` stands for, or nothing. Decimal, with or without point and
// exponent, and 0x-hexadecimal; a plus is allowed, as is infinity in its spellings. Spaces and NaN
// are not, nor what overflows, nor what is not zero but too small to differ from it.
std::optional<double> ParseDouble(std::string_view text);
std::optional<long double> ParseLongDouble(std::string_view text);

// Writes `value` in decimal to the front of `out`. Returns how many characters it took.
size_t FormatInt64(int64_t value, std::span<char, kInt64CharsMax> out);

// Writes `value` as C's "%.*g" does, but for NaN, which has no sign: `precision` significant digits
// without trailing zeros, an exponent if it is below -4 or not below `precision`, "inf", "-inf",
// "nan". Returns how many characters it took. Requires: 1 <= precision <= 17.
size_t FormatDouble(double value, int precision, std::span<char, kDoubleCharsMax> out);

// Writes `value` as replies show it, with a precision of 17.
size_t FormatDouble(double value, std::span<char, kDoubleCharsMax> out);
std::string FormatDouble(double value);

// Returns `value` as INCRBYFLOAT stores it: 17 digits behind the point without trailing zeros, no
// exponent, and no minus before zero.
std::string FormatLongDouble(long double value);

// Returns the bytes that "512mb" and the like stand for, 2^64-1 if they are more, or nothing for
// what is not a number with an optional unit. "" stands for 0.
std::optional<uint64_t> ParseMemory(std::string_view text);

}  // namespace perilune
