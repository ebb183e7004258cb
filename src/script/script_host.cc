#include "script/script_host.h"

#include <string>
#include <utility>

#include "base/check.h"
#include "base/sha1.h"
#include "script/lua_vm.h"
#include "script/script_run.h"
#include "script/shebang.h"

namespace perilune {

namespace {

std::string OutOfMemoryText(const ScriptRun& run) {
  return "ERR Out of memory: the script exceeded script-max-memory (" +
         std::to_string(run.memory_limit) + " bytes) and was undone script: " +
         std::string(ViewOf(run.script.sha)) + ".";
}

}  // namespace

ScriptHost::ScriptHost(const CommandTable& commands, ScriptCache& cache,
                       const ScriptPolicy& policy)
    : commands_(commands),
      cache_(cache),
      policy_(policy),
      vm_(std::make_unique<LuaVm>()),
      epoch_(cache.epoch()) {}

ScriptHost::~ScriptHost() = default;

Result<const ScriptHost::Compiled*, Failure> ScriptHost::Load(std::string_view source) {
  FollowEpoch();
  const ScriptSha sha = Sha1Hex(source);
  const auto found = compiled_.find(sha);
  if (found != compiled_.end()) return &found->second;

  Result<Compiled, Failure> compiled = Compile(source);
  if (!compiled) return compiled.error();
  compiled->script = cache_.Add(sha, source);
  return &(compiled_[sha] = std::move(*compiled));
}

const ScriptHost::Compiled* ScriptHost::Find(const ScriptSha& sha) {
  FollowEpoch();
  const auto found = compiled_.find(sha);
  if (found != compiled_.end()) return &found->second;

  std::shared_ptr<const Script> script = cache_.Find(sha);
  if (script == nullptr) return nullptr;
  Result<Compiled, Failure> compiled = Compile(script->source);
  CHECK(compiled.ok());  // It did when it was put into the cache.
  compiled->script = std::move(script);
  return &(compiled_[sha] = std::move(*compiled));
}

void ScriptHost::Run(const Compiled& compiled, const ScriptCall& call, ReplySink& reply) {
  const int database = call.txn.database();
  ScriptRun run = {
      .script = *compiled.script,
      .commands = commands_,
      .callees = {*session_, *this},
      .txn = call.txn,
      .keys = call.keys,
      .arguments = call.arguments,
      .memory_limit = policy_.memory_bytes_max.load(std::memory_order_relaxed),
      .read_only = call.read_only || compiled.no_writes,
  };
  const Transaction::Savepoint begin = call.txn.Mark();
  vm_->Run(compiled.function, run, reply);
  if (run.end == RunEnd::kStopped || run.end == RunEnd::kOutOfMemory) {
    call.txn.UndoTo(begin);
    reply.ErrorText(run.end == RunEnd::kStopped ? "ERR Script killed by user with SCRIPT KILL."
                                                : OutOfMemoryText(run));
  }
  call.txn.Select(database);  // A SELECT in a script ends with it.
}

ScriptMemory& ScriptHost::memory() { return vm_->memory(); }

void ScriptHost::RequestStop() { vm_->RequestStop(); }

// Another loop may have flushed the cache.
void ScriptHost::FollowEpoch() {
  const uint64_t epoch = cache_.epoch();
  if (epoch == epoch_) return;
  epoch_ = epoch;
  for (const auto& [sha, compiled] : compiled_) vm_->Forget(compiled.function);
  compiled_.clear();
}

Result<ScriptHost::Compiled, Failure> ScriptHost::Compile(std::string_view source) {
  const Result<Shebang, Failure> shebang = ReadShebang(source);
  if (!shebang) return Failure{"ERR " + shebang.error().message};
  const Result<int, Failure> function = vm_->Compile(
      shebang->body, policy_.memory_bytes_max.load(std::memory_order_relaxed));
  if (!function) {
    return Failure{"ERR Error compiling script (new function): " + function.error().message};
  }
  return Compiled{.script = nullptr,
                  .function = *function,
                  .has_shebang = shebang->present,
                  .no_writes = shebang->no_writes};
}

}  // namespace perilune
