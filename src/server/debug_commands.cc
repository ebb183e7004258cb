#include "server/debug_commands.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <optional>
#include <string>
#include <thread>

#include "base/number.h"
#include "command/arg_reader.h"
#include "command/well_formed.h"
#include "engine/transaction.h"
#include "resp/reply_sink.h"
#include "server/server.h"
#include "server/session.h"

namespace perilune {
namespace {

using namespace record;

constexpr std::string_view kNotAllowed =
    "ERR DEBUG command not allowed. If the enable-debug-command option is set to \"local\", you "
    "can run it from a local connection, otherwise you need to set this option in the "
    "configuration file, and then restart the server.";

bool IsAllowed(Session& session) {
  const Permission who = session.server().settings().enable_debug_command();
  return who == Permission::kYes || (who == Permission::kLocal && session.client().is_local);
}

void ReplyObject(Transaction& txn, const Key& key, ReplySink& reply) {
  const Entry* entry = txn.Peek(key);
  if (entry == nullptr) return reply.Error(Error::kNoSuchKey);
  const bool has_last_use = txn.engine().access_policy().frequency == 0;
  const int64_t idle_s = has_last_use ? access::IdleSeconds(entry->access(), txn.now_ms()) : 0;
  reply.Simple("Value at:0 refcount:1 encoding:" + std::string(entry->value().encoding_name()) +
               " serializedlength:" + std::to_string(entry->memory_bytes()) +
               " lru:" + std::to_string(entry->access()) +
               " lru_seconds_idle:" + std::to_string(std::max<int64_t>(0, idle_s)));
}

// Blocks the loop, which is the point: its other clients wait as if a command took so long.
void Sleep(std::string_view seconds, ReplySink& reply) {
  constexpr double kLongest_s = 3600;
  const double wanted_s = ParseDouble(seconds).value_or(0);
  std::this_thread::sleep_for(std::chrono::duration<double>(std::clamp(wanted_s, 0.0, kLongest_s)));
  reply.Ok();
}

void ReplyDebugHelp(ReplySink& reply) {
  constexpr std::string_view kLines[] = {
      "DEBUG <subcommand> [<arg> [value] [opt] ...]. Subcommands are:",
      "OBJECT <key>",
      "    Tell how the value of <key> is stored.",
      "SET-ACTIVE-EXPIRE <0|1>",
      "    Say whether expired keys are removed before somebody asks for them.",
      "SLEEP <seconds>",
      "    Do nothing for so long; <seconds> may have a fraction.",
      "HELP",
      "    Print this.",
  };
  reply.Array(std::size(kLines));
  for (const std::string_view line : kLines) reply.Simple(line);
}

void Debug(Session& session, Transaction& txn, ArgReader& args, ReplySink& reply) {
  if (!IsAllowed(session)) return reply.ErrorText(kNotAllowed);
  const std::string_view subcommand = args.arg(args.position());
  if (!args.ParseOptions()) {
    return reply.ErrorText("ERR unknown subcommand or wrong number of arguments for '" +
                           std::string(subcommand) + "'. Try DEBUG HELP.");
  }
  if (const std::optional<Key> key = args.KeyOption("OBJECT")) {
    return ReplyObject(txn, *key, reply);
  }
  if (const auto seconds = args.Option("SLEEP")) return Sleep(*seconds, reply);
  if (const auto active = args.Option("SET-ACTIVE-EXPIRE")) {
    session.server().engine().set_active_expire(ParseInt64(*active).value_or(0) != 0);
    return reply.Ok();
  }
  ReplyDebugHelp(reply);
}

constexpr CommandSpec kDebugRecords[] = {
    {
        .name = "DEBUG",
        .summary = "Does what tests need; must be allowed by enable-debug-command.",
        .since = "1.0.0",
        .complexity = "Depends on the subcommand",
        .group = Group::kServer,
        .flags = kAdmin | kNoScript | kLoading | kStale | kSystem,
        .args = {OneOf("subcommand",
            {Flag("help", "HELP"), Token("OBJECT", KeyArg("key", kRO | kUnsearchable)),
             Token("SET-ACTIVE-EXPIRE", Int("active")), Token("SLEEP", Double("seconds"))})},
        .reply = "status | array<status>",
        .example = "DEBUG HELP",
        .expect = "(error) ERR DEBUG command not allowed. If the enable-debug-command option is "
                  "set to \"local\", you can run it from a local connection, otherwise you need "
                  "to set this option in the configuration file, and then restart the server.",
        .handler = Debug,
    },
};
static_assert(IsWellFormed(kDebugRecords));

}  // namespace

constinit const std::span<const CommandSpec> kDebugCommands = kDebugRecords;

}  // namespace perilune
