#pragma once

// Commands on the time to live of a key: the EXPIRE and TTL families, and PERSIST.

#include <span>

#include "command/command_spec.h"

namespace perilune {

extern const std::span<const CommandSpec> kExpiryCommands;

}  // namespace perilune
