// What no transcript shows of these commands: the events they tell of, and that all is undone with
// the run they are called in.

#include "command/sorted_set_range_commands.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "command/arg_reader.h"
#include "command/test_call.h"
#include "engine/collection_ref.h"
#include "engine/test_dump.h"
#include "engine/test_support.h"
#include "resp/resp_writer.h"

namespace perilune {
namespace {

using Events = std::vector<std::string>;

class SortedSetRangeCommandsTest : public testing::Test {
 protected:
  // Stores members "0", "1" ... at `key`, all of the score 0, in place of what was there.
  void Fill(std::string_view key, int size) {
    ASSERT_TRUE(client_.Command({Writes(key)}));
    client_.txn().Erase(Key(key));
    SortedSetRef set = *client_.txn().EditOrAdd<SortedSetValue>(Key(key));
    for (int i = 0; i < size; ++i) set.Set(std::to_string(i), 0);
    client_.txn().Commit();
  }

  // Executes a command on the keys "set" and "other", which must be held. Returns its reply.
  std::string Execute(std::string_view line) {
    const test::Call call(line);
    const CommandSpec& spec = test::SpecIn({kSortedSetRangeCommands}, call.argv().front());
    ArgReader args(spec, call.argv());
    std::string reply;
    RespWriter writer(reply);
    spec.handler.plain()(client_.txn(), args, writer);
    return reply;
  }

  // Executes a command for itself. Returns its events, behind its reply.
  Events Do(std::string_view line) {
    world_.effects.events.clear();
    CHECK(client_.Command({Writes("set"), Writes("other")}));
    Events events = {Execute(line)};
    client_.txn().Commit();
    events.insert(events.end(), world_.effects.events.begin(), world_.effects.events.end());
    return events;
  }

  // Executes a command in a run that is then rolled back. Returns its reply.
  std::string DoAndUndo(std::string_view line) {
    CHECK(client_.Run({Writes("set"), Writes("other")}));
    const std::string reply = Execute(line);
    client_.txn().Rollback();
    return reply;
  }

  TestWorld world_;
  TestClient client_{world_};
};

TEST_F(SortedSetRangeCommandsTest, RemovingTellsWhatItWasAndThatNothingIsLeft) {
  Fill("set", 9);
  EXPECT_EQ(Do("ZREMRANGEBYRANK set 0 1"), (Events{":2\r\n", "zremrangebyrank set"}));
  EXPECT_EQ(Do("ZREMRANGEBYLEX set [2 [2"), (Events{":1\r\n", "zremrangebylex set"}));
  EXPECT_EQ(Do("ZREMRANGEBYSCORE set 1 2"), (Events{":0\r\n"}));
  EXPECT_EQ(Do("ZREMRANGEBYSCORE set 0 0"), (Events{":6\r\n", "zremrangebyscore set", "del set"}));
  EXPECT_EQ(Do("ZREMRANGEBYRANK set 0 -1"), (Events{":0\r\n"}));
}

TEST_F(SortedSetRangeCommandsTest, StoringTellsOfTheDestinationOnly) {
  Fill("set", 9);
  EXPECT_EQ(Do("ZRANGESTORE other set 0 1"), (Events{":2\r\n", "zrangestore other"}));
  EXPECT_EQ(Do("ZRANGESTORE other set 9 10"), (Events{":0\r\n", "del other"}));
  EXPECT_EQ(Do("ZRANGESTORE other set 9 10"), (Events{":0\r\n"}));
  EXPECT_EQ(Do("ZRANGESTORE set set 0 1"), (Events{":2\r\n", "zrangestore set"}));
}

TEST_F(SortedSetRangeCommandsTest, EverythingCanBeUndone) {
  for (const int size : {10, 1000}) {  // Small and large.
    SCOPED_TRACE(size);
    Fill("set", size);
    Fill("other", 3);
    const KeyspaceDump before = DumpOf(world_.engine);
    for (const char* line :
         {"ZREMRANGEBYRANK set 2 5", "ZREMRANGEBYRANK set 0 -1", "ZREMRANGEBYSCORE set -1 1",
          "ZREMRANGEBYLEX set [3 (5", "ZRANGESTORE other set 1 -2", "ZRANGESTORE set set 3 6",
          "ZRANGESTORE set other 0 -1 REV", "ZRANGESTORE set other 1 2 BYSCORE"}) {
      SCOPED_TRACE(line);
      EXPECT_TRUE(DoAndUndo(line).starts_with(":"));
      EXPECT_EQ(DumpOf(world_.engine), before);
    }
  }
}

}  // namespace
}  // namespace perilune
