#include "script/command_memo.h"

namespace perilune {

// Which subcommand is called its second word says: containers are looked up each time.
const Command* CommandMemo::Learn(lua_State* lua, std::span<const std::string_view> argv) {
  const Command* command = commands_.Resolve(argv);
  if (command == nullptr || command->spec->is_container() || command->container != nullptr) {
    return command;
  }
  lua_pushvalue(lua, 1);
  const int reference = luaL_ref(lua, LUA_REGISTRYINDEX);
  Known& known = PlaceOf(argv[0].data());
  luaL_unref(lua, LUA_REGISTRYINDEX, known.reference);
  known = {argv[0].data(), command, reference};
  return command;
}

}  // namespace perilune
