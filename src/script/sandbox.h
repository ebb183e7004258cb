#pragma once

// What a script finds: the globals of Redis' sandbox, all of them read-only.
//
// A read-only table is a proxy: an empty table whose metatable reads from the table behind it and
// refuses writes. `_G` is a proxy, and so is each library. The functions that could write through
// a proxy, or would see nothing in it (rawset, next, table.insert ...), are our own and know what
// a proxy is.
//
// The environment of scripts is no proxy, so that globals are read fast; no script ever gets it as
// a value, and the normalizer (lua/normalizer.h) sees to it that none writes to it. It has what the
// globals are, and under names that no script can write what the normalizer expects.

#include <lua.hpp>
#include <span>

#include "script/lua_function.h"

namespace perilune {

// References of tables.
struct Sandbox {
  int environment;
  int globals;  // Behind `_G`.
};

// Fills a fresh state.
Sandbox BuildSandbox(lua_State* lua);

// Replaces the table on the top by a proxy of it.
void MakeProxy(lua_State* lua);

// If the value at `at` is a proxy, pushes the table behind it.
bool PushBehindProxy(lua_State* lua, int at);

// Replaces a proxy, the first argument, by the table behind it. Globals made on demand are made.
void SeeThrough(LuaVm& vm, lua_State* lua);

// The result of an attempt to change a proxy by a function.
LuaResult RefuseChange(lua_State* lua);

// Counts a C function that calls Lua functions, one within the other: LuaJIT itself would let
// them eat up the C stack. False: they are too many.
bool EnterCall(LuaVm& vm);
void LeaveCall(LuaVm& vm);
inline constexpr const char* kTooManyCalls = "C stack overflow";

// The libraries' functions that are our own. All others are LuaJIT's.
std::span<const LibraryEntry> BaseFunctions();
std::span<const LibraryEntry> BitFunctions();
std::span<const LibraryEntry> CoroutineFunctions();
std::span<const LibraryEntry> MathFunctions();
std::span<const LibraryEntry> MessagePackFunctions();
std::span<const LibraryEntry> OsFunctions();
std::span<const LibraryEntry> StringFunctions();
std::span<const LibraryEntry> StructFunctions();
std::span<const LibraryEntry> TableFunctions();
std::span<const LibraryEntry> ValueFunctions();  // Of the globals.

}  // namespace perilune
