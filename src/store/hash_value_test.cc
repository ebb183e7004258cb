#include "store/hash_value.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "base/random.h"

namespace perilune {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

Fields FieldsOf(const HashValue& hash) {
  Fields fields;
  hash.ForEach(
      [&](std::string_view field, std::string_view value) { fields.emplace_back(field, value); });
  return fields;
}

// A hash beside what it must hold: the fields in the order of their addition.
class ModelledHash {
 public:
  ModelledHash(uint64_t entries, uint64_t value_bytes)
      : entries_(entries), value_bytes_(value_bytes) {
    limits_.hash_entries = entries;
    limits_.hash_value_bytes = value_bytes;
  }

  HashValue& hash() { return hash_; }
  const Fields& model() const { return model_; }

  void Set(const std::string& field, const std::string& value) {
    const auto place = Locate(field);
    ASSERT_EQ(place == model_.end(), hash_.Set(field, value, limits_));
    if (place == model_.end()) {
      model_.emplace_back(field, value);
    } else {
      place->second = value;
    }
    large_ = large_ || model_.size() > entries_ || field.size() > value_bytes_ ||
             value.size() > value_bytes_;
  }

  void Erase(const std::string& field) {
    const auto place = Locate(field);
    ASSERT_EQ(place != model_.end(), hash_.Erase(field));
    if (place != model_.end()) model_.erase(place);
  }

  // Takes a field out and puts it back, as a journal does.
  void ExtractAndRestore(const std::string& field) {
    if (!large_) return;
    const auto place = Locate(field);
    HashField::Owned extracted = hash_.Extract(field, Hash(field));
    ASSERT_EQ(place != model_.end(), extracted != nullptr);
    if (extracted == nullptr) return;
    EXPECT_EQ(field, extracted->key());
    EXPECT_EQ(place->second, extracted->value());
    EXPECT_FALSE(hash_.Contains(field));
    hash_.CheckInvariants();
    hash_.Restore(std::move(extracted));
  }

  void CheckFind(const std::string& field) {
    const auto place = Locate(field);
    HashValue::Buffer buffer;
    const auto value = hash_.Find(field, buffer);
    ASSERT_EQ(place != model_.end(), value.has_value());
    ASSERT_EQ(place != model_.end(), hash_.Contains(field));
    if (value) {
      ASSERT_EQ(place->second, *value);
    }
  }

  void Check() const {
    hash_.CheckInvariants();
    ASSERT_EQ(large_ ? Encoding::kHashtable : Encoding::kListpack, hash_.encoding());
    ASSERT_EQ(model_.size(), hash_.size());
    ASSERT_EQ(model_.empty(), hash_.empty());
    CheckFields(hash_);
    CheckFields(hash_.Clone());
  }

 private:
  Fields::iterator Locate(const std::string& field) {
    return std::find_if(model_.begin(), model_.end(),
                        [&](const auto& present) { return present.first == field; });
  }

  void CheckFields(const HashValue& hash) const {
    Fields expected = model_;
    Fields fields = FieldsOf(hash);
    if (large_) {
      std::sort(expected.begin(), expected.end());
      std::sort(fields.begin(), fields.end());
    }
    ASSERT_EQ(expected, fields);
  }

