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
//   - The globals are read straight from the environment, but written through \xffG, which refuses
//     it: `x = 1` becomes `\xffG.x = 1`. A field of a library is read behind the proxy that scripts
//     see: `redis.log` becomes `\xffredis.log`.
//   - `redis.call(...)` becomes `\xffcall(...)` or, as a statement of which nobody wants the reply,
//     `\xffdo(...)`, or, as all that the chunk returns, `\xffpass(...)`.
//   - `return {a, b}` of the chunk becomes `return (\xfflist(a, b))`.
//
// What LuaJIT accepts beyond 5.1 needs no rewriting, since Parse refuses it. `goto` is a name to
// both, save where 5.1 has a syntax error.
//
// Cost: linear.

#include <cstdint>
#include <string>

#include "lua/syntax_tree.h"

namespace perilune::lua {

// Which of the values that the chunk returns somebody looks at.
enum class WantedValues : uint8_t { kFirst, kAll };

// Returns the source of `tree` for LuaJIT. Where it defines or expects something of its own, the
// name begins with a byte that no name of 5.1 can contain. The globals `select` and `tonumber` must
// be what they are in 5.1; the environment must have \xffG, \xffcall, \xffdo, \xffpass, \xfflist,
// and for each library that IsLibrary knows its table under its name with \xff in front.
std::string Normalize(const SyntaxTree& tree, WantedValues wanted);

}  // namespace perilune::lua
