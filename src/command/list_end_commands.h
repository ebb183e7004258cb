#pragma once

// Commands that add at the ends of lists, pop from them and move elements from one list to
// another: LPUSH, RPOP, LMOVE, LMPOP and their kin.

#include <span>

#include "command/command_spec.h"

namespace perilune {

extern const std::span<const CommandSpec> kListEndCommands;

}  // namespace perilune
