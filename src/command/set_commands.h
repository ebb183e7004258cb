#pragma once

// Commands on one set: SADD, SREM, SPOP, SMEMBERS and their kin.

#include <span>

#include "command/command_spec.h"

namespace perilune {

extern const std::span<const CommandSpec> kSetCommands;

}  // namespace perilune
