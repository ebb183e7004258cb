// The global functions that convert values, or pick some of them, as in Lua 5.1. LuaJIT's take
// other strings for numbers, cut numbers to integers otherwise, and hide the sign of NaN.

#include <cctype>
#include <cmath>
#include <cstdint>
#include <cstdlib>

#include "script/lua_number.h"
#include "script/lua_vm.h"
#include "script/sandbox.h"
#include "script/string_library.h"

namespace perilune {
namespace {

constexpr int kDecimal = 10;

// LuaJIT's iterator, which the upvalue gives, makes its loops fast.
LuaResult Ipairs(LuaVm&, lua_State* lua) {
  if (!lua_istable(lua, 1)) return LuaResult::WrongType(1, "table");
  lua_pushvalue(lua, lua_upvalueindex(1));
  lua_pushvalue(lua, 1);
  lua_call(lua, 1, 3);
  return LuaResult::Values(3);
}

LuaResult Select(LuaVm&, lua_State* lua) {
  const int count = lua_gettop(lua) - 1;
  if (lua_type(lua, 1) == LUA_TSTRING && *lua_tostring(lua, 1) == '#') {
    lua_pushinteger(lua, count);
    return LuaResult::Values(1);
  }
  const auto position = ToInt32(lua, 1);
  if (!position) return LuaResult::WrongType(1, "number");
  if (*position > count) return LuaResult::Values(0);
  const int first = *position < 0 ? count + 1 + *position : *position;
  if (first < 1) return LuaResult::BadArgument(1, "index out of range");
  return LuaResult::Values(count + 1 - first);
}

// Returns the number that `text` stands for in the base, or nothing. Negative numbers are taken
// from 2^64.
std::optional<double> ReadInBase(const char* text, int base) {
  char* end = nullptr;
  const uint64_t number = std::strtoull(text, &end, base);
  if (end == text) return std::nullopt;
  while (std::isspace(static_cast<unsigned char>(*end)) != 0) ++end;
  if (*end != '\0') return std::nullopt;
  return static_cast<double>(number);
}

LuaResult PushNumberOrNil(lua_State* lua, std::optional<double> number) {
  if (number) {
    PushNumber(lua, *number);
  } else {
    lua_pushnil(lua);
  }
  return LuaResult::Values(1);
}

LuaResult ConvertToNumber(LuaVm&, lua_State* lua) {
  const auto base = ToInt32(lua, 2, kDecimal);
  if (!base) return LuaResult::WrongType(2, "number");
  if (*base == kDecimal) {
    if (lua_isnone(lua, 1)) return LuaResult::BadArgument(1, "value expected");
    return PushNumberOrNil(lua, ToNumber(lua, 1));
  }
  const auto text = BytesAt(lua, 1);
  if (!text) return LuaResult::WrongType(1, "string");
  if (*base < 2 || *base > 36) return LuaResult::BadArgument(2, "base out of range");
  return PushNumberOrNil(lua, ReadInBase(text->data(), *base));
}

void PushTypeAndAddress(lua_State* lua) {
  const char* type = luaL_typename(lua, 1);
  const void* address = lua_topointer(lua, 1);
  if (address == nullptr) {
    lua_pushfstring(lua, "%s: (nil)", type);
  } else {
    lua_pushfstring(lua, "%s: %p", type, address);
  }
}

LuaResult ConvertToString(LuaVm& vm, lua_State* lua) {
  if (lua_isnone(lua, 1)) return LuaResult::BadArgument(1, "value expected");
  if (luaL_getmetafield(lua, 1, "__tostring") != 0) {
    if (!EnterCall(vm)) {
      lua_pushstring(lua, kTooManyCalls);
      return LuaResult::Raise();
    }
    lua_pushvalue(lua, 1);
    lua_call(lua, 1, 1);
    LeaveCall(vm);  // An error is caught by who restores the depth.
    return LuaResult::Values(1);
  }
  switch (lua_type(lua, 1)) {
    case LUA_TNUMBER: {
      const auto bytes = BytesAt(lua, 1);
      lua_pushlstring(lua, bytes->data(), bytes->size());
      break;
    }
    case LUA_TSTRING:
      lua_pushvalue(lua, 1);
      break;
    case LUA_TBOOLEAN:
      lua_pushstring(lua, lua_toboolean(lua, 1) != 0 ? "true" : "false");
      break;
    case LUA_TNIL:
      lua_pushliteral(lua, "nil");
      break;
    default:
      PushTypeAndAddress(lua);
      break;
  }
  return LuaResult::Values(1);
}

LuaResult Unpack(LuaVm&, lua_State* lua) {
  if (!lua_istable(lua, 1)) return LuaResult::WrongType(1, "table");
  const auto first = ToInt32(lua, 2, 1);
  if (!first) return LuaResult::WrongType(2, "number");
  const auto last = ToInt32(lua, 3, static_cast<int32_t>(lua_objlen(lua, 1)));
  if (!last) return LuaResult::WrongType(3, "number");
  if (*first > *last) return LuaResult::Values(0);

  const int64_t count = int64_t{*last} - *first + 1;
  if (count > INT32_MAX || lua_checkstack(lua, static_cast<int>(count)) == 0) {
    return LuaResult::RaiseText("too many results to unpack");
  }
  for (int64_t i = *first; i <= *last; ++i) lua_rawgeti(lua, 1, static_cast<int>(i));
  return LuaResult::Values(static_cast<int>(count));
}

constexpr LibraryEntry kBaseValuesEntries[] = {
    {"ipairs", Enter<Ipairs>, "ipairs"},
    {"select", Enter<Select>},
    {"tonumber", Enter<ConvertToNumber>},
    {"tostring", Enter<ConvertToString>},
    {"unpack", Enter<Unpack>},
};

}  // namespace

std::span<const LibraryEntry> ValueFunctions() { return kBaseValuesEntries; }

}  // namespace perilune
