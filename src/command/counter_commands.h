#pragma once

// Commands that add to the number which a string is: the INCR family.

#include <span>

#include "command/command_spec.h"

namespace perilune {

extern const std::span<const CommandSpec> kCounterCommands;

}  // namespace perilune
