#include "base/decimal_digits.h"

#include <array>
#include <bit>
#include <cstddef>

#include "base/check.h"

namespace perilune {
namespace {

__extension__ typedef unsigned __int128 Product;

constexpr int kMantissaBits = 52;  // Without the first, which is always 1.
constexpr int kExponentBias = 1023;

template <size_t size>
constexpr std::array<uint64_t, size> PowersOf(uint64_t base) {
  std::array<uint64_t, size> powers = {1};
  for (size_t i = 1; i < size; ++i) powers[i] = powers[i - 1] * base;
  return powers;
}

constexpr int kScaleMax = 27;  // 5^27 is the last power below 2^63.
constexpr auto kPowersOfFive = PowersOf<kScaleMax + 1>(5);
constexpr auto kPowersOfTen = PowersOf<kDigitsMax + 1>(10);

// Returns the exponent of the decimal digit that 2^`exponent` begins with. The factor is the
// logarithm of 2; for all exponents of a double its last digits do not matter.
constexpr int DecimalExponent(int exponent) { return (exponent * 78913) >> 18; }

// A number that is not whole: mantissa * 2^-shift.
struct Scaled {
  Product mantissa;
  int shift;

  uint64_t Whole() const {
    return static_cast<uint64_t>(shift > 0 ? mantissa >> shift : mantissa << -shift);
  }

  uint64_t Rounded() const {
    const uint64_t whole = Whole();
    if (shift <= 0) return whole;
    const Product half = Product{1} << (shift - 1);
    const Product rest = mantissa & (2 * half - 1);
    return whole + (rest > half || (rest == half && whole % 2 == 1) ? 1 : 0);
  }
};

}  // namespace

std::optional<DecimalDigits> RoundToDigits(double value, int count) {
  DCHECK(count >= 1 && count <= kDigitsMax);
  const auto bits = std::bit_cast<uint64_t>(value);
  const int binary_exponent = static_cast<int>(bits >> kMantissaBits) - kExponentBias;
  constexpr uint64_t kFirstBit = uint64_t{1} << kMantissaBits;
  const uint64_t mantissa = (bits & (kFirstBit - 1)) | kFirstBit;

  // The power of two below the value may have a digit less than it: then there is a second try.
  // What is no positive number, infinite or denormal seems to be far too large or too small.
  const uint64_t limit = kPowersOfTen[static_cast<size_t>(count)];
  int exponent = DecimalExponent(binary_exponent);
  for (;; ++exponent) {
    // By value * 10^scale the digits come before the point, where 10 is 5 * 2.
    const int scale = count - 1 - exponent;
    if (scale < 0 || scale > kScaleMax) return std::nullopt;
    const Scaled scaled = {
        .mantissa = Product{mantissa} * kPowersOfFive[static_cast<size_t>(scale)],
        .shift = kMantissaBits - binary_exponent - scale};
    if (scaled.Whole() >= limit) continue;
    const uint64_t digits = scaled.Rounded();
    if (digits == limit) return DecimalDigits{.digits = limit / 10, .exponent = exponent + 1};
    return DecimalDigits{.digits = digits, .exponent = exponent};
  }
}

}  // namespace perilune
