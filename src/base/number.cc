#include "base/number.h"

#include <locale.h>
#include <stdlib.h>
#include <strings.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <limits>
#include <system_error>

#include "base/check.h"
#include "base/decimal_digits.h"

namespace perilune {
namespace {

constexpr std::string_view kSpaces = " \t\n\v\f\r";

// The locale whose decimal point is a point. Never freed.
locale_t PlainLocale() {
  static const locale_t locale = newlocale(LC_ALL_MASK, "C", nullptr);
  return locale;
}

double Convert(const char* text, char** end, double /*kind*/) {
  return strtod_l(text, end, PlainLocale());
}

long double Convert(const char* text, char** end, long double /*kind*/) {
  return strtold_l(text, end, PlainLocale());
}

template <typename Float>
std::optional<Float> ParseFloat(std::string_view text) {
  // Most numbers are integers, and those convert several times faster.
  if (const std::optional<int64_t> integer = ParseInt64(text)) return static_cast<Float>(*integer);

  if (text.empty() || text.size() > kFloatTextBytesMax) return std::nullopt;
  if (kSpaces.find(text.front()) != std::string_view::npos) return std::nullopt;

  std::array<char, kFloatTextBytesMax + 1> terminated;
  std::memcpy(terminated.data(), text.data(), text.size());
  terminated[text.size()] = '\0';

  char* end = nullptr;
  errno = 0;
  const Float value = Convert(terminated.data(), &end, Float{});
  if (end != terminated.data() + text.size()) return std::nullopt;
  if (std::isnan(value)) return std::nullopt;
  // A denormal is out of range too, but taken as it is.
  if (errno == ERANGE && (std::isinf(value) || value == 0)) return std::nullopt;
  return value;
}

// As ParseInt64, for a text that is too short to overflow.
std::optional<int64_t> ParseShort(std::string_view text) {
  const bool is_negative = text.starts_with('-');
  const std::string_view digits = text.substr(is_negative ? 1 : 0);
  if (digits.empty() || (digits[0] == '0' && text.size() > 1)) return std::nullopt;
  int64_t value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return is_negative ? -value : value;
}

// Copies the digits [from, to) to `out`, zeros where `digits` has no more. Returns the end.
char* CopyDigits(std::string_view digits, size_t from, size_t to, char* out) {
  for (size_t i = from; i < to; ++i) *out++ = i < digits.size() ? digits[i] : '0';
  return out;
}

// Writes `number` as FormatDouble says. Returns the end.
char* WriteDigits(const DecimalDigits& number, int precision, char* out) {
  std::array<char, kDigitsMax> buffer;
  const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number.digits);
  std::string_view digits(buffer.data(), written.ptr);
  digits = digits.substr(0, digits.find_last_not_of('0') + 1);

  const int exponent = number.exponent;
  if (exponent >= 0 && exponent < precision) {
    const auto whole = static_cast<size_t>(exponent) + 1;
    out = CopyDigits(digits, 0, whole, out);
    if (digits.size() <= whole) return out;
    *out++ = '.';
    return CopyDigits(digits, whole, digits.size(), out);
  }
  if (exponent < 0 && exponent >= -4) {
    *out++ = '0';
    *out++ = '.';
    for (int i = exponent; i < -1; ++i) *out++ = '0';
    return CopyDigits(digits, 0, digits.size(), out);
  }
  *out++ = digits.front();
  if (digits.size() > 1) *out++ = '.';
  out = CopyDigits(digits, 1, digits.size(), out);
  *out++ = 'e';
  *out++ = exponent < 0 ? '-' : '+';
  const int magnitude = std::abs(exponent);  // Below 100: see RoundToDigits.
  *out++ = static_cast<char>('0' + magnitude / 10);
  *out++ = static_cast<char>('0' + magnitude % 10);
  return out;
}

}  // namespace

std::optional<int64_t> ParseInt64(std::string_view text) {
  constexpr size_t kNoOverflowMax = 18;
  if (text.size() <= kNoOverflowMax) return ParseShort(text);
  const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
  if (digits.starts_with('0') && text.size() > 1) return std::nullopt;
  const char* const text_end = text.data() + text.size();
  int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text_end, value);
  if (error != std::errc() || end != text_end) return std::nullopt;
  return value;
}

