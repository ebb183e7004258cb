#pragma once

// Everything about scripts that belongs to one loop: its Lua VM, the functions compiled in it, and
// the script that runs in it now. The scripts themselves are shared by all loops (ScriptCache).
//
// Cost: a script that this loop has run before takes no lock.
// Threads: belongs to one loop; RequestStop may be called by anybody.

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <unordered_map>

#include "base/result.h"
#include "command/command_table.h"
#include "engine/transaction.h"
#include "resp/reply_sink.h"
#include "script/script_cache.h"
#include "script/script_policy.h"

namespace perilune {

class LuaVm;
class ScriptMemory;
struct ScriptRun;
class Session;

// What a script is called with. Borrows everything for the call.
struct ScriptCall {
  Transaction& txn;
  std::span<const std::string_view> keys;
  std::span<const std::string_view> arguments;
  bool read_only = false;
};

class ScriptHost {
 public:
  // What is shared must outlive the host.
  ScriptHost(const CommandTable& commands, ScriptCache& cache, const ScriptPolicy& policy);
  ~ScriptHost();

  // Whose command is executing: redis.call hands it on to handlers that need a session.
  void set_session(Session& session) { session_ = &session; }
  Session& session() { return *session_; }

  const CommandTable& commands() const { return commands_; }
  ScriptCache& cache() { return cache_; }

  // A script that is compiled here. Valid until the next call of Load or Find.
  struct Compiled {
    std::shared_ptr<Script> script;
    int function = 0;
    bool has_shebang = false;
    bool no_writes = false;  // By its shebang.
  };

  // Compiles the script unless it is, and puts it into the cache. Returns it, or the error reply.
  Result<const Compiled*, Failure> Load(std::string_view source, ScriptCache::Origin origin,
                                        int64_t now_ms);

  // Returns the script of that name, or null.
  const Compiled* Find(const ScriptSha& sha);

  // Runs the script and writes its reply. With call.txn.must_restart() afterwards there is none.
  // Requires: set_session was called; the transaction is a run with its journal on.
  void Run(const Compiled& compiled, const ScriptCall& call, ReplySink& reply);

  // Of the VM.
  ScriptMemory& memory();

  // Ends the script that runs now, if one does, at the next point that looks for it: what it has
  // written is undone. From any thread.
  void RequestStop();

 private:
  void FollowEpoch();
  const Compiled* FindCompiled(const ScriptSha& sha);
  const Compiled* Keep(const ScriptSha& sha, Compiled compiled);
  Result<Compiled, Failure> Compile(std::string_view source);
  void Report(const ScriptRun& run);

  const CommandTable& commands_;
  ScriptCache& cache_;
  const ScriptPolicy& policy_;
  Session* session_ = nullptr;
  const std::unique_ptr<LuaVm> vm_;
  uint64_t epoch_;  // Of the cache, when compiled_ was begun.
  std::unordered_map<ScriptSha, Compiled, ScriptShaHash> compiled_;
  size_t sweep_at_ = ScriptCache::kEvaluatedMax;  // As many compiled ones, and evicted ones go.
};

}  // namespace perilune
