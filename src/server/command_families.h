#pragma once

// All commands of the server: the one list of the families that the command table is made of.

#include <initializer_list>
#include <span>

#include "command/command_spec.h"

namespace perilune {

// Valid for the process' life.
std::initializer_list<std::span<const CommandSpec>> AllCommandFamilies();

}  // namespace perilune
