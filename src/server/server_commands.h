#pragma once

// Commands on the server as a whole: INFO, TIME, LOLWUT and SHUTDOWN.

#include <span>

#include "command/command_spec.h"

namespace perilune {

extern const std::span<const CommandSpec> kServerCommands;

}  // namespace perilune
