#include "script/redis_call.h"

#include <span>
#include <string>
#include <string_view>

#include "command/command_table.h"
#include "command/invoke.h"
#include "command/key_finder.h"
#include "script/dry_run.h"
#include "script/lua_vm.h"

namespace perilune {
namespace {

// What becomes of a reply. An error is raised, but by kReturnErrors.
enum class Mode { kReturn, kDrop, kReturnErrors };

// The error table is on the top.
LuaResult Fail(Mode mode) {
  return mode == Mode::kReturnErrors ? LuaResult::Values(1) : LuaResult::Raise();
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

// Returns the keys that a command uses. `only` and `vm` keep them until the next command.
std::span<const FoundKey> KeysOf(const CommandSpec& spec, LuaVm& vm, FoundKey& only) {
  const std::span<const std::string_view> argv = vm.arguments().all();
  if (spec.key_specs.is_one_key()) [[likely]] {  // Which often is the last one's.
    Transaction& txn = vm.run().txn;
    const KeySpec& key = spec.key_specs[0];
    const auto argument = static_cast<uint32_t>(key.start);
    only = {txn.locks().KeyOf(txn.database(), argv[argument]), argument, key.use};
    return {&only, 1};
  }
  KeyVector& keys = vm.keys();
  keys.Clear();
  // Arguments that name no keys that could be right are answered by the handler.
  (void)FindKeys(spec, argv, keys);
  return keys.keys();
}

// Returns false if the run is over, or must restart.
bool Execute(const CommandSpec& spec, LuaVm& vm, CallReply& reply) {
  ScriptRun& run = vm.run();
  const ScriptMemory::Unguarded unguarded(vm.memory());
  const RunMeter::CommandTimer timer(run.meter);
  const std::span<const std::string_view> argv = vm.arguments().all();
  FoundKey only;
  const std::span<const FoundKey> keys = KeysOf(spec, vm, only);
  for (const FoundKey& found : keys) {
    if (run.Declares(found.key) || run.MayUseUndeclared(found.key)) [[likely]] continue;
    reply.ErrorText("ERR Script attempted to access the undeclared key '" +
                    std::string(found.key.bytes) + "'");
    return true;
  }
  if (run.dry_run != nullptr) [[unlikely]] run.dry_run->NoteCommand(spec, argv, keys, run);
  if (!InvokeInRun(spec, run.callees, run.txn, argv, keys, reply)) return false;
  run.meter.CountCommand(spec, argv, reply.is_error(), run.txn.locks().slots().size());
  return true;
}

LuaResult CallCommand(LuaVm& vm, lua_State* lua, Mode mode, CallReply& reply) {
  ScriptRun& run = vm.run();
  if (vm.is_dying()) {
    vm.PushDeath(lua);
    return LuaResult::Raise();
  }
  if (const char* problem = vm.arguments().Take(lua)) {
    PushErrorTable(lua, problem);
    return Fail(mode);
  }
  const Command* command = vm.commands().Resolve(lua, vm.arguments().all());
  if (const char* refusal = RefusalOf(run, command, vm.arguments().all().size())) {
    PushCommandErrorTable(lua, refusal);
    return Fail(mode);
  }
  if (!vm.control().Enter(RunControl::Place::kCommand)) return LuaResult::Stopped(vm, lua);
  if (!Execute(*command->spec, vm, reply)) {
    if (run.txn.must_restart()) {
      vm.Die(lua, RunEnd::kRestart);
      return LuaResult::Raise();
    }
    (void)vm.control().Enter(RunControl::Place::kLua);  // From where it can be undone by others.
    return LuaResult::Stopped(vm, lua);
  }
  if (!vm.CountTransaction()) return LuaResult::OutOfMemory(vm, lua);
  const Clock* yields_by = run.txn.locks().holds_key_locks() ? &run.txn.engine().clock() : nullptr;
  if (!vm.control().Enter(RunControl::Place::kLua)) return LuaResult::Stopped(vm, lua);
  // Here, where nothing is latched and whoever ends the run can take its transaction away.
  if (yields_by != nullptr) vm.turn().YieldIfOver(*yields_by);
  if (reply.Finish(lua)) return Fail(mode);
  return LuaResult::Values(mode == Mode::kDrop ? 0 : 1);
}

LuaResult CallIntoLua(LuaVm& vm, lua_State* lua, Mode mode) {
  LuaSink& reply = vm.sink();
  ScriptRun& run = vm.run();
  reply.Begin(lua, run.protocol, vm.memory(), run.findings, mode != Mode::kDrop);
  return CallCommand(vm, lua, mode, reply);
}

}  // namespace

LuaResult RedisCall(LuaVm& vm, lua_State* lua) {
  return CallIntoLua(vm, lua, Mode::kReturn);
}
LuaResult RedisCallAndDrop(LuaVm& vm, lua_State* lua) {
  return CallIntoLua(vm, lua, Mode::kDrop);
}
LuaResult RedisCallAndPass(LuaVm& vm, lua_State* lua) {
  if (vm.run().protocol != 2) return RedisCall(vm, lua);
  vm.passed().Begin(vm.memory(), vm.run().findings);
  return CallCommand(vm, lua, Mode::kReturn, vm.passed());
}
LuaResult RedisPcall(LuaVm& vm, lua_State* lua) {
  return CallIntoLua(vm, lua, Mode::kReturnErrors);
}

LuaResult RedisAclCheck(LuaVm& vm, lua_State* lua) {
  const char* problem = vm.arguments().Take(lua);
  if (problem == nullptr && vm.commands().Resolve(lua, vm.arguments().all()) == nullptr) {
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
