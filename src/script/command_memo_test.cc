#include "script/command_memo.h"

#include <gtest/gtest.h>

#include <string>

#include "script/test_server.h"

namespace perilune {
namespace {

using test::ScriptServer;

TEST(CommandMemo, FindsACommandBySpellingsOfItsName) {
  ScriptServer server;
  EXPECT_EQ(server.Eval("for i = 1, 3 do for _, name in ipairs({'set', 'SET', 'Set', 'sEt'}) do "
                        "redis.call(name, 'k', name .. i) end end return redis.call('GET', 'k')"),
            "\"sEt3\"");
}

// Each name is a new string, at an address that another may have had.
TEST(CommandMemo, DoesNotTakeAnotherStringAtTheSameAddressForTheName) {
  ScriptServer server;
  EXPECT_EQ(server.Eval(R"(
      local wrong = 0
      for i = 1, 2000 do
        local letters = {}
        for j, letter in ipairs({'e', 'c', 'h', 'o'}) do
          letters[j] = math.floor(i / 2 ^ j) % 2 == 0 and letter or letter:upper()
        end
        if redis.call(table.concat(letters), i) ~= tostring(i) then wrong = wrong + 1 end
        if pcall(redis.call, 'nope' .. i, i) then wrong = wrong + 1 end
        letters = nil
        if i % 100 == 0 then collectgarbage() end
      end
      return wrong)"),
            "(integer) 0");
}

TEST(CommandMemo, StaysWithinItsPlaces) {
  ScriptServer server;
  EXPECT_EQ(server.Eval(R"(
      local function spelled(number)
        local name = 'PUBLISH'
        for j = 1, #name do
          if math.floor(number / 2 ^ j) % 2 == 1 then
            name = name:sub(1, j - 1) .. name:sub(j, j):lower() .. name:sub(j + 1)
          end
        end
        return name
      end
      for i = 1, 256 do redis.call(spelled(i), i) end
      collectgarbage()
      local before = collectgarbage('count')
      for round = 1, 20 do
        for i = 1, 256 do redis.call(spelled(i), i) end
      end
      collectgarbage()
      return tostring(collectgarbage('count') - before < 16))"),
            "\"true\"");
}

}  // namespace
}  // namespace perilune
