// The library struct: values to bytes and back, after a format.
//
// A format is read to its end or to its first zero byte:
//
//   < >        little (so it begins) or big endian from here on
//   ! !n       values are aligned to their size, at most to n (8); it begins as !1
//   b B        an integer of 1 byte, signed or not
//   h H        2 bytes
//   i I in In  4 or n bytes, at most 32
//   l L T      8 bytes; T is unsigned
//   f d        a float of 4 or 8 bytes
//   s          a string and a zero byte
//   c cn       n (1) bytes of a string; c0 is the whole of it, and what c0 reads is as long as
//              the number read before says
//   x          a zero byte
//   (space)    nothing

#include <algorithm>
#include <bit>
#include <climits>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

#include "script/lua_scratch.h"
#include "script/lua_vm.h"
#include "script/sandbox.h"
#include "script/work_meter.h"

namespace perilune {
namespace {

constexpr uint32_t kIntegerBytesMax = 32;
constexpr uint32_t kAlignmentDefault = 8;

// Why a function fails, if it does.
using Problem = std::optional<LuaResult>;

// Raises the text on the top of the stack, which outlives the result that points to it.
LuaResult RaiseTop(lua_State* lua) { return LuaResult::RaiseText(lua_tostring(lua, -1)); }

bool IsLetterOrDigit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

// A format while it is read, option by option.
class Format {
 public:
  // `text` ends with a zero byte, and is an argument of the function that reads it.
  explicit Format(const char* text) : rest_(text) {}

  bool at_end() const { return *rest_ == '\0'; }

  // Reads an option, its number included. Requires: !at_end().
  Problem ReadOption(lua_State* lua) {
    option_ = *rest_++;
    uint32_t number = 0;
    switch (option_) {
      case 'b':
      case 'B':
      case 'x':
        size_ = 1;
        return std::nullopt;
      case 'h':
      case 'H':
        size_ = 2;
        return std::nullopt;
      case 'f':
        size_ = 4;
        return std::nullopt;
      case 'l':
      case 'L':
      case 'T':
      case 'd':
        size_ = 8;
        return std::nullopt;
      case 'c':
        size_ = 1;
        return ReadNumber(size_);
      case 'i':
      case 'I':
        number = 4;
        if (const Problem problem = ReadNumber(number)) return problem;
        size_ = number;
        if (size_ <= kIntegerBytesMax) return std::nullopt;
        lua_pushfstring(lua, "integral size %d is larger than limit of %d", static_cast<int>(size_),
                        static_cast<int>(kIntegerBytesMax));
        return RaiseTop(lua);
      default:
        size_ = 0;
        return std::nullopt;
    }
  }

  char option() const { return option_; }

  // How many bytes the value takes; 0 if it is of no fixed size, or no value at all.
  uint32_t size() const { return size_; }

  // Returns how many bytes must stand before the value, if it would stand at `offset`.
  uint32_t Padding(uint64_t offset) const {
    const uint32_t unit = std::min(size_, alignment_max_);
    if (option_ == 'c' || unit <= 1) return 0;
    // A unit that is no power of 2 is not aligned to itself, but to this.
    const uint32_t mask = unit - 1;
    return (unit - (static_cast<uint32_t>(offset) & mask)) & mask;
  }

  // Obeys the option, which must be none that stands for a value.
  Problem ApplySetting(lua_State* lua) {
    switch (option_) {
      case ' ':
        return std::nullopt;
      case '<':
        big_endian_ = false;
        return std::nullopt;
      case '>':
        big_endian_ = true;
        return std::nullopt;
      case '!': {
        uint32_t number = kAlignmentDefault;
        if (const Problem problem = ReadNumber(number)) return problem;
        alignment_max_ = number;
        if (std::has_single_bit(number)) return std::nullopt;
        lua_pushfstring(lua, "alignment %d is not a power of 2", static_cast<int>(number));
        return RaiseTop(lua);
      }
      default:
        lua_pushfstring(lua, "invalid format option '%c'", option_);
        return LuaResult::BadArgument(1, lua_tostring(lua, -1));
    }
  }

