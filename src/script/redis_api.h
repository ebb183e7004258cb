#pragma once

// The table `redis` that scripts use: its functions and constants, one record each. The table, the
// manual and the tests are made of the records.

#include <lua.hpp>
#include <span>
#include <string_view>
#include <variant>

namespace perilune {

struct ScriptFunction {
  const char* name;
  const char* summary;
  const char* example;  // A script.
  const char* expect;   // Its reply as redis-cli shows it.
  lua_CFunction entry;
};

// A number or a text.
struct ScriptConstant {
  const char* name;
  std::variant<int, std::string_view> value;
};

extern const std::span<const ScriptFunction> kScriptFunctions;
extern const std::span<const ScriptConstant> kScriptConstants;

}  // namespace perilune
