#include "server/loop.h"

#include <spdlog/spdlog.h>

#include <asio/post.hpp>
#include <chrono>
#include <random>

#include "server/connection.h"
#include "server/server.h"

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
      expiry_timer_(context_),
      connection_timer_(context_),
      expirer_(server.engine(), this, index, loops),
      scripts_(server.commands(), server.scripts(), server.script_policy()) {}

Loop::~Loop() {
  // Connections give back what they hold before the rest goes.
  std::vector<std::shared_ptr<Connection>> open(connections_.begin(), connections_.end());
  for (const std::shared_ptr<Connection>& connection : open) connection->Close();
}

void Loop::Run() {
  auto work = asio::make_work_guard(context_);
  ExpireSoon(server_.engine().clock().NowMs());
  CheckConnectionsLater();
  context_.run();
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

void Loop::Consume(const Effects& effects) {
  counters_.keyspace_hits.Add(effects.hits);
  counters_.keyspace_misses.Add(effects.misses);
  counters_.expired_keys.Add(effects.expired);
  for (const LogLine& line : effects.log) spdlog::log(LevelOf(line.level), "{}", line.text);
}

void Loop::ExpireSoon(int64_t at_ms) {
  const int64_t wait_ms = std::max<int64_t>(0, at_ms - server_.engine().clock().NowMs());
  const auto work = [this] { ExpireSoon(expirer_.Run(kExpiryBudgetUs)); };
  if (wait_ms == 0) return asio::post(context_, work);
  expiry_timer_.expires_after(std::chrono::milliseconds(wait_ms));
  expiry_timer_.async_wait([work](const std::error_code& error) {
    if (!error) work();
  });
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

}  // namespace perilune