  // Turns the bytes of a value from this machine's order into the format's, or back.
  void Order(char* bytes) const {
    static_assert(std::endian::native == std::endian::little);
    if (big_endian_) std::reverse(bytes, bytes + size_);
  }

 private:
  // Reads a number if one stands there; else `number` stays what it is.
  Problem ReadNumber(uint32_t& number) {
    if (*rest_ < '0' || *rest_ > '9') return std::nullopt;
    uint64_t read = 0;
    while (*rest_ >= '0' && *rest_ <= '9') {
      read = 10 * read + static_cast<uint64_t>(*rest_++ - '0');
      if (read > INT_MAX) return LuaResult::RaiseText("integral size overflow");
    }
    number = static_cast<uint32_t>(read);
    return std::nullopt;
  }

  const char* rest_;
  char option_ = '\0';
  uint32_t size_ = 0;
  uint32_t alignment_max_ = 1;
  bool big_endian_ = false;
};

// Returns the integer in 64 bits, a negative one in two's complement. What does not fit, and NaN,
// become what they do on the processors that the reference runs on.
uint64_t ToInteger(double number) {
  constexpr double kTwo63 = 9223372036854775808.0;
  constexpr uint64_t kTop = uint64_t{1} << 63;
  if (number >= 2 * kTwo63) return 0;
  if (number >= kTwo63) return static_cast<uint64_t>(number);
  if (!(number >= -kTwo63)) return kTop;
  return static_cast<uint64_t>(static_cast<int64_t>(number));
}

// ---- pack

// One call of pack. It owns nothing: an error jumps over it.
struct Packing {
  lua_State* lua;
  luaL_Buffer* buffer;
  int argument;  // The next one.
  size_t total;  // Bytes in the buffer.
};

Problem PackNumber(Packing& packing, const Format& format) {
  if (!lua_isnumber(packing.lua, packing.argument)) {
    return LuaResult::WrongType(packing.argument, "number");
  }
  const double number = lua_tonumber(packing.lua, packing.argument++);
  char bytes[kIntegerBytesMax] = {};
  if (format.option() == 'f') {
    const float narrow = static_cast<float>(number);
    std::memcpy(bytes, &narrow, sizeof narrow);
  } else if (format.option() == 'd') {
    std::memcpy(bytes, &number, sizeof number);
  } else {
    const uint64_t integer = ToInteger(number);  // The bytes beyond are 0, even if it is negative.
    std::memcpy(bytes, &integer, sizeof integer);
  }
  format.Order(bytes);
  luaL_addlstring(packing.buffer, bytes, format.size());
  packing.total += format.size();
  return std::nullopt;
}

Problem PackString(Packing& packing, const Format& format) {
  const int argument = packing.argument++;
  if (!lua_isstring(packing.lua, argument)) return LuaResult::WrongType(argument, "string");
  size_t size = 0;
  const char* bytes = lua_tolstring(packing.lua, argument, &size);
  if (format.size() > size) return LuaResult::BadArgument(packing.argument, "string too short");
  if (format.size() != 0) size = format.size();
  if (size >= kScratchBytesMax - packing.total) {
    return LuaResult::RaiseText(kStringTooLarge);
  }
  luaL_addlstring(packing.buffer, bytes, size);
  packing.total += size;
  if (format.option() == 'c') return std::nullopt;
  luaL_addchar(packing.buffer, '\0');
  ++packing.total;
  return std::nullopt;
}

Problem PackOption(Packing& packing, Format& format) {
  for (uint32_t i = format.Padding(packing.total); i > 0; --i) {
    luaL_addchar(packing.buffer, '\0');
    ++packing.total;
  }
  switch (format.option()) {
    case 'b':
    case 'B':
    case 'h':
    case 'H':
    case 'i':
    case 'I':
    case 'l':
    case 'L':
    case 'T':
    case 'f':
    case 'd':
      return PackNumber(packing, format);
    case 's':
    case 'c':
      return PackString(packing, format);
    case 'x':
      luaL_addchar(packing.buffer, '\0');
      ++packing.total;
      return std::nullopt;
    default:
      return format.ApplySetting(packing.lua);
  }
}

LuaResult Pack(LuaVm& vm, lua_State* lua) {
  if (!lua_isstring(lua, 1)) return LuaResult::WrongType(1, "string");
  lua_pushnil(lua);  // What an error says of a missing argument.
  luaL_Buffer buffer;
  luaL_buffinit(lua, &buffer);
  Format format(lua_tostring(lua, 1));
  Packing packing{lua, &buffer, 2, 0};
  WorkMeter meter(vm);
  while (!format.at_end()) {
    const size_t before = packing.total;
    if (const Problem problem = format.ReadOption(lua)) return *problem;
    if (const Problem problem = PackOption(packing, format)) return *problem;
    if (packing.total > kScratchBytesMax - 2 * kIntegerBytesMax) {
      return LuaResult::RaiseText(kStringTooLarge);
    }
    if (!meter.Step(1 + packing.total - before)) return LuaResult::Stopped(vm, lua);
  }
  luaL_pushresult(&buffer);
  return LuaResult::Values(1);
}

// ---- unpack

double ReadInteger(const Format& format, const char* at) {
  char bytes[kIntegerBytesMax] = {};
  std::memcpy(bytes, at, format.size());
  format.Order(bytes);
  uint64_t integer = 0;
  std::memcpy(&integer, bytes, sizeof integer);
  const bool is_signed = format.option() >= 'a';
  if (!is_signed) return static_cast<double>(integer);
  // Of more than 8 bytes the low 8 count, and the bit that is taken for the sign's is a whim of
  // the reference.
  const uint64_t sign_and_up = ~uint64_t{0} << ((8 * format.size() - 1) % 64);
  if ((integer & sign_and_up) != 0) integer |= sign_and_up;
  return static_cast<double>(static_cast<int64_t>(integer));
}

double ReadFloat(const Format& format, const char* at) {
  char bytes[sizeof(double)];
  std::memcpy(bytes, at, format.size());
  format.Order(bytes);
  if (format.option() == 'd') return std::bit_cast<double>(bytes);
  float number = 0;
  std::memcpy(&number, bytes, sizeof number);
  return static_cast<double>(number);
}

// One call of unpack. The values read stand on Lua's stack, above the two arguments.
struct Unpacking {
  lua_State* lua;
  std::string_view bytes;
  uint64_t offset;  // The next byte. May be anything until a value is to be read.

