#pragma once

// table.sort: a quicksort around the median of three elements.
//
// Scripts can see in which order the elements are compared, and where those end up that are equal
// or whose order is a lie. Hence both are as in Lua 5.1. In short:
//
//   1. The first and the last element are put in order, then the middle one between them.
//   2. The middle one is the pivot. It waits just before the last element.
//   3. From both ends, what is not less and what is not greater than the pivot is exchanged, until
//      the two meet. There the pivot is put.
//   4. The shorter side is sorted by a call of itself, the longer one by going on.
//
// Where nothing of that can be seen the elements are sorted in a faster way (uniform_sort.h).
//
// Cost: O(n log n) comparisons as a rule, O(n^2) at worst. Calls of itself are at most 32 deep.

#include <cstdint>
#include <lua.hpp>

#include "script/lua_vm.h"

namespace perilune {

enum class SortOutcome : uint8_t {
  kSorted,
  kInvalidOrder,  // A scan has left the range: what is less than what is contradictory.
  kTooDeep,       // See EnterCall.
  kStopped,       // The run must stop.
};

// Sorts the elements 1 to `count` of the table at index 1 by the function at index 2, or by `<` if
// that is nil. In any other outcome than kSorted they stand as they did just then, with values on
// the stack. Raises what a comparison raises.
//
// Whatever the function says, nothing but elements 0 to count + 1 are read or written.
SortOutcome SortTable(LuaVm& vm, lua_State* lua, int count);

}  // namespace perilune
