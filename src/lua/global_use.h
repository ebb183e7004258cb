#pragma once

// What a source does with globals that are tables.

#include <cstdint>
#include <span>
#include <string_view>

#include "lua/syntax_tree.h"

namespace perilune::lua {

enum class GlobalUse : uint8_t {
  kNone,      // None is named.
  kElements,  // Only elements are read, `t[i]`, all of them, `unpack(t)`, and the length, `#t`.
  kAny,       // One may be changed, or kept.
};

// Returns what the source does with the globals. Requires of who runs it: `unpack` is the
// library's.
GlobalUse UseOf(const SyntaxTree& tree, std::span<const std::string_view> globals);

}  // namespace perilune::lua
