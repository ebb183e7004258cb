#include "server/server_commands.h"

#include <optional>
#include <string>
#include <vector>

#include "base/number.h"
#include "base/version.h"
#include "command/arg_reader.h"
#include "command/command_docs.h"
#include "command/well_formed.h"
#include "resp/reply_sink.h"
#include "server/report.h"
#include "server/server.h"
#include "server/session.h"

namespace perilune {

const CommandTable& CommandsOf(const Session& session) { return session.server().commands(); }

namespace {

using namespace record;

void ServerInfo(Session& session, Transaction& txn, ArgReader& args, ReplySink& reply) {
  std::vector<std::string_view> sections;
  while (args.remaining() > 0) sections.push_back(args.String());
  reply.Verbatim("txt", ReportText(session.server(), txn, sections));
}

// Where several commands happen at one instant they read one time: that of the transaction.
void Time(Session& session, Transaction& txn, ArgReader& /*args*/, ReplySink& reply) {
  const bool stands_still = session.in_multi() || txn.locks().is_run();
  const int64_t now_us = stands_still ? txn.now_ms() * 1000 : txn.engine().clock().NowUs();
  reply.Array(2);
  reply.Bulk(std::to_string(now_us / 1'000'000));
  reply.Bulk(std::to_string(now_us % 1'000'000));
}

// The phases of a month above the orbit, whose nearest point to the full moon is the perilune.
constexpr std::string_view kMoons =
    "      _.._            _.._            _.._            _.._            _.._\n"
    "    .'    '.        .'  .#'.        .'####'.        .'#.  '.        .'    '.\n"
    "   /        \\      /   /####\\      /########\\      /####\\   \\      /        \\\n"
    "   \\        /      \\   \\####/      \\########/      \\####/   /      \\        /\n"
    "    '._  _.'        '._ '##'        '.####.'        '##' _.'        '._  _.'\n"
    "       ''              ''              ''              ''              ''\n"
    "  . . . . . . . . . . . . . . . . . . . * . . . . . . . . . . . . . . . . . .\n";

// Numbers behind VERSION choose a picture in Redis; there is only one here.
void Lolwut(Transaction& /*txn*/, ArgReader& args, ReplySink& reply) {
  if (args.remaining() > 1 && EqualsIgnoringCase(args.String(), "VERSION")) {
    while (args.remaining() > 0) {
      if (!args.Int()) return reply.Error(Error::kNotAnInteger);
    }
  }
  reply.Verbatim("txt", std::string(kMoons) + "\nPerilune ver. " + std::string(kVersion) + "\n");
}

void Shutdown(Session& session, Transaction& /*txn*/, ArgReader& args, ReplySink& reply) {
  if (!args.ParseOptions()) return reply.Error(Error::kSyntax);
  if (args.Has("ABORT")) {
    const bool is_alone = args.size() == args.command().words() + 1;
    if (!is_alone) return reply.Error(Error::kSyntax);
    return reply.ErrorText("ERR No shutdown in progress.");
  }
  if (args.Has("SAVE")) {
    return reply.ErrorText("ERR There is no persistence yet: only SHUTDOWN NOSAVE is possible");
  }
  session.CloseAfterReply();
  session.server().Stop();
}

constexpr CommandSpec kServerRecords[] = {
    {
        .name = "INFO",
        .summary = "Returns facts and figures about the server, in sections.",
        .since = "1.0.0",
        .complexity = "O(1)",
        .group = Group::kServer,
        .history = {{"7.0.0", "Several sections can be named."}},
        .flags = kLoading | kStale | kKeyspaceRead,
        .categories = kAclDangerous,
        .tips = {"nondeterministic_output", "request_policy:all_shards",
                 "response_policy:special"},
        .args = {Optional(Multiple(String("section")))},
        .reply = "verbatim",
        .example = "INFO server",
        .handler = ServerInfo,
    },
    {
        .name = "LOLWUT",
        .summary = "Shows a small picture and the server's version.",
        .since = "5.0.0",
        .group = Group::kServer,
        .flags = kReadOnly | kFast,
        .args = {Optional(Token("VERSION", Int("version")))},
        .reply = "verbatim",
        .example = "LOLWUT",
        .handler = Lolwut,
    },
    {
        .name = "SHUTDOWN",
        .summary = "Stops the server. What it holds is lost: there is no persistence yet.",
        .since = "1.0.0",
        .complexity = "O(1)",
        .group = Group::kServer,
        .history = {{"7.0.0", "The words NOW, FORCE and ABORT."}},
        .flags = kAdmin | kNoScript | kLoading | kStale | kNoMulti | kAllowBusy,
        .args = {Optional(OneOf("save-selector", {Flag("nosave", "NOSAVE"),
                                                  Flag("save", "SAVE")})),
                 Optional(Flag("now", "NOW", "7.0.0")), Optional(Flag("force", "FORCE", "7.0.0")),
                 Optional(Flag("abort", "ABORT", "7.0.0"))},
        .reply = "none",
        .example = "SHUTDOWN ABORT",
        .expect = "(error) ERR No shutdown in progress.",
        .handler = Shutdown,
    },
    {
        .name = "TIME",
        .summary = "Returns the time in seconds since 1970, and the microseconds of the second.",
        .since = "2.6.0",
        .complexity = "O(1)",
        .group = Group::kServer,
        .flags = kLoading | kStale | kFast,
        .tips = {"nondeterministic_output"},
        .reply = "tuple<bulk, bulk>",
        .example = "TIME",
        .handler = Time,
    },
};
static_assert(IsWellFormed(kServerRecords));

}  // namespace

constinit const std::span<const CommandSpec> kServerCommands = kServerRecords;

}  // namespace perilune
