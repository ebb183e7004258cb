#include "script/lua_scratch.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <memory>
#include <string>

namespace perilune {
namespace {

struct CloseState {
  void operator()(lua_State* lua) const { lua_close(lua); }
};
using State = std::unique_ptr<lua_State, CloseState>;

TEST(LuaScratch, KeepsWhatIsInItAsItGrows) {
  const State lua(luaL_newstate());
  LuaBytes bytes(lua.get());
  std::string expected;
  for (int i = 0; i < 2000; ++i) {
    const std::string piece = std::to_string(i);
    ASSERT_TRUE(bytes.Append(piece));
    expected += piece;
    lua_gc(lua.get(), LUA_GCSTEP, 0);
  }
  EXPECT_EQ(std::string(bytes.data(), bytes.size()), expected);
  EXPECT_EQ(lua_gettop(lua.get()), 1);
}

TEST(LuaScratch, RefusesWhatIsTooLarge) {
  const State lua(luaL_newstate());
  LuaBytes bytes(lua.get());
  ASSERT_TRUE(bytes.Append("abc"));
  EXPECT_EQ(bytes.Extend(kScratchBytesMax - 2), nullptr);
  EXPECT_EQ(bytes.Extend(SIZE_MAX), nullptr);
  EXPECT_EQ(std::string(bytes.data(), bytes.size()), "abc");
}

TEST(LuaScratch, IsAStack) {
  const State lua(luaL_newstate());
  LuaScratch<int, 2> numbers(lua.get());
  for (int i = 0; i < 100; ++i) *numbers.Extend(1) = i;
  for (int i = 99; i >= 0; --i) {
    EXPECT_EQ(numbers.back(), i);
    numbers.PopBack();
  }
  EXPECT_EQ(numbers.size(), 0U);
}

}  // namespace
}  // namespace perilune
