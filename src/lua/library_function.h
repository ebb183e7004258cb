#pragma once

// Which functions of the libraries that scripts find a call calls, and how many values it gives.

#include <cstdint>
#include <string_view>

#include "lua/expression.h"

namespace perilune::lua {

// kOne: exactly one, or it does not return.
enum class ValueCount : uint8_t { kOne, kAny };

struct LibraryFunction {
  std::string_view name;  // "redis.call".
  ValueCount values;
};

// Returns the function that `call` calls for sure, or null. It is named as a global, or by a local
// variable that has never been anything else. Requires of who runs the source: the libraries are
// read-only.
const LibraryFunction* FindLibraryFunction(const CallExpr& call);

}  // namespace perilune::lua
