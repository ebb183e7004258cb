#pragma once

// Ends scripts that would run for ever: once the budget is spent, every further instruction of Lua
// raises an error. The server has no such limit, and need not know of this one: it stands between
// the server's calls of lua_newstate and lua_sethook and LuaJIT (`--wrap` of the linker).
//
// Cost: LuaJIT calls a hook at each instruction.
// Threads: one thread runs Lua.

namespace perilune::fuzz {

// For the next script.
void RefillInstructionBudget();

}  // namespace perilune::fuzz
