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

Result<const ScriptHost::Compiled*, Failure> ScriptHost::Load(std::string_view source,
                                                              ScriptCache::Origin origin,
                                                              int64_t now_ms) {
  FollowEpoch();
  const ScriptSha sha = Sha1Hex(source);
  if (const Compiled* found = FindCompiled(sha)) {
    if (origin == ScriptCache::Origin::kLoaded) cache_.Add(sha, source, origin, now_ms);
    return found;
  }
  Result<Compiled, Failure> compiled = Compile(source);
  if (!compiled) return compiled.error();
  compiled->script = cache_.Add(sha, source, origin, now_ms);
  return Keep(sha, std::move(*compiled));
}

const ScriptHost::Compiled* ScriptHost::Find(const ScriptSha& sha) {
  FollowEpoch();
  if (const Compiled* found = FindCompiled(sha)) return found;

  std::shared_ptr<Script> script = cache_.Find(sha);
  if (script == nullptr) return nullptr;
  Result<Compiled, Failure> compiled = Compile(script->source);
  CHECK(compiled.ok());  // It did when it was put into the cache.
  compiled->script = std::move(script);
  return Keep(sha, std::move(*compiled));
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
      .undeclared_keys = policy_.undeclared_keys.load(std::memory_order_relaxed),
      .read_only = call.read_only || compiled.no_writes,
  };
  compiled.script->MarkUsed(call.txn.now_ms());
  const Transaction::Savepoint begin = call.txn.Mark();
  vm_->Run(compiled.function, run, reply);
  if (run.end == RunEnd::kOwn && run.findings.any()) Report(run);
  if (run.end == RunEnd::kStopped || run.end == RunEnd::kOutOfMemory) {
    call.txn.UndoTo(begin);
    reply.ErrorText(run.end == RunEnd::kStopped ? "ERR Script killed by user with SCRIPT KILL."
                                                : OutOfMemoryText(run));
  }
  call.txn.Select(database);  // A SELECT in a script ends with it.
}

// Adds what the run has come across to the script's statistics, and warns once of undeclared keys.
void ScriptHost::Report(const ScriptRun& run) {
  if (!run.script.stats.Add(run.findings)) return;
  if (policy_.undeclared_keys.load(std::memory_order_relaxed) != UndeclaredKeys::kWarn) return;
  constexpr int kWarning = 3;
  run.txn.Log(kWarning, "The script " + std::string(ViewOf(run.script.sha)) +
                            " uses keys that it does not declare: '" +
                            run.findings.undeclared_key + "'");
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

// Returns what is compiled here, unless the script was evicted.
const ScriptHost::Compiled* ScriptHost::FindCompiled(const ScriptSha& sha) {
  const auto found = compiled_.find(sha);
  if (found == compiled_.end()) return nullptr;
  if (!found->second.script->is_evicted.load(std::memory_order_acquire)) return &found->second;
  vm_->Forget(found->second.function);
  compiled_.erase(found);
  return nullptr;
}

const ScriptHost::Compiled* ScriptHost::Keep(const ScriptSha& sha, Compiled compiled) {
  if (compiled_.size() >= sweep_at_) {
    std::erase_if(compiled_, [this](const auto& entry) {
      const bool is_evicted = entry.second.script->is_evicted.load(std::memory_order_acquire);
      if (is_evicted) vm_->Forget(entry.second.function);
      return is_evicted;
    });
    sweep_at_ = compiled_.size() + ScriptCache::kEvaluatedMax;
  }
  return &(compiled_[sha] = std::move(compiled));
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
