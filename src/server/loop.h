#pragma once

// One of the threads' event loops: its connections, its Lua VM, its timers. All loops are alike;
// the first also accepts connections and hears signals.
//
// It goes round: looks at what has come, and reads that; does what others have asked for; executes
// what was read; sends the replies.
//
// State belongs to the loop, not to the thread that serves it: where a run is handed on another
// thread goes on with the round, from then on.
// Threads: the one that serves owns everything but what is said to be for all.

#include <atomic>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <unordered_set>
#include <vector>

#include "base/mutex.h"
#include "engine/effects.h"
#include "engine/expirer.h"
#include "engine/transaction.h"
#include "script/script_host.h"
#include "server/counters.h"
#include "server/event_loop.h"
#include "server/socket_batch.h"
#include "server/stay.h"

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

  // Goes round once. With `may_wait` waits for something to come unless there is something to do.
  // kNo: the loop was handed on meanwhile, and this thread must leave it alone.
  [[nodiscard]] Stay GoRound(bool may_wait) EXCLUDES(mail_mutex_);

  // For all threads.
  void Stop();
  bool is_stopped() const { return is_stopped_.load(std::memory_order_relaxed); }
  // Has the loop call `task` soon, which must not execute commands.
  void Post(std::function<void()> task) EXCLUDES(mail_mutex_);
  // Has the loop call Connection::GoOn soon, unless the connection is gone by then.
  void GoOnSoon(std::weak_ptr<Connection> connection) EXCLUDES(mail_mutex_);
  const Counters& counters() const { return counters_; }
  uint32_t index() const { return index_; }
  // Of the thread that serves it, as the kernel knows that.
  int thread_id() const { return thread_id_; }
  Server& server() { return server_; }
  // Whether it receives and sends by io_uring.
  bool has_ring() const { return sockets_.has_ring(); }

  EventLoop& events() { return events_; }

  Counters& my_counters() { return counters_; }
  ScriptHost& scripts() { return *scripts_; }

  // A transaction that nothing uses; to be given back.
  std::unique_ptr<Transaction> TakeTransaction();
  void GiveBack(std::unique_ptr<Transaction> txn);

  void Add(const std::shared_ptr<Connection>& connection) { connections_.insert(connection); }
  // It lives until the end of the round, as it may be about to return to itself.
  void Remove(std::shared_ptr<Connection> connection) {
    connections_.erase(connection);
    closed_.push_back(std::move(connection));
  }

  // Has the connection receive what has come, together with all others for which something has.
  void ReceiveSoon(std::shared_ptr<Connection> connection) {
    unreceived_.push_back(std::move(connection));
  }

  // Has the loop call `task`, which must not execute commands, once that was received.
  void DoAfterReceiving(std::function<void()> task) {
    after_receiving_.push_back(std::move(task));
  }

  // Has the connection execute what it has read (Connection::ServeRead) once others have read what
  // has come by now, too: their keys are prefetched together.
  void ServeSoon(std::shared_ptr<Connection> connection) {
    unserved_.push_back(std::move(connection));
  }

  // Has the connection flush its replies once the requests of others that have come by now were
  // executed, too. They are sent together, and wake up the clients' processes less often.
  void FlushSoon(std::shared_ptr<Connection> connection) {
    unflushed_.push_back(std::move(connection));
  }

  // The connection waits for something that a script holds: Connection::CheckBusy is called until
  // it returns nothing.
  void WatchForBusy(const std::shared_ptr<Connection>& connection);

  // ---- EffectConsumer

  void Consume(const Effects& effects) override;

 private:
  // What other threads, and the loop itself, have asked for.
  struct Mail {
    std::deque<std::function<void()>> tasks;
    std::deque<std::weak_ptr<Connection>> going_on;
    bool empty() const { return tasks.empty() && going_on.empty(); }
  };

  bool HasWork() const;
  void Expire();
  void ReceiveAll();
  Stay DoMail() EXCLUDES(mail_mutex_);
  Stay ServeAll();
  void PrefetchForNext();
  void FlushAll();
  void CheckConnections();
  void Announce() REQUIRES(mail_mutex_);
  void Leave(std::shared_ptr<Connection> connection) EXCLUDES(mail_mutex_);
  void CheckBusyAt(int64_t at_us);
  void CheckBusy();

  Server& server_;
  const uint32_t index_;
  EventLoop events_;
  std::atomic<bool> is_stopped_{false};
  std::atomic<int> thread_id_{0};
  Timer expiry_timer_;
  Timer connection_timer_;
  Timer busy_timer_;
  int64_t busy_at_us_ = INT64_MAX;  // When it fires.
  Expirer expirer_;
  std::unique_ptr<ScriptHost> scripts_;
  Counters counters_;  // Written here, read by all.
  std::vector<std::unique_ptr<Transaction>> idle_transactions_;
  SocketBatch sockets_;
  std::unordered_set<std::shared_ptr<Connection>> connections_;
  std::vector<std::weak_ptr<Connection>> busy_watched_;

  // What is left to do of this round.
  std::vector<std::shared_ptr<Connection>> unreceived_;
  std::vector<std::function<void()>> after_receiving_;
  Mail mail_;
  std::deque<std::shared_ptr<Connection>> unserved_;
  size_t prefetched_ = 0;  // Of the first of these.
  std::vector<std::shared_ptr<Connection>> unflushed_;
  std::vector<std::shared_ptr<Connection>> flushing_;  // Empty but in FlushAll.
  std::vector<std::shared_ptr<Connection>> closed_;

  // For the next round.
  Mutex mail_mutex_;
  Mail new_mail_ GUARDED_BY(mail_mutex_);
  std::atomic<bool> has_new_mail_{false};
};

}  // namespace perilune
