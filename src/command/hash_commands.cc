#include "command/hash_commands.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/number.h"
#include "command/arg_reader.h"
#include "command/command_table.h"
#include "command/element_replies.h"
#include "command/random_elements.h"
#include "command/well_formed.h"
#include "engine/collection_ref.h"
#include "engine/transaction.h"
#include "resp/reply_sink.h"
#include "store/hash_value.h"

namespace perilune {
namespace {

using namespace record;

// ---------------------------------------------------------------- fields that are named

// Replies what `reply_with` makes of the hash, which may be nullptr.
template <typename ReplyWith>
void Read(Transaction& txn, const Key& key, ReplySink& reply, ReplyWith reply_with) {
  const Result<const HashValue*> hash = txn.Find<HashValue>(key);
  if (!hash) return reply.Error(hash.error());
  reply_with(*hash);
}

void ReplyValue(const HashValue* hash, std::string_view field, ReplySink& reply) {
  HashValue::Buffer buffer;
  const auto value = hash == nullptr ? std::nullopt : hash->Find(field, buffer);
  if (!value) return reply.Null();
  reply.Bulk(*value);
}

void HGet(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  Read(txn, key, reply, [&](const HashValue* hash) { ReplyValue(hash, args.String(), reply); });
}

void HMGet(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  Read(txn, key, reply, [&](const HashValue* hash) {
    reply.Array(args.remaining());
    while (args.remaining() > 0) ReplyValue(hash, args.String(), reply);
  });
}

void HExists(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  Read(txn, key, reply, [&](const HashValue* hash) {
    reply.Integer(hash != nullptr && hash->Contains(args.String()) ? 1 : 0);
  });
}

void HStrLen(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  Read(txn, key, reply, [&](const HashValue* hash) {
    HashValue::Buffer buffer;
    const auto value = hash == nullptr ? std::nullopt : hash->Find(args.String(), buffer);
    reply.Integer(static_cast<int64_t>(value.value_or("").size()));
  });
}

// Sets the fields that are left of the arguments. Returns how many are new; nothing once it
// replied an error.
std::optional<int64_t> SetFields(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  if (args.remaining() % 2 != 0) {
    reply.ErrorText(WrongArityText(args.command()));
    return std::nullopt;
  }
  Result<HashRef> hash = txn.EditOrAdd<HashValue>(key);
  if (!hash) {
    reply.Error(hash.error());
    return std::nullopt;
  }
  int64_t added = 0;
  while (args.remaining() > 0) {
    const std::string_view field = args.String();
    if (hash->Set(field, args.String())) ++added;
  }
  txn.Notify("hset", key);
  return added;
}

void HSet(Transaction& txn, ArgReader& args, ReplySink& reply) {
  if (const auto added = SetFields(txn, args, reply)) reply.Integer(*added);
}

void HMSet(Transaction& txn, ArgReader& args, ReplySink& reply) {
  if (SetFields(txn, args, reply)) reply.Ok();
}

void HSetNx(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  const std::string_view field = args.String();
  Result<HashRef> hash = txn.EditOrAdd<HashValue>(key);
  if (!hash) return reply.Error(hash.error());
  if (hash->value().Contains(field)) return reply.Integer(0);
  hash->Set(field, args.String());
  txn.Notify("hset", key);
  reply.Integer(1);
}

void HDel(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  Result<std::optional<HashRef>> hash = txn.Edit<HashValue>(key);
  if (!hash) return reply.Error(hash.error());
  if (!*hash) return reply.Integer(0);
  int64_t removed = 0;
  while (args.remaining() > 0) {
    if ((*hash)->Erase(args.String())) ++removed;
  }
  if (removed > 0) {
    txn.Notify("hdel", key);
    (*hash)->DropIfEmpty();
  }
  reply.Integer(removed);
}

// ---------------------------------------------------------------- counters
//
// A hash that is added for a counter gets it: a missing field counts as 0, and to that every
// increment that is taken can be added.

void HIncrBy(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  const std::string_view field = args.String();
  const std::optional<int64_t> increment = args.Int();
  if (!increment) return reply.Error(Error::kNotAnInteger);
  Result<HashRef> hash = txn.EditOrAdd<HashValue>(key);
  if (!hash) return reply.Error(hash.error());

  HashValue::Buffer buffer;
  const std::optional<int64_t> number = ParseInt64(hash->value().Find(field, buffer).value_or("0"));
  if (!number) return reply.ErrorText("ERR hash value is not an integer");
  int64_t sum = 0;
  if (__builtin_add_overflow(*number, *increment, &sum)) return reply.Error(Error::kOverflow);
  hash->Set(field, std::to_string(sum));
  txn.Notify("hincrby", key);
  reply.Integer(sum);
}

void HIncrByFloat(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  const std::string_view field = args.String();
  const std::optional<long double> increment = ParseLongDouble(args.String());
  if (!increment) return reply.Error(Error::kNotAFloat);
  if (!std::isfinite(*increment)) return reply.ErrorText("ERR value is NaN or Infinity");
  Result<HashRef> hash = txn.EditOrAdd<HashValue>(key);
  if (!hash) return reply.Error(hash.error());

  HashValue::Buffer buffer;
  const std::optional<long double> number =
      ParseLongDouble(hash->value().Find(field, buffer).value_or("0"));
  if (!number) return reply.ErrorText("ERR hash value is not a float");
  const long double sum = *number + *increment;
  if (!std::isfinite(sum)) return reply.Error(Error::kNaNOrInfinity);
  const std::string text = FormatLongDouble(sum);
  hash->Set(field, text);
  txn.Notify("hincrbyfloat", key);
  txn.applied().Instead({"HSET", key.bytes, field, text});  // Sums may be rounded otherwise.
  reply.Bulk(text);
}

// ---------------------------------------------------------------- whole hashes

void HLen(Transaction& txn, ArgReader& args, ReplySink& reply) {
  Read(txn, args.Key(), reply, [&](const HashValue* hash) {
    reply.Integer(hash == nullptr ? 0 : static_cast<int64_t>(hash->size()));
  });
}

void HGetAll(Transaction& txn, ArgReader& args, ReplySink& reply) {
  Read(txn, args.Key(), reply, [&](const HashValue* hash) {
    if (hash == nullptr) return reply.Map(0);
    reply.Map(hash->size());
    hash->ForEach([&](std::string_view field, std::string_view value) {
      reply.Bulk(field);
      reply.Bulk(value);
    });
  });
}

void HKeys(Transaction& txn, ArgReader& args, ReplySink& reply) {
  Read(txn, args.Key(), reply, [&](const HashValue* hash) {
    if (hash == nullptr) return reply.Array(0);
    reply.Array(hash->size());
    hash->ForEach([&](std::string_view field, std::string_view) { reply.Bulk(field); });
  });
}

void HVals(Transaction& txn, ArgReader& args, ReplySink& reply) {
  Read(txn, args.Key(), reply, [&](const HashValue* hash) {
    if (hash == nullptr) return reply.Array(0);
    reply.Array(hash->size());
    hash->ForEach([&](std::string_view, std::string_view value) { reply.Bulk(value); });
  });
}

// ---------------------------------------------------------------- HRANDFIELD

void HRandField(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  if (args.remaining() == 0) {
    return Read(txn, key, reply, [&](const HashValue* hash) {
      if (hash == nullptr) return reply.Null();
      VisitRandom(*hash, txn.random(), [&](std::string_view field, auto) { reply.Bulk(field); });
    });
  }
  const std::string_view count_text = args.String();
  const bool is_understood = args.ParseOptions();
  const bool with_values = args.Has("WITHVALUES");
  const auto count = ReadRandomCount(count_text, is_understood && with_values, reply);
  if (!count) return;
  if (!is_understood) return reply.Error(Error::kSyntax);
  Read(txn, key, reply, [&](const HashValue* hash) {
    if (hash == nullptr) return reply.Array(0);
    if (RefusesRepeats(*count, reply)) return;
    const size_t shown = *count < 0 ? static_cast<size_t>(-*count)
                                    : std::min(static_cast<size_t>(*count), hash->size());
    BeginElements(shown, with_values, reply);
    const auto show = [&](std::string_view field, std::string_view value) {
      ReplyElement(field, value, with_values, reply);
    };
    if (*count < 0) return VisitRepeatedly(*hash, shown, txn.random(), show);
    VisitDistinct(*hash, shown, txn.random(), show);
  });
}

// ---------------------------------------------------------------- records

constexpr ArgList kKeyToAsk = KeyArg("key", kRO);
constexpr ArgList kFields = Multiple(String("field"));
constexpr ArgList kFieldsWithValues =
    Multiple(Block("field_value", {String("field"), String("value")}));

constexpr CommandSpec kHashRecords[] = {
    {
        .name = "HDEL",
        .summary = "Deletes fields of a hash, and the hash with its last field; returns how many "
                   "there were.",
        .since = "2.0.0",
        .complexity = "O(N) where N is the number of fields given",
        .group = Group::kHash,
        .history = {{"2.4.0", "Accepts several `field` arguments."}},
        .flags = kWrite | kFast,
        .args = {kKeyToCut, kFields},
        .reply = "integer",
        .example = "HDEL profile email phone",
        .expect = "(integer) 0",
        .handler = HDel,
    },
    {
        .name = "HEXISTS",
        .summary = "Tells whether a hash has a field.",
        .since = "2.0.0",
        .complexity = "O(1)",
        .group = Group::kHash,
        .flags = kReadOnly | kFast,
        .args = {kKeyToAsk, String("field")},
        .reply = "integer",
        .example = "HEXISTS profile email",
        .expect = "(integer) 0",
        .handler = HExists,
    },
    {
        .name = "HGET",
        .summary = "Returns the value of a field of a hash.",
        .since = "2.0.0",
        .complexity = "O(1)",
        .group = Group::kHash,
        .flags = kReadOnly | kFast,
        .args = {kKeyToRead, String("field")},
        .reply = "bulk | null",
        .example = "HGET profile email",
        .expect = "(nil)",
        .handler = HGet,
    },
    {
        .name = "HGETALL",
        .summary = "Returns all fields of a hash with their values.",
        .since = "2.0.0",
        .complexity = "O(N) where N is the number of fields",
        .group = Group::kHash,
        .flags = kReadOnly,
        .tips = {"nondeterministic_output_order"},
        .args = {kKeyToRead},
        .reply = "map<bulk, bulk>",
        .example = "HGETALL profile",
        .expect = "(empty array)",
        .handler = HGetAll,
    },
    {
        .name = "HINCRBY",
        .summary = "Adds to the integer in a field of a hash; a missing field counts as 0.",
        .since = "2.0.0",
        .complexity = "O(1)",
        .group = Group::kHash,
        .flags = kWrite | kDenyOom | kFast,
        .args = {KeyArg("key", kRW | kAccess | kUpdate), String("field"), Int("increment")},
        .reply = "integer",
        .example = "HINCRBY page visits 5",
        .expect = "(integer) 5",
        .handler = HIncrBy,
    },
    {
        .name = "HINCRBYFLOAT",
        .summary = "Adds to the floating-point number in a field of a hash; a missing field counts "
                   "as 0.",
        .since = "2.6.0",
        .complexity = "O(1)",
        .group = Group::kHash,
        .flags = kWrite | kDenyOom | kFast,
        .args = {KeyArg("key", kRW | kAccess | kUpdate), String("field"), Double("increment")},
        .reply = "bulk",
        .example = "HINCRBYFLOAT account balance 0.25",
        .expect = "\"0.25\"",
        .handler = HIncrByFloat,
    },
    {
        .name = "HKEYS",
        .summary = "Returns all fields of a hash without their values.",
        .since = "2.0.0",
        .complexity = "O(N) where N is the number of fields",
        .group = Group::kHash,
        .flags = kReadOnly,
        .tips = {"nondeterministic_output_order"},
        .args = {kKeyToRead},
        .reply = "array<bulk>",
        .example = "HKEYS profile",
        .expect = "(empty array)",
        .handler = HKeys,
    },
    {
        .name = "HLEN",
        .summary = "Returns how many fields a hash has.",
        .since = "2.0.0",
        .complexity = "O(1)",
        .group = Group::kHash,
        .flags = kReadOnly | kFast,
        .args = {kKeyToAsk},
        .reply = "integer",
        .example = "HLEN profile",
        .expect = "(integer) 0",
        .handler = HLen,
    },
    {
        .name = "HMGET",
        .summary = "Returns the values of several fields of a hash.",
        .since = "2.0.0",
        .complexity = "O(N) where N is the number of fields given",
        .group = Group::kHash,
        .flags = kReadOnly | kFast,
        .args = {kKeyToRead, kFields},
        .reply = "array<bulk | null>",
        .example = "HMGET profile email phone",
        .expect = "1) (nil)\n2) (nil)",
        .handler = HMGet,
    },
    {
        .name = "HMSET",
        .summary = "Sets fields of a hash.",
        .since = "2.0.0",
        .complexity = "O(N) where N is the number of fields given",
        .group = Group::kHash,
        .deprecated_since = "4.0.0",
        .replaced_by = "`HSET` with several fields and values",
        .flags = kWrite | kDenyOom | kFast,
        .args = {KeyArg("key", kRW | kUpdate), kFieldsWithValues},
        .reply = "OK",
        .example = "HMSET profile name Ada city London",
        .expect = "OK",
        .handler = HMSet,
    },
    {
        .name = "HRANDFIELD",
        .summary = "Returns random fields of a hash: different ones, or if the count is negative "
                   "as many as it says, which may be the same.",
        .since = "6.2.0",
        .complexity = "O(N) where N is the number of fields returned",
        .group = Group::kHash,
        .flags = kReadOnly,
        .tips = {"nondeterministic_output"},
        .args = {kKeyToRead,
                 Optional(Block("options",
                                {Int("count"), Optional(Once(Flag("withvalues", "WITHVALUES")))}))},
        .reply = "bulk | null | array<bulk> | pairs<bulk, bulk>",
        .example = "HRANDFIELD colors 3 WITHVALUES",
        .expect = "(empty array)",
        .handler = HRandField,
    },
    {
        .name = "HSET",
        .summary = "Sets fields of a hash; returns how many of them are new.",
        .since = "2.0.0",
        .complexity = "O(N) where N is the number of fields given",
        .group = Group::kHash,
        .history = {{"4.0.0", "Accepts several `field` and `value` arguments."}},
        .flags = kWrite | kDenyOom | kFast,
        .args = {KeyArg("key", kRW | kUpdate), kFieldsWithValues},
        .reply = "integer",
        .example = "HSET profile name Ada city London",
        .expect = "(integer) 2",
        .handler = HSet,
    },
    {
        .name = "HSETNX",
        .summary = "Sets a field of a hash unless the hash has it.",
        .since = "2.0.0",
        .complexity = "O(1)",
        .group = Group::kHash,
        .flags = kWrite | kDenyOom | kFast,
        .args = {KeyArg("key", kRW | kInsert), String("field"), String("value")},
        .reply = "integer",
        .example = "HSETNX profile name Ada",
        .expect = "(integer) 1",
        .handler = HSetNx,
    },
    {
        .name = "HSTRLEN",
        .summary = "Returns how many bytes the value of a field of a hash has; 0 without it.",
        .since = "3.2.0",
        .complexity = "O(1)",
        .group = Group::kHash,
        .flags = kReadOnly | kFast,
        .args = {kKeyToAsk, String("field")},
        .reply = "integer",
        .example = "HSTRLEN profile name",
        .expect = "(integer) 0",
        .handler = HStrLen,
    },
    {
        .name = "HVALS",
        .summary = "Returns the values of all fields of a hash.",
        .since = "2.0.0",
        .complexity = "O(N) where N is the number of fields",
        .group = Group::kHash,
        .flags = kReadOnly,
        .tips = {"nondeterministic_output_order"},
        .args = {kKeyToRead},
        .reply = "array<bulk>",
        .example = "HVALS profile",
        .expect = "(empty array)",
        .handler = HVals,
    },
};
static_assert(IsWellFormed(kHashRecords));

}  // namespace

constinit const std::span<const CommandSpec> kHashCommands = kHashRecords;

}  // namespace perilune
