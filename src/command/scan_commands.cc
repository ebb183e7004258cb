#include "command/scan_commands.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/glob.h"
#include "command/arg_reader.h"
#include "command/scan_options.h"
#include "command/well_formed.h"
#include "engine/transaction.h"
#include "resp/reply_sink.h"
#include "store/hash_bucket.h"

namespace perilune {
namespace {

using namespace record;

using Visitor = std::function<void(const VisibleKey&)>;

void Keys(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const std::string_view pattern = args.String();
  std::vector<std::string> keys;
  txn.ForEachKey(txn.database(), [&](const VisibleKey& key) {
    if (GlobMatch(pattern, key.bytes, /*ignore_case=*/false)) keys.emplace_back(key.bytes);
  });
  reply.Array(keys.size());
  for (const std::string& key : keys) reply.Bulk(key);
}

void RandomKey(Transaction& txn, ArgReader& /*args*/, ReplySink& reply) {
  const std::optional<std::string> key = txn.RandomKey(txn.database());
  if (!key) return reply.Null();
  reply.Bulk(*key);
}

void DbSize(Transaction& txn, ArgReader& /*args*/, ReplySink& reply) {
  reply.Integer(static_cast<int64_t>(txn.CountKeys(txn.database())));
}

// ---------------------------------------------------------------- SCAN
//
// A scan passes all keys in the order of their hashes. A cursor is where it stands: the top 48
// bits of a hash, of which 10 are the partition and 38 the position in the partition's table. So
// cursors mean the same however tables grow, and fit a double.

constexpr int kCursorBits = 48;
constexpr int kCursorShift = 64 - kCursorBits;
constexpr int kPartitionShift = 64 - kPartitionBits;
static_assert(kCursorBits - kPartitionBits >= HashBucket::kIndexBitsMax);

// In place of 0, which would mean that the scan is over, where it could not even begin. It stands
// for no other position: those of a table that is not of its full 2^38 buckets are even.
constexpr uint64_t kNotBegun = 1;

// For each key that is wanted, how many ranges of a table or partitions a call passes at most.
constexpr uint64_t kStepsPerKey = 10;

// Visits about `count` keys from `cursor` on, fewer where a partition is busy. Returns the cursor
// to go on with, 0 at the end. An empty database takes one call.
uint64_t ScanFrom(uint64_t cursor, uint64_t count, Transaction& txn, const Visitor& visit) {
  if (cursor >> kCursorBits != 0) return 0;
  uint64_t visited = 0;
  const Visitor visit_and_count = [&](const VisibleKey& key) {
    ++visited;
    visit(key);
  };
  uint64_t hash = cursor == kNotBegun ? 0 : cursor << kCursorShift;
  for (uint64_t steps = kPartitions + kStepsPerKey * count; steps > 0 && visited < count; --steps) {
    const uint32_t partition = PartitionIndex(hash);
    if (!txn.TryPartition(partition)) break;
    const uint64_t next = txn.Scan(partition, TableHash(hash), visit_and_count);
    const uint64_t begin = uint64_t{partition + (next == 0 ? 1 : 0)} << kPartitionShift;
    hash = begin | next >> kPartitionBits;
    if (hash == 0) return 0;  // The last partition was passed.
  }
  return std::max(hash >> kCursorShift, kNotBegun);
}

void Scan(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const std::optional<uint64_t> cursor = ReadScanCursor(args, reply);
  if (!cursor) return;
  const std::optional<ScanOptions> options = ReadScanOptions(args, reply);
  if (!options) return;

  const auto type = args.Option("TYPE");
  std::vector<std::string> keys;
  const uint64_t next = ScanFrom(*cursor, options->count, txn, [&](const VisibleKey& key) {
    if (type && !EqualsIgnoringCase(*type, TypeName(key.type))) return;
    if (options->Matches(key.bytes)) keys.emplace_back(key.bytes);
  });
  ReplyScan(next, keys, reply);
}

// ---------------------------------------------------------------- records

constexpr CommandSpec kScanRecords[] = {
    {
        .name = "DBSIZE",
        .summary = "Returns how many keys the selected database has.",
        .since = "1.0.0",
        .complexity = "O(1)",
        .group = Group::kServer,
        .flags = kReadOnly | kFast | kKeyspaceRead,
        .categories = kAclKeyspace,
        .tips = {"request_policy:all_shards", "response_policy:agg_sum"},
        .reply = "integer",
        .example = "DBSIZE",
        .expect = "(integer) 0",
        .handler = DbSize,
    },
    {
        .name = "KEYS",
        .summary = "Returns all keys of the selected database that match a glob pattern.",
        .since = "1.0.0",
        .complexity = "O(N) where N is the number of keys in the database",
        .group = Group::kGeneric,
        .flags = kReadOnly | kKeyspaceRead,
        .categories = kAclKeyspace | kAclDangerous,
        .tips = {"request_policy:all_shards", "nondeterministic_output_order"},
        .args = {Pattern("pattern")},
        .reply = "array<bulk>",
        .example = "KEYS session:*",
        .expect = "(empty array)",
        .handler = Keys,
    },
    {
        .name = "RANDOMKEY",
        .summary = "Returns a random key of the selected database.",
        .since = "1.0.0",
        .complexity = "O(1)",
        .group = Group::kGeneric,
        .flags = kReadOnly | kKeyspaceRead,
        .categories = kAclKeyspace,
        .tips = {"request_policy:all_shards", "nondeterministic_output"},
        .reply = "bulk | null",
        .example = "RANDOMKEY",
        .expect = "(nil)",
        .handler = RandomKey,
    },
    {
        .name = "SCAN",
        .summary = "Walks the keys of the selected database, some with every call, from cursor 0 "
                   "until it returns 0; what is there all the time is returned.",
        .since = "2.8.0",
        .complexity = "O(1) for a call, O(N) for the walk where N is the number of keys",
        .group = Group::kGeneric,
        .history = {{"6.0.0", "Added the option `TYPE`."}},
        .flags = kReadOnly | kKeyspaceScan,
        .categories = kAclKeyspace,
        .tips = {"nondeterministic_output", "request_policy:special"},
        .args = {Int("cursor"), Optional(Token("MATCH", Pattern("pattern"))),
                 Optional(Token("COUNT", Int("count"))),
                 Optional(Token("TYPE", String("type")), "6.0.0")},
        .reply = "tuple<bulk, array<bulk>>",
        .example = "SCAN 0 MATCH session:* COUNT 100",
        .expect = "1) \"0\"\n2) (empty array)",
        .handler = Scan,
    },
};
static_assert(IsWellFormed(kScanRecords));

}  // namespace

constinit const std::span<const CommandSpec> kScanCommands = kScanRecords;

}  // namespace perilune
