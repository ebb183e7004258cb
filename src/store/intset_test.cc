#include "store/intset.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/random.h"

namespace perilune {
namespace {

std::vector<int64_t> MembersOf(const Intset& intset) {
  std::vector<int64_t> members;
  for (size_t rank = 0; rank < intset.size(); ++rank) members.push_back(intset.at(rank));
  return members;
}

std::string Bytes(std::initializer_list<int> bytes) {
  std::string text;
  for (const int byte : bytes) text.push_back(static_cast<char>(byte));
  return text;
}

TEST(Intset, KeepsItsMembersSortedAndUnique) {
  Intset intset;
  EXPECT_TRUE(intset.Add(7));
  EXPECT_TRUE(intset.Add(-7));
  EXPECT_FALSE(intset.Add(7));
  EXPECT_EQ(std::vector<int64_t>({-7, 7}), MembersOf(intset));
}

TEST(Intset, HasTheBytesOfThePublishedFormat) {
  Intset intset;
  intset.Add(258);
  intset.Add(-1);
  EXPECT_EQ(Bytes({2, 0, 0, 0, 2, 0, 0, 0, 0xff, 0xff, 2, 1}), intset.serialized());
  intset.Erase(258);
  intset.Add(65'536);
  EXPECT_EQ(Bytes({4, 0, 0, 0, 2, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0, 0, 1, 0}),
            intset.serialized());
}

TEST(Intset, WidensForMembersBeyondEachWidth) {
  for (const int64_t wide : {int64_t{INT16_MAX} + 1, int64_t{INT16_MIN} - 1, int64_t{INT32_MAX} + 1,
                             int64_t{INT32_MIN} - 1, INT64_MAX, INT64_MIN}) {
    Intset intset;
    std::set<int64_t> model;
    for (const int64_t member : {int64_t{INT16_MAX}, int64_t{INT16_MIN}, int64_t{0}, wide}) {
      EXPECT_FALSE(intset.Contains(member));
      EXPECT_TRUE(intset.Add(member));
      EXPECT_FALSE(intset.Add(member));
      EXPECT_TRUE(intset.Contains(member));
      model.insert(member);
      intset.CheckInvariants();
      EXPECT_EQ(std::vector<int64_t>(model.begin(), model.end()), MembersOf(intset)) << wide;
    }
  }
}

TEST(Intset, HasAllocatedNothingWhileEmpty) {
  Intset intset;
  EXPECT_EQ(0u, intset.heap_bytes());
  EXPECT_FALSE(intset.Contains(0));
  EXPECT_FALSE(intset.Erase(0));
  intset.Add(0);
  EXPECT_EQ(10u, intset.heap_bytes());
  EXPECT_TRUE(intset.Erase(0));
  EXPECT_TRUE(intset.empty());
  EXPECT_EQ(0u, intset.heap_bytes());
  EXPECT_TRUE(intset.Clone().empty());
}

// Few distinct members, so that adding a present one and erasing an absent one are both common.
TEST(Intset, AgreesWithModelUnderRandomOperations) {
  Random random(20260203);
  for (const int shift : {60, 47, 30, 58}) {
    std::set<int64_t> model;
    Intset intset;
    for (int step = 0; step < 3000; ++step) {
      SCOPED_TRACE("step " + std::to_string(step));
      const int64_t magnitude = static_cast<int64_t>(random.Below(64)) << (63 - shift);
      const int64_t member = random.Below(2) == 0 ? magnitude : -magnitude - 1;
      if (random.Below(2) == 0) {
        ASSERT_EQ(model.insert(member).second, intset.Add(member));
      } else {
        ASSERT_EQ(model.erase(member) == 1, intset.Erase(member));
      }
      ASSERT_EQ(model.contains(member), intset.Contains(member));
      ASSERT_EQ(model.contains(~member), intset.Contains(~member));
      intset.CheckInvariants();
      ASSERT_EQ(std::vector<int64_t>(model.begin(), model.end()), MembersOf(intset));
      if (model.empty()) continue;
      ASSERT_EQ(intset.serialized(), intset.Clone().serialized());
      ASSERT_EQ(intset.serialized(),
                Intset::FromSerialized(intset.serialized()).value().serialized());
    }
  }
}

TEST(Intset, RefusesBytesThatAreNotWellFormed) {
  ASSERT_TRUE(Intset::FromSerialized(Bytes({2, 0, 0, 0, 2, 0, 0, 0, 1, 0, 2, 0})));
  ASSERT_TRUE(Intset::FromSerialized(Bytes({8, 0, 0, 0, 0, 0, 0, 0})).value().empty());
  for (const std::string& bad : {
           std::string(), Bytes({2, 0, 0, 0, 0, 0, 0}),
           Bytes({3, 0, 0, 0, 1, 0, 0, 0, 1, 2, 3}),           // An unknown width.
           Bytes({2, 0, 0, 0, 2, 0, 0, 0, 1, 0}),              // A member less than noted.
           Bytes({2, 0, 0, 0, 1, 0, 0, 0, 1, 0, 2, 0}),        // A member more than noted.
           Bytes({2, 0, 0, 0, 2, 0, 0, 0, 2, 0, 1, 0}),        // Out of order.
           Bytes({2, 0, 0, 0, 2, 0, 0, 0, 1, 0, 1, 0}),        // Twice the same.
           Bytes({2, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 1, 0}),  // 8 GiB that are not there.
       }) {
    EXPECT_FALSE(Intset::FromSerialized(bad)) << testing::PrintToString(bad);
  }
}

}  // namespace
}  // namespace perilune
