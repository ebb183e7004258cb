#pragma once

// Reads JSON as lua-cjson does: what it accepts beyond the standard is accepted, and what it
// refuses is refused with its words.

#include <lua.hpp>

#include "script/cjson_settings.h"
#include "script/lua_function.h"

namespace perilune {

// Returns the value that the string at 1, the only value on the stack, is the text of.
LuaResult ReadJson(LuaVm& vm, lua_State* lua, const CjsonSettings& settings);

}  // namespace perilune
