#pragma once

// Commands on the connection: PING, ECHO, SELECT, HELLO, AUTH, RESET and QUIT.

#include <span>

#include "command/command_spec.h"

namespace perilune {

extern const std::span<const CommandSpec> kConnectionCommands;

}  // namespace perilune
