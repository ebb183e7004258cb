#include "script/redis_call.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <span>
#include <string>
#include <string_view>

#include "base/number.h"
#include "command/command_table.h"
#include "command/invoke.h"
#include "command/key_finder.h"
#include "script/dry_run.h"
#include "script/lua_vm.h"

namespace perilune {
namespace {

enum class OnError { kRaise, kReturn };

// The error table is on the top.
LuaResult Fail(OnError on_error) {
  return on_error == OnError::kRaise ? LuaResult::Raise() : LuaResult::Values(1);
}

// Replaces the number at `at` by its text: whole numbers without a point.
void PrintNumber(lua_State* lua, int at) {
  const double number = lua_tonumber(lua, at);
  constexpr double kWholeMax = 1e17;  // From here on Redis prints an exponent.
  if (number == std::trunc(number) && std::fabs(number) < kWholeMax &&
      !(number == 0 && std::signbit(number))) {
    std::array<char, kInt64CharsMax> text;
    lua_pushlstring(lua, text.data(), FormatInt64(static_cast<int64_t>(number), text));
  } else {
    std::array<char, 40> text;
    const int size = std::snprintf(text.data(), text.size(), "%.17g", number);
    lua_pushlstring(lua, text.data(), static_cast<size_t>(size));
  }
  lua_replace(lua, at);
}

// Makes vm.arguments() of the stack, which keeps the bytes. Returns what is wrong with them, or
// null.
const char* TakeArguments(LuaVm& vm, lua_State* lua) {
  vm.arguments().clear();
  const int count = lua_gettop(lua);
  if (count == 0) return "ERR Please specify at least one argument for this redis lib call";
  for (int i = 1; i <= count; ++i) {
    const int type = lua_type(lua, i);
    if (type == LUA_TNUMBER) {
      PrintNumber(lua, i);
    } else if (type != LUA_TSTRING) {
      return "ERR Lua redis lib command arguments must be strings or integers";
    }
    size_t size = 0;
    const char* bytes = lua_tolstring(lua, i, &size);
    vm.arguments().emplace_back(bytes, size);
  }
  return nullptr;
}

// Returns why the script may not call it, or null.
const char* RefusalOf(const ScriptRun& run, const Command* command, size_t argc) {
  if (command == nullptr) return "ERR Unknown Redis command called from script";
  const CommandSpec& spec = *command->spec;
  if (!spec.Accepts(argc)) return "ERR Wrong number of args calling Redis command from script";
  if (spec.Has(record::kNoScript)) return "ERR This Redis command is not allowed from script";
  if (run.read_only && spec.Has(record::kWrite | record::kMayReplicate)) {
    return "ERR Write commands are not allowed from read-only scripts.";
  }
  return nullptr;
}

// Counts keys that the script does not declare. Returns the first one that may not be used, or
// null.
const FoundKey* FindForbidden(ScriptRun& run, std::span<const FoundKey> keys) {
  for (const FoundKey& found : keys) {
    if (run.Declares(found.key.bytes)) continue;
    if (!run.findings.any_undeclared()) run.findings.undeclared_key = found.key.bytes;
    run.findings.Count(Hazard::kUndeclaredKey);
    if (run.undeclared_keys == UndeclaredKeys::kDeny) return &found;
  }
  return nullptr;
}

// Returns false if the run is over, or must restart.
bool Execute(const CommandSpec& spec, LuaVm& vm) {
  const ScriptMemory::Unguarded unguarded(vm.memory());
  ScriptRun& run = vm.run();
  const RunMeter::CommandTimer timer(run.meter);
  KeyVector keys;
  if (!FindKeys(spec, vm.arguments(), keys)) keys.Clear();
  if (const FoundKey* forbidden = FindForbidden(run, keys.keys())) {
    vm.sink().ErrorText("ERR Script attempted to access the undeclared key '" +
                        std::string(forbidden->key.bytes) + "'");
    return true;
  }
  if (run.dry_run != nullptr) run.dry_run->NoteCommand(spec, vm.arguments(), keys.keys(), run);
  if (!InvokeInRun(spec, run.callees, run.txn, vm.arguments(), keys.keys(), vm.sink())) {
    return false;
  }
  run.meter.CountCommand(spec, vm.arguments(), vm.sink().is_error(),
                         run.txn.locks().slots().size());
  return true;
}

LuaResult CallCommand(LuaVm& vm, lua_State* lua, OnError on_error) {
  ScriptRun& run = vm.run();
  if (vm.is_dying()) {
    vm.PushDeath(lua);
    return LuaResult::Raise();
  }
  if (const char* problem = TakeArguments(vm, lua)) {
    PushErrorTable(lua, problem);
    return Fail(on_error);
  }
  const Command* command = run.commands.Resolve(vm.arguments());
  if (const char* refusal = RefusalOf(run, command, vm.arguments().size())) {
    PushCommandErrorTable(lua, refusal);
    return Fail(on_error);
  }
  if (!vm.sink().Begin(lua, run.protocol, vm.memory(), run.findings)) {
    PushErrorTable(lua, "ERR too many arguments for a call from a script");
    return Fail(on_error);
  }
  if (!vm.control().Enter(RunControl::Place::kCommand)) return LuaResult::Stopped(vm, lua);
  if (!Execute(*command->spec, vm)) {
    if (!run.txn.must_restart()) return LuaResult::Stopped(vm, lua);
    vm.Die(lua, RunEnd::kRestart);
    return LuaResult::Raise();
  }
  if (!vm.CountTransaction()) return LuaResult::OutOfMemory(vm, lua);
  if (!vm.control().Enter(RunControl::Place::kLua)) return LuaResult::Stopped(vm, lua);
  if (vm.sink().Finish() && on_error == OnError::kRaise) return LuaResult::Raise();
  return LuaResult::Values(1);
}

}  // namespace

LuaResult RedisCall(LuaVm& vm, lua_State* lua) { return CallCommand(vm, lua, OnError::kRaise); }
LuaResult RedisPcall(LuaVm& vm, lua_State* lua) { return CallCommand(vm, lua, OnError::kReturn); }

LuaResult RedisAclCheck(LuaVm& vm, lua_State* lua) {
  const char* problem = TakeArguments(vm, lua);
  if (problem == nullptr && vm.run().commands.Resolve(vm.arguments()) == nullptr) {
    problem = "ERR Invalid command passed to redis.acl_check_cmd()";
  }
  if (problem != nullptr) {
    PushErrorTable(lua, problem);
    return LuaResult::Raise();
  }
  lua_pushboolean(lua, 1);
  return LuaResult::Values(1);
}

}  // namespace perilune
