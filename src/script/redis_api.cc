#include "script/redis_api.h"

#include <array>
#include <string_view>

#include "base/sha1.h"
#include "base/version.h"
#include "script/lua_vm.h"
#include "script/redis_call.h"

namespace perilune {
namespace {

// As a number with a byte for each part: 7.2.4 is 0x070204.
constexpr int NumberOfVersion(std::string_view version) {
  int number = 0;
  int part = 0;
  for (const char c : version) {
    if (c != '.') {
      part = 10 * part + (c - '0');
      continue;
    }
    number = number << 8 | part;
    part = 0;
  }
  return number << 8 | part;
}
static_assert(NumberOfVersion("7.2.4") == 0x070204);

// The levels of redis.log; where redis.set_repl lets writes go; the version.
constexpr ScriptConstant kConstants[] = {
    {"LOG_DEBUG", 0},
    {"LOG_VERBOSE", 1},
    {"LOG_NOTICE", 2},
    {"LOG_WARNING", 3},
    {"REPL_NONE", 0},
    {"REPL_AOF", 1},
    {"REPL_SLAVE", 2},
    {"REPL_REPLICA", 2},
    {"REPL_ALL", 3},
    {"REDIS_VERSION", kRedisVersion},
    {"REDIS_VERSION_NUM", NumberOfVersion(kRedisVersion)},
};

LuaResult RaiseError(lua_State* lua, std::string_view text) {
  PushErrorTable(lua, text);
  return LuaResult::Raise();
}

// Pushes {name=value}; the value is on the top.
void WrapAs(lua_State* lua, const char* name) {
  lua_createtable(lua, 0, 1);
  lua_insert(lua, -2);
  lua_setfield(lua, -2, name);
}

LuaResult WrongReplyArguments(lua_State* lua) {
  lua_pushliteral(lua, "ERR wrong number or type of arguments");
  WrapAs(lua, "err");
  return LuaResult::Values(1);
}

// A text without a code gets the code ERR.
LuaResult ErrorReply(LuaVm&, lua_State* lua) {
  if (lua_gettop(lua) != 1 || lua_type(lua, 1) != LUA_TSTRING) return WrongReplyArguments(lua);
  size_t size = 0;
  const char* bytes = lua_tolstring(lua, 1, &size);
  std::string_view text(bytes, size);
  if (text.starts_with('-')) text.remove_prefix(1);
  while (text.ends_with('\r') || text.ends_with('\n')) text.remove_suffix(1);
  const bool has_code = text.find(' ') != text.npos;
  lua_pushstring(lua, has_code ? "" : "ERR ");
  lua_pushlstring(lua, text.data(), text.size());
  lua_concat(lua, 2);
  WrapAs(lua, "err");
  return LuaResult::Values(1);
}

LuaResult StatusReply(LuaVm&, lua_State* lua) {
  if (lua_gettop(lua) != 1 || lua_type(lua, 1) != LUA_TSTRING) return WrongReplyArguments(lua);
  WrapAs(lua, "ok");
  return LuaResult::Values(1);
}

LuaResult Sha1(LuaVm&, lua_State* lua) {
  if (lua_gettop(lua) != 1) return RaiseError(lua, "ERR wrong number of arguments");
  size_t size = 0;
  const char* bytes = lua_tolstring(lua, 1, &size);
  const std::array<char, 40> digits =
      Sha1Hex(bytes == nullptr ? std::string_view() : std::string_view(bytes, size));
  lua_pushlstring(lua, digits.data(), digits.size());
  return LuaResult::Values(1);
}

LuaResult Log(LuaVm& vm, lua_State* lua) {
  const int arguments = lua_gettop(lua);
  if (arguments < 2) return RaiseError(lua, "ERR redis.log() requires two arguments or more.");
  if (!lua_isnumber(lua, 1)) {
    return RaiseError(lua, "ERR First argument must be a number (log level).");
  }
  const double level = lua_tonumber(lua, 1);
  if (!(level >= 0 && level < 4)) return RaiseError(lua, "ERR Invalid debug level.");
  luaL_Buffer buffer;
  luaL_buffinit(lua, &buffer);
  for (int i = 2; i <= arguments; ++i) {
    if (!lua_isstring(lua, i)) continue;
    if (i > 2) luaL_addchar(&buffer, ' ');
    lua_pushvalue(lua, i);
    luaL_addvalue(&buffer);
  }
  luaL_pushresult(&buffer);
  size_t size = 0;
  const char* text = lua_tolstring(lua, -1, &size);
  if (!vm.control().Enter(RunControl::Place::kCommand)) return LuaResult::Stopped(vm, lua);
  vm.run().txn.Log(static_cast<int>(level), {text, size});
  if (!vm.CountTransaction()) return LuaResult::OutOfMemory(vm, lua);
  if (!vm.control().Enter(RunControl::Place::kLua)) return LuaResult::Stopped(vm, lua);
  return LuaResult::Values(0);
}

// There is no debugger to stop in.
LuaResult Breakpoint(LuaVm&, lua_State* lua) {
  lua_pushboolean(lua, 0);
  return LuaResult::Values(1);
}

LuaResult Debug(LuaVm&, lua_State*) { return LuaResult::Values(0); }

// Scripts are always replicated by what they do.
LuaResult ReplicateCommands(LuaVm&, lua_State* lua) {
  lua_pushboolean(lua, 1);
  return LuaResult::Values(1);
}

// Checked, but of no effect: there is nowhere to replicate to.
LuaResult SetRepl(LuaVm&, lua_State* lua) {
  if (lua_gettop(lua) != 1) {
    return RaiseError(lua, "ERR redis.set_repl() requires two arguments.");  // So says Redis.
  }
  const double targets = lua_tonumber(lua, 1);
  if (!(targets > -1 && targets < 4)) {
    return RaiseError(lua,
                      "ERR Invalid replication flags. Use REPL_AOF, REPL_REPLICA, REPL_ALL or "
                      "REPL_NONE.");
  }
  return LuaResult::Values(0);
}

LuaResult SetResp(LuaVm& vm, lua_State* lua) {
  if (lua_gettop(lua) != 1) return RaiseError(lua, "ERR redis.setresp() requires one argument.");
  const int protocol = static_cast<int>(lua_tointeger(lua, 1));
  if (protocol != 2 && protocol != 3) return RaiseError(lua, "ERR RESP version must be 2 or 3.");
  vm.run().protocol = protocol;
  return LuaResult::Values(0);
}

constexpr ScriptFunction kFunctions[] = {
    {
        .name = "acl_check_cmd",
        .summary = "Returns whether the client's user may call a command.",
        .example = "return redis.acl_check_cmd('GET', 'key')",
        .expect = "(integer) 1",
        .entry = Enter<RedisAclCheck>,
    },
    {
        .name = "breakpoint",
        .summary = "Stops in the debugger; without one it returns false.",
        .example = "return redis.breakpoint()",
        .expect = "(nil)",
        .entry = Enter<Breakpoint>,
    },
    {
        .name = "call",
        .summary = "Calls a command and returns its reply; raises an error reply.",
        .example = "return redis.call('ECHO', 'hello')",
        .expect = "\"hello\"",
        .entry = Enter<RedisCall>,
    },
    {
        .name = "debug",
        .summary = "Prints its arguments in the debugger; without one it does nothing.",
        .example = "return redis.debug('here')",
        .expect = "(nil)",
        .entry = Enter<Debug>,
    },
    {
        .name = "error_reply",
        .summary = "Returns an error to return to the client; a text without a code gets ERR.",
        .example = "return redis.error_reply('MISSING no such user')",
        .expect = "(error) MISSING no such user",
        .entry = Enter<ErrorReply>,
    },
    {
        .name = "log",
        .summary = "Writes a line to the server's log if the level is at least the configured one.",
        .example = "return redis.log(redis.LOG_NOTICE, 'begins')",
        .expect = "(nil)",
        .entry = Enter<Log>,
    },
    {
        .name = "pcall",
        .summary = "Calls a command and returns its reply, an error reply as a table {err=text}.",
        .example = "return redis.pcall('ECHO').err",
        .expect = "\"ERR Wrong number of args calling Redis command from script\"",
        .entry = Enter<RedisPcall>,
    },
    {
        .name = "replicate_commands",
        .summary = "Returns true: what a script does is replicated, not the script.",
        .example = "return redis.replicate_commands()",
        .expect = "(integer) 1",
        .entry = Enter<ReplicateCommands>,
    },
    {
        .name = "set_repl",
        .summary = "Chooses where the writes that follow are replicated to.",
        .example = "return redis.set_repl(redis.REPL_ALL)",
        .expect = "(nil)",
        .entry = Enter<SetRepl>,
    },
    {
        .name = "setresp",
        .summary = "Chooses whether replies reach the script as in RESP2 (at first) or RESP3.",
        .example = "redis.setresp(3) return redis.call('ECHO', 'hello')",
        .expect = "\"hello\"",
        .entry = Enter<SetResp>,
    },
    {
        .name = "sha1hex",
        .summary = "Returns the SHA-1 of a string in hexadecimal digits.",
        .example = "return redis.sha1hex('')",
        .expect = "\"da39a3ee5e6b4b0d3255bfef95601890afd80709\"",
        .entry = Enter<Sha1>,
    },
    {
        .name = "status_reply",
        .summary = "Returns a status to return to the client.",
        .example = "return redis.status_reply('DONE')",
        .expect = "DONE",
        .entry = Enter<StatusReply>,
    },
};

}  // namespace

constinit const std::span<const ScriptFunction> kScriptFunctions = kFunctions;
constinit const std::span<const ScriptConstant> kScriptConstants = kConstants;

}  // namespace perilune
