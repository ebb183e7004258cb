#pragma once

// MULTI, EXEC, DISCARD, WATCH and UNWATCH.

#include <span>

#include "command/command_spec.h"

namespace perilune {

extern const std::span<const CommandSpec> kTransactionCommands;

}  // namespace perilune
