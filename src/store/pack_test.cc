#include "store/pack.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "base/random.h"
#include "store/test_texts.h"

namespace perilune {
namespace {

using Strings = std::vector<std::string>;

std::string TextAt(const Pack& pack, Pack::Position position) {
  Pack::Buffer buffer;
  return std::string(pack.Get(position).View(buffer));
}

Strings Elements(const Pack& pack) {
  Strings elements;
  for (auto at = pack.First(); at != Pack::kEnd; at = pack.Next(at)) {
    elements.push_back(TextAt(pack, at));
  }
  return elements;
}

Pack MakePack(const Strings& elements) {
  Pack pack;
  for (const std::string& element : elements) pack.Append(element);
  return pack;
}

TEST(Pack, ReadsEveryElementBackAsItWas) {
  const Strings texts = test::ExtremeTexts();
  const Pack pack = MakePack(texts);
  pack.CheckInvariants();
  EXPECT_EQ(texts, Elements(pack));
  EXPECT_EQ(texts.size(), pack.size());
  for (size_t i = 0; i < texts.size(); ++i) {
    EXPECT_EQ(texts[i], TextAt(pack, pack.At(i)));
    const Pack single = MakePack({texts[i]});
    EXPECT_LE(single.bytes(), texts[i].size() + Pack::kOverheadBytesMax) << texts[i];
    const auto found = pack.Find(PackedElement::Of(texts[i]));
    ASSERT_NE(Pack::kEnd, found) << texts[i];
    EXPECT_EQ(texts[i], TextAt(pack, found));
  }
  EXPECT_EQ(pack.At(texts.size()), Pack::kEnd);
}

size_t BytesOf(const std::string& text) { return MakePack({text}).bytes(); }

TEST(Pack, TakesAByteForMostElementsBesideTheirContent) {
  EXPECT_EQ(BytesOf("field"), 6u);
  EXPECT_EQ(BytesOf(std::string(63, 'x')), 64u);
  EXPECT_EQ(BytesOf(std::string(64, 'x')), 66u);
  EXPECT_EQ(BytesOf("127"), 1u);
  EXPECT_EQ(BytesOf("-1"), 2u);
  EXPECT_EQ(BytesOf("255"), 2u);
  EXPECT_EQ(BytesOf("4294967295"), 5u);
  EXPECT_EQ(BytesOf("1700000000000"), 7u);
  EXPECT_EQ(BytesOf("-9223372036854775808"), 9u);
}

TEST(Pack, HasAllocatedNothingWhileEmpty) {
  Pack pack;
  EXPECT_TRUE(pack.empty());
  EXPECT_EQ(pack.size(), 0u);
  EXPECT_EQ(pack.heap_bytes(), 0u);
  EXPECT_EQ(pack.First(), Pack::kEnd);
  EXPECT_EQ(pack.At(0), Pack::kEnd);
  EXPECT_EQ(pack.Find(PackedElement::Of("")), Pack::kEnd);
  pack.Append("a");
  EXPECT_EQ(pack.heap_bytes(), 2u);
  EXPECT_EQ(pack.Erase(pack.First()), Pack::kEnd);
  EXPECT_TRUE(pack.empty());
  EXPECT_EQ(pack.heap_bytes(), 0u);
  EXPECT_TRUE(pack.Clone().empty());
  pack.CheckInvariants();
}

TEST(Pack, IsEmptyOnceMoved) {
  Pack pack = MakePack({"a", "b"});
  Pack moved = std::move(pack);
  EXPECT_EQ(Elements(moved), Strings({"a", "b"}));
  EXPECT_TRUE(pack.empty());  // NOLINT: that is what is tested.
  pack.CheckInvariants();
  pack.Append("c");
  moved = std::move(pack);
  EXPECT_EQ(Elements(moved), Strings({"c"}));
}

TEST(Pack, FindsKeysOfPairsOnly) {
  const Pack pack = MakePack({"b", "a", "a", "b", "1", "2"});
  EXPECT_EQ(pack.At(2), pack.FindKey(PackedElement::Of("a")));
  EXPECT_EQ(pack.At(4), pack.FindKey(PackedElement::Of("1")));
  EXPECT_EQ(Pack::kEnd, pack.FindKey(PackedElement::Of("2")));
}

TEST(Pack, WalksOverElementsOfEverySize) {
  Strings texts;
  for (const std::string& text : test::ExtremeTexts()) {
    texts.push_back(text);
    texts.push_back("between, and longer than a word");
  }
  texts.push_back("the last key");
  texts.push_back("");
  const Pack pack = MakePack(texts);
  EXPECT_EQ(pack.FindKey(PackedElement::Of("the last key")), pack.At(texts.size() - 2));
  EXPECT_EQ(pack.Find(PackedElement::Of("the last key")), pack.At(texts.size() - 2));
}

TEST(Pack, TellsWhatItHasComparedLast) {
  const Pack pack = MakePack({"a", "1", "b", "2"});
  Pack::Position last = 77;
  EXPECT_EQ(pack.FindKey(PackedElement::Of("a"), &last), pack.First());
  EXPECT_EQ(last, 77u);  // Only if nothing was found.
  EXPECT_EQ(pack.FindKey(PackedElement::Of("x"), &last), Pack::kEnd);
  EXPECT_EQ(last, pack.At(2));
  EXPECT_EQ(Pack().FindKey(PackedElement::Of("x"), &last), Pack::kEnd);
  EXPECT_EQ(last, Pack::kEnd);
}

TEST(Pack, TellsElementsApartThatAreAlikeButForOneByte) {
  for (const size_t size : std::initializer_list<size_t>{1, 7, 8, 9, 16, 63, 64, 8192}) {
    const std::string wanted(size, 'x');
    Pack pack;
    for (const size_t at : {size_t{0}, size / 2, size - 1}) {
      std::string other = wanted;
      other[at] = 'y';
      pack.Append(other);
    }
    pack.Append(wanted + "x");
    if (size > 1) pack.Append(wanted.substr(1));
    EXPECT_EQ(pack.Find(PackedElement::Of(wanted)), Pack::kEnd) << size;
    pack.Append(wanted);
    EXPECT_EQ(pack.Find(PackedElement::Of(wanted)), pack.At(pack.size() - 1)) << size;
  }
}

// A pack beside what it must hold.
class ModelledPack {
 public:
  void Change(Random& random, const Strings& texts) {
    const std::string& text = texts[random.Below(texts.size())];
    const size_t index = random.Below(model_.size() + 1);
    const auto place = std::next(model_.begin(), static_cast<ptrdiff_t>(index));
    const auto position = pack_.At(index);
    switch (random.Below(model_.size() < 40 ? 3 : 5)) {
      case 0:
      case 1:
        EXPECT_EQ(text, TextAt(pack_, pack_.Insert(position, text)));
        model_.insert(place, text);
        break;
      case 2:
        if (place == model_.end()) break;
        EXPECT_EQ(position, pack_.Replace(position, text));
        *place = text;
        break;
      default:
        Erase(index, random.Below(model_.size() - index + 1));
    }
  }

