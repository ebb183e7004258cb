#include "store/quicklist.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/random.h"

namespace perilune {
namespace {

constexpr int32_t kEightKiB = -2;
constexpr size_t kFrameBytes = 7;

Quicklist ListOf(const std::vector<std::string>& elements, int32_t setting) {
  Quicklist list(setting);
  for (const std::string& element : elements) list.PushBack(element);
  return list;
}

std::vector<std::string> ElementsOf(const Quicklist& list) {
  std::vector<std::string> elements;
  Listpack::Buffer buffer;
  const auto collect = [&](const Listpack::Element& element) {
    elements.emplace_back(element.View(buffer));
    return true;
  };
  list.Walk(0, list.size(), false, collect);
  return elements;
}

std::vector<std::string> Numbers(size_t count) {
  std::vector<std::string> numbers;
  for (size_t i = 0; i < count; ++i) numbers.push_back(std::to_string(i));
  return numbers;
}

// How many chunks invariant 2 allows: each two neighbours fill more than half of one.
size_t ChunksMax(const Quicklist& list, size_t limit_bytes) {
  return 4 * list.joined_bytes() / limit_bytes + 2;
}

TEST(QuicklistTest, PushingFillsEveryChunkBeforeTheNext) {
  Quicklist list(128);
  for (int i = 0; i < 1000; ++i) list.PushBack(std::to_string(i));
  list.CheckInvariants(true);
  EXPECT_EQ(list.chunks(), 8u);
  for (int i = 0; i < 1000; ++i) list.PushFront(std::to_string(i));
  list.CheckInvariants(true);
  EXPECT_EQ(list.chunks(), 16u);
}

TEST(QuicklistTest, AnElementBeyondTheLimitHasAChunkOfItsOwn) {
  const std::string large(10'000, 'x');
  Quicklist list = ListOf({"a", "b", large, "c", large, large}, kEightKiB);
  list.CheckInvariants(true);
  EXPECT_EQ(list.chunks(), 5u);
  list.Set(3, large);
  EXPECT_EQ(list.chunks(), 5u);
  list.Set(0, large);
  list.CheckInvariants(true);
  EXPECT_EQ(list.chunks(), 6u);
  EXPECT_EQ(ElementsOf(list), (std::vector<std::string>{large, "b", large, large, large, large}));
  for (size_t i = 0; i < 6; ++i) list.Set(i, "small");
  list.CheckInvariants(true);
  EXPECT_EQ(list.chunks(), 1u);
}

TEST(QuicklistTest, InsertingBetweenTwoChunksUsesTheRoomOfEither) {
  Quicklist list = ListOf(Numbers(20), 10);
  list.Erase(9);
  list.Insert(9, "9");
  EXPECT_EQ(list.chunks(), 2u);
  list.Erase(10);
  list.Insert(10, "10");
  EXPECT_EQ(list.chunks(), 2u);
  list.Insert(10, "between");
  EXPECT_EQ(list.chunks(), 3u);
  list.CheckInvariants(true);
}

TEST(QuicklistTest, WhatASplitLeavesIsJoinedWithSmallNeighbours) {
  Quicklist list = ListOf(Numbers(13), 10);
  EXPECT_EQ(list.chunks(), 2u);
  list.Insert(8, std::string(10'000, 'x'));  // 8, the large one, 2, of which 3 follow.
  list.CheckInvariants(true);
  EXPECT_EQ(list.chunks(), 3u);
}

// A queue of a little more than a chunk must not be joined and split over and over: it is joined
// only once half of a chunk has gone.
TEST(QuicklistTest, AQueueIsNotJoinedBeforeItIsHalfAChunk) {
  Quicklist list = ListOf(Numbers(129), 128);
  EXPECT_EQ(list.chunks(), 2u);
  list.Erase(0);
  EXPECT_EQ(list.chunks(), 2u);
  while (list.size() > 65) list.Erase(0);
  EXPECT_EQ(list.chunks(), 2u);
  list.Erase(0);
  EXPECT_EQ(list.chunks(), 1u);
  list.CheckInvariants(true);
}

TEST(QuicklistTest, ErasingAllButAFewLeavesFewChunks) {
  for (const bool at_once : {false, true}) {
    Quicklist list = ListOf(Numbers(20'000), kEightKiB);
    std::vector<size_t> positions;
    for (size_t i = 0; i < list.size(); ++i) {
      if (i % 100 != 0) positions.push_back(i);
    }
    if (at_once) {
      list.EraseMany(positions);
    } else {
      for (size_t i = positions.size(); i-- > 0;) list.Erase(positions[i]);
    }
    list.CheckInvariants(true);
    EXPECT_EQ(list.size(), 200u);
    EXPECT_LE(list.chunks(), ChunksMax(list, 8192));
  }
}

// An element too large for any chunk splits the chunk in which it is inserted.
TEST(QuicklistTest, SplittingAndErasingOverAndOverLeavesFewChunks) {
  Random random(1);
  Quicklist list = ListOf(Numbers(20'000), kEightKiB);
  const std::string large(10'000, 'x');
  for (int i = 0; i < 2000; ++i) {
    const size_t index = random.Below(list.size() + 1);
    list.Insert(index, large);
    list.Erase(index);
  }
  list.CheckInvariants(true);
  EXPECT_LE(list.chunks(), ChunksMax(list, 8192));
  EXPECT_EQ(ElementsOf(list), Numbers(20'000));
}

TEST(QuicklistTest, TakingAndPuttingBackOverAndOverLeavesFewChunks) {
  Random random(2);
  Quicklist list = ListOf(Numbers(20'000), kEightKiB);
  for (int i = 0; i < 2000; ++i) {
    const size_t count = random.Below(list.size() + 1);
    if (random.Below(2) == 0) {
      Quicklist front = list.TakeFront(count);
      front.CheckInvariants(true);
      list.PrependAll(std::move(front));
    } else {
      Quicklist back = list.TakeBack(count);
      back.CheckInvariants(true);
      list.AppendAll(std::move(back));
    }
  }
  list.CheckInvariants(true);
  EXPECT_LE(list.chunks(), ChunksMax(list, 8192));
  EXPECT_EQ(ElementsOf(list), Numbers(20'000));
}

// Redis allocates 40 bytes for a list, 32 for a node, and the node's listpack of up to 8 KiB.
TEST(QuicklistTest, TakesNoMoreMemoryThanRedis) {
  for (const size_t size : {size_t{1}, size_t{10}, size_t{100}, size_t{3000}, size_t{9000}}) {
    for (const size_t count : {1u, 2u, 5u, 100u, 10'000u}) {
      const std::string element(size, 'x');
      const size_t element_bytes = Listpack::BytesFor(element);
      const size_t in_node = std::max<size_t>(1, (8192 - kFrameBytes) / element_bytes);
      const size_t nodes = (count + in_node - 1) / in_node;
      const size_t redis_bytes = 40 + nodes * (32 + kFrameBytes) + count * element_bytes;
      for (const bool front : {false, true}) {
        Quicklist list(kEightKiB);
        for (size_t i = 0; i < count; ++i) front ? list.PushFront(element) : list.PushBack(element);
        EXPECT_EQ(list.chunks(), nodes);
        EXPECT_LE(sizeof(Quicklist) + list.heap_bytes(), redis_bytes)
            << count << " elements of " << size;
      }
    }
  }
}

TEST(QuicklistTest, ASmallerSettingHoldsForWhatIsAddedSince) {
  Quicklist list = ListOf(Numbers(100), 100);
  EXPECT_EQ(list.chunks(), 1u);
  list.set_setting(10);
  list.PushBack("new");
  EXPECT_EQ(list.chunks(), 2u);
  list.Insert(50, "new");
  list.CheckInvariants(false);
  EXPECT_EQ(list.chunks(), 4u);
  EXPECT_EQ(list.size(), 102u);
}

TEST(QuicklistTest, AListpackBeyondTheLimitIsSpread) {
  Listpack pack;
  for (int i = 0; i < 100; ++i) pack.Append(std::to_string(i));
  const Quicklist spread(pack.Clone(), 10);
  spread.CheckInvariants(true);
  EXPECT_EQ(spread.chunks(), 10u);
  EXPECT_EQ(ElementsOf(spread), Numbers(100));
  EXPECT_EQ(Quicklist(std::move(pack), 100).chunks(), 1u);
  EXPECT_EQ(Quicklist(Listpack(), 100).chunks(), 0u);
}

}  // namespace
}  // namespace perilune
