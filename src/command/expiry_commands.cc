#include "command/expiry_commands.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/number.h"
#include "command/arg_reader.h"
#include "command/expiry_time.h"
#include "command/well_formed.h"
#include "engine/transaction.h"
#include "resp/reply_sink.h"

namespace perilune {
namespace {

using namespace record;

constexpr int64_t kRepliesNoKey = -2;
constexpr int64_t kRepliesNoExpiry = -1;

// Returns a client's word as Redis shows it: up to a zero byte, without line ends at its end.
std::string ShownOption(std::string_view word) {
  const std::string_view shown = word.substr(0, word.find('\0'));
  return std::string(shown.substr(0, shown.find_last_not_of("\r\n") + 1));
}

// Returns the text for options that exclude one another, "" if there are none.
std::string_view ConflictOf(const ArgReader& args) {
  if (args.Has("NX") && (args.Has("XX") || args.Has("GT") || args.Has("LT"))) {
    return "ERR NX and XX, GT or LT options at the same time are not compatible";
  }
  if (args.Has("GT") && args.Has("LT")) {
    return "ERR GT and LT options at the same time are not compatible";
  }
  return "";
}

// kNoExpiry is later than every moment: so GT and LT need no special case for it.
bool ConditionsHold(const ArgReader& args, int64_t current_ms, int64_t wanted_ms) {
  if (args.Has("NX") && current_ms != kNoExpiry) return false;
  if (args.Has("XX") && current_ms == kNoExpiry) return false;
  if (args.Has("GT") && wanted_ms <= current_ms) return false;
  if (args.Has("LT") && wanted_ms >= current_ms) return false;
  return true;
}

// The clock of others is another one: they are told the moment.
void ApplyAt(int64_t moment_ms, const ArgReader& args, Transaction& txn) {
  if (!txn.applied().are_wanted()) return;
  const std::string moment = std::to_string(moment_ms);
  std::vector<std::string_view> argv(args.argv().begin(), args.argv().end());
  argv[0] = "PEXPIREAT";
  argv[2] = moment;
  txn.applied().Instead(argv);
}

template <TimeForm form>
void Expire(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  const std::optional<int64_t> number = args.Int();
  if (!args.ParseOptions()) {
    return reply.ErrorText("ERR Unsupported option " + ShownOption(args.unmatched()));
  }
  const std::string_view conflict = ConflictOf(args);
  if (!conflict.empty()) return reply.ErrorText(conflict);
  if (!number) return reply.Error(Error::kNotAnInteger);
  const std::optional<int64_t> moment_ms = MomentOf(*number, form, txn.now_ms());
  if (!moment_ms) return reply.ErrorText(InvalidExpiryText(args.command()));

  if (txn.Peek(key) == nullptr || !ConditionsHold(args, txn.ExpiryOf(key), *moment_ms)) {
    return reply.Integer(0);
  }
  if (*moment_ms <= txn.now_ms()) {
    txn.Erase(key);
    txn.Notify("del", key);
    txn.applied().Instead({"DEL", key.bytes});
  } else {
    txn.SetExpiry(key, *moment_ms);
    txn.Notify("expire", key);
    if (form != kAtMillisecond) ApplyAt(*moment_ms, args, txn);
  }
  reply.Integer(1);
}

template <TimeForm form>
void ExpiryOf(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  if (txn.Inspect(key) == nullptr) return reply.Integer(kRepliesNoKey);
  const int64_t moment_ms = txn.ExpiryOf(key);
  if (moment_ms == kNoExpiry) return reply.Integer(kRepliesNoExpiry);
  reply.Integer(NumberOf(moment_ms, form, txn.now_ms()));
}

void Persist(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  if (txn.ExpiryOf(key) == kNoExpiry) return reply.Integer(0);
  txn.SetExpiry(key, kNoExpiry);
  txn.Notify("persist", key);
  reply.Integer(1);
}

constexpr Change kConditionsAdded = {"7.0.0", "Added the options `NX`, `XX`, `GT` and `LT`."};
constexpr Change kMissingKeyAdded = {"2.8.0", "Added the reply -2."};

constexpr ArgList kKeyToChange = KeyArg("key", kRW | kUpdate);
constexpr ArgList kCondition = Optional(
    Lenient(OneOf("condition",
                  {Flag("nx", "NX"), Flag("xx", "XX"), Flag("gt", "GT"), Flag("lt", "LT")})),
    "7.0.0");

constexpr CommandSpec kExpiryRecords[] = {
    {
        .name = "EXPIRE",
        .summary = "Lets a key expire after some seconds.",
        .since = "1.0.0",
        .complexity = "O(1)",
        .group = Group::kGeneric,
        .history = {kConditionsAdded},
        .flags = kWrite | kFast,
        .categories = kAclKeyspace,
        .args = {kKeyToChange, Int("seconds"), kCondition},
        .reply = "integer",
        .example = "EXPIRE session 60",
        .expect = "(integer) 0",
        .handler = Expire<kInSeconds>,
    },
    {
        .name = "EXPIREAT",
        .summary = "Lets a key expire at a Unix time in seconds.",
        .since = "1.2.0",
        .complexity = "O(1)",
        .group = Group::kGeneric,
        .history = {kConditionsAdded},
        .flags = kWrite | kFast,
        .categories = kAclKeyspace,
        .args = {kKeyToChange, UnixTime("unix-time-seconds"), kCondition},
        .reply = "integer",
        .example = "EXPIREAT session 4102444800 NX",
        .expect = "(integer) 0",
        .handler = Expire<kAtSecond>,
    },
    {
        .name = "EXPIRETIME",
        .summary = "Returns the Unix time in seconds at which a key expires: -1 if it does not, -2 "
                   "if it is missing.",
        .since = "7.0.0",
        .complexity = "O(1)",
        .group = Group::kGeneric,
        .flags = kReadOnly | kFast,
        .categories = kAclKeyspace,
        .args = {kKeyToRead},
        .reply = "integer",
        .example = "EXPIRETIME session",
        .expect = "(integer) -2",
        .handler = ExpiryOf<kAtSecond>,
    },
    {
        .name = "PERSIST",
        .summary = "Lets a key live for ever again; returns 0 if it does already.",
        .since = "2.2.0",
        .complexity = "O(1)",
        .group = Group::kGeneric,
        .flags = kWrite | kFast,
        .categories = kAclKeyspace,
        .args = {kKeyToChange},
        .reply = "integer",
        .example = "PERSIST session",
        .expect = "(integer) 0",
        .handler = Persist,
    },
    {
        .name = "PEXPIRE",
        .summary = "Lets a key expire after some milliseconds.",
        .since = "2.6.0",
        .complexity = "O(1)",
        .group = Group::kGeneric,
        .history = {kConditionsAdded},
        .flags = kWrite | kFast,
        .categories = kAclKeyspace,
        .args = {kKeyToChange, Int("milliseconds"), kCondition},
        .reply = "integer",
        .example = "PEXPIRE session 60000",
        .expect = "(integer) 0",
        .handler = Expire<kInMilliseconds>,
    },
    {
        .name = "PEXPIREAT",
        .summary = "Lets a key expire at a Unix time in milliseconds.",
        .since = "2.6.0",
        .complexity = "O(1)",
        .group = Group::kGeneric,
        .history = {kConditionsAdded},
        .flags = kWrite | kFast,
        .categories = kAclKeyspace,
        .args = {kKeyToChange, UnixTime("unix-time-milliseconds"), kCondition},
        .reply = "integer",
        .example = "PEXPIREAT session 4102444800000 GT",
        .expect = "(integer) 0",
        .handler = Expire<kAtMillisecond>,
    },
    {
        .name = "PEXPIRETIME",
        .summary = "Returns the Unix time in milliseconds at which a key expires: -1 if it does "
                   "not, -2 if it is missing.",
        .since = "7.0.0",
        .complexity = "O(1)",
        .group = Group::kGeneric,
        .flags = kReadOnly | kFast,
        .categories = kAclKeyspace,
        .args = {kKeyToRead},
        .reply = "integer",
        .example = "PEXPIRETIME session",
        .expect = "(integer) -2",
        .handler = ExpiryOf<kAtMillisecond>,
    },
    {
        .name = "PTTL",
        .summary = "Returns how many milliseconds a key has to live: -1 if it does not expire, -2 "
                   "if it is missing.",
        .since = "2.6.0",
        .complexity = "O(1)",
        .group = Group::kGeneric,
        .history = {kMissingKeyAdded},
        .flags = kReadOnly | kFast,
        .categories = kAclKeyspace,
        .tips = {"nondeterministic_output"},
        .args = {kKeyToRead},
        .reply = "integer",
        .example = "PTTL session",
        .expect = "(integer) -2",
        .handler = ExpiryOf<kInMilliseconds>,
    },
    {
        .name = "TTL",
        .summary = "Returns how many seconds a key has to live: -1 if it does not expire, -2 if it "
                   "is missing.",
        .since = "1.0.0",
        .complexity = "O(1)",
        .group = Group::kGeneric,
        .history = {kMissingKeyAdded},
        .flags = kReadOnly | kFast,
        .categories = kAclKeyspace,
        .tips = {"nondeterministic_output"},
        .args = {kKeyToRead},
        .reply = "integer",
        .example = "TTL session",
        .expect = "(integer) -2",
        .handler = ExpiryOf<kInSeconds>,
    },
};
static_assert(IsWellFormed(kExpiryRecords));

}  // namespace

constinit const std::span<const CommandSpec> kExpiryCommands = kExpiryRecords;

}  // namespace perilune
