#include "command/collection_scan_commands.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "base/number.h"
#include "command/test_caller.h"
#include "engine/collection_ref.h"
#include "engine/transaction.h"

namespace perilune {
namespace {

// How each type is filled, and what its scan replies.

struct HashKind {
  using Value = HashValue;
  static constexpr const char* kCommand = "HSCAN";
  static constexpr size_t kTextsOfElement = 2;
  static void Add(HashRef& hash, const std::string& name) { hash.Set(name, "of " + name); }
  static std::string Second(const std::string& name) { return "of " + name; }
};

struct SetKind {
  using Value = SetValue;
  static constexpr const char* kCommand = "SSCAN";
  static constexpr size_t kTextsOfElement = 1;
  static void Add(SetRef& set, const std::string& name) { set.Add(name); }
  static std::string Second(const std::string& /*name*/) { return ""; }
};

struct SortedSetKind {
  using Value = SortedSetValue;
  static constexpr const char* kCommand = "ZSCAN";
  static constexpr size_t kTextsOfElement = 2;
  static void Add(SortedSetRef& sorted_set, const std::string& name) {
    sorted_set.Set(name, static_cast<double>(name.size()) + 0.5);
  }
  static std::string Second(const std::string& name) { return std::to_string(name.size()) + ".5"; }
};

template <typename Kind>
class CollectionScanTest : public test::CommandTest {
 protected:
  static constexpr uint64_t kCursorEnd = uint64_t{1} << 38;

  struct Step {
    std::string cursor;
    std::vector<std::string> names;
  };

  void Add(const std::string& name) {
    Change("key", [&](Transaction& txn, const Key& key) {
      auto collection = txn.EditOrAdd<typename Kind::Value>(key);
      Kind::Add(*collection, name);
    });
  }
  void Erase(const std::string& name) {
    Change("key", [&](Transaction& txn, const Key& key) {
      auto collection = txn.Edit<typename Kind::Value>(key);
      (*collection)->Erase(name);
      (*collection)->DropIfEmpty();
    });
  }
  void AddMany(const std::string& prefix, int count) {
    for (int i = 0; i < count; ++i) Add(prefix + std::to_string(i));
  }

