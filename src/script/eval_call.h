#pragma once

// How the commands that run a script are called, and declared: script numkeys [key ...] [arg ...],
// where the script is a source or a SHA-1.

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "command/arg_reader.h"
#include "command/command_spec.h"
#include "engine/transaction.h"
#include "resp/reply_sink.h"
#include "script/script_host.h"

namespace perilune {

inline constexpr CommandFlags kEvalFlags = record::kNoScript | record::kStale |
                                           record::kSkipMonitor | record::kNoMandatoryKeys |
                                           record::kRunsScript;

constexpr ArgList EvalArguments(const char* script, KeyUse use) {
  using namespace record;
  return {String(script), NumKeys("numkeys"), Optional(CountedKeys("key", use)),
          Optional(Multiple(String("arg")))};
}

// Borrows the arguments, and what the host has compiled.
class EvalCall {
 public:
  // Each reads all arguments and compiles the script or finds it. Returns nothing after having
  // replied why.
  static std::optional<EvalCall> OfSource(ScriptHost& scripts, Transaction& txn, ArgReader& args,
                                          ReplySink& reply);
  static std::optional<EvalCall> OfName(ScriptHost& scripts, ArgReader& args, ReplySink& reply);

  const ScriptHost::Compiled& script() const { return *script_; }

  // The keys and arguments, for the script to be called with.
  ScriptCall In(Transaction& txn) const;

 private:
  static std::optional<EvalCall> ReadKeys(ArgReader& args, ReplySink& reply);

  const ScriptHost::Compiled* script_ = nullptr;
  std::span<const std::string_view> words_;  // The keys, then the arguments.
  size_t keys_ = 0;
};

}  // namespace perilune
