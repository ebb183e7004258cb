#include "command/list_commands.h"

#include <gtest/gtest.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/check.h"
#include "command/arg_reader.h"
#include "command/invoke.h"
#include "command/key_finder.h"
#include "command/list_end_commands.h"
#include "command/test_call.h"
#include "engine/test_support.h"
#include "engine/transaction.h"
#include "resp/resp_writer.h"
#include "store/list_value.h"

namespace perilune {
namespace {

using test::Call;

class ListCommandsTest : public testing::Test {
 protected:
  enum class Ending { kCommit, kRollback };

  // Executes one call on its own. Returns the reply as RESP.
  std::string Say(std::string_view line, Ending ending = Ending::kCommit) {
    const Call call(line);
    const CommandSpec& spec = test::SpecIn({kListCommands, kListEndCommands}, call.argv().front());
    KeyVector keys;
    EXPECT_TRUE(FindKeys(spec, call.argv(), keys));
    txn_.Begin(0);
    DeclareKeys(spec, keys.keys(), /*in_any_database=*/false, txn_);
    EXPECT_TRUE(txn_.Acquire(waiter_));
    if (ending == Ending::kRollback) txn_.StartJournal();
    out_.clear();
    ArgReader args(spec, call.argv(), keys.keys());
    spec.handler.plain()(txn_, args, reply_);
    if (ending == Ending::kCommit) {
      txn_.Commit();
    } else {
      txn_.Rollback();
    }
    return out_;
  }

  std::vector<std::string> EventsOf(std::string_view line) {
    world_.effects.events.clear();
    Say(line);
    return world_.effects.events;
  }

  // The elements of the list with what holds them; "none" if there is none.
  std::string Describe(std::string_view name) {
    const Key key(name);
    txn_.Begin(0);
    txn_.locks().Declare(0, key, Access::kShared);
    EXPECT_TRUE(txn_.Acquire(waiter_));
    const Result<const ListValue*> list = txn_.Find<ListValue>(key);
    std::string text = "none";
    if (*list != nullptr) {
      (*list)->CheckInvariants();
      text = (*list)->is_compact() ? "listpack" : "quicklist";
      (*list)->Visit(0, (*list)->size(), /*reverse=*/false, [&](std::string_view element) {
        text.append(" ").append(element);
        return true;
      });
    }
    txn_.Commit();
    return text;
  }

