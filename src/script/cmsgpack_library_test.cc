#include <gtest/gtest.h>

#include <string>

#include "script/test_server.h"

namespace perilune {
namespace {

using test::At;
using test::ScriptServer;

// Returns the packed bytes of the values, in hexadecimal digits.
std::string Packed(ScriptServer& server, const std::string& values,
                   const std::string& before = "") {
  const std::string shown =
      server.Eval(before + " local bytes, out = cmsgpack.pack(" + values +
                  "), {} for i = 1, #bytes do out[i] = ('%02x'):format(bytes:byte(i)) end "
                  "return table.concat(out)");
  return shown.size() < 2 ? shown : shown.substr(1, shown.size() - 2);
}

struct Case {
  const char* source;
  const char* expected;
};

TEST(CmsgpackLibrary, ChoosesTheSmallestWidthOfNumbers) {
  ScriptServer server;
  constexpr Case kCases[] = {
      {"0, 127, 128, 255, 256", "007fcc80ccffcd0100"},
      {"65535, 65536, 2^32 - 1", "cdffffce00010000ceffffffff"},
      {"2^32, 2^53", "cf0000000100000000cf0020000000000000"},
      {"-1, -32, -33, -128, -129", "ffe0d0dfd080d1ff7f"},
      {"-32768, -32769, -2^31", "d18000d2ffff7fffd280000000"},
      {"-2^31 - 1, -2^63", "d3ffffffff7fffffffd38000000000000000"},
      {"2^63, 2^64, 1e300", "ca5f000000ca5f800000cb7e37e43c8800759c"},
      {"1.5, 0.1, 1/0, -1/0", "ca3fc00000cb3fb999999999999aca7f800000caff800000"},
      {"tonumber('-0')", "00"},
  };
  for (const Case& it : kCases) EXPECT_EQ(Packed(server, it.source), it.expected) << it.source;
}

TEST(CmsgpackLibrary, PacksStringsAndWhatIsNoData) {
  ScriptServer server;
  EXPECT_EQ(Packed(server, "nil, true, false, '', 'a\\0', redis.call"), "c0c3c2a0a26100c0");
  EXPECT_EQ(Packed(server, "(string.rep('x', 31))").substr(0, 4), "bf78");
  EXPECT_EQ(Packed(server, "(string.rep('x', 32))").substr(0, 6), "d92078");
  EXPECT_EQ(Packed(server, "(string.rep('x', 256))").substr(0, 8), "da010078");
  EXPECT_EQ(Packed(server, "(string.rep('x', 65536))").substr(0, 12), "db0001000078");
}

TEST(CmsgpackLibrary, TakesTablesWithTheKeysFrom1OnForArrays) {
  ScriptServer server;
  constexpr Case kCases[] = {
      {"{}", "90"},
      {"{1, {2}}", "92019102"},
      {"{[2] = 'b', [1] = 'a'}", "92a161a162"},
      {"{[1] = 1, [3] = 3}", "8201010303"},
      {"{[0] = 1}", "810001"},
      {"{1, 2, [1.5] = 3}", "8301010202ca3fc0000003"},
      {"{1, x = 2}", "820101a17802"},
      {"setmetatable({}, {__index = function() return 1 end})", "90"},
  };
  for (const Case& it : kCases) EXPECT_EQ(Packed(server, it.source), it.expected) << it.source;
  const std::string fill = "local t = {} for i = 1, 16 do t[i] = 1 end ";
  EXPECT_EQ(Packed(server, "t", fill).substr(0, 8), "dc001001");
  EXPECT_EQ(Packed(server, "t", fill + "t[1] = nil t.a = 1 ").substr(0, 10), "de00100201");
}

TEST(CmsgpackLibrary, SortsPairsByTheirBytes) {
  ScriptServer server;
  EXPECT_EQ(Packed(server, "{b = 1, a = 2, aa = 3, [7] = 4, [-1] = 5, [true] = 6}"),
            "860704a16102a16201a2616103c306ff05");
  EXPECT_EQ(Packed(server, "{[{1}] = 2, [{}] = 1, z = {y = 1, x = 2}}"),
            "839001910102a17a82a17802a17901");
  // In whatever order they came, also within one another.
  EXPECT_EQ(server.Eval("local function fill(from, to, step) local t = {} "
                        "for i = from, to, step do t['k' .. i] = {['x' .. i] = i, y = i} end "
                        "return cmsgpack.pack(t, {t}) end "
                        "return fill(1, 3000, 1) == fill(3000, 1, -1)"),
            "(integer) 1");
}

TEST(CmsgpackLibrary, PacksWhatIsNestedTooDeepAsNil) {
  ScriptServer server;
  const std::string nest =
      "local function nest(n) local t = 1 for i = 1, n do t = {t} end "
      "return t end ";
  std::string arrays;
  for (int i = 0; i < 16; ++i) arrays += "91";
  EXPECT_EQ(Packed(server, "nest(16)", nest), arrays + "01");
  EXPECT_EQ(Packed(server, "nest(17)", nest), arrays + "c0");
  EXPECT_EQ(Packed(server, "t", "local t = {} t[1] = t"), arrays + "c0");
}

TEST(CmsgpackLibrary, SeesThroughProxies) {
  ScriptServer server;
  EXPECT_EQ(Packed(server, "struct"), "83a47061636bc0a473697a65c0a6756e7061636bc0");
}

TEST(CmsgpackLibrary, UnpacksAllValues) {
  ScriptServer server;
  EXPECT_EQ(server.Eval("return {cmsgpack.unpack(cmsgpack.pack(1, 'a', {2, {3}}, -70000, true))}"),
            "[(integer) 1 \"a\" [(integer) 2 [(integer) 3]] (integer) -70000 (integer) 1]");
  EXPECT_EQ(
      server.Eval("local t = cmsgpack.unpack('\\130\\161a\\1\\2\\192') return {t.a, t[2] == nil}"),
      "[(integer) 1 (integer) 1]");
  EXPECT_EQ(server.Eval("return {cmsgpack.unpack('')}"), "[]");
  EXPECT_EQ(server.Eval("return cmsgpack.unpack('\\221\\0\\0\\0\\1\\220\\0\\1\\144')"), "[[[]]]");
  // As Redis does: a sign in what has none.
  EXPECT_EQ(server.Eval("return cmsgpack.unpack('\\207' .. string.rep('\\255', 8))"),
            "(integer) -1");
}

TEST(CmsgpackLibrary, UnpacksPartAndSaysWhereItStopped) {
  ScriptServer server;
  constexpr Case kCases[] = {
      {"cmsgpack.unpack_one('\\1\\2\\3')", "[(integer) 1 (integer) 1]"},
      {"cmsgpack.unpack_one('\\1\\2\\3', 2)", "[(integer) -1 (integer) 3]"},
      {"cmsgpack.unpack_one('\\1\\2\\3', 3)", "[(integer) -1]"},
      {"cmsgpack.unpack_limit('\\1\\2\\3', 2)", "[(integer) 2 (integer) 1 (integer) 2]"},
      {"cmsgpack.unpack_limit('\\1\\2\\3', 2, 1)", "[(integer) -1 (integer) 2 (integer) 3]"},
      {"cmsgpack.unpack_limit('\\1\\2\\3', 0)", "[(integer) 1 (integer) 2 (integer) 3]"},
      {"cmsgpack.unpack_limit('\\1\\2\\3', 0, 1)", "[(integer) 1]"},
  };
  for (const Case& it : kCases) {
    EXPECT_EQ(server.Eval(std::string("return {") + it.source + "}"), it.expected) << it.source;
  }
}

TEST(CmsgpackLibrary, RefusesBrokenBytesAndArguments) {
  ScriptServer server;
  constexpr Case kCases[] = {
      {"pack()", "bad argument #0 to 'pack' (MessagePack pack needs input.)"},
      {"pack(unpack({}, 1, 5000))",
       "bad argument #0 to 'pack' (Too many arguments for MessagePack pack.)"},
      {"unpack({})", "bad argument #1 to 'unpack' (string expected, got table)"},
      {"unpack('\\193')", "Bad data format in input."},
      {"unpack('\\196\\0')", "Bad data format in input."},
      {"unpack('\\212\\1\\1')", "Bad data format in input."},
      {"unpack('\\1\\165ab')", "Missing bytes in input."},
      {"unpack('\\146\\1')", "Missing bytes in input."},
      {"unpack('\\203\\0\\0\\0\\0\\0\\0\\0')", "Missing bytes in input."},
      {"unpack('\\219\\255\\255\\255\\255')", "Missing bytes in input."},
      {"unpack('\\221\\255\\255\\255\\255')", "Missing bytes in input."},
      {"unpack_one('\\1\\2', 3)", "Start offset 3 greater than input length 2."},
      {"unpack_one('\\1\\2', -1)", "Invalid request to unpack with offset of -1 and limit of 2."},
      {"unpack_one(nil, 'x')", "bad argument #2 to 'unpack_one' (number expected, got string)"},
      {"unpack_limit('')", "bad argument #2 to 'unpack_limit' (number expected, got no value)"},
  };
  for (const Case& it : kCases) {
    const std::string source = std::string("local x = cmsgpack.") + it.source;
    EXPECT_EQ(server.Eval(source),
              std::string("(error) ERR user_script:1: ") + it.expected + At(source));
  }
  for (const char* source : {"local x = cmsgpack.unpack('\\129\\192\\1')"}) {
    EXPECT_EQ(server.Eval(source), "(error) ERR table index is nil" + At(source));
  }
}

TEST(CmsgpackLibrary, UnpacksAsDeepAsRedisAndNoDeeper) {
  ScriptServer server;
  const auto unpack_nested = [&server](int depth) {
    return server.Eval("local ok, x = pcall(cmsgpack.unpack, string.rep('\\145', " +
                       std::to_string(depth) + ") .. '\\1') return type(x) == 'table' or x");
  };
  EXPECT_EQ(unpack_nested(3999), "(integer) 1");
  EXPECT_EQ(unpack_nested(4000), "\"stack overflow (in function mp_decode_to_lua_array)\"");
  EXPECT_EQ(unpack_nested(1'000'000), "\"stack overflow (in function mp_decode_to_lua_array)\"");
  EXPECT_EQ(
      server.Eval("local ok, x = pcall(cmsgpack.unpack, string.rep('\\129', 100000)) return x"),
      "\"stack overflow (too many return values at once; use unpack_one or unpack_limit "
      "instead.)\"");
}

TEST(CmsgpackLibrary, RefusesResultsBeyondTheLargestString) {
  ScriptServer server;
  server.policy().memory_bytes_max = uint64_t{4} << 30;
  const std::string source =
      "local s = string.rep('x', 2^26) local t = {s, s, s, s} "
      "local x = cmsgpack.pack(t, t)";
  EXPECT_EQ(server.Eval(source),
            "(error) ERR user_script:1: resulting string too large" + At(source));
}

TEST(CmsgpackLibrary, StopsWhenAsked) {
  test::ScriptServer server;
  const std::string prologue = "local t = {} for i = 1, 1e5 do t['k' .. i] = i end "
                               "local bytes = cmsgpack.pack(t) ";
  EXPECT_EQ(server.EvalAndStop(prologue + "while true do pcall(cmsgpack.pack, t) end"),
            test::kStopped);
  EXPECT_EQ(server.EvalAndStop(prologue + "while true do pcall(cmsgpack.unpack, bytes) end"),
            test::kStopped);
}

}  // namespace
}  // namespace perilune
