#pragma once

// DEBUG: what tests need and nobody else should use.

#include <span>

#include "command/command_spec.h"

namespace perilune {

extern const std::span<const CommandSpec> kDebugCommands;

}  // namespace perilune
