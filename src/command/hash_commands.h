#pragma once

// Commands on hashes, but for HSCAN: HSET, HGET, HINCRBY and their kin.

#include <span>

#include "command/command_spec.h"

namespace perilune {

extern const std::span<const CommandSpec> kHashCommands;

}  // namespace perilune
