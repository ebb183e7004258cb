#pragma once

// One execution of a script: what it was called with, and what it may change for itself.
//
// Lifetime: a local of whoever runs the script. Nothing of it outlives the run.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>

#include "command/invoke.h"
#include "engine/transaction.h"
#include "script/cjson_settings.h"
#include "script/run_end.h"
#include "script/run_findings.h"
#include "script/run_meter.h"
#include "script/script_cache.h"
#include "script/script_policy.h"
#include "script/script_random.h"

namespace perilune {

class DryRun;

struct ScriptRun {
  const uint64_t serial;  // Of the runs of a VM, never 0.
  Script& script;
  Callees callees;
  Transaction& txn;
  RunMeter meter;
  std::span<const std::string_view> keys;
  std::span<const std::string_view> arguments;
  uint64_t memory_limit;
  int64_t limit_us;   // The longest that it may run, 0 for ever.
  bool has_no_slice;  // It is handed on before it begins.
  UndeclaredKeys undeclared_keys;
  bool read_only = false;     // EVAL_RO: no writes.
  DryRun* dry_run = nullptr;  // If it is only tried.

  ScriptRandom random = ScriptRandom(txn.random().Next());
  CjsonSettings cjson = {};
  RunFindings findings = {};
  using KeySet = std::unordered_set<std::string_view>;
  std::unique_ptr<KeySet> declared = {};  // `keys` where they are many.
  int protocol = 2;  // redis.setresp: how replies look to the script.
  int depth = 0;     // C functions that call Lua functions, one within the other.
  RunEnd end = RunEnd::kOwn;
  bool has_failed = false;  // It has raised an error.
  bool is_taken = false;    // Its transaction was taken away: somebody else has undone it.

  // Returns whether the key of the present database is among those that the script was called with.
  // The answer is noted in the key's slot: most keys are used several times.
  bool Declares(const Key& key) {
    KeySlot* const slot = txn.locks().Find(txn.database(), key);
    return (slot != nullptr && slot->declared_in == serial) || FindDeclared(key, slot);
  }
  // Counts a key that is not. Returns whether the script may use it all the same.
  bool MayUseUndeclared(const Key& key);
  bool is_dying() const { return end != RunEnd::kOwn; }

  // About how much memory it takes beside Lua.
  size_t memory_bytes() const {
    return txn.memory_bytes() + (dry_run == nullptr ? 0 : DryRunBytes());
  }

 private:
  size_t DryRunBytes() const;
  bool FindDeclared(const Key& key, KeySlot* slot);
};

// Returns the error reply of a run that somebody else than the script has ended.
std::string EndText(const ScriptRun& run, RunEnd end);

}  // namespace perilune
