#include "engine/turn.h"

#include <thread>

namespace perilune {

void Turn::Yield(const Clock& clock) {
  std::this_thread::yield();
  began_us_ = clock.MonotonicUs();
}

}  // namespace perilune
