#include "command/invoke.h"

#include <gtest/gtest.h>

#include "command/arg_reader.h"
#include "command/test_caller.h"
#include "engine/test_support.h"

namespace perilune {

// Stand in for those of higher layers. No handler here looks at them.
class Session {};
class ScriptHost {};

namespace {

using namespace record;

void Set(Transaction& txn, ArgReader& args, ReplySink& reply) {
  txn.PutBytes(args.Key(), "set", kNoExpiry);
  reply.Ok();
}

void SetAndAbandon(Transaction& txn, ArgReader& args, ReplySink& reply) {
  Set(txn, args, reply);
  txn.locks().Abandon();
}

class InvokeTest : public testing::Test {
 protected:
  bool Invoke(TestClient& run, PlainHandler handler) {
    const CommandSpec spec = {
        .name = "SET", .flags = kWrite, .args = {KeyArg("key", kOW | kUpdate)}, .handler = handler};
    const std::string_view argv[] = {"SET", key_};
    return InvokeInRun(spec, {session_, scripts_}, run.txn(), argv, reply_);
  }

  TestWorld world_;
  const std::string key_ = KeyIn(1);
  Session session_;
  ScriptHost scripts_;
  test::FlatSink reply_{2};
};

TEST_F(InvokeTest, NothingIsInvokedInARunThatWasAbandoned) {
  TestClient run(world_);
  ASSERT_TRUE(run.Run({Writes(key_)}));
  run.txn().locks().Abandon();
  EXPECT_FALSE(Invoke(run, Set));
  EXPECT_EQ(run.Get(key_), std::nullopt);
  run.txn().locks().ClearAbandoned();
  EXPECT_TRUE(Invoke(run, Set));
  EXPECT_EQ(run.Get(key_), "set");
  run.txn().Rollback();
}

TEST_F(InvokeTest, ACommandDuringWhichItsRunIsAbandonedGivesItsLatchesUpAllTheSame) {
  TestClient run(world_);
  ASSERT_TRUE(run.Run({}));
  ASSERT_TRUE(run.txn().TurnIntoKeyLocks());
  EXPECT_FALSE(Invoke(run, SetAndAbandon));
  SetNow(world_, KeyIn(1, 1), "beside it");
  run.txn().Rollback();
  EXPECT_EQ(GetNow(world_, key_), std::nullopt);
}

}  // namespace
}  // namespace perilune
