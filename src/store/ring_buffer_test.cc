#include "store/ring_buffer.h"

#include <gtest/gtest.h>

#include <deque>
#include <memory>
#include <string>

#include "base/random.h"

namespace perilune {
namespace {

using Ring = RingBuffer<std::unique_ptr<uint64_t>>;

void ExpectSame(const Ring& ring, const std::deque<uint64_t>& model) {
  ring.CheckInvariants();
  ASSERT_EQ(ring.size(), model.size());
  ASSERT_EQ(ring.empty(), model.empty());
  for (size_t i = 0; i < model.size(); ++i) ASSERT_EQ(*ring[i], model[i]) << "at " << i;
}

TEST(RingBufferTest, AnEmptyOneAllocatesNothing) {
  Ring ring;
  EXPECT_EQ(ring.heap_bytes(), 0u);
  ring.Insert(0, std::make_unique<uint64_t>(1));
  EXPECT_EQ(ring.heap_bytes(), sizeof(void*));
  EXPECT_EQ(*ring.Take(0), 1u);
  EXPECT_EQ(ring.heap_bytes(), 0u);
}

TEST(RingBufferTest, AMovedOneIsEmptyAndUsable) {
  Ring from;
  for (uint64_t i = 0; i < 5; ++i) from.Insert(from.size(), std::make_unique<uint64_t>(i));
  Ring to = std::move(from);
  ExpectSame(from, {});  // NOLINT: what a moved one holds is the point.
  ExpectSame(to, {0, 1, 2, 3, 4});
  from.Insert(0, std::make_unique<uint64_t>(7));
  to = std::move(from);
  ExpectSame(to, {7});
}

// Phases that grow and phases that shrink, at the ends most of the time, so that the front comes
// to every slot and the array to many sizes.
TEST(RingBufferTest, RandomOperationsAgreeWithStdDeque) {
  for (uint64_t seed = 1; seed <= 100; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(seed);
    Ring ring;
    std::deque<uint64_t> model;
    for (int step = 0; step < 400; ++step) {
      const bool grow = model.empty() || random.Below(5) < (step / 50 % 2 == 0 ? 4u : 1u);
      const size_t choices = model.size() + (grow ? 1 : 0);
      const size_t index = random.Below(3) == 0   ? random.Below(choices)
                           : random.Below(2) == 0 ? choices - 1
                                                  : 0;
      const auto at = model.begin() + static_cast<std::ptrdiff_t>(index);
      if (grow) {
        const uint64_t value = random.Next();
        ring.Insert(index, std::make_unique<uint64_t>(value));
        model.insert(at, value);
      } else {
        ASSERT_EQ(*ring.Take(index), *at);
        model.erase(at);
      }
      ASSERT_NO_FATAL_FAILURE(ExpectSame(ring, model)) << "step " << step;
    }
  }
}

}  // namespace
}  // namespace perilune
