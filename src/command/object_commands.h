#pragma once

// Commands that tell how a value is stored: OBJECT and MEMORY.

#include <span>

#include "command/command_spec.h"

namespace perilune {

extern const std::span<const CommandSpec> kObjectCommands;

}  // namespace perilune
