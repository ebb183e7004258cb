#include "command/command_spec.h"

#include <gtest/gtest.h>

#include "command/test_commands.h"

namespace perilune {
namespace {

using test::SpecOf;

// Computed by the compiler, not at run time.
static_assert(test::kCommands[0].arity == -2);
static_assert(test::kCommands[0].key_specs[0].start == 1);

TEST(CommandSpec, ComputesItsArityFromItsArguments) {
  EXPECT_EQ(SpecOf("MSET").arity, -3);
  EXPECT_EQ(SpecOf("SPUBLISH").arity, 3);
  EXPECT_EQ(SpecOf("CONFIG").arity, -2);
  EXPECT_EQ(SpecOf("CONFIG SET").arity, -4);
  EXPECT_EQ(SpecOf("CLIENT KILL").arity, -3);
  EXPECT_EQ(SpecOf("GEOSEARCHSTORE").arity, -8);
}

TEST(CommandSpec, AcceptsCallsThatItsArityAllows) {
  EXPECT_FALSE(SpecOf("MSET").Accepts(2));
  EXPECT_TRUE(SpecOf("MSET").Accepts(3));
  EXPECT_TRUE(SpecOf("MSET").Accepts(9));
  EXPECT_FALSE(SpecOf("SPUBLISH").Accepts(4));
}

TEST(CommandSpec, KnowsWhetherItsKeysMove) {
  EXPECT_TRUE((FlagsOf(SpecOf("SORT")) & record::kMovableKeys) != 0);
  EXPECT_FALSE((FlagsOf(SpecOf("MSET")) & record::kMovableKeys) != 0);
  EXPECT_TRUE(SpecOf("SORT").key_specs.have_keys());
  EXPECT_FALSE(SpecOf("SPUBLISH").key_specs.have_keys());
}

TEST(CommandSpec, KnowsWhereItsOptionsMayBegin) {
  EXPECT_EQ(SpecOf("SET").options.position, 3);
  EXPECT_EQ(SpecOf("GEORADIUS").options.position, 6);
  EXPECT_EQ(SpecOf("XREADGROUP").options.position, 1);
  EXPECT_EQ(SpecOf("ZINTERSTORE").options.position, 0);  // Behind a number of keys.
}

TEST(SyntaxOf, ShowsPeopleHowToCallACommand) {
  EXPECT_EQ(SyntaxOf(SpecOf("SET")),
            "SET key value [NX | XX] [GET] [EX seconds | PX milliseconds | "
            "EXAT unix-time-seconds | PXAT unix-time-milliseconds | KEEPTTL]");
  EXPECT_EQ(SyntaxOf(SpecOf("CONFIG SET")), "CONFIG SET parameter value [parameter value ...]");
  EXPECT_EQ(SyntaxOf(SpecOf("SORT")),
            "SORT key [BY pattern] [LIMIT offset count] [GET pattern [GET pattern ...]] "
            "[ASC | DESC] [ALPHA] [STORE destination]");
  EXPECT_EQ(SyntaxOf(SpecOf("ZINTERSTORE")),
            "ZINTERSTORE destination numkeys key [key ...] [WEIGHTS weight [weight ...]] "
            "[AGGREGATE <SUM | MIN | MAX>]");
  EXPECT_EQ(SyntaxOf(SpecOf("LMPOP")), "LMPOP numkeys key [key ...] <LEFT | RIGHT> [COUNT count]");
  EXPECT_EQ(SyntaxOf(SpecOf("XREAD")),
            "XREAD [COUNT count] [BLOCK milliseconds] STREAMS key [key ...] id [id ...]");
}

}  // namespace
}  // namespace perilune
