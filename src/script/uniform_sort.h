#pragma once

// table.sort of elements that are all numbers, or all strings, without a function: no script can
// tell how it was done. They are copied, sorted, and put back.

#include <lua.hpp>
#include <optional>

#include "script/lua_vm.h"
#include "script/table_sort.h"

namespace perilune {

// Where on Lua's stack the table stands that is sorted.
inline constexpr int kSortedTable = 1;

// Sorts the elements 1 to `count` of the table at kSortedTable by `<`. Returns nothing, with the
// table unchanged, if
//   - they are neither all numbers nor all strings, or
//   - the outcome depends on the algorithm: there is NaN, or there are both 0 and -0, or
//   - the copy would take too much of the memory that is left to the run.
// If it is stopped, some elements may be lost. Leaves values on the stack. Raises for want of
// memory only.
std::optional<SortOutcome> SortUniform(LuaVm& vm, lua_State* lua, int count);

}  // namespace perilune
