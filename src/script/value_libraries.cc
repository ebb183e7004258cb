// The functions of table and math that are our own: what calls back into Lua is counted,
// what could write through a proxy is not let, and random numbers belong to the run.

#include <cmath>

#include "script/lua_vm.h"
#include "script/sandbox.h"

namespace perilune {
namespace {

// Calls the original, the second upvalue, with all arguments.
LuaResult CallOriginal(LuaVm& vm, lua_State* lua) {
  if (!EnterCall(vm)) {
    lua_pushstring(lua, kTooManyCalls);
    return LuaResult::Raise();
  }
  lua_pushvalue(lua, lua_upvalueindex(2));
  lua_insert(lua, 1);
  lua_call(lua, lua_gettop(lua) - 1, LUA_MULTRET);
  LeaveCall(vm);  // An error is caught by who restores the depth.
  return LuaResult::Values(lua_gettop(lua));
}

// ---- table

LuaResult Insert(LuaVm&, lua_State* lua) {
  if (!lua_istable(lua, 1)) return LuaResult::WrongType(1, "table");
  if (PushBehindProxy(lua, 1)) return RefuseChange(lua);
  const int arguments = lua_gettop(lua);
  if (arguments != 2 && arguments != 3) {
    return LuaResult::RaiseText("wrong number of arguments to 'insert'");
  }
  if (arguments == 3 && !lua_isnumber(lua, 2)) return LuaResult::WrongType(2, "number");
  const int end = static_cast<int>(lua_objlen(lua, 1)) + 1;
  const int position = arguments == 2 ? end : static_cast<int>(lua_tointeger(lua, 2));
  for (int i = end; i > position; --i) {
    lua_rawgeti(lua, 1, i - 1);
    lua_rawseti(lua, 1, i);
  }
  lua_rawseti(lua, 1, position);
  return LuaResult::Values(0);
}

LuaResult SetN(LuaVm&, lua_State* lua) {
  if (!lua_istable(lua, 1)) return LuaResult::WrongType(1, "table");
  return LuaResult::RaiseText("'setn' is obsolete");
}

LuaResult Sort(LuaVm& vm, lua_State* lua) {
  if (!lua_istable(lua, 1)) return LuaResult::WrongType(1, "table");
  if (!lua_isnoneornil(lua, 2) && !lua_isfunction(lua, 2)) {
    return LuaResult::WrongType(2, "function");
  }
  if (PushBehindProxy(lua, 1)) return RefuseChange(lua);
  return CallOriginal(vm, lua);
}

// ---- math

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

constexpr LibraryEntry kTableEntries[] = {
    {"insert", Enter<Insert>},
    {"setn", Enter<SetN>},
    {"sort", Enter<Sort>, "sort"},
};
constexpr LibraryEntry kMathEntries[] = {
    {"random", Enter<RandomNumber>},
    {"randomseed", Enter<SeedRandom>},
};

}  // namespace

std::span<const LibraryEntry> TableFunctions() { return kTableEntries; }
std::span<const LibraryEntry> MathFunctions() { return kMathEntries; }

}  // namespace perilune
