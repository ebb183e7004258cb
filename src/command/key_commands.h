#pragma once

// Commands on keys whatever they hold: DEL, EXISTS, TYPE, RENAME, COPY, MOVE and their kin.

#include <span>

#include "command/command_spec.h"

namespace perilune {

extern const std::span<const CommandSpec> kKeyCommands;

}  // namespace perilune
