// string.format.

#include <array>
#include <climits>
#include <cstdio>
#include <cstring>

#include "base/number.h"
#include "script/lua_number.h"
#include "script/lua_scratch.h"
#include "script/lua_vm.h"
#include "script/string_library.h"
#include "script/work_meter.h"

namespace perilune {
namespace {

constexpr char kFormatEscape = '%';

// The longest is "%99.99f" of a number of 309 digits.
constexpr size_t kItemBytesMax = 512;

// From this length on a string is not padded, and keeps its NULs.
constexpr size_t kLongString = 100;

// How one argument is to be written, for snprintf: "%-5.2f".
struct Spec {
  char text[16];   // "%", five flags, "99.99", "ll", the conversion, NUL.
  size_t size;     // Without the conversion.
  bool precision;  // There is one.
  char conversion;

  // Completes the text.
  const char* For(std::string_view length, char letter) {
    std::memcpy(text + size, length.data(), length.size());
    text[size + length.size()] = letter;
    text[size + length.size() + 1] = '\0';
    return text;
  }
};

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool IsFlag(char c) { return c == '-' || c == '+' || c == ' ' || c == '#' || c == '0'; }

// Skips a number of two digits at most.
const char* SkipNumber(const char* at) {
  for (int i = 0; i < 2 && IsDigit(*at); ++i) ++at;
  return at;
}

// Reads what stands behind a '%', and moves `at` behind it. Returns what is wrong, or nullptr.
// Requires: a NUL behind the format.
const char* ReadSpec(const char*& at, Spec& spec) {
  const char* begin = at;
  const char* end = begin;
  while (IsFlag(*end)) ++end;
  constexpr ptrdiff_t kFlagsMax = 5;
  if (end - begin > kFlagsMax) return "invalid format (repeated flags)";
  end = SkipNumber(end);
  spec.precision = *end == '.';
  if (spec.precision) end = SkipNumber(end + 1);
  if (IsDigit(*end)) return "invalid format (width or precision too long)";
  const auto size = static_cast<size_t>(end - begin);
  spec.text[0] = kFormatEscape;
  std::memcpy(spec.text + 1, begin, size);
  spec.size = size + 1;
  spec.conversion = *end;
  at = end + 1;
  return nullptr;
}

// Returns the unsigned integer that `number` is cut to, as x86 does it.
unsigned long long CutToUnsigned(double number) {
  constexpr double kTwoTo63 = 9223372036854775808.0;
  if (!(number >= kTwoTo63)) return static_cast<unsigned long long>(CutToInteger(number));
  const int64_t above = CutToInteger(number - kTwoTo63);
  return static_cast<unsigned long long>(above) ^ (1ULL << 63);
}

int CutToInt(double number) {
  const int64_t integer = CutToInteger(number);
  return integer >= INT_MIN && integer <= INT_MAX ? static_cast<int>(integer) : INT_MIN;
}

bool IsOfNumbers(char conversion) {
  constexpr std::string_view kConversions = "cdiouxXeEfgG";
  return kConversions.find(conversion) != kConversions.npos;
}

// Writes a number to `item`, a C string: what stands behind a NUL from %c is lost, as in 5.1.
void WriteNumber(Spec& spec, double number, char (&item)[kItemBytesMax]) {
  switch (spec.conversion) {
    case 'c':
      std::snprintf(item, sizeof(item), spec.For("", 'c'), CutToInt(number));
      break;
    case 'd':
    case 'i':
      if (spec.size == 1) {
        std::array<char, kInt64CharsMax> digits;
        const size_t size = FormatInt64(CutToInteger(number), digits);
        std::memcpy(item, digits.data(), size);
        item[size] = '\0';
        break;
      }
      std::snprintf(item, sizeof(item), spec.For("ll", spec.conversion),
                    static_cast<long long>(CutToInteger(number)));
      break;
    case 'o':
    case 'u':
    case 'x':
    case 'X':
      std::snprintf(item, sizeof(item), spec.For("ll", spec.conversion), CutToUnsigned(number));
      break;
    default:
      std::snprintf(item, sizeof(item), spec.For("", spec.conversion), number);
  }
}

// %s. A short string ends at its first NUL.
bool AppendString(Spec& spec, std::string_view bytes, LuaBytes& result) {
  if (bytes.size() >= kLongString && !spec.precision) return result.Append(bytes);
  if (spec.size == 1) return result.Append(bytes.substr(0, bytes.find('\0')));
  char item[kItemBytesMax];
  std::snprintf(item, sizeof(item), spec.For("", 's'), bytes.data());
  return result.Append(item);
}

// %q: as a literal that Lua reads back.
enum class Quoted { kDone, kTooLarge, kStopped };

Quoted AppendQuoted(std::string_view bytes, WorkMeter& meter, LuaBytes& result) {
  bool fits = result.Append("\"");
  for (size_t i = 0; i < bytes.size() && fits; ++i) {
    if (!meter.Step()) return Quoted::kStopped;
    switch (bytes[i]) {
      case '"':
      case '\\':
      case '\n':
        fits = result.Append("\\") && result.Append(bytes.substr(i, 1));
        break;
      case '\r':
        fits = result.Append("\\r");
        break;
      case '\0':
        fits = result.Append("\\000");
        break;
      default:
        fits = result.Append(bytes.substr(i, 1));
    }
  }
  return fits && result.Append("\"") ? Quoted::kDone : Quoted::kTooLarge;
}

LuaResult InvalidOption(lua_State* lua, char conversion) {
  luaL_where(lua, 1);
  lua_pushliteral(lua, "invalid option '%");
  lua_pushlstring(lua, &conversion, conversion == '\0' ? 0 : 1);
  lua_pushliteral(lua, "' to 'format'");
  lua_concat(lua, 4);
  return LuaResult::Raise();
}

// Appends an argument. Returns an error, or nothing.
std::optional<LuaResult> AppendArgument(LuaVm& vm, lua_State* lua, int argument, Spec& spec,
                                        WorkMeter& meter, LuaBytes& result) {
  if (spec.conversion == 's' || spec.conversion == 'q') {
    const auto bytes = BytesAt(lua, argument);
    if (!bytes) return LuaResult::WrongType(argument, "string");
    Quoted outcome = Quoted::kDone;
    if (spec.conversion == 'q') {
      outcome = AppendQuoted(*bytes, meter, result);
    } else if (!AppendString(spec, *bytes, result)) {
      outcome = Quoted::kTooLarge;
    }
    if (outcome == Quoted::kStopped) return LuaResult::Stopped(vm, lua);
    if (outcome == Quoted::kTooLarge) return LuaResult::RaiseText(kStringTooLarge);
    return std::nullopt;
  }
  if (!IsOfNumbers(spec.conversion)) return InvalidOption(lua, spec.conversion);
  const auto number = ToNumber(lua, argument);
  if (!number) return LuaResult::WrongType(argument, "number");
  char item[kItemBytesMax];
  WriteNumber(spec, *number, item);
  if (!result.Append(item)) return LuaResult::RaiseText(kStringTooLarge);
  return std::nullopt;
}

}  // namespace

LuaResult FormatString(LuaVm& vm, lua_State* lua) {
  const auto format = BytesAt(lua, 1);
  if (!format) return LuaResult::WrongType(1, "string");
  const int arguments = lua_gettop(lua);
  LuaBytes result(lua);
  WorkMeter meter(vm);
  int argument = 1;
  const char* at = format->data();
  const char* end = at + format->size();
  while (at < end) {
    const std::string_view left(at, static_cast<size_t>(end - at));
    const std::string_view plain = left.substr(0, left.find(kFormatEscape));
    if (!meter.Step(plain.size() + 1)) return LuaResult::Stopped(vm, lua);
    if (!result.Append(plain)) return LuaResult::RaiseText(kStringTooLarge);
    at += plain.size();
    if (at == end) break;
    ++at;
    if (*at == kFormatEscape) {
      if (!result.Append("%")) return LuaResult::RaiseText(kStringTooLarge);
      ++at;
      continue;
    }
    if (++argument > arguments) return LuaResult::BadArgument(argument, "no value");
    Spec spec;
    const char* problem = ReadSpec(at, spec);
    if (problem != nullptr) return LuaResult::RaiseText(problem);
    const auto error = AppendArgument(vm, lua, argument, spec, meter, result);
    if (error) return *error;
  }
  lua_pushlstring(lua, result.data(), result.size());
  return LuaResult::Values(1);
}

}  // namespace perilune
