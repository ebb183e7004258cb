#include "script/script_cache.h"

#include <gtest/gtest.h>

#include <string>

#include "base/sha1.h"

namespace perilune {
namespace {

TEST(ScriptCache, FindsWhatWasAddedUntilItIsFlushed) {
  ScriptCache cache;
  const ScriptSha sha = Sha1Hex("return 1");
  EXPECT_EQ(cache.Find(sha), nullptr);
  const auto added = cache.Add(sha, "return 1");
  EXPECT_EQ(cache.Add(sha, "return 1"), added);
  EXPECT_EQ(cache.Find(sha), added);

  const uint64_t epoch = cache.epoch();
  cache.Flush();
  EXPECT_NE(cache.epoch(), epoch);
  EXPECT_EQ(cache.Find(sha), nullptr);
  EXPECT_FALSE(added->names_keys);
  EXPECT_TRUE(cache.Add(Sha1Hex("return #ARGV"), "return #ARGV")->names_keys);
  EXPECT_EQ(added->source, "return 1") << "who holds a script keeps it";
}

TEST(ScriptCache, TakesNamesInAnyCase) {
  const std::string name = "E0E1F9FABFC9D4800C877A703B823AC0578FF8DB";
  EXPECT_EQ(ParseScriptSha(name), Sha1Hex("return 1"));
  EXPECT_EQ(ParseScriptSha(name.substr(1)), std::nullopt);
}

}  // namespace
}  // namespace perilune
