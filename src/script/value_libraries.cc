// The functions of math that are our own: random numbers belong to the run.

#include <cmath>

#include "script/lua_vm.h"
#include "script/sandbox.h"

namespace perilune {
namespace {

LuaResult RandomNumber(LuaVm& vm, lua_State* lua) {
  const int arguments = lua_gettop(lua);
  if (arguments > 2) return LuaResult::RaiseText("wrong number of arguments");
  const double random = vm.run().random.Next();
  if (arguments == 0) {
    lua_pushnumber(lua, random);
    return LuaResult::Values(1);
  }
  for (int i = 1; i <= arguments; ++i) {
    if (!lua_isnumber(lua, i)) return LuaResult::WrongType(i, "number");
  }
  const double low = arguments == 1 ? 1 : std::trunc(lua_tonumber(lua, 1));
  const double high = std::trunc(lua_tonumber(lua, arguments));
  if (!(low <= high)) return LuaResult::BadArgument(arguments, "interval is empty");
  lua_pushnumber(lua, std::floor(random * (high - low + 1)) + low);
  return LuaResult::Values(1);
}

LuaResult SeedRandom(LuaVm& vm, lua_State* lua) {
  if (!lua_isnumber(lua, 1)) return LuaResult::WrongType(1, "number");
  vm.run().random.Seed(static_cast<uint32_t>(lua_tointeger(lua, 1)));
  return LuaResult::Values(0);
}

constexpr LibraryEntry kMathEntries[] = {
    {"random", Enter<RandomNumber>},
    {"randomseed", Enter<SeedRandom>},
};

}  // namespace

std::span<const LibraryEntry> MathFunctions() { return kMathEntries; }

}  // namespace perilune
