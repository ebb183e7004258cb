#include "store/set_value.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "base/number.h"
#include "base/random.h"

namespace perilune {
namespace {

using Strings = std::vector<std::string>;

Strings MembersOf(const SetValue& set) {
  Strings members;
  set.ForEach([&](std::string_view member) { members.emplace_back(member); });
  return members;
}

struct Limits {
  uint64_t intset_entries = 512;
  uint64_t listpack_entries = 128;
  uint64_t value_bytes = 64;
};

// A set beside what it must hold.
class ModelledSet {
 public:
  explicit ModelledSet(Limits limits) {
    limits_.set_intset_entries = limits.intset_entries;
    limits_.set_listpack_entries = limits.listpack_entries;
    limits_.set_listpack_value_bytes = limits.value_bytes;
  }
  ModelledSet(Limits limits, const Strings& members) : ModelledSet(limits) {
    for (const std::string& member : members) Add(member);
  }

  SetValue& set() { return set_; }
  Encoding encoding() const { return set_.encoding(); }

  void Add(const std::string& member) {
    const Encoding before = set_.encoding();
    const bool is_new = model_.insert(member).second;
    ASSERT_EQ(is_new, set_.Add(member, limits_)) << member;
    ASSERT_EQ(is_new ? ExpectedAfter(before, member) : before, set_.encoding()) << member;
  }

  void Erase(const std::string& member) {
    const Encoding before = set_.encoding();
    ASSERT_EQ(model_.erase(member) == 1, set_.Erase(member)) << member;
    ASSERT_EQ(before, set_.encoding());
  }

  // Takes a member out and puts it back, as a journal does.
  void ExtractAndRestore(const std::string& member) {
    if (set_.is_compact()) return;
    SetMember::Owned extracted = set_.Extract(member, Hash(member));
    ASSERT_EQ(model_.contains(member), extracted != nullptr);
    if (extracted == nullptr) return;
    EXPECT_EQ(member, extracted->key());
    EXPECT_FALSE(set_.Contains(member));
    set_.CheckInvariants();
    set_.Restore(std::move(extracted));
  }

  void CheckContains(const std::string& member) const {
    ASSERT_EQ(model_.contains(member), set_.Contains(member)) << member;
  }

  void Check() const {
    set_.CheckInvariants();
    ASSERT_EQ(model_.size(), set_.size());
    ASSERT_EQ(model_.empty(), set_.empty());
    CheckMembers(set_);
    const SetValue clone = set_.Clone();
    ASSERT_EQ(set_.encoding(), clone.encoding());
    CheckMembers(clone);
  }

 private:
  void CheckMembers(const SetValue& set) const {
    const Strings members = MembersOf(set);
    ASSERT_EQ(model_.size(), members.size());
    ASSERT_EQ(model_, std::set<std::string>(members.begin(), members.end()));
    if (!set.is_compact()) return;
    for (size_t index = 0; index < members.size(); ++index) {
      SetValue::Buffer buffer;
      ASSERT_EQ(members[index], set.At(index, buffer));
    }
  }

  // The form that a set of the model's members has if `added` came last.
  Encoding ExpectedAfter(Encoding before, const std::string& added) const {
    if (before == Encoding::kHashtable) return before;
    size_t longest = before == Encoding::kIntset ? 0 : added.size();
    if (before == Encoding::kIntset) {
      if (ParseInt64(added) && model_.size() <= limits_.set_intset_entries) return before;
      for (const std::string& member : model_) longest = std::max(longest, member.size());
    }
    const bool fits = model_.size() <= limits_.set_listpack_entries &&
                      longest <= limits_.set_listpack_value_bytes;
    return fits ? Encoding::kListpack : Encoding::kHashtable;
  }

