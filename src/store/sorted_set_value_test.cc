#include "store/sorted_set_value.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "base/random.h"

namespace perilune {
namespace {

using Change = SortedSetValue::Change;
using Item = std::pair<double, std::string>;
using Items = std::vector<Item>;

constexpr double kInfinity = std::numeric_limits<double>::infinity();

Items Walked(const SortedSetValue& value, size_t from, size_t count, bool reverse) {
  Items items;
  value.Walk(from, count, reverse, [&](std::string_view member, double score) {
    items.emplace_back(score, member);
    return true;
  });
  return items;
}

Items ItemsOf(const SortedSetValue& value) {
  Items items;
  value.ForEach([&](std::string_view member, double score) { items.emplace_back(score, member); });
  return items;
}

// A sorted set beside what it must hold.
class ModelledValue {
 public:
  explicit ModelledValue(uint64_t entries = 128, uint64_t value_bytes = 64) {
    limits_.sorted_set_entries = entries;
    limits_.sorted_set_value_bytes = value_bytes;
  }

  SortedSetValue& value() { return value_; }
  const CompactLimits& limits() const { return limits_; }
  const std::map<std::string, double>& scores() const { return scores_; }
  Items items() const { return Items(items_.begin(), items_.end()); }

  void Set(const std::string& member, double score) {
    const bool was_compact = value_.is_compact();
    ASSERT_EQ(ExpectedChange(member, score), value_.Set(member, score, limits_)) << member;
    const bool is_new = !scores_.contains(member);
    if (is_new || scores_[member] != score) {
      items_.erase({scores_[member], member});
      items_.emplace(score, member);
      scores_[member] = score;
    }
    const bool beyond = is_new && (scores_.size() > limits_.sorted_set_entries ||
                                   member.size() > limits_.sorted_set_value_bytes);
    ASSERT_EQ(was_compact && !beyond, value_.is_compact()) << member;
  }

  void Erase(const std::string& member) {
    const Encoding before = value_.encoding();
    ASSERT_EQ(Forget(member), value_.Erase(member)) << member;
    ASSERT_EQ(before, value_.encoding());
  }

  void EraseRange(size_t from, size_t count) {
    const Items all = items();
    value_.EraseRange(from, count);
    for (size_t rank = from; rank < from + count; ++rank) Forget(all[rank].second);
  }

  // Takes a member out and puts it back, as a journal does.
  void ExtractAndRestore(const std::string& member) {
    if (value_.is_compact()) return;
    SortedSetMember::Owned extracted = value_.Extract(member, Hash(member));
    ASSERT_EQ(scores_.contains(member), extracted != nullptr);
    if (extracted == nullptr) return;
    ASSERT_EQ(member, extracted->key());
    ASSERT_EQ(scores_.at(member), extracted->score());
    ASSERT_EQ(std::nullopt, value_.Score(member));
    value_.CheckInvariants();
    value_.Restore(std::move(extracted));
  }

  void CheckMember(const std::string& member) const {
    const auto found = scores_.find(member);
    if (found == scores_.end()) {
      ASSERT_EQ(std::nullopt, value_.Score(member));
      ASSERT_EQ(std::nullopt, value_.Rank(member));
      return;
    }
    ASSERT_EQ(found->second, value_.Score(member));
    const auto place = items_.find({found->second, member});
    ASSERT_EQ(static_cast<size_t>(std::distance(items_.begin(), place)), value_.Rank(member));
  }

  void CheckBound(const ScoreBound& bound) const {
    const auto before =
        std::ranges::count_if(items_, [&](const Item& item) { return bound.IsBehind(item.first); });
    ASSERT_EQ(static_cast<size_t>(before), value_.CountBefore(bound));
  }

  void CheckContent() const {
    value_.CheckInvariants();
    ASSERT_EQ(items_.size(), value_.size());
    ASSERT_EQ(items_.empty(), value_.empty());
    ASSERT_EQ(items(), ItemsOf(value_));
    if (items_.empty()) return;
    ASSERT_EQ(Items(items_.rbegin(), items_.rend()),
              Walked(value_, items_.size() - 1, SIZE_MAX, true));
  }

 private:
  Change ExpectedChange(const std::string& member, double score) const {
    const auto found = scores_.find(member);
    if (found == scores_.end()) return Change::kAdded;
    return found->second == score ? Change::kSame : Change::kChanged;
  }

