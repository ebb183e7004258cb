#include "server/dispatcher.h"

#include "base/check.h"
#include "command/invoke.h"
#include "server/loop.h"
#include "server/server.h"

namespace perilune {

using namespace record;

Dispatcher::Dispatcher(Session& session, Waiter& waiter, std::string& out, RespWriter& reply)
    : session_(session), waiter_(waiter), out_(out), reply_(reply) {}

Dispatcher::~Dispatcher() { Cancel(); }

Dispatcher::Outcome Dispatcher::Start(std::span<const std::string_view> argv) {
  DCHECK(!is_waiting());
  argv_ = argv;
  spec_ = nullptr;
  reply_begin_ = out_.size();
  session_.loop().my_counters().commands_processed.Add(1);
  spec_ = FindSpec();
  if (spec_ == nullptr || !CheckArity() || QueueInMulti()) {
    Finish();
    return Outcome::kDone;
  }
  keys_.Clear();
  // Arguments that name no keys that could be right are answered by the handler.
  if (!FindKeys(*spec_, argv_, keys_)) keys_.Clear();
  return Lock();
}

const CommandSpec* Dispatcher::FindSpec() {
  const CommandTable& commands = session_.server().commands();
  const Command* command = commands.Resolve(argv_);
  if (command == nullptr) {
    RejectText(commands.UnresolvedText(argv_));
    return nullptr;
  }
  session_.client().last_command.store(command->spec, std::memory_order_relaxed);
  return command->spec;
}

bool Dispatcher::CheckArity() {
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
    DeclareKeys(*spec_, keys_.keys(), spec_->Has(kOtherDatabase), *txn_);
  }
  return Resume();
}

Dispatcher::Outcome Dispatcher::Resume() {
  DCHECK(is_waiting());
  reply_begin_ = out_.size();  // What was in the buffer may have been sent meanwhile.
  if (!txn_->Acquire(waiter_)) return Outcome::kWaiting;
  return Execute();
}

// With everything held. A run that must start over does so with what it has learned.
Dispatcher::Outcome Dispatcher::Execute() {
  const Callees callees = session_.callees();
  callees.scripts.set_session(session_);
  for (;;) {
    if (txn_->locks().is_run()) txn_->StartJournal();
    Invoke(*spec_, callees, *txn_, argv_, keys_.keys(), reply_);
    if (!txn_->must_restart()) break;
    session_.loop().my_counters().script_reruns.Add(1);
    out_.resize(reply_begin_);
    txn_->Restart();
    if (!txn_->Acquire(waiter_)) return Outcome::kWaiting;
  }
  session_.set_database(txn_->database());
  txn_->Commit();
  session_.loop().GiveBack(std::move(txn_));
  if (spec_->Has(kExecutesQueue) && session_.in_multi()) session_.EndMulti();
  Finish();
  return Outcome::kDone;
}

// CLIENT REPLY: what is not wanted is not sent.
void Dispatcher::Finish() {
  keys_.Clear();
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
  txn_->locks().CancelWait();
  txn_->Rollback();
  session_.loop().GiveBack(std::move(txn_));
}

}  // namespace perilune
