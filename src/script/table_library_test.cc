#include <gtest/gtest.h>

#include <string>

#include "script/test_examples.h"

namespace perilune {
namespace {

using test::ExpectErrors;
using test::ExpectValues;
using test::ScriptServer;

TEST(TableLibrary, Concatenates) {
  ScriptServer server;
  server.policy().memory_bytes_max = uint64_t{4} << 30;
  ExpectValues(
      server,
      {{"table.concat({})", "\"\""},
       {"table.concat({1, 2, 3}, ', ', 2)", "\"2, 3\""},
       {"table.concat({1, 2, 3}, 5, '1', 2.9)", "\"152\""},
       {"table.concat({1, 2}, 'x', 3, 2)", "\"\""},
       {"table.concat({1, 2.5, 'x', 1e15, 2^53, -1/0})", "\"12.5x1e+159.007199254741e+15-inf\""},
       {"table.concat({[2^31 - 1] = 'x'}, 'y', 2^31 - 1, 2^31 - 1)", "\"x\""},
       {"#table.concat({('x'):rep(1e5), ('y'):rep(1e5)}, ('z'):rep(1e5))", "(integer) 300000"},
       {"table.concat(string)", "\"\""}});
  ExpectErrors(server, {{"table.concat()",
                         "user_script:1: bad argument #1 to 'concat' (table expected, got no "
                         "value)"},
                        {"table.concat(5, {})",
                         "user_script:1: bad argument #2 to 'concat' (string expected, got "
                         "table)"},
                        {"table.concat({}, '', 'x')",
                         "user_script:1: bad argument #3 to 'concat' (number "
                         "expected, got string)"},
                        {"table.concat({}, '', 1, {})",
                         "user_script:1: bad argument #4 to 'concat' (number "
                         "expected, got table)"},
                        {"table.concat({1, {}, 3})",
                         "user_script:1: invalid value (table) at index 2 in table for "
                         "'concat'"},
                        {"table.concat({1}, '', 1, 2^31 - 1)",
                         "user_script:1: invalid value (nil) at index 2 in "
                         "table for 'concat'"},
                        {"table.concat({('x'):rep(2^28), ('x'):rep(2^28), 'x'})",
                         "user_script:1: resulting string too large"}});
}

TEST(TableLibrary, CallsAFunctionForEachElement) {
  ScriptServer server;
  ExpectValues(
      server,
      {{"table.foreach({1, 2, 3}, function(k, v) if v == 2 then return k * 10 end end)",
        "(integer) 20"},
       {"table.foreachi({5, 6}, function(i, v) if v == 6 then return i end end)", "(integer) 2"},
       {"select('#', table.foreach({}, error), 1)", "(integer) 2"},
       {"select('#', table.foreachi({}, error))", "(integer) 0"},
       {"table.foreach(_G, function(k, v) if k == 'table' then return v == table end end)",
        "(integer) 1"},
       {"table.foreach(_G, function(k, v) if k == 'ARGV' then return #v end end)", "(integer) 0"}});
  ExpectErrors(server, {{"table.foreach({})",
                         "user_script:1: bad argument #2 to 'foreach' "
                         "(function expected, got no value)"},
                        {"table.foreachi(nil, error)",
                         "user_script:1: bad argument #1 to "
                         "'foreachi' (table expected, got nil)"},
                        {"table.foreach({1}, coroutine.yield)",
                         "attempt to yield across metamethod/C-call boundary"}});
}

TEST(TableLibrary, NestsCallsAsDeepAsRedisDoes) {
  ScriptServer server;
  for (const char* name : {"foreach", "foreachi"}) {
    EXPECT_EQ(server.Eval("local n = 0 local function f() n = n + 1 table." + std::string(name) +
                          "({1}, f) end local _, e = pcall(f) return {e, n}"),
              "[\"C stack overflow\" (integer) 198]");
  }
}

TEST(TableLibrary, Counts) {
  ScriptServer server;
  ExpectValues(server, {{"table.getn({1, 2, n = 5})", "(integer) 2"},
                        {"table.maxn({})", "(integer) 0"},
                        {"table.maxn({[10] = 1, [-5] = 2, x = 3})", "(integer) 10"},
                        {"tostring(table.maxn({[1.5] = 1}))", "\"1.5\""},
                        {"table.maxn({['7'] = 1})", "(integer) 0"}});
  ExpectErrors(server, {{"table.getn()",
                         "user_script:1: bad argument #1 to 'getn' (table "
                         "expected, got no value)"},
                        {"table.setn({}, 5)", "user_script:1: 'setn' is obsolete"},
                        {"table.setn(5)",
                         "user_script:1: bad argument #1 to 'setn' (table "
                         "expected, got number)"}});
}

// Returns elements -3 to 5 of the table that the statement has changed.
std::string After(ScriptServer& server, const std::string& statement) {
  return server.Eval("local t = {'a', 'b', 'c'} " + statement +
                     " local r = {} for i = -3, 5 do r[#r + 1] = tostring(t[i]) end "
                     "return table.concat(r, ' ')");
}

TEST(TableLibrary, Inserts) {
  ScriptServer server;
  EXPECT_EQ(After(server, "table.insert(t, 'x')"), "\"nil nil nil nil a b c x nil\"");
  EXPECT_EQ(After(server, "table.insert(t, '2', 'x')"), "\"nil nil nil nil a x b c nil\"");
  EXPECT_EQ(After(server, "table.insert(t, 5, 'x')"), "\"nil nil nil nil a b c nil x\"");
  EXPECT_EQ(After(server, "table.insert(t, -2.9, 'x')"), "\"nil x nil nil nil a b c nil\"");
  EXPECT_EQ(After(server, "table.insert(t, 2^32 + 1, 'x')"), "\"nil nil nil nil x a b c nil\"");
  ExpectErrors(server, {{"table.insert({})",
                         "user_script:1: wrong number of arguments to "
                         "'insert'"},
                        {"table.insert({}, 1, 2, 3)",
                         "user_script:1: wrong number of arguments "
                         "to 'insert'"},
                        {"table.insert({}, 'x', 1)",
                         "user_script:1: bad argument #2 to 'insert' "
                         "(number expected, got string)"},
                        {"table.insert(math, 1)", "Attempt to modify a readonly table"},
                        {"table.insert(math, 'x', 1)",
                         "user_script:1: bad argument #2 to "
                         "'insert' (number expected, got string)"}});
}

TEST(TableLibrary, Removes) {
  ScriptServer server;
  EXPECT_EQ(After(server, "table.remove(t)"), "\"nil nil nil nil a b nil nil nil\"");
  EXPECT_EQ(After(server, "table.remove(t, 1)"), "\"nil nil nil nil b c nil nil nil\"");
  EXPECT_EQ(After(server, "table.remove(t, 4) table.remove(t, 0) table.remove(t, -1)"),
            "\"nil nil nil nil a b c nil nil\"");
  ExpectValues(server, {{"table.remove({5, 6, 7}, 2)", "(integer) 6"},
                        {"select('#', table.remove({}))", "(integer) 0"},
                        {"select('#', table.remove({1}, 2))", "(integer) 0"},
                        {"select('#', table.remove(redis))", "(integer) 0"}});
  ExpectErrors(server, {{"table.remove({}, 'x')",
                         "user_script:1: bad argument #2 to 'remove' "
                         "(number expected, got string)"}});
}

TEST(TableLibrary, ChecksWhatItSorts) {
  ScriptServer server;
  ExpectErrors(server, {{"table.sort()",
                         "user_script:1: bad argument #1 to 'sort' (table "
                         "expected, got no value)"},
                        {"table.sort({}, {})",
                         "user_script:1: bad argument #2 to 'sort' "
                         "(function expected, got table)"}});
}

// Nothing else in these loops could be interrupted.
TEST(TableLibrary, StopsWhenAsked) {
  ScriptServer server;
  for (const char* call :
       {"table.concat(t, ',')", "table.insert(t, -2^31, 1)", "table.insert(t, 1, 1)",
        "table.remove(t, 1)", "table.foreach(t, function() end)",
        "table.foreachi(t, function() end)", "table.maxn(t)"}) {
    const std::string source =
        "local t = {} for i = 1, 3e5 do t[i] = i end "
        "while true do pcall(function() return " +
        std::string(call) + " end) end";
    EXPECT_EQ(server.EvalAndStop(source), test::kStopped) << call;
  }
}

// What was nil stays so without taking memory.
TEST(TableLibrary, MovesNothingThatIsNotThere) {
  ScriptServer server;
  EXPECT_EQ(server.Eval("local t = {1} collectgarbage() local before = collectgarbage('count') "
                        "table.insert(t, -3e6, 'x') "
                        "return {t[-3000000], t[2], collectgarbage('count') - before < 64}"),
            "[\"x\" (integer) 1 (integer) 1]");
}

}  // namespace
}  // namespace perilune
