#pragma once

// One of the threads' event loops: its connections, its Lua VM, its timers. All loops are alike;
// the first also accepts connections and hears signals.
//
// State belongs to the loop, not to the thread that serves it: where a run is handed on another
// thread serves the loop from then on.
// Threads: the one that serves owns everything but what is said to be for all.

#include <asio/executor_work_guard.hpp>
#include <asio/io_context.hpp>
#include <asio/steady_timer.hpp>
#include <atomic>
#include <cstdint>
#include <deque>
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

// Adds what a transaction has counted, and writes what it has logged.
void ConsumeInto(Counters& counters, const Effects& effects);

class Loop final : public EffectConsumer {
 public:
  Loop(Server& server, uint32_t index, uint32_t loops);
  ~Loop() override;

  // Requires: called once, before the first Serve.
  void Start();

  // Serves the loop until Stop, or until the loop was handed on and the run that has kept this
  // thread has ended.
  void Serve();

  // Has another thread serve the loop, and gives the thread that does so now a lower priority.
  // Returns the loop's host for scripts, which that thread keeps. Requires: that thread executes a
  // script, and leaves by Leave; called by it, or by a thread that holds it back.
  std::unique_ptr<ScriptHost> HandOn();

  // Ends Serve on a thread whose loop was handed on. It must be called by the outermost function of
  // a handler, with what that still owns of the loop's.
  [[noreturn]] void Leave(std::shared_ptr<Connection> connection);

  // For all threads.
  void Stop() { context_.stop(); }
  asio::io_context& context() { return context_; }
  const Counters& counters() const { return counters_; }
  uint32_t index() const { return index_; }
  // Of the thread that serves it, as the kernel knows that.
  int thread_id() const { return thread_id_; }
  Server& server() { return server_; }

  Counters& my_counters() { return counters_; }
  ScriptHost& scripts() { return *scripts_; }

  // A transaction that nothing uses; to be given back.
  std::unique_ptr<Transaction> TakeTransaction();
  void GiveBack(std::unique_ptr<Transaction> txn);

  void Add(const std::shared_ptr<Connection>& connection) { connections_.insert(connection); }
  void Remove(const std::shared_ptr<Connection>& connection) { connections_.erase(connection); }

  // Has the connection execute what it has read (Connection::ServeRead) once others have read what
  // has come by now, too: their keys are prefetched together.
  void ServeSoon(std::shared_ptr<Connection> connection);

  // Has the connection flush its replies once the requests of others that have come by now were
  // executed, too. Sending to many clients in a row wakes up their processes less often.
  void FlushSoon(std::shared_ptr<Connection> connection);

  // The connection waits for something that a script holds: Connection::CheckBusy is called until
  // it returns nothing.
  void WatchForBusy(const std::shared_ptr<Connection>& connection);

  // ---- EffectConsumer

  void Consume(const Effects& effects) override;

 private:
  void ExpireSoon(int64_t at_ms);
  void ServeAll();
  void PrefetchForNext();
  void FlushAll();
  void CheckConnectionsLater();
  void CheckBusyAt(int64_t at_us);
  void CheckBusy();

  Server& server_;
  const uint32_t index_;
  asio::io_context context_;
  const asio::executor_work_guard<asio::io_context::executor_type> work_;
  std::atomic<int> thread_id_{0};
  asio::steady_timer expiry_timer_;
  asio::steady_timer connection_timer_;
  asio::steady_timer busy_timer_;
  int64_t busy_at_us_ = INT64_MAX;  // When it fires.
  Expirer expirer_;
  std::unique_ptr<ScriptHost> scripts_;
  Counters counters_;  // Written here, read by all.
  std::vector<std::unique_ptr<Transaction>> idle_transactions_;
  std::unordered_set<std::shared_ptr<Connection>> connections_;
  std::vector<std::weak_ptr<Connection>> busy_watched_;
  std::deque<std::shared_ptr<Connection>> unserved_;
  size_t prefetched_ = 0;  // Of the first of these.
  bool is_serving_ = false;  // ServeAll is under way.
  std::vector<std::shared_ptr<Connection>> unflushed_;
  std::vector<std::shared_ptr<Connection>> flushing_;  // Empty but in FlushAll.
};

}  // namespace perilune