  const uint64_t entries_;
  const uint64_t value_bytes_;
  CompactLimits limits_;
  HashValue hash_;
  Fields model_;
  bool large_ = false;
};

std::string RandomText(Random& random, uint64_t texts, size_t size_max) {
  const uint64_t number = random.Below(texts);
  if (number % 3 == 0) return std::to_string(number);
  std::string text(random.Below(size_max + 1), static_cast<char>(number));
  return number % 3 == 1 ? text : "f" + std::to_string(number);
}

void RunRandomly(uint64_t entries, uint64_t value_bytes, size_t value_size_max, int steps) {
  Random random(20260204 + entries);
  ModelledHash both(entries, value_bytes);
  const uint64_t texts = 3 * entries / 2 + 10;
  for (int step = 0; step < steps; ++step) {
    SCOPED_TRACE("step " + std::to_string(step));
    const std::string field = RandomText(random, texts, 3);
    switch (random.Below(8)) {
      case 0:
      case 1:
        ASSERT_NO_FATAL_FAILURE(both.Erase(field));
        break;
      case 2:
        ASSERT_NO_FATAL_FAILURE(both.ExtractAndRestore(field));
        break;
      default:
        ASSERT_NO_FATAL_FAILURE(both.Set(field, RandomText(random, 1000, value_size_max)));
    }
    ASSERT_NO_FATAL_FAILURE(both.CheckFind(field));
    ASSERT_NO_FATAL_FAILURE(both.CheckFind(RandomText(random, texts, 3)));
    ASSERT_NO_FATAL_FAILURE(both.Check());
  }
}

TEST(HashValue, AgreesWithModelWhileSmall) { RunRandomly(1000, 64, 64, 1000); }

TEST(HashValue, AgreesWithModelAcrossTheLimitOfFields) { RunRandomly(20, 64, 64, 2000); }

TEST(HashValue, AgreesWithModelAcrossTheLimitOfBytes) { RunRandomly(100, 64, 65, 1000); }

TEST(HashValue, AgreesWithModelWhileLarge) { RunRandomly(0, 0, 200, 2000); }

TEST(HashValue, BecomesLargeWithTheFieldBeyondTheLimit) {
  ModelledHash both(3, 64);
  for (const char* field : {"a", "b", "c"}) both.Set(field, "1");
  both.Set("b", "2");
  EXPECT_EQ(Encoding::kListpack, both.hash().encoding());
  both.Set("d", "1");
  EXPECT_EQ(Encoding::kHashtable, both.hash().encoding());
  both.Erase("d");
  EXPECT_EQ(Encoding::kHashtable, both.hash().encoding());
  both.Check();
}

TEST(HashValue, BecomesLargeWithATextBeyondTheLimit) {
  const std::string longest(10, 'x');
  for (const bool is_field : {true, false}) {
    ModelledHash both(100, 10);
    both.Set(longest, longest);
    both.Set("1234567890", "1234567890");
    EXPECT_EQ(Encoding::kListpack, both.hash().encoding());
    both.Set(is_field ? longest + "x" : longest, is_field ? "" : "12345678901");
    EXPECT_EQ(Encoding::kHashtable, both.hash().encoding());
    both.Check();
  }
}

TEST(HashValue, KeepsTheOrderOfAdditionWhileSmall) {
  ModelledHash both(100, 64);
  for (const char* field : {"3", "1", "2"}) both.Set(field, "x");
  both.Set("1", "a longer value");
  both.Erase("3");
  both.Set("3", "again");
  EXPECT_EQ(Fields({{"1", "a longer value"}, {"2", "x"}, {"3", "again"}}), FieldsOf(both.hash()));
  HashValue::Buffer field;
  HashValue::Buffer value;
  EXPECT_EQ("3", both.hash().At(2, field, value).field);
  EXPECT_EQ("again", both.hash().At(2, field, value).value);
}

TEST(HashValue, DoesNotTakeAValueForAField) {
  ModelledHash both(100, 64);
  both.Set("a", "b");
  both.Set("c", "1");
  EXPECT_FALSE(both.hash().Contains("b"));
  EXPECT_FALSE(both.hash().Contains("1"));
}

TEST(HashValue, HoldsTextsOfAnySizeAndBytes) {
  for (const uint64_t entries : {0u, 1000u}) {
    ModelledHash both(entries, uint64_t{1} << 30);
    for (const std::string& text :
         {std::string(), std::string(1, '\0'), std::string("a\0b", 3), std::string("a\0c", 3),
          std::string(127, 'x'), std::string(128, 'x'), std::string(16'384, 'x'),
          std::string(3'000'000, 'x'), std::string("-9223372036854775808"),
          std::string("9223372036854775807"), std::string("9223372036854775808"), std::string("-0"),
          std::string("00")}) {
      both.Set(text, text);
      both.Set(text + "y", "");
      both.Set("y" + text, text + text);
      both.CheckFind(text);
    }
    both.Check();
  }
}

TEST(HashValue, OverwritesAValueOfTheSameSizeInPlace) {
  ModelledHash both(0, 64);
  both.Set("field", "old");
  HashValue::Buffer buffer;
  const char* const place = both.hash().Find("field", buffer)->data();
  both.Set("field", "new");
  EXPECT_EQ(place, both.hash().Find("field", buffer)->data());
  both.Set("field", "longer");
  both.Set("field", "");
  both.Check();
}

TEST(HashValue, KnowsItsMemory) {
  ModelledHash both(2, 64);
  EXPECT_EQ(0u, both.hash().heap_bytes());
  EXPECT_EQ(0u, both.hash().blocks());
  both.Set("f", "1");
  EXPECT_EQ(2u + 1, both.hash().heap_bytes());
  EXPECT_EQ(1u, both.hash().blocks());
  both.Set("g", "1");
  both.Set("h", "1");
  EXPECT_EQ(4u, both.hash().blocks());
  const size_t before = both.hash().heap_bytes();
  both.Set("h", std::string(1001, 'x'));
  EXPECT_EQ(before + 1000 + 1, both.hash().heap_bytes());
  both.Set("h", "2");
  EXPECT_EQ(before, both.hash().heap_bytes());
}

TEST(HashValue, IsEmptyAndSmallOnceMovedFrom) {
  for (const uint64_t entries : {0u, 100u}) {
    ModelledHash both(entries, 64);
    both.Set("a", "1");
    HashValue moved(std::move(both.hash()));
    EXPECT_TRUE(both.hash().empty());
    EXPECT_TRUE(both.hash().is_compact());
    EXPECT_EQ(Fields({{"a", "1"}}), FieldsOf(moved));
    both.hash() = std::move(moved);
    EXPECT_TRUE(moved.empty());
    both.Check();
  }
}

TEST(HashValue, ClonesShareNothing) {
  for (const uint64_t entries : {0u, 100u}) {
    ModelledHash both(entries, 64);
    both.Set("a", "1");
    HashValue clone = both.hash().Clone();
    clone.Set("a", "2", CompactLimits());
    clone.Set("b", "2", CompactLimits());
    EXPECT_EQ(Fields({{"a", "1"}}), FieldsOf(both.hash()));
    EXPECT_EQ(2u, clone.size());
  }
}

TEST(HashValue, ScansASmallHashAtOnce) {
  ModelledHash both(100, 64);
  for (int i = 0; i < 50; ++i) both.Set(std::to_string(i), "v");
  for (const uint64_t cursor : {uint64_t{0}, uint64_t{12345}}) {
    size_t visited = 0;
    EXPECT_EQ(0u, both.hash().Scan(cursor, [&](std::string_view, std::string_view) { ++visited; }));
    EXPECT_EQ(50u, visited);
  }
}

TEST(HashValue, ScansAllFieldsThatStayWhileOthersComeAndGo) {
  ModelledHash both(0, 64);
  for (int i = 0; i < 200; ++i) both.Set("stays" + std::to_string(i), std::to_string(i));
  std::map<std::string, int> visits;
  uint64_t cursor = 0;
  int calls = 0;
  do {
    cursor = both.hash().Scan(cursor, [&](std::string_view field, std::string_view value) {
      if (!field.starts_with("stays")) return;
      EXPECT_EQ(field.substr(5), value);
      ++visits[std::string(field)];
    });
    for (int i = 0; i < 20; ++i) both.Set("comes" + std::to_string(20 * calls + i), "");
    if (calls % 2 == 1) both.Erase("comes" + std::to_string(calls));
    ASSERT_LT(++calls, 100'000);
  } while (cursor != 0);
  EXPECT_GT(calls, 10);
  EXPECT_EQ(200u, visits.size());
  for (const auto& [field, count] : visits) EXPECT_EQ(1, count) << field;
}

TEST(HashValue, SamplesEveryFieldAboutEquallyOften) {
  for (const uint64_t entries : {0u, 100u}) {
    Random random(20260205);
    ModelledHash both(entries, 64);
    for (int i = 0; i < 50; ++i) both.Set(std::to_string(i), "v" + std::to_string(i));
    std::map<std::string, int> drawn;
    for (int i = 0; i < 50'000; ++i) {
      HashValue::Buffer field;
      HashValue::Buffer value;
      const HashValue::FieldView sampled = both.hash().Sample(random, field, value);
      EXPECT_EQ("v" + std::string(sampled.field), sampled.value);
      ++drawn[std::string(sampled.field)];
    }
    EXPECT_EQ(50u, drawn.size());
    for (const auto& [field, count] : drawn) {
      EXPECT_GT(count, entries == 0 ? 400 : 850) << field;
      EXPECT_LT(count, entries == 0 ? 1600 : 1150) << field;
    }
  }
}

TEST(HashField, TakesTwoBytesMoreThanShortTexts) {
  EXPECT_EQ(2u, HashField::Make("", "")->heap_bytes());
  EXPECT_EQ(2u + 127 + 1, HashField::Make(std::string(127, 'f'), "v")->heap_bytes());
  EXPECT_EQ(3u + 128 + 1, HashField::Make("f", std::string(128, 'v'))->heap_bytes());
  EXPECT_EQ(4u + 16'384 + 1, HashField::Make("f", std::string(16'384, 'v'))->heap_bytes());
}

}  // namespace
}  // namespace perilune
