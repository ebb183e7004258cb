#pragma once

// The running server: puts together what the loops share, listens, and stops.
//
// Threads: everything that the accessors return is for all threads, as their own headers say.

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/mutex.h"
#include "base/result.h"
#include "command/command_table.h"
#include "engine/engine.h"
#include "script/run_registry.h"
#include "script/script_cache.h"
#include "script/script_host.h"
#include "script/script_policy.h"
#include "server/client.h"
#include "server/counters.h"
#include "server/long_runs.h"
#include "server/loop_threads.h"
#include "server/run_service.h"
#include "server/settings.h"

namespace perilune {

class Listener;
class Loop;

class Server {
 public:
  // `settings` must outlive the server and be loaded.
  explicit Server(Settings& settings);
  ~Server();

  // Opens the ports and has the loops served.
  Result<Unit, Failure> Start();

  // Returns once the server has been stopped, by a signal or by Stop.
  void Wait() EXCLUDES(stop_mutex_);

  // Any thread. Scripts that run are undone.
  void Stop() EXCLUDES(stop_mutex_);

  Settings& settings() { return settings_; }
  const Settings& settings() const { return settings_; }
  Engine& engine() { return engine_; }
  const Engine& engine() const { return engine_; }
  const CommandTable& commands() const { return commands_; }
  ScriptCache& scripts() { return scripts_; }
  const ScriptPolicy& script_policy() const { return script_policy_; }
  RunRegistry& runs() { return runs_; }
  LongRuns& long_runs() { return long_runs_; }
  LoopThreads& threads() { return threads_; }
  ClientRegistry& clients() { return clients_; }

  const std::vector<std::unique_ptr<Loop>>& loops() const { return loops_; }

  // A counter's sum over all loops.
  uint64_t Total(Counter Counters::* counter) const;
  void ResetCounters();

  // Of all Lua VMs, as of their last runs.
  size_t ScriptVmBytes() const;

  // Returns a host in which a loop can run scripts.
  std::unique_ptr<ScriptHost> MakeScriptHost();

  // The loop that serves the next connection.
  Loop& NextLoop();

  // What CONFIG SET has changed takes effect where it is not read anew each time.
  void ApplySettings();

  const std::string& run_id() const { return run_id_; }
  int64_t started_us() const { return started_us_; }  // Clock::MonotonicUs.

 private:
  Settings& settings_;
  SystemClock clock_;
  Engine engine_;
  CommandTable commands_;
  ScriptCache scripts_;
  ScriptPolicy script_policy_;
  RunRegistry runs_;
  LongRuns long_runs_;
  ClientRegistry clients_;
  const std::string run_id_;
  const int64_t started_us_;
  std::vector<std::unique_ptr<Loop>> loops_;
  std::unique_ptr<Listener> listener_;
  std::atomic<uint32_t> next_loop_{0};

  Mutex stop_mutex_;
  CondVar stop_came_;
  bool is_stopped_ GUARDED_BY(stop_mutex_) = false;

  class Signals;
  std::unique_ptr<Signals> signals_;
  LoopThreads threads_;
  RunService run_service_;
};

}  // namespace perilune
