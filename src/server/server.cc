#include "server/server.h"

#include <spdlog/spdlog.h>

#include <csignal>
#include <random>
#include <thread>

#include "server/command_families.h"
#include "server/listener.h"
#include "server/loop.h"

namespace perilune {
namespace {

std::string DrawRunId() {
  constexpr char kHex[] = "0123456789abcdef";
  std::random_device device;
  std::string id;
  for (int i = 0; i < 40; ++i) id += kHex[device() % 16];
  return id;
}

uint32_t LoopsOf(const Settings& settings) {
  const int64_t threads = settings.threads();
  if (threads > 0) return static_cast<uint32_t>(threads);
  return std::max(1u, std::thread::hardware_concurrency());
}

void Apply(const Settings& settings, CompactLimits& limits) {
  const auto number = [](int64_t setting) { return static_cast<uint64_t>(setting); };
  limits.hash_entries = number(settings.hash_listpack_entries());
  limits.hash_value_bytes = number(settings.hash_listpack_value_bytes());
  limits.set_intset_entries = number(settings.set_intset_entries());
  limits.set_listpack_entries = number(settings.set_listpack_entries());
  limits.set_listpack_value_bytes = number(settings.set_listpack_value_bytes());
  limits.sorted_set_entries = number(settings.sorted_set_listpack_entries());
  limits.sorted_set_value_bytes = number(settings.sorted_set_listpack_value_bytes());
  limits.list_chunk = settings.list_chunk();
}

}  // namespace

// The signals that end the server.
class Server::Signals {
 public:
  explicit Signals(Server& server)
      : interrupted_(server.loops_.front()->events(), SIGINT, [&] { End(server, SIGINT); }),
        terminated_(server.loops_.front()->events(), SIGTERM, [&] { End(server, SIGTERM); }) {}

 private:
  static void End(Server& server, int signal) {
    spdlog::warn("Received signal {}, shutting down", signal);
    server.Stop();
  }

  SignalWatcher interrupted_;
  SignalWatcher terminated_;
};

Server::Server(Settings& settings)
    : settings_(settings),
      engine_(clock_, {.databases = static_cast<int>(settings.databases())}),
      commands_(AllCommandFamilies()),
      long_runs_(*this),
      run_id_(DrawRunId()),
      started_us_(clock_.MonotonicUs()),
      run_service_(*this) {
  ApplySettings();
  const uint32_t loops = LoopsOf(settings);
  for (uint32_t index = 0; index < loops; ++index) {
    loops_.push_back(std::make_unique<Loop>(*this, index, loops));
  }
}

Server::~Server() {
  Stop();
  Wait();
  listener_.reset();
  signals_.reset();
  loops_.clear();
}

Result<Unit, Failure> Server::Start() {
  listener_ = std::make_unique<Listener>(*this);
  Result<Unit, Failure> opened = listener_->Open();
  if (!opened) return opened;
  signals_ = std::make_unique<Signals>(*this);
  run_service_.Start();
  for (const std::unique_ptr<Loop>& loop : loops_) {
    loop->Start();
    threads_.Serve(*loop);
  }
  return Unit{};
}

void Server::Wait() {
  {
    MutexLock lock(stop_mutex_);
    while (!is_stopped_) stop_came_.Wait(stop_mutex_);
  }
  // Again and again: a loop may have begun another script before it has noticed.
  threads_.Join([this] { runs_.KillAll(); });
  run_service_.Stop();
}

void Server::Stop() {
  for (const std::unique_ptr<Loop>& loop : loops_) loop->Stop();
  MutexLock lock(stop_mutex_);
  is_stopped_ = true;
  stop_came_.NotifyAll();
}

uint64_t Server::Total(Counter Counters::* counter) const {
  uint64_t total = 0;
  for (const std::unique_ptr<Loop>& loop : loops_) total += (loop->counters().*counter).value();
  return total + (long_runs_.counters().*counter).value();
}

size_t Server::ScriptVmBytes() const {
  size_t bytes = 0;
  for (const std::shared_ptr<RunControl>& control : runs_.All()) bytes += control->vm_bytes();
  return bytes;
}

void Server::ResetCounters() {
  scripts_.ResetStats();
  for (const std::unique_ptr<Loop>& loop : loops_) {
    loop->Post([&loop = *loop] { loop.my_counters().Reset(); });
  }
  long_runs_.ResetCounters();
}

std::unique_ptr<ScriptHost> Server::MakeScriptHost() {
  return std::make_unique<ScriptHost>(commands_, scripts_, script_policy_, runs_);
}

Loop& Server::NextLoop() {
  const uint32_t turn = next_loop_.fetch_add(1, std::memory_order_relaxed);
  return *loops_[turn % loops_.size()];
}

void Server::ApplySettings() {
  engine_.set_string_bytes_max(settings_.proto_max_bulk_bytes());
  const MaxmemoryPolicy policy = settings_.maxmemory_policy();
  const bool frequency =
      policy == MaxmemoryPolicy::kAllkeysLfu || policy == MaxmemoryPolicy::kVolatileLfu;
  engine_.set_access_policy(
      {.frequency = static_cast<uint16_t>(frequency),
       .log_factor = static_cast<uint16_t>(std::min<int64_t>(settings_.lfu_log_factor(), 65535)),
       .decay_minutes = static_cast<uint32_t>(settings_.lfu_decay_minutes())});
  Apply(settings_, engine_.compact_limits());
  script_policy_.memory_bytes_max = static_cast<uint64_t>(settings_.script_memory_bytes_max());
  script_policy_.undeclared_keys = settings_.script_undeclared_keys();
  constexpr int64_t kUsInMs = 1000;
  script_policy_.time_us_max = std::min(settings_.script_ms_max(), INT64_MAX / kUsInMs) * kUsInMs;
  script_policy_.rolls_back_on_error = settings_.script_rolls_back_on_error();
  script_policy_.slice_us = settings_.script_slice_us();
  constexpr spdlog::level::level_enum kLevels[] = {spdlog::level::debug, spdlog::level::info,
                                                   spdlog::level::warn, spdlog::level::err,
                                                   spdlog::level::off};
  spdlog::set_level(kLevels[static_cast<size_t>(settings_.loglevel())]);
}

}  // namespace perilune
