#include "command/sorted_set_commands.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/check.h"
#include "command/sorted_set_algebra_commands.h"
#include "command/sorted_set_pop_commands.h"
#include "command/test_caller.h"
#include "engine/test_support.h"

namespace perilune {
namespace {

using Texts = std::vector<std::string>;

class SortedSetCommandsTest : public testing::Test {
 protected:
  // Executes one call on its own and returns the elements of its reply; undoes it if `is_undone`.
  Texts Say(std::string_view line, bool is_undone = false) {
    const test::Call call(line);
    const CommandSpec& spec =
        test::SpecIn({kSortedSetCommands, kSortedSetPopCommands, kSortedSetAlgebraCommands},
                     call.argv().front());
    KeyVector keys;
    EXPECT_TRUE(FindKeys(spec, call.argv(), keys)) << line;
    txn_.Begin(0);
    DeclareKeys(spec, keys.keys(), /*in_any_database=*/false, txn_);
    EXPECT_TRUE(txn_.Acquire(waiter_));
    if (is_undone) txn_.StartJournal();
    test::FlatSink reply(/*protocol=*/2);
    ArgReader args(spec, call.argv(), keys.keys());
    spec.handler.plain()(txn_, args, reply);
    is_undone ? txn_.Rollback() : txn_.Commit();
    return reply.elements();
  }

  Texts EventsOf(std::string_view line) {
    world_.effects.events.clear();
    Say(line);
    return world_.effects.events;
  }

  // Makes a sorted set of members m0, m1 ... whose scores are 0, 1 ...
  void Fill(int members) {
    for (int i = 0; i < members; ++i) {
      Say("ZADD key " + std::to_string(i) + " m" + std::to_string(i));
    }
  }

