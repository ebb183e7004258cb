// The library `table` of Lua 5.1, which LuaJIT's differs from in what it checks and in what order.
// Whatever a script asks of it can be interrupted, and what calls back into Lua is counted.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

#include "script/lua_number.h"
#include "script/lua_scratch.h"
#include "script/lua_vm.h"
#include "script/sandbox.h"
#include "script/string_library.h"
#include "script/table_sort.h"
#include "script/work_meter.h"

namespace perilune {
namespace {

LuaResult TooManyCalls(lua_State* lua) {
  lua_pushstring(lua, kTooManyCalls);
  return LuaResult::Raise();
}

// Returns the length of the table at index 1.
int LengthOf(lua_State* lua) { return static_cast<int>(lua_objlen(lua, 1)); }

// Copies an element. A nil that is there already is not written: the table would grow by it.
void CopyElement(lua_State* lua, int from, int to) {
  lua_rawgeti(lua, 1, from);
  lua_rawgeti(lua, 1, to);
  const bool is_nil_already = lua_isnil(lua, -2) && lua_isnil(lua, -1);
  lua_pop(lua, 1);
  if (is_nil_already) {
    lua_pop(lua, 1);
  } else {
    lua_rawseti(lua, 1, to);
  }
}

// Appends element `position` of the table at index 1. Returns what is wrong, or nullptr.
const char* AppendElement(lua_State* lua, int position, LuaBytes& result) {
  lua_rawgeti(lua, 1, position);
  const auto bytes = BytesAt(lua, -1);
  if (!bytes) {
    return lua_pushfstring(lua, "invalid value (%s) at index %d in table for 'concat'",
                           luaL_typename(lua, -1), position);
  }
  if (!result.Append(*bytes)) return kStringTooLarge;
  lua_pop(lua, 1);
  return nullptr;
}

LuaResult Concat(LuaVm& vm, lua_State* lua) {
  const auto separator = lua_isnoneornil(lua, 2) ? "" : BytesAt(lua, 2);
  if (!separator) return LuaResult::WrongType(2, "string");
  if (!lua_istable(lua, 1)) return LuaResult::WrongType(1, "table");
  SeeThrough(vm, lua);
  const auto first = ToInt32(lua, 3, 1);
  if (!first) return LuaResult::WrongType(3, "number");
  const auto last = ToInt32(lua, 4, LengthOf(lua));
  if (!last) return LuaResult::WrongType(4, "number");

  WorkMeter meter(vm);
  LuaBytes result(lua);
  for (int64_t i = *first; i <= *last; ++i) {
    const size_t before = result.size();
    const char* problem = AppendElement(lua, static_cast<int>(i), result);
    if (problem == nullptr && i < *last && !result.Append(*separator)) problem = kStringTooLarge;
    if (problem != nullptr) return LuaResult::RaiseText(problem);
    if (!meter.Step(1 + result.size() - before)) return LuaResult::Stopped(vm, lua);
  }
  lua_pushlstring(lua, result.data(), result.size());
  return LuaResult::Values(1);
}

// Calls the function at index 2 with the two values on the top, which are popped. Pushes what it
// gives. False: there are too many calls.
bool CallWithPair(LuaVm& vm, lua_State* lua) {
  if (!EnterCall(vm)) return false;
  lua_pushvalue(lua, 2);
  lua_insert(lua, -3);
  lua_call(lua, 2, 1);
  LeaveCall(vm);  // An error is caught by who restores the depth.
  return true;
}

LuaResult Foreach(LuaVm& vm, lua_State* lua) {
  if (!lua_istable(lua, 1)) return LuaResult::WrongType(1, "table");
  if (!lua_isfunction(lua, 2)) return LuaResult::WrongType(2, "function");
  SeeThrough(vm, lua);
  WorkMeter meter(vm);
  lua_pushnil(lua);
  while (lua_next(lua, 1) != 0) {
    if (!meter.Step()) return LuaResult::Stopped(vm, lua);
    lua_pushvalue(lua, -2);  // The next one is found by it.
    lua_insert(lua, -2);
    if (!CallWithPair(vm, lua)) return TooManyCalls(lua);
    if (!lua_isnil(lua, -1)) return LuaResult::Values(1);
    lua_pop(lua, 1);
  }
  return LuaResult::Values(0);
}

LuaResult Foreachi(LuaVm& vm, lua_State* lua) {
  if (!lua_istable(lua, 1)) return LuaResult::WrongType(1, "table");
  if (!lua_isfunction(lua, 2)) return LuaResult::WrongType(2, "function");
  SeeThrough(vm, lua);
  WorkMeter meter(vm);
  const int length = LengthOf(lua);
  for (int i = 1; i <= length; ++i) {
    if (!meter.Step()) return LuaResult::Stopped(vm, lua);
    lua_pushinteger(lua, i);
    lua_rawgeti(lua, 1, i);
    if (!CallWithPair(vm, lua)) return TooManyCalls(lua);
    if (!lua_isnil(lua, -1)) return LuaResult::Values(1);
    lua_pop(lua, 1);
  }
  return LuaResult::Values(0);
}

LuaResult GetN(LuaVm& vm, lua_State* lua) {
  if (!lua_istable(lua, 1)) return LuaResult::WrongType(1, "table");
  SeeThrough(vm, lua);
  lua_pushinteger(lua, LengthOf(lua));
  return LuaResult::Values(1);
}

LuaResult SetN(LuaVm&, lua_State* lua) {
  if (!lua_istable(lua, 1)) return LuaResult::WrongType(1, "table");
  return LuaResult::RaiseText("'setn' is obsolete");
}

LuaResult Insert(LuaVm& vm, lua_State* lua) {
  if (!lua_istable(lua, 1)) return LuaResult::WrongType(1, "table");
  const int arguments = lua_gettop(lua);
  if (arguments != 2 && arguments != 3) {
    return LuaResult::RaiseText("wrong number of arguments to 'insert'");
  }
  const int end = LengthOf(lua) + 1;
  const auto position = arguments == 2 ? end : ToInt32(lua, 2);
  if (!position) return LuaResult::WrongType(2, "number");
  if (PushBehindProxy(lua, 1)) return RefuseChange(lua);

  WorkMeter meter(vm);
  for (int i = end; i > *position; --i) {
    if (!meter.Step()) return LuaResult::Stopped(vm, lua);
    CopyElement(lua, i - 1, i);
  }
  lua_rawseti(lua, 1, *position);  // What is inserted stands on the top.
  return LuaResult::Values(0);
}

LuaResult MaxN(LuaVm& vm, lua_State* lua) {
  if (!lua_istable(lua, 1)) return LuaResult::WrongType(1, "table");
  SeeThrough(vm, lua);
  WorkMeter meter(vm);
  double greatest = 0;
  lua_pushnil(lua);
  while (lua_next(lua, 1) != 0) {
    if (!meter.Step()) return LuaResult::Stopped(vm, lua);
    lua_pop(lua, 1);
    if (lua_type(lua, -1) == LUA_TNUMBER) greatest = std::max(greatest, lua_tonumber(lua, -1));
  }
  lua_pushnumber(lua, greatest);
  return LuaResult::Values(1);
}

LuaResult Remove(LuaVm& vm, lua_State* lua) {
  if (!lua_istable(lua, 1)) return LuaResult::WrongType(1, "table");
  const int length = LengthOf(lua);
  const auto position = ToInt32(lua, 2, length);
  if (!position) return LuaResult::WrongType(2, "number");
  if (*position < 1 || *position > length) return LuaResult::Values(0);
  if (PushBehindProxy(lua, 1)) return RefuseChange(lua);

  WorkMeter meter(vm);
  lua_rawgeti(lua, 1, *position);
  for (int i = *position; i < length; ++i) {
    if (!meter.Step()) return LuaResult::Stopped(vm, lua);
    CopyElement(lua, i + 1, i);
  }
  lua_pushnil(lua);
  lua_rawseti(lua, 1, length);
  return LuaResult::Values(1);
}

LuaResult Sort(LuaVm& vm, lua_State* lua) {
  if (!lua_istable(lua, 1)) return LuaResult::WrongType(1, "table");
  if (!lua_isnoneornil(lua, 2) && !lua_isfunction(lua, 2)) {
    return LuaResult::WrongType(2, "function");
  }
  if (PushBehindProxy(lua, 1)) return RefuseChange(lua);
  lua_settop(lua, 2);
  switch (SortTable(vm, lua, LengthOf(lua))) {
    case SortOutcome::kSorted:
      return LuaResult::Values(0);
    case SortOutcome::kInvalidOrder:
      return LuaResult::RaiseText("invalid order function for sorting");
    case SortOutcome::kTooDeep:
      return TooManyCalls(lua);
    case SortOutcome::kStopped:
      break;
  }
  return LuaResult::Stopped(vm, lua);
}

constexpr LibraryEntry kTableEntries[] = {
    {"concat", Enter<Concat>}, {"foreach", Enter<Foreach>}, {"foreachi", Enter<Foreachi>},
    {"getn", Enter<GetN>},     {"insert", Enter<Insert>},   {"maxn", Enter<MaxN>},
    {"remove", Enter<Remove>}, {"setn", Enter<SetN>},       {"sort", Enter<Sort>},
};

}  // namespace

std::span<const LibraryEntry> TableFunctions() { return kTableEntries; }

}  // namespace perilune
