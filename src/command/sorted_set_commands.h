#pragma once

// Commands on the members of one sorted set: ZADD, ZSCORE, ZRANK, ZREM and their kin.

#include <span>

#include "command/command_spec.h"

namespace perilune {

extern const std::span<const CommandSpec> kSortedSetCommands;

}  // namespace perilune