  bool HasNext(uint64_t size) const {
    return size <= bytes.size() && offset <= bytes.size() - size;
  }
};

constexpr const char* kTooShort = "data string too short";

Problem UnpackString(Unpacking& unpacking, const Format& format) {
  const char* at = unpacking.bytes.data() + unpacking.offset;
  const size_t left = unpacking.bytes.size() - unpacking.offset;
  if (format.option() == 's') {
    const void* end = std::memchr(at, '\0', left);
    if (end == nullptr) return LuaResult::RaiseText("unfinished string in data");
    const size_t size = static_cast<size_t>(static_cast<const char*>(end) - at);
    lua_pushlstring(unpacking.lua, at, size);
    unpacking.offset += size + 1;
    return std::nullopt;
  }
  uint64_t size = format.size();
  if (size == 0) {
    if (lua_gettop(unpacking.lua) == 2 || !lua_isnumber(unpacking.lua, -1)) {
      return LuaResult::RaiseText("format 'c0' needs a previous size");
    }
    size = ToInteger(lua_tonumber(unpacking.lua, -1));
    lua_pop(unpacking.lua, 1);
    if (!unpacking.HasNext(size)) return LuaResult::BadArgument(2, kTooShort);
  }
  lua_pushlstring(unpacking.lua, at, size);
  unpacking.offset += size;
  return std::nullopt;
}

Problem UnpackOption(Unpacking& unpacking, Format& format) {
  unpacking.offset += format.Padding(unpacking.offset);
  if (!unpacking.HasNext(format.size())) return LuaResult::BadArgument(2, kTooShort);
  if (!lua_checkstack(unpacking.lua, 2)) {
    return LuaResult::RaiseText("stack overflow (too many results)");
  }
  const char* at = unpacking.bytes.data() + unpacking.offset;
  switch (format.option()) {
    case 'b':
    case 'B':
    case 'h':
    case 'H':
    case 'i':
    case 'I':
    case 'l':
    case 'L':
    case 'T':
      lua_pushnumber(unpacking.lua, ReadInteger(format, at));
      break;
    case 'f':
    case 'd':
      lua_pushnumber(unpacking.lua, ReadFloat(format, at));
      break;
    case 's':
    case 'c':
      return UnpackString(unpacking, format);
    case 'x':
      break;
    default:
      return format.ApplySetting(unpacking.lua);
  }
  unpacking.offset += format.size();
  return std::nullopt;
}

// unpack(format, bytes [, position]): the values, and the position after them.
LuaResult Unpack(LuaVm& vm, lua_State* lua) {
  if (!lua_isstring(lua, 1)) return LuaResult::WrongType(1, "string");
  if (!lua_isstring(lua, 2)) return LuaResult::WrongType(2, "string");
  const bool has_position = !lua_isnoneornil(lua, 3);
  if (has_position && !lua_isnumber(lua, 3)) return LuaResult::WrongType(3, "number");
  const lua_Integer position = has_position ? lua_tointeger(lua, 3) : 1;
  if (position == 0) return LuaResult::BadArgument(3, "offset must be 1 or greater");
  lua_settop(lua, 2);

  size_t size = 0;
  const char* bytes = lua_tolstring(lua, 2, &size);
  Unpacking unpacking{lua, {bytes, size}, static_cast<uint64_t>(position) - 1};
  Format format(lua_tostring(lua, 1));
  WorkMeter meter(vm);
  while (!format.at_end()) {
    const uint64_t before = unpacking.offset;
    if (const Problem problem = format.ReadOption(lua)) return *problem;
    if (const Problem problem = UnpackOption(unpacking, format)) return *problem;
    if (!meter.Step(1 + unpacking.offset - before)) return LuaResult::Stopped(vm, lua);
  }
  lua_pushinteger(lua, static_cast<lua_Integer>(unpacking.offset + 1));
  return LuaResult::Values(lua_gettop(lua) - 2);
}

// ---- size

LuaResult Size(LuaVm& vm, lua_State* lua) {
  if (!lua_isstring(lua, 1)) return LuaResult::WrongType(1, "string");
  Format format(lua_tostring(lua, 1));
  uint64_t total = 0;
  WorkMeter meter(vm);
  while (!format.at_end()) {
    if (const Problem problem = format.ReadOption(lua)) return *problem;
    if (format.option() == 's') return LuaResult::BadArgument(1, "option 's' has no fixed size");
    if (format.option() == 'c' && format.size() == 0) {
      return LuaResult::BadArgument(1, "option 'c0' has no fixed size");
    }
    total += format.Padding(total) + format.size();
    // The reference lets unknown letters pass here.
    if (!IsLetterOrDigit(format.option())) {
      if (const Problem problem = format.ApplySetting(lua)) return *problem;
    }
    if (!meter.Step()) return LuaResult::Stopped(vm, lua);
  }
  lua_pushinteger(lua, static_cast<lua_Integer>(total));
  return LuaResult::Values(1);
}

constexpr LibraryEntry kStructEntries[] = {
    {"pack", Enter<Pack>},
    {"size", Enter<Size>},
    {"unpack", Enter<Unpack>},
};

}  // namespace

std::span<const LibraryEntry> StructFunctions() { return kStructEntries; }

}  // namespace perilune
