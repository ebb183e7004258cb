#include "script/script_cache.h"

#include <gtest/gtest.h>

#include <string>

#include "base/sha1.h"

namespace perilune {
namespace {

constexpr ScriptCache::Origin kEvaluated = ScriptCache::Origin::kEvaluated;
constexpr ScriptCache::Origin kLoaded = ScriptCache::Origin::kLoaded;

std::string Numbered(size_t number) { return "return " + std::to_string(number); }

TEST(ScriptCache, FindsWhatWasAddedUntilItIsFlushed) {
  ScriptCache cache;
  const ScriptSha sha = Sha1Hex("return 1");
  EXPECT_EQ(cache.Find(sha), nullptr);
  const auto added = cache.Add(sha, "return 1", kEvaluated, 0);
  EXPECT_EQ(cache.Add(sha, "return 1", kEvaluated, 0), added);
  EXPECT_EQ(cache.Find(sha), added);

  const uint64_t epoch = cache.epoch();
  cache.Flush();
  EXPECT_NE(cache.epoch(), epoch);
  EXPECT_EQ(cache.Find(sha), nullptr);
  EXPECT_EQ(added->source, "return 1") << "who holds a script keeps it";
}

TEST(ScriptCache, TakesNamesInAnyCase) {
  const std::string name = "E0E1F9FABFC9D4800C877A703B823AC0578FF8DB";
  EXPECT_EQ(ParseScriptSha(name), Sha1Hex("return 1"));
  EXPECT_EQ(ParseScriptSha(name.substr(1)), std::nullopt);
}

TEST(ScriptCache, EvictsWhatEvalHasUsedLeastRecently) {
  ScriptCache cache;
  const auto add = [&](size_t number, ScriptCache::Origin origin, int64_t now_ms) {
    return cache.Add(Sha1Hex(Numbered(number)), Numbered(number), origin, now_ms);
  };
  const auto has = [&](size_t number) { return cache.Find(Sha1Hex(Numbered(number))) != nullptr; };
  const auto first = add(0, kEvaluated, 1);
  const auto second = add(1, kEvaluated, 1);
  add(2, kLoaded, 1);
  add(3, kEvaluated, 1);
  add(3, kLoaded, 1);  // From now on it stays.
  for (size_t i = 4; i < ScriptCache::kEvaluatedMax + 2; ++i) add(i, kEvaluated, 2);
  EXPECT_EQ(cache.size(), ScriptCache::kEvaluatedMax + 2);
  EXPECT_EQ(cache.evicted(), 0u);

  first->MarkUsed(3);
  add(1000, kEvaluated, 3);
  EXPECT_TRUE(has(0));
  EXPECT_FALSE(has(1));
  EXPECT_TRUE(second->is_evicted);
  EXPECT_FALSE(first->is_evicted);
  add(1001, kEvaluated, 3);
  EXPECT_FALSE(has(4)) << "of those used at the same time the first goes";
  EXPECT_TRUE(has(2));
  EXPECT_TRUE(has(3));
  EXPECT_EQ(cache.evicted(), 2u);
  EXPECT_GT(cache.memory_bytes(), 500 * sizeof(Script));
  cache.Flush();
  EXPECT_EQ(cache.memory_bytes(), 0u);
  add(1, kEvaluated, 4);
  EXPECT_TRUE(has(1));
}

}  // namespace
}  // namespace perilune