  void Check() const {
    pack_.CheckInvariants();
    ASSERT_EQ(model_.size(), pack_.size());
    ASSERT_EQ(model_, Elements(pack_));
    ASSERT_EQ(model_, Elements(pack_.Clone()));
  }

 private:
  void Erase(size_t index, size_t count) {
    const auto first = std::next(model_.begin(), static_cast<ptrdiff_t>(index));
    model_.erase(first, std::next(first, static_cast<ptrdiff_t>(count)));
    const Pack::Position next = pack_.Erase(pack_.At(index), count);
    EXPECT_EQ(next, pack_.At(index));
  }

  Strings model_;
  Pack pack_;
};

TEST(Pack, AgreesWithModelUnderRandomOperations) {
  const Strings texts = test::ExtremeTexts();
  Random random(20261201);
  ModelledPack both;
  for (int step = 0; step < 4000; ++step) {
    SCOPED_TRACE("step " + std::to_string(step));
    both.Change(random, texts);
    ASSERT_NO_FATAL_FAILURE(both.Check());
  }
}

TEST(Pack, CountsItsElementsOnceThereAreTooManyToNote) {
  Pack pack = MakePack(Strings(65'534, "x"));
  for (size_t size = 65'535; size < 65'540; ++size) {
    pack.Append("y");
    EXPECT_EQ(pack.size(), size);
  }
  EXPECT_EQ(TextAt(pack, pack.At(65'539 - 1)), "y");
  EXPECT_EQ(pack.At(65'539), Pack::kEnd);
  EXPECT_EQ(pack.Clone().size(), 65'539u);
  pack.Erase(pack.First(), 65'538);
  EXPECT_EQ(pack.size(), 1u);
  pack.CheckInvariants();
  pack.Erase(pack.First());
  pack.Append("z");
  EXPECT_EQ(pack.size(), 1u);
}

}  // namespace
}  // namespace perilune
