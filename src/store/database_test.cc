#include "store/database.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "store/keyspace.h"

namespace perilune {
namespace {

TEST(DatabaseTest, AnAbsentKeyIsNeitherFoundNorExtracted) {
  Database database;
  EXPECT_EQ(database.Find(Key("k")), nullptr);
  EXPECT_EQ(database.Extract(Key("k")), nullptr);
  EXPECT_EQ(database.EarliestExpiry(), kNoExpiry);
  EXPECT_EQ(database.EarliestToExpire(), nullptr);
}

TEST(DatabaseTest, RandomOperationsAgreeWithStdMap) {
  for (uint64_t seed = 1; seed <= 30; ++seed) {
    Random random(seed);
    Database database;
    std::map<std::string, int64_t> model;  // To the expiry.
    for (int step = 0; step < 500; ++step) {
      const std::string name = "k" + std::to_string(random.Below(60));
      const Key key(name);
      Entry* entry = database.Find(key);
      ASSERT_EQ(entry != nullptr, model.contains(name));
      switch (random.Below(4)) {
        case 0:
          if (entry != nullptr) break;
          database.Insert(key, StringValue::FromBytes(name), 0);
          model[name] = kNoExpiry;
          break;
        case 1:
          ASSERT_EQ(database.Extract(key) != nullptr, model.erase(name) == 1);
          break;
        default: {
          if (entry == nullptr) break;
          const int64_t when_ms =
              random.Below(4) == 0 ? kNoExpiry : static_cast<int64_t>(random.Below(1000));
          database.SetExpiry(*entry, when_ms);
          model[name] = when_ms;
        }
      }
      int64_t earliest = kNoExpiry;
      size_t expiring = 0;
      for (const auto& [bytes, when_ms] : model) {
        ASSERT_EQ(database.ExpiryOf(*database.Find(Key(bytes))), when_ms);
        earliest = std::min(earliest, when_ms);
        expiring += when_ms == kNoExpiry ? 0 : 1;
      }
      ASSERT_EQ(database.size(), model.size());
      ASSERT_EQ(database.expiring(), expiring);
      ASSERT_EQ(database.EarliestExpiry(), earliest);
      database.CheckInvariants();
    }
  }
}

TEST(KeyspaceTest, ADatabaseIsMadeWhenFirstAskedForToChangeIt) {
  Keyspace keyspace(3);
  EXPECT_EQ(keyspace.Find(1), nullptr);
  EXPECT_EQ(keyspace.Take(1), nullptr);
  Database& database = keyspace.Get(1);
  EXPECT_EQ(keyspace.Find(1), &database);
  Entry& entry = database.Insert(Key("k"), StringValue::FromInt(1), 0);
  database.SetExpiry(entry, 77);
  EXPECT_EQ(keyspace.EarliestExpiry(), 77);
  keyspace.Swap(0, 1);
  EXPECT_EQ(keyspace.Find(0), &database);
  EXPECT_EQ(keyspace.Find(1), nullptr);
  std::unique_ptr<Database> taken = keyspace.Take(0);
  EXPECT_EQ(keyspace.EarliestExpiry(), kNoExpiry);
  EXPECT_EQ(keyspace.Put(2, std::move(taken)), nullptr);
  EXPECT_EQ(keyspace.Find(2), &database);
}

}  // namespace
}  // namespace perilune
