#include "server/loop.h"

#include <spdlog/spdlog.h>
#include <unistd.h>

#include <asio/post.hpp>
#include <chrono>
#include <random>
#include <utility>

#include "server/connection.h"
#include "server/server.h"
#include "server/thread_priority.h"

namespace perilune {
namespace {

// The longest that the expirer works before the connections have their turn again.
constexpr int64_t kExpiryBudgetUs = 500;
constexpr size_t kIdleTransactionsMax = 16;

spdlog::level::level_enum LevelOf(int redis_level) {
  switch (redis_level) {
    case 0:
      return spdlog::level::debug;
    case 1:
      return spdlog::level::info;
    case 2:
      return spdlog::level::warn;
    default:
      return spdlog::level::err;
  }
}

// Leads a thread out of its loop.
struct HandedOn {};

}  // namespace

Loop::Loop(Server& server, uint32_t index, uint32_t loops)
    : server_(server),
      index_(index),
      work_(context_.get_executor()),
      expiry_timer_(context_),
      connection_timer_(context_),
      busy_timer_(context_),
      expirer_(server.engine(), this, index, loops),
      scripts_(server.MakeScriptHost()) {}

Loop::~Loop() {
  // Connections give back what they hold before the rest goes.
  std::vector<std::shared_ptr<Connection>> open(connections_.begin(), connections_.end());
  for (const std::shared_ptr<Connection>& connection : open) connection->Close();
}

void Loop::Start() {
  ExpireSoon(server_.engine().clock().NowMs());
  CheckConnectionsLater();
}

void Loop::Serve() {
  thread_id_ = ::gettid();
  TakeShortTurns(thread_id_);
  try {
    context_.run();
  } catch (const HandedOn&) {
    // Another thread serves the loop.
  }
}

std::unique_ptr<ScriptHost> Loop::HandOn() {
  const int64_t now_us = server_.engine().clock().MonotonicUs();
  std::unique_ptr<ScriptHost> host =
      std::exchange(scripts_, server_.long_runs().Begin(thread_id_, now_us));
  // What this thread was about to do next.
  if (std::exchange(is_serving_, false)) asio::post(context_, [this] { ServeAll(); });
  server_.threads().Serve(*this);
  server_.runs().WakeServant();  // To make another thread, and another host.
  return host;
}

void Loop::Leave(std::shared_ptr<Connection> connection) {
  asio::post(context_, [connection = std::move(connection)] {});
  // asio lets a thread out of io_context::run by an exception only.
  throw HandedOn();
}

std::unique_ptr<Transaction> Loop::TakeTransaction() {
  if (idle_transactions_.empty()) {
    return std::make_unique<Transaction>(server_.engine(), this, std::random_device()());
  }
  std::unique_ptr<Transaction> txn = std::move(idle_transactions_.back());
  idle_transactions_.pop_back();
  return txn;
}

void Loop::GiveBack(std::unique_ptr<Transaction> txn) {
  if (idle_transactions_.size() < kIdleTransactionsMax) {
    idle_transactions_.push_back(std::move(txn));
  }
}

void ConsumeInto(Counters& counters, const Effects& effects) {
  counters.keyspace_hits.Add(effects.hits);
  counters.keyspace_misses.Add(effects.misses);
  counters.expired_keys.Add(effects.expired);
  for (const LogLine& line : effects.log) spdlog::log(LevelOf(line.level), "{}", line.text);
}

void Loop::Consume(const Effects& effects) { ConsumeInto(counters_, effects); }

void Loop::ExpireSoon(int64_t at_ms) {
  const int64_t wait_ms = std::max<int64_t>(0, at_ms - server_.engine().clock().NowMs());
  const auto work = [this] { ExpireSoon(expirer_.Run(kExpiryBudgetUs)); };
  if (wait_ms == 0) return asio::post(context_, work);
  expiry_timer_.expires_after(std::chrono::milliseconds(wait_ms));
  expiry_timer_.async_wait([work](const std::error_code& error) {
    if (!error) work();
  });
}

void Loop::ServeSoon(std::shared_ptr<Connection> connection) {
  if (unserved_.empty() && !is_serving_) asio::post(context_, [this] { ServeAll(); });
  unserved_.push_back(std::move(connection));
}

// A request may be handed on: then another thread does the rest, and this one must leave.
void Loop::ServeAll() {
  is_serving_ = true;
  while (!unserved_.empty()) {
    if (prefetched_ == 0) PrefetchForNext();
    --prefetched_;
    std::shared_ptr<Connection> connection = std::move(unserved_.front());
    unserved_.pop_front();
    if (connection->ServeRead() == Connection::Stay::kNo) Leave(std::move(connection));
  }
  is_serving_ = false;
  FlushAll();
}

// For as many as what is prefetched will still be there for when they execute; at least one.
void Loop::PrefetchForNext() {
  KeyPrefetch prefetch(server_.engine());
  do {
    unserved_[prefetched_++]->AddKeysTo(prefetch);
  } while (prefetched_ < unserved_.size() &&
           prefetch.size() + unserved_[prefetched_]->keys_ahead() <= KeyPrefetch::kKeysMax);
  prefetch.Run();
}

void Loop::FlushSoon(std::shared_ptr<Connection> connection) {
  if (unflushed_.empty() && !is_serving_) asio::post(context_, [this] { FlushAll(); });
  unflushed_.push_back(std::move(connection));
}

void Loop::FlushAll() {
  flushing_.swap(unflushed_);
  for (const std::shared_ptr<Connection>& connection : flushing_) connection->Flush();
  flushing_.clear();
}

// Once a second: who has been idle, or slow to read, for too long.
void Loop::CheckConnectionsLater() {
  connection_timer_.expires_after(std::chrono::seconds(1));
  connection_timer_.async_wait([this](const std::error_code& error) {
    if (error) return;
    const std::vector<std::shared_ptr<Connection>> all(connections_.begin(), connections_.end());
    for (const std::shared_ptr<Connection>& connection : all) connection->CheckLimits();
    CheckConnectionsLater();
  });
}

// ---------------------------------------------------------------- who waits for scripts

void Loop::WatchForBusy(const std::shared_ptr<Connection>& connection) {
  const std::optional<int64_t> at_us = connection->CheckBusy();
  if (!at_us) return;
  busy_watched_.push_back(connection);
  CheckBusyAt(*at_us);
}

void Loop::CheckBusyAt(int64_t at_us) {
  if (at_us >= busy_at_us_) return;
  busy_at_us_ = at_us;
  const int64_t wait_us = std::max<int64_t>(0, at_us - server_.engine().clock().MonotonicUs());
  busy_timer_.expires_after(std::chrono::microseconds(wait_us));
  busy_timer_.async_wait([this](const std::error_code& error) {
    if (!error) CheckBusy();
  });
}

void Loop::CheckBusy() {
  constexpr int64_t kPauseUs = 1000;  // However many wait.
  busy_at_us_ = INT64_MAX;
  int64_t next_us = INT64_MAX;
  std::vector<std::weak_ptr<Connection>> waiting;
  for (std::weak_ptr<Connection>& watched : std::exchange(busy_watched_, {})) {
    const std::shared_ptr<Connection> connection = watched.lock();
    const std::optional<int64_t> at_us = connection ? connection->CheckBusy() : std::nullopt;
    if (!at_us) continue;
    next_us = std::min(next_us, *at_us);
    waiting.push_back(std::move(watched));
  }
  // Who was answered may have asked again, and waits.
  busy_watched_.insert(busy_watched_.end(), waiting.begin(), waiting.end());
  if (next_us == INT64_MAX) return;
  CheckBusyAt(std::max(next_us, server_.engine().clock().MonotonicUs() + kPauseUs));
}

}  // namespace perilune
