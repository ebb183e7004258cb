#pragma once

// C++ functions that Lua calls, and the one place that raises a Lua error.
//
//   LuaResult Twice(LuaVm& vm, lua_State* lua) {
//     if (!lua_isnumber(lua, 1)) return LuaResult::WrongType(1, "number");
//     lua_pushnumber(lua, 2 * lua_tonumber(lua, 1));
//     return LuaResult::Values(1);
//   }
//   PushFunction<Twice>(lua);
//
// Raising jumps over C++ frames: a function that uses Lua's interface keeps nothing on its stack
// that owns memory. What it needs for longer belongs to the LuaVm.

#include <lua.hpp>
#include <type_traits>

namespace perilune {

class LuaVm;

// What such a function comes to: values, or an error.
class LuaResult {
 public:
  // The `count` values on the top of the stack are returned.
  static LuaResult Values(int count) { return {Kind::kValues, count, nullptr}; }

  // The value on the top of the stack is raised.
  static LuaResult Raise() { return {Kind::kRaise, 0, nullptr}; }

  // `text`, a literal or a string on the stack, is raised with the line of the caller in front.
  static LuaResult RaiseText(const char* text) { return {Kind::kText, 0, text}; }

  // "bad argument #1 to 'pairs' (table expected, got nil)". The texts are as above.
  static LuaResult WrongType(int argument, const char* expected) {
    return {Kind::kWrongType, argument, expected};
  }
  static LuaResult BadArgument(int argument, const char* problem) {
    return {Kind::kBadArgument, argument, problem};
  }

  // Somebody else has ended the run: its death is raised.
  static LuaResult Stopped(LuaVm& vm, lua_State* lua);

  // The run has reached the limit of its memory: its death is raised.
  static LuaResult OutOfMemory(LuaVm& vm, lua_State* lua);

  // To be called as the last thing of a function of Lua's own type.
  int Deliver(lua_State* lua) const;

 private:
  enum class Kind : unsigned char { kValues, kRaise, kText, kWrongType, kBadArgument };

  LuaResult(Kind kind, int number, const char* text) : kind_(kind), number_(number), text_(text) {}

  Kind kind_;
  int number_;
  const char* text_;
};
static_assert(std::is_trivially_destructible_v<LuaResult>);

using LuaFunction = LuaResult (*)(LuaVm&, lua_State*);

// The trampoline. The VM is what the state's allocator was given.
template <LuaFunction function>
int Enter(lua_State* lua) {
  void* vm = nullptr;
  lua_getallocf(lua, &vm);
  return function(*static_cast<LuaVm*>(vm), lua).Deliver(lua);
}

// Pushes the function with the values on the top of the stack as its upvalues, which are popped.
template <LuaFunction function>
void PushFunction(lua_State* lua, int upvalues = 0) {
  lua_pushcclosure(lua, Enter<function>, upvalues);
}

// A function of a library. `wraps` names the original of LuaJIT that is its upvalue.
struct LibraryEntry {
  const char* name;
  lua_CFunction function;
  const char* wraps = nullptr;
};

}  // namespace perilune
