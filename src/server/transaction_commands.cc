#include "server/transaction_commands.h"

#include "command/arg_reader.h"
#include "command/invoke.h"
#include "command/key_finder.h"
#include "command/well_formed.h"
#include "resp/reply_sink.h"
#include "server/session.h"

namespace perilune {
namespace {

using namespace record;

void Multi(Session& session, Transaction& /*txn*/, ArgReader& /*args*/, ReplySink& reply) {
  if (session.in_multi()) return reply.ErrorText("ERR MULTI calls can not be nested");
  session.StartMulti();
  reply.Ok();
}

// Executes one command of the queue. Returns false if the whole EXEC must restart.
bool ExecuteQueued(const QueuedCommand& queued, Session& session, Transaction& txn,
                   ReplySink& reply) {
  if (txn.locks().is_run()) {
    return InvokeInRun(queued.spec(), session.callees(), txn, queued.argv(), reply);
  }
  KeyVector keys;
  // Arguments that name no keys that could be right are answered by the handler.
  if (!FindKeys(queued.spec(), queued.argv(), keys)) keys.Clear();
  Invoke(queued.spec(), session.callees(), txn, queued.argv(), keys.keys(), reply);
  return true;
}

// The dispatcher has acquired what the queue needs, and the watched keys; it ends the MULTI once
// nothing borrows from the queue any more.
void Exec(Session& session, Transaction& txn, ArgReader& /*args*/, ReplySink& reply) {
  if (!session.in_multi()) return reply.ErrorText("ERR EXEC without MULTI");
  if (session.spoiled()) {
    return reply.ErrorText("EXECABORT Transaction discarded because of previous errors.");
  }
  if (session.WatchedKeysChanged(txn)) return reply.NullArray();
  const int protocol = session.protocol();
  reply.Array(session.queue().size());
  for (const QueuedCommand& queued : session.queue()) {
    if (ExecuteQueued(queued, session, txn, reply)) continue;
    session.set_protocol(protocol);  // A HELLO will be executed again.
    return;
  }
}

void Discard(Session& session, Transaction& /*txn*/, ArgReader& /*args*/, ReplySink& reply) {
  if (!session.in_multi()) return reply.ErrorText("ERR DISCARD without MULTI");
  session.EndMulti();
  reply.Ok();
}

void Watch(Session& session, Transaction& txn, ArgReader& args, ReplySink& reply) {
  if (session.in_multi()) return reply.ErrorText("ERR WATCH inside MULTI is not allowed");
  while (args.remaining() > 0) session.Watch(txn, args.Key());
  reply.Ok();
}

// Queued in a transaction it does nothing: EXEC has looked at the watched keys already.
void Unwatch(Session& session, Transaction& /*txn*/, ArgReader& /*args*/, ReplySink& reply) {
  if (!session.in_multi()) session.UnwatchAll();
  reply.Ok();
}

constexpr CommandSpec kTransactionRecords[] = {
    {
        .name = "DISCARD",
        .summary = "Forgets what MULTI has queued, and what WATCH watches.",
        .since = "2.0.0",
        .complexity = "O(N) where N is the number of queued commands",
        .group = Group::kTransactions,
        .flags = kNoScript | kLoading | kStale | kFast | kAllowBusy | kNotQueued,
        .reply = "OK",
        .example = "DISCARD",
        .expect = "(error) ERR DISCARD without MULTI",
        .handler = Discard,
    },
    {
        .name = "EXEC",
        .summary = "Executes all queued commands as one, unless a watched key has changed.",
        .since = "1.2.0",
        .complexity = "That of the queued commands",
        .group = Group::kTransactions,
        .flags = kNoScript | kLoading | kStale | kSkipSlowlog | kNotQueued | kExecutesQueue,
        .reply = "array<any> | nullarray",
        .example = "EXEC",
        .expect = "(error) ERR EXEC without MULTI",
        .handler = Exec,
    },
    {
        .name = "MULTI",
        .summary = "Begins a transaction: commands are queued until EXEC.",
        .since = "1.2.0",
        .complexity = "O(1)",
        .group = Group::kTransactions,
        .flags = kNoScript | kLoading | kStale | kFast | kAllowBusy | kNotQueued,
        .reply = "OK",
        .example = "MULTI",
        .expect = "OK",
        .handler = Multi,
    },
    {
        .name = "UNWATCH",
        .summary = "Forgets what WATCH watches.",
        .since = "2.2.0",
        .complexity = "O(N) where N is the number of watched keys",
        .group = Group::kTransactions,
        .flags = kNoScript | kLoading | kStale | kFast | kAllowBusy,
        .reply = "OK",
        .example = "UNWATCH",
        .expect = "OK",
        .handler = Unwatch,
    },
    {
        .name = "WATCH",
        .summary = "Makes the next EXEC do nothing if one of the keys changes before it.",
        .since = "2.2.0",
        .complexity = "O(N) where N is the number of keys",
        .group = Group::kTransactions,
        .flags = kNoScript | kLoading | kStale | kFast | kAllowBusy | kNotQueued,
        .args = {Multiple(KeyArg("key", kRO))},
        .reply = "OK",
        .example = "WATCH balance",
        .expect = "OK",
        .handler = Watch,
    },
};
static_assert(IsWellFormed(kTransactionRecords));

}  // namespace

constinit const std::span<const CommandSpec> kTransactionCommands = kTransactionRecords;

}  // namespace perilune
