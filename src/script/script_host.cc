#include "script/script_host.h"

#include <utility>

#include "base/check.h"
#include "base/sha1.h"
#include "script/lua_vm.h"
#include "script/script_run.h"
#include "script/shebang.h"

namespace perilune {

ScriptHost::ScriptHost(const CommandTable& commands, ScriptCache& cache)
    : commands_(commands), cache_(cache), vm_(std::make_unique<LuaVm>()), epoch_(cache.epoch()) {}

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
      .read_only = call.read_only || compiled.no_writes,
  };
  const Transaction::Savepoint begin = call.txn.Mark();
  vm_->Run(compiled.function, run, reply);
  if (run.end == RunEnd::kStopped) {
    call.txn.UndoTo(begin);
    reply.ErrorText("ERR Script killed by user with SCRIPT KILL.");
  }
  call.txn.Select(database);  // A SELECT in a script ends with it.
}

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
  const Result<int, Failure> function = vm_->Compile(shebang->body);
  if (!function) {
    return Failure{"ERR Error compiling script (new function): " + function.error().message};
  }
  return Compiled{.script = nullptr,
                  .function = *function,
                  .has_shebang = shebang->present,
                  .no_writes = shebang->no_writes};
}

}  // namespace perilune
