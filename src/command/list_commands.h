#pragma once

// Commands that read lists and change them anywhere: LRANGE, LPOS, LINSERT and their kin. What
// works at the ends of lists is in list_end_commands.h.

#include <span>

#include "command/command_spec.h"

namespace perilune {

extern const std::span<const CommandSpec> kListCommands;

}  // namespace perilune
