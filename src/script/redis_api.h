#pragma once

// The table `redis` that scripts use: its functions and constants, one record each. The table, the
// manual and the tests are made of the records.

#include <lua.hpp>
#include <span>

namespace perilune {

struct ScriptFunction {
  const char* name;
  const char* summary;
  const char* example;  // A script.
  const char* expect;   // Its reply as redis-cli shows it.
  lua_CFunction entry;
};

struct ScriptConstant {
  const char* name;
  int value;
};

extern const std::span<const ScriptFunction> kScriptFunctions;
extern const std::span<const ScriptConstant> kScriptConstants;

}  // namespace perilune
