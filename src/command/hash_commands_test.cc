#include "command/hash_commands.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "command/test_caller.h"

namespace perilune {
namespace {

class HashTest : public test::CommandTest {
 protected:
  // Makes a hash of the fields f0, f1 ... with the values v0, v1 ...
  void Fill(int fields) {
    for (int i = 0; i < fields; ++i) {
      const std::string number = std::to_string(i);
      Call(kHashCommands, "HSET key f" + number + " v" + number);
    }
  }

  std::vector<std::string> Pick(const std::string& arguments) {
    return Call(kHashCommands, "HRANDFIELD key " + arguments).elements();
  }
};

// A small share of a large hash is drawn, everything else is selected in one pass.
TEST_F(HashTest, PicksDistinctFieldsThatAreThere) {
  for (const int size : {1, 5, 512, 2'000}) {
    Fill(size);
    for (const int count : {0, 1, 2, 50, 249, 251, 1'000, 2'000, 1'000'000}) {
      SCOPED_TRACE(std::to_string(count) + " of " + std::to_string(size));
      const std::vector<std::string> picked = Pick(std::to_string(count) + " WITHVALUES");
      ASSERT_EQ(picked.size(), 2 * static_cast<size_t>(std::min(count, size)));
      std::set<std::string> fields;
      for (size_t i = 0; i < picked.size(); i += 2) {
        EXPECT_TRUE(fields.insert(picked[i]).second) << picked[i];
        EXPECT_EQ(picked[i].substr(1), picked[i + 1].substr(1));
        EXPECT_LT(std::stoi(picked[i].substr(1)), size);
      }
    }
  }
}

// Of 5 fields there are 10 pairs. With 20,000 picks each comes up 2,000 times, give or take 42.
TEST_F(HashTest, PicksEverySubsetEquallyOften) {
  for (const uint64_t compact_entries : {512u, 0u}) {
    SCOPED_TRACE(compact_entries);
    engine_.compact_limits().hash_entries = compact_entries;
    Fill(5);
    std::map<std::set<std::string>, int> times;
    for (int i = 0; i < 20'000; ++i) {
      const std::vector<std::string> picked = Pick("2");
      ++times[{picked.begin(), picked.end()}];
    }
    ASSERT_EQ(times.size(), 10u);
    for (const auto& [fields, count] : times) EXPECT_NEAR(count, 2'000, 210) << *fields.begin();
  }
}

// 20,000 picks of 5 out of 1,000: each field comes up 100 times, give or take 10. Those that
// share a range of the table with many others come up a little less often.
TEST_F(HashTest, DrawsEveryFieldAboutEquallyOften) {
  Fill(1'000);
  std::map<std::string, int> times;
  for (int i = 0; i < 20'000; ++i) {
    for (const std::string& field : Pick("5")) ++times[field];
  }
  ASSERT_EQ(times.size(), 1'000u);
  for (const auto& [field, count] : times) {
    EXPECT_GT(count, 30) << field;
    EXPECT_LT(count, 200) << field;
  }
}

TEST_F(HashTest, ANegativeCountPicksWithRepetition) {
  Fill(3);
  const std::vector<std::string> picked = Pick("-300 WITHVALUES");
  ASSERT_EQ(picked.size(), 600u);
  std::map<std::string, int> times;
  for (size_t i = 0; i < picked.size(); i += 2) {
    ++times[picked[i]];
    EXPECT_EQ(picked[i].substr(1), picked[i + 1].substr(1));
  }
  EXPECT_EQ(times.size(), 3u);
  for (const auto& [field, count] : times) EXPECT_NEAR(count, 100, 50) << field;
}

TEST_F(HashTest, PicksInResp3ArePairsIfTheyHaveValues) {
  Fill(3);
  const test::FlatSink with_values = Call(kHashCommands, "HRANDFIELD key -2 WITHVALUES", 3);
  EXPECT_EQ(with_values.sizes(), (std::vector<size_t>{2, 2, 2}));
  const test::FlatSink flat = Call(kHashCommands, "HRANDFIELD key -2 WITHVALUES", 2);
  EXPECT_EQ(flat.sizes(), (std::vector<size_t>{4}));
  const test::FlatSink fields = Call(kHashCommands, "HRANDFIELD key -2", 3);
  EXPECT_EQ(fields.sizes(), (std::vector<size_t>{2}));
}

// A key that is made for a counter and then cannot be counted would be an empty hash.
TEST_F(HashTest, ACounterThatFailsAddsNoKey) {
  Call(kHashCommands, "HINCRBY key field x");
  Call(kHashCommands, "HINCRBYFLOAT key field inf");
  Call(kHashCommands, "HINCRBYFLOAT key field nan");
  Change("key", [](Transaction& txn, const Key& key) { EXPECT_EQ(txn.Peek(key), nullptr); });
}

}  // namespace
}  // namespace perilune
