#pragma once

// redis.call and redis.pcall: a command of the server, called by a script, straight to its
// handler.

#include "script/lua_function.h"

namespace perilune {

LuaResult RedisCall(LuaVm& vm, lua_State* lua);
// The same where nobody wants the reply: none is made, unless it is an error.
LuaResult RedisCallAndDrop(LuaVm& vm, lua_State* lua);
// The same where the script returns the reply, and does nothing else with it: see PassedReply.
LuaResult RedisCallAndPass(LuaVm& vm, lua_State* lua);
LuaResult RedisPcall(LuaVm& vm, lua_State* lua);

// redis.acl_check_cmd. There are no users yet whom a command could be denied.
LuaResult RedisAclCheck(LuaVm& vm, lua_State* lua);

}  // namespace perilune
