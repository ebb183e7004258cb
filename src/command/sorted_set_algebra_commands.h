#pragma once

// Commands that unite, intersect and subtract sorted sets and sets: ZUNION, ZINTER, ZDIFF and
// their storing and counting kin.

#include <span>

#include "command/command_spec.h"

namespace perilune {

extern const std::span<const CommandSpec> kSortedSetAlgebraCommands;

}  // namespace perilune
