#include "base/asymmetric_fence.h"

#include <linux/membarrier.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/check.h"

namespace perilune {
namespace {

bool Register() {
  return ::syscall(SYS_membarrier, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED, 0, 0) == 0;
}

}  // namespace

const bool kHasMembarrier = Register();

void HeavyFence() {
  std::atomic_thread_fence(std::memory_order_seq_cst);
  if (kHasMembarrier) {
    CHECK(::syscall(SYS_membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED, 0, 0) == 0);
  }
}

}  // namespace perilune