  bool Forget(const std::string& member) {
    const auto found = scores_.find(member);
    if (found == scores_.end()) return false;
    items_.erase({found->second, member});
    scores_.erase(found);
    return true;
  }

  CompactLimits limits_;
  SortedSetValue value_;
  std::map<std::string, double> scores_;
  std::set<Item> items_;
};

// Scores of every kind, with many that tie.
double RandomScore(Random& random) {
  constexpr double kExtremes[] = {-kInfinity,
                                  kInfinity,
                                  -0.0,
                                  0.0,
                                  std::numeric_limits<double>::denorm_min(),
                                  -std::numeric_limits<double>::max(),
                                  std::numeric_limits<double>::max(),
                                  9007199254740993.0,
                                  -9223372036854775808.0,
                                  18446744073709551616.0};
  switch (random.Below(4)) {
    case 0:
      return kExtremes[random.Below(std::size(kExtremes))];
    case 1:
      return std::bit_cast<double>(random.Next() & 0xbfef'ffff'ffff'ffff);  // Never NaN.
    case 2:
      return static_cast<double>(random.Below(100)) / 10 - 5;
    default:
      return static_cast<double>(random.Below(10)) - 5;
  }
}

// Few enough for a member to come again, some of them integers.
std::string RandomMember(Random& random, uint64_t members) {
  const uint64_t number = random.Below(members);
  if (number % 3 == 0) return std::to_string(number);
  if (number % 3 == 1) return "-" + std::to_string(number);
  return "member " + std::to_string(number) + std::string(1, '\0');
}

// Every operation must agree with the model, across the conversion and after it.
void RunRandomOperations(uint64_t seed, uint64_t members, int steps) {
  Random random(seed);
  ModelledValue modelled;
  for (int step = 0; step < steps; ++step) {
    const std::string member = RandomMember(random, members);
    switch (random.Below(6)) {
      case 0:
      case 1:
        modelled.Set(member, RandomScore(random));
        break;
      case 2:
        modelled.Erase(member);
        break;
      case 3:
        modelled.ExtractAndRestore(member);
        break;
      case 4:
        modelled.CheckMember(member);
        break;
      case 5:
        modelled.CheckBound({RandomScore(random), random.Below(2) == 0});
        break;
    }
    modelled.CheckContent();
    ASSERT_FALSE(testing::Test::HasFatalFailure()) << "seed " << seed << ", step " << step;
  }
}

TEST(SortedSetValue, AgreesWithModelWhileItIsSmall) { RunRandomOperations(1, 100, 5'000); }

TEST(SortedSetValue, AgreesWithModelAcrossItsConversion) { RunRandomOperations(2, 400, 3'000); }

TEST(SortedSetValue, AgreesWithModelWhenItIsLarge) { RunRandomOperations(3, 1'500, 2'000); }

TEST(SortedSetValue, AgreesWithModelInAllPartsOfEverySize) {
  for (const size_t size : {0u, 1u, 2u, 128u, 129u, 500u}) {
    ModelledValue modelled;
    for (size_t i = 0; i < size; ++i) modelled.Set(std::to_string(i * 7 % 509), 1);
    const Items items = modelled.items();
    for (size_t from = 0; from <= size; from += 1 + size / 16) {
      for (const size_t count : {size_t{0}, size_t{1}, size / 2, SIZE_MAX}) {
        const auto at = items.begin() + static_cast<ptrdiff_t>(from);
        const auto forward = static_cast<ptrdiff_t>(std::min(count, size - from));
        EXPECT_EQ(Items(at, at + forward), Walked(modelled.value(), from, count, false));
        if (from == size) continue;
        const auto back = static_cast<ptrdiff_t>(std::min(count, from + 1));
        EXPECT_EQ(Items(std::make_reverse_iterator(at + 1),
                        std::make_reverse_iterator(at + 1 - back)),
                  Walked(modelled.value(), from, count, true));
      }
    }
    EXPECT_EQ(Items(), Walked(modelled.value(), size, 1, true));
    EXPECT_EQ(Items(), Walked(modelled.value(), SIZE_MAX, 1, true));
  }
}

TEST(SortedSetValue, StopsAWalkWhenToldSo) {
  for (const uint64_t entries : {0u, 128u}) {
    ModelledValue modelled(entries);
    for (int i = 0; i < 100; ++i) modelled.Set(std::to_string(i), i);
    for (const bool reverse : {false, true}) {
      int visited = 0;
      modelled.value().Walk(50, 40, reverse,
                            [&](std::string_view, double) { return ++visited < 7; });
      EXPECT_EQ(7, visited);
    }
  }
}

TEST(SortedSetValue, CountsWhatStandsBeforeAMember) {
  for (const uint64_t entries : {0u, 128u}) {
    ModelledValue modelled(entries);
    for (const char* member : {"a", "b", "c", "10", "9"}) modelled.Set(member, 2.5);
    SortedSetValue& value = modelled.value();  // "10" "9" "a" "b" "c"
    EXPECT_EQ(0u, value.CountBefore(LexBound::First()));
    EXPECT_EQ(1u, value.CountBefore(LexBound::Begin("9", false)));
    EXPECT_EQ(2u, value.CountBefore(LexBound::Begin("9", true)));
    EXPECT_EQ(4u, value.CountBefore(LexBound::End("b", false)));
    EXPECT_EQ(3u, value.CountBefore(LexBound::End("b", true)));
    EXPECT_EQ(4u, value.CountBefore(LexBound::End("bb", false)));
    EXPECT_EQ(5u, value.CountBefore(LexBound::Last()));
  }
}

TEST(SortedSetValue, IsAListpackUpToItsLimits) {
  ModelledValue modelled(3, 5);
  for (const char* member : {"a", "b", "12345"}) modelled.Set(member, 1);
  EXPECT_EQ(Encoding::kListpack, modelled.value().encoding());
  EXPECT_EQ(1u, modelled.value().blocks());
  modelled.Set("a", 2);
  EXPECT_EQ(Encoding::kListpack, modelled.value().encoding());
  modelled.Set("c", 1);
  EXPECT_EQ(Encoding::kSkiplist, modelled.value().encoding());
  EXPECT_EQ("skiplist", EncodingName(modelled.value().encoding()));
  modelled.CheckContent();
}

TEST(SortedSetValue, IsLargeForOneLongMember) {
  ModelledValue modelled(3, 5);
  modelled.Set("a", 1);
  modelled.Set("123456", 1);
  EXPECT_EQ(Encoding::kSkiplist, modelled.value().encoding());
  modelled.CheckContent();
}

TEST(SortedSetValue, StaysLargeWhenItShrinks) {
  ModelledValue modelled(3, 5);
  for (int i = 0; i < 4; ++i) modelled.Set(std::to_string(i), i);
  for (int i = 0; i < 4; ++i) modelled.Erase(std::to_string(i));
  EXPECT_EQ(Encoding::kSkiplist, modelled.value().encoding());
  EXPECT_TRUE(modelled.value().empty());
  modelled.Set("again", 1);
  modelled.CheckContent();
}

TEST(SortedSetValue, KeepsAMemberThatALowerLimitWouldNotTake) {
  ModelledValue modelled;
  modelled.Set("a long member", 1);
  CompactLimits lower;
  lower.sorted_set_value_bytes = 3;
  EXPECT_EQ(Change::kChanged, modelled.value().Set("a long member", 2, lower));
  EXPECT_EQ(Encoding::kListpack, modelled.value().encoding());
  EXPECT_EQ(Change::kAdded, modelled.value().Set("abcd", 2, lower));
  EXPECT_EQ(Encoding::kSkiplist, modelled.value().encoding());
}

TEST(SortedSetValue, TakesTheLargeFormForWhatIsToCome) {
  const auto encoding_for = [](size_t members, size_t member_bytes) {
    ModelledValue modelled(3, 5);
    modelled.Set("a", 1);
    modelled.value().PrepareFor(members, member_bytes, modelled.limits());
    modelled.CheckContent();
    return modelled.value().encoding();
  };
  EXPECT_EQ(Encoding::kListpack, encoding_for(3, 5));
  EXPECT_EQ(Encoding::kSkiplist, encoding_for(4, 5));
  EXPECT_EQ(Encoding::kSkiplist, encoding_for(3, 6));
}

TEST(SortedSetValue, HoldsMembersOfEverySize) {
  for (const uint64_t value_bytes : {64u, 1'000'000u}) {
    ModelledValue modelled(128, value_bytes);
    for (const size_t size : {0u, 1u, 63u, 64u, 65u, 127u, 128u, 16'383u, 16'384u, 300'000u}) {
      const std::string member(size, 'm');
      modelled.Set(member, static_cast<double>(size));
      modelled.CheckMember(member);
      modelled.CheckContent();
    }
  }
}

TEST(SortedSetValue, ReadsEveryScoreBackExactly) {
  for (const uint64_t entries : {0u, 128u}) {
    ModelledValue modelled(entries);
    Random random(5);
    for (int i = 0; i < 10'000; ++i) {
      const double score = RandomScore(random);
      modelled.value().Set("before", -score, modelled.limits());
      modelled.value().Set("member", score, modelled.limits());
      ASSERT_EQ(score, modelled.value().Score("member"));
    }
  }
}

TEST(SortedSetValue, TakesMinusZeroForZeroButShowsItWhenItIsLarge) {
  for (const uint64_t entries : {0u, 128u}) {
    ModelledValue modelled(entries);
    SortedSetValue& value = modelled.value();
    EXPECT_EQ(Change::kAdded, value.Set("b", -0.0, modelled.limits()));
    EXPECT_EQ(Change::kAdded, value.Set("a", 0.0, modelled.limits()));
    EXPECT_EQ(Change::kSame, value.Set("b", 0.0, modelled.limits()));
    EXPECT_EQ((Items{{0, "a"}, {0, "b"}}), ItemsOf(value));
    EXPECT_EQ(!value.is_compact(), std::signbit(*value.Score("b")));
    EXPECT_FALSE(std::signbit(*value.Score("a")));
  }
}

TEST(SortedSetValue, ErasesRangesOfRanks) {
  for (const uint64_t entries : {0u, 128u}) {
    ModelledValue modelled(entries);
    for (int i = 0; i < 100; ++i) modelled.Set(std::to_string(i), i % 10);
    for (const auto& [from, count] :
         {std::pair<size_t, size_t>{0, 0}, {100, 0}, {0, 7}, {83, 10}, {20, 40}, {0, 43}}) {
      modelled.EraseRange(from, count);
      modelled.CheckContent();
    }
    EXPECT_TRUE(modelled.value().empty());
  }
}

TEST(SortedSetValue, ClonesAllOfIt) {
  for (const size_t size : {0u, 1u, 128u, 129u, 2'000u}) {
    ModelledValue modelled;
    for (size_t i = 0; i < size; ++i) modelled.Set(std::to_string(i), static_cast<double>(i % 9));
    const SortedSetValue clone = modelled.value().Clone();
    clone.CheckInvariants();
    EXPECT_EQ(modelled.value().encoding(), clone.encoding());
    modelled.value().EraseRange(0, size);
    EXPECT_EQ(size, clone.size());
  }
}

TEST(SortedSetValue, LeavesAnEmptySmallOneWhenItIsMovedFrom) {
  for (const size_t size : {1u, 129u}) {
    ModelledValue modelled;
    for (size_t i = 0; i < size; ++i) modelled.Set(std::to_string(i), static_cast<double>(i));
    const Encoding encoding = modelled.value().encoding();
    SortedSetValue moved(std::move(modelled.value()));
    modelled.value().CheckInvariants();  // NOLINT: what it is afterwards is the question
    EXPECT_TRUE(modelled.value().empty());
    EXPECT_EQ(Encoding::kListpack, modelled.value().encoding());
    EXPECT_EQ(0u, modelled.value().heap_bytes());
    EXPECT_EQ(0u, modelled.value().blocks());

    SortedSetValue assigned;
    assigned.Set("old", 1, modelled.limits());
    assigned = std::move(moved);
    EXPECT_TRUE(moved.empty());  // NOLINT
    EXPECT_EQ(encoding, assigned.encoding());
    EXPECT_EQ(modelled.items(), ItemsOf(assigned));
  }
}

TEST(SortedSetValue, ScansWhatIsThereThroughoutExactlyOnce) {
  Random random(9);
  ModelledValue modelled;
  const auto lasting = [](size_t i) { return "lasting " + std::to_string(i); };
  constexpr size_t kLasting = 500;
  for (size_t i = 0; i < kLasting; ++i) modelled.Set(lasting(i), 1);
  std::map<std::string, int> visits;
  uint64_t cursor = 0;
  size_t passing = 0;
  do {
    cursor = modelled.value().Scan(
        cursor, [&](std::string_view member, double) { ++visits[std::string(member)]; });
    // Scores change, and others come and go, so that the table grows and shrinks.
    for (int i = 0; i < 20; ++i) {
      modelled.Set(lasting(random.Below(kLasting)), RandomScore(random));
      modelled.Set(std::to_string(passing++), 3);
    }
    if (random.Below(20) == 0) {
      for (; passing > 0; --passing) modelled.Erase(std::to_string(passing - 1));
    }
  } while (cursor != 0);
  for (size_t i = 0; i < kLasting; ++i) EXPECT_EQ(1, visits[lasting(i)]) << i;
}

TEST(SortedSetValue, ScansASmallOneAtOnce) {
  ModelledValue modelled;
  for (int i = 0; i < 10; ++i) modelled.Set(std::to_string(i), i);
  Items items;
  EXPECT_EQ(0u, modelled.value().Scan(12'345, [&](std::string_view member, double score) {
    items.emplace_back(score, member);
  }));
  EXPECT_EQ(modelled.items(), items);
}

TEST(SortedSetValue, SamplesEveryElementAboutEquallyOften) {
  for (const uint64_t entries : {0u, 128u}) {
    ModelledValue modelled(entries);
    for (int i = 0; i < 100; ++i) modelled.Set(std::to_string(i), i);
    Random random(13);
    std::map<std::string, int> samples;
    SortedSetValue::Buffer buffer;
    for (int i = 0; i < 100'000; ++i) {
      const auto [member, score] = modelled.value().Sample(random, buffer);
      ASSERT_EQ(modelled.scores().at(std::string(member)), score);
      ++samples[std::string(member)];
    }
    ASSERT_EQ(100u, samples.size());
    for (const auto& [member, count] : samples) EXPECT_NEAR(1'000, count, 300) << member;
  }
}

// The bytes that Redis has allocated: of the zset object, its dict and the head of its skip list,
// and for each element a dict entry of 24 bytes, a node of 24 bytes and 4/3 levels of 16 on
// average, and the member with 2 bytes more. Its dict has a bucket of 8 bytes for each element or
// more, in powers of two.
double RedisBytes(const SortedSetValue& value) {
  const size_t buckets = std::max<size_t>(4, std::bit_ceil(value.size()));
  double bytes = 16 + 56 + 32 + 640 + 8 * static_cast<double>(buckets);
  value.ForEach([&](std::string_view member, double) {
    bytes += 24 + 24 + 16 * 4 / 3.0 + static_cast<double>(member.size()) + 2;
  });
  return bytes;
}

double RandomOrInOrder(bool in_order, size_t index, Random& random) {
  return static_cast<double>(in_order ? index : random.Next());
}

TEST(SortedSetValue, TakesNoMoreMemoryThanRedisWhileItGrows) {
  for (const bool in_order : {false, true}) {
    Random random(17);
    ModelledValue modelled(0);
    SortedSetValue& value = modelled.value();
    for (size_t i = 0; i < 3'000; ++i) {
      value.Set("member:" + std::to_string(i), RandomOrInOrder(in_order, i, random),
                modelled.limits());
      EXPECT_LE(static_cast<double>(value.heap_bytes()), RedisBytes(value)) << value.size();
    }
  }
}

TEST(SortedSetValue, TakesThreeQuartersOfTheMemoryOfRedisWhenItIsLarge) {
  constexpr size_t kElements = 100'000;
  for (const bool in_order : {false, true}) {
    Random random(19);
    ModelledValue modelled;
    SortedSetValue& value = modelled.value();
    for (size_t i = 0; i < kElements; ++i) {
      value.Set("member:" + std::to_string(i), RandomOrInOrder(in_order, i, random),
                modelled.limits());
    }
    const double redis_bytes = RedisBytes(value);
    EXPECT_LE(static_cast<double>(value.heap_bytes()), 0.75 * redis_bytes);
    RecordProperty(in_order ? "ascending" : "random",
                   std::to_string(static_cast<double>(value.heap_bytes()) / kElements) + " of " +
                       std::to_string(redis_bytes / kElements));
  }
}

}  // namespace
}  // namespace perilune
