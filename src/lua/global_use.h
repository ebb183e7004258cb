#pragma once

// What a source does with a global that is a table.

#include <cstdint>
#include <string_view>

#include "lua/syntax_tree.h"

namespace perilune::lua {

enum class GlobalUse : uint8_t {
  kNone,      // It is not named.
  kElements,  // Only elements are read, `t[i]`, all of them, `unpack(t)`, and the length, `#t`.
  kAny,       // It may be changed, or kept.
};

// Returns what the source does with the global. Requires of who runs it: `unpack` is the library's.
GlobalUse UseOf(const SyntaxTree& tree, std::string_view global);

}  // namespace perilune::lua
