#pragma once

// The library cjson: JSON from and to Lua values, as in Redis, and what later versions of it and
// of lua-cjson add for empty arrays.

#include <lua.hpp>

#include "script/lua_vm.h"

namespace perilune {

// Pushes the library's table. Its settings are those of the run. Once for each state.
void PushCjsonLibrary(lua_State* lua);

}  // namespace perilune
