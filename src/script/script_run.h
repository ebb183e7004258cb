#pragma once

// One execution of a script: what it was called with, and what it may change for itself.
//
// Lifetime: a local of whoever runs the script. Nothing of it outlives the run.

#include <cstdint>
#include <span>
#include <string_view>

#include "command/command_table.h"
#include "command/invoke.h"
#include "engine/transaction.h"
#include "script/script_cache.h"
#include "script/script_random.h"

namespace perilune {

struct ScriptRun {
  const Script& script;
  const CommandTable& commands;
  Callees callees;
  Transaction& txn;
  std::span<const std::string_view> keys;
  std::span<const std::string_view> arguments;
  bool read_only = false;  // EVAL_RO: no writes.

  ScriptRandom random = ScriptRandom(txn.random().Next());
  int protocol = 2;    // redis.setresp: how replies look to the script.
  int depth = 0;       // C functions that call Lua functions, one within the other.
  bool dying = false;  // The transaction must restart: nothing that the script does matters.
};

}  // namespace perilune
