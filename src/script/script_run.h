#pragma once

// One execution of a script: what it was called with, and what it may change for itself.
//
// Lifetime: a local of whoever runs the script. Nothing of it outlives the run.

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_set>

#include "command/command_table.h"
#include "command/invoke.h"
#include "engine/transaction.h"
#include "script/cjson_settings.h"
#include "script/script_cache.h"
#include "script/script_policy.h"
#include "script/script_random.h"

namespace perilune {

// Who ends a run. Unless it is the script itself, the run is dying: nothing that the script still
// does matters, and nothing of what it did remains.
enum class RunEnd : uint8_t {
  kOwn,
  kRestart,      // The transaction must restart.
  kStopped,      // Somebody has asked for it.
  kOutOfMemory,  // It has reached its limit.
};

struct ScriptRun {
  Script& script;
  const CommandTable& commands;
  Callees callees;
  Transaction& txn;
  std::span<const std::string_view> keys;
  std::span<const std::string_view> arguments;
  uint64_t memory_limit;
  UndeclaredKeys undeclared_keys;
  bool read_only = false;  // EVAL_RO: no writes.

  ScriptRandom random = ScriptRandom(txn.random().Next());
  CjsonSettings cjson = {};
  RunFindings findings = {};
  std::unordered_set<std::string_view> declared = {};  // `keys` where they are many.
  int protocol = 2;    // redis.setresp: how replies look to the script.
  int depth = 0;       // C functions that call Lua functions, one within the other.
  RunEnd end = RunEnd::kOwn;

  bool Declares(std::string_view key);
  bool is_dying() const { return end != RunEnd::kOwn; }
};

}  // namespace perilune
