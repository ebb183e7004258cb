#include "server/config_commands.h"

#include <string>
#include <utility>
#include <vector>

#include "command/arg_reader.h"
#include "command/command_docs.h"
#include "command/well_formed.h"
#include "resp/reply_sink.h"
#include "server/server.h"
#include "server/session.h"

namespace perilune {
namespace {

using namespace record;

void ConfigGet(Session& session, Transaction& /*txn*/, ArgReader& args, ReplySink& reply) {
  std::vector<std::string_view> patterns;
  while (args.remaining() > 0) patterns.push_back(args.String());
  const auto found = session.server().settings().Get(patterns);
  reply.Map(found.size());
  for (const auto& [name, text] : found) {
    reply.Bulk(name);
    reply.Bulk(text);
  }
}

void ConfigSet(Session& session, Transaction& /*txn*/, ArgReader& args, ReplySink& reply) {
  if (args.remaining() % 2 != 0) return reply.Error(Error::kSyntax);
  std::vector<Settings::NameAndValue> pairs;
  while (args.remaining() > 0) {
    const std::string_view name = args.String();
    pairs.emplace_back(name, args.String());
  }
  Server& server = session.server();
  const auto changed = server.settings().Set(pairs, session.client().is_local);
  if (!changed) return reply.ErrorText("ERR " + changed.error().message);
  server.ApplySettings();
  reply.Ok();
}

void ConfigResetStat(Session& session, Transaction& /*txn*/, ArgReader& /*args*/,
                     ReplySink& reply) {
  session.server().ResetCounters();
  reply.Ok();
}

void ConfigRewrite(Session& session, Transaction& /*txn*/, ArgReader& /*args*/,
                   ReplySink& reply) {
  if (session.server().settings().config_file().empty()) {
    return reply.ErrorText("ERR The server is running without a config file");
  }
  reply.ErrorText("ERR CONFIG REWRITE is not supported yet: edit the file by hand");
}

void ConfigHelp(Session& session, Transaction& /*txn*/, ArgReader& /*args*/, ReplySink& reply) {
  ReplyHelp(*CommandsOf(session).Find("CONFIG"), reply);
}

constexpr CommandFlags kConfigFlags = kAdmin | kNoScript | kLoading | kStale;

constexpr CommandSpec kConfigRecords[] = {
    {
        .name = "CONFIG",
        .summary = "Reads and changes the server's settings.",
        .since = "2.0.0",
        .complexity = "Depends on the subcommand",
        .group = Group::kServer,
        .flags = kHasSubcommands,
    },
    {
        .container = "CONFIG",
        .name = "GET",
        .summary = "Returns the settings that match any of the patterns.",
        .since = "2.0.0",
        .complexity = "O(N) where N is the number of patterns",
        .group = Group::kServer,
        .history = {{"7.0.0", "Several patterns can be given."}},
        .flags = kConfigFlags,
        .args = {Multiple(String("parameter"))},
        .reply = "map<bulk, bulk>",
        .example = "CONFIG GET databases",
        .expect = "1) \"databases\"\n2) \"16\"",
        .handler = ConfigGet,
    },
    {
        .container = "CONFIG",
        .name = "HELP",
        .summary = "Returns what CONFIG can do.",
        .since = "5.0.0",
        .complexity = "O(1)",
        .group = Group::kServer,
        .flags = kLoading | kStale,
        .reply = "array<status>",
        .example = "CONFIG HELP",
        .handler = ConfigHelp,
    },
    {
        .container = "CONFIG",
        .name = "RESETSTAT",
        .summary = "Sets what INFO counts back to zero.",
        .since = "2.0.0",
        .complexity = "O(1)",
        .group = Group::kServer,
        .flags = kConfigFlags,
        .reply = "OK",
        .example = "CONFIG RESETSTAT",
        .expect = "OK",
        .handler = ConfigResetStat,
    },
    {
        .container = "CONFIG",
        .name = "REWRITE",
        .summary = "Would write the settings to the configuration file; not supported yet.",
        .since = "2.8.0",
        .complexity = "O(1)",
        .group = Group::kServer,
        .flags = kConfigFlags,
        .reply = "OK",
        .example = "CONFIG REWRITE",
        .expect = "(error) ERR The server is running without a config file",
        .handler = ConfigRewrite,
    },
    {
        .container = "CONFIG",
        .name = "SET",
        .summary = "Changes settings: all that are given, or none if one of them is refused.",
        .since = "2.0.0",
        .complexity = "O(N) where N is the number of settings",
        .group = Group::kServer,
        .history = {{"7.0.0", "Several settings can be given."}},
        .flags = kConfigFlags,
        .tips = {"request_policy:all_nodes", "response_policy:all_succeeded"},
        .args = {Multiple(Block("data", {String("parameter"), String("value")}))},
        .reply = "OK",
        .example = "CONFIG SET maxmemory-policy allkeys-lru",
        .expect = "OK",
        .handler = ConfigSet,
    },
};
static_assert(IsWellFormed(kConfigRecords));

}  // namespace

constinit const std::span<const CommandSpec> kConfigCommands = kConfigRecords;

}  // namespace perilune
