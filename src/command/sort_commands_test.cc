#include "command/sort_commands.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/random.h"
#include "command/list_commands.h"
#include "command/list_end_commands.h"
#include "command/test_caller.h"
#include "engine/test_support.h"

namespace perilune {
namespace {

class SortTest : public test::CommandTest {
 protected:
  std::vector<std::string> Sort(const std::string& arguments) {
    return Call(kSortCommands, "SORT " + arguments).elements();
  }
};

// A part is the same as that part of the whole, however little of it is sorted.
TEST_F(SortTest, CutsOutWhatTheWholeHasThere) {
  Random random(3);
  std::vector<std::pair<int, std::string>> model;
  for (int i = 0; i < 300; ++i) {
    const auto number = static_cast<int>(random.Below(100)) - 50;
    model.emplace_back(number, std::to_string(number));
    Call(kListEndCommands, "RPUSH list " + model.back().second);
  }
  std::sort(model.begin(), model.end());
  for (const size_t offset : {0u, 1u, 150u, 299u, 300u, 500u}) {
    for (const size_t count : {0u, 1u, 10u, 299u, 300u, 1'000u}) {
      std::vector<std::string> expected;
      for (size_t i = offset; i < std::min(offset + count, model.size()); ++i) {
        expected.push_back(model[i].second);
      }
      const std::string limit = " LIMIT " + std::to_string(offset) + " " + std::to_string(count);
      EXPECT_EQ(Sort("list" + limit), expected) << limit;
    }
  }
}

TEST_F(SortTest, KeepsTheOrderOfElementsWithTheSameText) {
  std::vector<std::string> elements;
  for (int i = 0; i < 200; ++i) {
    elements.push_back(std::to_string(i * 7919 % 1'000));
    Call(kListEndCommands, "RPUSH list " + elements.back());
  }
  EXPECT_EQ(Sort("list BY nothing_* ALPHA"), elements);
  EXPECT_EQ(Sort("list BY nothing_* ALPHA DESC"), elements);
  elements.resize(20);
  EXPECT_EQ(Sort("list BY nothing_* ALPHA LIMIT 0 20"), elements);
}

// SORT among other transactions, on a list of 1 and 2.
class SortRunTest : public testing::Test {
 protected:
  SortRunTest() {
    TestClient client(world_);
    CHECK(client.Command({Writes("list")}));
    ListValue list;
    for (const char* element : {"1", "2"}) {
      list.PushBack(element, world_.engine.compact_limits());
    }
    client.txn().Put(Key("list"), std::move(list), kNoExpiry);
    client.txn().Commit();
    SetNow(world_, "weight_1", "20");
    SetNow(world_, "weight_2", "10");
  }

  // Returns the reply. Requires: the run of `client` has what the arguments say.
  std::vector<std::string> Sort(TestClient& client, const std::string& arguments) {
    const test::Call call("SORT " + arguments);
    ArgReader args(kSortCommands.front(), call.argv());
    test::FlatSink reply(2);
    kSortCommands.front().handler.plain()(client.txn(), args, reply);
    return reply.elements();
  }

  using Elements = std::vector<std::string>;
  TestWorld world_;
};

TEST_F(SortRunTest, GoesOnWithKeyLocksWhereALatchIsBusy) {
  TestClient client(world_);
  ASSERT_TRUE(client.Run({Reads("list"), Writes("out")}));
  const Key busy("weight_2");
  ASSERT_TRUE(world_.schedule.Jam(client.age(), world_.engine.PartitionOf(busy.hash)));
  EXPECT_EQ(Sort(client, "list BY weight_* GET # GET weight_* STORE out"), Elements{"4"});
  world_.schedule.Unjam(client.age());
  EXPECT_TRUE(client.txn().locks().holds_key_locks());
  EXPECT_FALSE(client.txn().must_restart());
  client.txn().EndCommand();
  client.txn().Commit();

  TestClient reader(world_);
  ASSERT_TRUE(reader.Run({Reads("out")}));
  EXPECT_EQ(Sort(reader, "out BY nosort"), (Elements{"2", "10", "1", "20"}));
  reader.txn().Commit();
}

TEST_F(SortRunTest, RepliesNothingIfItMustStartOver) {
  TestClient older(world_);
  ASSERT_TRUE(older.Run({}));
  ASSERT_TRUE(older.HoldAndDemote(Writes("weight_2")));
  older.txn().EndCommand();

  TestClient younger(world_);
  ASSERT_TRUE(younger.Run({Reads("list")}));
  EXPECT_LT(older.age(), younger.age());
  EXPECT_EQ(Sort(younger, "list BY weight_*"), Elements{});
  EXPECT_TRUE(younger.txn().must_restart());
  younger.txn().Restart();

  ASSERT_TRUE(older.Hold(Writes("weight_2")));
  older.Set("weight_2", "30");
  older.txn().Commit();
  ASSERT_TRUE(younger.Retry());
  EXPECT_EQ(Sort(younger, "list BY weight_*"), (Elements{"1", "2"}));
  younger.txn().Commit();
}

}  // namespace
}  // namespace perilune
