#pragma once

// Writes Lua values as JSON, byte by byte as lua-cjson does, but for one thing: the members of an
// object are sorted by the bytes of their names, so that a table has one text.

#include <lua.hpp>

#include "script/cjson_settings.h"
#include "script/lua_function.h"

namespace perilune {

// Returns the text of the value at 1, the only one on the stack.
LuaResult WriteJson(LuaVm& vm, lua_State* lua, const CjsonSettings& settings);

// Makes the metatable that marks tables as arrays. Scripts share it, and cannot change it.
void MakeArrayMetatable(lua_State* lua);

// Pushes that metatable.
void PushArrayMetatable(lua_State* lua);

// Pushes a value that is written as "[]".
void PushEmptyArray(lua_State* lua);

}  // namespace perilune