  TestWorld world_;
  test::NoWaiter waiter_;
  Transaction txn_{world_.engine, &world_.effects, 1};
};

TEST_F(SortedSetCommandsTest, WhatChangesAScoreTellsIt) {
  EXPECT_EQ(EventsOf("ZADD z 1 a 2 b"), Texts({"zadd z"}));
  EXPECT_EQ(EventsOf("ZADD z 5 a"), Texts({"zadd z"}));
  EXPECT_EQ(EventsOf("ZADD z INCR 1 a"), Texts({"zincr z"}));
  EXPECT_EQ(EventsOf("ZINCRBY z 1 c"), Texts({"zincr z"}));
}

TEST_F(SortedSetCommandsTest, WhatChangesNothingTellsNothing) {
  Say("ZADD z 1 a");
  for (const std::string_view line :
       {"ZADD z 1 a", "ZADD z NX 2 a", "ZADD z XX 2 b", "ZADD z GT 0 a", "ZADD z INCR 0 a",
        "ZADD z NX INCR 1 a", "ZINCRBY z 0 a", "ZADD z 1 b x c", "ZREM z b", "ZREM missing a",
        "ZPOPMIN z 0", "ZMPOP 1 missing MIN", "ZDIFFSTORE missing 2 z z"}) {
    EXPECT_EQ(EventsOf(line), Texts()) << line;
  }
}

TEST_F(SortedSetCommandsTest, WhatTakesTheLastElementTellsThatTheKeyIsGone) {
  Say("ZADD z 1 a 2 b 3 c 4 d 5 e");
  EXPECT_EQ(EventsOf("ZREM z a"), Texts({"zrem z"}));
  EXPECT_EQ(EventsOf("ZPOPMIN z"), Texts({"zpopmin z"}));
  EXPECT_EQ(EventsOf("ZPOPMAX z"), Texts({"zpopmax z"}));
  EXPECT_EQ(EventsOf("ZMPOP 2 missing z MIN"), Texts({"zpopmin z"}));
  EXPECT_EQ(EventsOf("ZMPOP 1 z MAX COUNT 9"), Texts({"zpopmax z", "del z"}));
  Say("ZADD z 1 a");
  EXPECT_EQ(EventsOf("ZREM z a b"), Texts({"zrem z", "del z"}));
  Say("ZADD z 1 a");
  EXPECT_EQ(EventsOf("ZPOPMIN z 9"), Texts({"zpopmin z", "del z"}));
}

TEST_F(SortedSetCommandsTest, WhatStoresTellsItOrThatNothingIsLeft) {
  Say("ZADD a 1 x 2 y");
  Say("ZADD b 1 y");
  EXPECT_EQ(EventsOf("ZUNIONSTORE to 2 a b"), Texts({"zunionstore to"}));
  EXPECT_EQ(EventsOf("ZINTERSTORE to 2 a b"), Texts({"zinterstore to"}));
  EXPECT_EQ(EventsOf("ZDIFFSTORE to 2 a b"), Texts({"zdiffstore to"}));
  EXPECT_EQ(EventsOf("ZINTERSTORE to 2 a missing"), Texts({"del to"}));
  EXPECT_EQ(EventsOf("ZINTERSTORE to 2 a missing"), Texts());
}

TEST_F(SortedSetCommandsTest, EveryChangeCanBeUndone) {
  for (const int members : {3, 300}) {
    SCOPED_TRACE(members);
    Fill(members);
    Say("ZADD other 7 m1 8 m2");
    const Texts before = Say("ZUNION 1 key WITHSCORES");
    for (const std::string_view line :
         {"ZADD key 9 m0 9 new 9 m0", "ZINCRBY key 5 m1", "ZREM key m0 m1 m2", "ZPOPMIN key 100",
          "ZPOPMAX key 1000", "ZMPOP 1 key MAX COUNT 2", "ZUNIONSTORE key 2 key other",
          "ZINTERSTORE key 2 key other", "ZDIFFSTORE key 2 key key"}) {
      Say(line, /*is_undone=*/true);
      EXPECT_EQ(Say("ZUNION 1 key WITHSCORES"), before) << line;
    }
  }
}

// A small share of a large sorted set is drawn by ranks, everything else selected in one pass.
TEST_F(SortedSetCommandsTest, RandomMembersAreDifferentAndComeWithTheirScores) {
  for (const int size : {1, 5, 128, 1'000}) {
    Fill(size);
    for (const int count : {1, 2, 50, 249, 251, 1'000, 1'000'000}) {
      SCOPED_TRACE(std::to_string(count) + " of " + std::to_string(size));
      const Texts picked = Say("ZRANDMEMBER key " + std::to_string(count) + " WITHSCORES");
      ASSERT_EQ(picked.size(), 2 * static_cast<size_t>(std::min(count, size)));
      std::set<std::string> members;
      for (size_t i = 0; i < picked.size(); i += 2) {
        EXPECT_TRUE(members.insert(picked[i]).second) << picked[i];
        EXPECT_EQ(picked[i], "m" + picked[i + 1]);
        EXPECT_LT(std::stoi(picked[i + 1]), size);
      }
    }
  }
}

// Of 5 members there are 10 pairs. With 20,000 picks each comes up 2,000 times, give or take 42.
TEST_F(SortedSetCommandsTest, EveryPairOfFewMembersIsEquallyLikely) {
  for (const uint64_t compact_entries : {128u, 0u}) {
    SCOPED_TRACE(compact_entries);
    world_.engine.compact_limits().sorted_set_entries = compact_entries;
    Say("ZUNIONSTORE key 1 missing");
    Fill(5);
    std::map<std::set<std::string>, int> times;
    for (int i = 0; i < 20'000; ++i) {
      const Texts picked = Say("ZRANDMEMBER key 2");
      ++times[{picked.begin(), picked.end()}];
    }
    ASSERT_EQ(times.size(), 10u);
    for (const auto& [members, count] : times) EXPECT_NEAR(count, 2'000, 210) << *members.begin();
  }
}

// 10,000 picks of 10 out of 200: each member comes up 500 times, give or take 22.
TEST_F(SortedSetCommandsTest, EveryOneOfManyMembersIsEquallyLikely) {
  Fill(200);
  std::map<std::string, int> times;
  for (int i = 0; i < 10'000; ++i) {
    for (const std::string& member : Say("ZRANDMEMBER key 10")) ++times[member];
  }
  ASSERT_EQ(times.size(), 200u);
  for (const auto& [member, count] : times) EXPECT_NEAR(count, 500, 110) << member;
}

// No reply of so many elements would fit into memory.
TEST_F(SortedSetCommandsTest, AskingForTooManyRandomMembersIsAnError) {
  Fill(1);
  EXPECT_EQ(Say("ZRANDMEMBER key -1000000000000"), Texts({"ERR value is out of range"}));
  EXPECT_EQ(Say("ZRANDMEMBER key -3"), Texts({"m0", "m0", "m0"}));
}

// Rounding depends on the order: Redis adds up the scores of small inputs first.
TEST_F(SortedSetCommandsTest, SumsBeginWithTheSmallestInput) {
  Say("ZADD large 1e16 a 1 b 1 c");
  Say("ZADD middle -1e16 a 1 b");
  Say("ZADD small 1 a");
  EXPECT_EQ(Say("ZINTER 3 large middle small WITHSCORES"), Texts({"a", "0"}));
  EXPECT_EQ(Say("ZUNION 3 small large middle WITHSCORES"), Texts({"a", "0", "c", "1", "b", "2"}));
}

}  // namespace
}  // namespace perilune
