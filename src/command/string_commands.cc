#include "command/string_commands.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/number.h"
#include "command/arg_reader.h"
#include "command/command_table.h"
#include "command/expiry_time.h"
#include "command/well_formed.h"
#include "engine/string_ref.h"
#include "engine/transaction.h"
#include "resp/reply_sink.h"

namespace perilune {
namespace {

using namespace record;

// ---------------------------------------------------------------- expiry

// Returns the moment that `number` means; nothing once an error was replied. Where a value is set
// with an expiry, the number must be positive.
std::optional<int64_t> ReadExpiry(std::optional<int64_t> number, TimeForm form,
                                  const Transaction& txn, const ArgReader& args, ReplySink& reply) {
  if (!number) {
    reply.Error(Error::kNotAnInteger);
    return std::nullopt;
  }
  const std::optional<int64_t> moment_ms =
      *number > 0 ? MomentOf(*number, form, txn.now_ms()) : std::nullopt;
  if (!moment_ms) reply.ErrorText(InvalidExpiryText(args.command()));
  return moment_ms;
}

constexpr std::pair<std::string_view, TimeForm> kExpiryOptions[] = {
    {"EX", kInSeconds}, {"PX", kInMilliseconds}, {"EXAT", kAtSecond}, {"PXAT", kAtMillisecond}};

// Returns the moment that one of the four options asks for, `otherwise` if none was given;
// nothing once an error was replied.
std::optional<int64_t> ReadExpiryOption(int64_t otherwise, const Transaction& txn,
                                        const ArgReader& args, ReplySink& reply) {
  const std::string_view given = args.Choice("expiration");
  for (const auto& [word, form] : kExpiryOptions) {
    if (word == given) return ReadExpiry(ParseInt64(*args.Option(word)), form, txn, args, reply);
  }
  return otherwise;
}

// ---------------------------------------------------------------- one key

// Replies the string at `key`, or nothing if there is none. Returns false if it replied an error.
bool ReplyOld(const Key& key, Transaction& txn, ReplySink& reply) {
  const Result<const StringValue*> old = txn.Find<StringValue>(key);
  if (!old) {
    reply.Error(old.error());
  } else if (*old == nullptr) {
    reply.Null();
  } else {
    ReplyString(**old, reply);
  }
  return old.ok();
}

void Get(Transaction& txn, ArgReader& args, ReplySink& reply) { ReplyOld(args.Key(), txn, reply); }

void Store(const Key& key, std::string_view value, int64_t expiry_ms, Transaction& txn) {
  txn.PutBytes(key, value, expiry_ms);
  txn.Notify("set", key);
  if (expiry_ms == kNoExpiry || expiry_ms == Transaction::kKeepExpiry) return;
  txn.Notify("expire", key);
  if (!txn.applied().are_wanted()) return;
  txn.applied().Instead({"SET", key.bytes, value, "PXAT", std::to_string(expiry_ms)});
}

// Others need not read what SET GET replied.
void ApplyWithoutGet(const ArgReader& args, Transaction& txn) {
  if (!txn.applied().are_wanted()) return;
  constexpr size_t kFirstOption = 3;
  std::vector<std::string_view> argv;
  for (const std::string_view word : args.argv()) {
    const bool is_option = argv.size() >= kFirstOption;
    if (!is_option || !EqualsIgnoringCase(word, "GET")) argv.push_back(word);
  }
  txn.applied().Instead(argv);
}

void SetWithOptions(const Key& key, std::string_view value, Transaction& txn, ArgReader& args,
                    ReplySink& reply) {
  if (!args.ParseOptions()) return reply.Error(Error::kSyntax);
  const int64_t otherwise = args.Has("KEEPTTL") ? Transaction::kKeepExpiry : kNoExpiry;
  const std::optional<int64_t> expiry_ms = ReadExpiryOption(otherwise, txn, args, reply);
  if (!expiry_ms) return;
  const bool replies_old = args.Has("GET");
  if (replies_old && !ReplyOld(key, txn, reply)) return;

  const std::string_view condition = args.Choice("condition");
  if (!condition.empty() && (txn.Peek(key) != nullptr) != (condition == "XX")) {
    if (!replies_old) reply.Null();
    return;
  }
  Store(key, value, *expiry_ms, txn);
  if (replies_old && *expiry_ms == otherwise) ApplyWithoutGet(args, txn);
  if (!replies_old) reply.Ok();
}

void Set(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  const std::string_view value = args.String();
  if (args.remaining() > 0) return SetWithOptions(key, value, txn, args, reply);
  Store(key, value, kNoExpiry, txn);
  reply.Ok();
}

KeyUse UseBySet(ArgReader& args) {
  args.Key();
  args.String();
  // Also among options that are wrong: COMMAND GETKEYSANDFLAGS is asked about any call.
  while (args.remaining() > 0) {
    if (EqualsIgnoringCase(args.String(), "GET")) return kRW | kAccess | kUpdate;
  }
  return kOW | kUpdate;
}

void GetSet(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  const std::string_view value = args.String();
  if (!ReplyOld(key, txn, reply)) return;
  Store(key, value, kNoExpiry, txn);
  txn.applied().Instead({"SET", key.bytes, value});
}

void GetDel(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  if (!ReplyOld(key, txn, reply) || !txn.Erase(key)) return;
  txn.Notify("del", key);
  txn.applied().Instead({"DEL", key.bytes});
}

void GetEx(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  if (!args.ParseOptions()) return reply.Error(Error::kSyntax);
  const Result<const StringValue*> value = txn.Find<StringValue>(key);
  if (!value) return reply.Error(value.error());
  if (*value == nullptr) return reply.Null();
  const std::optional<int64_t> expiry_ms = ReadExpiryOption(kNoExpiry, txn, args, reply);
  if (!expiry_ms) return;

  ReplyString(**value, reply);
  const std::string_view given = args.Choice("expiration");
  const bool persists = given == "PERSIST";
  if (given.empty() || (persists && txn.ExpiryOf(key) == kNoExpiry)) return;
  if (*expiry_ms <= txn.now_ms()) {
    txn.Erase(key);
    txn.Notify("del", key);
    return txn.applied().Instead({"DEL", key.bytes});
  }
  txn.SetExpiry(key, *expiry_ms);
  txn.Notify(persists ? "persist" : "expire", key);
  if (persists) return txn.applied().Instead({"PERSIST", key.bytes});
  if (!txn.applied().are_wanted()) return;
  txn.applied().Instead({"PEXPIREAT", key.bytes, std::to_string(*expiry_ms)});
}

void SetNx(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  const bool is_absent = txn.Peek(key) == nullptr;
  if (is_absent) Store(key, args.String(), kNoExpiry, txn);
  reply.Integer(is_absent ? 1 : 0);
}

template <TimeForm form>
void SetFor(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  const std::optional<int64_t> expiry_ms = ReadExpiry(args.Int(), form, txn, args, reply);
  if (!expiry_ms) return;
  Store(key, args.String(), *expiry_ms, txn);
  reply.Ok();
}

// ---------------------------------------------------------------- several keys

void MGet(Transaction& txn, ArgReader& args, ReplySink& reply) {
  reply.Array(args.remaining());
  while (args.remaining() > 0) {
    const Result<const StringValue*> value = txn.Find<StringValue>(args.Key());
    if (value && *value != nullptr) {
      ReplyString(**value, reply);
    } else {
      reply.Null();  // Also for another type.
    }
  }
}

void MSet(Transaction& txn, ArgReader& args, ReplySink& reply) {
  if (args.remaining() % 2 != 0) return reply.ErrorText(WrongArityText(args.command()));
  while (args.remaining() > 0) {
    const Key key = args.Key();
    Store(key, args.String(), kNoExpiry, txn);
  }
  reply.Ok();
}

void MSetNx(Transaction& txn, ArgReader& args, ReplySink& reply) {
  if (args.remaining() % 2 != 0) return reply.ErrorText(WrongArityText(args.command()));
  std::vector<std::pair<Key, std::string_view>> pairs;
  while (args.remaining() > 0) {
    const Key key = args.Key();
    if (txn.Peek(key) != nullptr) return reply.Integer(0);
    pairs.emplace_back(key, args.String());
  }
  for (const auto& [key, value] : pairs) Store(key, value, kNoExpiry, txn);
  reply.Integer(1);
}

// ---------------------------------------------------------------- records

constexpr ArgList kKeyToReplace = KeyArg("key", kOW | kUpdate);
constexpr ArgList kKeyToInsert = KeyArg("key", kOW | kInsert);

constexpr CommandSpec kStringRecords[] = {
    {
        .name = "GET",
        .summary = "Returns the string at a key.",
        .since = "1.0.0",
        .complexity = "O(1)",
        .group = Group::kString,
        .flags = kReadOnly | kFast,
        .args = {kKeyToRead},
        .reply = "bulk | null",
        .example = "GET greeting",
        .expect = "(nil)",
        .handler = Get,
    },
    {
        .name = "GETDEL",
        .summary = "Returns the string at a key and deletes the key.",
        .since = "6.2.0",
        .complexity = "O(1)",
        .group = Group::kString,
        .flags = kWrite | kFast,
        .args = {KeyArg("key", kRW | kAccess | kDelete)},
        .reply = "bulk | null",
        .example = "GETDEL greeting",
        .expect = "(nil)",
        .handler = GetDel,
    },
    {
        .name = "GETEX",
        .summary = "Returns the string at a key, whose expiry it can set or remove.",
        .since = "6.2.0",
        .complexity = "O(1)",
        .group = Group::kString,
        .flags = kWrite | kFast,
        .args = {KeyArg("key", kRW | kAccess | kUpdate),
                 Optional(OneOf("expiration",
                                {Token("EX", Int("seconds")), Token("PX", Int("milliseconds")),
                                 Token("EXAT", UnixTime("unix-time-seconds")),
                                 Token("PXAT", UnixTime("unix-time-milliseconds")),
                                 Flag("persist", "PERSIST")}))},
        .key_notes = {"RW and UPDATE because the expiry may change"},
        .reply = "bulk | null",
        .example = "GETEX session EX 60",
        .expect = "(nil)",
        .handler = GetEx,
    },
    {
        .name = "GETSET",
        .summary = "Sets a key to a string and returns the string that was there before.",
        .since = "1.0.0",
        .complexity = "O(1)",
        .group = Group::kString,
        .deprecated_since = "6.2.0",
        .replaced_by = "`SET` with the `GET` argument",
        .flags = kWrite | kDenyOom | kFast,
        .args = {KeyArg("key", kRW | kAccess | kUpdate), String("value")},
        .reply = "bulk | null",
        .example = "GETSET greeting hello",
        .expect = "(nil)",
        .handler = GetSet,
    },
    {
        .name = "MGET",
        .summary = "Returns the strings at several keys, in their order.",
        .since = "1.0.0",
        .complexity = "O(N) where N is the number of keys",
        .group = Group::kString,
        .flags = kReadOnly | kFast,
        .tips = {"request_policy:multi_shard"},
        .args = {Multiple(kKeyToRead)},
        .reply = "array<bulk | null>",
        .example = "MGET first second",
        .expect = "1) (nil)\n2) (nil)",
        .handler = MGet,
    },
    {
        .name = "MSET",
        .summary = "Sets several keys to a string each, all at once.",
        .since = "1.0.1",
        .complexity = "O(N) where N is the number of keys",
        .group = Group::kString,
        .flags = kWrite | kDenyOom,
        .tips = {"request_policy:multi_shard", "response_policy:all_succeeded"},
        .args = {Multiple(Block("key_value", {kKeyToReplace, String("value")}))},
        .reply = "OK",
        .example = "MSET first 1 second 2",
        .expect = "OK",
        .handler = MSet,
    },
    {
        .name = "MSETNX",
        .summary = "Sets several keys to a string each, all or none: none if any key exists.",
        .since = "1.0.1",
        .complexity = "O(N) where N is the number of keys",
        .group = Group::kString,
        .flags = kWrite | kDenyOom,
        .tips = {"request_policy:multi_shard", "response_policy:agg_min"},
        .args = {Multiple(Block("key_value", {kKeyToInsert, String("value")}))},
        .reply = "integer",
        .example = "MSETNX first 1 second 2",
        .expect = "(integer) 1",
        .handler = MSetNx,
    },
    {
        .name = "PSETEX",
        .summary = "Sets a key to a string that expires after some milliseconds.",
        .since = "2.6.0",
        .complexity = "O(1)",
        .group = Group::kString,
        .deprecated_since = "2.6.12",
        .replaced_by = "`SET` with the `PX` argument",
        .flags = kWrite | kDenyOom,
        .args = {kKeyToReplace, Int("milliseconds"), String("value")},
        .reply = "OK",
        .example = "PSETEX session 60000 token",
        .expect = "OK",
        .handler = SetFor<kInMilliseconds>,
    },
    {
        .name = "SET",
        .summary = "Sets a key to a string, whatever it held before.",
        .since = "1.0.0",
        .complexity = "O(1)",
        .group = Group::kString,
        .history = {{"2.6.12", "Added the options `EX`, `PX`, `NX` and `XX`."},
                    {"6.0.0", "Added the option `KEEPTTL`."},
                    {"6.2.0", "Added the options `GET`, `EXAT` and `PXAT`."},
                    {"7.0.0", "Allowed `NX` and `GET` together."}},
        .flags = kWrite | kDenyOom,
        .args = {KeyArg("key", kRW | kAccess | kUpdate | kVariableFlags), String("value"),
                 Optional(OneOf("condition", {Flag("nx", "NX"), Flag("xx", "XX")}), "2.6.12"),
                 Optional(Flag("get", "GET", "6.2.0")),
                 Optional(OneOf("expiration",
                                {Token("EX", Int("seconds"), "2.6.12"),
                                 Token("PX", Int("milliseconds"), "2.6.12"),
                                 Token("EXAT", UnixTime("unix-time-seconds"), "6.2.0"),
                                 Token("PXAT", UnixTime("unix-time-milliseconds"), "6.2.0"),
                                 Flag("keepttl", "KEEPTTL", "6.0.0")}))},
        .key_notes = {"RW and ACCESS because of the option `GET`"},
        .key_use = UseBySet,
        .reply = "OK | bulk | null",
        .example = "SET lock me NX PX 30000",
        .expect = "OK",
        .handler = Set,
    },
    {
        .name = "SETEX",
        .summary = "Sets a key to a string that expires after some seconds.",
        .since = "2.0.0",
        .complexity = "O(1)",
        .group = Group::kString,
        .deprecated_since = "2.6.12",
        .replaced_by = "`SET` with the `EX` argument",
        .flags = kWrite | kDenyOom,
        .args = {kKeyToReplace, Int("seconds"), String("value")},
        .reply = "OK",
        .example = "SETEX session 60 token",
        .expect = "OK",
        .handler = SetFor<kInSeconds>,
    },
    {
        .name = "SETNX",
        .summary = "Sets a key to a string if the key does not exist.",
        .since = "1.0.0",
        .complexity = "O(1)",
        .group = Group::kString,
        .deprecated_since = "2.6.12",
        .replaced_by = "`SET` with the `NX` argument",
        .flags = kWrite | kDenyOom | kFast,
        .args = {kKeyToInsert, String("value")},
        .reply = "integer",
        .example = "SETNX lock me",
        .expect = "(integer) 1",
        .handler = SetNx,
    },
};
static_assert(IsWellFormed(kStringRecords));

}  // namespace

constinit const std::span<const CommandSpec> kStringCommands = kStringRecords;

void ReplyString(const StringValue& string, ReplySink& reply) {
  StringValue::IntBuffer buffer;
  reply.Bulk(string.View(buffer));
}

}  // namespace perilune
