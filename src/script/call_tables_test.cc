#include "script/call_tables.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "script/lua_vm.h"
#include "script/test_server.h"

namespace perilune {
namespace {

using test::ScriptServer;

class CallTablesTest : public ::testing::Test {
 protected:
  // With the keys a and b and the argument x.
  std::string Call(std::string_view source) {
    return server_.Run({"EVAL", source, "2", "a", "b", "x"});
  }

  ScriptServer server_;
};

TEST_F(CallTablesTest, ElementsAreThoseOfTheCall) {
  EXPECT_EQ(Call("return {#KEYS, KEYS[1], KEYS[2], #ARGV, ARGV[1], tostring(KEYS[3])}"),
            "[(integer) 2 \"a\" \"b\" (integer) 1 \"x\" \"nil\"]");
  EXPECT_EQ(server_.Eval("return {#KEYS, #ARGV, tostring(KEYS[1]), tostring(ARGV[1])}"),
            "[(integer) 0 (integer) 0 \"nil\" \"nil\"]");
  EXPECT_EQ(Call("return {unpack(KEYS)}"), "[\"a\" \"b\"]");
}

TEST_F(CallTablesTest, ManyElementsAreGoneAfterwards) {
  std::vector<std::string> words = {"EVAL", "return #KEYS + #ARGV", "150"};
  for (int i = 0; i < 300; ++i) words.push_back(std::to_string(i));
  EXPECT_EQ(server_.Run(std::vector<std::string_view>(words.begin(), words.end())),
            "(integer) 300");
  EXPECT_EQ(server_.Eval("return {#KEYS, #ARGV, tostring(KEYS[150]), tostring(ARGV[150])}"),
            "[(integer) 0 (integer) 0 \"nil\" \"nil\"]");
}

TEST_F(CallTablesTest, WhatIsTheSameAsBeforeStaysAndTheRestIsNot) {
  const char* source =
      "return {#KEYS, #ARGV, table.concat({KEYS[1] or '-', KEYS[2] or '-', ARGV[1] or '-', "
      "ARGV[2] or '-', ARGV[3] or '-'}, ' ')}";
  const struct {
    std::vector<std::string_view> call;
    const char* values;
  } kCalls[] = {
      {{"2", "a", "b", "x", "y", "z"}, "[(integer) 2 (integer) 3 \"a b x y z\"]"},
      {{"2", "a", "b", "x", "y", "z"}, "[(integer) 2 (integer) 3 \"a b x y z\"]"},
      {{"2", "a", "c", "w", "y", "z"}, "[(integer) 2 (integer) 3 \"a c w y z\"]"},
      {{"1", "a", "w", "y"}, "[(integer) 1 (integer) 2 \"a - w y -\"]"},
      {{"2", "a", "c", "w", "y", "zz"}, "[(integer) 2 (integer) 3 \"a c w y zz\"]"},
      {{"0"}, "[(integer) 0 (integer) 0 \"- - - - -\"]"},
      {{"1", ""}, "[(integer) 1 (integer) 0 \" - - - -\"]"},
  };
  for (const auto& test : kCalls) {
    std::vector<std::string_view> words = {"EVAL", source};
    words.insert(words.end(), test.call.begin(), test.call.end());
    EXPECT_EQ(server_.Run(words), test.values);
    server_.Eval("collectgarbage() return 1");
    EXPECT_EQ(server_.Run(words), test.values);
  }
}

// Each of these gets at a table in another way, and does to it what it should not keep.
TEST_F(CallTablesTest, WhatAScriptDoesToATableIsNotThereInTheNextRun) {
  const std::string spoil = "[5] = 'left' ";
  for (const std::string table : {"KEYS", "_G.KEYS", "_G['KEYS']", "rawget(_G, 'KEYS')"}) {
    std::string source = "local t = " + table + " t" + spoil + "setmetatable(t, {__index = "
                         "function() return 'left' end}) return #t";
    EXPECT_EQ(Call(source), "(integer) 2") << table;
    EXPECT_EQ(Call("return {tostring(KEYS[5]), tostring(KEYS[9])}"), "[\"nil\" \"nil\"]") << table;
  }
  EXPECT_EQ(Call("loadstring([[KEYS[5] = 'left' setmetatable(KEYS, {__index = ARGV})]])() "
                 "return {KEYS[1], KEYS[5]}"),
            "[\"a\" \"left\"]");
  EXPECT_EQ(Call("return {KEYS[1], tostring(KEYS[5])}"), "[\"a\" \"nil\"]");
  EXPECT_EQ(Call("for name, value in pairs(_G) do if name == 'KEYS' then value[5] = 1 end end "
                 "return {KEYS[1], KEYS[5]}"),
            "[\"a\" (integer) 1]");
  EXPECT_EQ(Call("return {KEYS[1], tostring(KEYS[5])}"), "[\"a\" \"nil\"]");
}

TEST_F(CallTablesTest, AllWaysLeadToTheSameTables) {
  EXPECT_EQ(Call("return tostring(KEYS == _G.KEYS and KEYS == rawget(_G, 'KEYS') and "
                 "loadstring('return KEYS')() == KEYS and ARGV == _G.ARGV)"),
            "\"true\"");
}

TEST_F(CallTablesTest, AnErrorLeavesNothing) {
  Call("KEYS[5] = 1 error(KEYS[1])");
  Call("error(KEYS[1])");
  EXPECT_EQ(server_.Eval("return {#KEYS, tostring(KEYS[1]), tostring(KEYS[5])}"),
            "[(integer) 0 \"nil\" \"nil\"]");
}

TEST_F(CallTablesTest, LargeArgumentsAreGivenUpWhenTheRunEnds) {
  const std::string large(1 << 20, 'x');
  const auto in_use_after = [&] {
    server_.Run({"EVAL", "return #ARGV[1]", "0", large});
    server_.Eval("collectgarbage() return 1");
    return server_.host().vm().memory().in_use();
  };
  const size_t before = server_.host().vm().memory().in_use();
  EXPECT_LT(in_use_after(), before + large.size());
}

}  // namespace
}  // namespace perilune
