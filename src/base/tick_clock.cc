#include "base/tick_clock.h"

#include <chrono>

#include "base/check.h"

namespace perilune {
namespace {

uint64_t MonotonicNs() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return static_cast<uint64_t>(std::chrono::nanoseconds(now).count());
}

// The same moment by both clocks.
struct Moment {
  uint64_t ticks;
  uint64_t ns;
};

// Of a few attempts the one counts in which least time passed: the thread was not interrupted.
Moment ReadBoth() {
  constexpr int kAttempts = 8;
  Moment moment = {};
  uint64_t least = UINT64_MAX;
  for (int i = 0; i < kAttempts; ++i) {
    const uint64_t before = TickClock::Now();
    const uint64_t ns = MonotonicNs();
    const uint64_t passed = TickClock::Since(before);
    if (passed >= least) continue;
    least = passed;
    moment = {before + passed / 2, ns};
  }
  return moment;
}

}  // namespace

TickClock::TickClock() : TickClock(1, 1) {
  constexpr uint64_t kCalibrationNs = 1'000'000;
  const Moment first = ReadBoth();
  Moment last = first;
  while (last.ns - first.ns < kCalibrationNs) last = ReadBoth();
  *this = TickClock(last.ticks - first.ticks, last.ns - first.ns);
}

TickClock::TickClock(uint64_t ticks, uint64_t ns)
    : scale_(static_cast<uint64_t>((Product{ns} << kScaleBits) / ticks)) {
  CHECK(scale_ != 0);
}

}  // namespace perilune
