// The global functions that are our own.

#include <array>
#include <cstring>
#include <iterator>

#include "script/lua_number.h"
#include "script/lua_vm.h"
#include "script/sandbox.h"
#include "script/string_library.h"

namespace perilune {
namespace {

LuaResult RawGet(LuaVm& vm, lua_State* lua) {
  if (!lua_istable(lua, 1)) return LuaResult::WrongType(1, "table");
  if (lua_isnone(lua, 2)) return LuaResult::BadArgument(2, "value expected");
  lua_settop(lua, 2);
  SeeThrough(vm, lua);
  lua_rawget(lua, 1);
  return LuaResult::Values(1);
}

LuaResult RawSet(LuaVm&, lua_State* lua) {
  if (!lua_istable(lua, 1)) return LuaResult::WrongType(1, "table");
  if (lua_isnone(lua, 2)) return LuaResult::BadArgument(2, "value expected");
  if (lua_isnone(lua, 3)) return LuaResult::BadArgument(3, "value expected");
  lua_settop(lua, 3);
  if (PushBehindProxy(lua, 1)) return RefuseChange(lua);
  lua_rawset(lua, 1);
  return LuaResult::Values(1);
}

LuaResult Next(LuaVm& vm, lua_State* lua) {
  if (!lua_istable(lua, 1)) return LuaResult::WrongType(1, "table");
  lua_settop(lua, 2);
  SeeThrough(vm, lua);
  if (lua_next(lua, 1) != 0) return LuaResult::Values(2);
  lua_pushnil(lua);
  return LuaResult::Values(1);
}

// LuaJIT's own `next`, the upvalue, makes its loops fast.
LuaResult Pairs(LuaVm&, lua_State* lua) {
  if (!lua_istable(lua, 1)) return LuaResult::WrongType(1, "table");
  if (PushBehindProxy(lua, 1)) {
    lua_pop(lua, 1);
    PushFunction<Next>(lua);
  } else {
    lua_pushvalue(lua, lua_upvalueindex(1));
  }
  lua_pushvalue(lua, 1);
  lua_pushnil(lua);
  return LuaResult::Values(3);
}

LuaResult GetMetatable(LuaVm&, lua_State* lua) {
  if (lua_isnone(lua, 1)) return LuaResult::BadArgument(1, "value expected");
  if (PushBehindProxy(lua, 1) || lua_getmetatable(lua, 1) == 0) {
    lua_pushnil(lua);
    return LuaResult::Values(1);
  }
  lua_pushliteral(lua, "__metatable");
  lua_rawget(lua, -2);
  if (lua_isnil(lua, -1)) lua_pop(lua, 1);
  return LuaResult::Values(1);
}

LuaResult SetMetatable(LuaVm&, lua_State* lua) {
  if (!lua_istable(lua, 1)) return LuaResult::WrongType(1, "table");
  const int type = lua_type(lua, 2);
  if (type != LUA_TNIL && type != LUA_TTABLE) {
    return LuaResult::BadArgument(2, "nil or table expected");
  }
  if (PushBehindProxy(lua, 1)) return RefuseChange(lua);
  if (luaL_getmetafield(lua, 1, "__metatable") != 0) {
    return LuaResult::RaiseText("cannot change a protected metatable");
  }
  lua_settop(lua, 2);
  lua_setmetatable(lua, 1);
  return LuaResult::Values(1);
}

// After a call that failed: the error stands on the top, or its text, as Redis' pcall gives it. On
// a table without text, it gives what stands instead of the text as well.
void TakeTextOfErrorTable(lua_State* lua) {
  if (!lua_istable(lua, -1)) return;
  lua_pushliteral(lua, "err");
  lua_rawget(lua, -2);
  if (lua_isstring(lua, -1)) lua_remove(lua, -2);
}

LuaResult FalseAndText(lua_State* lua, const char* text) {
  lua_pushboolean(lua, 0);
  lua_pushstring(lua, text);
  return LuaResult::Values(2);
}

// Calls the function that stands below its `arguments` for `results` values. An error that must
// not be swallowed comes back as kDeath, on the top of the stack.
enum class Outcome { kReturned, kFailed, kDeath };

Outcome ProtectedCall(LuaVm& vm, lua_State* lua, int arguments, int results) {
  const int depth = vm.run().depth;
  const int status = lua_pcall(lua, arguments, results, 0);
  vm.run().depth = depth;
  if (vm.is_dying()) {
    vm.PushDeath(lua);
    return Outcome::kDeath;
  }
  return status == 0 ? Outcome::kReturned : Outcome::kFailed;
}

LuaResult Pcall(LuaVm& vm, lua_State* lua) {
  if (lua_isnone(lua, 1)) return FalseAndText(lua, "attempt to call a boolean value");
  if (!EnterCall(vm)) return FalseAndText(lua, kTooManyCalls);
  const Outcome outcome = ProtectedCall(vm, lua, lua_gettop(lua) - 1, LUA_MULTRET);
  LeaveCall(vm);
  if (outcome == Outcome::kDeath) return LuaResult::Raise();
  if (outcome == Outcome::kFailed) TakeTextOfErrorTable(lua);
  lua_pushboolean(lua, outcome == Outcome::kReturned);
  lua_insert(lua, 1);
  return LuaResult::Values(lua_gettop(lua));
}

// The handler is called after unwinding: LuaJIT would call it before, with hooks disabled, where
// nothing could stop it.
LuaResult Xpcall(LuaVm& vm, lua_State* lua) {
  if (lua_isnone(lua, 2)) return LuaResult::BadArgument(2, "value expected");
  if (!EnterCall(vm)) return FalseAndText(lua, kTooManyCalls);
  lua_settop(lua, 2);
  lua_insert(lua, 1);  // The handler is now below the function.
  Outcome outcome = ProtectedCall(vm, lua, 0, LUA_MULTRET);
  const bool returned = outcome == Outcome::kReturned;
  if (outcome == Outcome::kFailed && lua_isfunction(lua, 1)) {
    lua_pushvalue(lua, 1);
    lua_insert(lua, -2);
    outcome = ProtectedCall(vm, lua, 1, 1);
  }
  if (outcome == Outcome::kFailed) lua_pushliteral(lua, "error in error handling");
  LeaveCall(vm);
  if (outcome == Outcome::kDeath) return LuaResult::Raise();
  if (outcome == Outcome::kFailed) lua_replace(lua, 2);
  lua_pushboolean(lua, returned);
  lua_replace(lua, 1);
  if (!returned) lua_settop(lua, 2);
  return LuaResult::Values(lua_gettop(lua));
}

// Compiles the text on the top. Bytecode, which could do anything, is no text.
LuaResult Load(LuaVm& vm, lua_State* lua, const char* chunk_name) {
  size_t size = 0;
  const char* source = lua_tolstring(lua, -1, &size);
  if (vm.LoadText(lua, {source, size}, chunk_name, lua::WantedValues::kAll)) {
    return LuaResult::Values(1);
  }
  lua_pushnil(lua);
  lua_insert(lua, -2);
  return LuaResult::Values(2);
}

LuaResult LoadString(LuaVm& vm, lua_State* lua) {
  if (!lua_isstring(lua, 1)) return LuaResult::WrongType(1, "string");
  if (!lua_isnoneornil(lua, 2) && !lua_isstring(lua, 2)) return LuaResult::WrongType(2, "string");
  const char* name = lua_tostring(lua, lua_isnoneornil(lua, 2) ? 1 : 2);
  lua_pushvalue(lua, 1);
  return Load(vm, lua, name);
}

// The result of a load whose reader has failed, with the error on the top, or has given something
// that has a problem. The error becomes a table, as that of a command.
LuaResult FailedReader(lua_State* lua, const char* problem) {
  if (problem != nullptr) {
    luaL_where(lua, 1);
    lua_pushstring(lua, problem);
    lua_concat(lua, 2);
  }
  if (lua_isstring(lua, -1)) {
    lua_pushliteral(lua, "ERR ");
    lua_insert(lua, -2);
    lua_concat(lua, 2);
    lua_createtable(lua, 0, 1);
    lua_insert(lua, -2);
    lua_setfield(lua, -2, "err");
  }
  lua_pushnil(lua);
  lua_insert(lua, -2);
  return LuaResult::Values(2);
}

// A reader that never ends must not fill the memory.
constexpr size_t kSourceBytesMax = size_t{64} << 20;

// load(reader [, chunk name]): calls the reader until it returns nothing.
LuaResult LoadPieces(LuaVm& vm, lua_State* lua) {
  if (!lua_isfunction(lua, 1)) return LuaResult::WrongType(1, "function");
  if (!lua_isnoneornil(lua, 2) && !lua_isstring(lua, 2)) return LuaResult::WrongType(2, "string");
  if (!EnterCall(vm)) return LuaResult::RaiseText(kTooManyCalls);
  lua_settop(lua, 2);
  luaL_Buffer buffer;
  luaL_buffinit(lua, &buffer);
  size_t total = 0;
  for (bool more = true; more;) {
    lua_pushvalue(lua, 1);
    const Outcome outcome = ProtectedCall(vm, lua, 0, 1);
    if (outcome == Outcome::kDeath) return LuaResult::Raise();
    const char* problem = nullptr;
    if (outcome == Outcome::kReturned && !lua_isnil(lua, -1) && !lua_isstring(lua, -1)) {
      problem = "reader function must return a string";
    } else if ((total += lua_objlen(lua, -1)) > kSourceBytesMax) {
      problem = "chunk is too long";
    }
    if (outcome == Outcome::kFailed || problem != nullptr) {
      LeaveCall(vm);
      return FailedReader(lua, problem);
    }
    more = lua_objlen(lua, -1) > 0;
    if (more) {
      luaL_addvalue(&buffer);
    } else {
      lua_pop(lua, 1);
    }
  }
  luaL_pushresult(&buffer);
  LeaveCall(vm);
  return Load(vm, lua, lua_isstring(lua, 2) ? lua_tostring(lua, 2) : "=(load)");
}

// error(value [, level]): a text is raised with the line of the function at that level in front.
LuaResult RaiseError(LuaVm&, lua_State* lua) {
  const auto level = ToInt32(lua, 2, 1);
  if (!level) return LuaResult::WrongType(2, "number");
  lua_settop(lua, 1);
  if (*level <= 0) return LuaResult::Raise();
  if (const auto text = BytesAt(lua, 1)) {
    luaL_where(lua, *level);
    lua_pushlstring(lua, text->data(), text->size());
    lua_concat(lua, 2);
  }
  return LuaResult::Raise();
}

LuaResult Assert(LuaVm&, lua_State* lua) {
  if (lua_isnone(lua, 1)) return LuaResult::BadArgument(1, "value expected");
  if (lua_toboolean(lua, 1)) return LuaResult::Values(lua_gettop(lua));
  if (lua_isnoneornil(lua, 2)) return LuaResult::RaiseText("assertion failed!");
  const auto text = BytesAt(lua, 2);
  if (!text) return LuaResult::WrongType(2, "string");
  return LuaResult::RaiseText(text->data());
}

// What collectgarbage returns for an option. How the collector works is not the script's to say:
// what would change it does nothing.
struct Answer {
  const char* option;
  int value;
};

const Answer* FindAnswer(const char* option) {
  static constexpr std::array<Answer, 5> kAnswers = {
      {{"collect", 0}, {"stop", 0}, {"restart", 0}, {"setpause", 200}, {"setstepmul", 200}}};
  for (const Answer& answer : kAnswers) {
    if (std::strcmp(option, answer.option) == 0) return &answer;
  }
  return nullptr;
}

LuaResult CollectGarbage(LuaVm&, lua_State* lua) {
  if (!lua_isnoneornil(lua, 1) && !lua_isstring(lua, 1)) return LuaResult::WrongType(1, "string");
  const char* option = lua_isnoneornil(lua, 1) ? "collect" : BytesAt(lua, 1)->data();
  // What stands behind is checked only if the option is one.
  const bool is_option = std::strcmp(option, "count") == 0 || std::strcmp(option, "step") == 0 ||
                         FindAnswer(option) != nullptr;
  if (is_option && !ToInt32(lua, 2, 0)) return LuaResult::WrongType(2, "number");
  if (std::strcmp(option, "count") == 0) {
    lua_pushnumber(lua, lua_gc(lua, LUA_GCCOUNT, 0) + lua_gc(lua, LUA_GCCOUNTB, 0) / 1024.0);
    return LuaResult::Values(1);
  }
  if (std::strcmp(option, "step") == 0) {
    lua_pushboolean(lua, lua_gc(lua, LUA_GCSTEP, 0));
    return LuaResult::Values(1);
  }
  if (std::strcmp(option, "collect") == 0) lua_gc(lua, LUA_GCCOLLECT, 0);
  if (const Answer* answer = FindAnswer(option)) {
    lua_pushinteger(lua, answer->value);
    return LuaResult::Values(1);
  }
  return LuaResult::BadArgument(1, lua_pushfstring(lua, "invalid option '%s'", option));
}

LuaResult GcInfo(LuaVm&, lua_State* lua) {
  lua_pushinteger(lua, lua_gc(lua, LUA_GCCOUNT, 0));
  return LuaResult::Values(1);
}

constexpr LibraryEntry kBaseEntries[] = {
    {"assert", Enter<Assert>},
    {"collectgarbage", Enter<CollectGarbage>},
    {"error", Enter<RaiseError>},
    {"gcinfo", Enter<GcInfo>},
    {"getmetatable", Enter<GetMetatable>},
    {"load", Enter<LoadPieces>},
    {"loadstring", Enter<LoadString>},
    {"next", Enter<Next>},
    {"pairs", Enter<Pairs>, "next"},
    {"pcall", Enter<Pcall>},
    {"rawget", Enter<RawGet>},
    {"rawset", Enter<RawSet>},
    {"setmetatable", Enter<SetMetatable>},
    {"xpcall", Enter<Xpcall>},
};

}  // namespace

std::span<const LibraryEntry> BaseFunctions() { return kBaseEntries; }

}  // namespace perilune