  CompactLimits limits_;
  SetValue set_;
  std::set<std::string> model_;
};

// Of a hundred members about `texts` are no integers.
std::string RandomMember(Random& random, uint64_t members, uint64_t texts) {
  const uint64_t number = random.Below(members);
  if (random.Below(100) < texts) return "m" + std::to_string(number);
  switch (number % 4) {
    case 0:
      return std::to_string(number);
    case 1:
      return "-" + std::to_string(number);
    case 2:
      return std::to_string(number << 20);
    default:
      return std::to_string(static_cast<int64_t>(number << 57));
  }
}

void RunRandomly(Limits limits, uint64_t members, uint64_t texts, int steps) {
  Random random(20260206 + members + texts);
  ModelledSet both(limits);
  for (int step = 0; step < steps; ++step) {
    SCOPED_TRACE("step " + std::to_string(step));
    const std::string member = RandomMember(random, members, texts);
    switch (random.Below(8)) {
      case 0:
      case 1:
        ASSERT_NO_FATAL_FAILURE(both.Erase(member));
        break;
      case 2:
        ASSERT_NO_FATAL_FAILURE(both.ExtractAndRestore(member));
        break;
      default:
        ASSERT_NO_FATAL_FAILURE(both.Add(member));
    }
    ASSERT_NO_FATAL_FAILURE(both.CheckContains(member));
    ASSERT_NO_FATAL_FAILURE(both.CheckContains(RandomMember(random, members, texts)));
    ASSERT_NO_FATAL_FAILURE(both.Check());
  }
}

TEST(SetValue, AgreesWithModelWhileAnIntset) { RunRandomly({}, 100, 0, 1000); }

TEST(SetValue, AgreesWithModelWhileAListpack) { RunRandomly({}, 50, 50, 1000); }

TEST(SetValue, AgreesWithModelAcrossAllForms) {
  RunRandomly({.intset_entries = 10, .listpack_entries = 20}, 50, 0, 1000);
  RunRandomly({.intset_entries = 20, .listpack_entries = 20}, 50, 5, 1000);
  RunRandomly({.intset_entries = 20, .listpack_entries = 10}, 50, 1, 1000);
}

TEST(SetValue, AgreesWithModelWhileLarge) {
  RunRandomly({.intset_entries = 0, .listpack_entries = 0}, 300, 50, 2000);
}

TEST(SetValue, BeginsInTheFormThatSuitsItsFirstMember) {
  EXPECT_EQ(Encoding::kIntset, ModelledSet({}, {"1"}).encoding());
  EXPECT_EQ(Encoding::kListpack, ModelledSet({}, {"a"}).encoding());
  EXPECT_EQ(Encoding::kListpack, ModelledSet({}, {"01"}).encoding());
  EXPECT_EQ(Encoding::kListpack, ModelledSet({.intset_entries = 0}, {"1"}).encoding());
  EXPECT_EQ(Encoding::kHashtable, ModelledSet({.value_bytes = 2}, {"abc"}).encoding());
  EXPECT_EQ(Encoding::kHashtable, ModelledSet({.listpack_entries = 0}, {"a"}).encoding());
}

TEST(SetValue, BecomesAListpackWithTheFirstTextIfAllFit) {
  EXPECT_EQ(Encoding::kListpack, ModelledSet({}, {"1", "2", "a"}).encoding());
  EXPECT_EQ(Encoding::kListpack, ModelledSet({.listpack_entries = 3}, {"1", "2", "a"}).encoding());
  EXPECT_EQ(Encoding::kHashtable, ModelledSet({.listpack_entries = 2}, {"1", "2", "a"}).encoding());
  EXPECT_EQ(Encoding::kListpack, ModelledSet({.value_bytes = 3}, {"123", "abc"}).encoding());
  EXPECT_EQ(Encoding::kHashtable, ModelledSet({.value_bytes = 3}, {"1", "abcd"}).encoding());
  EXPECT_EQ(Encoding::kHashtable, ModelledSet({.value_bytes = 3}, {"1234", "a"}).encoding());
  EXPECT_EQ(Encoding::kHashtable, ModelledSet({.value_bytes = 3}, {"-123", "5", "a"}).encoding());
}

TEST(SetValue, GrowsOutOfAnIntsetAndOutOfAListpack) {
  EXPECT_EQ(Encoding::kHashtable,
            ModelledSet({.intset_entries = 2, .listpack_entries = 2}, {"1", "2", "3"}).encoding());
  EXPECT_EQ(Encoding::kListpack, ModelledSet({.intset_entries = 2}, {"1", "2", "3"}).encoding());
  EXPECT_EQ(Encoding::kHashtable, ModelledSet({.listpack_entries = 2}, {"a", "b", "c"}).encoding());
  EXPECT_EQ(Encoding::kHashtable, ModelledSet({.value_bytes = 2}, {"a", "bcd"}).encoding());
}

TEST(SetValue, StaysAsItIsWhenAMemberIsAddedAgain) {
  ModelledSet both({.intset_entries = 2, .listpack_entries = 2}, {"a", "b"});
  both.Add("a");
  EXPECT_EQ(Encoding::kListpack, both.encoding());
  ModelledSet integers({.intset_entries = 2, .listpack_entries = 0}, {"1", "2"});
  integers.Add("1");
  EXPECT_EQ(Encoding::kIntset, integers.encoding());
}

TEST(SetValue, VisitsAnIntsetInOrderAndAListpackInTheOrderOfAddition) {
  ModelledSet integers({}, {"10", "9", "-8"});
  EXPECT_EQ(Strings({"-8", "9", "10"}), MembersOf(integers.set()));
  ModelledSet texts({}, {"c", "10", "b", "9"});
  EXPECT_EQ(Strings({"c", "10", "b", "9"}), MembersOf(texts.set()));
}

TEST(SetValue, HoldsMembersOfAnySizeAndBytes) {
  const Strings members = {"0",
                           "-1",
                           "-9223372036854775808",
                           "9223372036854775807",
                           "9223372036854775808",
                           "-0",
                           "00",
                           "",
                           std::string(1, '\0'),
                           std::string("a\0b", 3),
                           std::string("a\0c", 3),
                           std::string(127, 'x'),
                           std::string(128, 'x'),
                           std::string(16'384, 'x'),
                           std::string(3'000'000, 'x')};
  for (const Limits limits : {Limits{.intset_entries = 0, .listpack_entries = 0},
                              Limits{.value_bytes = uint64_t{1} << 30}, Limits{}}) {
    ModelledSet both(limits);
    for (const std::string& member : members) {
      both.CheckContains(member);
      both.Add(member);
      both.Add(member);
      both.CheckContains(member);
      both.Check();
    }
    for (const std::string& member : members) both.Erase(member);
    both.Check();
  }
}

TEST(SetValue, KnowsItsMemory) {
  ModelledSet both({.intset_entries = 2, .listpack_entries = 2});
  EXPECT_EQ(0u, both.set().heap_bytes());
  EXPECT_EQ(0u, both.set().blocks());
  both.Add("1");
  EXPECT_EQ(8u + 2, both.set().heap_bytes());
  EXPECT_EQ(1u, both.set().blocks());
  both.Add("a");
  EXPECT_EQ(1u + 2, both.set().heap_bytes());
  EXPECT_EQ(1u, both.set().blocks());
  both.Add("b");
  EXPECT_EQ(4u, both.set().blocks());
  const size_t before = both.set().heap_bytes();
  both.Add(std::string(1000, 'x'));
  EXPECT_EQ(before + 1000 + 2, both.set().heap_bytes());
}

TEST(SetValue, IsEmptyAndSmallOnceMovedFrom) {
  for (const Strings& members : {Strings{"1"}, Strings{"a"}, Strings{"1", "a", "b"}}) {
    ModelledSet both({.listpack_entries = 2}, members);
    SetValue moved(std::move(both.set()));
    EXPECT_TRUE(both.set().empty());
    EXPECT_TRUE(both.set().is_compact());
    EXPECT_EQ(members.size(), moved.size());
    both.set() = std::move(moved);
    EXPECT_TRUE(moved.empty());
    both.Check();
  }
}

TEST(SetValue, ClonesShareNothing) {
  for (const Strings& members : {Strings{"1"}, Strings{"a"}, Strings{"1", "a", "b"}}) {
    ModelledSet both({.listpack_entries = 2}, members);
    SetValue clone = both.set().Clone();
    clone.Erase(members[0]);
    clone.Add("7", CompactLimits());
    clone.Add("8", CompactLimits());
    both.Check();
    EXPECT_EQ(members.size() + 1, clone.size());
  }
}

TEST(SetValue, ScansASmallSetAtOnce) {
  for (const Strings& members : {Strings{"1", "2", "3"}, Strings{"a", "b", "c"}}) {
    ModelledSet both({}, members);
    for (const uint64_t cursor : {uint64_t{0}, uint64_t{12345}}) {
      Strings visited;
      EXPECT_EQ(0u, both.set().Scan(
                        cursor, [&](std::string_view member) { visited.emplace_back(member); }));
      EXPECT_EQ(members, visited);
    }
  }
}

TEST(SetValue, ScansAllMembersThatStayWhileOthersComeAndGo) {
  ModelledSet both({.intset_entries = 0, .listpack_entries = 0});
  for (int i = 0; i < 200; ++i) both.Add("stays" + std::to_string(i));
  std::map<std::string, int> visits;
  uint64_t cursor = 0;
  int calls = 0;
  do {
    cursor = both.set().Scan(cursor, [&](std::string_view member) {
      if (member.starts_with("stays")) ++visits[std::string(member)];
    });
    for (int i = 0; i < 20; ++i) both.Add("comes" + std::to_string(20 * calls + i));
    if (calls % 2 == 1) both.Erase("comes" + std::to_string(calls));
    ASSERT_LT(++calls, 100'000);
  } while (cursor != 0);
  EXPECT_GT(calls, 10);
  EXPECT_EQ(200u, visits.size());
  for (const auto& [member, count] : visits) EXPECT_EQ(1, count) << member;
}

TEST(SetValue, SamplesEveryMemberAboutEquallyOften) {
  for (const Strings& first : {Strings{}, Strings{"a"}, Strings{std::string(65, 'a')}}) {
    Random random(20260207);
    ModelledSet both({}, first);
    for (size_t i = first.size(); i < 50; ++i) both.Add(std::to_string(i));
    const bool is_large = !both.set().is_compact();
    std::map<std::string, int> drawn;
    for (int i = 0; i < 50'000; ++i) {
      SetValue::Buffer buffer;
      ++drawn[std::string(both.set().Sample(random, buffer))];
    }
    EXPECT_EQ(50u, drawn.size());
    for (const auto& [member, count] : drawn) {
      EXPECT_GT(count, is_large ? 400 : 850) << member;
      EXPECT_LT(count, is_large ? 1600 : 1150) << member;
    }
  }
}

TEST(SetMember, TakesAByteMoreThanAShortText) {
  EXPECT_EQ(1u, SetMember::Make("")->heap_bytes());
  EXPECT_EQ(1u + 127, SetMember::Make(std::string(127, 'm'))->heap_bytes());
  EXPECT_EQ(2u + 128, SetMember::Make(std::string(128, 'm'))->heap_bytes());
  EXPECT_EQ(3u + 16'384, SetMember::Make(std::string(16'384, 'm'))->heap_bytes());
}

}  // namespace
}  // namespace perilune
