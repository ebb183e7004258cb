#include "script/lua_pattern.h"

#include <gtest/gtest.h>

#include <string>

#include "script/test_examples.h"
#include "script/test_server.h"

namespace perilune {
namespace {

using test::ExpectErrorsInLine1;
using test::ExpectValues;
using test::ScriptServer;

TEST(LuaPattern, MatchesItems) {
  ScriptServer server;
  ExpectValues(
      server, {{"string.match('key=val', '(%w+)=(%w+)')", "\"key\" \"val\""},
               {"string.match('  x y  ', '^%s*(.-)%s*$')", "\"x y\""},
               {"string.match('aaab', 'a-b'), string.match('aaab', 'a?b')", "\"aaab\" \"ab\""},
               {"string.match('a.b.c', '(.*)%.(.*)')", "\"a.b\" \"c\""},
               {"string.match('[x]]', '[]x[]+')", "\"[x]]\""},
               {"string.match('a-z', '[a%-]+'), string.match('a-z', '[^a-y]+')", "\"a-\" \"-z\""},
               {"string.find('-', '[%a-z]') == 1, string.find('b', '[a-%z]') == nil",
                "(integer) 1 (integer) 1"},
               {"string.find('\\192', '%a') == nil, string.find('\\200', '[\\100-\\220]')",
                "(integer) 1 (integer) 1 (integer) 1"},
               {"string.match('abcabc', '(abc)%1')", "\"abc\""},
               {"string.match('xabab!', '(a(b))%1'), string.find('aa', '()%1') == nil",
                "\"ab\" (integer) 1"},
               {"string.find('f(a(b)c)', '%b()')", "(integer) 2 (integer) 8"},
               {"string.find('THE (quick) fox', '%f[%a]%a+%f[%A]', 2)", "(integer) 6 (integer) 10"},
               {"string.match('abc', '()b()')", "(integer) 2 (integer) 3"},
               {"string.find('g', '%g')", "(integer) 1 (integer) 1"}});
}

TEST(LuaPattern, TakesAnchorsAndSpecialsLiterallyElsewhere) {
  ScriptServer server;
  ExpectValues(server, {{"string.find('abc', '^b') == nil, string.find('abc', 'c$')",
                         "(integer) 1 (integer) 3 (integer) 3"},
                        {"string.find('a^b$c', 'a^b$c')", "(integer) 1 (integer) 5"},
                        {"string.find('a*', '*')", "(integer) 2 (integer) 2"},
                        {"string.find('a)', ')')", "(integer) 2 (integer) 2"},
                        {"string.gmatch('^ab', '^a')()", "\"^a\""},
                        {"string.gsub('aaa', '^a', 'x')", "\"xaa\" (integer) 1"}});
}

TEST(LuaPattern, EndsAtItsFirstNul) {
  ScriptServer server;
  ExpectValues(server, {{"string.find('a\\0b', 'a\\0b')", "(integer) 1 (integer) 3"},
                        {"string.find('a\\0bx', 'a\\0.') == nil", "(integer) 1"},
                        {"string.find('a\\0bx', '.\\0b')", "(integer) 1 (integer) 1"},
                        {"string.find('a\\0b', '%z')", "(integer) 2 (integer) 2"},
                        {"string.find('\\0\\0b', '.-b')", "(integer) 1 (integer) 3"}});
}

TEST(LuaPattern, TellsWhatIsWrongOnceItComesToIt) {
  ScriptServer server;
  ExpectErrorsInLine1(server, {{"string.find('abc', '%')", "malformed pattern (ends with '%')"},
                               {"string.find('abc', 'a[')", "malformed pattern (missing ']')"},
                               {"string.find('abc', '[^]')", "malformed pattern (missing ']')"},
                               {"string.find('abc', '[%]')", "malformed pattern (missing ']')"},
                               {"string.find('abc', '(a')", "unfinished capture"},
                               {"string.find('abc', 'a.)')", "invalid pattern capture"},
                               {"string.find('abc', '(a%1)')", "invalid capture index"},
                               {"string.find('abc', '%0')", "invalid capture index"},
                               {"string.find('abc', '%bx')", "unbalanced pattern"},
                               {"string.find('abc', '%fa')", "missing '[' after '%f' in pattern"},
                               {"string.find('abc', ('()'):rep(33))", "too many captures"},
                               {"string.gmatch('abc', '(')()", "unfinished capture"}});
  ExpectValues(server, {{"string.find('abc', 'x%') == string.find('abc', 'x[')", "(integer) 1"},
                        {"select('#', string.find('abc', ('()'):rep(32)))", "(integer) 34"}});
}

TEST(LuaPattern, FindsFromAPosition) {
  ScriptServer server;
  ExpectValues(server, {{"string.find('abc', '', 10)", "(integer) 4 (integer) 3"},
                        {"string.find('abc', 'b', -100)", "(integer) 2 (integer) 2"},
                        {"string.find('abc', 'b', 1e300)", "(integer) 2 (integer) 2"},
                        {"string.find('abcabc', 'b', -2)", "(integer) 5 (integer) 5"},
                        {"string.find('a.c.', '.', 3, true)", "(integer) 4 (integer) 4"},
                        {"string.find('a.c', '.', 2, false)", "(integer) 2 (integer) 2"}});
  ExpectErrorsInLine1(
      server,
      {{"string.find('abc')", "bad argument #2 to 'find' (string expected, got no value)"},
       {"string.find('abc', 'b', {})", "bad argument #3 to 'find' (number expected, got table)"}});
}

TEST(LuaPattern, FindsPlainTextAcrossTheBordersOfItsWindows) {
  ScriptServer server;
  EXPECT_EQ(server.Eval("for at = 65500, 65600 do "
                        "local s = ('a'):rep(at) .. 'aab' .. ('a'):rep(70000) "
                        "if string.find(s, 'aab', 1, true) ~= at + 1 then return at end "
                        "end return 'all'"),
            "\"all\"");
  EXPECT_EQ(server.Eval("return (string.find(('ab'):rep(1e5), 'bb', 1, true))"), "(nil)");
}

TEST(LuaPattern, GivesAllMatches) {
  ScriptServer server;
  EXPECT_EQ(server.Eval("local all = {} for k, v in string.gmatch('a=1,b=2', '(%w)=(%w)') do "
                        "all[#all + 1] = k .. v end return all"),
            "[\"a1\" \"b2\"]");
  EXPECT_EQ(server.Eval("local all = {} for at in string.gmatch('abc', '()') do "
                        "all[#all + 1] = at end return all"),
            "[(integer) 1 (integer) 2 (integer) 3 (integer) 4]");
  EXPECT_EQ(server.Eval("return {string.gfind == string.gmatch, string.gmatch('a', 'b')()}"),
            "[(integer) 1]");
}

TEST(LuaPattern, Replaces) {
  ScriptServer server;
  ExpectValues(
      server,
      {{"string.gsub('abc', '', '-')", "\"-a-b-c-\" (integer) 4"},
       {"string.gsub('abc', 'b*', '-')", "\"-a--c-\" (integer) 4"},
       {"string.gsub('hello world', '(%w+) (%w+)', '%2 %1%%')", "\"world hello%\" (integer) 1"},
       {"string.gsub('abc', '%w', '%0%1')", "\"aabbcc\" (integer) 3"},
       {"string.gsub('abc', '()', '%1')", "\"1a2b3c4\" (integer) 4"},
       {"string.gsub('ab', '%w', '%') == '\\0\\0'", "(integer) 1"},
       {"string.gsub('aaa', 'a', 'x', 2)", "\"xxa\" (integer) 2"},
       {"string.gsub('aaa', 'a', 'x', -1)", "\"aaa\" (integer) 0"},
       {"string.gsub('aaa', 'a', 'x', 2^32 + 1)", "\"xaa\" (integer) 1"},
       {"string.gsub('abc', '%w', {a = 1, b = false})", "\"1bc\" (integer) 3"},
       {"string.gsub('abc', '()b', {[2] = 'two'})", "\"atwoc\" (integer) 1"},
       {"string.gsub('abc', '(a)(b)', function(...) return select('#', ...) end)",
        "\"2c\" (integer) 1"},
       {"string.gsub('abc', '%w', function(c) if c == 'b' then return 1.5 end end)",
        "\"a1.5c\" (integer) 3"},
       {"string.gsub('abc', 'b', string)", "\"abc\" (integer) 1"}});
  ExpectErrorsInLine1(
      server, {{"string.gsub('abc', '%w', '%2')", "invalid capture index"},
               {"string.gsub('abc', '%w', {a = true})", "invalid replacement value (a boolean)"},
               {"string.gsub('abc', '%w', function() return {} end)",
                "invalid replacement value (a table)"},
               {"string.gsub('a', 'a', nil, 'y')",
                "bad argument #4 to 'gsub' (number expected, got string)"},
               {"string.gsub('a', 'a', true)",
                "bad argument #3 to 'gsub' (string/function/table expected)"}});
}

// A matcher that recursed would eat the C stack.
TEST(LuaPattern, TakesPatternsOfAnyLength) {
  ScriptServer server;
  ExpectValues(
      server,
      {{"string.find('ab', ('a?'):rep(1e5) .. 'b')", "(integer) 1 (integer) 2"},
       {"string.find(('a'):rep(1e5), ('a?'):rep(1e5) .. '$')", "(integer) 1 (integer) 100000"},
       {"string.find(('a'):rep(1000), ('a-'):rep(1000) .. '$')", "(integer) 1 (integer) 1000"}});
}

// The choices of a match live in memory of Lua's while its callbacks search, too.
TEST(LuaPattern, SearchesWithinItsCallbacks) {
  ScriptServer server;
  EXPECT_EQ(server.Eval("local function f(s) collectgarbage() "
                        "return (string.gsub(s, 'b', function() return #s end)) end "
                        "return (string.gsub(('ab'):rep(3), ('a?'):rep(50) .. 'b', f))"),
            "\"a2a2a2\"");
}

}  // namespace
}  // namespace perilune
