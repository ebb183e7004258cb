#include "command/key_finder.h"

#include <gtest/gtest.h>

#include <string>

#include "command/test_commands.h"

namespace perilune {
namespace {

// Returns the keys of a call as "a:1 b:3", each with its argument's index, or "invalid".
std::string KeysOf(std::string_view command, std::string_view line) {
  const test::Call call(line);
  KeyVector found;
  if (!FindKeys(test::SpecOf(command), call.argv(), found)) {
    EXPECT_TRUE(found.empty());
    return "invalid";
  }
  std::string text;
  for (const FoundKey& key : found.keys()) {
    EXPECT_EQ(key.key, Key(key.key.bytes));
    text += (text.empty() ? "" : " ") + std::string(key.key.bytes) + ":" + std::to_string(key.arg);
  }
  return text;
}

TEST(FindKeys, FindsKeysAtFixedPlaces) {
  EXPECT_EQ(KeysOf("SET", "SET a 1"), "a:1");
  EXPECT_EQ(KeysOf("COPY", "COPY a b DB 1"), "a:1 b:2");
  EXPECT_EQ(KeysOf("LCS", "LCS a b LEN"), "a:1 b:2");
  EXPECT_EQ(KeysOf("BITOP", "BITOP AND d a b"), "d:2 a:3 b:4");
  EXPECT_EQ(KeysOf("MSET", "MSET a 1 b 2"), "a:1 b:3");
  EXPECT_EQ(KeysOf("MSET", "MSET a 1 b"), "a:1 b:3");
  EXPECT_EQ(KeysOf("BLPOP", "BLPOP a b 0"), "a:1 b:2");
  EXPECT_EQ(KeysOf("CONFIG SET", "CONFIG SET a b"), "");
  EXPECT_EQ(KeysOf("SPUBLISH", "SPUBLISH a b"), "");
}

TEST(FindKeys, CountsKeys) {
  EXPECT_EQ(KeysOf("EVAL", "EVAL x 2 a b c"), "a:3 b:4");
  EXPECT_EQ(KeysOf("EVAL", "EVAL x 0 a"), "");
  EXPECT_EQ(KeysOf("ZINTERSTORE", "ZINTERSTORE d 2 a b WEIGHTS 1 2"), "d:1 a:3 b:4");
  EXPECT_EQ(KeysOf("LMPOP", "LMPOP 1 a LEFT"), "a:2");
}

TEST(FindKeys, RefusesACountThatCannotBe) {
  for (const char* count : {"2", "-1", "x", "1.0", "9223372036854775808", "+1"}) {
    EXPECT_EQ(KeysOf("EVAL", "EVAL x " + std::string(count) + " a"), "invalid") << count;
  }
  EXPECT_EQ(KeysOf("ZINTERSTORE", "ZINTERSTORE d 0 a"), "invalid");
  EXPECT_EQ(KeysOf("ZINTERSTORE", "ZINTERSTORE d 3 a b"), "invalid");
}

TEST(FindKeys, FindsKeysBehindOptions) {
  EXPECT_EQ(KeysOf("SORT", "SORT a BY x GET foo store b STORE c"), "a:1 c:9");
  EXPECT_EQ(KeysOf("SORT", "SORT a BY STORE GET store"), "a:1");
  EXPECT_EQ(KeysOf("SORT", "SORT a"), "a:1");
  EXPECT_EQ(KeysOf("GEORADIUS", "GEORADIUS k 1 1 1 m storedist b store a"), "k:1 a:9 b:7");
  EXPECT_EQ(KeysOf("MIGRATE", "MIGRATE h 1 k 0 1 COPY"), "k:3");
  EXPECT_EQ(KeysOf("MIGRATE", "MIGRATE h 1  0 1 AUTH keys KEYS a b"), "a:9 b:10");
}

TEST(FindKeys, FindsTheKeysBeforeASyntaxError) {
  EXPECT_EQ(KeysOf("SORT", "SORT a STORE b nope"), "a:1 b:3");
}

TEST(FindKeys, TakesTheFirstHalfOfStreams) {
  EXPECT_EQ(KeysOf("XREAD", "XREAD STREAMS a b 1 2"), "a:2 b:3");
  EXPECT_EQ(KeysOf("XREAD", "XREAD COUNT streams streams k x"), "k:4");
  EXPECT_EQ(KeysOf("XREADGROUP", "XREADGROUP GROUP streams streams STREAMS k >"), "k:5");
  EXPECT_EQ(KeysOf("XREADGROUP", "XREADGROUP NOACK COUNT 1 GROUP g c streams a b > >"), "a:8 b:9");
  EXPECT_EQ(KeysOf("XREADGROUP", "XREADGROUP GROUP g c STREAMS a b 1"), "a:5");
  EXPECT_EQ(KeysOf("XREADGROUP", "XREADGROUP GROUP g c COUNT a b 1"), "invalid");
  EXPECT_EQ(KeysOf("XREAD", "XREAD COUNT 1 BLOCK"), "invalid");
}

TEST(FindKeys, KeepsManyKeysInOrder) {
  std::string line = "MSET";
  std::string expected;
  for (int i = 0; i < 100; ++i) {
    line += " key" + std::to_string(i) + " value";
    expected += (i == 0 ? "" : " ") + ("key" + std::to_string(i)) + ":" + std::to_string(2 * i + 1);
  }
  EXPECT_EQ(KeysOf("MSET", line), expected);
}

TEST(KeyVector, IsEmptyAfterClear) {
  KeyVector keys;
  for (size_t i = 0; i < 6; ++i) keys.Add("k", i, record::kRO);
  EXPECT_EQ(keys.keys()[5].arg, 5u);
  keys.Clear();
  EXPECT_TRUE(keys.keys().empty());
  keys.Add("a", 7, record::kRO);
  EXPECT_EQ(keys.keys()[0].arg, 7u);
}

TEST(ActualUse, DependsOnTheCallWhereTheRecordSaysSo) {
  const CommandSpec& set = test::SpecOf("SET");
  const test::Call call("SET k v GET");
  KeyVector found;
  ASSERT_TRUE(FindKeys(set, call.argv(), found));
  EXPECT_EQ(ActualUse(set, call.argv(), found.keys()[0]),
            record::kRW | record::kAccess | record::kUpdate);
}

}  // namespace
}  // namespace perilune
