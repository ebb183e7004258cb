#include "script/dry_run.h"

#include "base/check.h"
#include "script/script_memory.h"
#include "script/script_run.h"

namespace perilune {

using namespace record;

DryRun::DryRun(Transaction& txn)
    : txn_(txn), begin_(txn.Mark()), begin_us_(txn.engine().clock().MonotonicUs()) {
  DCHECK(txn.journals());
  txn.applied().BeginTrial();
}

// A key that is only read is held shared; one that is written may be read besides.
void DryRun::NoteCommand(const CommandSpec& spec, std::span<const std::string_view> argv,
                         std::span<const FoundKey> keys, ScriptRun& run) {
  for (const FoundKey& found : keys) {
    const KeyUse use = ActualUse(spec, argv, found);
    const bool is_declared = run.Declares(found.key);
    const bool is_read_only = (use & kRO) != 0;
    if (is_read_only || (use & kAccess) != 0) {
      read_.Add(txn_.database(), found.key.bytes, is_declared);
    }
    if (!is_read_only) written_.Add(txn_.database(), found.key.bytes, is_declared);
  }
}

void DryRun::BeginReply(ReplySink& reply) {
  reply.Map(7);
  reply.Bulk("reply");
}

// A transaction that must restart undoes everything itself.
void DryRun::Finish(const ScriptRun& run, const ScriptMemory& memory, ReplySink& reply) {
  if (!run.is_dying()) ReplyFindings(run, memory, reply);
  if (!txn_.must_restart()) txn_.UndoTo(begin_);
  txn_.applied().EndTrial();
}

void DryRun::ReplyFindings(const ScriptRun& run, const ScriptMemory& memory, ReplySink& reply) {
  const int64_t elapsed_us = txn_.engine().clock().MonotonicUs() - begin_us_;
  reply.Bulk("effects");
  ReplyEffects(reply);
  reply.Bulk("keys_read");
  read_.Reply(reply);
  reply.Bulk("keys_written");
  written_.Reply(reply);
  reply.Bulk("commands");
  reply.Integer(static_cast<int64_t>(run.meter.counts().commands.value()));
  reply.Bulk("elapsed_us");
  reply.Integer(elapsed_us);
  reply.Bulk("memory_bytes");
  reply.Integer(static_cast<int64_t>(memory.peak_bytes()));
}

// A SELECT stands before a command of another database than that of the command before it.
void DryRun::ReplyEffects(ReplySink& reply) const {
  const std::span<const AppliedCommand> commands = txn_.applied().Since(begin_.effects);
  size_t selects = 0;
  int database = begin_.database;
  for (const AppliedCommand& command : commands) {
    if (command.database != database) ++selects;
    database = command.database;
  }
  reply.Array(commands.size() + selects);
  database = begin_.database;
  for (const AppliedCommand& command : commands) {
    if (command.database != database) {
      reply.Array(2);
      reply.Bulk("SELECT");
      reply.Bulk(std::to_string(command.database));
    }
    database = command.database;
    reply.Array(command.arguments.size());
    for (const std::string& argument : command.arguments) reply.Bulk(argument);
  }
}

void DryRun::UsedKeys::Add(int database, std::string_view key, bool is_declared) {
  if (known_.contains({database, key})) return;
  constexpr size_t kIndexBytes = 64;  // Of a key, in known_.
  keys_.push_back({database, std::string(key), is_declared});
  known_.emplace(database, keys_.back().bytes);
  memory_bytes_ += sizeof(UsedKey) + key.size() + kIndexBytes;
}

void DryRun::UsedKeys::Reply(ReplySink& reply) const {
  reply.Array(keys_.size());
  for (const UsedKey& used : keys_) {
    reply.Map(3);
    reply.Bulk("key");
    reply.Bulk(used.bytes);
    reply.Bulk("database");
    reply.Integer(used.database);
    reply.Bulk("declared");
    reply.Boolean(used.is_declared);
  }
}

}  // namespace perilune
