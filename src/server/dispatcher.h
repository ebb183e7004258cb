#pragma once

// Takes one request of one client through its life:
//
//   arity -> queue? -> lock -> handler -> commit -> reply
//
// Each arrow is one short function. Where the keys are not free the request waits, the loop goes
// on with others, and Resume is called when it is worth trying again.
//
// A run that gets long goes on elsewhere: on the thread that has executed it so far, while other
// threads serve the loop. Until that has ended everything of the request belongs to it.
//
// Threads: belongs to a connection, and so to its loop; but the functions of ScriptCaller and
// RunOwner are called as those say.

#include <atomic>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/transaction.h"
#include "resp/resp_writer.h"
#include "script/script_caller.h"
#include "script/script_host.h"
#include "server/request.h"
#include "server/session.h"

namespace perilune {

class Dispatcher final : private ScriptCaller, private RunOwner {
 public:
  enum class Outcome : uint8_t {
    kDone,     // The reply, if there is one, is in the buffer.
    kWaiting,  // `waiter` is woken when Resume should be called.
    kLeaves,   // The request went on elsewhere, and has ended: this thread must leave the loop, and
               // touch neither this object nor anything else of the loop's.
  };

  // `out` is the buffer that `reply` writes to.
  Dispatcher(Session& session, Waiter& waiter, std::string& out, RespWriter& reply);
  ~Dispatcher() override;

  // Requires: the last request is done. What `request` borrows must stay until this one is.
  Outcome Start(const Request& request);
  Outcome Resume();

  // Gives up a request that waits. Requires: it does not go on elsewhere.
  void Cancel();

  bool is_waiting() const { return txn_ != nullptr; }
  // Whether another thread executes it.
  bool is_elsewhere() const {
    return elsewhere_.load(std::memory_order_acquire) == Elsewhere::kRuns;
  }

  // Since when (Clock::MonotonicUs) a script has held up this request, which waits; nothing if it
  // does not wait for a script.
  std::optional<int64_t> BlockedSinceUs();

  // Answers BUSY to a request that waits.
  void RejectBusy();

 private:
  enum class Elsewhere : uint8_t {
    kNo,
    kRuns,
    kEnded,  // The reply is complete, the transaction over.
    kRetry,  // It must be executed again.
  };

  // ---- ScriptCaller and SleepObserver

  void HandOn() override;
  bool IsOneScript() const override;
  void Abort(std::string_view error) override;
  void Retry() override;
  uint64_t client_id() const override;
  void BeforeSleep() override;

  bool CheckCommand();
  bool QueueInMulti();
  Outcome Lock();
  bool Acquire();
  bool MayStart();
  void LeaveStart();
  void GiveUp();
  Outcome Execute();
  enum class RunOutcome : uint8_t { kEnded, kMustRestart, kLeaves };
  RunOutcome ExecuteRun();
  Outcome Commit();
  Outcome EndRequest();
  struct Execution;
  void LeaveElsewhere(Execution& execution);
  void TakeFromThread();
  void EndElsewhere(Elsewhere how);
  Outcome TakeReply();
  void Finish();
  void RejectText(std::string_view error);

  Session& session_;
  Waiter& waiter_;
  std::string& out_;
  RespWriter& reply_;

  // The request.
  std::span<const std::string_view> argv_;
  const CommandSpec* spec_ = nullptr;
  std::span<const FoundKey> keys_;
  size_t reply_begin_ = 0;
  std::unique_ptr<Transaction> txn_;
  WaitTicket start_ticket_;  // Where there are too many long runs.
  bool waits_to_start_ = false;  // The ticket does.

  Execution* execution_ = nullptr;  // Of a run.
  std::atomic<Elsewhere> elsewhere_{Elsewhere::kNo};
  std::string long_reply_;  // Written elsewhere.
};

}  // namespace perilune
