#include "command/sorted_set_range_commands.h"

#include <optional>
#include <string_view>
#include <utility>

#include "command/arg_reader.h"
#include "command/element_replies.h"
#include "command/sorted_set_range.h"
#include "command/stored_result.h"
#include "command/well_formed.h"
#include "engine/collection_ref.h"
#include "engine/transaction.h"
#include "resp/reply_sink.h"

namespace perilune {
namespace {

using namespace record;

using By = SortedSetRange::By;

// Returns nothing once an error was replied.
std::optional<SortedSetRange> ParseRange(By by, std::string_view begin, std::string_view end,
                                         bool reverse, ReplySink& reply) {
  const std::optional<SortedSetRange> range = SortedSetRange::Parse(by, begin, end, reverse);
  if (range) return range;
  switch (by) {
    case By::kIndex:
      reply.Error(Error::kNotAnInteger);
      break;
    case By::kScore:
      reply.ErrorText("ERR min or max is not a float");
      break;
    case By::kMember:
      reply.ErrorText("ERR min or max not valid string range item");
      break;
  }
  return std::nullopt;
}

// ---------------------------------------------------------------- ZRANGE and its kin

// How to select elements. What the command's name says is set before the options are read, and no
// option may say it then.
struct Selection {
  std::optional<By> by = std::nullopt;
  std::optional<bool> reverse = std::nullopt;
  bool may_have_scores = true;

  bool with_scores = false;
  int64_t offset = 0;
  int64_t count_max = -1;
};

// Reads a word and what belongs to it. Returns false once an error was replied.
bool ReadOption(ArgReader& args, Selection& selection, ReplySink& reply) {
  const std::string_view word = args.String();
  if (selection.may_have_scores && EqualsIgnoringCase(word, "WITHSCORES")) {
    selection.with_scores = true;
  } else if (!selection.reverse && EqualsIgnoringCase(word, "REV")) {
    selection.reverse = true;
  } else if (!selection.by && EqualsIgnoringCase(word, "BYSCORE")) {
    selection.by = By::kScore;
  } else if (!selection.by && EqualsIgnoringCase(word, "BYLEX")) {
    selection.by = By::kMember;
  } else if (EqualsIgnoringCase(word, "LIMIT") && args.remaining() >= 2) {
    const std::optional<int64_t> offset = args.Int();
    const std::optional<int64_t> count_max = args.Int();
    if (!offset || !count_max) {
      reply.Error(Error::kNotAnInteger);
      return false;
    }
    selection.offset = *offset;
    selection.count_max = *count_max;
  } else {
    reply.Error(Error::kSyntax);
    return false;
  }
  return true;
}

// Returns false once an error was replied. The grammar is not asked: these commands know each
// other's options, as in Redis, so that some have an answer of their own to one that is missing in
// their syntax (ZREVRANGE: "LIMIT is only supported ...").
bool ReadOptions(ArgReader& args, Selection& selection, ReplySink& reply) {
  while (args.remaining() > 0) {
    if (!ReadOption(args, selection, reply)) return false;
  }
  const By by = selection.by.value_or(By::kIndex);
  if (by == By::kIndex && selection.count_max != -1) {
    reply.ErrorText(
        "ERR syntax error, LIMIT is only supported in combination with either BYSCORE or BYLEX");
    return false;
  }
  if (by == By::kMember && selection.with_scores) {
    reply.ErrorText("ERR syntax error, WITHSCORES not supported in combination with BYLEX");
    return false;
  }
  return true;
}

// What was selected: no `set` where the key is absent, and then no ranks.
struct Selected {
  By by;
  const SortedSetValue* set;
  RankRange ranks;
  bool reverse;
  bool with_scores;

