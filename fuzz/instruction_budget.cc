#include "fuzz/instruction_budget.h"

#include <lua.hpp>

#include "base/check.h"

namespace perilune::fuzz {
namespace {

constexpr int kInstructions = 50'000;

int instructions_left = kInstructions;
lua_Hook server_hook = nullptr;  // What the server wants to be called at each instruction.

void CountInstruction(lua_State* lua, lua_Debug* frame) {
  if (instructions_left > 0) --instructions_left;
  if (server_hook != nullptr) return server_hook(lua, frame);
  if (instructions_left > 0) return;
  lua_pushliteral(lua, "the budget of instructions is spent");
  lua_error(lua);
}

}  // namespace

void RefillInstructionBudget() { instructions_left = kInstructions; }

extern "C" {

lua_State* __real_lua_newstate(lua_Alloc allocate, void* memory);
int __real_lua_sethook(lua_State* lua, lua_Hook hook, int mask, int count);

lua_State* __wrap_lua_newstate(lua_Alloc allocate, void* memory);
lua_State* __wrap_lua_newstate(lua_Alloc allocate, void* memory) {
  lua_State* const lua = __real_lua_newstate(allocate, memory);
  __real_lua_sethook(lua, CountInstruction, LUA_MASKCOUNT, 1);
  return lua;
}

int __wrap_lua_sethook(lua_State* lua, lua_Hook hook, int mask, int count);
int __wrap_lua_sethook(lua_State*, lua_Hook hook, int mask, int count) {
  CHECK(hook == nullptr || (mask == LUA_MASKCOUNT && count == 1));
  server_hook = hook;
  return 1;
}

}  // extern "C"

}  // namespace perilune::fuzz
