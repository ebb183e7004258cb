#include "script/string_library.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <string>

#include "script/test_examples.h"
#include "script/test_server.h"

namespace perilune {
namespace {

using test::ExpectErrorsInLine1;
using test::ExpectValues;
using test::ScriptServer;

TEST(StringLibrary, CutsNumbersAsX86Does) {
  EXPECT_EQ(CutToInteger(1.9), 1);
  EXPECT_EQ(CutToInteger(-1.9), -1);
  EXPECT_EQ(CutToInteger(9007199254740993.0), 9007199254740992);
  for (const double number :
       {1e300, -1e300, 9223372036854775808.0, double{INFINITY}, std::nan("")}) {
    EXPECT_EQ(CutToInteger(number), INT64_MIN) << number;
  }
}

TEST(StringLibrary, CutsPartsOut) {
  ScriptServer server;
  ExpectValues(server, {{"string.sub('hello', 2)", "\"ello\""},
                        {"string.sub('hello', -3, -2)", "\"ll\""},
                        {"string.sub('hello', 0/0)", "\"hello\""},
                        {"string.sub('hello', 1, 1e300)", "\"\""},
                        {"string.sub('hello', -1e300, 2^53)", "\"hello\""},
                        {"string.sub('hello', 1.9, 2.9)", "\"he\""},
                        {"string.sub('hello', 4, 2)", "\"\""},
                        {"string.sub(12345, 2, 3)", "\"23\""},
                        {"string.byte('abc', 1, -1)", "(integer) 97 (integer) 98 (integer) 99"},
                        {"string.byte('abc', -10, -2)", "(integer) 97 (integer) 98"},
                        {"string.byte('abc', 0)", ""},
                        {"string.byte('abc', 10)", ""},
                        {"string.byte('abc', nil, nil)", "(integer) 97"},
                        {"select('#', string.byte(('x'):rep(7900), 1, -1))", "(integer) 7900"}});
  ExpectErrorsInLine1(
      server,
      {{"string.sub('hello')", "bad argument #2 to 'sub' (number expected, got no value)"},
       {"string.byte('abc', 'x')", "bad argument #2 to 'byte' (number expected, got string)"},
       {"string.byte(('x'):rep(9000), 1, -1)", "stack overflow (string slice too long)"}});
}

TEST(StringLibrary, MakesStrings) {
  ScriptServer server;
  ExpectValues(server, {{"string.char()", "\"\""},
                        {"string.char(65.9, '66', 2^32 + 67)", "\"ABC\""},
                        {"string.rep('ab', 3, ',')", "\"ababab\""},
                        {"string.rep('x', -1) .. string.rep('x', 2^31)", "\"\""},
                        {"string.rep('x', 2^32 + 3)", "\"xxx\""},
                        {"string.rep('', 2^31 - 1)", "\"\""},
                        {"#string.rep('abc', 1e5), string.rep('abc', 1e5):sub(-4)",
                         "(integer) 300000 \"cabc\""},
                        {"string.upper('a\\0z{') == 'A\\0Z{'", "(integer) 1"},
                        {"string.lower('A@Z[\\192') == 'a@z[\\192'", "(integer) 1"},
                        {"string.reverse('a\\0b') == 'b\\0a'", "(integer) 1"},
                        {"string.reverse(('ab'):rep(1e5)) == ('ba'):rep(1e5)", "(integer) 1"},
                        {"string.len('a\\0b'), string.len(0/0), string.len(-(0/0))",
                         "(integer) 3 (integer) 4 (integer) 3"}});
  ExpectErrorsInLine1(
      server, {{"string.char(256)", "bad argument #1 to 'char' (invalid value)"},
               {"string.char(1, -1)", "bad argument #2 to 'char' (invalid value)"},
               {"string.rep('x')", "bad argument #2 to 'rep' (number expected, got no value)"},
               {"('x'):rep({})", "bad argument #1 to 'rep' (number expected, got table)"},
               {"string.rep('x', 2^29 + 1)", "resulting string too large"},
               {"string.rep(('x'):rep(1000), 2^31 - 1)", "resulting string too large"},
               {"string.len({})", "bad argument #1 to 'len' (string expected, got table)"},
               {"string.dump(1)", "bad argument #1 to 'dump' (function expected, got number)"},
               {"string.dump(string.len)", "unable to dump given function"}});
}

TEST(StringLibrary, FormatsNumbers) {
  ScriptServer server;
  ExpectValues(
      server,
      {{"string.format('%d %i', 1.7, '-1.7')", "\"1 -1\""},
       {"string.format('%d', 1e300)", "\"-9223372036854775808\""},
       {"string.format('%u %x', -1, -1)", "\"18446744073709551615 ffffffffffffffff\""},
       {"string.format('%x %x %u', 2^63, 2^64, 0/0)", "\"8000000000000000 0 9223372036854775808\""},
       {"string.format('%-5d|%+d|%.3d|%05d|%#X', 5, 5, 5, 5, 255)", "\"5    |+5|005|00005|0XFF\""},
       {"string.format('%5.1f|%g|%.14g|%E', 2.25, 1e20, 0.1, 12345)",
        "\"  2.2|1e+20|0.1|1.234500E+04\""},
       {"string.format('%g %g %.0f', 1/0, -1/0, 0.5)", "\"inf -inf 0\""},
       {"#string.format('%99.99f', -1e308)", "(integer) 410"},
       {"string.format('%c%c%c%5c', 65, 0, 256 + 66, 67)", "\"AB    C\""}});
#if defined(__x86_64__)
  ExpectValues(server, {{"string.format('%g %5.1f %s', 0/0, -(0/0), 0/0)", "\"-nan   nan -nan\""}});
#endif
}

TEST(StringLibrary, FormatsStrings) {
  ScriptServer server;
  ExpectValues(
      server,
      {{"string.format('%s %s', 12, 1e15)", "\"12 1e+15\""},
       {"string.format('%5s|%-5s|%.2s|%.s', 'ab', 'ab', 'abc', 'abc')", "\"   ab|ab   |ab|\""},
       {"string.format('%s|%5s|%.3s', 'a\\0b', 'a\\0b', 'a\\0b')", "\"a|    a|a\""},
       {"#string.format('%s', ('\\0'):rep(99)), #string.format('%99s', ('\\0'):rep(100))",
        "(integer) 0 (integer) 100"},
       {"string.format('%q', 'a\\0b\\r\\n\\\\\"\\t') == "
        "'\"a\\\\000b\\\\r\\\\\\n\\\\\\\\\\\\\"\\t\"'",
        "(integer) 1"},
       {"string.format('%10q', 1)", "\"\"1\"\""},
       {"string.format('100%%') .. string.format(5)", "\"100%5\""},
       {"string.format('a\\0%d', 5) == 'a\\0' .. 5", "(integer) 1"}});
}

TEST(StringLibrary, TellsWhatIsWrongWithAFormat) {
  ScriptServer server;
  ExpectErrorsInLine1(
      server,
      {{"string.format('%s')", "bad argument #2 to 'format' (no value)"},
       {"string.format('%s', nil)", "bad argument #2 to 'format' (string expected, got nil)"},
       {"string.format('%s', true)", "bad argument #2 to 'format' (string expected, got boolean)"},
       {"string.format('%s', setmetatable({}, {__tostring = function() return 'x' end}))",
        "bad argument #2 to 'format' (string expected, got table)"},
       {"string.format('%d %d', 1, 'x')",
        "bad argument #3 to 'format' (number expected, got string)"},
       {"string.format('%y', 5)", "invalid option '%y' to 'format'"},
       {"string.format('%a', 5)", "invalid option '%a' to 'format'"},
       {"string.format('%5%', 5)", "invalid option '%%' to 'format'"},
       {"string.format('%', 5)", "invalid option '%' to 'format'"},
       {"string.format('%\\0', 5)", "invalid option '%' to 'format'"},
       {"string.format('%ld', 5)", "invalid option '%l' to 'format'"},
       {"string.format('%------d', 5)", "invalid format (repeated flags)"},
       {"string.format('%100d', 5)", "invalid format (width or precision too long)"},
       {"string.format('%1.100d', 5)", "invalid format (width or precision too long)"}});
}

// Each of these would run for minutes, or fill the memory.
TEST(StringLibrary, StopsWhenAsked) {
  ScriptServer server;
  for (const std::string_view call :
       {"string.find(('a'):rep(1e5), 'a*b')", "string.match(('a'):rep(3e4), '.-b')",
        "string.gsub(('a'):rep(1e5), 'a*b', '')", "string.gmatch(('a'):rep(1e5), 'a*b')()",
        "string.gsub(('a'):rep(1e5), 'a*b', function() end)"}) {
    const std::string source = "while true do pcall(function() return " + std::string(call) +
                               " end) end";
    EXPECT_EQ(server.EvalAndStop(source), test::kStopped) << call;
  }
  for (const std::string_view call :
       {"string.rep('ab', 1e8)", "string.format('%q', ('a'):rep(1e6))", "string.upper(text)",
        "string.lower(text)", "string.reverse(text)", "string.find(text, 'b', 1, true)"}) {
    const std::string source = "local text = ('a'):rep(1e6) while true do pcall(function() "
                               "return " + std::string(call) + " end) end";
    EXPECT_EQ(server.EvalAndStop(source), test::kStopped) << call;
  }
}

}  // namespace
}  // namespace perilune
