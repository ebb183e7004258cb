#include "server/long_turns.h"

#include <algorithm>
#include <cmath>
#include <thread>

#include "server/loop.h"
#include "server/process_usage.h"
#include "server/server.h"

namespace perilune {
namespace {

constexpr int64_t kTurnUs = 100'000;

// Of a processor; what the loops use beyond whole ones and this counts as one more.
constexpr double kNegligible = 0.1;

}  // namespace

LongTurns::LongTurns(const Server& server)
    : server_(server),
      processors_(std::max(1U, std::thread::hardware_concurrency())),
      free_(processors_) {}

void LongTurns::Give(std::span<const std::shared_ptr<RunControl>> controls, int64_t now_us) {
  long_.clear();
  for (const std::shared_ptr<RunControl>& control : controls) {
    if (control->RunsSince(now_us - LongRuns::kMomentUs)) {
      long_.push_back(control.get());
    } else {
      control->Resume();
    }
  }
  if (long_.empty()) return;
  if (now_us >= turn_ends_us_) {
    first_ += free_;  // Behind those who had the last turn.
    CountProcessors(now_us);
    turn_ends_us_ = now_us + kTurnUs;
  }
  for (size_t i = 0; i < long_.size(); ++i) {
    RunControl& run = *long_[(first_ + i) % long_.size()];
    if (i < free_) {
      run.Resume();
    } else {
      run.Pause();
    }
  }
}

void LongTurns::CountProcessors(int64_t now_us) {
  int64_t used_us = 0;
  loops_.resize(server_.loops().size());
  for (size_t i = 0; i < loops_.size(); ++i) {
    LoopUse& loop = loops_[i];
    const int thread_id = server_.loops()[i]->thread_id();
    const int64_t thread_us = ThreadUsageUs(thread_id).value_or(0);
    // A thread that has taken the loop over has begun with nothing.
    used_us += loop.thread_id == thread_id ? thread_us - loop.thread_us : thread_us;
    loop = {.thread_id = thread_id, .thread_us = thread_us};
  }
  const double used = static_cast<double>(used_us) / static_cast<double>(now_us - counted_us_);
  const auto needed = static_cast<size_t>(std::ceil(std::max(0.0, used - kNegligible)));
  free_ = needed < processors_ ? processors_ - needed : 1;
  counted_us_ = now_us;
}

}  // namespace perilune
