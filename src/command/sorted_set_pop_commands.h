#pragma once

// Commands that take elements from an end of a sorted set: ZPOPMIN, ZPOPMAX, ZMPOP.

#include <span>

#include "command/command_spec.h"

namespace perilune {

extern const std::span<const CommandSpec> kSortedSetPopCommands;

}  // namespace perilune
