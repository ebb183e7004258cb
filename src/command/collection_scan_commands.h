#pragma once

// Commands that walk one collection, some elements with every call: HSCAN, SSCAN and ZSCAN.

#include <span>

#include "command/command_spec.h"

namespace perilune {

extern const std::span<const CommandSpec> kCollectionScanCommands;

}  // namespace perilune
