#include <gtest/gtest.h>

#include "script/test_examples.h"

namespace perilune {
namespace {

using test::ExpectErrors;
using test::ExpectValues;
using test::ScriptServer;

TEST(BaseValues, ConvertsToNumbers) {
  ScriptServer server;
  ExpectValues(
      server, {{"tonumber('0x10'), tonumber(' 1e1 '), tonumber('7\\0x')",
                "(integer) 16 (integer) 10 (integer) 7"},
               {"tostring(tonumber('0b1')), tostring(tonumber('1LL')), tostring(tonumber({}))",
                "\"nil\" \"nil\" \"nil\""},
               {"tonumber('10', 36), tonumber('  11  ', 2), tonumber('0x1F', 16), tonumber(10, 16)",
                "(integer) 36 (integer) 3 (integer) 31 (integer) 16"},
               {"tostring(tonumber('-1', 16)), tostring(tonumber('8', 8))",
                "\"1.844674407371e+19\" \"nil\""},
               {"tonumber('7\\0', 2^32 + 16)", "(integer) 7"}});
  ExpectErrors(server, {{"tonumber()",
                         "user_script:1: bad argument #1 to 'tonumber' (value "
                         "expected)"},
                        {"tonumber('1', 37)",
                         "user_script:1: bad argument #2 to 'tonumber' "
                         "(base out of range)"},
                        {"tonumber({}, 16)",
                         "user_script:1: bad argument #1 to 'tonumber' "
                         "(string expected, got table)"}});
}

TEST(BaseValues, ConvertsToStrings) {
  ScriptServer server;
  ExpectValues(
      server,
      {{"tostring(nil), tostring(true), tostring('x\\0y') == 'x\\0y'",
        "\"nil\" \"true\" (integer) 1"},
       {"tostring(1e15), tostring(2^63), tostring(0.1), tostring(-1/0)",
        "\"1e+15\" \"9.2233720368548e+18\" \"0.1\" \"-inf\""},
       {"tostring(setmetatable({}, {__tostring = function() return 'T' end}))", "\"T\""},
       {"tostring(setmetatable({}, {__tostring = function() return 5 end}))", "(integer) 5"},
       {"tostring(type):match('^function: 0x%x+$') ~= nil", "(integer) 1"},
       {"tostring({}):match('^table: 0x%x+$') ~= nil", "(integer) 1"}});
#if defined(__x86_64__)
  ExpectValues(server, {{"tostring(0/0), tostring(-(0/0)), tostring(tonumber('nan'))",
                         "\"-nan\" \"nan\" \"nan\""}});
#endif
  ExpectErrors(server, {{"tostring()",
                         "user_script:1: bad argument #1 to 'tostring' (value "
                         "expected)"}});
  EXPECT_EQ(server.Eval("local n, t = 0 t = setmetatable({}, {__tostring = function() n = n + 1 "
                        "return tostring(t) end}) local _, e = pcall(tostring, t) return {e, n}"),
            "[\"C stack overflow\" (integer) 197]");
}

TEST(BaseValues, SelectsArguments) {
  ScriptServer server;
  ExpectValues(server, {{"select('#'), select('#', nil, nil), select('#x', 1)",
                         "(integer) 0 (integer) 2 (integer) 1"},
                        {"select(2, 'a', 'b', 'c')", "\"b\" \"c\""},
                        {"select(-1, 'a', 'b')", "\"b\""},
                        {"select(2^32 + 2, 'a', 'b')", "\"b\""},
                        {"select(5, 'a')", ""}});
  for (const char* call : {"select(0, 1)", "select(-2, 1)", "select(-2^31, 1)"}) {
    ExpectErrors(server, {{call,
                           "user_script:1: bad argument #1 to 'select' (index out of "
                           "range)"}});
  }
  ExpectErrors(server, {{"select('0b1')",
                         "user_script:1: bad argument #1 to 'select' (number "
                         "expected, got string)"}});
}

TEST(BaseValues, Unpacks) {
  ScriptServer server;
  ExpectValues(server, {{"unpack({1, 2, 3}, 2)", "(integer) 2 (integer) 3"},
                        {"select('#', unpack({}, 1, 3))", "(integer) 3"},
                        {"select('#', unpack({1}, -1, 1))", "(integer) 3"},
                        {"select('#', unpack({}, 3, 2))", "(integer) 0"},
                        {"select('#', unpack({}, 2^32 + 1, 2^32 + 2))", "(integer) 2"},
                        {"select('#', unpack({}, 2^31 - 2, 2^31 - 1))", "(integer) 2"},
                        {"select('#', unpack({}, 1, 7900))", "(integer) 7900"}});
  for (const char* call : {"unpack({}, 1, 8000)", "unpack({}, 0, 2^31 - 1)",
                           "unpack({}, -2^31, 2^31 - 1)", "unpack({}, -2^31, -1)"}) {
    ExpectErrors(server, {{call, "user_script:1: too many results to unpack"}});
  }
}

TEST(BaseValues, IteratesArrays) {
  ScriptServer server;
  EXPECT_EQ(server.Eval("local r = {} for i, v in ipairs({5, 6, nil, 7}) do "
                        "r[#r + 1] = i r[#r + 1] = v end return r"),
            "[(integer) 1 (integer) 5 (integer) 2 (integer) 6]");
  ExpectErrors(server, {{"ipairs()",
                         "user_script:1: bad argument #1 to 'ipairs' (table expected, "
                         "got no value)"},
                        {"ipairs('x')",
                         "user_script:1: bad argument #1 to 'ipairs' (table "
                         "expected, got string)"}});
}

}  // namespace
}  // namespace perilune
