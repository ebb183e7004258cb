#include "server/process_usage.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <thread>

namespace perilune {
namespace {

TEST(ThreadUsage, IsOfTheThreadThatIsNamed) {
  const int mine = ::gettid();
  const std::optional<int64_t> before = ThreadUsageUs(mine);
  ASSERT_TRUE(before);
  std::thread([mine] {
    while (ThreadUsageUs(::gettid()).value_or(0) < 20'000) continue;
    EXPECT_LT(ThreadUsageUs(::gettid()), 10'000'000);
    EXPECT_TRUE(ThreadUsageUs(mine));
  }).join();
  EXPECT_LT(*ThreadUsageUs(mine), *before + 20'000);  // It has slept meanwhile.
}

TEST(ThreadUsage, OfAThreadThatIsGoneIsUnknown) {
  int thread_id = 0;
  std::thread([&thread_id] { thread_id = ::gettid(); }).join();
  while (ThreadUsageUs(thread_id)) std::this_thread::yield();  // It is joined a moment earlier.
  EXPECT_FALSE(ThreadUsageUs(0));  // What a loop has that nobody serves yet.
}

}  // namespace
}  // namespace perilune
