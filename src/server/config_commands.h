#pragma once

// CONFIG and its subcommands.

#include <span>

#include "command/command_spec.h"

namespace perilune {

extern const std::span<const CommandSpec> kConfigCommands;

}  // namespace perilune
