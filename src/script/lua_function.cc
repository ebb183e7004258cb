#include "script/lua_function.h"

#include "script/lua_vm.h"

namespace perilune {

LuaResult LuaResult::Stopped(LuaVm& vm, lua_State* lua) {
  vm.Die(lua, vm.control().end());
  return Raise();
}

LuaResult LuaResult::OutOfMemory(LuaVm& vm, lua_State* lua) {
  vm.Die(lua, RunEnd::kOutOfMemory);
  return Raise();
}

int LuaResult::Deliver(lua_State* lua) const {
  switch (kind_) {
    case Kind::kValues:
      return number_;
    case Kind::kRaise:
      return lua_error(lua);
    case Kind::kText:
      return luaL_error(lua, "%s", text_);
    case Kind::kWrongType:
      return luaL_typerror(lua, number_, text_);
    case Kind::kBadArgument:
      break;
  }
  return luaL_argerror(lua, number_, text_);
}

}  // namespace perilune
