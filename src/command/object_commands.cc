#include "command/object_commands.h"

#include <iterator>
#include <optional>

#include "base/number.h"
#include "command/arg_reader.h"
#include "command/command_docs.h"
#include "command/command_table.h"
#include "command/well_formed.h"
#include "engine/transaction.h"
#include "resp/reply_sink.h"
#include "store/access.h"

namespace perilune {
namespace {

using namespace record;

// ---------------------------------------------------------------- OBJECT

void ObjectEncoding(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Entry* entry = txn.Inspect(args.Key());
  if (entry == nullptr) return reply.Null();
  reply.Bulk(entry->value().encoding_name());
}

// No value is shared here. Clients see the small integers shared that Redis keeps for all.
void ObjectRefCount(Transaction& txn, ArgReader& args, ReplySink& reply) {
  constexpr int64_t kSharedIntegers = 10'000;
  const Entry* entry = txn.Inspect(args.Key());
  if (entry == nullptr) return reply.Null();
  const StringValue* string = entry->value().As<StringValue>();
  const bool is_shared = string != nullptr && string->is_int() && string->integer() >= 0 &&
                         string->integer() < kSharedIntegers;
  reply.Integer(is_shared ? INT32_MAX : 1);
}

void ObjectIdleTime(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Entry* entry = txn.Inspect(args.Key());
  if (entry == nullptr) return reply.Null();
  if (txn.engine().access_policy().frequency != 0) {
    return reply.ErrorText(
        "ERR An LFU maxmemory policy is selected, idle time not tracked. Please note that when "
        "switching between policies at runtime LRU and LFU data will take some time to adjust.");
  }
  reply.Integer(access::IdleSeconds(entry->access(), txn.now_ms()));
}

void ObjectFreq(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Entry* entry = txn.Inspect(args.Key());
  if (entry == nullptr) return reply.Null();
  const AccessPolicy policy = txn.engine().access_policy();
  if (policy.frequency == 0) {
    return reply.ErrorText(
        "ERR An LFU maxmemory policy is not selected, access frequency not tracked. Please note "
        "that when switching between policies at runtime LRU and LFU data will take some time to "
        "adjust.");
  }
  reply.Integer(access::Frequency(entry->access(), txn.now_ms(), policy));
}

// Recorded from Redis 7.0, line by line.
constexpr std::string_view kObjectHelp[] = {
    "OBJECT <subcommand> [<arg> [value] [opt] ...]. Subcommands are:",
    "ENCODING <key>",
    "    Return the kind of internal representation used in order to store the value",
    "    associated with a <key>.",
    "FREQ <key>",
    "    Return the access frequency index of the <key>. The returned integer is",
    "    proportional to the logarithm of the recent access frequency of the key.",
    "IDLETIME <key>",
    "    Return the idle time of the <key>, that is the approximated number of",
    "    seconds elapsed since the last access to the key.",
    "REFCOUNT <key>",
    "    Return the number of references of the value associated with the specified",
    "    <key>.",
    "HELP",
    "    Prints this help.",
};

void ObjectHelp(Transaction& /*txn*/, ArgReader& /*args*/, ReplySink& reply) {
  reply.Array(std::size(kObjectHelp));
  for (const std::string_view line : kObjectHelp) reply.Simple(line);
}

// ---------------------------------------------------------------- MEMORY

// Sampling is for collections; a string is measured.
void MemoryUsage(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  const bool is_understood = args.ParseOptions();
  for (const std::string_view samples : args.Options("SAMPLES")) {
    const std::optional<int64_t> number = ParseInt64(samples);
    if (!number) return reply.Error(Error::kNotAnInteger);
    if (*number < 0) return reply.Error(Error::kSyntax);
  }
  if (!is_understood) return reply.Error(Error::kSyntax);
  const Entry* entry = txn.Peek(key);
  if (entry == nullptr) return reply.Null();
  reply.Integer(static_cast<int64_t>(entry->memory_bytes()));
}

void MemoryDoctor(Transaction& /*txn*/, ArgReader& /*args*/, ReplySink& reply) {
  reply.Verbatim("txt", "No memory problem is known. MEMORY USAGE tells what a key costs.");
}

void MemoryHelp(Session& session, Transaction& /*txn*/, ArgReader& args, ReplySink& reply) {
  ReplyHelp(*CommandsOf(session).Find(args.command().container), reply);
}

// ---------------------------------------------------------------- records

constexpr CommandSpec kObjectRecords[] = {
    {
        .name = "MEMORY",
        .summary = "Tells about the use of memory.",
        .since = "4.0.0",
        .complexity = "Depends on the subcommand",
        .group = Group::kServer,
        .flags = kHasSubcommands,
    },
    {
        .container = "MEMORY",
        .name = "DOCTOR",
        .summary = "Reports problems with memory.",
        .since = "4.0.0",
        .complexity = "O(1)",
        .group = Group::kServer,
        .tips = {"nondeterministic_output", "request_policy:all_shards", "response_policy:special"},
        .reply = "verbatim",
        .example = "MEMORY DOCTOR",
        .handler = MemoryDoctor,
    },
    {
        .container = "MEMORY",
        .name = "HELP",
        .summary = "Lists the subcommands of MEMORY.",
        .since = "4.0.0",
        .complexity = "O(1)",
        .group = Group::kServer,
        .flags = kLoading | kStale,
        .reply = "array<status>",
        .example = "MEMORY HELP",
        .handler = MemoryHelp,
    },
    {
        .container = "MEMORY",
        .name = "USAGE",
        .summary = "Returns how many bytes a key and its value take.",
        .since = "4.0.0",
        .complexity = "O(N) where N is the number of samples",
        .group = Group::kServer,
        .flags = kReadOnly,
        .args = {KeyArg("key", kRO), Optional(Token("SAMPLES", Int("count")))},
        .reply = "integer | null",
        .example = "MEMORY USAGE draft",
        .expect = "(nil)",
        .handler = MemoryUsage,
    },
    {
        .name = "OBJECT",
        .summary = "Tells how a value is stored and used.",
        .since = "2.2.3",
        .complexity = "Depends on the subcommand",
        .group = Group::kGeneric,
        .flags = kHasSubcommands,
    },
    {
        .container = "OBJECT",
        .name = "ENCODING",
        .summary = "Returns the form in which a value is stored.",
        .since = "2.2.3",
        .complexity = "O(1)",
        .group = Group::kGeneric,
        .flags = kReadOnly,
        .categories = kAclKeyspace,
        .tips = {"nondeterministic_output"},
        .args = {KeyArg("key", kRO)},
        .reply = "bulk | null",
        .example = "OBJECT ENCODING draft",
        .expect = "(nil)",
        .handler = ObjectEncoding,
    },
    {
        .container = "OBJECT",
        .name = "FREQ",
        .summary = "Returns how often a value is used, on a logarithmic scale of 0 to 255.",
        .since = "4.0.0",
        .complexity = "O(1)",
        .group = Group::kGeneric,
        .flags = kReadOnly,
        .categories = kAclKeyspace,
        .tips = {"nondeterministic_output"},
        .args = {KeyArg("key", kRO)},
        .reply = "integer | null",
        .example = "OBJECT FREQ draft",
        .expect = "(nil)",
        .handler = ObjectFreq,
    },
    {
        .container = "OBJECT",
        .name = "HELP",
        .summary = "Lists the subcommands of OBJECT.",
        .since = "6.2.0",
        .complexity = "O(1)",
        .group = Group::kGeneric,
        .flags = kLoading | kStale,
        .categories = kAclKeyspace,
        .reply = "array<status>",
        .example = "OBJECT HELP",
        .handler = ObjectHelp,
    },
    {
        .container = "OBJECT",
        .name = "IDLETIME",
        .summary = "Returns how many seconds ago a value was last used.",
        .since = "2.2.3",
        .complexity = "O(1)",
        .group = Group::kGeneric,
        .flags = kReadOnly,
        .categories = kAclKeyspace,
        .tips = {"nondeterministic_output"},
        .args = {KeyArg("key", kRO)},
        .reply = "integer | null",
        .example = "OBJECT IDLETIME draft",
        .expect = "(nil)",
        .handler = ObjectIdleTime,
    },
    {
        .container = "OBJECT",
        .name = "REFCOUNT",
        .summary = "Returns how many references a value has.",
        .since = "2.2.3",
        .complexity = "O(1)",
        .group = Group::kGeneric,
        .flags = kReadOnly,
        .categories = kAclKeyspace,
        .tips = {"nondeterministic_output"},
        .args = {KeyArg("key", kRO)},
        .reply = "integer | null",
        .example = "OBJECT REFCOUNT draft",
        .expect = "(nil)",
        .handler = ObjectRefCount,
    },
};
static_assert(IsWellFormed(kObjectRecords));

}  // namespace

constinit const std::span<const CommandSpec> kObjectCommands = kObjectRecords;

}  // namespace perilune
