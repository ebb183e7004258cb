#include "script/lua_number.h"

#include <cmath>
#include <cstdlib>
#include <cstring>

#include "script/string_library.h"

namespace perilune {
namespace {

// Its address is the key of NaN without a sign in the registry.
constexpr char kNan = 0;

void PushKey(lua_State* lua) { lua_pushlightuserdata(lua, const_cast<char*>(&kNan)); }

}  // namespace

std::optional<double> TextToNumber(const char* text) {
  char* end = nullptr;
  const double number = std::strtod(text, &end);
  if (end == text) return std::nullopt;
  end += std::strspn(end, " \t\n\v\f\r");
  if (*end != '\0') return std::nullopt;
  return number;
}

std::optional<double> ToNumber(lua_State* lua, int at) {
  switch (lua_type(lua, at)) {
    case LUA_TNUMBER:
      return lua_tonumber(lua, at);
    case LUA_TSTRING:
      return TextToNumber(lua_tostring(lua, at));
    default:
      return std::nullopt;
  }
}

std::optional<int32_t> ToInt32(lua_State* lua, int at) {
  const auto number = ToNumber(lua, at);
  if (!number) return std::nullopt;
  return static_cast<int32_t>(CutToInteger(*number));
}

std::optional<int32_t> ToInt32(lua_State* lua, int at, int32_t otherwise) {
  return lua_isnoneornil(lua, at) ? otherwise : ToInt32(lua, at);
}

void PushNumber(lua_State* lua, double number) {
  if (!std::isnan(number) || std::signbit(number)) return lua_pushnumber(lua, number);
  PushKey(lua);
  lua_rawget(lua, LUA_REGISTRYINDEX);
}

// What LuaJIT computes keeps its sign: this takes it away.
void KeepNan(lua_State* lua) {
  PushKey(lua);
  lua_getglobal(lua, "math");
  lua_getfield(lua, -1, "abs");
  lua_remove(lua, -2);
  lua_pushnumber(lua, std::nan(""));
  lua_call(lua, 1, 1);
  lua_rawset(lua, LUA_REGISTRYINDEX);
}

}  // namespace perilune
