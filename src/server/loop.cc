#include "server/loop.h"

#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <random>
#include <span>
#include <utility>

#include "base/check.h"
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

}  // namespace

Loop::Loop(Server& server, uint32_t index, uint32_t loops)
    : server_(server),
      index_(index),
      expiry_timer_(events_, [this] { Expire(); }),
      connection_timer_(events_, [this] { CheckConnections(); }),
      busy_timer_(events_, [this] { CheckBusy(); }),
      expirer_(server.engine(), this, index, loops),
      scripts_(server.MakeScriptHost()),
      sockets_(server.settings().io_uring() != 0) {}

Loop::~Loop() {
  // Connections give back what they hold before the rest goes.
  std::vector<std::shared_ptr<Connection>> open(connections_.begin(), connections_.end());
  for (const std::shared_ptr<Connection>& connection : open) connection->Close();
}

void Loop::Start() {
  Expire();
  CheckConnections();
}

void Loop::Serve() {
  thread_id_ = ::gettid();
  TakeShortTurns(thread_id_);
  while (!is_stopped() && GoRound(/*may_wait=*/true) == Stay::kYes) {
  }
}

Stay Loop::GoRound(bool may_wait) {
  events_.Run(may_wait && !HasWork());
  ReceiveAll();
  if (DoMail() == Stay::kNo || ServeAll() == Stay::kNo) return Stay::kNo;
  FlushAll();
  closed_.clear();
  return Stay::kYes;
}

// After it was handed on the rest of a round is left.
bool Loop::HasWork() const {
  return has_new_mail_.load(std::memory_order_relaxed) || !mail_.empty() || !unserved_.empty() ||
         !unflushed_.empty();
}

void Loop::Stop() {
  is_stopped_.store(true, std::memory_order_relaxed);
  events_.Wake();
}

std::unique_ptr<ScriptHost> Loop::HandOn() {
  const int64_t now_us = server_.engine().clock().MonotonicUs();
  std::unique_ptr<ScriptHost> host =
      std::exchange(scripts_, server_.long_runs().Begin(thread_id_, now_us));
  server_.threads().Serve(*this);
  server_.runs().WakeServant();  // To make another thread, and another host.
  return host;
}

// ---------------------------------------------------------------- mail

void Loop::Post(std::function<void()> task) {
  MutexLock lock(mail_mutex_);
  new_mail_.tasks.push_back(std::move(task));
  Announce();
}

void Loop::GoOnSoon(std::weak_ptr<Connection> connection) {
  MutexLock lock(mail_mutex_);
  new_mail_.going_on.push_back(std::move(connection));
  Announce();
}

void Loop::Announce() {
  if (!has_new_mail_.exchange(true, std::memory_order_relaxed)) events_.Wake();
}

Stay Loop::DoMail() {
  if (mail_.empty() && has_new_mail_.load(std::memory_order_relaxed)) {
    MutexLock lock(mail_mutex_);
    std::swap(mail_, new_mail_);
    has_new_mail_.store(false, std::memory_order_relaxed);
  }
  while (!mail_.tasks.empty()) {
    const std::function<void()> task = std::move(mail_.tasks.front());
    mail_.tasks.pop_front();
    task();
  }
  while (!mail_.going_on.empty()) {
    std::shared_ptr<Connection> connection = mail_.going_on.front().lock();
    mail_.going_on.pop_front();
    if (connection == nullptr || connection->GoOn() == Stay::kYes) continue;
    Leave(std::move(connection));
    return Stay::kNo;
  }
  return Stay::kYes;
}

// Gives the loop what a thread that leaves it still owns of it.
void Loop::Leave(std::shared_ptr<Connection> connection) {
  Post([connection = std::move(connection)] {});
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

void Loop::Expire() {
  constexpr int64_t kUsInMs = 1000;
  const int64_t next_ms = expirer_.Run(kExpiryBudgetUs);
  const int64_t wait_ms = std::max<int64_t>(0, next_ms - server_.engine().clock().NowMs());
  expiry_timer_.StartIn(wait_ms * kUsInMs);
}

// ---------------------------------------------------------------- requests

void Loop::ReceiveAll() {
  std::erase_if(unreceived_, [this](const auto& connection) {
    return !connection->BeginReceive(sockets_);
  });
  const std::span<const ssize_t> received = sockets_.Run();
  DCHECK(received.size() == unreceived_.size());
  for (size_t i = 0; i < received.size(); ++i) unreceived_[i]->EndReceive(received[i]);
  unreceived_.clear();
  for (const std::function<void()>& task : after_receiving_) task();
  after_receiving_.clear();
}

// A request may be handed on: then another thread does the rest, and this one must leave.
Stay Loop::ServeAll() {
  while (!unserved_.empty()) {
    if (prefetched_ == 0) PrefetchForNext();
    --prefetched_;
    std::shared_ptr<Connection> connection = std::move(unserved_.front());
    unserved_.pop_front();
    if (connection->ServeRead() == Stay::kYes) continue;
    Leave(std::move(connection));
    return Stay::kNo;
  }
  return Stay::kYes;
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

void Loop::FlushAll() {
  flushing_.swap(unflushed_);
  std::erase_if(flushing_, [this](const auto& connection) {
    return !connection->BeginFlush(sockets_);
  });
  const std::span<const ssize_t> sent = sockets_.Run();
  DCHECK(sent.size() == flushing_.size());
  for (size_t i = 0; i < sent.size(); ++i) flushing_[i]->EndFlush(sent[i]);
  flushing_.clear();
}

// Once a second: who has been idle, or slow to read, for too long.
void Loop::CheckConnections() {
  constexpr int64_t kPauseUs = 1'000'000;
  const std::vector<std::shared_ptr<Connection>> all(connections_.begin(), connections_.end());
  for (const std::shared_ptr<Connection>& connection : all) connection->CheckLimits();
  connection_timer_.StartIn(kPauseUs);
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
  busy_timer_.StartIn(wait_us);
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