  // Calls visit(member, score) for all elements in order.
  template <typename Visit>
  void ForEach(Visit visit) const {
    if (ranks.count == 0) return;
    const size_t from = reverse ? ranks.first + ranks.count - 1 : ranks.first;
    set->Walk(from, ranks.count, reverse, [&](std::string_view member, double score) {
      visit(member, score);
      return true;
    });
  }
};

// Reads key, ends and options, and looks the key up. Returns nothing once an error was replied.
std::optional<Selected> Select(Selection selection, Transaction& txn, ArgReader& args,
                               ReplySink& reply) {
  const Key key = args.Key();
  const std::string_view begin = args.String();
  const std::string_view end = args.String();
  if (!ReadOptions(args, selection, reply)) return std::nullopt;
  const By by = selection.by.value_or(By::kIndex);
  const bool reverse = selection.reverse.value_or(false);
  const std::optional<SortedSetRange> range = ParseRange(by, begin, end, reverse, reply);
  if (!range) return std::nullopt;

  const Result<const SortedSetValue*> set = txn.Find<SortedSetValue>(key);
  if (!set) {
    reply.Error(set.error());
    return std::nullopt;
  }
  RankRange ranks = *set == nullptr ? RankRange() : range->In(**set);
  // By index a count of -1 is let pass, and the offset beside it means nothing.
  if (by != By::kIndex) ranks = ranks.Part(selection.offset, selection.count_max, reverse);
  return Selected{by, *set, ranks, reverse, selection.with_scores};
}

void ReplySelected(const Selection& selection, Transaction& txn, ArgReader& args,
                   ReplySink& reply) {
  const std::optional<Selected> selected = Select(selection, txn, args, reply);
  if (!selected) return;
  BeginElements(selected->ranks.count, selected->with_scores, reply);
  selected->ForEach([&](std::string_view member, double score) {
    ReplyElement(member, score, selected->with_scores, reply);
  });
}

void ZRange(Transaction& txn, ArgReader& args, ReplySink& reply) {
  ReplySelected({}, txn, args, reply);
}

template <By by, bool reverse>
void ZRangeBy(Transaction& txn, ArgReader& args, ReplySink& reply) {
  ReplySelected({.by = by, .reverse = reverse}, txn, args, reply);
}

void ZRangeStore(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key destination = args.Key();
  const std::optional<Selected> selected = Select({.may_have_scores = false}, txn, args, reply);
  if (!selected) return;

  SortedSetValue stored;  // Made whole first: the destination may be the source.
  const CompactLimits& limits = txn.engine().compact_limits();
  // Redis makes it large from the start where it knows the size, which is by index. That can be
  // seen: a small sorted set turns -0 into 0.
  if (selected->by == By::kIndex) stored.PrepareFor(selected->ranks.count, 0, limits);
  selected->ForEach(
      [&](std::string_view member, double score) { stored.Set(member, score, limits); });
  StoreResult(destination, std::move(stored), "zrangestore", txn, reply);
}

// ---------------------------------------------------------------- to count and to remove

template <By by>
void Count(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  const std::string_view begin = args.String();
  const std::optional<SortedSetRange> range =
      ParseRange(by, begin, args.String(), /*reverse=*/false, reply);
  if (!range) return;
  const Result<const SortedSetValue*> set = txn.Find<SortedSetValue>(key);
  if (!set) return reply.Error(set.error());
  reply.Integer(*set == nullptr ? 0 : static_cast<int64_t>(range->In(**set).count));
}

constexpr std::string_view RemovalEvent(By by) {
  return by == By::kIndex   ? "zremrangebyrank"
         : by == By::kScore ? "zremrangebyscore"
                            : "zremrangebylex";
}

template <By by>
void Remove(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  const std::string_view begin = args.String();
  const std::optional<SortedSetRange> range =
      ParseRange(by, begin, args.String(), /*reverse=*/false, reply);
  if (!range) return;
  Result<std::optional<SortedSetRef>> set = txn.Edit<SortedSetValue>(key);
  if (!set) return reply.Error(set.error());
  if (!*set) return reply.Integer(0);

  const RankRange ranks = range->In((*set)->value());
  if (ranks.count == 0) return reply.Integer(0);
  txn.Notify(RemovalEvent(by), key);
  if (ranks.count == (*set)->value().size()) {  // Nothing is left: not one by one.
    (*set)->Drop();
  } else {
    (*set)->EraseRange(ranks.first, ranks.count);
  }
  reply.Integer(static_cast<int64_t>(ranks.count));
}

// ---------------------------------------------------------------- records

constexpr ArgList kLimit = Token("LIMIT", Block("offset_count", {Int("offset"), Int("count")}));
constexpr ArgList kSortBy =
    Once(OneOf("sortby", {Flag("byscore", "BYSCORE"), Flag("bylex", "BYLEX")}));
constexpr ArgList kReverse = Once(Flag("rev", "REV"));
constexpr ArgList kScoresFlag = Flag("withscores", "WITHSCORES");

constexpr CommandSpec kSortedSetRangeRecords[] = {
    {
        .name = "ZCOUNT",
        .summary = "Counts the members of a sorted set whose scores are in a range.",
        .since = "2.0.0",
        .complexity = "O(log(N)) where N is the size of the sorted set",
        .group = Group::kSortedSet,
        .flags = kReadOnly | kFast,
        .args = {kKeyToRead, Double("min"), Double("max")},
        .reply = "integer",
        .example = "ZCOUNT board (10 +inf",
        .expect = "(integer) 0",
        .handler = Count<By::kScore>,
    },
    {
        .name = "ZLEXCOUNT",
        .summary = "Counts the members in a range of a sorted set whose scores are all equal.",
        .since = "2.8.9",
        .complexity = "O(log(N)) where N is the size of the sorted set",
        .group = Group::kSortedSet,
        .flags = kReadOnly | kFast,
        .args = {kKeyToRead, String("min"), String("max")},
        .reply = "integer",
        .example = "ZLEXCOUNT words [a (b",
        .expect = "(integer) 0",
        .handler = Count<By::kMember>,
    },
    {
        .name = "ZRANGE",
        .summary = "Returns a range of a sorted set: by index, by score or by member.",
        .since = "1.2.0",
        .complexity = "O(log(N)+M) where N is the size of the sorted set and M that of the reply",
        .group = Group::kSortedSet,
        .history = {{"6.2.0", "Added the options `REV`, `BYSCORE`, `BYLEX` and `LIMIT`."}},
        .flags = kReadOnly,
        .args = {kKeyToRead, String("start"), String("stop"), Optional(kSortBy, "6.2.0"),
                 Optional(kReverse, "6.2.0"), Optional(kLimit, "6.2.0"), Optional(kScoresFlag)},
        .reply = "array<bulk> | pairs<bulk, double>",
        .example = "ZRANGE board 0 9 REV WITHSCORES",
        .expect = "(empty array)",
        .handler = ZRange,
    },
    {
        .name = "ZRANGEBYLEX",
        .summary = "Returns the members in a range of a sorted set whose scores are all equal.",
        .since = "2.8.9",
        .complexity = "O(log(N)+M) where N is the size of the sorted set and M that of the reply",
        .group = Group::kSortedSet,
        .deprecated_since = "6.2.0",
        .replaced_by = "`ZRANGE` with the `BYLEX` argument",
        .flags = kReadOnly,
        .args = {kKeyToRead, String("min"), String("max"), Optional(kLimit)},
        .reply = "array<bulk>",
        .example = "ZRANGEBYLEX words [a (b",
        .expect = "(empty array)",
        .handler = ZRangeBy<By::kMember, false>,
    },
    {
        .name = "ZRANGEBYSCORE",
        .summary = "Returns the members of a sorted set whose scores are in a range.",
        .since = "1.0.5",
        .complexity = "O(log(N)+M) where N is the size of the sorted set and M that of the reply",
        .group = Group::kSortedSet,
        .deprecated_since = "6.2.0",
        .replaced_by = "`ZRANGE` with the `BYSCORE` argument",
        .history = {{"2.0.0", "Added the option `WITHSCORES`."}},
        .flags = kReadOnly,
        .args = {kKeyToRead, Double("min"), Double("max"), Optional(kScoresFlag, "2.0.0"),
                 Optional(kLimit)},
        .reply = "array<bulk> | pairs<bulk, double>",
        .example = "ZRANGEBYSCORE board (10 +inf LIMIT 0 5",
        .expect = "(empty array)",
        .handler = ZRangeBy<By::kScore, false>,
    },
    {
        .name = "ZRANGESTORE",
        .summary = "Stores a range of a sorted set as a sorted set at another key.",
        .since = "6.2.0",
        .complexity = "O(log(N)+M) where N is the size of the sorted set and M that of the range",
        .group = Group::kSortedSet,
        .flags = kWrite | kDenyOom,
        .args = {KeyArg("dst", kOW | kUpdate), KeyArg("src", kRO | kAccess), String("min"),
                 String("max"), Optional(kSortBy), Optional(kReverse), Optional(kLimit)},
        .reply = "integer",
        .example = "ZRANGESTORE top board 0 9 REV",
        .expect = "(integer) 0",
        .handler = ZRangeStore,
    },
    {
        .name = "ZREMRANGEBYLEX",
        .summary = "Removes the members in a range of a sorted set whose scores are all equal.",
        .since = "2.8.9",
        .complexity = "O(log(N)+M) where N is the size of the sorted set and M that of the range",
        .group = Group::kSortedSet,
        .flags = kWrite,
        .args = {kKeyToCut, String("min"), String("max")},
        .reply = "integer",
        .example = "ZREMRANGEBYLEX words [a (b",
        .expect = "(integer) 0",
        .handler = Remove<By::kMember>,
    },
    {
        .name = "ZREMRANGEBYRANK",
        .summary = "Removes a range of a sorted set by index.",
        .since = "2.0.0",
        .complexity = "O(log(N)+M) where N is the size of the sorted set and M that of the range",
        .group = Group::kSortedSet,
        .flags = kWrite,
        .args = {kKeyToCut, Int("start"), Int("stop")},
        .reply = "integer",
        .example = "ZREMRANGEBYRANK board 0 -101",
        .expect = "(integer) 0",
        .handler = Remove<By::kIndex>,
    },
    {
        .name = "ZREMRANGEBYSCORE",
        .summary = "Removes the members of a sorted set whose scores are in a range.",
        .since = "1.2.0",
        .complexity = "O(log(N)+M) where N is the size of the sorted set and M that of the range",
        .group = Group::kSortedSet,
        .flags = kWrite,
        .args = {kKeyToCut, Double("min"), Double("max")},
        .reply = "integer",
        .example = "ZREMRANGEBYSCORE recent -inf (1700000000",
        .expect = "(integer) 0",
        .handler = Remove<By::kScore>,
    },
    {
        .name = "ZREVRANGE",
        .summary = "Returns a range of a sorted set by index, from the highest score down.",
        .since = "1.2.0",
        .complexity = "O(log(N)+M) where N is the size of the sorted set and M that of the reply",
        .group = Group::kSortedSet,
        .deprecated_since = "6.2.0",
        .replaced_by = "`ZRANGE` with the `REV` argument",
        .flags = kReadOnly,
        .args = {kKeyToRead, Int("start"), Int("stop"), Optional(kScoresFlag)},
        .reply = "array<bulk> | pairs<bulk, double>",
        .example = "ZREVRANGE board 0 9 WITHSCORES",
        .expect = "(empty array)",
        .handler = ZRangeBy<By::kIndex, true>,
    },
    {
        .name = "ZREVRANGEBYLEX",
        .summary = "Returns the members in a range, from the last down, of a sorted set whose "
                   "scores are all equal.",
        .since = "2.8.9",
        .complexity = "O(log(N)+M) where N is the size of the sorted set and M that of the reply",
        .group = Group::kSortedSet,
        .deprecated_since = "6.2.0",
        .replaced_by = "`ZRANGE` with the `REV` and `BYLEX` arguments",
        .flags = kReadOnly,
        .args = {kKeyToRead, String("max"), String("min"), Optional(kLimit)},
        .reply = "array<bulk>",
        .example = "ZREVRANGEBYLEX words (b [a",
        .expect = "(empty array)",
        .handler = ZRangeBy<By::kMember, true>,
    },
    {
        .name = "ZREVRANGEBYSCORE",
        .summary = "Returns the members of a sorted set whose scores are in a range, from the "
                   "highest score down.",
        .since = "2.2.0",
        .complexity = "O(log(N)+M) where N is the size of the sorted set and M that of the reply",
        .group = Group::kSortedSet,
        .deprecated_since = "6.2.0",
        .replaced_by = "`ZRANGE` with the `REV` and `BYSCORE` arguments",
        .history = {{"2.1.6", "`min` and `max` can be exclusive."}},
        .flags = kReadOnly,
        .args = {kKeyToRead, Double("max"), Double("min"), Optional(kScoresFlag), Optional(kLimit)},
        .reply = "array<bulk> | pairs<bulk, double>",
        .example = "ZREVRANGEBYSCORE board +inf (10 LIMIT 0 5",
        .expect = "(empty array)",
        .handler = ZRangeBy<By::kScore, true>,
    },
};
static_assert(IsWellFormed(kSortedSetRangeRecords));

}  // namespace

constinit const std::span<const CommandSpec> kSortedSetRangeCommands = kSortedSetRangeRecords;

}  // namespace perilune
