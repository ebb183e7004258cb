#include "script/call_tables.h"

namespace perilune {
namespace {

// Sets the elements of the table on the top. Returns how many.
int FillTable(lua_State* lua, CallTables::Strings strings) {
  int index = 0;
  for (const std::string_view bytes : strings) {
    lua_pushlstring(lua, bytes.data(), bytes.size());
    lua_rawseti(lua, -2, ++index);
  }
  return index;
}

void PushTable(lua_State* lua, CallTables::Strings strings) {
  lua_createtable(lua, static_cast<int>(strings.size()), 0);
  FillTable(lua, strings);
}

// Makes the strings the elements of the table of that reference, which has `filled` elements.
// Returns how many it has now.
int RefillTable(lua_State* lua, int table, int filled, CallTables::Strings strings) {
  if (filled == 0 && strings.empty()) return 0;
  lua_rawgeti(lua, LUA_REGISTRYINDEX, table);
  const int size = FillTable(lua, strings);
  for (int index = size + 1; index <= filled; ++index) {
    lua_pushnil(lua);
    lua_rawseti(lua, -2, index);
  }
  lua_pop(lua, 1);
  return size;
}

size_t BytesOf(CallTables::Strings strings) {
  size_t bytes = 0;
  for (const std::string_view string : strings) bytes += string.size();
  return bytes;
}

}  // namespace

void CallTables::Build(lua_State* lua, const Sandbox& sandbox) {
  sandbox_ = sandbox;
  MakeOwn(lua);
}

void CallTables::MakeOwn(lua_State* lua) {
  constexpr int kReserved = 8;
  lua_createtable(lua, kReserved, 0);
  lua_createtable(lua, kReserved, 0);
  Set(lua, sandbox_.environment, lua_gettop(lua) - 1);
  arguments_ = luaL_ref(lua, LUA_REGISTRYINDEX);
  keys_ = luaL_ref(lua, LUA_REGISTRYINDEX);
}

void CallTables::Fill(lua_State* lua, Strings keys, Strings arguments) {
  keys_filled_ = RefillTable(lua, keys_, keys_filled_, keys);
  arguments_filled_ = RefillTable(lua, arguments_, arguments_filled_, arguments);
  filled_bytes_ = BytesOf(keys) + BytesOf(arguments);
}

void CallTables::Make(lua_State* lua, Strings keys, Strings arguments) {
  are_made_ = true;
  PushTable(lua, keys);
  PushTable(lua, arguments);
  Set(lua, sandbox_.environment, lua_gettop(lua) - 1);
  lua_pop(lua, 2);
}

void CallTables::Show(lua_State* lua) {
  if (are_shown_) return;
  are_shown_ = true;
  lua_rawgeti(lua, LUA_REGISTRYINDEX, sandbox_.environment);
  lua_getfield(lua, -1, "KEYS");
  lua_getfield(lua, -2, "ARGV");
  Set(lua, sandbox_.globals, lua_gettop(lua) - 1);
  lua_pop(lua, 3);
}

void CallTables::Clear(lua_State* lua) {
  if (are_made_) {
    lua_rawgeti(lua, LUA_REGISTRYINDEX, keys_);
    lua_rawgeti(lua, LUA_REGISTRYINDEX, arguments_);
    Set(lua, sandbox_.environment, lua_gettop(lua) - 1);
    lua_pop(lua, 2);
  }
  if (are_shown_) {
    lua_pushnil(lua);
    lua_pushnil(lua);
    Set(lua, sandbox_.globals, lua_gettop(lua) - 1);
    lua_pop(lua, 2);
  }
  are_made_ = are_shown_ = false;
  if (keys_filled_ > kKeptMax || arguments_filled_ > kKeptMax) {
    luaL_unref(lua, LUA_REGISTRYINDEX, keys_);
    luaL_unref(lua, LUA_REGISTRYINDEX, arguments_);
    MakeOwn(lua);
    keys_filled_ = arguments_filled_ = 0;
    filled_bytes_ = 0;
  } else if (filled_bytes_ > kKeptBytesMax) {
    Fill(lua, {}, {});
  }
}

// Sets KEYS to the value at `keys` and ARGV to the next one, in the table of that reference.
void CallTables::Set(lua_State* lua, int table, int keys) {
  lua_rawgeti(lua, LUA_REGISTRYINDEX, table);
  lua_pushliteral(lua, "KEYS");
  lua_pushvalue(lua, keys);
  lua_rawset(lua, -3);
  lua_pushliteral(lua, "ARGV");
  lua_pushvalue(lua, keys + 1);
  lua_rawset(lua, -3);
  lua_pop(lua, 1);
}

}  // namespace perilune
