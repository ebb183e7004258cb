// The library `os`, of which scripts have the clock only.

#include <ctime>

#include "script/lua_vm.h"
#include "script/sandbox.h"

namespace perilune {
namespace {

// Gives the seconds of CPU time that the process has used, as Lua 5.1 does. Differences tell how
// long something took only as far as no other thread was at work.
LuaResult OsClock(LuaVm&, lua_State* lua) {
  lua_pushnumber(lua, static_cast<double>(std::clock()) / CLOCKS_PER_SEC);
  return LuaResult::Values(1);
}

constexpr LibraryEntry kOsEntries[] = {
    {"clock", Enter<OsClock>},
};

}  // namespace

std::span<const LibraryEntry> OsFunctions() { return kOsEntries; }

}  // namespace perilune
