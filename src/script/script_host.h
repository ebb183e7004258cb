#pragma once

// Everything about scripts that belongs to one loop: its Lua VM, the functions compiled in it, and
// the script that runs in it now. The scripts themselves are shared by all loops (ScriptCache).
//
// Cost: a script that this loop has run before takes no lock.
// Threads: belongs to one loop or, when that was handed on, to the thread of the long run; but for
// control().

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <unordered_map>

#include "base/result.h"
#include "command/command_table.h"
#include "engine/transaction.h"
#include "resp/reply_sink.h"
#include "script/compiled_function.h"
#include "script/script_cache.h"
#include "script/script_policy.h"
#include "script/shebang.h"

namespace perilune {

class DryRun;
class LuaVm;
class RunControl;
class ScriptCaller;
class RunRegistry;
struct ScriptRun;
class Session;

// What a script is called with. Borrows everything for the call.
struct ScriptCall {
  Transaction& txn;
  std::span<const std::string_view> keys;
  std::span<const std::string_view> arguments;
  bool read_only = false;
  DryRun* dry_run = nullptr;  // If it is only tried.
};

class ScriptHost {
 public:
  // What is shared must outlive the host.
  ScriptHost(const CommandTable& commands, ScriptCache& cache, const ScriptPolicy& policy,
             RunRegistry& runs);
  ~ScriptHost();

  // A command begins to execute: redis.call passes `session` to handlers that need one, and
  // `caller`, which may be null, can hand the loop on. Both must stay until the command has ended.
  void BeginExecution(Session& session, ScriptCaller* caller);

  const CommandTable& commands() const { return commands_; }
  ScriptCache& cache() { return cache_; }
  RunRegistry& runs() { return runs_; }

  // A script that is compiled here. Valid until the next call of Load or Find.
  struct Compiled {
    std::shared_ptr<Script> script;
    CompiledFunction function = {};
    Shebang shebang = {};    // Without the body.
    TallyMember tally = {};  // Of its runs here.
  };

  // Compiles the script unless it is, and puts it into the cache. Returns it, or the error reply.
  Result<const Compiled*, Failure> Load(std::string_view source, ScriptCache::Origin origin,
                                        int64_t now_ms);

  // Returns the script of that name, or null.
  const Compiled* Find(const ScriptSha& sha);

  // Runs the script and writes its reply. With call.txn.must_restart() afterwards there is none.
  // Requires: BeginExecution was called; the transaction is a run with its journal on.
  void Run(const Compiled& compiled, const ScriptCall& call, ReplySink& reply);

  LuaVm& vm();

  // For all threads: what they may do with the script that runs now.
  RunControl& control();

 private:
  void FollowEpoch();
  const Compiled* FindCompiled(const ScriptSha& sha);
  const Compiled* Keep(const ScriptSha& sha, Compiled compiled);
  Result<Compiled, Failure> Compile(std::string_view source);
  void UndoIfWanted(const Compiled& compiled, ScriptRun& run, const Transaction::Savepoint& begin,
                    ReplySink& reply);
  void Count(ScriptRun& run);
  void NoteUndeclaredKey(const ScriptRun& run);

  const CommandTable& commands_;
  ScriptCache& cache_;
  const ScriptPolicy& policy_;
  RunRegistry& runs_;
  Session* session_ = nullptr;
  ScriptCaller* caller_ = nullptr;
  const std::unique_ptr<LuaVm> vm_;
  const TallyMember tally_;  // Of all runs here.
  uint64_t runs_begun_ = 0;
  uint64_t epoch_;  // Of the cache, when compiled_ was begun.
  std::unordered_map<ScriptSha, Compiled, ScriptShaHash> compiled_;
  size_t sweep_at_ = ScriptCache::kEvaluatedMax;  // As many compiled ones, and evicted ones go.
};

}  // namespace perilune
