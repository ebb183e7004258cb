#include "command/set_algebra_commands.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "base/random.h"
#include "command/set_commands.h"
#include "command/test_caller.h"

namespace perilune {
namespace {

using Model = std::set<std::string>;

// What the commands should give for `operands`, by the standard library.
struct Expected {
  explicit Expected(const std::vector<Model>& operands)
      : all(operands.front()), common(operands.front()), rest(operands.front()) {
    for (size_t i = 1; i < operands.size(); ++i) {
      const Model& next = operands[i];
      all.insert(next.begin(), next.end());
      std::erase_if(common, [&](const std::string& member) { return !next.contains(member); });
      std::erase_if(rest, [&](const std::string& member) { return next.contains(member); });
    }
  }

  Model all;
  Model common;
  Model rest;
};

class SetAlgebraTest : public test::CommandTest {
 protected:
  Model Result(const std::string& line) {
    const std::vector<std::string> members = Call(kSetAlgebraCommands, line).elements();
    Model result(members.begin(), members.end());
    EXPECT_EQ(result.size(), members.size()) << line;
    return result;
  }
  Model Stored(const std::string& line) {
    const std::vector<std::string> size = Call(kSetAlgebraCommands, line).elements();
    const std::vector<std::string> members = Call(kSetCommands, "SMEMBERS stored").elements();
    EXPECT_EQ(size.front(), std::to_string(members.size())) << line;
    return {members.begin(), members.end()};
  }

  // Makes a set of some of the numbers below `range`, or of texts.
  Model Make(const std::string& key, uint64_t size, uint64_t range, bool numbers) {
    Call(kSetCommands, "SPOP " + key + " 1000000");
    Model model;
    for (uint64_t i = 0; i < size; ++i) {
      const std::string member = (numbers ? "" : "m") + std::to_string(random_.Below(range));
      Call(kSetCommands, "SADD " + key + " " + member);
      model.insert(member);
    }
    return model;
  }

  Random random_{7};
};

TEST_F(SetAlgebraTest, AgreesWithTheStandardLibrary) {
  for (int round = 0; round < 150; ++round) {
    SCOPED_TRACE(round);
    const bool numbers = random_.Below(2) == 0;
    const uint64_t range = uint64_t{1} << random_.Below(11);
    const size_t count = 1 + random_.Below(4);
    std::vector<Model> operands;
    std::string keys;
    for (size_t i = 0; i < count; ++i) {
      const std::string key = "set" + std::to_string(i);
      operands.push_back(Make(key, random_.Below(2 * range), range, numbers));
      keys += " " + key;
    }
    const Expected expected(operands);
    EXPECT_EQ(Result("SUNION" + keys), expected.all);
    EXPECT_EQ(Result("SINTER" + keys), expected.common);
    EXPECT_EQ(Result("SDIFF" + keys), expected.rest);
    EXPECT_EQ(Stored("SUNIONSTORE stored" + keys), expected.all);
    EXPECT_EQ(Stored("SINTERSTORE stored" + keys), expected.common);
    EXPECT_EQ(Stored("SDIFFSTORE stored" + keys), expected.rest);
    for (const size_t limit : {0u, 1u, 5u, 100u, 100'000u}) {
      const size_t shown = limit == 0 ? expected.common.size()
                                      : std::min(limit, expected.common.size());
      EXPECT_EQ(Result("SINTERCARD " + std::to_string(count) + keys + " LIMIT " +
                       std::to_string(limit)),
                Model{std::to_string(shown)});
    }
  }
}

// Taking little from much removes it from a copy, else members are looked up: both give the same.
TEST_F(SetAlgebraTest, SubtractsEitherWay) {
  const Model much = Make("much", 1'000, 2'000, /*numbers=*/true);
  for (const uint64_t size : {1u, 20u, 150u, 400u, 900u}) {
    const Model little = Make("little", size, 2'000, /*numbers=*/true);
    const Model rest = Expected({much, little, little}).rest;
    EXPECT_EQ(Result("SDIFF much little little missing"), rest);
    EXPECT_EQ(Stored("SDIFFSTORE stored much missing little little"), rest);
  }
  EXPECT_EQ(Result("SDIFF much much much"), Model{});
}

}  // namespace
}  // namespace perilune
