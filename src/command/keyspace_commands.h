#pragma once

// Commands that change whole databases: FLUSHALL, FLUSHDB and SWAPDB.

#include <span>

#include "command/command_spec.h"

namespace perilune {

extern const std::span<const CommandSpec> kKeyspaceCommands;

}  // namespace perilune
