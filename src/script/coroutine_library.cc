// coroutine.resume and wrap: a coroutine cannot swallow the death of its run, and they are
// counted, for each takes C stack. coroutine.yield: its error is that of Lua 5.1.

#include "script/lua_vm.h"
#include "script/sandbox.h"

namespace perilune {
namespace {

enum class Outcome { kResumed, kTooManyCalls, kDeath };

// Calls LuaJIT's resume, which stands on the stack below its arguments: the coroutine, ...
// Its results replace them.
Outcome CallResume(LuaVm& vm, lua_State* lua, int arguments) {
  if (!EnterCall(vm)) return Outcome::kTooManyCalls;
  const int depth = vm.run().depth;
  lua_call(lua, arguments, LUA_MULTRET);
  vm.run().depth = depth;
  LeaveCall(vm);
  if (!vm.is_dying()) return Outcome::kResumed;
  vm.PushDeath(lua);
  return Outcome::kDeath;
}

LuaResult Resume(LuaVm& vm, lua_State* lua) {
  if (!lua_isthread(lua, 1)) return LuaResult::BadArgument(1, "coroutine expected");
  lua_pushvalue(lua, lua_upvalueindex(1));
  lua_insert(lua, 1);
  switch (CallResume(vm, lua, lua_gettop(lua) - 1)) {
    case Outcome::kResumed:
      return LuaResult::Values(lua_gettop(lua));
    case Outcome::kDeath:
      return LuaResult::Raise();
    case Outcome::kTooManyCalls:
      break;
  }
  lua_pushboolean(lua, 0);
  lua_pushstring(lua, kTooManyCalls);
  return LuaResult::Values(2);
}

// What wrap returns. Upvalues: LuaJIT's resume, the coroutine.
LuaResult ResumeWrapped(LuaVm& vm, lua_State* lua) {
  lua_pushvalue(lua, lua_upvalueindex(1));
  lua_insert(lua, 1);
  lua_pushvalue(lua, lua_upvalueindex(2));
  lua_insert(lua, 2);
  switch (CallResume(vm, lua, lua_gettop(lua) - 1)) {
    case Outcome::kResumed:
      break;
    case Outcome::kDeath:
      return LuaResult::Raise();
    case Outcome::kTooManyCalls:
      return LuaResult::RaiseText(kTooManyCalls);
  }
  if (lua_toboolean(lua, 1)) return LuaResult::Values(lua_gettop(lua) - 1);
  if (lua_type(lua, -1) == LUA_TSTRING) {
    luaL_where(lua, 1);
    lua_insert(lua, -2);
    lua_concat(lua, 2);
  }
  return LuaResult::Raise();
}

bool IsLuaFunction(lua_State* lua, int at) {
  return lua_isfunction(lua, at) && !lua_iscfunction(lua, at);
}

// Pushes a coroutine of the function that is the first argument.
void PushCoroutine(lua_State* lua) {
  lua_State* coroutine = lua_newthread(lua);
  lua_pushvalue(lua, 1);
  lua_xmove(lua, coroutine, 1);
}

LuaResult Create(LuaVm&, lua_State* lua) {
  if (!IsLuaFunction(lua, 1)) return LuaResult::BadArgument(1, "Lua function expected");
  PushCoroutine(lua);
  return LuaResult::Values(1);
}

LuaResult Wrap(LuaVm&, lua_State* lua) {
  if (!IsLuaFunction(lua, 1)) return LuaResult::BadArgument(1, "Lua function expected");
  lua_settop(lua, 1);
  lua_pushvalue(lua, lua_upvalueindex(1));
  PushCoroutine(lua);
  PushFunction<ResumeWrapped>(lua, 2);
  return LuaResult::Values(1);
}

LuaResult Yield(LuaVm&, lua_State* lua) {
  if (lua_isyieldable(lua) == 0) {
    lua_pushliteral(lua, "attempt to yield across metamethod/C-call boundary");
    return LuaResult::Raise();
  }
  return LuaResult::Values(lua_yield(lua, lua_gettop(lua)));  // Its result tells LuaJIT of it.
}

constexpr LibraryEntry kCoroutineEntries[] = {
    {"create", Enter<Create>},
    {"resume", Enter<Resume>, "resume"},
    {"wrap", Enter<Wrap>, "resume"},
    {"yield", Enter<Yield>},
};

}  // namespace

std::span<const LibraryEntry> CoroutineFunctions() { return kCoroutineEntries; }

}  // namespace perilune
