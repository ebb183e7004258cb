#include <gtest/gtest.h>

#include <string>

#include "script/test_server.h"

namespace perilune {
namespace {

using test::At;
using test::ScriptServer;

// Returns the bytes that the call gives, in hexadecimal digits.
std::string Hex(ScriptServer& server, const std::string& call) {
  const std::string shown =
      server.Eval("local bytes, out = " + call +
                  ", {} for i = 1, #bytes do out[i] = ('%02x'):format(bytes:byte(i)) end return "
                  "table.concat(out)");
  return shown.size() < 2 ? shown : shown.substr(1, shown.size() - 2);
}

TEST(StructLibrary, PacksNumbersInBothOrders) {
  ScriptServer server;
  struct Case {
    const char* call;
    const char* bytes;
  };
  constexpr Case kCases[] = {
      {"struct.pack('bBhH', -1, 255, -2, 513)", "fffffeff0102"},
      {"struct.pack('>hi<i', 1, 2, 3)", "00010000000203000000"},
      {"struct.pack('>i3I5', -2, 2^33 + 1)", "fffffe0200000001"},
      {"struct.pack('lT', -1.5, 2^63)", "ffffffffffffffff0000000000000080"},
      {"struct.pack('i10', -2)", "feffffffffffffff0000"},
      {"struct.pack('>fd', 1.5, -2)", "3fc00000c000000000000000"},
      {"struct.pack('lll', 2^64, 0/0, -1/0)", "000000000000000000000000000000800000000000000080"},
      {"struct.pack('i0b', 7, 8)", "08"},
  };
  for (const Case& it : kCases) EXPECT_EQ(Hex(server, it.call), it.bytes) << it.call;
}

TEST(StructLibrary, PacksStringsAndAligns) {
  ScriptServer server;
  struct Case {
    const char* call;
    const char* bytes;
  };
  constexpr Case kCases[] = {
      {"struct.pack('sc2c0c', 'ab', 'cdef', 'gh', 'ij')", "6162006364676869"},
      {"struct.pack('!4bi', 1, 2)", "0100000002000000"},
      {"struct.pack('!2bi', 1, 2)", "010002000000"},
      {"struct.pack('!bi3', 1, 2)", "010000020000"},
      {"struct.pack('! x c4', 'abcd')", "0061626364"},
      {"struct.pack('b\\0q', 1)", "01"},
  };
  for (const Case& it : kCases) EXPECT_EQ(Hex(server, it.call), it.bytes) << it.call;
}

TEST(StructLibrary, UnpacksWhatIsThereAndSaysWhereItEnds) {
  ScriptServer server;
  EXPECT_EQ(server.Eval("return {struct.unpack('>bBhi3', '\\255\\255\\1\\2\\128\\0\\0')}"),
            "[(integer) -1 (integer) 255 (integer) 258 (integer) -8388608 (integer) 8]");
  EXPECT_EQ(server.Eval("return {struct.unpack('sBc0c2', 'ab\\0\\3cdefg')}"),
            "[\"ab\" \"cde\" \"fg\" (integer) 10]");
  EXPECT_EQ(server.Eval("return {struct.unpack('!4xi', 'abcdefgh', 1)}"),
            "[(integer) 1751606885 (integer) 9]");
  EXPECT_EQ(server.Eval("return {struct.unpack('b', 'abc', 3)}"), "[(integer) 99 (integer) 4]");
  EXPECT_EQ(server.Eval("return {struct.unpack('', 'abc', 400)}"), "[(integer) 400]");
  EXPECT_EQ(server.Eval("return tostring(struct.unpack('<d', struct.pack('<d', 0.1)))"), "\"0.1\"");
}

TEST(StructLibrary, KnowsTheSizeOfFormats) {
  ScriptServer server;
  EXPECT_EQ(
      server.Eval("return {struct.size('bhilTfdxc5'), struct.size('!bd'), struct.size('!bi32'), "
                  "struct.size('q'), struct.size('c2147483647c2')}"),
      "[(integer) 41 (integer) 16 (integer) 40 (integer) 0 (integer) 2147483649]");
}

TEST(StructLibrary, RefusesWhatDoesNotFit) {
  ScriptServer server;
  struct Case {
    const char* call;
    const char* error;
  };
  constexpr Case kCases[] = {
      {"struct.pack('q')", "bad argument #1 to 'pack' (invalid format option 'q')"},
      {"struct.pack('i33', 1)", "integral size 33 is larger than limit of 32"},
      {"struct.pack('!3b', 1)", "alignment 3 is not a power of 2"},
      {"struct.pack('!0b', 1)", "alignment 0 is not a power of 2"},
      {"struct.pack('c99999999999', '')", "integral size overflow"},
      {"struct.pack('b')", "bad argument #2 to 'pack' (number expected, got nil)"},
      {"struct.pack('s', {})", "bad argument #2 to 'pack' (string expected, got table)"},
      {"struct.pack('bc3', 1, 'ab')", "bad argument #4 to 'pack' (string too short)"},
      {"struct.size('s')", "bad argument #1 to 'size' (option 's' has no fixed size)"},
      {"struct.size('bc0')", "bad argument #1 to 'size' (option 'c0' has no fixed size)"},
      {"struct.size('@')", "bad argument #1 to 'size' (invalid format option '@')"},
      {"struct.unpack('i', 'abc')", "bad argument #2 to 'unpack' (data string too short)"},
      {"struct.unpack('b', 'abc', 0)", "bad argument #3 to 'unpack' (offset must be 1 or greater)"},
      {"struct.unpack('b', 'abc', -1)", "bad argument #2 to 'unpack' (data string too short)"},
      {"struct.unpack('b', 'abc', 2^63)", "bad argument #2 to 'unpack' (data string too short)"},
      {"struct.unpack('c2147483647c2147483647', 'abc')",
       "bad argument #2 to 'unpack' (data string too short)"},
      {"struct.unpack('dc0', struct.pack('d', -1))",
       "bad argument #2 to 'unpack' (data string too short)"},
      {"struct.unpack('dc0', struct.pack('d', 0/0))",
       "bad argument #2 to 'unpack' (data string too short)"},
      {"struct.unpack('c0', 'abc')", "format 'c0' needs a previous size"},
      {"struct.unpack('s', 'abc')", "unfinished string in data"},
      {"struct.unpack(string.rep('x', 9) .. string.rep('b', 8000), string.rep('a', 9000))",
       "stack overflow (too many results)"},
  };
  for (const Case& it : kCases) {
    const std::string source = std::string("local x = ") + it.call;
    EXPECT_EQ(server.Eval(source),
              std::string("(error) ERR user_script:1: ") + it.error + At(source));
  }
}

TEST(StructLibrary, RefusesResultsBeyondTheLargestString) {
  ScriptServer server;
  server.policy().memory_bytes_max = uint64_t{4} << 30;
  const std::string source =
      "local s = string.rep('x', 2^26) local r = struct.pack('ssssssss', "
      "s, s, s, s, s, s, s, s)";
  EXPECT_EQ(server.Eval(source),
            "(error) ERR user_script:1: resulting string too large" + At(source));
}

TEST(StructLibrary, StopsWhenAsked) {
  test::ScriptServer server;
  const std::string prologue = "local format = ('x'):rep(1e6) local bytes = struct.pack(format) ";
  EXPECT_EQ(server.EvalAndStop(prologue + "while true do pcall(struct.pack, format) end"),
            test::kStopped);
  EXPECT_EQ(server.EvalAndStop(prologue + "while true do pcall(struct.unpack, format, bytes) end"),
            test::kStopped);
  EXPECT_EQ(server.EvalAndStop(prologue + "while true do pcall(struct.size, format) end"),
            test::kStopped);
}

}  // namespace
}  // namespace perilune
