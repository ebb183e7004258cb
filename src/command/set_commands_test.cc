#include "command/set_commands.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "command/test_caller.h"
#include "engine/test_support.h"

namespace perilune {
namespace {

class SetTest : public test::CommandTest {
 protected:
  std::vector<std::string> Set(const std::string& line) {
    return Call(kSetCommands, line).elements();
  }

  // Makes `key` the set m0, m1 ...
  void Fill(int members) {
    Set("SPOP key 1000000");
    for (int i = 0; i < members; ++i) Set("SADD key m" + std::to_string(i));
  }
};

TEST_F(SetTest, PicksDifferentMembersThatAreThere) {
  for (const int size : {1, 5, 128, 2'000}) {
    Fill(size);
    for (const int count : {0, 1, 2, 42, 43, 600, 700, 1'999, 2'000, 1'000'000}) {
      SCOPED_TRACE(std::to_string(count) + " of " + std::to_string(size));
      const std::vector<std::string> picked = Set("SRANDMEMBER key " + std::to_string(count));
      ASSERT_EQ(picked.size(), static_cast<size_t>(std::min(count, size)));
      const std::set<std::string> different(picked.begin(), picked.end());
      EXPECT_EQ(different.size(), picked.size());
      for (const std::string& member : picked) {
        EXPECT_EQ(Set("SISMEMBER key " + member).front(), "1") << member;
      }
    }
  }
}

// Of 6 members there are 15 pairs. With 30,000 picks each comes up 2,000 times, give or take 43.
TEST_F(SetTest, PicksAndPopsEveryPairEquallyOften) {
  for (const uint64_t compact_entries : {128u, 0u}) {
    engine_.compact_limits().set_listpack_entries = compact_entries;
    Fill(6);
    for (const bool pops : {false, true}) {
      SCOPED_TRACE(std::to_string(compact_entries) + (pops ? " popped" : " picked"));
      std::map<std::set<std::string>, int> times;
      for (int i = 0; i < 30'000; ++i) {
        const std::vector<std::string> two = Set(pops ? "SPOP key 2" : "SRANDMEMBER key 2");
        ASSERT_EQ(two.size(), 2u);
        ++times[{two.begin(), two.end()}];
        if (pops) Set("SADD key " + two[0] + " " + two[1]);
      }
      ASSERT_EQ(times.size(), 15u);
      for (const auto& [pair, count] : times) EXPECT_NEAR(count, 2'000, 220) << *pair.begin();
    }
  }
}

// Each of 1,000 members comes up 200 times, give or take 14.
TEST_F(SetTest, PicksMembersOfALargeSetEquallyOften) {
  Fill(1'000);
  std::map<std::string, int> times;
  for (const std::string& member : Set("SRANDMEMBER key -200000")) ++times[member];
  ASSERT_EQ(times.size(), 1'000u);
  for (const auto& [member, count] : times) EXPECT_NEAR(count, 200, 90) << member;
}

TEST_F(SetTest, PopsUntilNothingIsLeft) {
  Fill(1'000);
  std::set<std::string> popped;
  for (int count = 1; popped.size() < 1'000; ++count) {
    for (const std::string& member : Set("SPOP key " + std::to_string(count))) {
      EXPECT_TRUE(popped.insert(member).second) << member;
    }
    ASSERT_EQ(Set("SCARD key").front(), std::to_string(1'000 - popped.size()));
  }
  EXPECT_EQ(Set("SPOP key").front(), "(nil)");
}

// The keyspace events of calls, in their order.
class SetEventsTest : public testing::Test {
 protected:
  std::vector<std::string> EventsOf(const std::string& line) {
    world_.effects.events.clear();
    const test::Call call(line);
    for (const CommandSpec& spec : kSetCommands) {
      if (spec.name != call.argv().front()) continue;
      KeyVector keys;
      CHECK(FindKeys(spec, call.argv(), keys));
      txn_.Begin(0);
      DeclareKeys(spec, keys.keys(), /*in_any_database=*/false, txn_);
      CHECK(txn_.Acquire(waiter_));
      ArgReader args(spec, call.argv(), keys.keys());
      test::FlatSink reply(2);
      spec.handler.plain()(txn_, args, reply);
      txn_.Commit();
    }
    return world_.effects.events;
  }

  using Events = std::vector<std::string>;
  TestWorld world_;
  CountingWaiter waiter_;
  Transaction txn_{world_.engine, &world_.effects, 1};
};

TEST_F(SetEventsTest, NameWhatHasChanged) {
  EXPECT_EQ(EventsOf("SADD a x y"), Events{"sadd a"});
  EXPECT_EQ(EventsOf("SADD a x"), Events{});
  EXPECT_EQ(EventsOf("SREM a nothing"), Events{});
  EXPECT_EQ(EventsOf("SMOVE a b x"), (Events{"srem a", "sadd b"}));
  EXPECT_EQ(EventsOf("SMOVE a b x"), Events{});
  EXPECT_EQ(EventsOf("SMOVE b b x"), Events{});
  EXPECT_EQ(EventsOf("SADD a x"), Events{"sadd a"});
  EXPECT_EQ(EventsOf("SMOVE a b x"), Events{"srem a"});  // It was there.
  EXPECT_EQ(EventsOf("SMOVE a b y"), (Events{"srem a", "del a", "sadd b"}));
  EXPECT_EQ(EventsOf("SREM b x"), Events{"srem b"});
  EXPECT_EQ(EventsOf("SREM b y"), (Events{"srem b", "del b"}));
}

TEST_F(SetEventsTest, OfPoppingEndWithTheKeysDeletion) {
  EventsOf("SADD a 1 2 3 4");
  EXPECT_EQ(EventsOf("SPOP a 0"), Events{});
  EXPECT_EQ(EventsOf("SPOP a 2"), Events{"spop a"});
  EXPECT_EQ(EventsOf("SPOP a"), Events{"spop a"});
  EXPECT_EQ(EventsOf("SPOP a"), (Events{"spop a", "del a"}));
  EventsOf("SADD a 1 2 3 4");
  EXPECT_EQ(EventsOf("SPOP a 9"), (Events{"spop a", "del a"}));
  EXPECT_EQ(EventsOf("SPOP a 9"), Events{});
}

}  // namespace
}  // namespace perilune
