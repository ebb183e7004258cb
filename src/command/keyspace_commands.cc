#include "command/keyspace_commands.h"

#include <optional>

#include "command/arg_reader.h"
#include "command/well_formed.h"
#include "engine/transaction.h"
#include "resp/reply_sink.h"

namespace perilune {
namespace {

using namespace record;

// SYNC and ASYNC make no difference: what was flushed is always freed once nothing is held.
void FlushDb(Transaction& txn, ArgReader& args, ReplySink& reply) {
  if (!args.ParseOptions()) return reply.Error(Error::kSyntax);
  txn.Flush(txn.database());
  reply.Ok();
}

void FlushAll(Transaction& txn, ArgReader& args, ReplySink& reply) {
  if (!args.ParseOptions()) return reply.Error(Error::kSyntax);
  for (int database = 0; database < txn.engine().databases(); ++database) txn.Flush(database);
  reply.Ok();
}

bool FitsInt(const std::optional<int64_t>& number) {
  return number && *number >= INT32_MIN && *number <= INT32_MAX;
}

void SwapDb(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const std::optional<int64_t> first = args.Int();
  const std::optional<int64_t> second = args.Int();
  if (!FitsInt(first)) return reply.ErrorText("ERR invalid first DB index");
  if (!FitsInt(second)) return reply.ErrorText("ERR invalid second DB index");
  const int databases = txn.engine().databases();
  if (*first < 0 || *first >= databases || *second < 0 || *second >= databases) {
    return reply.Error(Error::kDatabaseOutOfRange);
  }
  txn.Swap(static_cast<int>(*first), static_cast<int>(*second));
  reply.Ok();
}

constexpr Change kAsyncAdded = {"4.0.0", "Added the option `ASYNC`."};
constexpr Change kSyncAdded = {"6.2.0", "Added the option `SYNC`."};

constexpr ArgList kMode = Optional(
    Once(OneOf("async", {Flag("async", "ASYNC", "4.0.0"), Flag("sync", "SYNC", "6.2.0")})));

constexpr CommandSpec kKeyspaceRecords[] = {
    {
        .name = "FLUSHALL",
        .summary = "Deletes all keys of all databases.",
        .since = "1.0.0",
        .complexity = "O(N) where N is the number of keys deleted",
        .group = Group::kServer,
        .history = {kAsyncAdded, kSyncAdded},
        .flags = kWrite | kKeyspaceWrite,
        .categories = kAclKeyspace | kAclDangerous,
        .tips = {"request_policy:all_shards", "response_policy:all_succeeded"},
        .args = {kMode},
        .reply = "OK",
        .example = "FLUSHALL",
        .expect = "OK",
        .handler = FlushAll,
    },
    {
        .name = "FLUSHDB",
        .summary = "Deletes all keys of the selected database.",
        .since = "1.0.0",
        .complexity = "O(N) where N is the number of keys deleted",
        .group = Group::kServer,
        .history = {kAsyncAdded, kSyncAdded},
        .flags = kWrite | kKeyspaceWrite,
        .categories = kAclKeyspace | kAclDangerous,
        .tips = {"request_policy:all_shards", "response_policy:all_succeeded"},
        .args = {kMode},
        .reply = "OK",
        .example = "FLUSHDB ASYNC",
        .expect = "OK",
        .handler = FlushDb,
    },
    {
        .name = "SWAPDB",
        .summary = "Exchanges two databases for all clients at once.",
        .since = "4.0.0",
        .complexity = "O(N) where N is the number of clients that watch keys of the two",
        .group = Group::kServer,
        .flags = kWrite | kFast | kKeyspaceWrite,
        .categories = kAclKeyspace | kAclDangerous,
        .args = {Int("index1"), Int("index2")},
        .reply = "OK",
        .example = "SWAPDB 0 1",
        .expect = "OK",
        .handler = SwapDb,
    },
};
static_assert(IsWellFormed(kKeyspaceRecords));

}  // namespace

constinit const std::span<const CommandSpec> kKeyspaceCommands = kKeyspaceRecords;

}  // namespace perilune
