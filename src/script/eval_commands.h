#pragma once

// The commands that run scripts and keep them.

#include <span>

#include "command/command_spec.h"

namespace perilune {

// EVAL, EVALSHA and their read-only variants.
extern const std::span<const CommandSpec> kEvalCommands;

// SCRIPT and its subcommands.
extern const std::span<const CommandSpec> kScriptCommands;

}  // namespace perilune
