#include "store/listpack.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/random.h"
#include "store/test_texts.h"

namespace perilune {
namespace {

using Strings = std::vector<std::string>;

std::string TextAt(const Listpack& listpack, Listpack::Position position) {
  Listpack::Buffer buffer;
  return std::string(listpack.Get(position).View(buffer));
}

Strings Forwards(const Listpack& listpack) {
  Strings elements;
  for (auto at = listpack.First(); at != Listpack::kEnd; at = listpack.Next(at)) {
    elements.push_back(TextAt(listpack, at));
  }
  return elements;
}

Strings Backwards(const Listpack& listpack) {
  Strings elements;
  for (auto at = listpack.Last(); at != Listpack::kEnd; at = listpack.Previous(at)) {
    elements.push_back(TextAt(listpack, at));
  }
  return elements;
}

Listpack MakeListpack(const Strings& elements) {
  Listpack listpack;
  for (const std::string& element : elements) listpack.Append(element);
  return listpack;
}

std::string Bytes(std::initializer_list<int> bytes) {
  std::string text;
  for (const int byte : bytes) text.push_back(static_cast<char>(byte));
  return text;
}

// A listpack of `elements` as they are, with a header that fits.
std::string Framed(const std::string& elements, int count) {
  const size_t size = elements.size() + 7;
  const auto low = static_cast<int>(size & 0xff);
  const auto high = static_cast<int>(size >> 8);
  return Bytes({low, high, 0, 0, count & 0xff, count >> 8}) + elements + Bytes({0xff});
}

TEST(Listpack, HasTheBytesOfThePublishedFormat) {
  EXPECT_EQ(Framed(Bytes({0x7f, 1}), 1), MakeListpack({"127"}).serialized());
  EXPECT_EQ(Framed(Bytes({0xc0, 0x80, 2}), 1), MakeListpack({"128"}).serialized());
  EXPECT_EQ(Framed(Bytes({0xdf, 0xff, 2}), 1), MakeListpack({"-1"}).serialized());
  EXPECT_EQ(Framed(Bytes({0xf1, 0x00, 0x10, 3}), 1), MakeListpack({"4096"}).serialized());
  EXPECT_EQ(Framed(Bytes({0xf2, 0x00, 0x80, 0x00, 4}), 1), MakeListpack({"32768"}).serialized());
  EXPECT_EQ(Framed(Bytes({0xf3, 0x00, 0x00, 0x80, 0x00, 5}), 1),
            MakeListpack({"8388608"}).serialized());
  EXPECT_EQ(Framed(Bytes({0xf4, 0, 0, 0, 0, 0, 0, 0, 0x80, 9}), 1),
            MakeListpack({"-9223372036854775808"}).serialized());
  EXPECT_EQ(Framed(Bytes({0x80, 1, 0x83, '1', '0', '\0', 4}), 2),
            MakeListpack({"", std::string("10\0", 3)}).serialized());

  const std::string medium(200, 'm');
  EXPECT_EQ(Framed(Bytes({0xe0, 200}) + medium + Bytes({1, 0x80 | (202 & 127)}), 1),
            MakeListpack({medium}).serialized());
  const std::string large(5000, 'l');
  EXPECT_EQ(Framed(Bytes({0xf0, 0x88, 0x13, 0, 0}) + large + Bytes({39, 0x80 | (5005 & 127)}), 1),
            MakeListpack({large}).serialized());
}

// A length of 16,383 would fit into two bytes; the format has it in three. Recorded from Redis.
TEST(Listpack, TakesAByteMoreForTheLastLengthOfEachSize) {
  EXPECT_EQ(16'377u + 5 + 2, Listpack::BytesFor(std::string(16'377, 'x')));
  EXPECT_EQ(16'378u + 5 + 3, Listpack::BytesFor(std::string(16'378, 'x')));
  EXPECT_EQ(2'097'145u + 5 + 3, Listpack::BytesFor(std::string(2'097'145, 'x')));
  EXPECT_EQ(2'097'146u + 5 + 4, Listpack::BytesFor(std::string(2'097'146, 'x')));
}

TEST(Listpack, ReadsEveryElementBackAsItWas) {
  const Strings texts = test::ExtremeTexts();
  const Listpack listpack = MakeListpack(texts);
  listpack.CheckInvariants();
  EXPECT_EQ(texts, Forwards(listpack));
  EXPECT_EQ(Strings(texts.rbegin(), texts.rend()), Backwards(listpack));
  for (const std::string& text : texts) {
    const Listpack single = MakeListpack({text});
    EXPECT_EQ(single.bytes(), 7 + Listpack::BytesFor(text)) << text;
  }
}

