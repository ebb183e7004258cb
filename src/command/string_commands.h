#pragma once

// Commands that read and set whole strings: GET, SET, MGET, MSET and their kin.

#include <span>

#include "command/command_spec.h"

namespace perilune {

class ReplySink;
class StringValue;

extern const std::span<const CommandSpec> kStringCommands;

void ReplyString(const StringValue& string, ReplySink& reply);

}  // namespace perilune
