#include "base/asymmetric_fence.h"

#include <gtest/gtest.h>

#include <thread>

namespace perilune {
namespace {

// Dekker's protocol: without a fence on both sides a processor lets both threads pass now and then.
TEST(AsymmetricFence, LetsNeverBothThreadsPass) {
  constexpr int kRounds = 20'000;
  std::atomic<int> here{0};
  std::atomic<int> wanted{0};
  std::atomic<int> round{0};
  std::atomic<int> done{0};
  std::atomic<bool> often_passed{false};

  std::thread often([&] {
    for (int i = 1; i <= kRounds; ++i) {
      while (round.load() < i) {
      }
      here.store(i, std::memory_order_relaxed);
      LightFence();
      often_passed.store(wanted.load(std::memory_order_relaxed) < i, std::memory_order_relaxed);
      done.store(i);
    }
  });
  int both = 0;
  for (int i = 1; i <= kRounds; ++i) {
    round.store(i);
    wanted.store(i, std::memory_order_relaxed);
    HeavyFence();
    const bool seldom_passed = here.load(std::memory_order_relaxed) < i;
    while (done.load() < i) {
    }
    if (seldom_passed && often_passed.load(std::memory_order_relaxed)) ++both;
  }
  often.join();
  EXPECT_EQ(both, 0);
}

}  // namespace
}  // namespace perilune
