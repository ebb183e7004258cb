#include "lua/normalizer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace perilune::lua {
namespace {

using std::string_literals::operator""s;
using std::string_view_literals::operator""sv;

std::string Normalized(std::string_view source, WantedValues wanted = WantedValues::kAll) {
  const Result<SyntaxTree, SyntaxError> tree = Parse(source);
  if (!tree) return "error: " + tree.error().text;
  const std::string result = Normalize(*tree, wanted);
  EXPECT_EQ(std::count(source.begin(), source.end(), '\n'),
            std::count(result.begin(), result.end(), '\n'));
  return result;
}

void ExpectUnchanged(std::string_view source) { EXPECT_EQ(source, Normalized(source)); }

TEST(Normalizer, LeavesWhatBothReadAlike) {
  ExpectUnchanged("");
  ExpectUnchanged("-- \\d 0b11\nlocal t = {a = 1, [2] = 0xff; 3.25}\nreturn t.a, #t, 'x'");
  ExpectUnchanged(R"(return "\a\b\f\n\r\t\v\\\"\'\0\065\255")");
  ExpectUnchanged("return 'a\\\nb', [[\\d\\x41]], [==[\n\\z]==] --[[ \\d ]]");
  ExpectUnchanged("local goto = {goto = 1} goto.goto = 2 function goto.f(goto) return goto end");
}

TEST(Normalizer, UnknownEscapesAreTheirLetter) {
  EXPECT_EQ(R"(return "d", 'a.b', "x41z", "u{41}", "\\d")",
            Normalized(R"(return "\d", 'a\.b', "\x41\z", "\u{41}", "\\d")"));
  EXPECT_EQ("return '\0x'"s, Normalized("return '\\\0x'"sv));
}

TEST(Normalizer, UnusualNumeralsBecomeDecimals) {
  EXPECT_EQ("return 100000", Normalized("return 1e5"));
  EXPECT_EQ("return 20, 4294967295", Normalized("return 0xap1, 0x0ffffffff"));
  EXPECT_EQ("return 1e999", Normalized("return 1e99999999999"));
  EXPECT_EQ("return 0", Normalized("return 1e-99999999999"));
  EXPECT_EQ("return 0.10000000000000001", Normalized("return 0.100000000000000000000000"));
  EXPECT_EQ("return 5", Normalized("return.5e1"));
}

TEST(Normalizer, NumeralsKeepClearOfPoints) {
  EXPECT_EQ("return 100000 ..x, 0x1 ..2", Normalized("return 1e5..x, 0x1..2"));
}

TEST(Normalizer, NulBytesInTokensAreLeftOut) {
  EXPECT_EQ("return 1 ..2", Normalized("return 1 .\0002"sv));
  EXPECT_EQ("return 12, ...", Normalized("return 12\0zz, .\0."sv));
}

TEST(Normalizer, MakesTheTableArg) {
  EXPECT_EQ(
      "local \377select=select;"
      "local function f(a,...) local arg={n=\377select('#',...),...};\n(g)(arg) end",
      Normalized("local function f(a,...)\n(g)(arg) end"));
}

TEST(Normalizer, ArgIsNilWhereVarargsAreUsed) {
  EXPECT_EQ("\377G.f = function(...) local arg; return arg, ... end",
            Normalized("f = function(...) return arg, ... end"));
}

TEST(Normalizer, MakesArgOnlyWhereItIsNamed) {
  ExpectUnchanged("local function f(...) return ... end");
  ExpectUnchanged("local function f(...) local arg = 1 return arg end");
  ExpectUnchanged("local function f(arg) return arg, x.arg, {arg = 1} end");
  ExpectUnchanged("return arg, ...");
}

TEST(Normalizer, MakesAStepThatIsZeroNegative) {
  ExpectUnchanged("for i = 1, 2 do end for i = 1, 2, 0x10 do end for i = 2, 1, -1 do end");
  const std::string defined =
      "local \377step="
      "(function(n)return function(s)return n(s)==0 and-0 or s end end)(tonumber);";
  EXPECT_EQ(defined + "for i = 1, 2, \377step((0)) do end", Normalized("for i = 1, 2, 0 do end"));
  EXPECT_EQ(defined + "for i = 1, 2,\n\377step((f(x))) do for j = 1, 2, \377step((i)) do end end",
            Normalized("for i = 1, 2,\nf(x) do for j = 1, 2, i do end end"));
  EXPECT_EQ(defined + "for i = 1, 2, \377step((68719476735 + a)) do end",
            Normalized("for i = 1, 2, 0xfffffffff + a do end"));
}

TEST(Normalizer, KeepsTheLineOfALibraryFunctionThatIsReturned) {
  EXPECT_EQ("return (\377" "call('GET',\n KEYS[1]))",
            Normalized("return redis.call('GET',\n KEYS[1])"));
  EXPECT_EQ("local e = error\nfunction \377G.f() return (e{'x'}) end return f()",
            Normalized("local e = error\nfunction f() return e{'x'} end return f()"));
  EXPECT_EQ("return (tostring 'd');", Normalized("return tostring '\\d';"));
}

TEST(Normalizer, CutsNoValuesThatAreWanted) {
  ExpectUnchanged("return unpack(t)");
  EXPECT_EQ("return \377" "call('PING'), 2", Normalized("return redis.call('PING'), 2"));
  ExpectUnchanged("local function tostring(...) return ... end return tostring(1, 2)");
  EXPECT_EQ(
      "local function f() return unpack(t) end return (unpack(t))",
      Normalized("local function f() return unpack(t) end return unpack(t)", WantedValues::kFirst));
}

TEST(Normalizer, ReadsFieldsOfLibrariesBehindTheirProxies) {
  EXPECT_EQ("\377redis.log(\377string . rep, \377table['concat'], f(\377math[x]).redis.x)",
            Normalized("redis.log(string . rep, table['concat'], f(math[x]).redis.x)"));
  EXPECT_EQ("\377redis.x.y = 1 function \377redis.x.y() end",
            Normalized("redis.x.y = 1 function redis.x.y() end"));
  EXPECT_EQ("local \377select=select;\377redis.log() local function f(...)"
            " local arg={n=\377select('#',...),...}; \377redis.log(arg) end",
            Normalized("redis.log() local function f(...) redis.log(arg) end"));
}

TEST(Normalizer, DropsRepliesThatNobodyWants) {
  EXPECT_EQ("\377" "do('INCR', KEYS[1]) local x = \377" "call('GET', x)",
            Normalized("redis.call('INCR', KEYS[1]) local x = redis.call('GET', x)"));
  EXPECT_EQ("\377" "do('A', \377" "call('B')) if \377" "call('C') then \377" "do('D') end",
            Normalized("server.call('A', redis.call('B')) if redis.call('C') then "
                       "server.call('D') end"));
  EXPECT_EQ("local call = \377redis.call \377" "do('A') x(call('B')) return (\377" "pass('C'))",
            Normalized("local call = redis.call call('A') x(call('B')) return call('C')",
                       WantedValues::kFirst));
  EXPECT_EQ("local redis = redis \377" "do('A')",
            Normalized("local redis = redis redis.call('A')"));
  EXPECT_EQ("\377redis .call('A') \377redis\n.call('B') \377redis['call']('C')",
            Normalized("redis .call('A') redis\n.call('B') redis['call']('C')"));
}

TEST(Normalizer, PassesOnRepliesThatAreOnlyReturned) {
  const auto first = [](const char* source) { return Normalized(source, WantedValues::kFirst); };
  EXPECT_EQ("if \377" "call('A') then return (\377" "pass('B', \377" "call('C'))) end",
            first("if redis.call('A') then return redis.call('B', redis.call('C')) end"));
  EXPECT_EQ("local function f() return (\377" "call('A')) end return (\377" "pass('B'))",
            first("local function f() return redis.call('A') end return server.call('B')"));
  EXPECT_EQ("return \377" "call('A'), \377" "call('B')",
            first("return redis.call('A'), redis.call('B')"));
  EXPECT_EQ("return (\377redis.pcall('A'))", first("return redis.pcall('A')"));
  EXPECT_EQ("return {\377" "call('A')}", Normalized("return {redis.call('A')}"));
  EXPECT_EQ("return (\377" "call('A'))", Normalized("return redis.call('A')"));
}

TEST(Normalizer, MakesNoTableOfWhatIsOnlyReturned) {
  const auto first = [](const char* source) { return Normalized(source, WantedValues::kFirst); };
  EXPECT_EQ("return (\377list( 1,\n\377" "call('A') ))", first("return { 1,\nredis.call('A') }"));
  EXPECT_EQ("return(\377list()) ", first("return{} "));
  EXPECT_EQ("return (\377list((x), {1}, ...))", first("return {(x), {1}, ...}"));
  for (const char* source :
       {"return {1; 2}", "return {1, 2,}", "return {1 --[[,]], 2}", "return {1, [2] = 3}",
        "return {ok = 'fine'}", "return {1}, 2", "return ({1})", "local t = {1} return t",
        "return (function() return {1} end)()"}) {
    EXPECT_EQ(source, first(source));
  }
  EXPECT_EQ("return {1}", Normalized("return {1}"));
}

TEST(Normalizer, KeepsRepliesOfWhatMayBeAnotherFunction) {
  ExpectUnchanged("local redis = {} redis.call('A')");
  ExpectUnchanged("local call = x call('A') local f = f f.call('B') call.call('C')");
  EXPECT_EQ("local call = \377redis.call call = x call('A')",
            Normalized("local call = redis.call call = x call('A')"));
  EXPECT_EQ("\377redis.pcall('A') \377redis.call.x('B') \377" "call 'c':x()",
            Normalized("redis.pcall('A') redis.call.x('B') redis.call 'c':x()"));
}

TEST(Normalizer, LeavesTheProxiesToScripts) {
  ExpectUnchanged("local redis = redis redis.log(_G.redis.call, (redis).call, redis)");
  ExpectUnchanged("redis.call = 1 function redis.log() end function redis:f() end redis:call()");
  ExpectUnchanged("local function f(table, math) return table.concat, math.pi end x.redis.y = 1");
}

TEST(Normalizer, RefusesToWriteGlobals) {
  EXPECT_EQ("\377G.x = 1 \377G.y, x[1], \377G.z = x", Normalized("x = 1 y, x[1], z = x"));
  EXPECT_EQ("function \377G.f() end", Normalized("function f() end"));
  ExpectUnchanged("local x x = 1 function x() end local function y() y = 1 end function z.f() end");
}

TEST(Normalizer, RefusesWhatIsNotLua51) {
  for (const std::string_view source :
       {"goto x ::x::", "return 1LL", "return 0b11", "return 2i", "x = 1;; y = 2",
        "while x do break y() end", "return \xe4", "#!/usr/bin/lua\nreturn 1"}) {
    EXPECT_TRUE(Normalized(source).starts_with("error: ")) << source;
  }
}

}  // namespace
}  // namespace perilune::lua
