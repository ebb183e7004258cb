#include "command/sorted_set_pop_commands.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "command/arg_reader.h"
#include "command/multi_pop.h"
#include "command/well_formed.h"
#include "engine/collection_ref.h"
#include "engine/transaction.h"
#include "resp/reply_sink.h"

namespace perilune {
namespace {

using namespace record;

enum class End : bool { kLowest, kHighest };

// Returns nothing unless `word` is MIN or MAX.
std::optional<End> EndOf(std::string_view word) {
  if (EqualsIgnoringCase(word, "MIN")) return End::kLowest;
  if (EqualsIgnoringCase(word, "MAX")) return End::kHighest;
  return std::nullopt;
}

// Replies the first `count` elements from an end on, each as a pair if `in_pairs`.
// Requires: count <= set.size().
void ReplyFrom(End end, const SortedSetValue& set, size_t count, bool in_pairs, ReplySink& reply) {
  const bool reverse = end == End::kHighest;
  reply.Array(in_pairs ? count : 2 * count);
  set.Walk(reverse ? set.size() - 1 : 0, count, reverse,
           [&](std::string_view member, double score) {
             if (in_pairs) reply.Array(2);
             reply.Bulk(member);
             reply.Double(score);
             return true;
           });
}

// Erases the first `count` elements from an end on; `set` is dead if that was all.
// Requires: 0 < count <= set.value().size().
void DropFrom(End end, const Key& key, size_t count, SortedSetRef& set, Transaction& txn) {
  txn.Notify(end == End::kHighest ? "zpopmax" : "zpopmin", key);
  const size_t rest = set.value().size() - count;
  if (rest == 0) return set.Drop();  // Not one by one.
  set.EraseRange(end == End::kHighest ? rest : 0, count);
}

void Pop(End end, Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  if (args.remaining() > 1) return reply.Error(Error::kSyntax);
  const bool is_counted = args.remaining() > 0;
  const std::optional<int64_t> count_max = is_counted ? args.Int() : 1;
  if (!count_max || *count_max < 0) return reply.Error(Error::kNegative);
  Result<std::optional<SortedSetRef>> set = txn.Edit<SortedSetValue>(key);
  if (!set) return reply.Error(set.error());
  if (!*set || *count_max == 0) return reply.Array(0);

  const size_t count = std::min(static_cast<size_t>(*count_max), (*set)->value().size());
  const bool in_pairs = is_counted && reply.protocol() != 2;
  ReplyFrom(end, (*set)->value(), count, in_pairs, reply);
  DropFrom(end, key, count, **set, txn);
}

void ZPopMin(Transaction& txn, ArgReader& args, ReplySink& reply) {
  Pop(End::kLowest, txn, args, reply);
}

void ZPopMax(Transaction& txn, ArgReader& args, ReplySink& reply) {
  Pop(End::kHighest, txn, args, reply);
}

// Others are told which sorted set it was.
void ApplyPop(const Key& key, End end, size_t count, Transaction& txn) {
  if (!txn.applied().are_wanted()) return;
  const char* const name = end == End::kHighest ? "ZPOPMAX" : "ZPOPMIN";
  txn.applied().Instead({name, key.bytes, std::to_string(count)});
}

void ZMPop(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Result<MultiPop<End>> pop = ReadMultiPop(args, EndOf);
  if (!pop) return reply.Error(pop.error());
  for (size_t i = pop->keys_begin; i < pop->keys_end; ++i) {
    const Key key = args.KeyAt(i);
    Result<std::optional<SortedSetRef>> set = txn.Edit<SortedSetValue>(key);
    if (!set) return reply.Error(set.error());
    if (!*set) continue;
    const size_t count = std::min(pop->count_max, (*set)->value().size());
    ApplyPop(key, pop->end, count, txn);
    reply.Array(2);
    reply.Bulk(key.bytes);
    ReplyFrom(pop->end, (*set)->value(), count, /*in_pairs=*/true, reply);
    DropFrom(pop->end, key, count, **set, txn);
    return;
  }
  reply.NullArray();
}

// ---------------------------------------------------------------- records

constexpr KeyUse kTake = kRW | kAccess | kDelete;

constexpr CommandSpec kSortedSetPopRecords[] = {
    {
        .name = "ZMPOP",
        .summary = "Removes and returns the lowest or highest elements of the first of several "
                   "sorted sets that is there.",
        .since = "7.0.0",
        .complexity = "O(K+M*log(N)) where K is the number of keys, M the number of elements "
                      "removed, N the size of their sorted set",
        .group = Group::kSortedSet,
        .flags = kWrite,
        .args = {NumKeys("numkeys"), CountedKeys("key", kTake),
                 OneOf("where", {Flag("min", "MIN"), Flag("max", "MAX")}),
                 Optional(Once(Token("COUNT", Int("count"))))},
        .reply = "tuple<bulk, array<tuple<bulk, double>>> | nullarray",
        .example = "ZMPOP 2 urgent normal MIN COUNT 10",
        .expect = "(nil)",
        .handler = ZMPop,
    },
    {
        .name = "ZPOPMAX",
        .summary = "Removes and returns the elements of a sorted set with the highest scores.",
        .since = "5.0.0",
        .complexity = "O(M*log(N)) where M is the number of elements removed, N the size of the "
                      "sorted set",
        .group = Group::kSortedSet,
        .flags = kWrite | kFast,
        .args = {KeyArg("key", kTake), Optional(Int("count"))},
        .reply = "pairs<bulk, double> | tuple<bulk, double>",
        .example = "ZPOPMAX jobs 10",
        .expect = "(empty array)",
        .handler = ZPopMax,
    },
    {
        .name = "ZPOPMIN",
        .summary = "Removes and returns the elements of a sorted set with the lowest scores.",
        .since = "5.0.0",
        .complexity = "O(M*log(N)) where M is the number of elements removed, N the size of the "
                      "sorted set",
        .group = Group::kSortedSet,
        .flags = kWrite | kFast,
        .args = {KeyArg("key", kTake), Optional(Int("count"))},
        .reply = "pairs<bulk, double> | tuple<bulk, double>",
        .example = "ZPOPMIN jobs 10",
        .expect = "(empty array)",
        .handler = ZPopMin,
    },
};
static_assert(IsWellFormed(kSortedSetPopRecords));

}  // namespace

constinit const std::span<const CommandSpec> kSortedSetPopCommands = kSortedSetPopRecords;

}  // namespace perilune
