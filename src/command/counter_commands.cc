#include "command/counter_commands.h"

#include <cmath>
#include <optional>
#include <string>

#include "base/number.h"
#include "command/arg_reader.h"
#include "command/well_formed.h"
#include "engine/string_ref.h"
#include "engine/transaction.h"
#include "resp/reply_sink.h"

namespace perilune {
namespace {

using namespace record;

std::optional<int64_t> IntegerOf(const StringValue& string) {
  if (string.is_int()) return string.integer();
  StringValue::IntBuffer buffer;
  return ParseInt64(string.View(buffer));
}

void Add(const Key& key, int64_t increment, Transaction& txn, ReplySink& reply) {
  Result<std::optional<StringRef>> string = txn.Edit<StringValue>(key);
  if (!string) return reply.Error(string.error());

  std::optional<StringRef>& present = *string;
  const std::optional<int64_t> number = present ? IntegerOf(present->value()) : 0;
  if (!number) return reply.Error(Error::kNotAnInteger);
  int64_t sum = 0;
  if (__builtin_add_overflow(*number, increment, &sum)) return reply.Error(Error::kOverflow);
  if (present) {
    present->AssignInt(sum);
  } else {
    txn.Put(key, StringValue::FromInt(sum), kNoExpiry);
  }
  txn.Notify("incrby", key);
  reply.Integer(sum);
}

void Incr(Transaction& txn, ArgReader& args, ReplySink& reply) { Add(args.Key(), 1, txn, reply); }

void Decr(Transaction& txn, ArgReader& args, ReplySink& reply) { Add(args.Key(), -1, txn, reply); }

void IncrBy(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  const std::optional<int64_t> increment = args.Int();
  if (!increment) return reply.Error(Error::kNotAnInteger);
  Add(key, *increment, txn, reply);
}

void DecrBy(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  const std::optional<int64_t> decrement = args.Int();
  if (!decrement) return reply.Error(Error::kNotAnInteger);
  if (*decrement == INT64_MIN) return reply.ErrorText("ERR decrement would overflow");
  Add(key, -*decrement, txn, reply);
}

void IncrByFloat(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  const std::optional<long double> increment = ParseLongDouble(args.String());
  Result<std::optional<StringRef>> string = txn.Edit<StringValue>(key);
  if (!string) return reply.Error(string.error());

  StringValue::IntBuffer buffer;
  const std::optional<StringRef>& present = *string;
  const std::optional<long double> number =
      ParseLongDouble(present ? present->value().View(buffer) : "0");
  if (!increment || !number) return reply.Error(Error::kNotAFloat);
  const long double sum = *number + *increment;
  if (!std::isfinite(sum)) return reply.Error(Error::kNaNOrInfinity);
  const std::string text = FormatLongDouble(sum);
  txn.Put(key, StringValue::FromText(text), Transaction::kKeepExpiry);
  txn.Notify("incrbyfloat", key);
  txn.applied().Instead({"SET", key.bytes, text, "KEEPTTL"});  // Sums may be rounded otherwise.
  reply.Bulk(text);
}

constexpr ArgList kCounter = KeyArg("key", kRW | kAccess | kUpdate);

constexpr CommandSpec kCounterRecords[] = {
    {
        .name = "DECR",
        .summary = "Subtracts one from the integer at a key; a missing key counts as 0.",
        .since = "1.0.0",
        .complexity = "O(1)",
        .group = Group::kString,
        .flags = kWrite | kDenyOom | kFast,
        .args = {kCounter},
        .reply = "integer",
        .example = "DECR stock",
        .expect = "(integer) -1",
        .handler = Decr,
    },
    {
        .name = "DECRBY",
        .summary = "Subtracts from the integer at a key; a missing key counts as 0.",
        .since = "1.0.0",
        .complexity = "O(1)",
        .group = Group::kString,
        .flags = kWrite | kDenyOom | kFast,
        .args = {kCounter, Int("decrement")},
        .reply = "integer",
        .example = "DECRBY stock 3",
        .expect = "(integer) -3",
        .handler = DecrBy,
    },
    {
        .name = "INCR",
        .summary = "Adds one to the integer at a key; a missing key counts as 0.",
        .since = "1.0.0",
        .complexity = "O(1)",
        .group = Group::kString,
        .flags = kWrite | kDenyOom | kFast,
        .args = {kCounter},
        .reply = "integer",
        .example = "INCR visits",
        .expect = "(integer) 1",
        .handler = Incr,
    },
    {
        .name = "INCRBY",
        .summary = "Adds to the integer at a key; a missing key counts as 0.",
        .since = "1.0.0",
        .complexity = "O(1)",
        .group = Group::kString,
        .flags = kWrite | kDenyOom | kFast,
        .args = {kCounter, Int("increment")},
        .reply = "integer",
        .example = "INCRBY visits 5",
        .expect = "(integer) 5",
        .handler = IncrBy,
    },
    {
        .name = "INCRBYFLOAT",
        .summary = "Adds to the floating-point number at a key; a missing key counts as 0.",
        .since = "2.6.0",
        .complexity = "O(1)",
        .group = Group::kString,
        .flags = kWrite | kDenyOom | kFast,
        .args = {kCounter, Double("increment")},
        .reply = "bulk",
        .example = "INCRBYFLOAT balance 0.25",
        .expect = "\"0.25\"",
        .handler = IncrByFloat,
    },
};
static_assert(IsWellFormed(kCounterRecords));

}  // namespace

constinit const std::span<const CommandSpec> kCounterCommands = kCounterRecords;

}  // namespace perilune
