#include "command/key_commands.h"

#include "command/arg_reader.h"
#include "command/database_number.h"
#include "command/well_formed.h"
#include "engine/transaction.h"
#include "resp/reply_sink.h"

namespace perilune {
namespace {

using namespace record;

// ---------------------------------------------------------------- several keys

void Delete(Transaction& txn, ArgReader& args, ReplySink& reply) {
  int64_t deleted = 0;
  while (args.remaining() > 0) {
    const Key key = args.Key();
    if (!txn.Erase(key)) continue;
    txn.Notify("del", key);
    ++deleted;
  }
  reply.Integer(deleted);
}

// EXISTS looks, TOUCH uses.
template <const Entry* (Transaction::*find)(const Key&)>
void CountExisting(Transaction& txn, ArgReader& args, ReplySink& reply) {
  int64_t existing = 0;
  while (args.remaining() > 0) {
    if ((txn.*find)(args.Key()) != nullptr) ++existing;
  }
  reply.Integer(existing);
}

// ---------------------------------------------------------------- one key

void Type(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Entry* entry = txn.Inspect(args.Key());
  reply.Simple(entry == nullptr ? "none" : TypeName(entry->value().type()));
}

void MoveTo(const Key& target, const Key& source, Transaction& txn) {
  txn.Move(source, txn.database(), target);
  txn.Notify("rename_from", source);
  txn.Notify("rename_to", target);
}

void Rename(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key source = args.Key();
  const Key target = args.Key();
  if (txn.Peek(source) == nullptr) return reply.Error(Error::kNoSuchKey);
  if (source != target) MoveTo(target, source, txn);
  reply.Ok();
}

void RenameNx(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key source = args.Key();
  const Key target = args.Key();
  if (txn.Peek(source) == nullptr) return reply.Error(Error::kNoSuchKey);
  const bool is_free = txn.Peek(target) == nullptr;
  if (is_free) MoveTo(target, source, txn);
  reply.Integer(is_free ? 1 : 0);
}

// ---------------------------------------------------------------- other databases

constexpr std::string_view kSameObject = "ERR source and destination objects are the same";

void Copy(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key source = args.Key();
  const Key target = args.Key();
  const bool is_understood = args.ParseOptions();
  int database = txn.database();
  for (const std::string_view number : args.Options("DB")) {
    const Result<int> other = ReadDatabase(number, txn.engine());
    if (!other) return reply.Error(other.error());
    database = *other;
  }
  if (!is_understood) return reply.Error(Error::kSyntax);
  if (source == target && database == txn.database()) return reply.ErrorText(kSameObject);

  const Entry* entry = txn.Lookup(source);
  const bool is_free = txn.Peek(database, target) == nullptr;
  if (entry == nullptr || (!is_free && !args.Has("REPLACE"))) return reply.Integer(0);
  txn.PutIn(database, target, entry->value().Clone(), txn.ExpiryOf(source));
  txn.NotifyIn(database, "copy_to", target);
  reply.Integer(1);
}

void Move(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  const Result<int> database = ReadDatabase(args.String(), txn.engine());
  if (!database) return reply.Error(database.error());
  if (*database == txn.database()) return reply.ErrorText(kSameObject);
  if (txn.Peek(key) == nullptr || txn.Peek(*database, key) != nullptr) return reply.Integer(0);
  txn.Move(key, *database, key);
  txn.Notify("move_from", key);
  txn.NotifyIn(*database, "move_to", key);
  reply.Integer(1);
}

// ---------------------------------------------------------------- records

constexpr CommandSpec kKeyRecords[] = {
    {
        .name = "COPY",
        .summary = "Copies the value of a key and its expiry to another key.",
        .since = "6.2.0",
        .complexity = "O(N) where N is the size of the value",
        .group = Group::kGeneric,
        .flags = kWrite | kDenyOom | kOtherDatabase,
        .categories = kAclKeyspace,
        .args = {KeyArg("source", kRO | kAccess), KeyArg("destination", kOW | kUpdate),
                 Optional(Token("DB", Int("destination-db"))),
                 Optional(Flag("replace", "REPLACE"))},
        .reply = "integer",
        .example = "COPY draft final REPLACE",
        .expect = "(integer) 0",
        .handler = Copy,
    },
    {
        .name = "DEL",
        .summary = "Deletes keys and returns how many there were.",
        .since = "1.0.0",
        .complexity = "O(N) where N is the number of keys",
        .group = Group::kGeneric,
        .flags = kWrite,
        .categories = kAclKeyspace,
        .tips = {"request_policy:multi_shard", "response_policy:agg_sum"},
        .args = {Multiple(KeyArg("key", kRM | kDelete))},
        .reply = "integer",
        .example = "DEL draft final",
        .expect = "(integer) 0",
        .handler = Delete,
    },
    {
        .name = "EXISTS",
        .summary = "Returns how many of the keys exist; one that is named twice counts twice.",
        .since = "1.0.0",
        .complexity = "O(N) where N is the number of keys",
        .group = Group::kGeneric,
        .history = {{"3.0.3", "Accepts several keys."}},
        .flags = kReadOnly | kFast,
        .categories = kAclKeyspace,
        .tips = {"request_policy:multi_shard", "response_policy:agg_sum"},
        .args = {Multiple(KeyArg("key", kRO))},
        .reply = "integer",
        .example = "EXISTS draft final",
        .expect = "(integer) 0",
        .handler = CountExisting<&Transaction::Inspect>,
    },
    {
        .name = "MOVE",
        .summary = "Moves a key to another database, unless it exists there.",
        .since = "1.0.0",
        .complexity = "O(1)",
        .group = Group::kGeneric,
        .flags = kWrite | kFast | kOtherDatabase,
        .categories = kAclKeyspace,
        .args = {KeyArg("key", kRW | kAccess | kUpdate), Int("db")},
        .reply = "integer",
        .example = "MOVE draft 1",
        .expect = "(integer) 0",
        .handler = Move,
    },
    {
        .name = "RENAME",
        .summary = "Renames a key, replacing what the new name held.",
        .since = "1.0.0",
        .complexity = "O(1)",
        .group = Group::kGeneric,
        .flags = kWrite,
        .categories = kAclKeyspace,
        .args = {KeyArg("key", kRW | kAccess | kDelete), KeyArg("newkey", kOW | kUpdate)},
        .reply = "OK",
        .example = "RENAME missing final",
        .expect = "(error) ERR no such key",
        .handler = Rename,
    },
    {
        .name = "RENAMENX",
        .summary = "Renames a key, unless the new name exists.",
        .since = "1.0.0",
        .complexity = "O(1)",
        .group = Group::kGeneric,
        .history = {{"3.2.0", "It is no error any more if both names are the same."}},
        .flags = kWrite | kFast,
        .categories = kAclKeyspace,
        .args = {KeyArg("key", kRW | kAccess | kDelete), KeyArg("newkey", kOW | kInsert)},
        .reply = "integer",
        .example = "RENAMENX missing final",
        .expect = "(error) ERR no such key",
        .handler = RenameNx,
    },
    {
        .name = "TOUCH",
        .summary = "Makes keys count as just used and returns how many of them exist.",
        .since = "3.2.1",
        .complexity = "O(N) where N is the number of keys",
        .group = Group::kGeneric,
        .flags = kReadOnly | kFast,
        .categories = kAclKeyspace,
        .tips = {"request_policy:multi_shard", "response_policy:agg_sum"},
        .args = {Multiple(KeyArg("key", kRO))},
        .reply = "integer",
        .example = "TOUCH draft final",
        .expect = "(integer) 0",
        .handler = CountExisting<&Transaction::Lookup>,
    },
    {
        .name = "TYPE",
        .summary = "Returns the type of the value at a key, \"none\" if the key is missing.",
        .since = "1.0.0",
        .complexity = "O(1)",
        .group = Group::kGeneric,
        .flags = kReadOnly | kFast,
        .categories = kAclKeyspace,
        .args = {KeyArg("key", kRO)},
        .reply = "status",
        .example = "TYPE draft",
        .expect = "none",
        .handler = Type,
    },
    {
        .name = "UNLINK",
        .summary = "Deletes keys and returns how many there were; what takes long to free is "
                   "freed later.",
        .since = "4.0.0",
        .complexity = "O(N) where N is the number of keys",
        .group = Group::kGeneric,
        .flags = kWrite | kFast,
        .categories = kAclKeyspace,
        .tips = {"request_policy:multi_shard", "response_policy:agg_sum"},
        .args = {Multiple(KeyArg("key", kRM | kDelete))},
        .reply = "integer",
        .example = "UNLINK draft final",
        .expect = "(integer) 0",
        .handler = Delete,
    },
};
static_assert(IsWellFormed(kKeyRecords));

}  // namespace

constinit const std::span<const CommandSpec> kKeyCommands = kKeyRecords;

}  // namespace perilune
