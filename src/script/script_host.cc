#include "script/script_host.h"

#include <string>
#include <utility>

#include "base/check.h"
#include "base/sha1.h"
#include "script/dry_run.h"
#include "script/lua_vm.h"
#include "script/run_registry.h"
#include "script/script_run.h"

namespace perilune {

namespace {

// What a script's flag says goes before the setting, unless that is stricter.
int64_t Stricter(int64_t flag, int64_t setting) {
  return flag != 0 && (setting == 0 || flag < setting) ? flag : setting;
}

RunOutcome OutcomeOf(const ScriptRun& run) {
  switch (run.end) {
    case RunEnd::kKilled:
      return RunOutcome::kKilled;
    case RunEnd::kTimedOut:
      return RunOutcome::kTimedOut;
    case RunEnd::kOutOfMemory:
      return RunOutcome::kOutOfMemory;
    case RunEnd::kOwn:
    case RunEnd::kRestart:
      break;
  }
  return run.findings.error ? RunOutcome::kError : RunOutcome::kReply;
}

// With small letters where the script has not said it itself.
void CountError(RunOutcome outcome, const ScriptRun& run) {
  ScriptStats& stats = run.script.stats;
  switch (outcome) {
    case RunOutcome::kReply:
      return;
    case RunOutcome::kError:
      return stats.CountError(ErrorKindOf(run.findings.error->text), run.findings.error->line);
    case RunOutcome::kKilled:
      return stats.CountError("killed", 0);
    case RunOutcome::kTimedOut:
      return stats.CountError("timeout", 0);
    case RunOutcome::kOutOfMemory:
      return stats.CountError("memory", 0);
  }
}

}  // namespace

ScriptHost::ScriptHost(const CommandTable& commands, ScriptCache& cache,
                       const ScriptPolicy& policy, RunRegistry& runs)
    : commands_(commands),
      cache_(cache),
      policy_(policy),
      runs_(runs),
      vm_(std::make_unique<LuaVm>(runs.Make(), commands)),
      tally_(cache.total_tallies()),
      epoch_(cache.epoch()) {}

ScriptHost::~ScriptHost() { runs_.Remove(vm_->control()); }

void ScriptHost::BeginExecution(Session& session, ScriptCaller* caller) {
  session_ = &session;
  caller_ = caller;
  vm_->control().BeginExecution(caller);
}

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
  const Shebang& flags = compiled.shebang;
  const auto memory_max =
      static_cast<int64_t>(policy_.memory_bytes_max.load(std::memory_order_relaxed));
  ScriptRun run = {
      .serial = ++runs_begun_,
      .script = *compiled.script,
      .callees = {*session_, *this},
      .txn = call.txn,
      .meter = RunMeter(compiled.tally, tally_, call.txn.locks().slots().size()),
      .keys = call.keys,
      .arguments = call.arguments,
      .memory_limit = static_cast<uint64_t>(Stricter(flags.memory_bytes_max, memory_max)),
      .limit_us = Stricter(flags.time_us_max, policy_.time_us_max.load(std::memory_order_relaxed)),
      .has_no_slice = policy_.slice_us.load(std::memory_order_relaxed) == 0,
      .undeclared_keys = policy_.undeclared_keys.load(std::memory_order_relaxed),
      .read_only = call.read_only || flags.no_writes,
      .dry_run = call.dry_run,
  };
  compiled.script->MarkUsed(call.txn.now_ms());
  const Transaction::Savepoint begin = call.txn.Mark();
  vm_->Run(compiled.function, run, reply);
  if (!run.is_taken) {  // Else with all that was called for it.
    UndoIfWanted(compiled, run, begin, reply);
    if (run.dry_run != nullptr) run.dry_run->Finish(run, vm_->memory(), reply);
    call.txn.Select(database);  // A SELECT in a script ends with it.
  }
  if (run.dry_run == nullptr) Count(run);
}

// After the run: what it has written may have to go.
void ScriptHost::UndoIfWanted(const Compiled& compiled, ScriptRun& run,
                              const Transaction::Savepoint& begin, ReplySink& reply) {
  switch (run.end) {
    case RunEnd::kOwn:
      if (run.has_failed && (compiled.shebang.rolls_back_on_error ||
                             policy_.rolls_back_on_error.load(std::memory_order_relaxed))) {
        run.txn.UndoTo(begin);
        run.meter.ForgetWrites();
      }
      return;
    case RunEnd::kRestart:
      return;
    case RunEnd::kKilled:
    case RunEnd::kTimedOut:
    case RunEnd::kOutOfMemory:
      break;
  }
  run.txn.locks().ClearAbandoned();
  if (run.txn.must_restart() && caller_ != nullptr && !caller_->IsOneScript()) {
    run.end = RunEnd::kRestart;  // Of the EXEC, in which the script is executed again.
    return;
  }
  run.txn.ForgetRestart();
  run.txn.UndoTo(begin);
  reply.ErrorText(EndText(run, run.end));
}

// Adds the run to the statistics. Its transaction may have been taken away.
void ScriptHost::Count(ScriptRun& run) {
  if (run.end == RunEnd::kRestart) return run.meter.FinishForRerun();
  if (run.is_dying()) {  // Nothing of what it did remains.
    run.meter.ForgetWrites();
    run.findings = {};
  }
  const RunOutcome outcome = OutcomeOf(run);
  run.meter.Finish(outcome, run.findings, vm_->memory(), cache_.totals().clock());
  if (outcome != RunOutcome::kReply) CountError(outcome, run);
  if (run.findings.any_undeclared()) NoteUndeclaredKey(run);
}

// Warns when the script uses a key that it does not declare for the first time.
void ScriptHost::NoteUndeclaredKey(const ScriptRun& run) {
  if (!run.script.stats.NoteUndeclaredKey(run.findings.undeclared_key)) return;
  if (policy_.undeclared_keys.load(std::memory_order_relaxed) != UndeclaredKeys::kWarn) return;
  constexpr int kWarning = 3;
  run.txn.Log(kWarning, "The script " + std::string(ViewOf(run.script.sha)) +
                            " uses keys that it does not declare: '" + run.findings.undeclared_key +
                            "'");
}

LuaVm& ScriptHost::vm() { return *vm_; }

RunControl& ScriptHost::control() { return vm_->control(); }

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
  compiled.tally = TallyMember(compiled.script->stats.tallies());
  return &compiled_.try_emplace(sha, std::move(compiled)).first->second;
}

Result<ScriptHost::Compiled, Failure> ScriptHost::Compile(std::string_view source) {
  const Result<Shebang, Failure> shebang = ReadShebang(source);
  if (!shebang) return Failure{"ERR " + shebang.error().message};
  const Result<CompiledFunction, Failure> function =
      vm_->Compile(shebang->body, policy_.memory_bytes_max.load(std::memory_order_relaxed));
  if (!function) {
    return Failure{"ERR Error compiling script (new function): " + function.error().message};
  }
  Compiled compiled{.script = nullptr, .function = *function, .shebang = *shebang};
  compiled.shebang.body = {};
  return compiled;
}

}  // namespace perilune
