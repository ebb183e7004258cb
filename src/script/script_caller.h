#pragma once

// Who has called a script and executes it: the server's dispatcher.
//
// Threads: each function is called by the thread that executes, or by one that has claimed the run
// (see RunControl).

#include <cstdint>
#include <string_view>

namespace perilune {

class ScriptCaller {
 public:
  virtual ~ScriptCaller() = default;

  // Lets another thread do what this one has to do beside the run. Called once at most in an
  // execution.
  virtual void HandOn() = 0;

  // Whether the transaction consists of one script alone. Only then it may be taken away from the
  // thread that executes it.
  virtual bool IsOneScript() const = 0;

  // After HandOn, of a run that has been ended from outside while its thread was in Lua: undoes
  // the transaction, releases it and replies `error`. The thread knows nothing of it.
  virtual void Abort(std::string_view error) = 0;

  // The same, but the command is to be executed again.
  virtual void Retry() = 0;

  virtual uint64_t client_id() const = 0;
};

}  // namespace perilune
