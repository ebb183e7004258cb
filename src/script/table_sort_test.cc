#include "script/table_sort.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "script/test_examples.h"

namespace perilune {
namespace {

using test::ScriptServer;

// Sorts `array` by `order`, an expression of a, b and the number of calls so far. Returns the
// error, then the elements around and in the array, then what was compared, as Redis 7.0 gave it.
std::string SortBy(ScriptServer& server, const std::string& array, const std::string& order) {
  return server.Eval("local t, log, r = " + array +
                     ", {}, {} local n = #t "
                     "local _, e = pcall(function() table.sort(t, function(a, b) "
                     "log[#log + 1] = tostring(a) .. '<' .. tostring(b) "
                     "return " +
                     order +
                     " end) end) "
                     "for i = -1, n + 2 do r[#r + 1] = tostring(t[i]) end "
                     "return tostring(e) .. '; ' .. table.concat(r, ' ') .. '; ' "
                     ".. table.concat(log, ' ')");
}

TEST(TableSort, ComparesInTheOrderOfLua51) {
  ScriptServer server;
  EXPECT_EQ(SortBy(server, "{5,2,8,1,9,3,7}", "a < b"),
            "\"nil; nil nil 1 2 3 5 7 8 9 nil nil; 7<5 1<5 2<5 8<5 5<9 5<3 8<5 5<3 7<9 8<7 9<8 3<1 "
            "2<1 3<2\"");
}

TEST(TableSort, PutsEqualElementsWhereLua51DoesSo) {
  ScriptServer server;
  EXPECT_EQ(server.Eval("local t, r = {}, {} for i = 1, 12 do t[i] = {i % 3, i} end "
                        "table.sort(t, function(a, b) return a[1] < b[1] end) "
                        "for i = 1, 12 do r[i] = t[i][2] end return table.concat(r, ' ')"),
            "\"12 9 3 6 1 4 7 10 2 8 11 5\"");
}

TEST(TableSort, EndsForFunctionsThatLie) {
  ScriptServer server;
  EXPECT_EQ(SortBy(server, "{1,2,3,4,5}", "true"),
            "\"user_script:1: invalid order function for sorting; nil nil 3 2 4 5 1 nil nil; "
            "5<1 3<5 2<5 4<5 5<5 1<5 nil<5\"");
  EXPECT_EQ(SortBy(server, "{1,2,3,4}", "a ~= nil and b ~= nil"),
            "\"user_script:1: invalid order function for sorting; nil nil 3 nil 1 2 4 nil; "
            "4<1 2<4 3<4 4<4 1<4 nil<4 4<3 4<2 4<nil 1<2 3<1 nil<1 1<nil 1<1 2<1 4<1\"");
}

TEST(TableSort, NeverWritesFartherThanOneBehindTheEnd) {
  ScriptServer server;
  const std::string reply = server.Eval(
      "math.randomseed(7) for case = 1, 3000 do "
      "local n, t = math.random(0, 40), {} "
      "for i = 1, n do t[i] = math.random(9) end "
      "local calls = 0 "
      "pcall(table.sort, t, function(a, b) calls = calls + 1 "
      "if calls > 500 then error('enough') end return math.random(case % 5 + 2) > 1 end) "
      "for k in pairs(t) do if k < 0 or k > n + 1 then return 'wrote ' .. k end end end return "
      "'ok'");
  EXPECT_EQ(reply, "\"ok\"");
}

TEST(TableSort, SortsLikeTheStandardLibrary) {
  ScriptServer server;
  std::mt19937 random(1);
  for (int round = 0; round < 300; ++round) {
    std::vector<int> numbers(random() % 200);
    const auto distinct = 1 + random() % 300;
    for (int& number : numbers) number = static_cast<int>(random() % distinct);
    std::string source = "local t = {";
    for (const int number : numbers) source += std::to_string(number) + ',';
    source +=
        round % 2 == 0 ? "} table.sort(t)" : "} table.sort(t, function(a, b) return b > a end)";
    std::sort(numbers.begin(), numbers.end());
    std::string expected = "\"";
    for (const int number : numbers) expected += std::to_string(number) + ' ';
    if (!numbers.empty()) expected.pop_back();
    EXPECT_EQ(server.Eval(source + " return table.concat(t, ' ')"), expected + '"');
  }
}

TEST(TableSort, ComparesWithoutAFunction) {
  ScriptServer server;
  EXPECT_EQ(server.Eval("local t = {'b', 'a', 'B', '', 'a\\0', '10', '9'} table.sort(t) "
                        "return table.concat(t, ',') == ',10,9,B,a,a\\0,b'"),
            "(integer) 1");
  EXPECT_EQ(server.Eval("local mt = {__lt = function(a, b) return a[1] < b[1] end} local t = {} "
                        "for i, n in ipairs({3, 1, 2}) do t[i] = setmetatable({n}, mt) end "
                        "table.sort(t) return {t[1][1], t[2][1], t[3][1]}"),
            "[(integer) 1 (integer) 2 (integer) 3]");
  test::ExpectErrors(server,
                     {{"table.sort({1, 'x'})", "attempt to compare string with number"},
                      {"table.sort({1, {}})", "attempt to compare table with number"},
                      {"table.sort({true, false})", "attempt to compare two boolean values"},
                      {"table.sort({{}, {}})", "attempt to compare two table values"}});
}

TEST(TableSort, PassesOnWhatTheFunctionRaises) {
  ScriptServer server;
  test::ExpectErrors(server,
                     {{"table.sort({2, 1}, function() error('mine') end)", "user_script:1: mine"},
                      {"table.sort({2, 1}, function() error({err = 'mine'}) end)", "mine"},
                      {"table.sort({2, 1}, coroutine.yield)",
                       "attempt to yield across metamethod/C-call boundary"}});
}

TEST(TableSort, NestsAsDeepAsRedisDoes) {
  ScriptServer server;
  EXPECT_EQ(server.Eval("local n = 0 local function f() n = n + 1 table.sort({2, 1}, f) end "
                        "local _, e = pcall(f) return {e, n}"),
            "[\"C stack overflow\" (integer) 198]");
  EXPECT_EQ(server.Eval("local n, mt = 0, {} "
                        "local function pair() return {setmetatable({}, mt), setmetatable({}, mt)} "
                        "end mt.__lt = function() n = n + 1 table.sort(pair()) end "
                        "local _, e = pcall(table.sort, pair()) return {e, n}"),
            "[\"C stack overflow\" (integer) 197]");
}

TEST(TableSort, StopsWhenAsked) {
  ScriptServer server;
  const std::string fill = "local t = {} for i = 1, 1e6 do t[i] = (i * 7919) % 1000003 end ";
  for (const char* call : {"table.sort, t", "table.sort, t, math.max"}) {
    EXPECT_EQ(server.EvalAndStop(fill + "while true do pcall(" + call + ") end"), test::kStopped)
        << call;
  }
}

}  // namespace
}  // namespace perilune
