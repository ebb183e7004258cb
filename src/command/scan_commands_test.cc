#include "command/scan_commands.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/number.h"
#include "command/test_caller.h"
#include "engine/transaction.h"

namespace perilune {
namespace {

class ScanTest : public test::CommandTest {
 protected:
  struct Step {
    std::string cursor;
    std::vector<std::string> keys;
  };

  void Put(const std::string& name) {
    Change(name, [](Transaction& txn, const Key& key) { txn.PutBytes(key, "x", kNoExpiry); });
  }
  void Erase(const std::string& name) {
    Change(name, [](Transaction& txn, const Key& key) { txn.Erase(key); });
  }

  Step Scan(const std::string& arguments) {
    const test::FlatSink reply = Call(kScanCommands, "SCAN " + arguments);
    return {reply.elements().front(), {reply.elements().begin() + 1, reply.elements().end()}};
  }
};

TEST_F(ScanTest, PassesAnEmptyDatabaseInOneCall) {
  const Step step = Scan("0");
  EXPECT_EQ(step.cursor, "0");
  EXPECT_TRUE(step.keys.empty());
}

TEST_F(ScanTest, ReturnsAboutAsManyKeysAsAskedFor) {
  for (int i = 0; i < 20'000; ++i) Put("key" + std::to_string(i));
  for (const size_t count : {1u, 10u, 1000u}) {
    const Step step = Scan("0 COUNT " + std::to_string(count));
    EXPECT_GE(step.keys.size(), count);
    EXPECT_LE(step.keys.size(), count + 40);
  }
}

TEST_F(ScanTest, CursorsFit48Bits) {
  for (int i = 0; i < 5'000; ++i) Put("key" + std::to_string(i));
  std::string cursor = "0";
  uint64_t last = 0;
  do {
    cursor = Scan(cursor).cursor;
    const auto number = static_cast<uint64_t>(ParseInt64(cursor).value());
    ASSERT_LT(number, uint64_t{1} << 48);
    ASSERT_TRUE(number == 0 || number > last);
    last = number;
  } while (cursor != "0");
}

// Keys come and go during the walk, so that tables grow and shrink; those that stay all the time
// are returned once each.
TEST_F(ScanTest, ReturnsWhatIsThereAllTheTimeExactlyOnce) {
  std::set<std::string> staying;
  for (int i = 0; i < 3'000; ++i) staying.insert("staying" + std::to_string(i));
  for (const std::string& name : staying) Put(name);

  std::map<std::string, int> seen;
  std::string cursor = "0";
  int passing = 0;
  do {
    const Step step = Scan(cursor + " COUNT 50");
    cursor = step.cursor;
    for (const std::string& name : step.keys) ++seen[name];
    const bool grows = passing % 40'000 < 20'000;
    for (int i = 0; i < 1'000; ++i, ++passing) {
      const std::string name = "passing" + std::to_string(passing % 20'000);
      if (grows) {
        Put(name);
      } else {
        Erase(name);
      }
    }
  } while (cursor != "0");
  for (const std::string& name : staying) EXPECT_EQ(seen[name], 1) << name;
}

TEST_F(ScanTest, StopsAtABusyPartitionAndGoesOnThereLater) {
  for (int i = 0; i < 5'000; ++i) Put("key" + std::to_string(i));
  for (const uint32_t busy : {0u, 500u, kPartitions - 1}) {
    SCOPED_TRACE(busy);
    Transaction other(engine_, nullptr, 2);
    other.Begin(0);
    ASSERT_TRUE(other.Acquire(waiter_));
    ASSERT_TRUE(other.locks().TryPartition(busy, Access::kExclusive));
    Step step = Scan("0 COUNT 100000");
    ASSERT_NE(step.cursor, "0");
    std::set<std::string> seen(step.keys.begin(), step.keys.end());
    EXPECT_EQ(Scan(step.cursor).keys.size(), 0u);
    EXPECT_EQ(Scan(step.cursor).cursor, step.cursor);
    other.Commit();

    step = Scan(step.cursor + " COUNT 100000");
    EXPECT_EQ(step.cursor, "0");
    seen.insert(step.keys.begin(), step.keys.end());
    EXPECT_EQ(seen.size(), 5'000u);
  }
}

TEST_F(ScanTest, ACursorBeyondTheEndEndsTheWalk) {
  Put("key");
  for (const char* cursor : {"18446744073709551615", "-1", "281474976710656"}) {
    const Step step = Scan(cursor);
    EXPECT_EQ(step.cursor, "0");
    EXPECT_TRUE(step.keys.empty());
  }
}

}  // namespace
}  // namespace perilune
