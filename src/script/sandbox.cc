#include "script/sandbox.h"

#include <initializer_list>
#include <string>
#include <string_view>

#include "lua/library_function.h"
#include "script/cjson_library.h"
#include "script/lua_number.h"
#include "script/lua_vm.h"
#include "script/redis_api.h"
#include "script/redis_call.h"

namespace perilune {
namespace {

// Its address marks a proxy's metatable: no script can make such a key.
constexpr char kBehind = 0;

// As many as PUC Lua allows, from which scripts may expect it.
constexpr int kCallsMax = 198;

// Room for four times as many globals as there are: then each is the first that LuaJIT finds at its
// place in the table, or nearly so. Most commands of a script read two.
constexpr int kEnvironmentSlots = 256;

// What is taken from LuaJIT as it is.
constexpr const char* kBaseNames[] = {"_VERSION", "rawequal", "type"};
constexpr const char* kCoroutineNames[] = {"running", "status"};
constexpr const char* kMathNames[] = {"huge", "pi"};

// A field that is not a function of its own: another name of one, or a text.
struct ExtraField {
  const char* name;
  const char* value;
};
constexpr ExtraField kMathAliases[] = {{"mod", "fmod"}};
constexpr ExtraField kStringAliases[] = {{"gfind", "gmatch"}};

// What scripts can ask of cmsgpack: its name, and which version of Redis' it does as.
constexpr ExtraField kMessagePackTexts[] = {
    {"_COPYRIGHT", "Copyright (C) 2012, Salvatore Sanfilippo"},
    {"_DESCRIPTION", "MessagePack C implementation for Lua"},
    {"_NAME", "cmsgpack"},
    {"_VERSION", "lua-cmsgpack 0.4.0"},
};

struct Library {
  const char* name;
  std::span<const LibraryEntry> (*own)();
  std::span<const char* const> taken = {};
  std::span<const ExtraField> aliases = {};
  std::span<const ExtraField> texts = {};
};
constexpr Library kLibraries[] = {
    {.name = "bit", .own = BitFunctions},
    {.name = "cmsgpack", .own = MessagePackFunctions, .texts = kMessagePackTexts},
    {.name = "coroutine", .own = CoroutineFunctions, .taken = kCoroutineNames},
    {.name = "math", .own = MathFunctions, .taken = kMathNames, .aliases = kMathAliases},
    {.name = "os", .own = OsFunctions},
    {.name = "string", .own = StringFunctions, .aliases = kStringAliases},
    {.name = "struct", .own = StructFunctions},
    {.name = "table", .own = TableFunctions},
};

LuaResult RefuseWrite(LuaVm&, lua_State*) {
  return LuaResult::RaiseText("Attempt to modify a readonly table");
}

// Reads a global that is not there: (table, name).
LuaResult MissingGlobal(LuaVm& vm, lua_State* lua) {
  const std::string_view name = lua_type(lua, 2) == LUA_TSTRING ? lua_tostring(lua, 2) : "";
  if (name == "KEYS" || name == "ARGV") {
    vm.ShowCallTables(lua);
    lua_rawget(lua, 1);
    return LuaResult::Values(1);
  }
  if (!lua_isstring(lua, 2)) {
    return LuaResult::RaiseText(
        "Second argument to luaProtectedTableError must be a string or number");
  }
  return LuaResult::RaiseText(
      lua_pushfstring(lua, "Script attempted to access nonexistent global variable '%s'",
                      lua_tostring(lua, 2)));
}

// Copies fields of the table at `from` to the table on the top.
void CopyFields(lua_State* lua, int from, std::span<const char* const> names) {
  for (const char* name : names) {
    lua_getfield(lua, from, name);
    lua_setfield(lua, -2, name);
  }
}

// Adds our own functions to the table on the top; `originals` is LuaJIT's library.
void AddFunctions(lua_State* lua, int originals,
                  std::span<const LibraryEntry> functions) {
  for (const LibraryEntry& entry : functions) {
    if (entry.wraps != nullptr) lua_getfield(lua, originals, entry.wraps);
    lua_pushcclosure(lua, entry.function, entry.wraps != nullptr ? 1 : 0);
    lua_setfield(lua, -2, entry.name);
  }
}

// Pushes the table of a library. LuaJIT's of that name is a global, if there is one.
void PushLibrary(lua_State* lua, const Library& library) {
  lua_getglobal(lua, library.name);
  const int originals = lua_gettop(lua);
  lua_newtable(lua);
  CopyFields(lua, originals, library.taken);
  AddFunctions(lua, originals, library.own());
  for (const ExtraField& alias : library.aliases) {
    lua_getfield(lua, -1, alias.value);
    lua_setfield(lua, -2, alias.name);
  }
  for (const ExtraField& text : library.texts) {
    lua_pushstring(lua, text.value);
    lua_setfield(lua, -2, text.name);
  }
  lua_remove(lua, originals);
}

// ("x"):upper() works, and getmetatable("") shows a copy that is read-only.
void BindStrings(lua_State* lua, int globals) {
  lua_pushliteral(lua, "");
  lua_createtable(lua, 0, 2);
  lua_getfield(lua, globals, "string");
  const int library = lua_gettop(lua);
  PushBehindProxy(lua, library);
  lua_setfield(lua, -3, "__index");  // Without the detour over the proxy.
  lua_newtable(lua);
  lua_pushvalue(lua, library);
  lua_setfield(lua, -2, "__index");
  MakeProxy(lua);
  lua_setfield(lua, -3, "__metatable");
  lua_pop(lua, 1);
  lua_setmetatable(lua, -2);
  lua_pop(lua, 1);
}

void PushRedisLibrary(lua_State* lua) {
  lua_newtable(lua);
  for (const ScriptFunction& function : kScriptFunctions) {
    lua_pushcclosure(lua, function.entry, 0);
    lua_setfield(lua, -2, function.name);
  }
  for (const ScriptConstant& constant : kScriptConstants) {
    if (const int* number = std::get_if<int>(&constant.value)) {
      lua_pushinteger(lua, *number);
    } else {
      const std::string_view text = std::get<std::string_view>(constant.value);
      lua_pushlstring(lua, text.data(), text.size());
    }
    lua_setfield(lua, -2, constant.name);
  }
}

void OpenOriginals(lua_State* lua) {
  for (const lua_CFunction open : {luaopen_base, luaopen_string, luaopen_table, luaopen_math}) {
    lua_pushcfunction(lua, open);
    lua_pushliteral(lua, "");
    lua_call(lua, 1, 0);
  }
}

// Sets the metatable of the table on the top, which has globals.
void ReportMissingGlobals(lua_State* lua) {
  lua_createtable(lua, 0, 1);
  PushFunction<MissingGlobal>(lua);
  lua_setfield(lua, -2, "__index");
  lua_setmetatable(lua, -2);
}

// Pushes the environment, made of the table of globals at `globals`.
void PushEnvironment(lua_State* lua, int globals) {
  lua_createtable(lua, 0, kEnvironmentSlots);
  const int environment = lua_gettop(lua);
  for (lua_pushnil(lua); lua_next(lua, globals) != 0; lua_pop(lua, 1)) {
    const std::string name = lua_tostring(lua, -2);
    lua_pushvalue(lua, -1);
    lua_setfield(lua, environment, name.c_str());
    if (!lua::IsLibrary(name)) continue;
    PushBehindProxy(lua, lua_gettop(lua));
    lua_setfield(lua, environment, ("\xff" + name).c_str());
  }
  lua_getfield(lua, globals, "_G");
  lua_setfield(lua, environment, "\xffG");
  PushFunction<RedisCall>(lua);
  lua_setfield(lua, environment, "\xff" "call");
  PushFunction<RedisCallAndDrop>(lua);
  lua_setfield(lua, environment, "\xff" "do");
  PushFunction<RedisCallAndPass>(lua);
  lua_setfield(lua, environment, "\xff" "pass");
  PushFunction<PassList>(lua);
  lua_setfield(lua, environment, "\xff" "list");
  ReportMissingGlobals(lua);
}

}  // namespace

Sandbox BuildSandbox(lua_State* lua) {
  OpenOriginals(lua);
  KeepNan(lua);
  lua_settop(lua, 0);

  lua_newtable(lua);
  const int globals = lua_gettop(lua);
  CopyFields(lua, LUA_GLOBALSINDEX, kBaseNames);
  AddFunctions(lua, LUA_GLOBALSINDEX, BaseFunctions());
  AddFunctions(lua, LUA_GLOBALSINDEX, ValueFunctions());

  for (const Library& library : kLibraries) {
    PushLibrary(lua, library);
    MakeProxy(lua);
    lua_setfield(lua, globals, library.name);
  }
  BindStrings(lua, globals);
  PushCjsonLibrary(lua);
  MakeProxy(lua);
  lua_setfield(lua, globals, "cjson");
  PushRedisLibrary(lua);
  MakeProxy(lua);
  lua_pushvalue(lua, -1);
  lua_setfield(lua, globals, "redis");
  lua_setfield(lua, globals, "server");  // As Valkey calls it.

  lua_pushvalue(lua, globals);
  MakeProxy(lua);
  lua_setfield(lua, globals, "_G");
  ReportMissingGlobals(lua);

  PushEnvironment(lua, globals);
  lua_pushvalue(lua, -1);
  lua_replace(lua, LUA_GLOBALSINDEX);
  const int environment = luaL_ref(lua, LUA_REGISTRYINDEX);
  return {.environment = environment, .globals = luaL_ref(lua, LUA_REGISTRYINDEX)};
}

void MakeProxy(lua_State* lua) {
  lua_newtable(lua);
  lua_createtable(lua, 0, 3);
  lua_pushvalue(lua, -3);
  lua_setfield(lua, -2, "__index");
  PushFunction<RefuseWrite>(lua);
  lua_setfield(lua, -2, "__newindex");
  lua_pushlightuserdata(lua, const_cast<char*>(&kBehind));
  lua_pushvalue(lua, -4);
  lua_rawset(lua, -3);
  lua_setmetatable(lua, -2);
  lua_remove(lua, -2);
}

bool PushBehindProxy(lua_State* lua, int at) {
  if (!lua_istable(lua, at) || lua_getmetatable(lua, at) == 0) return false;
  lua_pushlightuserdata(lua, const_cast<char*>(&kBehind));
  lua_rawget(lua, -2);
  lua_remove(lua, -2);
  if (lua_istable(lua, -1)) return true;
  lua_pop(lua, 1);
  return false;
}

void SeeThrough(LuaVm& vm, lua_State* lua) {
  if (!PushBehindProxy(lua, 1)) return;
  lua_replace(lua, 1);
  vm.ShowCallTables(lua);
}

LuaResult RefuseChange(lua_State* lua) {
  lua_pushliteral(lua, "Attempt to modify a readonly table");
  return LuaResult::Raise();
}

bool EnterCall(LuaVm& vm) {
  if (vm.run().depth == kCallsMax) return false;
  ++vm.run().depth;
  return true;
}

void LeaveCall(LuaVm& vm) { --vm.run().depth; }

}  // namespace perilune
