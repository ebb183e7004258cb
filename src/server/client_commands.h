#pragma once

// CLIENT and its subcommands: what a connection is called, and who else is connected.

#include <span>

#include "command/command_spec.h"

namespace perilune {

extern const std::span<const CommandSpec> kClientCommands;

}  // namespace perilune