std::optional<double> ParseDouble(std::string_view text) { return ParseFloat<double>(text); }

std::optional<long double> ParseLongDouble(std::string_view text) {
  return ParseFloat<long double>(text);
}

size_t FormatInt64(int64_t value, std::span<char, kInt64CharsMax> out) {
  if (value >= 0 && value < 10) {
    out[0] = static_cast<char>('0' + value);
    return 1;
  }
  const auto [end, error] = std::to_chars(out.data(), out.data() + out.size(), value);
  DCHECK(error == std::errc());
  return static_cast<size_t>(end - out.data());
}

size_t FormatDouble(double value, int precision, std::span<char, kDoubleCharsMax> out) {
  if (std::isnan(value)) value = std::fabs(value);  // Else its sign would show.

  // Below 2^53 an integer is exact, and formats several times faster. Minus zero is none.
  constexpr double kExactBelow = 9007199254740992.0;
  if (std::fabs(value) < kExactBelow) {
    const auto integer = static_cast<int64_t>(value);
    if (static_cast<double>(integer) == value && (integer != 0 || !std::signbit(value))) {
      const size_t size = FormatInt64(integer, out.first<kInt64CharsMax>());
      if (size <= static_cast<size_t>(precision)) return size;
    }
  }
  if (const auto digits = RoundToDigits(std::fabs(value), precision)) {
    char* end = out.data();
    if (value < 0) *end++ = '-';
    return static_cast<size_t>(WriteDigits(*digits, precision, end) - out.data());
  }
  const auto [end, error] = std::to_chars(out.data(), out.data() + out.size(), value,
                                          std::chars_format::general, precision);
  DCHECK(error == std::errc());
  return static_cast<size_t>(end - out.data());
}

size_t FormatDouble(double value, std::span<char, kDoubleCharsMax> out) {
  return FormatDouble(value, kDigitsMax, out);
}

std::string FormatDouble(double value) {
  std::array<char, kDoubleCharsMax> chars;
  return std::string(chars.data(), FormatDouble(value, chars));
}

std::string FormatLongDouble(long double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value > 0 ? "inf" : "-inf";

  constexpr size_t kCharsMax = 1 + 4933 + 1 + 17;  // Sign, digits of the largest, point, fraction.
  std::array<char, kCharsMax> chars;
  const auto [end, error] = std::to_chars(chars.data(), chars.data() + chars.size(), value,
                                          std::chars_format::fixed, /*precision=*/17);
  DCHECK(error == std::errc());
  std::string_view text(chars.data(), static_cast<size_t>(end - chars.data()));
  text.remove_suffix(text.size() - 1 - text.find_last_not_of('0'));
  if (text.ends_with('.')) text.remove_suffix(1);
  if (text == "-0") text = "0";
  return std::string(text);
}

std::optional<uint64_t> ParseMemory(std::string_view text) {
  struct Multiple {
    std::string_view name;
    uint64_t bytes;
  };
  static constexpr Multiple kUnits[] = {
      {"", 1},          {"b", 1},        {"k", 1000},          {"kb", 1 << 10},
      {"m", 1'000'000}, {"mb", 1 << 20}, {"g", 1'000'000'000}, {"gb", 1 << 30},
  };
  const size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const std::string_view name = text.substr(digits);
  const auto* const unit =
      std::find_if(std::begin(kUnits), std::end(kUnits), [name](const Multiple& candidate) {
        return candidate.name.size() == name.size() &&
               strncasecmp(candidate.name.data(), name.data(), name.size()) == 0;
      });
  if (unit == std::end(kUnits)) return std::nullopt;
  if (digits == 0) return text.empty() ? std::optional<uint64_t>(0) : std::nullopt;

  constexpr uint64_t kMost = std::numeric_limits<uint64_t>::max();
  uint64_t count = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + digits, count);
  if (parsed.ec != std::errc() || count > kMost / unit->bytes) return kMost;
  return count * unit->bytes;
}

}  // namespace perilune