TEST(Listpack, HasAllocatedNothingWhileEmpty) {
  Listpack listpack;
  EXPECT_TRUE(listpack.empty());
  EXPECT_EQ(0u, listpack.heap_bytes());
  EXPECT_EQ(7u, listpack.bytes());
  EXPECT_EQ(Listpack::kEnd, listpack.First());
  EXPECT_EQ(Listpack::kEnd, listpack.Last());
  EXPECT_EQ(Listpack::kEnd, listpack.At(0));
  EXPECT_EQ(Listpack::kEnd, listpack.At(-1));
  listpack.Append("a");
  EXPECT_EQ(10u, listpack.heap_bytes());
  EXPECT_EQ(Listpack::kEnd, listpack.Erase(listpack.First()));
  EXPECT_TRUE(listpack.empty());
  EXPECT_TRUE(listpack.Clone().empty());
}

TEST(Listpack, FindsElementsFromEitherEnd) {
  const Listpack listpack = MakeListpack({"0", "1", "2", "3", "4"});
  for (int64_t index = 0; index < 5; ++index) {
    EXPECT_EQ(std::to_string(index), TextAt(listpack, listpack.At(index)));
    EXPECT_EQ(listpack.At(index), listpack.At(index - 5));
  }
  for (const int64_t index : {int64_t{5}, int64_t{-6}, INT64_MAX, INT64_MIN}) {
    EXPECT_EQ(Listpack::kEnd, listpack.At(index));
  }
}

// A listpack beside what it must hold.
class ModelledListpack {
 public:
  void Change(Random& random, const Strings& texts) {
    const std::string& text = texts[random.Below(texts.size())];
    const size_t index = random.Below(model_.size() + 1);
    const auto place = std::next(model_.begin(), static_cast<ptrdiff_t>(index));
    const auto position = listpack_.At(static_cast<int64_t>(index));
    switch (random.Below(model_.size() < 40 ? 4 : 6)) {
      case 0:
      case 1:
        EXPECT_EQ(text, TextAt(listpack_, listpack_.Insert(position, text)));
        model_.insert(place, text);
        break;
      case 2:
        if (place == model_.end()) break;
        EXPECT_EQ(position, listpack_.Replace(position, text));
        *place = text;
        break;
      case 3:
        Split(random, index);
        break;
      default:
        Erase(index, random.Below(model_.size() - index + 1));
    }
  }

  void Check() const {
    listpack_.CheckInvariants();
    ASSERT_EQ(model_.size(), listpack_.size());
    ASSERT_EQ(model_, Forwards(listpack_));
    ASSERT_EQ(Strings(model_.rbegin(), model_.rend()), Backwards(listpack_));
    if (listpack_.empty()) return;
    const auto reread = Listpack::FromSerialized(listpack_.serialized());
    ASSERT_TRUE(reread);
    ASSERT_EQ(listpack_.serialized(), reread->serialized());
    ASSERT_EQ(listpack_.serialized(), listpack_.Clone().serialized());
  }

 private:
  void Erase(size_t index, size_t count) {
    const auto first = std::next(model_.begin(), static_cast<ptrdiff_t>(index));
    model_.erase(first, std::next(first, static_cast<ptrdiff_t>(count)));
    const auto next = listpack_.Erase(listpack_.At(static_cast<int64_t>(index)), count);
    EXPECT_EQ(listpack_.At(static_cast<int64_t>(index)), next);
  }

  // Puts the two parts together again, now and then the wrong way round.
  void Split(Random& random, size_t index) {
    Listpack behind = listpack_.SplitAt(listpack_.At(static_cast<int64_t>(index)));
    listpack_.CheckInvariants();
    behind.CheckInvariants();
    EXPECT_EQ(index, listpack_.size());
    EXPECT_EQ(model_.size() - index, behind.size());
    if (random.Below(2) == 0) {
      std::rotate(model_.begin(), std::next(model_.begin(), static_cast<ptrdiff_t>(index)),
                  model_.end());
      std::swap(listpack_, behind);
    }
    listpack_.AppendAll(std::move(behind));
  }

  Strings model_;
  Listpack listpack_;
};

TEST(Listpack, AgreesWithModelUnderRandomOperations) {
  const Strings texts = test::ExtremeTexts();
  Random random(20260201);
  ModelledListpack both;
  for (int step = 0; step < 4000; ++step) {
    SCOPED_TRACE("step " + std::to_string(step));
    both.Change(random, texts);
    ASSERT_NO_FATAL_FAILURE(both.Check());
  }
}

