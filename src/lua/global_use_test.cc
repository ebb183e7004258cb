#include "lua/global_use.h"

#include <gtest/gtest.h>

#include <string_view>

namespace perilune::lua {
namespace {

constexpr std::string_view kGlobals[] = {"KEYS", "OTHER"};

GlobalUse Use(std::string_view source) {
  const Result<SyntaxTree, SyntaxError> tree = Parse(source);
  EXPECT_TRUE(tree.ok()) << source;
  return UseOf(*tree, kGlobals);
}

TEST(GlobalUse, IsNoneWhereTheGlobalIsNotNamed) {
  for (const std::string_view source :
       {"return 1", "return ARGV[1], 'KEYS' -- KEYS", "local KEYS = {} return KEYS",
        "local function f(KEYS) KEYS[1] = 2 end", "return x.KEYS, {KEYS = 1}"}) {
    EXPECT_EQ(GlobalUse::kNone, Use(source)) << source;
  }
}

TEST(GlobalUse, IsOfElementsWhereNothingElseIsRead) {
  for (const std::string_view source :
       {"return redis.call('GET', KEYS[1])", "return #KEYS + #KEYS[2]", "return {unpack(KEYS)}",
        "for i = 1, #KEYS do f(KEYS[i]) end", "return function() return KEYS[1]:upper() end",
        "local u = unpack return f(u(KEYS, 2, #KEYS))", "KEYS[1].x = 1", "x[KEYS[1]] = KEYS[2]",
        "local KEYS = KEYS[1] KEYS.x = 1 return KEYS", "return OTHER[1]",
        "return KEYS[1], OTHER[1]", "return KEYS[OTHER[1]]"}) {
    EXPECT_EQ(GlobalUse::kElements, Use(source)) << source;
  }
}

TEST(GlobalUse, IsAnyWhereTheTableCouldBeChangedOrKept) {
  for (const std::string_view source :
       {"return KEYS", "KEYS[1] = 2", "local k = KEYS", "f(KEYS)", "table.sort(KEYS)",
        "return #KEYS, KEYS", "function KEYS.f() end", "function KEYS:f() end", "KEYS.f()KEYS:f()",
        "local unpack = print unpack(KEYS)", "for _, key in ipairs(KEYS) do end",
        "return (KEYS)[1]", "x, KEYS[1] = 1, 2", "return -KEYS", "KEYS = 1", "return {KEYS}",
        "return KEYS == x", "return OTHER", "return KEYS[1], OTHER", "return KEYS, OTHER[1]",
        "return KEYS[OTHER]"}) {
    EXPECT_EQ(GlobalUse::kAny, Use(source)) << source;
  }
}

}  // namespace
}  // namespace perilune::lua
