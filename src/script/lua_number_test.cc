#include "script/lua_number.h"

#include <gtest/gtest.h>

#include <cmath>

namespace perilune {
namespace {

TEST(LuaNumber, ReadsWhatLua51Reads) {
  EXPECT_EQ(TextToNumber("10"), 10);
  EXPECT_EQ(TextToNumber(" \t\n\v\f\r-1.5e1 \t\n\v\f\r"), -15);
  EXPECT_EQ(TextToNumber("0x10"), 16);
  EXPECT_EQ(TextToNumber("0x.8"), 0.5);
  EXPECT_EQ(TextToNumber(".5"), 0.5);
  EXPECT_EQ(TextToNumber("5."), 5);
  EXPECT_EQ(TextToNumber("1e999"), HUGE_VAL);
  EXPECT_EQ(TextToNumber("inf"), HUGE_VAL);
  EXPECT_EQ(TextToNumber("-Infinity"), -HUGE_VAL);
  EXPECT_TRUE(std::isnan(TextToNumber("nan").value_or(0)));
  EXPECT_TRUE(std::signbit(TextToNumber("-0").value_or(1)));
}

TEST(LuaNumber, RefusesWhatLua51Refuses) {
  for (const char* text :
       {"", " ", "x", "0x", "0b1", "1LL", "1i", "1 2", "- 1", "1_0", "1e", "."}) {
    EXPECT_EQ(TextToNumber(text), std::nullopt) << text;
  }
}

TEST(LuaNumber, KeepsTheSignOfNan) {
  lua_State* lua = luaL_newstate();
  luaL_openlibs(lua);
  KeepNan(lua);
  EXPECT_EQ(lua_gettop(lua), 0);
  for (const double sign : {1.0, -1.0}) {
    PushNumber(lua, std::copysign(std::nan(""), sign));
    EXPECT_TRUE(std::isnan(lua_tonumber(lua, -1)));
    EXPECT_EQ(std::signbit(lua_tonumber(lua, -1)), sign < 0);
  }
  PushNumber(lua, -1.5);
  EXPECT_EQ(lua_tonumber(lua, -1), -1.5);
  lua_close(lua);
}

TEST(LuaNumber, CutsTo32Bits) {
  lua_State* lua = luaL_newstate();
  lua_pushnumber(lua, -1.9);
  lua_pushnumber(lua, 4294967297.0);
  lua_pushnumber(lua, 1e300);
  lua_pushnumber(lua, std::nan(""));
  lua_pushliteral(lua, " 7\0x");
  lua_pushliteral(lua, "x");
  lua_pushnil(lua);
  EXPECT_EQ(ToInt32(lua, 1), -1);
  EXPECT_EQ(ToInt32(lua, 2), 1);
  EXPECT_EQ(ToInt32(lua, 3), 0);
  EXPECT_EQ(ToInt32(lua, 4), 0);
  EXPECT_EQ(ToInt32(lua, 5), 7);
  EXPECT_EQ(ToInt32(lua, 6, 5), std::nullopt);
  EXPECT_EQ(ToInt32(lua, 7, 5), 5);
  EXPECT_EQ(ToInt32(lua, 8, 5), 5);
  EXPECT_EQ(ToInt32(lua, 8), std::nullopt);
  lua_close(lua);
}

}  // namespace
}  // namespace perilune
