#include "script/lua_reply.h"

#include <gtest/gtest.h>

#include <string>

#include "script/test_server.h"

namespace perilune {
namespace {

using test::At;
using test::ScriptServer;

class LuaReply : public testing::Test {
 protected:
  std::string Eval(std::string_view source, int protocol = 2) {
    return server_.Eval(source, protocol);
  }

  ScriptServer server_;
};

TEST_F(LuaReply, CutsNumbersToIntegers) {
  EXPECT_EQ(Eval("return {1.9, -1.9, 2^53}"),
            "[(integer) 1 (integer) -1 (integer) 9007199254740992]");
  EXPECT_EQ(Eval("return {1e20, 0/0}"),
            "[(integer) -9223372036854775808 (integer) -9223372036854775808]");
}

TEST_F(LuaReply, ShowsBooleansByTheProtocolOfTheScript) {
  EXPECT_EQ(Eval("return {true, false}", 3), "[(integer) 1 (nil)]");
  EXPECT_EQ(Eval("redis.setresp(3) return {true, false}", 3), "[(true) (false)]");
}

TEST_F(LuaReply, EndsArraysAtTheFirstNil) {
  EXPECT_EQ(Eval("return {1, 2, nil, 4}"), "[(integer) 1 (integer) 2]");
  EXPECT_EQ(Eval("return {1, {2, {3, {}}}}"), "[(integer) 1 [(integer) 2 [(integer) 3 []]]]");
}

TEST_F(LuaReply, TakesOneFieldOfATableForAll) {
  EXPECT_EQ(Eval("return {ok='x\\r\\ny', err=1}"), "x  y");
  EXPECT_EQ(Eval("return {err='x', ok='y'}"), "(error) x");
  EXPECT_EQ(Eval("return {err=1, 1, 2}"), "[(integer) 1 (integer) 2]");
  EXPECT_EQ(Eval("return {double=1.5}", 3), "(double) 1.5");
  EXPECT_EQ(Eval("return {map={a=1}}", 3), "map[\"a\" (integer) 1]");
  EXPECT_EQ(Eval("return {map={a=1}}"), "[\"a\" (integer) 1]");
  EXPECT_EQ(Eval("return {set={a=true}}", 3), "set[\"a\"]");
  EXPECT_EQ(Eval("return {big_number='12\\r\\n3'}", 3), "(big) 12  3");
  EXPECT_EQ(Eval("return {verbatim_string={string='abc', format='tx'}}", 3), "tx :abc");
  EXPECT_EQ(Eval("return {map=1}"), "[]");
  EXPECT_EQ(Eval("return {verbatim_string={string='abc'}}"), "[]");
}

TEST_F(LuaReply, ReadsTablesRaw) {
  EXPECT_EQ(Eval("return setmetatable({}, {__index = {ok = 'x', 'y'}})"), "[]");
  EXPECT_EQ(Eval("return string"), "[]");
}

TEST_F(LuaReply, HasNothingForWhatIsNoValue) {
  EXPECT_EQ(Eval("return {function() end, coroutine.create(function() end), 1}"),
            "[(nil) (nil) (integer) 1]");
  EXPECT_EQ(Eval("return"), "(nil)");
}

TEST_F(LuaReply, EndsTablesThatHaveNoEnd) {
  for (const char* source :
       {"local t = {} t[1] = t return t", "local t = {} t.map = {x = t} return t",
        "local t = {} t.set = {[t] = true} return t"}) {
    const std::string reply = Eval(source);
    EXPECT_NE(reply.find("(error) ERR reached lua stack limit"), std::string::npos) << source;
  }
}

TEST_F(LuaReply, ShowsErrorsOfEveryType) {
  const struct {
    const char* source;
    const char* text;
  } kCases[] = {
      {"error('x')", "ERR user_script:1: x"},
      {"error('x', 0)", "ERR x"},
      {"error({err='MY x'})", "MY x"},
      {"error({err=5})", "5"},
      {"error({code=1})", "ERR unknown error"},
      {"error()", "ERR nil"},
      {"error(12)", "ERR user_script:1: 12"},
      {"error(true)", "ERR true"},
      {"error('a\\0b')", "ERR user_script:1: a"},
      {"coroutine.wrap(function() error('x') end)()", "ERR user_script:1: user_script:1: x"},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(Eval(test.source), std::string("(error) ") + test.text + At(test.source));
  }
  EXPECT_EQ(Eval("\n\nerror('x')"), "(error) ERR user_script:3: x" + At("\n\nerror('x')", 3));
}

}  // namespace
}  // namespace perilune
