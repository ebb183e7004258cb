#pragma once

// The commands that run scripts and keep them.

#include <span>

#include "command/command_spec.h"

namespace perilune {

// EVAL, EVALSHA and their read-only variants.
extern const std::span<const CommandSpec> kEvalCommands;

// SCRIPT and its subcommands: about the script cache, and about scripts that run.
extern const std::span<const CommandSpec> kScriptCommands;
extern const std::span<const CommandSpec> kRunCommands;
extern const std::span<const CommandSpec> kDryRunCommands;

}  // namespace perilune
