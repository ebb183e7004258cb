#pragma once

// SORT and SORT_RO: the elements of a list, set or sorted set in order, or in the order of other
// keys' values.

#include <span>

#include "command/command_spec.h"

namespace perilune {

extern const std::span<const CommandSpec> kSortCommands;

}  // namespace perilune