  Step Scan(const std::string& cursor_and_options) {
    const test::FlatSink reply =
        Call(kCollectionScanCommands, std::string(Kind::kCommand) + " key " + cursor_and_options);
    const std::vector<std::string>& texts = reply.elements();
    Step step = {texts.front(), {}};
    for (size_t i = 1; i < texts.size(); i += Kind::kTextsOfElement) {
      step.names.push_back(texts[i]);
      if (Kind::kTextsOfElement == 1) continue;
      EXPECT_EQ(texts[i + 1], Kind::Second(texts[i]));
    }
    return step;
  }
};

using Kinds = testing::Types<HashKind, SetKind, SortedSetKind>;
TYPED_TEST_SUITE(CollectionScanTest, Kinds);

TYPED_TEST(CollectionScanTest, ReturnsACompactCollectionWholeWhateverTheCursor) {
  this->AddMany("name", 100);
  for (const char* cursor : {"0", "1", "274877906943", "18446744073709551615", "-7"}) {
    const auto step = this->Scan(std::string(cursor) + " COUNT 1");
    EXPECT_EQ(step.cursor, "0");
    EXPECT_EQ(step.names.size(), 100u);
  }
}

TYPED_TEST(CollectionScanTest, ReturnsAboutAsManyElementsAsAskedFor) {
  this->AddMany("name", 20'000);
  for (const size_t count : {1u, 10u, 1000u}) {
    const auto step = this->Scan("0 COUNT " + std::to_string(count));
    EXPECT_GE(step.names.size(), count);
    EXPECT_LE(step.names.size(), count + 40);
  }
}

TYPED_TEST(CollectionScanTest, CountIsOfTheElementsVisitedNotOfThoseThatMatch) {
  this->AddMany("name", 20'000);
  const auto step = this->Scan("0 MATCH nosuch COUNT 10");
  EXPECT_NE(step.cursor, "0");
  EXPECT_TRUE(step.names.empty());
}

TYPED_TEST(CollectionScanTest, CursorsGrowAndFit38Bits) {
  this->AddMany("name", 5'000);
  std::string cursor = "0";
  uint64_t last = 0;
  do {
    cursor = this->Scan(cursor).cursor;
    const auto number = static_cast<uint64_t>(ParseInt64(cursor).value());
    ASSERT_LT(number, this->kCursorEnd);
    ASSERT_TRUE(number == 0 || number > last);
    last = number;
  } while (cursor != "0");
}

TYPED_TEST(CollectionScanTest, AWalkFromAnyNumberEnds) {
  this->AddMany("name", 1'000);
  std::mt19937_64 random(20260401);
  for (int i = 0; i < 200; ++i) {
    std::string cursor = std::to_string(random() >> (random() % 64));
    for (int calls = 0; cursor != "0" || calls == 0; ++calls) {
      ASSERT_LT(calls, 200);
      cursor = this->Scan(cursor).cursor;
    }
  }
}

// Elements come and go during the walk, so that the table grows and shrinks by a factor of ten;
// those that stay all the time are returned once each, those that are added or removed at most
// as often as they were there.
TYPED_TEST(CollectionScanTest, ReturnsWhatIsThereAllTheTimeExactlyOnce) {
  for (const uint64_t seed : {1u, 2u, 3u}) {
    SCOPED_TRACE(seed);
    std::mt19937_64 random(seed);
    this->Change("key", [](Transaction& txn, const Key& key) { txn.Erase(key); });
    this->AddMany("staying", 1'000);
    this->AddMany("gone", 5'000);
    for (int i = 0; i < 5'000; ++i) this->Erase("gone" + std::to_string(i));

    std::map<std::string, int> seen;
    std::set<std::string> passing;
    std::string cursor = "0";
    do {
      const auto step = this->Scan(cursor + " COUNT 20");
      cursor = step.cursor;
      for (const std::string& name : step.names) {
        ++seen[name];
        ASSERT_TRUE(name.starts_with("staying") || passing.contains(name)) << name;
      }
      const size_t wanted = random() % 3 == 0 ? 10'000 : 100;
      for (int i = 0; i < 2'000 && passing.size() != wanted; ++i) {
        if (passing.size() < wanted) {
          const std::string name = "passing" + std::to_string(random());
          passing.insert(name);
          this->Add(name);
        } else {
          const auto any = passing.lower_bound("passing" + std::to_string(random()));
          const std::string name = any == passing.end() ? *passing.begin() : *any;
          passing.erase(name);
          this->Erase(name);
        }
      }
    } while (cursor != "0");
    for (int i = 0; i < 1'000; ++i) EXPECT_EQ(seen["staying" + std::to_string(i)], 1) << i;
  }
}

// A walk that began in a table may go on in a compact collection that has taken its place.
TYPED_TEST(CollectionScanTest, EndsWithAllThatIsThereIfACompactCollectionTookTheKey) {
  this->AddMany("name", 1'000);
  const auto first = this->Scan("0");
  ASSERT_NE(first.cursor, "0");
  this->Change("key", [](Transaction& txn, const Key& key) { txn.Erase(key); });
  this->AddMany("other", 3);
  const auto last = this->Scan(first.cursor);
  EXPECT_EQ(last.cursor, "0");
  EXPECT_EQ(last.names.size(), 3u);
}

TYPED_TEST(CollectionScanTest, GoesOnWhereItWasIfTheTableWasMadeAnew) {
  this->AddMany("name", 1'000);
  auto step = this->Scan("0 COUNT 500");
  std::set<std::string> seen(step.names.begin(), step.names.end());
  this->Change("key", [](Transaction& txn, const Key& key) { txn.Erase(key); });
  this->AddMany("name", 5'000);
  while (step.cursor != "0") {
    step = this->Scan(step.cursor + " COUNT 100");
    seen.insert(step.names.begin(), step.names.end());
  }
  for (int i = 0; i < 1'000; ++i) EXPECT_TRUE(seen.contains("name" + std::to_string(i))) << i;
}

}  // namespace
}  // namespace perilune
