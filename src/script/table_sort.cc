#include "script/table_sort.h"

#include "script/sandbox.h"
#include "script/uniform_sort.h"
#include "script/work_meter.h"

namespace perilune {
namespace {

constexpr int kOrder = 2;

class TableSort {
 public:
  TableSort(LuaVm& vm, lua_State* lua)
      : vm_(vm), lua_(lua), meter_(vm), has_order_(!lua_isnil(lua, kOrder)) {}

  SortOutcome outcome() const { return outcome_; }

  // Sorts [first, last].
  void SortRange(int first, int last) {
    while (first < last) {
      OrderEnds(first, last);
      if (failed() || last - first == 1) return;
      const int middle = first + (last - first) / 2;
      OrderMiddle(first, middle, last);
      if (failed() || last - first == 2) return;
      const int pivot = Partition(first, middle, last);
      if (failed()) return;
      if (pivot - first < last - pivot) {
        SortRange(first, pivot - 1);
        first = pivot + 1;
      } else {
        SortRange(pivot + 1, last);
        last = pivot - 1;
      }
      if (failed()) return;
    }
  }

 private:
  bool failed() const { return outcome_ != SortOutcome::kSorted; }

  bool Fail(SortOutcome outcome) {
    outcome_ = outcome;
    return false;
  }

  void Load(int position) { lua_rawgeti(lua_, kSortedTable, position); }

  // Pops two values: the one on the top goes to `top`, the one below to `below`.
  void StorePair(int top, int below) {
    lua_rawseti(lua_, kSortedTable, top);
    lua_rawseti(lua_, kSortedTable, below);
  }

  // Returns whether the value at `left`, counted from the top as -1, is less than that at `right`.
  // False after a failure.
  bool IsLess(int left, int right) {
    if (!meter_.Step()) return Fail(SortOutcome::kStopped);
    if (!has_order_ && lua_type(lua_, left) != LUA_TTABLE) return lua_lessthan(lua_, left, right);

    if (!EnterCall(vm_)) return Fail(SortOutcome::kTooDeep);
    bool is_less;
    if (has_order_) {
      lua_pushvalue(lua_, kOrder);
      lua_pushvalue(lua_, left - 1);
      lua_pushvalue(lua_, right - 2);
      lua_call(lua_, 2, 1);
      is_less = lua_toboolean(lua_, -1);
      lua_pop(lua_, 1);
    } else {
      is_less = lua_lessthan(lua_, left, right);  // May call __lt.
    }
    LeaveCall(vm_);  // An error is caught by who restores the depth.
    return is_less;
  }

  void OrderEnds(int first, int last) {
    Load(first);
    Load(last);
    if (IsLess(-1, -2)) {
      StorePair(first, last);
    } else {
      lua_pop(lua_, 2);
    }
  }

  // Requires: the first element and the last are in order.
  void OrderMiddle(int first, int middle, int last) {
    Load(middle);
    Load(first);
    if (IsLess(-2, -1)) return StorePair(middle, first);
    if (failed()) return;
    lua_pop(lua_, 1);
    Load(last);
    if (IsLess(-1, -2)) return StorePair(middle, last);
    lua_pop(lua_, 2);
  }

  // Returns where the pivot, the element in the middle, has been put. Requires: the three are in
  // order.
  int Partition(int first, int middle, int last) {
    const int waiting = last - 1;
    Load(middle);
    lua_pushvalue(lua_, -1);
    Load(waiting);
    StorePair(middle, waiting);

    // The pivot is on the top. Each scan leaves what it has stopped at above it.
    int low = first;
    int high = waiting;
    for (;;) {
      for (Load(++low); IsLess(-1, -2); Load(++low)) {
        if (low > last) Fail(SortOutcome::kInvalidOrder);
        if (failed()) return 0;
        lua_pop(lua_, 1);
      }
      if (failed()) return 0;
      for (Load(--high); IsLess(-3, -1); Load(--high)) {
        if (high < first) Fail(SortOutcome::kInvalidOrder);
        if (failed()) return 0;
        lua_pop(lua_, 1);
      }
      if (failed()) return 0;
      if (high < low) break;
      StorePair(low, high);
    }
    lua_pop(lua_, 3);
    Load(waiting);
    Load(low);
    StorePair(waiting, low);
    return low;
  }

  LuaVm& vm_;
  lua_State* const lua_;
  WorkMeter meter_;
  const bool has_order_;
  SortOutcome outcome_ = SortOutcome::kSorted;
};

}  // namespace

SortOutcome SortTable(LuaVm& vm, lua_State* lua, int count) {
  if (lua_isnil(lua, kOrder)) {
    if (const auto outcome = SortUniform(vm, lua, count)) return *outcome;
    lua_settop(lua, kOrder);
  }
  TableSort sort(vm, lua);
  sort.SortRange(1, count);
  return sort.outcome();
}

}  // namespace perilune
