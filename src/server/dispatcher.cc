#include "server/dispatcher.h"

#include "base/check.h"
#include "command/invoke.h"
#include "script/run_control.h"
#include "server/long_runs.h"
#include "server/loop.h"
#include "server/server.h"
#include "server/thread_priority.h"

namespace perilune {

using namespace record;

Dispatcher::Dispatcher(Session& session, Waiter& waiter, std::string& out, RespWriter& reply)
    : session_(session), waiter_(waiter), out_(out), reply_(reply) {}

// The loop may be about to end: it is not given the transaction back.
Dispatcher::~Dispatcher() {
  if (is_waiting()) GiveUp();
}

Dispatcher::Outcome Dispatcher::Start(const Request& request) {
  DCHECK(!is_waiting());
  argv_ = request.argv;
  spec_ = request.command == nullptr ? nullptr : request.command->spec;
  keys_ = request.keys;
  reply_begin_ = out_.size();
  session_.loop().my_counters().commands_processed.Add(1);
  if (!CheckCommand() || QueueInMulti()) {
    Finish();
    return Outcome::kDone;
  }
  return Lock();
}

bool Dispatcher::CheckCommand() {
  if (spec_ == nullptr) {
    RejectText(session_.server().commands().UnresolvedText(argv_));
    return false;
  }
  session_.client().last_command.store(spec_, std::memory_order_relaxed);
  if (spec_->Accepts(argv_.size())) return true;
  RejectText(WrongArityText(*spec_));
  return false;
}

bool Dispatcher::QueueInMulti() {
  if (!session_.in_multi() || spec_->Has(kNotQueued)) return false;
  if (spec_->Has(kNoMulti)) {
    RejectText("ERR Command not allowed inside a transaction");
    return true;
  }
  session_.Queue(*spec_, argv_);
  reply_.Simple("QUEUED");
  return true;
}

void Dispatcher::RejectText(std::string_view error) {
  if (spec_ != nullptr && spec_->Has(kExecutesQueue)) {
    session_.EndMulti();
    if (error.starts_with("ERR ")) error.remove_prefix(4);
    reply_.ErrorText("EXECABORT Transaction discarded because of: " + std::string(error));
    return;
  }
  session_.SpoilMulti();
  reply_.ErrorText(error);
}

Dispatcher::Outcome Dispatcher::Lock() {
  txn_ = session_.loop().TakeTransaction();
  txn_->Begin(session_.database(), !session_.no_touch());
  if (spec_->Has(kExecutesQueue) && session_.in_multi() && !session_.spoiled()) {
    session_.DeclareExec(*txn_);
  } else {
    DeclareKeys(*spec_, keys_, spec_->Has(kOtherDatabase), *txn_);
  }
  return Resume();
}

Dispatcher::Outcome Dispatcher::Resume() {
  DCHECK(is_waiting());
  switch (elsewhere_.load(std::memory_order_acquire)) {
    case Elsewhere::kNo:
      break;
    case Elsewhere::kRuns:
      return Outcome::kWaiting;
    case Elsewhere::kEnded:
      return TakeReply();
    case Elsewhere::kRetry:
      session_.loop().my_counters().script_reruns.Add(1);
      reply_.set_out(out_);
      elsewhere_ = Elsewhere::kNo;
      break;
  }
  reply_begin_ = out_.size();  // What was in the buffer may have been sent meanwhile.
  return Acquire() ? Execute() : Outcome::kWaiting;
}

bool Dispatcher::Acquire() {
  if (txn_->locks().is_run() && !MayStart()) {
    txn_->locks().CancelWait();  // Nobody else should wait for its turn meanwhile.
    return false;
  }
  return txn_->Acquire(waiter_);
}

// Where there are as many long runs as may be a script waits before it begins.
bool Dispatcher::MayStart() {
  start_ticket_.owner = &waiter_;
  start_ticket_.age = txn_->locks().age();
  if (!session_.server().long_runs().MayStart(start_ticket_)) {
    waits_to_start_ = true;
    return false;
  }
  LeaveStart();
  return true;
}

void Dispatcher::LeaveStart() {
  if (!waits_to_start_) return;
  session_.server().long_runs().Leave(start_ticket_);
  waits_to_start_ = false;
}

// What the thread that executes a run must know though the request may be gone by then. On its
// stack; written by whoever hands on or takes the transaction while that thread is held back.
struct Dispatcher::Execution {
  Server& server;
  std::unique_ptr<ScriptHost> host;  // Of the loop, once that was handed on.
  int thread_id = 0;                 // As the kernel knows it.
  bool is_taken = false;  // The transaction.
};

// With everything held. A run that must start over does so with what it has learned.
Dispatcher::Outcome Dispatcher::Execute() {
  while (txn_->locks().is_run()) {
    switch (ExecuteRun()) {
      case RunOutcome::kEnded:
        return Commit();
      case RunOutcome::kLeaves:
        return Outcome::kLeaves;
      case RunOutcome::kMustRestart:
        break;
    }
    session_.loop().my_counters().script_reruns.Add(1);
    out_.resize(reply_begin_);
    txn_->Restart();
    if (!Acquire()) return Outcome::kWaiting;
  }
  session_.set_scripts(session_.loop().scripts());
  Invoke(*spec_, session_.callees(), *txn_, argv_, keys_, reply_);
  return Commit();
}

Dispatcher::RunOutcome Dispatcher::ExecuteRun() {
  Execution here = {.server = session_.server(), .host = nullptr};
  execution_ = &here;
  ScriptHost& scripts = session_.loop().scripts();
  session_.set_scripts(scripts);
  scripts.BeginExecution(session_, this);
  txn_->locks().set_run_owner(this);
  txn_->StartJournal();
  Invoke(*spec_, session_.callees(), *txn_, argv_, keys_, reply_);
  if (here.host != nullptr) {
    LeaveElsewhere(here);
    return RunOutcome::kLeaves;
  }
  execution_ = nullptr;
  return txn_->must_restart() ? RunOutcome::kMustRestart : RunOutcome::kEnded;
}

Dispatcher::Outcome Dispatcher::Commit() {
  session_.set_database(txn_->database());
  txn_->Commit();
  return EndRequest();
}

Dispatcher::Outcome Dispatcher::EndRequest() {
  session_.loop().GiveBack(std::move(txn_));
  if (spec_->Has(kExecutesQueue) && session_.in_multi()) session_.EndMulti();
  Finish();
  return Outcome::kDone;
}

// ---------------------------------------------------------------- elsewhere

// What is in the buffer before this reply is the loop's to send.
void Dispatcher::HandOn() {
  long_reply_.assign(out_, reply_begin_);
  out_.resize(reply_begin_);
  reply_.set_out(long_reply_);
  elsewhere_ = Elsewhere::kRuns;
  execution_->thread_id = session_.loop().thread_id();
  execution_->host = session_.loop().HandOn();
  waiter_.Wake();
}

void Dispatcher::BeforeSleep() { session_.scripts().control().HandOn(); }

// The thread of the run is at its end.
void Dispatcher::LeaveElsewhere(Execution& execution) {
  if (!execution.is_taken) {
    if (txn_->must_restart()) {
      txn_->Restart();
      EndElsewhere(Elsewhere::kRetry);
    } else {
      session_.set_database(txn_->database());
      txn_->set_consumer(&execution.server.long_runs());
      txn_->Commit();
      EndElsewhere(Elsewhere::kEnded);
    }
  }
  execution.server.long_runs().GiveBack(std::move(execution.host));
}

bool Dispatcher::IsOneScript() const { return !spec_->Has(kExecutesQueue); }

void Dispatcher::Abort(std::string_view error) {
  TakeFromThread();
  txn_->Rollback();
  long_reply_.clear();
  reply_.ErrorText(error);
  EndElsewhere(Elsewhere::kEnded);
}

void Dispatcher::Retry() {
  TakeFromThread();
  txn_->Restart();
  EndElsewhere(Elsewhere::kRetry);
}

// All that the thread still has to do is to end.
void Dispatcher::TakeFromThread() {
  execution_->is_taken = true;
  TakeWhatIsLeft(execution_->thread_id);
}

// From here on the loop has the request again.
void Dispatcher::EndElsewhere(Elsewhere how) {
  session_.server().long_runs().End(execution_->thread_id);
  execution_ = nullptr;
  if (how == Elsewhere::kRetry) long_reply_.clear();
  elsewhere_.store(how, std::memory_order_release);
  waiter_.Wake();
}

Dispatcher::Outcome Dispatcher::TakeReply() {
  reply_begin_ = out_.size();
  out_ += long_reply_;
  std::string().swap(long_reply_);
  reply_.set_out(out_);
  elsewhere_ = Elsewhere::kNo;
  txn_->set_consumer(&session_.loop());
  return EndRequest();
}

uint64_t Dispatcher::client_id() const { return session_.client().id; }

// ---------------------------------------------------------------- ending

std::optional<int64_t> Dispatcher::BlockedSinceUs() {
  if (!is_waiting() || elsewhere_.load(std::memory_order_acquire) != Elsewhere::kNo) {
    return std::nullopt;
  }
  if (const std::optional<int64_t> since_us = txn_->locks().BlockedSinceUs()) return since_us;
  if (!txn_->locks().is_run()) return std::nullopt;
  return session_.server().long_runs().BlockedSinceUs(start_ticket_);
}

void Dispatcher::RejectBusy() {
  Cancel();
  reply_begin_ = out_.size();
  RejectText(
      "BUSY Redis is busy running a script. You can only call SCRIPT KILL or SHUTDOWN NOSAVE.");
  Finish();
}

// CLIENT REPLY: what is not wanted is not sent.
void Dispatcher::Finish() {
  if (out_.size() > reply_begin_ && out_[reply_begin_] == '-') {
    session_.loop().my_counters().error_replies.Add(1);
  }
  switch (session_.reply_mode()) {
    case Session::ReplyMode::kOn:
      return;
    case Session::ReplyMode::kOff:
      break;
    case Session::ReplyMode::kSkipNext:  // This was the CLIENT REPLY SKIP itself.
      session_.set_reply_mode(Session::ReplyMode::kSkipThis);
      break;
    case Session::ReplyMode::kSkipThis:
      session_.set_reply_mode(Session::ReplyMode::kOn);
      break;
  }
  out_.resize(reply_begin_);
}

void Dispatcher::Cancel() {
  if (!is_waiting()) return;
  GiveUp();
  session_.loop().GiveBack(std::move(txn_));
}

// Leaves the transaction with nothing.
void Dispatcher::GiveUp() {
  CHECK(!is_elsewhere());
  LeaveStart();
  txn_->locks().CancelWait();
  txn_->Rollback();
  elsewhere_ = Elsewhere::kNo;
}

}  // namespace perilune
