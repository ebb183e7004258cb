#pragma once

// Which function a call calls: one of the libraries that scripts find, and how many values that
// gives, or one of the script's own.

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

// Returns whether FindLibraryFunction would return the function of that name, which must be one.
bool IsCallOf(const CallExpr& call, std::string_view library_function);

// Returns whether a global of that name is a library: a table of functions.
bool IsLibrary(std::string_view name);

// Returns whether the call calls a function that the source defines, for sure.
bool CallsOwnFunction(const CallExpr& call);

}  // namespace perilune::lua
