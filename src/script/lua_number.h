#pragma once

// Which values are numbers to the functions of Lua 5.1's libraries.
//
// LuaJIT's own conversion differs: it takes "0b11" for a number, and not "7\0".
// Source: the reference manual of Lua 5.1, and what Redis 7.0 was seen to do.

#include <cstdint>
#include <lua.hpp>
#include <optional>

namespace perilune {

// Returns the number that `text` stands for, with spaces around it or not, or nothing. Decimal or
// hexadecimal, and the spellings of infinity and NaN.
std::optional<double> TextToNumber(const char* text);

// Returns the argument, which a string is converted for, or nothing if it is no number.
std::optional<double> ToNumber(lua_State* lua, int at);

// Return the lower 32 bits of the integer that the argument is cut to, or nothing if it is no
// number: 2^32 + 1 is 1. One that is missing or nil is `otherwise`.
std::optional<int32_t> ToInt32(lua_State* lua, int at);
std::optional<int32_t> ToInt32(lua_State* lua, int at, int32_t otherwise);

// Pushes the number, NaN with its sign, which lua_pushnumber would lose. Requires: KeepNan.
void PushNumber(lua_State* lua, double number);

// Makes what PushNumber needs, once for a fresh state with LuaJIT's libraries in it.
void KeepNan(lua_State* lua);

}  // namespace perilune
