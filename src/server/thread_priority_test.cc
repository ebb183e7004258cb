#include "server/thread_priority.h"

#include <gtest/gtest.h>
#include <sched.h>
#include <sys/resource.h>
#include <unistd.h>

#include <thread>

namespace perilune {
namespace {

int NiceOf(int thread_id) {
  return ::getpriority(PRIO_PROCESS, static_cast<id_t>(thread_id));
}

TEST(ThreadPriority, IsOfTheThreadThatIsNamed) {
  const int mine = ::gettid();
  const int before = NiceOf(mine);
  std::thread([mine, before] {
    const int thread_id = ::gettid();
    TakeShortTurns(thread_id);
    EXPECT_EQ(NiceOf(thread_id), before);
    EXPECT_EQ(::sched_getscheduler(thread_id), SCHED_OTHER);
    TakeLess(thread_id);
    EXPECT_EQ(NiceOf(thread_id), 5);
    TakeWhatIsLeft(thread_id);
    EXPECT_EQ(::sched_getscheduler(thread_id), SCHED_IDLE);
    EXPECT_EQ(NiceOf(mine), before);
  }).join();
}

TEST(ThreadPriority, OfAThreadThatIsGoneIsNoMatter) {
  int thread_id = 0;
  std::thread([&thread_id] { thread_id = ::gettid(); }).join();
  TakeShortTurns(thread_id);
  TakeLess(thread_id);
  TakeWhatIsLeft(thread_id);
  EXPECT_NE(::sched_getscheduler(::gettid()), SCHED_IDLE);
}

}  // namespace
}  // namespace perilune
