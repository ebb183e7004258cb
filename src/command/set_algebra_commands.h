#pragma once

// Commands that combine sets: SUNION, SINTER, SDIFF, the same storing their result, and SINTERCARD.

#include <span>

#include "command/command_spec.h"

namespace perilune {

extern const std::span<const CommandSpec> kSetAlgebraCommands;

}  // namespace perilune
