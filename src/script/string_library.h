#pragma once

// The parts of Lua 5.1's string library, for string_library.cc, which puts them together.
//
// Positions and counts are cut to integers as Redis' Lua does it on x86: what is out of range, or
// no number, becomes the least integer.
// Source: the reference manual of Lua 5.1, and what Redis 7.0 was seen to do.

#include <cstddef>
#include <cstdint>
#include <lua.hpp>
#include <optional>
#include <string_view>

#include "script/lua_function.h"

namespace perilune {

// Returns the integer that `number` is cut to.
int64_t CutToInteger(double number);

// Returns the argument, which a number is converted for, or nothing if it is no string. Valid
// while the argument stands on the stack.
std::optional<std::string_view> BytesAt(lua_State* lua, int at);

// Return the argument cut to an integer, or nothing if it is no number. One that is missing or nil
// is `otherwise`.
std::optional<int64_t> IntegerAt(lua_State* lua, int at);
std::optional<int64_t> IntegerAt(lua_State* lua, int at, int64_t otherwise);

// Returns the position counted from the front, 0 if it is before it. A negative one counts from
// the end of `size` bytes.
int64_t FromFront(int64_t position, size_t size);

// string.find, match, gmatch and gsub.
LuaResult FindInString(LuaVm& vm, lua_State* lua);
LuaResult MatchInString(LuaVm& vm, lua_State* lua);
LuaResult MatchAllInString(LuaVm& vm, lua_State* lua);
LuaResult ReplaceInString(LuaVm& vm, lua_State* lua);

// string.format.
LuaResult FormatString(LuaVm& vm, lua_State* lua);

}  // namespace perilune
