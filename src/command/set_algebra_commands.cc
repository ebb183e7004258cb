#include "command/set_algebra_commands.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "command/arg_reader.h"
#include "command/stored_result.h"
#include "command/well_formed.h"
#include "engine/collection_ref.h"
#include "engine/transaction.h"
#include "resp/reply_sink.h"

namespace perilune {
namespace {

using namespace record;

// The operands in their order; nullptr stands for a missing key, which is the empty set.
using Sets = std::vector<const SetValue*>;

// Finds the sets of the next `count` arguments, or kWrongType if one of them is something else.
Result<Sets> FindSets(size_t count, Transaction& txn, ArgReader& args) {
  Sets sets;
  sets.reserve(count);
  for (; count > 0; --count) {
    const Result<const SetValue*> set = txn.Find<SetValue>(args.Key());
    if (!set) return set.error();
    sets.push_back(*set);
  }
  return sets;
}

// ---------------------------------------------------------------- a part of one set

// Those members of a set that each of some other sets has, or of which none of them has any.
struct Part {
  const SetValue* whole = nullptr;  // nullptr: nothing.
  Sets others = {};
  bool is_in_others = true;

  bool Has(std::string_view member) const {
    return std::all_of(others.begin(), others.end(), [&](const SetValue* other) {
      return other->Contains(member) == is_in_others;
    });
  }
};

// The smallest set is the one to walk, and the next smallest decides most.
Part Intersection(Sets sets) {
  if (std::find(sets.begin(), sets.end(), nullptr) != sets.end()) return {};
  std::stable_sort(sets.begin(), sets.end(), [](const SetValue* a, const SetValue* b) {
    return a->size() < b->size();
  });
  return {sets.front(), {sets.begin() + 1, sets.end()}, /*is_in_others=*/true};
}

// Among what is taken away, the largest set decides most.
Part Difference(Sets sets) {
  const SetValue* const first = sets.front();
  if (first == nullptr) return {};
  sets.erase(sets.begin());
  std::erase(sets, nullptr);
  std::stable_sort(sets.begin(), sets.end(), [](const SetValue* a, const SetValue* b) {
    return a->size() > b->size();
  });
  return {first, std::move(sets), /*is_in_others=*/false};
}

// Asks each member only once: the size of the reply stands in front of it.
void ReplyPart(const Part& part, ReplySink& reply) {
  if (part.whole == nullptr) return reply.Set(0);
  std::vector<bool> belongs;
  belongs.reserve(part.whole->size());
  size_t count = 0;
  part.whole->ForEach([&](std::string_view member) {
    belongs.push_back(part.Has(member));
    if (belongs.back()) ++count;
  });
  reply.Set(count);
  size_t at = 0;
  part.whole->ForEach([&](std::string_view member) {
    if (belongs[at++]) reply.Bulk(member);
  });
}

SetValue Copied(const Part& part, const CompactLimits& limits) {
  SetValue copy;
  if (part.whole == nullptr) return copy;
  part.whole->ForEach([&](std::string_view member) {
    if (part.Has(member)) copy.Add(member, limits);
  });
  return copy;
}

// Returns how many members there are, at most `limit`.
size_t CountUpTo(size_t limit, const Part& part) {
  if (part.whole == nullptr) return 0;
  size_t count = 0;
  uint64_t cursor = 0;
  do {
    cursor = part.whole->Scan(cursor, [&](std::string_view member) {
      if (count < limit && part.Has(member)) ++count;
    });
  } while (cursor != 0 && count < limit);
  return count;
}

// ---------------------------------------------------------------- whole sets

void AddAll(const SetValue* set, SetValue& to, const CompactLimits& limits) {
  if (set == nullptr) return;
  set->ForEach([&](std::string_view member) { to.Add(member, limits); });
}

SetValue Union(const Sets& sets, const CompactLimits& limits) {
  SetValue all;
  for (const SetValue* set : sets) AddAll(set, all, limits);
  return all;
}

// Returns true if it is cheaper to copy the first set and to remove every member of the others
// from it than to look for each of its members in each of the others. It is decided just as Redis
// does: a copy that has once been large keeps its encoding.
bool SubtractsByRemoving(const Sets& sets) {
  if (sets.front() == nullptr) return false;
  size_t lookups = 0;
  size_t members = 0;
  for (const SetValue* set : sets) {
    if (set == nullptr) continue;
    lookups += sets.front()->size();
    members += set->size();
  }
  return lookups / 2 > members;
}

SetValue DifferenceByRemoving(const Sets& sets, const CompactLimits& limits) {
  SetValue rest;
  AddAll(sets.front(), rest, limits);
  for (size_t i = 1; i < sets.size() && !rest.empty(); ++i) {
    if (sets[i] == nullptr) continue;
    sets[i]->ForEach([&](std::string_view member) { rest.Erase(member); });
  }
  return rest;
}

// ---------------------------------------------------------------- replies

void ReplySet(const SetValue& set, ReplySink& reply) {
  reply.Set(set.size());
  set.ForEach([&](std::string_view member) { reply.Bulk(member); });
}

void SUnion(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Result<Sets> sets = FindSets(args.remaining(), txn, args);
  if (!sets) return reply.Error(sets.error());
  ReplySet(Union(*sets, txn.engine().compact_limits()), reply);
}

void SInter(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Result<Sets> sets = FindSets(args.remaining(), txn, args);
  if (!sets) return reply.Error(sets.error());
  ReplyPart(Intersection(*sets), reply);
}

void SDiff(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Result<Sets> sets = FindSets(args.remaining(), txn, args);
  if (!sets) return reply.Error(sets.error());
  if (!SubtractsByRemoving(*sets)) return ReplyPart(Difference(*sets), reply);
  ReplySet(DifferenceByRemoving(*sets, txn.engine().compact_limits()), reply);
}

// What numkeys means here is not what it means elsewhere: anything wrong has one text.
void SInterCard(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const std::optional<int64_t> keys = args.Int();
  if (!keys || *keys < 1) return reply.Error(Error::kNoKeyCounted);
  if (*keys > static_cast<int64_t>(args.remaining())) {
    return reply.Error(Error::kTooManyKeysCounted);
  }
  const size_t first = args.position();
  args.MoveTo(first + static_cast<size_t>(*keys));
  const bool is_understood = args.ParseOptions();
  size_t limit = 0;
  for (const std::string_view text : args.Options("LIMIT")) {
    const std::optional<int64_t> number = ParseInt64(text);
    if (!number || *number < 0) return reply.Error(Error::kNegativeLimit);
    limit = static_cast<size_t>(*number);
  }
  if (!is_understood) return reply.Error(Error::kSyntax);

  args.MoveTo(first);
  const Result<Sets> sets = FindSets(static_cast<size_t>(*keys), txn, args);
  if (!sets) return reply.Error(sets.error());
  const size_t count = CountUpTo(limit == 0 ? SIZE_MAX : limit, Intersection(*sets));
  reply.Integer(static_cast<int64_t>(count));
}

// ---------------------------------------------------------------- stored results

void SUnionStore(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key destination = args.Key();
  const Result<Sets> sets = FindSets(args.remaining(), txn, args);
  if (!sets) return reply.Error(sets.error());
  StoreResult(destination, Union(*sets, txn.engine().compact_limits()), "sunionstore", txn, reply);
}

void SInterStore(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key destination = args.Key();
  const Result<Sets> sets = FindSets(args.remaining(), txn, args);
  if (!sets) return reply.Error(sets.error());
  const CompactLimits& limits = txn.engine().compact_limits();
  StoreResult(destination, Copied(Intersection(*sets), limits), "sinterstore", txn, reply);
}

void SDiffStore(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key destination = args.Key();
  const Result<Sets> sets = FindSets(args.remaining(), txn, args);
  if (!sets) return reply.Error(sets.error());
  const CompactLimits& limits = txn.engine().compact_limits();
  SetValue rest = SubtractsByRemoving(*sets) ? DifferenceByRemoving(*sets, limits)
                                             : Copied(Difference(*sets), limits);
  StoreResult(destination, std::move(rest), "sdiffstore", txn, reply);
}

// ---------------------------------------------------------------- records

constexpr ArgList kSources = Multiple(kKeyToRead);

constexpr std::string_view kAllMembers =
    "O(N) where N is the number of members of all the sets together";
constexpr std::string_view kSmallestTimesSets =
    "O(N*M) where N is the number of members of the smallest set and M the number of sets";

constexpr CommandSpec kSetAlgebraRecords[] = {
    {
        .name = "SDIFF",
        .summary = "Returns the members of the first set that none of the others has.",
        .since = "1.0.0",
        .complexity = kAllMembers,
        .group = Group::kSet,
        .flags = kReadOnly,
        .tips = {"nondeterministic_output_order"},
        .args = {kSources},
        .reply = "set<bulk>",
        .example = "SDIFF invited declined",
        .expect = "(empty array)",
        .handler = SDiff,
    },
    {
        .name = "SDIFFSTORE",
        .summary = "Stores the members of the first set that none of the others has.",
        .since = "1.0.0",
        .complexity = kAllMembers,
        .group = Group::kSet,
        .flags = kWrite | kDenyOom,
        .args = {KeyArg("destination", kOW | kUpdate), kSources},
        .reply = "integer",
        .example = "SDIFFSTORE coming invited declined",
        .expect = "(integer) 0",
        .handler = SDiffStore,
    },
    {
        .name = "SINTER",
        .summary = "Returns the members that all of the sets have.",
        .since = "1.0.0",
        .complexity = kSmallestTimesSets,
        .group = Group::kSet,
        .flags = kReadOnly,
        .tips = {"nondeterministic_output_order"},
        .args = {kSources},
        .reply = "set<bulk>",
        .example = "SINTER red round",
        .expect = "(empty array)",
        .handler = SInter,
    },
    {
        .name = "SINTERCARD",
        .summary = "Returns how many members all of the sets have, counting up to a limit if one "
                   "is given.",
        .since = "7.0.0",
        .complexity = kSmallestTimesSets,
        .group = Group::kSet,
        .flags = kReadOnly,
        .args = {NumKeys("numkeys"), CountedKeys("key", kRO | kAccess),
                 Optional(Token("LIMIT", Int("limit")))},
        .reply = "integer",
        .example = "SINTERCARD 2 red round LIMIT 10",
        .expect = "(integer) 0",
        .handler = SInterCard,
    },
    {
        .name = "SINTERSTORE",
        .summary = "Stores the members that all of the sets have.",
        .since = "1.0.0",
        .complexity = kSmallestTimesSets,
        .group = Group::kSet,
        .flags = kWrite | kDenyOom,
        .args = {KeyArg("destination", kRW | kUpdate), kSources},
        .reply = "integer",
        .example = "SINTERSTORE apples red round",
        .expect = "(integer) 0",
        .handler = SInterStore,
    },
    {
        .name = "SUNION",
        .summary = "Returns the members that at least one of the sets has.",
        .since = "1.0.0",
        .complexity = kAllMembers,
        .group = Group::kSet,
        .flags = kReadOnly,
        .tips = {"nondeterministic_output_order"},
        .args = {kSources},
        .reply = "set<bulk>",
        .example = "SUNION readers writers",
        .expect = "(empty array)",
        .handler = SUnion,
    },
    {
        .name = "SUNIONSTORE",
        .summary = "Stores the members that at least one of the sets has.",
        .since = "1.0.0",
        .complexity = kAllMembers,
        .group = Group::kSet,
        .flags = kWrite | kDenyOom,
        .args = {KeyArg("destination", kOW | kUpdate), kSources},
        .reply = "integer",
        .example = "SUNIONSTORE users readers writers",
        .expect = "(integer) 0",
        .handler = SUnionStore,
    },
};
static_assert(IsWellFormed(kSetAlgebraRecords));

}  // namespace

constinit const std::span<const CommandSpec> kSetAlgebraCommands = kSetAlgebraRecords;

}  // namespace perilune
