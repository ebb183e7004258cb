#include "script/string_library.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "script/lua_number.h"
#include "script/lua_scratch.h"
#include "script/lua_vm.h"
#include "script/sandbox.h"
#include "script/work_meter.h"

namespace perilune {
namespace {

LuaResult Len(LuaVm&, lua_State* lua) {
  const auto bytes = BytesAt(lua, 1);
  if (!bytes) return LuaResult::WrongType(1, "string");
  lua_pushinteger(lua, static_cast<lua_Integer>(bytes->size()));
  return LuaResult::Values(1);
}

LuaResult Sub(LuaVm&, lua_State* lua) {
  const auto bytes = BytesAt(lua, 1);
  if (!bytes) return LuaResult::WrongType(1, "string");
  const auto from = IntegerAt(lua, 2);
  if (!from) return LuaResult::WrongType(2, "number");
  const auto to = IntegerAt(lua, 3, -1);
  if (!to) return LuaResult::WrongType(3, "number");
  const int64_t first = std::max<int64_t>(FromFront(*from, bytes->size()), 1);
  const int64_t last = std::min(FromFront(*to, bytes->size()), static_cast<int64_t>(bytes->size()));
  if (first > last) {
    lua_pushliteral(lua, "");
  } else {
    lua_pushlstring(lua, bytes->data() + first - 1, static_cast<size_t>(last - first + 1));
  }
  return LuaResult::Values(1);
}

LuaResult Byte(LuaVm&, lua_State* lua) {
  const auto bytes = BytesAt(lua, 1);
  if (!bytes) return LuaResult::WrongType(1, "string");
  const auto from = IntegerAt(lua, 2, 1);
  if (!from) return LuaResult::WrongType(2, "number");
  const auto to = IntegerAt(lua, 3, FromFront(*from, bytes->size()));
  if (!to) return LuaResult::WrongType(3, "number");
  const int64_t first = std::max<int64_t>(FromFront(*from, bytes->size()), 1);
  const int64_t last = std::min(FromFront(*to, bytes->size()), static_cast<int64_t>(bytes->size()));
  if (first > last) return LuaResult::Values(0);
  constexpr int64_t kValuesMax = 8000;  // Of a call.
  const int64_t count = last - first + 1;
  if (count > kValuesMax || lua_checkstack(lua, static_cast<int>(count)) == 0) {
    return LuaResult::RaiseText("stack overflow (string slice too long)");
  }
  for (int64_t i = first; i <= last; ++i) {
    lua_pushinteger(lua, static_cast<unsigned char>(bytes->data()[i - 1]));
  }
  return LuaResult::Values(static_cast<int>(count));
}

LuaResult Char(LuaVm&, lua_State* lua) {
  const int count = lua_gettop(lua);
  LuaBytes result(lua);
  char* out = result.Extend(static_cast<size_t>(count));
  for (int i = 1; i <= count; ++i) {
    const auto number = IntegerAt(lua, i);
    if (!number) return LuaResult::WrongType(i, "number");
    const auto code = static_cast<uint32_t>(*number);
    if (code > 255) return LuaResult::BadArgument(i, "invalid value");
    out[i - 1] = static_cast<char>(code);
  }
  lua_pushlstring(lua, result.data(), result.size());
  return LuaResult::Values(1);
}

LuaResult Rep(LuaVm& vm, lua_State* lua) {
  const auto bytes = BytesAt(lua, 1);
  if (!bytes) return LuaResult::WrongType(1, "string");
  const auto number = IntegerAt(lua, 2);
  if (!number) return LuaResult::WrongType(2, "number");
  const auto count = static_cast<int32_t>(*number);  // 2^32 + 1 is 1.
  if (count <= 0 || bytes->empty()) {
    lua_pushliteral(lua, "");
    return LuaResult::Values(1);
  }
  if (static_cast<size_t>(count) > kScratchBytesMax / bytes->size()) {
    return LuaResult::RaiseText(kStringTooLarge);
  }
  const size_t size = bytes->size() * static_cast<size_t>(count);
  LuaBytes result(lua);
  char* out = result.Extend(size);
  std::memcpy(out, bytes->data(), bytes->size());
  WorkMeter meter(vm);
  size_t block = bytes->size();  // What stands in front is copied, in growing blocks.
  for (size_t filled = block; filled < size;) {
    const size_t copied = std::min(block, size - filled);
    std::memcpy(out + filled, out, copied);
    if (!meter.Step(copied)) return LuaResult::Stopped(vm, lua);
    filled += copied;
    if (block < WorkMeter::kStepsPerLook) block = filled;
  }
  lua_pushlstring(lua, out, size);
  return LuaResult::Values(1);
}

// `change` makes the bytes [from, to) of the result: (out, bytes, from, to).
template <typename Change>
LuaResult ChangeBytes(LuaVm& vm, lua_State* lua, Change change) {
  const auto bytes = BytesAt(lua, 1);
  if (!bytes) return LuaResult::WrongType(1, "string");
  LuaBytes result(lua);
  char* out = result.Extend(bytes->size());
  if (out == nullptr) return LuaResult::RaiseText(kStringTooLarge);
  WorkMeter meter(vm);
  for (size_t from = 0; from < bytes->size(); from += WorkMeter::kStepsPerLook) {
    const size_t to = std::min(from + WorkMeter::kStepsPerLook, bytes->size());
    if (!meter.Step(to - from)) return LuaResult::Stopped(vm, lua);
    change(out, *bytes, from, to);
  }
  lua_pushlstring(lua, out, bytes->size());
  return LuaResult::Values(1);
}

LuaResult Lower(LuaVm& vm, lua_State* lua) {
  return ChangeBytes(vm, lua, [](char* out, std::string_view bytes, size_t from, size_t to) {
    std::transform(bytes.data() + from, bytes.data() + to, out + from, [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
  });
}

LuaResult Upper(LuaVm& vm, lua_State* lua) {
  return ChangeBytes(vm, lua, [](char* out, std::string_view bytes, size_t from, size_t to) {
    std::transform(bytes.data() + from, bytes.data() + to, out + from, [](char c) {
      return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
  });
}

LuaResult Reverse(LuaVm& vm, lua_State* lua) {
  return ChangeBytes(vm, lua, [](char* out, std::string_view bytes, size_t from, size_t to) {
    std::reverse_copy(bytes.end() - to, bytes.end() - from, out + from);
  });
}

LuaResult Dump(LuaVm&, lua_State* lua) {
  if (!lua_isfunction(lua, 1)) return LuaResult::WrongType(1, "function");
  return LuaResult::RaiseText("unable to dump given function");
}

constexpr LibraryEntry kStringEntries[] = {
    {"byte", Enter<Byte>},
    {"char", Enter<Char>},
    {"dump", Enter<Dump>},
    {"find", Enter<FindInString>},
    {"format", Enter<FormatString>},
    {"gmatch", Enter<MatchAllInString>},
    {"gsub", Enter<ReplaceInString>},
    {"len", Enter<Len>},
    {"lower", Enter<Lower>},
    {"match", Enter<MatchInString>},
    {"rep", Enter<Rep>},
    {"reverse", Enter<Reverse>},
    {"sub", Enter<Sub>},
    {"upper", Enter<Upper>},
};

}  // namespace

int64_t CutToInteger(double number) {
  constexpr double kTwoTo63 = 9223372036854775808.0;
  return number >= -kTwoTo63 && number < kTwoTo63 ? static_cast<int64_t>(number) : INT64_MIN;
}

std::optional<std::string_view> BytesAt(lua_State* lua, int at) {
  const int type = lua_type(lua, at);
  if (type != LUA_TSTRING) {
    if (type != LUA_TNUMBER) return std::nullopt;
    const double number = lua_tonumber(lua, at);
    if (std::isnan(number)) return std::signbit(number) ? "-nan" : "nan";  // LuaJIT hides it.
  }
  size_t size = 0;
  const char* bytes = lua_tolstring(lua, at, &size);
  return std::string_view(bytes, size);
}

std::optional<int64_t> IntegerAt(lua_State* lua, int at) {
  const auto number = ToNumber(lua, at);
  if (!number) return std::nullopt;
  return CutToInteger(*number);
}

std::optional<int64_t> IntegerAt(lua_State* lua, int at, int64_t otherwise) {
  return lua_isnoneornil(lua, at) ? otherwise : IntegerAt(lua, at);
}

int64_t FromFront(int64_t position, size_t size) {
  if (position < 0) position += static_cast<int64_t>(size) + 1;
  return std::max<int64_t>(position, 0);
}

std::span<const LibraryEntry> StringFunctions() { return kStringEntries; }

}  // namespace perilune
