#include "script/call_tables.h"

namespace perilune {
namespace {

void PushTable(lua_State* lua, CallTables::Strings strings) {
  lua_createtable(lua, static_cast<int>(strings.size()), 0);
  int index = 0;
  for (const std::string_view bytes : strings) {
    lua_pushlstring(lua, bytes.data(), bytes.size());
    lua_rawseti(lua, -2, ++index);
  }
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
  arguments_ = {.reference = luaL_ref(lua, LUA_REGISTRYINDEX)};
  keys_ = {.reference = luaL_ref(lua, LUA_REGISTRYINDEX)};
}

void CallTables::Fill(lua_State* lua, Strings keys, Strings arguments) {
  Refill(lua, keys_, keys);
  Refill(lua, arguments_, arguments);
}

// Makes the strings the elements of the table.
void CallTables::Refill(lua_State* lua, Filled& table, Strings strings) {
  const size_t before = table.strings.size();
  size_t at = 0;
  while (at < before && at < strings.size() && table.strings[at] == strings[at]) ++at;
  if (at == before && at == strings.size()) return;

  lua_rawgeti(lua, LUA_REGISTRYINDEX, table.reference);
  table.strings.resize(strings.size());
  for (; at < strings.size(); ++at) {
    if (at < before && table.strings[at] == strings[at]) continue;
    lua_pushlstring(lua, strings[at].data(), strings[at].size());
    table.strings[at] = {lua_tostring(lua, -1), strings[at].size()};
    lua_rawseti(lua, -2, static_cast<int>(at + 1));
  }
  for (; at < before; ++at) {
    lua_pushnil(lua);
    lua_rawseti(lua, -2, static_cast<int>(at + 1));
  }
  lua_pop(lua, 1);
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
    lua_rawgeti(lua, LUA_REGISTRYINDEX, keys_.reference);
    lua_rawgeti(lua, LUA_REGISTRYINDEX, arguments_.reference);
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
  if (keys_.strings.size() > kKeptMax || arguments_.strings.size() > kKeptMax) {
    luaL_unref(lua, LUA_REGISTRYINDEX, keys_.reference);
    luaL_unref(lua, LUA_REGISTRYINDEX, arguments_.reference);
    MakeOwn(lua);
  } else if (BytesOf(keys_.strings) + BytesOf(arguments_.strings) > kKeptBytesMax) {
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
