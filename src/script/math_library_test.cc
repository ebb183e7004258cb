#include <gtest/gtest.h>

#include "script/test_examples.h"

namespace perilune {
namespace {

using test::ExpectErrors;
using test::ExpectValues;
using test::ScriptServer;

TEST(MathLibrary, ComputesAsLua51) {
  ScriptServer server;
  ExpectValues(server, {{"tostring(math.log(8, 2))", "\"2.0794415416798\""},
                        {"tostring(math.deg(math.pi)), tostring(math.rad('180'))",
                         "\"180\" \"3.1415926535898\""},
                        {"tostring(math.deg(1e300) == 5.7295779513082321e+301)", "\"true\""},
                        {"math.fmod(-5, 3), math.mod(5, -3)", "(integer) -2 (integer) 2"},
                        {"tostring(math.pow(2, 0.5))", "\"1.4142135623731\""},
                        {"math.ldexp(1, 2^32 + 1), math.ldexp(1, 1/0)", "(integer) 2 (integer) 1"},
                        {"math.floor(-3.5), math.ceil(-3.5)", "(integer) -4 (integer) -3"},
                        {"math.abs('-0x10')", "(integer) 16"},
                        {"math.max(1, '5', 3), math.min(2, 1)", "(integer) 5 (integer) 1"},
                        {"math.huge == 1/0", "(integer) 1"}});
}

TEST(MathLibrary, SplitsNumbers) {
  ScriptServer server;
  const auto both = [&server](const char* call) {
    return server.Eval(std::string("local a, b = ") + call +
                       " return tostring(a) .. ' ' .. tostring(b)");
  };
  EXPECT_EQ(both("math.modf(-1/0)"), "\"-inf -0\"");
  EXPECT_EQ(both("math.modf(3.5)"), "\"3 0.5\"");
  EXPECT_EQ(both("math.modf(-3.5)"), "\"-3 -0.5\"");
  EXPECT_EQ(both("math.frexp(10)"), "\"0.625 4\"");
  EXPECT_EQ(both("math.frexp(0)"), "\"0 0\"");
  EXPECT_EQ(both("math.frexp(1/0)"), "\"inf 0\"");
}

TEST(MathLibrary, KeepsNanThatComesFirst) {
  ScriptServer server;
  ExpectValues(server, {{"tostring(math.max(1, 0/0))", "\"1\""},
                        {"tostring(math.min(1, 0/0, 0))", "\"0\""},
                        {"math.max(0/0, 1) == math.max(0/0, 1)", "(nil)"},
                        {"math.min(0/0, 1) == math.min(0/0, 1)", "(nil)"}});
#if defined(__x86_64__)
  ExpectValues(server,
               {{"tostring(math.max(0/0, 1)), tostring(math.max(-(0/0), 1))", "\"-nan\" \"nan\""},
                {"tostring(math.fmod(1, 0)), tostring(math.abs(0/0))", "\"-nan\" \"nan\""}});
#endif
}

TEST(MathLibrary, TellsWhatIsWrongWithArguments) {
  ScriptServer server;
  ExpectErrors(
      server,
      {{"math.floor()",
        "user_script:1: bad argument #1 to 'floor' (number expected, got no "
        "value)"},
       {"math.sqrt('0b1')",
        "user_script:1: bad argument #1 to 'sqrt' (number expected, got "
        "string)"},
       {"math.deg({})", "user_script:1: bad argument #1 to 'deg' (number expected, got table)"},
       {"math.max()", "user_script:1: bad argument #1 to 'max' (number expected, got no value)"},
       {"math.min(1, nil)", "user_script:1: bad argument #2 to 'min' (number expected, got nil)"},
       {"math.pow()", "user_script:1: bad argument #2 to 'pow' (number expected, got no value)"},
       {"math.ldexp({}, 1)",
        "user_script:1: bad argument #1 to 'ldexp' (number expected, got "
        "table)"}});
}

TEST(MathLibrary, GivesTheRandomIntegersOfRedis) {
  ScriptServer server;
  EXPECT_EQ(server.Eval("math.randomseed(2^32 + 42) local a = math.random(100) "
                        "math.randomseed(42) "
                        "return {a == math.random(100), math.random(2^31 - 1), "
                        "math.random(-2^31, 2^31 - 1), math.random(0, 2^31 - 1), "
                        "math.random(5, 5), math.random('3'), math.random(-3.9, -2.1)}"),
            "[(integer) 1 (integer) 735945822 (integer) -2147483648 (integer) -906966007 "
            "(integer) 5 (integer) 3 (integer) -3]");
  ExpectErrors(server, {{"math.random(0)",
                         "user_script:1: bad argument #1 to 'random' (interval "
                         "is empty)"},
                        {"math.random(2^32)",
                         "user_script:1: bad argument #1 to 'random' "
                         "(interval is empty)"},
                        {"math.random(2, 1)",
                         "user_script:1: bad argument #2 to 'random' "
                         "(interval is empty)"},
                        {"math.random(1, 'x')",
                         "user_script:1: bad argument #2 to 'random' "
                         "(number expected, got string)"},
                        {"math.random(1, 2, 3)", "user_script:1: wrong number of arguments"},
                        {"math.randomseed()",
                         "user_script:1: bad argument #1 to 'randomseed' "
                         "(number expected, got no value)"}});
}

}  // namespace
}  // namespace perilune
