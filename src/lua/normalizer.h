#pragma once

// Rewrites a source of Lua 5.1 so that LuaJIT, whose dialect differs, reads it as PUC's compiler
// would. Each token stays on its line.
//
//   - Escapes that 5.1 does not know stand for their letter there: "\x41" becomes "x41".
//   - Numerals on whose value or end the two might disagree are written in plain decimals.
//   - A NUL byte that is part of a token (see lexer.h) is left out.
//   - The table `arg` of a function with `...`, which LuaJIT does not make, is made if the function
//     names it. As in 5.1 it is nil if the function uses `...` as well.
//   - The step of a numeric `for` that may be zero is made -0 if it is: 5.1 then looks whether the
//     loop has come down to its end, LuaJIT at the sign.
//   - `return redis.call(...)` becomes `return (redis.call(...))`: a C function that LuaJIT calls
//     last takes its caller's place, whose line errors would then miss. Likewise for all functions
//     of the libraries that give exactly one value, and, where only the first value is wanted, for
//     all but the script's own, which take their caller's place in 5.1, too.
//
// What LuaJIT accepts beyond 5.1 needs no rewriting, since Parse refuses it. `goto` is a name to
// both, save where 5.1 has a syntax error.
//
// Cost: linear.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lua/syntax_error.h"
#include "lua/syntax_tree.h"

namespace perilune::lua {

// Which of the values that the chunk returns somebody looks at.
enum class WantedValues : uint8_t { kFirst, kAll };

// Returns the source of `tree` for LuaJIT. Where it defines something of its own, the name begins
// with a byte that no name of 5.1 can contain, and the globals `select` and `tonumber` must be what
// they are in 5.1.
std::string Normalize(const SyntaxTree& tree, WantedValues wanted);

// The same for a source that has not been parsed. Sets `result`, or returns why it cannot.
std::optional<SyntaxError> Normalize(std::string_view source, WantedValues wanted,
                                     std::string& result);

}  // namespace perilune::lua
