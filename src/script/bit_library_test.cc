#include <gtest/gtest.h>

#include <string>

#include "script/test_server.h"

namespace perilune {
namespace {

using test::At;
using test::ScriptServer;

TEST(BitLibrary, WorksOn32BitsWithASign) {
  ScriptServer server;
  struct Case {
    const char* call;
    const char* expected;
  };
  constexpr Case kCases[] = {
      {"bit.tobit(0xffffffff)", "-1"},
      {"bit.tobit(2^32 + 5)", "5"},
      {"bit.tobit(2^31)", "-2147483648"},
      {"bit.bnot(0)", "-1"},
      {"bit.band(0xff, 0x3c, '0x18')", "24"},
      {"bit.bor(1, 2, 4, 0x80000000)", "-2147483641"},
      {"bit.bxor(0xa5, 0xff)", "90"},
      {"bit.band(7)", "7"},
      {"bit.lshift(1, 31)", "-2147483648"},
      {"bit.lshift(1, 33)", "2"},
      {"bit.lshift(1, -1)", "-2147483648"},
      {"bit.rshift(-1, 28)", "15"},
      {"bit.arshift(-256, 4)", "-16"},
      {"bit.rol(0x12345678, 12)", "1164411171"},
      {"bit.ror(0x12345678, 12)", "1736516421"},
      {"bit.bswap(0x12345678)", "2018915346"},
  };
  for (const Case& it : kCases) {
    EXPECT_EQ(server.Eval(std::string("return tostring(") + it.call + ")"),
              std::string("\"") + it.expected + '"')
        << it.call;
  }
}

TEST(BitLibrary, RoundsHalvesToEvenAndTakesAnyNumber) {
  ScriptServer server;
  EXPECT_EQ(server.Eval("return {bit.tobit(2.5), bit.tobit(3.5), bit.tobit(-2.5), bit.tobit(0/0), "
                        "bit.tobit(1/0), bit.tobit(2^53 + 2), bit.band(1e20, -1)}"),
            "[(integer) 2 (integer) 4 (integer) -2 (integer) 0 (integer) 0 (integer) 1 "
            "(integer) 2025163840]");
}

TEST(BitLibrary, WritesHexadecimalDigitsAsManyAsWanted) {
  ScriptServer server;
  EXPECT_EQ(server.Eval("return {bit.tohex(255), bit.tohex(-1, 3), bit.tohex(255, -2), "
                        "bit.tohex(255, 0), bit.tohex(255, 99), bit.tohex(255, -2147483648)}"),
            "[\"000000ff\" \"fff\" \"FF\" \"\" \"000000ff\" \"000000FF\"]");
}

TEST(BitLibrary, TellsWhichArgumentIsNoNumber) {
  ScriptServer server;
  struct Case {
    const char* call;
    const char* error;
  };
  constexpr Case kCases[] = {
      {"bit.band()", "bad argument #1 to 'band' (number expected, got no value)"},
      {"bit.band('x')", "bad argument #1 to 'band' (number expected, got string)"},
      {"bit.bor(1, 2, {})", "bad argument #3 to 'bor' (number expected, got table)"},
      {"bit.bor(1, {}, 'x')", "bad argument #3 to 'bor' (number expected, got string)"},
      {"bit.lshift(1)", "bad argument #2 to 'lshift' (number expected, got no value)"},
      {"bit.tohex(1, nil)", "bad argument #2 to 'tohex' (number expected, got nil)"},
  };
  for (const Case& it : kCases) {
    const std::string source = std::string("local x = ") + it.call;
    EXPECT_EQ(server.Eval(source),
              std::string("(error) ERR user_script:1: ") + it.error + At(source));
  }
}

}  // namespace
}  // namespace perilune