  TestWorld world_;
  CountingWaiter waiter_;
  Transaction txn_{world_.engine, &world_.effects, 1};
  std::string out_;
  RespWriter reply_{out_};
};

using Events = std::vector<std::string>;

TEST_F(ListCommandsTest, PushingAndPoppingTellTheirEnd) {
  EXPECT_EQ(EventsOf("LPUSH l a b"), Events({"lpush l"}));
  EXPECT_EQ(EventsOf("RPUSH l c d"), Events({"rpush l"}));
  EXPECT_EQ(EventsOf("LPUSHX l e"), Events({"lpush l"}));
  EXPECT_EQ(EventsOf("RPUSHX l f"), Events({"rpush l"}));
  EXPECT_EQ(EventsOf("LPOP l"), Events({"lpop l"}));
  EXPECT_EQ(EventsOf("RPOP l 2"), Events({"rpop l"}));
  EXPECT_EQ(EventsOf("LMPOP 2 missing l RIGHT"), Events({"rpop l"}));
  EXPECT_EQ(EventsOf("LMPOP 1 l LEFT COUNT 10"), Events({"lpop l", "del l"}));
}

TEST_F(ListCommandsTest, MovingTellsThePushBeforeThePop) {
  Say("RPUSH from a b");
  EXPECT_EQ(EventsOf("LMOVE from to LEFT RIGHT"), Events({"rpush to", "lpop from"}));
  EXPECT_EQ(EventsOf("RPOPLPUSH from to"), Events({"lpush to", "rpop from", "del from"}));
}

TEST_F(ListCommandsTest, ATurningListOfOneElementIsNeverDeleted) {
  Say("RPUSH ring x");
  EXPECT_EQ(EventsOf("LMOVE ring ring LEFT RIGHT"), Events({"rpush ring", "lpop ring"}));
  EXPECT_EQ(EventsOf("RPOPLPUSH ring ring"), Events({"lpush ring", "rpop ring"}));
  EXPECT_EQ(Describe("ring"), "listpack x");
}

TEST_F(ListCommandsTest, ChangesInTheMiddleTellTheirNameAndWhatEmptiesAListTellsIt) {
  Say("RPUSH l a b c d");
  EXPECT_EQ(EventsOf("LSET l 0 x"), Events({"lset l"}));
  EXPECT_EQ(EventsOf("LINSERT l AFTER x y"), Events({"linsert l"}));
  EXPECT_EQ(EventsOf("LREM l 0 y"), Events({"lrem l"}));
  EXPECT_EQ(EventsOf("LTRIM l 0 -1"), Events({"ltrim l"}));
  EXPECT_EQ(EventsOf("LTRIM l 0 0"), Events({"ltrim l"}));
  EXPECT_EQ(EventsOf("LREM l 0 x"), Events({"lrem l", "del l"}));
  Say("RPUSH l a");
  EXPECT_EQ(EventsOf("LTRIM l 1 0"), Events({"ltrim l", "del l"}));
}

TEST_F(ListCommandsTest, WhatChangesNothingTellsNothing) {
  Say("RPUSH l a b");
  for (const std::string_view line :
       {"LPOP l 0", "LREM l 0 nosuch", "LINSERT l BEFORE nosuch x", "LSET l 2 x", "LPUSHX no x",
        "LMOVE no l LEFT LEFT", "LTRIM no 0 1", "LPOP no", "LMPOP 1 no LEFT", "LRANGE l 0 -1"}) {
    EXPECT_EQ(EventsOf(line), Events()) << line;
  }
  EXPECT_EQ(Describe("no"), "none");
}

TEST_F(ListCommandsTest, NothingIsANullOrANullArrayInRespTwo) {
  EXPECT_EQ(Say("LPOP no"), "$-1\r\n");
  EXPECT_EQ(Say("RPOP no 0"), "*-1\r\n");
  EXPECT_EQ(Say("LPOP no 2"), "*-1\r\n");
  EXPECT_EQ(Say("LMPOP 1 no LEFT"), "*-1\r\n");
  EXPECT_EQ(Say("LMOVE no no LEFT LEFT"), "$-1\r\n");
  EXPECT_EQ(Say("LPOS no x"), "$-1\r\n");
  EXPECT_EQ(Say("LPOS no x COUNT 1"), "*0\r\n");
  Say("RPUSH l a");
  EXPECT_EQ(Say("LPOP l 0"), "*0\r\n");
}

TEST_F(ListCommandsTest, NothingIsOneNullInRespThree) {
  reply_.set_protocol(3);
  EXPECT_EQ(Say("LPOP no"), "_\r\n");
  EXPECT_EQ(Say("RPOP no 0"), "_\r\n");
  EXPECT_EQ(Say("LMPOP 1 no LEFT"), "_\r\n");
}

// Of a short list and of one that is long enough to have several chunks.
TEST_F(ListCommandsTest, EveryChangeCanBeUndone) {
  std::string many = "RPUSH l";
  for (int i = 0; i < 5'000; ++i) many += " e" + std::to_string(i);
  for (const std::string& filled : {std::string("RPUSH l e0 e1 e2 e1"), many}) {
    Say(filled);
    Say("RPUSH other x");
    const std::string list = Describe("l");
    const std::string other = Describe("other");
    for (const std::string_view line :
         {"LPUSH l a b", "RPUSH l a b", "LPUSHX l a", "LPOP l", "RPOP l", "LPOP l 3",
          "RPOP l 100000", "LMPOP 1 l RIGHT COUNT 2", "LMOVE l other LEFT RIGHT",
          "LMOVE other l LEFT LEFT", "LMOVE l l RIGHT LEFT", "LMOVE l new LEFT LEFT",
          "LSET l 1 x", "LINSERT l AFTER e1 x", "LREM l 0 e1", "LTRIM l 1 2", "LTRIM l 1 0"}) {
      Say(line, Ending::kRollback);
      EXPECT_EQ(Describe("l"), list) << line;
      EXPECT_EQ(Describe("other"), other) << line;
      EXPECT_EQ(Describe("new"), "none") << line;
    }
    Say("LTRIM l 1 0");
    Say("LTRIM other 1 0");
  }
}

}  // namespace
}  // namespace perilune
