#include "lua/library_function.h"

#include <gtest/gtest.h>

#include <string>

#include "lua/statement.h"
#include "lua/syntax_tree.h"

namespace perilune::lua {
namespace {

// Returns the name of the function that the last statement of `source` returns a call of.
std::string CalledBy(std::string_view source) {
  const auto tree = Parse(source);
  if (!tree) return tree.error().text;
  const auto* last = As<ReturnStatement>(tree->chunk().body.statements.back());
  const CallExpr& call = *As<CallExpr>(last->values[0]);
  const LibraryFunction* function = FindLibraryFunction(call);
  for (const std::string_view name : {"redis.call", "redis.pcall", "tostring", "unpack"}) {
    EXPECT_EQ(IsCallOf(call, name), function != nullptr && function->name == name) << source;
  }
  return function == nullptr ? "" : std::string(function->name);
}

TEST(LibraryFunction, IsFoundByItsGlobalName) {
  EXPECT_EQ("redis.call", CalledBy("return redis.call('GET', 'k')"));
  EXPECT_EQ("redis.call", CalledBy("return redis['call']('GET', 'k')"));
  EXPECT_EQ("tostring", CalledBy("return tostring(1)"));
  EXPECT_EQ("unpack", CalledBy("return unpack{}"));
}

TEST(LibraryFunction, IsFoundThroughLocalsThatAreNothingElse) {
  EXPECT_EQ("redis.call", CalledBy("local call = redis.call return call('GET', 'k')"));
  EXPECT_EQ("redis.call", CalledBy("local r = redis local c = r.call return c('GET', 'k')"));
}

TEST(LibraryFunction, IsNotFoundWhereTheNameMayMeanSomethingElse) {
  EXPECT_EQ("", CalledBy("local redis = {} return redis.call('GET', 'k')"));
  EXPECT_EQ("", CalledBy("local tostring return tostring(1)"));
  EXPECT_EQ("", CalledBy("local call = redis.call call = f return call('GET', 'k')"));
  EXPECT_EQ("", CalledBy("return redis:call('GET', 'k')"));
  EXPECT_EQ("", CalledBy("return a.redis.call('GET', 'k')"));
  EXPECT_EQ("", CalledBy("return redis[call]('GET', 'k')"));
  EXPECT_EQ("", CalledBy("return f().call('GET', 'k')"));
  EXPECT_EQ("", CalledBy("return (tostring or f)(1)"));
}

}  // namespace
}  // namespace perilune::lua
