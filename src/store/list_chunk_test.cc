#include "store/list_chunk.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace perilune {
namespace {

Listpack PackOf(const std::vector<std::string>& elements) {
  Listpack pack;
  for (const std::string& element : elements) pack.Append(element);
  return pack;
}

std::vector<std::string> ElementsOf(const Listpack& pack) {
  std::vector<std::string> elements;
  Listpack::Buffer buffer;
  for (auto at = pack.First(); at != Listpack::kEnd; at = pack.Next(at)) {
    elements.emplace_back(pack.Get(at).View(buffer));
  }
  return elements;
}

// As recorded from Redis 7.0 with DEBUG OBJECT, which tells the number of nodes.
TEST(ListChunkTest, ALimitCountsElementsOrBytes) {
  constexpr size_t kMany = 1'000'000;
  EXPECT_TRUE(ChunkLimit::Of(128).Holds(128, 8192));
  EXPECT_FALSE(ChunkLimit::Of(128).Holds(129, 8192));
  EXPECT_FALSE(ChunkLimit::Of(128).Holds(128, 8193));
  size_t bytes = 4096;
  for (const int32_t setting : {-1, -2, -3, -4, -5}) {
    EXPECT_TRUE(ChunkLimit::Of(setting).Holds(kMany, bytes)) << setting;
    EXPECT_FALSE(ChunkLimit::Of(setting).Holds(1, bytes + 1)) << setting;
    bytes *= 2;
  }
}

TEST(ListChunkTest, ASettingOutOfRangeCountsAsTheNearest) {
  EXPECT_TRUE(ChunkLimit::Of(0).Holds(1, 8192));
  EXPECT_FALSE(ChunkLimit::Of(0).Holds(2, 20));
  for (const int32_t setting : {-6, -64, INT32_MIN}) {
    EXPECT_TRUE(ChunkLimit::Of(setting).Holds(1, 65536)) << setting;
    EXPECT_FALSE(ChunkLimit::Of(setting).Holds(1, 65537)) << setting;
  }
  EXPECT_TRUE(ChunkLimit::Of(INT32_MAX).Holds(4000, 8192));
}

// All 256 subsets of 8 elements, in the middle of a list.
TEST(ListChunkTest, EraseElementsErasesExactlyThose) {
  const std::vector<std::string> all = {"a", "1", "", "22", "ccc", "-7", "d", "1"};
  constexpr size_t kFirst = 1000;
  for (unsigned subset = 0; subset < 256; ++subset) {
    std::vector<size_t> positions;
    std::vector<std::string> left;
    for (size_t i = 0; i < all.size(); ++i) {
      if ((subset >> i & 1) != 0) {
        positions.push_back(kFirst + i);
      } else {
        left.push_back(all[i]);
      }
    }
    Listpack pack = PackOf(all);
    EraseElements(pack, positions, kFirst);
    pack.CheckInvariants();
    EXPECT_EQ(ElementsOf(pack), left) << "subset " << subset;
  }
}

TEST(ListChunkTest, InterleaveLeavesThePositionsBehindTheEnd) {
  const Listpack pack = PackOf({"a", "5"});
  const std::vector<size_t> positions = {10, 12, 14, 15};
  std::span<const size_t> rest = positions;
  std::vector<std::string> seen;
  Interleave(pack, "x", 10, rest, [&](std::string_view element) { seen.emplace_back(element); });
  EXPECT_EQ(seen, (std::vector<std::string>{"x", "a", "x", "5"}));
  EXPECT_EQ(std::vector<size_t>(rest.begin(), rest.end()), (std::vector<size_t>{14, 15}));
}

}  // namespace
}  // namespace perilune
