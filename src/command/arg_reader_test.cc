#include "command/arg_reader.h"

#include <gtest/gtest.h>

#include <string>

#include "command/test_commands.h"

namespace perilune {
namespace {

// A call of a command whose reader has passed `placed` arguments and parsed the options.
class Parsed {
 public:
  Parsed(std::string_view command, size_t placed, std::string_view line)
      : call_(line), args(test::SpecOf(command), call_.argv()) {
    for (size_t i = 0; i < placed; ++i) args.String();
    ok = args.ParseOptions();
  }

 private:
  test::Call call_;

 public:
  ArgReader args;
  bool ok = false;
};

using Texts = std::vector<std::string_view>;

Texts TextsOf(std::span<const std::string_view> values) { return {values.begin(), values.end()}; }

TEST(ArgReader, ReadsArgumentsInOrder) {
  const test::Call call("COPY a b DB 7");
  ArgReader args(test::SpecOf("COPY"), call.argv());
  EXPECT_EQ(args.Key(), Key("a"));
  EXPECT_EQ(args.String(), "b");
  EXPECT_EQ(args.remaining(), 2u);
  EXPECT_FALSE(args.Int().has_value());
  EXPECT_EQ(args.Int(), 7);
  EXPECT_EQ(args.remaining(), 0u);
  EXPECT_EQ(args.arg(0), "COPY");
}

TEST(ArgReader, StartsBehindBothWordsOfASubcommand) {
  const test::Call call("CONFIG SET a b");
  EXPECT_EQ(ArgReader(test::SpecOf("CONFIG SET"), call.argv()).String(), "a");
}

TEST(ArgReader, TakesTheHashThatTheDispatcherComputed) {
  const test::Call call("COPY a b");
  const FoundKey found[] = {{Key("a", 1), 1, 0}, {Key("b", 2), 2, 0}};
  ArgReader args(test::SpecOf("COPY"), call.argv(), found);
  EXPECT_EQ(args.Key().hash, 1u);
  EXPECT_EQ(args.Key().hash, 2u);
  EXPECT_EQ(args.KeyAt(1).hash, 1u);
}

TEST(ArgReader, HashesAKeyThatTheDispatcherSkipped) {
  const test::Call call("COPY a b");
  const FoundKey found[] = {{Key("b", 2), 2, 0}};
  ArgReader args(test::SpecOf("COPY"), call.argv(), found);
  EXPECT_EQ(args.Key().hash, Hash("a"));
  EXPECT_EQ(args.Key().hash, 2u);
}

TEST(ParseOptions, MatchesInAnyOrderAndCase) {
  const Parsed set("SET", 2, "SET k v ex 10 GeT nx");
  EXPECT_TRUE(set.ok);
  EXPECT_TRUE(set.args.Has("NX"));
  EXPECT_TRUE(set.args.Has("GET"));
  EXPECT_FALSE(set.args.Has("XX"));
  EXPECT_EQ(set.args.Option("EX"), "10");
  EXPECT_FALSE(set.args.Option("PX").has_value());
}

TEST(ParseOptions, HasNothingToMatchInMostCalls) {
  const Parsed set("SET", 2, "SET k v");
  EXPECT_TRUE(set.ok);
  EXPECT_FALSE(set.args.Has("NX"));
  EXPECT_FALSE(set.args.Option("EX").has_value());
}

// As Redis 7.0 answers: OK or a syntax error, whatever the numbers say.
TEST(ParseOptions, AgreesWithRedisOnWhatMayBeRepeated) {
  const std::pair<const char*, bool> calls[] = {
      {"SET k v NX NX", true},        {"SET k v EX 10 EX 20", true},
      {"SET k v EX 10 PX 20", false}, {"SET k v KEEPTTL KEEPTTL", true},
      {"SET k v NX XX", false},       {"SET k v EX", false},
      {"SET k v EX x y", false},      {"SET k v EX NX", true},
      {"SET k v nope", false},
  };
  for (const auto& [call, ok] : calls) EXPECT_EQ(Parsed("SET", 2, call).ok, ok) << call;
  EXPECT_FALSE(Parsed("GETEX", 1, "GETEX k EX 10 PERSIST").ok);
  EXPECT_TRUE(Parsed("GETEX", 1, "GETEX k PERSIST PERSIST").ok);
  EXPECT_TRUE(Parsed("COPY", 2, "COPY k l REPLACE REPLACE").ok);
  EXPECT_FALSE(Parsed("LMPOP", 3, "LMPOP 1 l LEFT COUNT 1 COUNT 2").ok);
  EXPECT_TRUE(Parsed("LMPOP", 3, "LMPOP 1 l LEFT COUNT 1").ok);
  EXPECT_TRUE(Parsed("SORT", 1, "SORT k ASC DESC").ok);
}

TEST(ParseOptions, TakesTheLastOfARepeatedOption) {
  EXPECT_EQ(Parsed("SCAN", 1, "SCAN 0 COUNT 1 COUNT 2").args.Option("COUNT"), "2");
  EXPECT_EQ(Parsed("SET", 2, "SET k v EX 10 EX 20").args.Option("EX"), "20");
  EXPECT_EQ(Parsed("SORT", 1, "SORT k DESC ASC").args.Choice("order"), "ASC");
  EXPECT_EQ(Parsed("SORT", 1, "SORT k ASC desc").args.Choice("order"), "DESC");
  EXPECT_EQ(Parsed("SORT", 1, "SORT k").args.Choice("order"), "");
}

TEST(ParseOptions, LeavesWhatStandsBeforeAnErrorReadable) {
  const Parsed scan("SCAN", 1, "SCAN 0 COUNT x nope");
  EXPECT_FALSE(scan.ok);
  EXPECT_EQ(scan.args.Option("COUNT"), "x");
  EXPECT_EQ(scan.args.unmatched(), "nope");
  const Parsed lmpop("LMPOP", 3, "LMPOP 1 l LEFT COUNT 1 COUNT 2");
  EXPECT_FALSE(lmpop.ok);
  EXPECT_EQ(lmpop.args.Option("COUNT"), "1");
}

TEST(ParseOptions, ReadsBlocks) {
  const Parsed sort("SORT", 1, "SORT k LIMIT 1 2 ALPHA");
  EXPECT_TRUE(sort.ok);
  EXPECT_EQ(TextsOf(sort.args.Values("LIMIT")), (Texts{"1", "2"}));
  EXPECT_EQ(sort.args.Option("offset"), "1");
  EXPECT_EQ(sort.args.Option("LIMIT"), "1");
  EXPECT_FALSE(Parsed("SORT", 1, "SORT k LIMIT 1").ok);
}

TEST(ParseOptions, CollectsWhatIsGivenSeveralTimes) {
  const Parsed sort("SORT", 1, "SORT k GET a LIMIT 0 1 get b BY x GET c");
  EXPECT_TRUE(sort.ok);
  EXPECT_EQ(sort.args.Options("GET"), (Texts{"a", "b", "c"}));
  EXPECT_EQ(sort.args.Options("BY"), (Texts{"x"}));
  EXPECT_TRUE(sort.args.Options("STORE").empty());
}

TEST(ParseOptions, StopsWhereOtherArgumentsFollow) {
  Parsed zadd("ZADD", 1, "ZADD z NX XX CH 1 a");
  EXPECT_TRUE(zadd.ok);
  EXPECT_TRUE(zadd.args.Has("NX") && zadd.args.Has("XX") && zadd.args.Has("CH"));
  EXPECT_EQ(zadd.args.String(), "1");
  EXPECT_EQ(zadd.args.remaining(), 1u);
}

TEST(ParseOptions, ReadsNestedOptions) {
  Parsed xadd("XADD", 1, "XADD s MAXLEN ~ 100 LIMIT 5 NOMKSTREAM * f v");
  EXPECT_TRUE(xadd.ok);
  EXPECT_TRUE(xadd.args.Has("MAXLEN") && xadd.args.Has("~") && xadd.args.Has("NOMKSTREAM"));
  EXPECT_FALSE(xadd.args.Has("MINID"));
  EXPECT_EQ(xadd.args.Option("threshold"), "100");
  EXPECT_EQ(xadd.args.Option("LIMIT"), "5");
  EXPECT_EQ(xadd.args.Choice("strategy"), "MAXLEN");
  EXPECT_EQ(xadd.args.String(), "*");
}

TEST(ParseOptions, ForgetsWhatAnEarlierOccurrenceSaid) {
  const Parsed geo(
      "GEOSEARCHSTORE", 2,
      "GEOSEARCHSTORE d s FROMMEMBER a BYRADIUS 1 M COUNT 1 ANY BYRADIUS 2 KM COUNT 2");
  EXPECT_TRUE(geo.ok);
  EXPECT_EQ(geo.args.Option("BYRADIUS"), "2");
  EXPECT_TRUE(geo.args.Has("BYRADIUS"));
  EXPECT_FALSE(geo.args.Has("ANY"));
  EXPECT_EQ(geo.args.Option("COUNT"), "2");
  EXPECT_FALSE(
      Parsed("GEOSEARCHSTORE", 2, "GEOSEARCHSTORE d s FROMMEMBER a FROMLONLAT 1 1 BYRADIUS 1 M")
          .ok);
}

TEST(ParseOptions, WantsAsManyWeightsAsKeys) {
  const Parsed two("ZINTERSTORE", 4, "ZINTERSTORE d 2 a b WEIGHTS 1 2 AGGREGATE min");
  EXPECT_TRUE(two.ok);
  EXPECT_EQ(TextsOf(two.args.Values("WEIGHTS")), (Texts{"1", "2"}));
  EXPECT_EQ(two.args.Choice("AGGREGATE"), "MIN");
  EXPECT_FALSE(Parsed("ZINTERSTORE", 4, "ZINTERSTORE d 2 a b WEIGHTS 1").ok);
  EXPECT_FALSE(Parsed("ZINTERSTORE", 4, "ZINTERSTORE d 2 a b WEIGHTS 1 2 3").ok);
  EXPECT_FALSE(Parsed("ZINTERSTORE", 4, "ZINTERSTORE d 2 a b AGGREGATE nope").ok);
}

TEST(ParseOptions, PassesTheTokenOfStreams) {
  Parsed read("XREADGROUP", 0, "XREADGROUP NOACK GROUP g c STREAMS a b 1 2");
  EXPECT_TRUE(read.ok);
  EXPECT_EQ(TextsOf(read.args.Values("GROUP")), (Texts{"g", "c"}));
  EXPECT_EQ(read.args.remaining(), 4u);
  EXPECT_FALSE(Parsed("XREAD", 0, "XREAD nope STREAMS x 0").ok);
  EXPECT_FALSE(Parsed("XREAD", 0, "XREAD COUNT 1 BLOCK 2").ok);
}

TEST(ParseOptions, FindsOptionsInsideAChoice) {
  const Parsed kill("CLIENT KILL", 0, "CLIENT KILL ID 1 TYPE pubsub SKIPME no");
  EXPECT_TRUE(kill.ok);
  EXPECT_EQ(kill.args.Option("ID"), "1");
  EXPECT_TRUE(kill.args.Has("PUBSUB"));
  EXPECT_EQ(kill.args.Option("SKIPME"), "no");
}

TEST(ParseOptions, ReadsOptionsThatAreKeys) {
  const test::Call call("SORT a STORE b");
  const FoundKey found[] = {{Key("a", 1), 1, 0}, {Key("b", 2), 3, 0}};
  ArgReader args(test::SpecOf("SORT"), call.argv(), found);
  args.Key();
  ASSERT_TRUE(args.ParseOptions());
  EXPECT_EQ(args.KeyOption("STORE")->hash, 2u);
}

}  // namespace
}  // namespace perilune
