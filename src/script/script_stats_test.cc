#include "script/script_stats.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "script/test_server.h"

namespace perilune {
namespace {

using test::ScriptServer;

class ScriptStatsTest : public testing::Test {
 protected:
  // Runs the script with the key "declared", and returns its statistics.
  std::string StatsAfter(std::string_view source) {
    const std::string_view argv[] = {"EVAL", source, "1", "declared"};
    server_.Run(argv);
    const ScriptSha sha = Sha1Hex(source);
    const std::string_view stats[] = {"SCRIPT", "STATS", ViewOf(sha)};
    return server_.Run(stats);
  }

  static std::string Stats(int imprecise, int truncated, int cut, int undeclared,
                           std::string_view key) {
    return "[\"imprecise_integers\" (integer) " + std::to_string(imprecise) +
           " \"truncated_floats\" (integer) " + std::to_string(truncated) +
           " \"cut_tables\" (integer) " + std::to_string(cut) +
           " \"undeclared_keys\" (integer) " + std::to_string(undeclared) +
           " \"undeclared_key\" \"" + std::string(key) + "\"]";
  }

  ScriptServer server_;
};

TEST_F(ScriptStatsTest, CountsWhatConversionsLose) {
  EXPECT_EQ(StatsAfter("return {1, -2, 2^53, {3}, 'x', false, true}"), Stats(0, 0, 0, 0, ""));
  EXPECT_EQ(StatsAfter("return {1.5, {-0.5}, 0/0, 1e300}"), Stats(0, 4, 0, 0, ""));
  EXPECT_EQ(StatsAfter("return {1, nil, 3, 4}"), Stats(0, 0, 1, 0, ""));
  EXPECT_EQ(StatsAfter("return {1, 2, nil}"), Stats(0, 0, 0, 0, ""));
  server_.Run({"SET", "declared", "9007199254740992"});
  EXPECT_EQ(StatsAfter("redis.call('INCR', KEYS[1]) return redis.call('INCR', KEYS[1])"),
            Stats(2, 0, 0, 0, ""));
}

TEST_F(ScriptStatsTest, CountsKeysThatAreNotDeclared) {
  constexpr std::string_view kSource =
      "redis.call('SET', KEYS[1], 1) redis.call('SET', 'a' .. KEYS[1], 1) "
      "return redis.call('GET', 'other')";
  EXPECT_EQ(StatsAfter(kSource), Stats(0, 0, 0, 2, "adeclared"));
  EXPECT_EQ(StatsAfter(kSource), Stats(0, 0, 0, 4, "adeclared"));
}

TEST_F(ScriptStatsTest, DeniesKeysThatAreNotDeclared) {
  server_.policy().undeclared_keys = UndeclaredKeys::kDeny;
  const std::string_view denied[] = {"EVAL", "redis.call('SET', KEYS[1], 'x') "
                                     "return redis.pcall('GET', 'other').err", "1", "declared"};
  EXPECT_EQ(server_.Run(denied),
            "\"ERR Script attempted to access the undeclared key 'other'\"");
  EXPECT_EQ(server_.Run({"GET", "declared"}), "\"x\"");
  std::vector<std::string> keys;
  for (int i = 0; i < 100; ++i) keys.push_back("k" + std::to_string(i));
  std::vector<std::string_view> argv = {
      "EVAL", "for i = 1, #KEYS do redis.call('SET', KEYS[i], i) end "
              "return {redis.call('GET', 'k99'), redis.pcall('GET', 'k100').err}", "100"};
  argv.insert(argv.end(), keys.begin(), keys.end());
  EXPECT_EQ(server_.Run(argv),
            "[\"100\" \"ERR Script attempted to access the undeclared key 'k100'\"]");
}

TEST_F(ScriptStatsTest, AreGoneWithTheScript) {
  EXPECT_EQ(server_.Run({"SCRIPT", "STATS", "x"}), "(error) NOSCRIPT No matching script.");
}

}  // namespace
}  // namespace perilune
