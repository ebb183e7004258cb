#pragma once

// Commands on ranges of a sorted set: ZRANGE and its older kin, ZRANGESTORE, ZCOUNT, ZLEXCOUNT, and
// ZREMRANGEBYRANK, -SCORE and -LEX.

#include <span>

#include "command/command_spec.h"

namespace perilune {

extern const std::span<const CommandSpec> kSortedSetRangeCommands;

}  // namespace perilune