TEST(Listpack, CountsItsElementsOnceThereAreTooManyToNote) {
  const Listpack part = MakeListpack(Strings(4100, "x"));
  Listpack listpack;
  for (int i = 0; i < 16; ++i) listpack.AppendAll(part.Clone());
  EXPECT_EQ(65'600u, listpack.size());
  listpack.CheckInvariants();
  Listpack behind = listpack.SplitAt(listpack.At(-60'000));
  EXPECT_EQ(5600u, listpack.size());
  EXPECT_EQ(60'000u, behind.size());
  listpack.CheckInvariants();
  behind.AppendAll(std::move(listpack));
  EXPECT_EQ(65'600u, behind.size());
  behind.Append("y");
  EXPECT_EQ(65'601u, behind.size());
  behind.Erase(behind.First(), 65'600);
  EXPECT_EQ(1u, behind.size());
  behind.CheckInvariants();
}

TEST(Listpack, RefusesBytesThatAreNotWellFormed) {
  const std::string good = Framed(Bytes({1, 1, 0x81, 'a', 2}), 2);
  ASSERT_TRUE(Listpack::FromSerialized(good));
  for (const std::string& bad : {
           std::string(), Bytes({7, 0, 0, 0, 0, 0}), Bytes({7, 0, 0, 0, 0, 0, 0}), good + "x",
           Framed(Bytes({1, 1}), 2),                             // Fewer than noted.
           Framed(Bytes({1, 1}), 0),                             // More than noted.
           Framed(Bytes({1}), 1),                                // No length.
           Framed(Bytes({1, 2}), 1),                             // A wrong length.
           Framed(Bytes({1, 0x81}), 1),                          // A length that goes on.
           Framed(Bytes({1, 0x00, 0x81}), 1),                    // A length in too many bytes.
           Framed(Bytes({0x82, 'a', 2}), 1),                     // Content that is missing.
           Framed(Bytes({0xe0}), 1),                             // Half a head.
           Framed(Bytes({0xf0, 0xff, 0xff, 0xff, 0xff, 1}), 1),  // 4 GiB that are not there.
           Framed(Bytes({0xf4, 1, 2, 3, 9}), 1),                 // Half an integer.
           Framed(Bytes({0xf5, 1}), 1),                          // An unknown first byte.
           Framed(Bytes({0xff}), 0),                             // Two ends.
       }) {
    EXPECT_FALSE(Listpack::FromSerialized(bad)) << testing::PrintToString(bad);
  }
}

TEST(Listpack, AcceptsNoElementsAndAnUnknownNumberOfThem) {
  const auto empty = Listpack::FromSerialized(Framed("", 0));
  ASSERT_TRUE(empty);
  EXPECT_TRUE(empty->empty());
  const auto uncounted = Listpack::FromSerialized(Framed(Bytes({1, 1, 2, 1}), 65'535));
  ASSERT_TRUE(uncounted);
  EXPECT_EQ(2u, uncounted->size());
}

TEST(Listpack, RewritesElementsThatItWouldHaveStoredInAnotherWay) {
  const std::string wasteful = Framed(Bytes({0x82, '1', '2', 3, 0xf1, 1, 0, 3, 0x81, 'a', 2}), 3);
  const auto listpack = Listpack::FromSerialized(wasteful);
  ASSERT_TRUE(listpack);
  listpack->CheckInvariants();
  EXPECT_EQ(Strings({"12", "1", "a"}), Forwards(*listpack));
  EXPECT_EQ(MakeListpack({"12", "1", "a"}).serialized(), listpack->serialized());
}

// Whatever passes must be safe to walk.
TEST(Listpack, SurvivesBytesThatWereTamperedWith) {
  Random random(20260202);
  const Strings texts = {"",
                         "7",
                         "-5",
                         "70000",
                         "hello",
                         std::string(70, 'x'),
                         std::string(130, 'y'),
                         "9223372036854775807"};
  int accepted = 0;
  for (int round = 0; round < 100'000; ++round) {
    Listpack listpack;
    for (uint64_t i = 1 + random.Below(5); i > 0; --i) {
      listpack.Append(texts[random.Below(texts.size())]);
    }
    std::string bytes(listpack.serialized());
    for (uint64_t i = 1 + random.Below(2); i > 0; --i) {
      bytes[random.Below(bytes.size())] = static_cast<char>(random.Next());
    }
    if (random.Below(8) == 0) bytes.resize(random.Below(bytes.size()));
    const auto reread = Listpack::FromSerialized(bytes);
    if (!reread) continue;
    ++accepted;
    reread->CheckInvariants();
    ASSERT_EQ(reread->size(), Forwards(*reread).size());
    ASSERT_EQ(reread->size(), Backwards(*reread).size());
  }
  EXPECT_GT(accepted, 1000);
  EXPECT_LT(accepted, 99'000);
}

}  // namespace
}  // namespace perilune
