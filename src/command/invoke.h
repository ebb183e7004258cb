#pragma once

// Executes one command whose keys are held, and, inside a run, one whose keys must be held first.

#include <span>
#include <string_view>

#include "command/command_spec.h"
#include "command/key_finder.h"
#include "engine/transaction.h"
#include "resp/reply_sink.h"

namespace perilune {

// Whom handlers may need beside the data.
struct Callees {
  Session& session;
  ScriptHost& scripts;
};

// How a key of this use is held.
constexpr Access AccessOf(KeyUse use) {
  return (use & record::kRO) != 0 ? Access::kShared : Access::kExclusive;
}

// Declares what the command needs, the whole keyspace included. `in_any_database`: each key in
// every database, not only in the transaction's.
void DeclareKeys(const CommandSpec& spec, std::span<const FoundKey> keys, bool in_any_database,
                 Transaction& txn);

// Calls the handler; what others are to execute for it is recorded in txn.applied(). Requires: the
// keys are held, and the arity is right.
void Invoke(const CommandSpec& spec, const Callees& callees, Transaction& txn,
            std::span<const std::string_view> argv, std::span<const FoundKey> keys,
            ReplySink& reply);

// The same within a run: holds the keys that are not held yet. Returns false if the run must end,
// to be restarted or because it was abandoned: then there is no reply that counts, and what the
// handler may have done is to be undone. The second takes the keys that FindKeys has found.
bool InvokeInRun(const CommandSpec& spec, const Callees& callees, Transaction& txn,
                 std::span<const std::string_view> argv, ReplySink& reply);
bool InvokeInRun(const CommandSpec& spec, const Callees& callees, Transaction& txn,
                 std::span<const std::string_view> argv, std::span<const FoundKey> keys,
                 ReplySink& reply);

}  // namespace perilune
