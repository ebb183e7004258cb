#include "command/set_commands.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "command/arg_reader.h"
#include "command/random_elements.h"
#include "command/well_formed.h"
#include "engine/collection_ref.h"
#include "engine/transaction.h"
#include "resp/reply_sink.h"

namespace perilune {
namespace {

using namespace record;

void ReplyCount(size_t count, ReplySink& reply) { reply.Integer(static_cast<int64_t>(count)); }

// ---------------------------------------------------------------- members by name

void SAdd(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  Result<SetRef> set = txn.EditOrAdd<SetValue>(key);
  if (!set) return reply.Error(set.error());
  size_t added = 0;
  while (args.remaining() > 0) added += size_t{set->Add(args.String())};
  if (added > 0) txn.Notify("sadd", key);
  ReplyCount(added, reply);
}

void SRem(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  Result<std::optional<SetRef>> found = txn.Edit<SetValue>(key);
  if (!found) return reply.Error(found.error());
  std::optional<SetRef>& set = *found;
  if (!set) return reply.Integer(0);
  size_t removed = 0;
  while (args.remaining() > 0) removed += size_t{set->Erase(args.String())};
  if (removed > 0) {
    txn.Notify("srem", key);
    set->DropIfEmpty();
  }
  ReplyCount(removed, reply);
}

void SMove(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key source = args.Key();
  const Key destination = args.Key();
  const std::string_view member = args.String();
  Result<std::optional<SetRef>> from = txn.Edit<SetValue>(source);
  if (!from) return reply.Error(from.error());
  if (!*from) return reply.Integer(0);
  const Result<std::optional<SetRef>> present = txn.Edit<SetValue>(destination);
  if (!present) return reply.Error(present.error());

  SetRef& set = **from;
  if (source == destination) return reply.Integer(set.value().Contains(member) ? 1 : 0);
  if (!set.Erase(member)) return reply.Integer(0);
  txn.Notify("srem", source);
  set.DropIfEmpty();
  Result<SetRef> to = txn.EditOrAdd<SetValue>(destination);
  if (to->Add(member)) txn.Notify("sadd", destination);
  reply.Integer(1);
}

void SCard(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Result<const SetValue*> set = txn.Find<SetValue>(args.Key());
  if (!set) return reply.Error(set.error());
  ReplyCount(*set == nullptr ? 0 : (*set)->size(), reply);
}

void SIsMember(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Result<const SetValue*> set = txn.Find<SetValue>(args.Key());
  if (!set) return reply.Error(set.error());
  reply.Integer(*set != nullptr && (*set)->Contains(args.String()) ? 1 : 0);
}

void SMIsMember(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Result<const SetValue*> set = txn.Find<SetValue>(args.Key());
  if (!set) return reply.Error(set.error());
  reply.Array(args.remaining());
  while (args.remaining() > 0) {
    const std::string_view member = args.String();
    reply.Integer(*set != nullptr && (*set)->Contains(member) ? 1 : 0);
  }
}

void ReplyMembers(const SetValue& set, ReplySink& reply) {
  set.ForEach([&](std::string_view member) { reply.Bulk(member); });
}

void SMembers(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Result<const SetValue*> set = txn.Find<SetValue>(args.Key());
  if (!set) return reply.Error(set.error());
  if (*set == nullptr) return reply.Set(0);
  reply.Set((*set)->size());
  ReplyMembers(**set, reply);
}

// ---------------------------------------------------------------- random members

// Takes a random member out.
std::string Pop(SetRef& set, Random& random) {
  SetValue::Buffer buffer;
  std::string member(set.value().Sample(random, buffer));
  set.Erase(member);
  return member;
}

void PopOne(const Key& key, Transaction& txn, ReplySink& reply) {
  Result<std::optional<SetRef>> found = txn.Edit<SetValue>(key);
  if (!found) return reply.Error(found.error());
  std::optional<SetRef>& set = *found;
  if (!set) return reply.Null();
  const std::string member = Pop(*set, txn.random());
  reply.Bulk(member);
  txn.applied().Instead({"SREM", key.bytes, member});
  txn.Notify("spop", key);
  set->DropIfEmpty();
}

// Replies and takes out `count` random members; others are told which. Requires: there are more.
void PopSome(const Key& key, size_t count, SetRef& set, Transaction& txn, ReplySink& reply) {
  constexpr size_t kMembersMax = 1024;  // Of a SREM.
  std::vector<std::string> popped;
  const auto apply = [&] {
    std::vector<std::string_view> argv = {"SREM", key.bytes};
    argv.insert(argv.end(), popped.begin(), popped.end());
    txn.applied().Instead(argv);
    popped.clear();
  };
  for (; count > 0; --count) {
    std::string member = Pop(set, txn.random());
    reply.Bulk(member);
    if (!txn.applied().are_wanted()) continue;
    popped.push_back(std::move(member));
    if (popped.size() == kMembersMax) apply();
  }
  if (!popped.empty()) apply();
}

void PopMany(const Key& key, size_t count, Transaction& txn, ReplySink& reply) {
  Result<std::optional<SetRef>> found = txn.Edit<SetValue>(key);
  if (!found) return reply.Error(found.error());
  std::optional<SetRef>& set = *found;
  if (!set || count == 0) return reply.Set(0);
  txn.Notify("spop", key);
  if (count >= set->value().size()) {
    reply.Set(set->value().size());
    ReplyMembers(set->value(), reply);
    txn.applied().Instead({"DEL", key.bytes});
    return set->Drop();
  }
  reply.Set(count);
  PopSome(key, count, *set, txn, reply);
}

void SPop(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  if (args.remaining() == 0) return PopOne(key, txn, reply);
  if (args.remaining() > 1) return reply.Error(Error::kSyntax);
  const std::optional<int64_t> count = args.Int();
  if (!count || *count < 0) return reply.Error(Error::kNegative);
  PopMany(key, static_cast<size_t>(*count), txn, reply);
}

// A negative count says that a member may come several times.
void RandomMembers(const Key& key, int64_t count, Transaction& txn, ReplySink& reply) {
  const Result<const SetValue*> found = txn.Find<SetValue>(key);
  if (!found) return reply.Error(found.error());
  if (*found == nullptr) return reply.Array(0);
  if (RefusesRepeats(count, reply)) return;
  const SetValue& set = **found;
  const auto show = [&](std::string_view member) { reply.Bulk(member); };
  if (count < 0) {
    reply.Array(static_cast<size_t>(-count));
    return VisitRepeatedly(set, static_cast<uint64_t>(-count), txn.random(), show);
  }
  const size_t distinct = std::min(static_cast<size_t>(count), set.size());
  reply.Array(distinct);
  VisitDistinct(set, distinct, txn.random(), show);
}

void SRandMember(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  if (args.remaining() > 1) return reply.Error(Error::kSyntax);
  if (args.remaining() == 1) {
    const auto count = ReadRandomCount(args.String(), /*doubled=*/false, reply);
    if (!count) return;
    return RandomMembers(key, *count, txn, reply);
  }
  const Result<const SetValue*> set = txn.Find<SetValue>(key);
  if (!set) return reply.Error(set.error());
  if (*set == nullptr) return reply.Null();
  VisitRandom(**set, txn.random(), [&](std::string_view member) { reply.Bulk(member); });
}

// ---------------------------------------------------------------- records

constexpr CommandSpec kSetRecords[] = {
    {
        .name = "SADD",
        .summary = "Adds members to a set; a missing key counts as the empty set.",
        .since = "1.0.0",
        .complexity = "O(N) where N is the number of members given",
        .group = Group::kSet,
        .history = {{"2.4.0", "Accepts multiple `member` arguments."}},
        .flags = kWrite | kDenyOom | kFast,
        .args = {KeyArg("key", kRW | kInsert), Multiple(String("member"))},
        .reply = "integer",
        .example = "SADD tags red green red",
        .expect = "(integer) 2",
        .handler = SAdd,
    },
    {
        .name = "SCARD",
        .summary = "Returns how many members a set has.",
        .since = "1.0.0",
        .complexity = "O(1)",
        .group = Group::kSet,
        .flags = kReadOnly | kFast,
        .args = {KeyArg("key", kRO)},
        .reply = "integer",
        .example = "SCARD tags",
        .expect = "(integer) 0",
        .handler = SCard,
    },
    {
        .name = "SISMEMBER",
        .summary = "Tells whether a set has a member.",
        .since = "1.0.0",
        .complexity = "O(1)",
        .group = Group::kSet,
        .flags = kReadOnly | kFast,
        .args = {KeyArg("key", kRO), String("member")},
        .reply = "integer",
        .example = "SISMEMBER tags red",
        .expect = "(integer) 0",
        .handler = SIsMember,
    },
    {
        .name = "SMEMBERS",
        .summary = "Returns all members of a set, in no order.",
        .since = "1.0.0",
        .complexity = "O(N) where N is the number of members",
        .group = Group::kSet,
        .flags = kReadOnly,
        .tips = {"nondeterministic_output_order"},
        .args = {kKeyToRead},
        .reply = "set<bulk>",
        .example = "SMEMBERS tags",
        .expect = "(empty array)",
        .handler = SMembers,
    },
    {
        .name = "SMISMEMBER",
        .summary = "Tells for each of several members whether a set has it.",
        .since = "6.2.0",
        .complexity = "O(N) where N is the number of members given",
        .group = Group::kSet,
        .flags = kReadOnly | kFast,
        .args = {kKeyToRead, Multiple(String("member"))},
        .reply = "array<integer>",
        .example = "SMISMEMBER tags red green",
        .expect = "1) (integer) 0\n2) (integer) 0",
        .handler = SMIsMember,
    },
    {
        .name = "SMOVE",
        .summary = "Moves a member from one set to another.",
        .since = "1.0.0",
        .complexity = "O(1)",
        .group = Group::kSet,
        .flags = kWrite | kFast,
        .args = {KeyArg("source", kRW | kAccess | kDelete), KeyArg("destination", kRW | kInsert),
                 String("member")},
        .reply = "integer",
        .example = "SMOVE waiting done job:7",
        .expect = "(integer) 0",
        .handler = SMove,
    },
    {
        .name = "SPOP",
        .summary = "Takes one or more random members out of a set and returns them.",
        .since = "1.0.0",
        .complexity = "O(N) where N is the count",
        .group = Group::kSet,
        .history = {{"3.2.0", "Added the `count` argument."}},
        .flags = kWrite | kFast,
        .tips = {"nondeterministic_output"},
        .args = {KeyArg("key", kRW | kAccess | kDelete), Optional(Int("count"), "3.2.0")},
        .reply = "bulk | null | set<bulk>",
        .example = "SPOP tags",
        .expect = "(nil)",
        .handler = SPop,
    },
    {
        .name = "SRANDMEMBER",
        .summary = "Returns random members of a set: a positive count of different ones, or a "
                   "negative one of any, each chosen anew.",
        .since = "1.0.0",
        .complexity = "O(N) where N is the absolute value of the count",
        .group = Group::kSet,
        .history = {{"2.6.0", "Added the optional `count` argument."}},
        .flags = kReadOnly,
        .tips = {"nondeterministic_output"},
        .args = {kKeyToRead, Optional(Int("count"), "2.6.0")},
        .reply = "bulk | null | array<bulk>",
        .example = "SRANDMEMBER tags 2",
        .expect = "(empty array)",
        .handler = SRandMember,
    },
    {
        .name = "SREM",
        .summary = "Removes members from a set, and the key once none is left.",
        .since = "1.0.0",
        .complexity = "O(N) where N is the number of members given",
        .group = Group::kSet,
        .history = {{"2.4.0", "Accepts multiple `member` arguments."}},
        .flags = kWrite | kFast,
        .args = {kKeyToCut, Multiple(String("member"))},
        .reply = "integer",
        .example = "SREM tags red",
        .expect = "(integer) 0",
        .handler = SRem,
    },
};
static_assert(IsWellFormed(kSetRecords));

}  // namespace

constinit const std::span<const CommandSpec> kSetCommands = kSetRecords;

}  // namespace perilune
