#include "command/sorted_set_algebra_commands.h"

#include <algorithm>
#include <cmath>
#include <concepts>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "base/number.h"
#include "command/arg_reader.h"
#include "command/element_replies.h"
#include "command/stored_result.h"
#include "command/well_formed.h"
#include "engine/transaction.h"
#include "resp/reply_sink.h"
#include "store/hash_table.h"

namespace perilune {
namespace {

using namespace record;

// ---------------------------------------------------------------- inputs

// One of the sorted sets that are combined; or a set, of which every score is 1; or, of an absent
// key, neither of the two.
struct Input {
  const SortedSetValue* sorted_set = nullptr;
  const SetValue* set = nullptr;
  double weight = 1;

  size_t size() const {
    if (sorted_set != nullptr) return sorted_set->size();
    return set != nullptr ? set->size() : 0;
  }

  // Returns nothing if `member` is none.
  std::optional<double> Score(std::string_view member) const {
    if (sorted_set != nullptr) return sorted_set->Score(member);
    if (set != nullptr && set->Contains(member)) return 1;
    return std::nullopt;
  }

  // Calls visit(member, score) for each element until it returns false.
  template <std::predicate<std::string_view, double> Visit>
  void Walk(Visit&& visit) const {
    if (sorted_set != nullptr) return sorted_set->Walk(0, size(), /*reverse=*/false, visit);
    bool goes_on = true;
    if (set == nullptr) return;
    set->ForEach([&](std::string_view member) { goes_on = goes_on && visit(member, 1); });
  }
};

// Returns what `args` go on with, the number of keys and the keys. Returns nothing, having replied
// why, if that cannot be.
std::vector<Input> ReadInputs(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const std::optional<int64_t> numkeys = args.Int();
  if (!numkeys) {
    reply.Error(Error::kNotAnInteger);
    return {};
  }
  if (*numkeys < 1) {
    reply.ErrorText("ERR at least 1 input key is needed for '" + FullName(args.command()) +
                    "' command");
    return {};
  }
  if (*numkeys > static_cast<int64_t>(args.remaining())) {
    reply.Error(Error::kSyntax);
    return {};
  }
  std::vector<Input> inputs(static_cast<size_t>(*numkeys));
  for (Input& input : inputs) {
    const Entry* entry = txn.Lookup(args.Key());
    if (entry == nullptr) continue;
    input.sorted_set = entry->value().As<SortedSetValue>();
    input.set = entry->value().As<SetValue>();
    if (input.sorted_set != nullptr || input.set != nullptr) continue;
    reply.Error(Error::kWrongType);
    return {};
  }
  return inputs;
}

enum class Aggregate : uint8_t { kSum, kMin, kMax };

// Reads the options behind the keys, weights into `inputs`. Returns nothing, having replied why,
// if they are not understood.
std::optional<Aggregate> ReadAggregation(ArgReader& args, std::vector<Input>& inputs,
                                         ReplySink& reply) {
  const bool is_understood = args.ParseOptions();
  size_t weights = 0;
  for (const std::string_view text : args.Options("WEIGHTS")) {
    const std::optional<double> weight = ParseDouble(text);
    if (!weight) {
      reply.ErrorText("ERR weight value is not a float");
      return std::nullopt;
    }
    inputs[weights++ % inputs.size()].weight = *weight;  // The last WEIGHTS counts.
  }
  if (!is_understood) {
    reply.Error(Error::kSyntax);
    return std::nullopt;
  }
  if (args.Has("MIN")) return Aggregate::kMin;
  return args.Has("MAX") ? Aggregate::kMax : Aggregate::kSum;
}

// ---------------------------------------------------------------- results

double NumberOr0(double number) { return std::isnan(number) ? 0 : number; }

// What is not a number counts as 0 in a sum, and neither as less nor as greater.
double Combine(Aggregate aggregate, double a, double b) {
  switch (aggregate) {
    case Aggregate::kSum:
      return NumberOr0(a + b);
    case Aggregate::kMin:
      return b < a ? b : a;
    case Aggregate::kMax:
      return b > a ? b : a;
  }
  return a;
}

// Puts small inputs first, others in the given order: this makes an intersection cheap, and as sums
// are rounded it makes them what they are in Redis.
void SortBySize(std::vector<Input>& inputs) {
  std::stable_sort(inputs.begin(), inputs.end(),
                   [](const Input& a, const Input& b) { return a.size() < b.size(); });
}

// In any order. Not a SortedSetValue, of which a small one drops the sign of -0, which is replied.
using Elements = std::vector<SortedSetMember::Owned>;

Elements Union(std::vector<Input> inputs, Aggregate aggregate) {
  SortBySize(inputs);
  HashTable<SortedSetMember> scores;
  for (const Input& input : inputs) {
    input.Walk([&](std::string_view member, double member_score) {
      const double score = NumberOr0(input.weight * member_score);
      const uint64_t hash = Hash(member);
      if (SortedSetMember* present = scores.Find(member, hash)) {
        present->set_score(Combine(aggregate, present->score(), score));
      } else {
        scores.Insert(hash, SortedSetMember::Make(member, score));
      }
      return true;
    });
  }
  Elements result;
  scores.TakeAll([&](SortedSetMember::Owned element) { result.push_back(std::move(element)); });
  return result;
}

// Calls visit(member, score) for each element of the intersection until it returns false.
template <std::predicate<std::string_view, double> Visit>
void WalkIntersection(std::vector<Input> inputs, Aggregate aggregate, Visit visit) {
  SortBySize(inputs);
  const Input& smallest = inputs.front();
  smallest.Walk([&](std::string_view member, double member_score) {
    double score = NumberOr0(smallest.weight * member_score);
    for (size_t i = 1; i < inputs.size(); ++i) {
      const std::optional<double> other = inputs[i].Score(member);
      if (!other) return true;
      score = Combine(aggregate, score, inputs[i].weight * *other);
    }
    return visit(member, score);
  });
}

Elements Intersection(std::vector<Input> inputs, Aggregate aggregate) {
  Elements result;
  WalkIntersection(std::move(inputs), aggregate, [&](std::string_view member, double score) {
    result.push_back(SortedSetMember::Make(member, score));
    return true;
  });
  return result;
}

// Returns the elements of the first input whose members are in no other.
Elements Difference(std::span<const Input> inputs) {
  Elements result;
  inputs.front().Walk([&](std::string_view member, double score) {
    const auto has_member = [&](const Input& other) { return other.Score(member).has_value(); };
    if (std::none_of(inputs.begin() + 1, inputs.end(), has_member)) {
      result.push_back(SortedSetMember::Make(member, score));
    }
    return true;
  });
  return result;
}

void Sort(Elements& elements) {
  std::sort(elements.begin(), elements.end(), [](const auto& a, const auto& b) {
    return a->score() != b->score() ? a->score() < b->score() : a->key() < b->key();
  });
}

void ReplyResult(Elements result, bool with_scores, ReplySink& reply) {
  Sort(result);
  BeginElements(result.size(), with_scores, reply);
  for (const SortedSetMember::Owned& element : result) {
    ReplyElement(element->key(), element->score(), with_scores, reply);
  }
}

SortedSetValue ValueOf(Elements elements, const CompactLimits& limits) {
  Sort(elements);  // What arrives in order is inserted fastest.
  size_t longest = 0;
  for (const SortedSetMember::Owned& element : elements) {
    longest = std::max(longest, element->key().size());
  }
  SortedSetValue value;
  value.PrepareFor(elements.size(), longest, limits);
  for (SortedSetMember::Owned& element : elements) {
    if (value.is_compact()) {
      value.Set(element->key(), element->score(), limits);
    } else {
      value.Restore(std::move(element));
    }
  }
  return value;
}

// `event` is a literal.
void Store(const Key& destination, Elements result, std::string_view event, Transaction& txn,
           ReplySink& reply) {
  SortedSetValue value = ValueOf(std::move(result), txn.engine().compact_limits());
  StoreResult(destination, std::move(value), event, txn, reply);
}

// ---------------------------------------------------------------- handlers

void ZUnion(Transaction& txn, ArgReader& args, ReplySink& reply) {
  std::vector<Input> inputs = ReadInputs(txn, args, reply);
  if (inputs.empty()) return;
  const std::optional<Aggregate> aggregate = ReadAggregation(args, inputs, reply);
  if (!aggregate) return;
  ReplyResult(Union(std::move(inputs), *aggregate), args.Has("WITHSCORES"), reply);
}

void ZUnionStore(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key destination = args.Key();
  std::vector<Input> inputs = ReadInputs(txn, args, reply);
  if (inputs.empty()) return;
  const std::optional<Aggregate> aggregate = ReadAggregation(args, inputs, reply);
  if (!aggregate) return;
  Store(destination, Union(std::move(inputs), *aggregate), "zunionstore", txn, reply);
}

void ZInter(Transaction& txn, ArgReader& args, ReplySink& reply) {
  std::vector<Input> inputs = ReadInputs(txn, args, reply);
  if (inputs.empty()) return;
  const std::optional<Aggregate> aggregate = ReadAggregation(args, inputs, reply);
  if (!aggregate) return;
  ReplyResult(Intersection(std::move(inputs), *aggregate), args.Has("WITHSCORES"), reply);
}

void ZInterStore(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key destination = args.Key();
  std::vector<Input> inputs = ReadInputs(txn, args, reply);
  if (inputs.empty()) return;
  const std::optional<Aggregate> aggregate = ReadAggregation(args, inputs, reply);
  if (!aggregate) return;
  Store(destination, Intersection(std::move(inputs), *aggregate), "zinterstore", txn, reply);
}

void ZInterCard(Transaction& txn, ArgReader& args, ReplySink& reply) {
  std::vector<Input> inputs = ReadInputs(txn, args, reply);
  if (inputs.empty()) return;
  const bool is_understood = args.ParseOptions();
  int64_t limit = 0;
  for (const std::string_view text : args.Options("LIMIT")) {
    const std::optional<int64_t> number = ParseInt64(text);
    if (!number || *number < 0) return reply.Error(Error::kNegativeLimit);
    limit = *number;
  }
  if (!is_understood) return reply.Error(Error::kSyntax);

  int64_t count = 0;
  WalkIntersection(std::move(inputs), Aggregate::kSum,
                   [&](std::string_view, double) { return ++count != limit; });
  reply.Integer(count);
}

void ZDiff(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const std::vector<Input> inputs = ReadInputs(txn, args, reply);
  if (inputs.empty()) return;
  if (!args.ParseOptions()) return reply.Error(Error::kSyntax);
  ReplyResult(Difference(inputs), args.Has("WITHSCORES"), reply);
}

void ZDiffStore(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key destination = args.Key();
  const std::vector<Input> inputs = ReadInputs(txn, args, reply);
  if (inputs.empty()) return;
  if (args.remaining() > 0) return reply.Error(Error::kSyntax);
  Store(destination, Difference(inputs), "zdiffstore", txn, reply);
}

// ---------------------------------------------------------------- records

constexpr ArgList kDestination = KeyArg("destination", kOW | kUpdate);
constexpr ArgList kNumKeys = NumKeys("numkeys");
constexpr ArgList kInputs = CountedKeys("key", kRO | kAccess);
constexpr ArgList kWeights = Optional(Token("WEIGHTS", Counted(Int("weight"))));
constexpr ArgList kAggregate = Optional(Token(
    "AGGREGATE", OneOf("aggregate", {Flag("sum", "SUM"), Flag("min", "MIN"), Flag("max", "MAX")})));
constexpr ArgList kWithScores = Optional(Flag("withscores", "WITHSCORES"));

constexpr std::string_view kUnionComplexity =
    "O(N)+O(M*log(M)) where N is the sum of the sizes of the inputs, M the size of the result";
constexpr std::string_view kInterComplexity =
    "O(N*K)+O(M*log(M)) where N is the size of the smallest input, K the number of inputs, M the "
    "size of the result";
constexpr std::string_view kDiffComplexity =
    "O(N*K)+O(M*log(M)) where N is the size of the first input, K the number of inputs, M the "
    "size of the result";

constexpr CommandSpec kSortedSetAlgebraRecords[] = {
    {
        .name = "ZDIFF",
        .summary = "Returns the members of a sorted set that are in none of others.",
        .since = "6.2.0",
        .complexity = kDiffComplexity,
        .group = Group::kSortedSet,
        .flags = kReadOnly,
        .args = {kNumKeys, kInputs, kWithScores},
        .reply = "array<bulk> | pairs<bulk, double>",
        .example = "ZDIFF 2 invited declined",
        .expect = "(empty array)",
        .handler = ZDiff,
    },
    {
        .name = "ZDIFFSTORE",
        .summary = "Stores the members of a sorted set that are in none of others.",
        .since = "6.2.0",
        .complexity = kDiffComplexity,
        .group = Group::kSortedSet,
        .flags = kWrite | kDenyOom,
        .args = {kDestination, kNumKeys, kInputs},
        .reply = "integer",
        .example = "ZDIFFSTORE coming 2 invited declined",
        .expect = "(integer) 0",
        .handler = ZDiffStore,
    },
    {
        .name = "ZINTER",
        .summary = "Returns the members that several sorted sets or sets have in common.",
        .since = "6.2.0",
        .complexity = kInterComplexity,
        .group = Group::kSortedSet,
        .flags = kReadOnly,
        .args = {kNumKeys, kInputs, kWeights, kAggregate, kWithScores},
        .reply = "array<bulk> | pairs<bulk, double>",
        .example = "ZINTER 2 math physics WEIGHTS 2 1 WITHSCORES",
        .expect = "(empty array)",
        .handler = ZInter,
    },
    {
        .name = "ZINTERCARD",
        .summary = "Counts the members that several sorted sets or sets have in common.",
        .since = "7.0.0",
        .complexity = "O(N*K) where N is the size of the smallest input, K the number of inputs",
        .group = Group::kSortedSet,
        .flags = kReadOnly,
        .args = {kNumKeys, kInputs, Optional(Token("LIMIT", Int("limit")))},
        .reply = "integer",
        .example = "ZINTERCARD 2 math physics LIMIT 10",
        .expect = "(integer) 0",
        .handler = ZInterCard,
    },
    {
        .name = "ZINTERSTORE",
        .summary = "Stores the members that several sorted sets or sets have in common.",
        .since = "2.0.0",
        .complexity = kInterComplexity,
        .group = Group::kSortedSet,
        .flags = kWrite | kDenyOom,
        .args = {kDestination, kNumKeys, kInputs, kWeights, kAggregate},
        .reply = "integer",
        .example = "ZINTERSTORE both 2 math physics AGGREGATE MAX",
        .expect = "(integer) 0",
        .handler = ZInterStore,
    },
    {
        .name = "ZUNION",
        .summary = "Returns the members of several sorted sets or sets, their scores aggregated.",
        .since = "6.2.0",
        .complexity = kUnionComplexity,
        .group = Group::kSortedSet,
        .flags = kReadOnly,
        .args = {kNumKeys, kInputs, kWeights, kAggregate, kWithScores},
        .reply = "array<bulk> | pairs<bulk, double>",
        .example = "ZUNION 2 monday tuesday WITHSCORES",
        .expect = "(empty array)",
        .handler = ZUnion,
    },
    {
        .name = "ZUNIONSTORE",
        .summary = "Stores the members of several sorted sets or sets, their scores aggregated.",
        .since = "2.0.0",
        .complexity = kUnionComplexity,
        .group = Group::kSortedSet,
        .flags = kWrite | kDenyOom,
        .args = {kDestination, kNumKeys, kInputs, kWeights, kAggregate},
        .reply = "integer",
        .example = "ZUNIONSTORE week 2 monday tuesday WEIGHTS 1 0.5",
        .expect = "(integer) 0",
        .handler = ZUnionStore,
    },
};
static_assert(IsWellFormed(kSortedSetAlgebraRecords));

}  // namespace

constinit const std::span<const CommandSpec> kSortedSetAlgebraCommands = kSortedSetAlgebraRecords;

}  // namespace perilune
