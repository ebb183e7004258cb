#pragma once

// Commands that look at the keys of a whole database: KEYS, SCAN, RANDOMKEY and DBSIZE.

#include <span>

#include "command/command_spec.h"

namespace perilune {

extern const std::span<const CommandSpec> kScanCommands;

}  // namespace perilune
