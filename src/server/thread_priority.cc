#include "server/thread_priority.h"

#include <linux/sched.h>
#include <linux/sched/types.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdint>

namespace perilune {
namespace {

// How long a turn is, as sched_setattr(2) takes it. Who is woken need not wait for the end of one
// that is longer than its own turn.
constexpr uint64_t kShortTurnNs = 100'000;  // The least that is granted.

// About a third of what a thread has that serves a loop (sched(7)).
constexpr int kLessNice = 5;

void Set(int thread_id, uint32_t policy, int nice) {
  sched_attr attributes = {};
  attributes.size = sizeof(attributes);
  attributes.sched_policy = policy;
  attributes.sched_nice = nice;
  attributes.sched_runtime = kShortTurnNs;
  ::syscall(SYS_sched_setattr, thread_id, &attributes, 0);
}

}  // namespace

void TakeShortTurns(int thread_id) {
  sched_attr now = {};
  if (::syscall(SYS_sched_getattr, thread_id, &now, sizeof(now), 0) != 0) return;
  if (now.sched_policy == SCHED_NORMAL) Set(thread_id, SCHED_NORMAL, now.sched_nice);
}

void TakeLess(int thread_id) { Set(thread_id, SCHED_NORMAL, kLessNice); }

void TakeWhatIsLeft(int thread_id) { Set(thread_id, SCHED_IDLE, 0); }

}  // namespace perilune
