#include "command/sorted_set_commands.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <vector>

#include "base/number.h"
#include "command/arg_reader.h"
#include "command/command_table.h"
#include "command/element_replies.h"
#include "command/random_elements.h"
#include "command/well_formed.h"
#include "engine/collection_ref.h"
#include "engine/transaction.h"
#include "resp/reply_sink.h"

namespace perilune {
namespace {

using namespace record;

using Change = SortedSetValue::Change;

// ---------------------------------------------------------------- scores

// When ZADD leaves a member as it is.
struct Conditions {
  bool only_new = false;
  bool only_present = false;
  bool only_greater = false;
  bool only_less = false;

  bool any() const { return only_new || only_present || only_greater || only_less; }

  // Returns whether a member of score `present`, if it is one, may get `score`. NaN is neither
  // less nor greater.
  bool Admit(std::optional<double> present, double score) const {
    if (!present) return !only_present;
    if (only_new) return false;
    return !(only_greater && score <= *present) && !(only_less && score >= *present);
  }
};

// Returns nothing if the key is absent and the conditions do not let it be made.
Result<std::optional<SortedSetRef>> EditUnder(const Conditions& conditions, const Key& key,
                                              Transaction& txn) {
  if (conditions.only_present) return txn.Edit<SortedSetValue>(key);
  const Result<SortedSetRef> set = txn.EditOrAdd<SortedSetValue>(key);
  if (!set) return set.error();
  return std::optional<SortedSetRef>(*set);
}

void Increment(const Key& key, double increment, std::string_view member,
               const Conditions& conditions, Transaction& txn, ReplySink& reply) {
  Result<std::optional<SortedSetRef>> found = EditUnder(conditions, key, txn);
  if (!found) return reply.Error(found.error());
  if (!*found) return reply.Null();

  SortedSetRef& set = **found;
  const std::optional<double> present = set.value().Score(member);
  const double score = present ? *present + increment : increment;
  if (!conditions.Admit(present, score)) return reply.Null();
  if (std::isnan(score)) return reply.ErrorText("ERR resulting score is not a number (NaN)");
  if (set.Set(member, score) != Change::kSame) txn.Notify("zincr", key);
  reply.Double(score);
}

// `args` goes on with score, member, score, member ...; `scores` are what these scores say.
void AddAll(const Key& key, std::span<const double> scores, ArgReader& args,
            const Conditions& conditions, Transaction& txn, ReplySink& reply) {
  const bool counts_changed = args.Has("CH");
  const bool has_conditions = conditions.any();
  Result<std::optional<SortedSetRef>> found = EditUnder(conditions, key, txn);
  if (!found) return reply.Error(found.error());
  if (!*found) return reply.Integer(0);

  SortedSetRef& set = **found;
  int64_t added = 0;
  int64_t changed = 0;
  for (const double score : scores) {
    args.String();
    const std::string_view member = args.String();
    if (has_conditions && !conditions.Admit(set.value().Score(member), score)) continue;
    const Change change = set.Set(member, score);
    if (change == Change::kAdded) ++added;
    if (change == Change::kChanged) ++changed;
  }
  if (added + changed > 0) txn.Notify("zadd", key);
  reply.Integer(counts_changed ? added + changed : added);
}

void ZAdd(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  args.ParseOptions();
  if (args.remaining() == 0 || args.remaining() % 2 != 0) return reply.Error(Error::kSyntax);
  const Conditions conditions = {args.Has("NX"), args.Has("XX"), args.Has("GT"), args.Has("LT")};
  if (conditions.only_new && conditions.only_present) {
    return reply.ErrorText("ERR XX and NX options at the same time are not compatible");
  }
  if ((conditions.only_new && (conditions.only_greater || conditions.only_less)) ||
      (conditions.only_greater && conditions.only_less)) {
    return reply.ErrorText("ERR GT, LT, and/or NX options at the same time are not compatible");
  }
  const bool increments = args.Has("INCR");
  if (increments && args.remaining() > 2) {
    return reply.ErrorText("ERR INCR option supports a single increment-element pair");
  }

  std::vector<double> scores;
  for (size_t i = args.position(); i < args.size(); i += 2) {
    const std::optional<double> score = ParseDouble(args.arg(i));
    if (!score) return reply.Error(Error::kNotAFloat);
    scores.push_back(*score);
  }
  if (!increments) return AddAll(key, scores, args, conditions, txn, reply);
  const std::string_view member = args.arg(args.position() + 1);
  Increment(key, scores.front(), member, conditions, txn, reply);
}

void ZIncrBy(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  const std::optional<double> increment = args.Double();
  if (!increment) return reply.Error(Error::kNotAFloat);
  Increment(key, *increment, args.String(), Conditions(), txn, reply);
}

void ReplyScore(const SortedSetValue* set, std::string_view member, ReplySink& reply) {
  const std::optional<double> score = set == nullptr ? std::nullopt : set->Score(member);
  if (!score) return reply.Null();
  reply.Double(*score);
}

void ZScore(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Result<const SortedSetValue*> set = txn.Find<SortedSetValue>(args.Key());
  if (!set) return reply.Error(set.error());
  ReplyScore(*set, args.String(), reply);
}

void ZMScore(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Result<const SortedSetValue*> set = txn.Find<SortedSetValue>(args.Key());
  if (!set) return reply.Error(set.error());
  reply.Array(args.remaining());
  while (args.remaining() > 0) ReplyScore(*set, args.String(), reply);
}

// ---------------------------------------------------------------- members

void ZCard(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Result<const SortedSetValue*> set = txn.Find<SortedSetValue>(args.Key());
  if (!set) return reply.Error(set.error());
  reply.Integer(*set == nullptr ? 0 : static_cast<int64_t>((*set)->size()));
}

void ZRem(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  Result<std::optional<SortedSetRef>> found = txn.Edit<SortedSetValue>(key);
  if (!found) return reply.Error(found.error());
  if (!*found) return reply.Integer(0);

  SortedSetRef& set = **found;
  int64_t removed = 0;
  while (args.remaining() > 0) {
    if (set.Erase(args.String())) ++removed;
  }
  if (removed > 0) {
    txn.Notify("zrem", key);
    set.DropIfEmpty();
  }
  reply.Integer(removed);
}

void ReplyRank(Transaction& txn, ArgReader& args, bool from_highest, ReplySink& reply) {
  const Key key = args.Key();
  const std::string_view member = args.String();
  if (args.remaining() > 1) return reply.ErrorText(WrongArityText(args.command()));
  if (!args.ParseOptions()) return reply.Error(Error::kSyntax);
  const bool with_score = args.Has("WITHSCORE");
  const Result<const SortedSetValue*> found = txn.Find<SortedSetValue>(key);
  if (!found) return reply.Error(found.error());

  const SortedSetValue* set = *found;
  const std::optional<size_t> rank = set == nullptr ? std::nullopt : set->Rank(member);
  if (!rank) return with_score ? reply.NullArray() : reply.Null();
  if (with_score) reply.Array(2);
  reply.Integer(static_cast<int64_t>(from_highest ? set->size() - 1 - *rank : *rank));
  if (with_score) reply.Double(*set->Score(member));
}

void ZRank(Transaction& txn, ArgReader& args, ReplySink& reply) {
  ReplyRank(txn, args, /*from_highest=*/false, reply);
}

void ZRevRank(Transaction& txn, ArgReader& args, ReplySink& reply) {
  ReplyRank(txn, args, /*from_highest=*/true, reply);
}

// ---------------------------------------------------------------- ZRANDMEMBER

void ZRandMember(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  const bool is_counted = args.remaining() > 0;
  const std::string_view count_text = is_counted ? args.String() : "1";
  const bool is_understood = args.ParseOptions();
  const bool with_scores = args.Has("WITHSCORES");
  const auto count = ReadRandomCount(count_text, is_understood && with_scores, reply);
  if (!count) return;
  if (!is_understood) return reply.Error(Error::kSyntax);
  const Result<const SortedSetValue*> found = txn.Find<SortedSetValue>(key);
  if (!found) return reply.Error(found.error());

  const SortedSetValue* const set = *found;
  if (!is_counted) {
    if (set == nullptr) return reply.Null();
    return VisitRandom(*set, txn.random(),
                       [&](std::string_view member, double) { reply.Bulk(member); });
  }
  if (set == nullptr) return reply.Array(0);
  if (RefusesRepeats(*count, reply)) return;
  const auto show = [&](std::string_view member, double score) {
    ReplyElement(member, score, with_scores, reply);
  };
  if (*count < 0) {
    BeginElements(static_cast<size_t>(-*count), with_scores, reply);
    return VisitRepeatedly(*set, static_cast<uint64_t>(-*count), txn.random(), show);
  }
  const size_t distinct = std::min(static_cast<size_t>(*count), set->size());
  BeginElements(distinct, with_scores, reply);
  VisitDistinct(*set, distinct, txn.random(), show);
}

// ---------------------------------------------------------------- records

constexpr ArgList kWithScore = Optional(Once(Flag("withscore", "WITHSCORE")));

constexpr CommandSpec kSortedSetRecords[] = {
    {
        .name = "ZADD",
        .summary = "Adds members to a sorted set, or changes their scores.",
        .since = "1.2.0",
        .complexity = "O(log(N)) for each member, where N is the size of the sorted set",
        .group = Group::kSortedSet,
        .history = {{"2.4.0", "Takes several members."},
                    {"3.0.2", "Added the options `XX`, `NX`, `CH` and `INCR`."},
                    {"6.2.0", "Added the options `GT` and `LT`."}},
        .flags = kWrite | kDenyOom | kFast,
        .args =
            {KeyArg("key", kRW | kUpdate),
             Lenient(Optional(OneOf("condition", {Flag("nx", "NX"), Flag("xx", "XX")}), "3.0.2")),
             Lenient(Optional(OneOf("comparison", {Flag("gt", "GT"), Flag("lt", "LT")}), "6.2.0")),
             Optional(Flag("change", "CH"), "3.0.2"), Optional(Flag("increment", "INCR"), "3.0.2"),
             Multiple(Block("score_member", {Double("score"), String("member")}))},
        .reply = "integer | double | null",
        .example = "ZADD race 30 ann 25 bob",
        .expect = "(integer) 2",
        .handler = ZAdd,
    },
    {
        .name = "ZCARD",
        .summary = "Returns how many members a sorted set has.",
        .since = "1.2.0",
        .complexity = "O(1)",
        .group = Group::kSortedSet,
        .flags = kReadOnly | kFast,
        .args = {KeyArg("key", kRO)},
        .reply = "integer",
        .example = "ZCARD race",
        .expect = "(integer) 0",
        .handler = ZCard,
    },
    {
        .name = "ZINCRBY",
        .summary = "Adds to the score of a member; a missing one counts as 0.",
        .since = "1.2.0",
        .complexity = "O(log(N)) where N is the size of the sorted set",
        .group = Group::kSortedSet,
        .flags = kWrite | kDenyOom | kFast,
        .args = {KeyArg("key", kRW | kAccess | kUpdate), Int("increment"), String("member")},
        .reply = "double",
        .example = "ZINCRBY points 1.5 ann",
        .expect = "\"1.5\"",
        .handler = ZIncrBy,
    },
    {
        .name = "ZMSCORE",
        .summary = "Returns the scores of several members of a sorted set.",
        .since = "6.2.0",
        .complexity = "O(N) where N is the number of members asked for",
        .group = Group::kSortedSet,
        .flags = kReadOnly | kFast,
        .args = {kKeyToRead, Multiple(String("member"))},
        .reply = "array<double | null>",
        .example = "ZMSCORE race ann",
        .expect = "1) (nil)",
        .handler = ZMScore,
    },
    {
        .name = "ZRANDMEMBER",
        .summary = "Returns random members of a sorted set: with a positive count different ones, "
                   "with a negative one as many, each drawn from all.",
        .since = "6.2.0",
        .complexity = "O(N*log(M)) where N is the number of members returned, M the size of the "
                      "sorted set",
        .group = Group::kSortedSet,
        .flags = kReadOnly,
        .tips = {"nondeterministic_output"},
        .args = {kKeyToRead,
                 Optional(Block("options",
                                {Int("count"), Optional(Once(Flag("withscores", "WITHSCORES")))}))},
        .reply = "bulk | null | array<bulk> | pairs<bulk, double>",
        .example = "ZRANDMEMBER race 2 WITHSCORES",
        .expect = "(empty array)",
        .handler = ZRandMember,
    },
    {
        .name = "ZRANK",
        .summary = "Returns how many members stand before one, from the lowest score on.",
        .since = "2.0.0",
        .complexity = "O(log(N)) where N is the size of the sorted set",
        .group = Group::kSortedSet,
        .history = {{"7.2.0", "Added the option `WITHSCORE`."}},
        .flags = kReadOnly | kFast,
        .args = {kKeyToRead, String("member"), kWithScore},
        .reply = "integer | null | tuple<integer, double> | nullarray",
        .example = "ZRANK race ann",
        .expect = "(nil)",
        .handler = ZRank,
    },
    {
        .name = "ZREM",
        .summary = "Removes members from a sorted set.",
        .since = "1.2.0",
        .complexity = "O(M*log(N)) where M is the number of members removed, N the size of the "
                      "sorted set",
        .group = Group::kSortedSet,
        .history = {{"2.4.0", "Takes several members."}},
        .flags = kWrite | kFast,
        .args = {kKeyToCut, Multiple(String("member"))},
        .reply = "integer",
        .example = "ZREM race ann bob",
        .expect = "(integer) 0",
        .handler = ZRem,
    },
    {
        .name = "ZREVRANK",
        .summary = "Returns how many members stand before one, from the highest score on.",
        .since = "2.0.0",
        .complexity = "O(log(N)) where N is the size of the sorted set",
        .group = Group::kSortedSet,
        .history = {{"7.2.0", "Added the option `WITHSCORE`."}},
        .flags = kReadOnly | kFast,
        .args = {kKeyToRead, String("member"), kWithScore},
        .reply = "integer | null | tuple<integer, double> | nullarray",
        .example = "ZREVRANK race ann",
        .expect = "(nil)",
        .handler = ZRevRank,
    },
    {
        .name = "ZSCORE",
        .summary = "Returns the score of a member of a sorted set.",
        .since = "1.2.0",
        .complexity = "O(1)",
        .group = Group::kSortedSet,
        .flags = kReadOnly | kFast,
        .args = {kKeyToRead, String("member")},
        .reply = "double | null",
        .example = "ZSCORE race ann",
        .expect = "(nil)",
        .handler = ZScore,
    },
};
static_assert(IsWellFormed(kSortedSetRecords));

}  // namespace

constinit const std::span<const CommandSpec> kSortedSetCommands = kSortedSetRecords;

}  // namespace perilune
