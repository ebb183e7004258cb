#pragma once

// A script that is compiled in a VM.

#include "lua/global_use.h"

namespace perilune {

struct CompiledFunction {
  int reference = -1;  // In the VM's registry.
  lua::GlobalUse call_tables = lua::GlobalUse::kNone;  // What it does with KEYS and ARGV.
};

}  // namespace perilune
