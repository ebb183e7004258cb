#pragma once

// A run that is only tried: what it does and uses is noted, and at the end everything is undone.
// Nobody sees anything of it.
//
//   DryRun dry_run(txn);
//   scripts.Run(script, {..., .dry_run = &dry_run}, reply);
//
// Lifetime: a local of the command that tries a script.
// Threads: those that may use the run's transaction. Once that was taken away nothing here is
// called any more.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "command/command_spec.h"
#include "command/key_finder.h"
#include "engine/transaction.h"
#include "resp/reply_sink.h"

namespace perilune {

class ScriptMemory;
struct ScriptRun;

class DryRun {
 public:
  // The trial begins. Requires: the transaction's journal is on.
  explicit DryRun(Transaction& txn);
  DryRun(const DryRun&) = delete;
  DryRun& operator=(const DryRun&) = delete;

  // The script calls a command.
  void NoteCommand(const CommandSpec& spec, std::span<const std::string_view> argv,
                   std::span<const FoundKey> keys, ScriptRun& run);

  // About how much memory the notes take.
  size_t memory_bytes() const { return read_.memory_bytes() + written_.memory_bytes(); }

  // To be called before the script's own reply, which is one field of this one.
  void BeginReply(ReplySink& reply);

  // The run is over, and the trial with it. Where the script itself has ended it the other fields
  // of the reply follow: what it would have changed, its keys, its cost.
  void Finish(const ScriptRun& run, const ScriptMemory& memory, ReplySink& reply);

 private:
  // Keys in the order of their first use, each with the database that was selected then.
  class UsedKeys {
   public:
    void Add(int database, std::string_view key, bool is_declared);
    void Reply(ReplySink& reply) const;
    size_t memory_bytes() const { return memory_bytes_; }

   private:
    struct UsedKey {
      int database;
      std::string bytes;
      bool is_declared;
    };

    std::deque<UsedKey> keys_;
    std::set<std::pair<int, std::string_view>> known_;  // Of keys_.
    size_t memory_bytes_ = 0;
  };

  void ReplyFindings(const ScriptRun& run, const ScriptMemory& memory, ReplySink& reply);
  void ReplyEffects(ReplySink& reply) const;

  Transaction& txn_;
  const Transaction::Savepoint begin_;
  const int64_t begin_us_;
  UsedKeys read_;
  UsedKeys written_;
};

}  // namespace perilune
