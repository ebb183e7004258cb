#include "server/run_service.h"

#include <algorithm>
#include <memory>

#include "script/run_registry.h"
#include "server/long_turns.h"
#include "server/server.h"

namespace perilune {
namespace {

// How often the ticker looks: not all the time, nor so seldom that limits are late. To look is
// 10 us of a processor, most of it the kernel's.
constexpr int64_t kTickUsMin = 100;
constexpr int64_t kTickUsMax = 1000;

// So many ticks without a script, and the ticker sleeps until there is one.
constexpr int kIdleTicks = 20;

}  // namespace

RunService::~RunService() { Stop(); }

void RunService::Start() {
  ticker_ = std::thread([this] { Tick(); });
  servant_ = std::thread([this] { Serve(); });
}

void RunService::Stop() {
  is_stopping_ = true;
  server_.runs().WakeTicker();
  server_.runs().WakeServant();
  if (ticker_.joinable()) ticker_.join();
  if (servant_.joinable()) servant_.join();
}

void RunService::Tick() {
  RunRegistry& runs = server_.runs();
  LongTurns turns(server_);
  // Kept from tick to tick: a thread that was paused may have a lock of the allocator.
  std::vector<std::shared_ptr<RunControl>> controls;
  for (int idle_ticks = 0; !is_stopping_;) {
    const int64_t slice_us = server_.settings().script_slice_us();
    // Those that go on alone take turns.
    const int64_t looks = server_.long_runs().size() > 0 ? 2 : 1;
    const int64_t wait_us = std::clamp(slice_us / looks, kTickUsMin, kTickUsMax / looks);
    idle_ticks = runs.SleepTicker(wait_us, idle_ticks >= kIdleTicks) ? 0 : idle_ticks + 1;
    const int64_t now_us = server_.engine().clock().MonotonicUs();
    runs.CopyTo(controls);
    for (const std::shared_ptr<RunControl>& control : controls) {
      if (control->Tick(now_us, slice_us)) idle_ticks = 0;
    }
    server_.long_runs().LowerPriorities(now_us);
    turns.Give(controls, now_us);
  }
}

void RunService::Serve() {
  RunRegistry& runs = server_.runs();
  while (!is_stopping_) {
    server_.threads().KeepReady();
    server_.long_runs().KeepReady();
    const std::shared_ptr<RunControl> dead = runs.AwaitWork();
    if (dead != nullptr) dead->Bury();
  }
}

}  // namespace perilune
