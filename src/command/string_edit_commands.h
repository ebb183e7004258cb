#pragma once

// Commands on parts of a string: APPEND, STRLEN, SETRANGE, GETRANGE; and LCS, which compares two.

#include <span>

#include "command/command_spec.h"

namespace perilune {

extern const std::span<const CommandSpec> kStringEditCommands;

}  // namespace perilune
