#pragma once

// Scripts that more than one program of this folder measures.

#include <string>

namespace perilune::bench {

inline const std::string kFib20 =
    "local function fib(n) if n < 2 then return n end "
    "return fib(n - 1) + fib(n - 2) end return fib(20)";

// Makes 200 objects, in `t`.
inline const std::string kObjects =
    "local t = {} for i = 1, 200 do "
    "t[i] = {id = i, name = 'user:' .. i, tags = {'a', 'b'}, score = i / 3} end ";

}  // namespace perilune::bench
