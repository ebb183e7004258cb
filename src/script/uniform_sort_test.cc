// The expected outcomes were recorded from redis-server 7.0.15.

#include "script/uniform_sort.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "script/test_examples.h"

namespace perilune {
namespace {

using test::ScriptServer;

// Returns the text as Lua's source.
std::string Quoted(std::string_view text) {
  std::string quoted = "'";
  for (const char character : text) {
    const std::string code = std::to_string(static_cast<unsigned char>(character));
    quoted += '\\' + std::string(3 - code.size(), '0') + code;
  }
  return quoted + '\'';
}

// Returns the source of a table of these strings.
std::string TableOf(const std::vector<std::string>& strings) {
  std::string source = "{";
  for (const std::string& string : strings) source += Quoted(string) + ',';
  return source + '}';
}

TEST(UniformSort, OrdersStringsByTheirBytes) {
  ScriptServer server;
  std::mt19937 random(1);
  constexpr std::string_view kBytes("\0a\x7f\x80\xff", 5);
  for (int round = 0; round < 500; ++round) {
    std::vector<std::string> strings(random() % 100);
    for (std::string& string : strings) {
      string.assign(random() % 2 == 0 ? 0 : 7, 'p');  // A prefix that many have.
      for (auto size = random() % 12; size > 0; --size) string += kBytes[random() % 5];
    }
    const std::string source = "local t = " + TableOf(strings) + " table.sort(t) local e = ";
    std::sort(strings.begin(), strings.end());
    EXPECT_EQ(server.Eval(source + TableOf(strings) +
                          " for i = 1, #e do if t[i] ~= e[i] then return i end end return #t"),
              "(integer) " + std::to_string(strings.size()));
  }
}

TEST(UniformSort, KeepsAllOfManyElements) {
  ScriptServer server;
  for (const char* element : {"(i * 7919) % 200003 - 1e5", "1 / i", "i % 3", "-i", "'k' .. i % 997",
                              "('common prefix'):rep(i % 3) .. i"}) {
    const std::string source =
        std::string("local t, count = {}, {} for i = 1, 2e5 do local e = ") + element +
        " t[i] = e count[e] = (count[e] or 0) + 1 end table.sort(t) "
        "for i = 1, #t do if i > 1 and t[i] < t[i - 1] then return 'disorder' end "
        "count[t[i]] = count[t[i]] - 1 end "
        "for e, n in pairs(count) do if n ~= 0 then return 'lost' end end return #t";
    EXPECT_EQ(server.Eval(source), "(integer) 200000") << element;
  }
}

// In these cases the outcome shows which algorithm it was.
TEST(UniformSort, LeavesTheRestToTheAlgorithmOfLua51) {
  ScriptServer server;
  const auto sorted = [&server](const std::string& elements, const std::string& shown) {
    return server.Eval("local zero, nan = 0, 0/0 local t = {" + elements +
                       "} local _, e = pcall(table.sort, t) local r = {tostring(e)} "
                       "for i = 1, #t do local x = t[i] r[i + 1] = tostring(" +
                       shown + ") end return table.concat(r, ' ')");
  };
  EXPECT_EQ(sorted("0, -zero, 1, -zero, 0, -1, 0, -zero, 0", "x == 0 and 1 / x or x"),
            "\"nil -1 inf inf -inf inf inf -inf -inf 1\"");
  EXPECT_EQ(sorted("5, nan, 3, 1, nan, 4, 2, 9", "x"), "\"nil 1 2 3 4 -nan 5 -nan 9\"");
  EXPECT_EQ(sorted("4, 3, 2, 'x', 1, 6, 5", "x"),
            "\"attempt to compare string with number 4 3 2 x 1 6 5\"");
  EXPECT_EQ(sorted("'d', 'c', 'b', 7, 'a', 'f', 'e'", "x"),
            "\"attempt to compare number with string d c b 7 a f e\"");
}

TEST(UniformSort, CopiesNothingWhereThatWouldTakeTooMuch) {
  ScriptServer server;
  server.policy().memory_bytes_max = 4 << 20;
  const ScriptMemory& memory = server.host().vm().memory();
  for (const char* element : {"(i * 7919) % 200003", "i % 50 .. 'x'"}) {
    const std::string fill =
        std::string("local t = {} for i = 1, 2e5 do t[i] = ") + element + " end ";
    server.Eval(fill + "return 1");
    const uint64_t before = memory.peak_bytes();
    EXPECT_EQ(server.Eval(fill + "table.sort(t) return #t"), "(integer) 200000");
    EXPECT_LT(memory.peak_bytes(), before + 200'000) << element;
  }
}

TEST(UniformSort, StopsWhenAsked) {
  ScriptServer server;
  for (const char* element : {"(i * 7919) % 1000003", "'x' .. i % 1009"}) {
    EXPECT_EQ(server.EvalAndStop(std::string("local t = {} for i = 1, 3e5 do t[i] = ") + element +
                                 " end while true do pcall(table.sort, t) end"),
              test::kStopped)
        << element;
  }
}

}  // namespace
}  // namespace perilune
