#pragma once

// One of the threads' event loops: its connections, its Lua VM, its timers. All loops are alike;
// the first also accepts connections and hears signals.
//
// State belongs to the loop, not to the thread that runs it.
// Threads: Run's thread owns everything but what is said to be for all.

#include <asio/io_context.hpp>
#include <asio/steady_timer.hpp>
#include <atomic>
#include <cstdint>
#include <memory>
#include <unordered_set>
#include <vector>

#include "engine/effects.h"
#include "engine/expirer.h"
#include "engine/transaction.h"
#include "script/script_host.h"
#include "server/counters.h"

namespace perilune {

class Connection;
class Server;

class Loop final : public EffectConsumer {
 public:
  Loop(Server& server, uint32_t index, uint32_t loops);
  ~Loop() override;

  // Runs until Stop. Requires: called once.
  void Run();

  // For all threads.
  void Stop() { context_.stop(); }
  asio::io_context& context() { return context_; }
  const Counters& counters() const { return counters_; }
  uint32_t index() const { return index_; }
  Server& server() { return server_; }

  Counters& my_counters() { return counters_; }
  ScriptHost& scripts() { return scripts_; }

  // A transaction that nothing uses; to be given back.
  std::unique_ptr<Transaction> TakeTransaction();
  void GiveBack(std::unique_ptr<Transaction> txn);

  void Add(const std::shared_ptr<Connection>& connection) { connections_.insert(connection); }
  void Remove(const std::shared_ptr<Connection>& connection) { connections_.erase(connection); }

  // ---- EffectConsumer

  bool wants_events() const override { return false; }
  bool wants_commands() const override { return false; }
  void Consume(const Effects& effects) override;

 private:
  void ExpireSoon(int64_t at_ms);
  void CheckConnectionsLater();

  Server& server_;
  const uint32_t index_;
  asio::io_context context_;
  asio::steady_timer expiry_timer_;
  asio::steady_timer connection_timer_;
  Expirer expirer_;
  ScriptHost scripts_;
  Counters counters_;  // Written here, read by all.
  std::vector<std::unique_ptr<Transaction>> idle_transactions_;
  std::unordered_set<std::shared_ptr<Connection>> connections_;
};

}  // namespace perilune
