#include "server/connection_commands.h"

#include <optional>
#include <string>

#include "base/version.h"
#include "command/arg_reader.h"
#include "command/command_table.h"
#include "command/database_number.h"
#include "command/well_formed.h"
#include "resp/reply_sink.h"
#include "server/client_list.h"
#include "server/session.h"

namespace perilune {
namespace {

using namespace record;

constexpr std::string_view kWrongPassword =
    "WRONGPASS invalid username-password pair or user is disabled.";

// There is one user, "default", and it has no password: any will do.
bool IsKnownUser(std::string_view user) { return user == "default"; }

void Ping(Transaction& /*txn*/, ArgReader& args, ReplySink& reply) {
  if (args.remaining() == 0) return reply.Simple("PONG");
  if (args.remaining() > 1) return reply.ErrorText(WrongArityText(args.command()));
  reply.Bulk(args.String());
}

void Echo(Transaction& /*txn*/, ArgReader& args, ReplySink& reply) { reply.Bulk(args.String()); }

void Select(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Result<int> database = ReadDatabase(args.String(), txn.engine());
  if (!database) return reply.Error(database.error());
  txn.Select(*database);
  reply.Ok();
}

void ReplyHello(Session& session, ReplySink& reply) {
  reply.Map(7);
  reply.Bulk("server");
  reply.Bulk("redis");
  reply.Bulk("version");
  reply.Bulk(kRedisVersion);
  reply.Bulk("proto");
  reply.Integer(session.protocol());
  reply.Bulk("id");
  reply.Integer(static_cast<int64_t>(session.client().id));
  reply.Bulk("mode");
  reply.Bulk("standalone");
  reply.Bulk("role");
  reply.Bulk("master");
  reply.Bulk("modules");
  reply.Array(0);
}

// Options take effect as they are read: an error leaves those before it done, as in Redis.
void Hello(Session& session, Transaction& /*txn*/, ArgReader& args, ReplySink& reply) {
  int64_t protocol = session.protocol();
  if (args.remaining() > 0) {
    const std::optional<int64_t> wanted = args.Int();
    if (!wanted) {
      return reply.ErrorText("ERR Protocol version is not an integer or out of range");
    }
    if (*wanted != 2 && *wanted != 3) {
      return reply.ErrorText("NOPROTO unsupported protocol version");
    }
    protocol = *wanted;
  }
  while (args.remaining() > 0) {
    const std::string_view option = args.String();
    if (EqualsIgnoringCase(option, "AUTH") && args.remaining() >= 2) {
      const std::string_view user = args.String();
      args.String();
      if (!IsKnownUser(user)) return reply.ErrorText(kWrongPassword);
    } else if (EqualsIgnoringCase(option, "SETNAME") && args.remaining() >= 1) {
      if (!SetClientName(session.client(), args.String())) return reply.ErrorText(kBadClientName);
    } else {
      return reply.ErrorText("ERR Syntax error in HELLO option '" + std::string(option) + "'");
    }
  }
  session.set_protocol(static_cast<int>(protocol));
  ReplyHello(session, reply);
}

void Auth(Transaction& /*txn*/, ArgReader& args, ReplySink& reply) {
  if (args.remaining() > 2) return reply.Error(Error::kSyntax);
  if (args.remaining() == 1) {
    return reply.ErrorText(
        "ERR AUTH <password> called without any password configured for the default user. Are "
        "you sure your configuration is correct?");
  }
  if (!IsKnownUser(args.String())) return reply.ErrorText(kWrongPassword);
  reply.Ok();
}

void Reset(Session& session, Transaction& txn, ArgReader& /*args*/, ReplySink& reply) {
  session.Reset();
  txn.Select(0);
  reply.Simple("RESET");
}

void Quit(Session& session, Transaction& /*txn*/, ArgReader& /*args*/, ReplySink& reply) {
  session.CloseAfterReply();
  reply.Ok();
}

constexpr CommandSpec kConnectionRecords[] = {
    {
        .name = "AUTH",
        .summary = "Authenticates the connection; the user default needs no password.",
        .since = "1.0.0",
        .complexity = "O(1)",
        .group = Group::kConnection,
        .history = {{"6.0.0", "A user can be named."}},
        .flags = kNoScript | kLoading | kStale | kFast | kNoAuth | kAllowBusy,
        .args = {Optional(String("username"), "6.0.0"), String("password")},
        .reply = "OK",
        .example = "AUTH default any",
        .expect = "OK",
        .handler = Auth,
    },
    {
        .name = "ECHO",
        .summary = "Returns its argument.",
        .since = "1.0.0",
        .complexity = "O(1)",
        .group = Group::kConnection,
        .flags = kLoading | kStale | kFast,
        .args = {String("message")},
        .reply = "bulk",
        .example = "ECHO hello",
        .expect = "\"hello\"",
        .handler = Echo,
    },
    {
        .name = "HELLO",
        .summary = "Switches the protocol, and tells what the server is.",
        .since = "6.0.0",
        .complexity = "O(1)",
        .group = Group::kConnection,
        .history = {{"6.2.0", "Without a version it only tells."}},
        .flags = kNoScript | kLoading | kStale | kFast | kNoAuth | kAllowBusy,
        .args = {Optional(Block("arguments",
            {Int("protover"),
             Optional(Token("AUTH", Block("auth", {String("username"), String("password")}))),
             Optional(Token("SETNAME", String("clientname")))}))},
        .reply = "{server: bulk, version: bulk, proto: integer, id: integer, mode: bulk, "
                 "role: bulk, modules: array<any>}",
        .example = "HELLO 2",
        .handler = Hello,
    },
    {
        .name = "PING",
        .summary = "Answers PONG, or its argument.",
        .since = "1.0.0",
        .complexity = "O(1)",
        .group = Group::kConnection,
        .flags = kFast,
        .tips = {"request_policy:all_shards", "response_policy:all_succeeded"},
        .args = {Optional(String("message"))},
        .reply = "PONG | bulk",
        .example = "PING",
        .expect = "PONG",
        .handler = Ping,
    },
    {
        .name = "QUIT",
        .summary = "Closes the connection once the replies are sent.",
        .since = "1.0.0",
        .complexity = "O(1)",
        .group = Group::kConnection,
        .deprecated_since = "7.2.0",
        .replaced_by = "just closing the connection",
        .flags = kNoScript | kLoading | kStale | kFast | kNoAuth | kAllowBusy | kNotQueued,
        .args = {Optional(Multiple(String("ignored")))},
        .reply = "OK",
        .example = "QUIT",
        .expect = "OK",
        .handler = Quit,
    },
    {
        .name = "RESET",
        .summary = "Makes the connection as it was when it was new.",
        .since = "6.2.0",
        .complexity = "O(1)",
        .group = Group::kConnection,
        .flags = kNoScript | kLoading | kStale | kFast | kNoAuth | kAllowBusy | kNotQueued,
        .reply = "RESET",
        .example = "RESET",
        .expect = "RESET",
        .handler = Reset,
    },
    {
        .name = "SELECT",
        .summary = "Changes the database that the connection works in.",
        .since = "1.0.0",
        .complexity = "O(1)",
        .group = Group::kConnection,
        .flags = kLoading | kStale | kFast | kOtherDatabase,
        .args = {Int("index")},
        .reply = "OK",
        .example = "SELECT 1",
        .expect = "OK",
        .handler = Select,
    },
};
static_assert(IsWellFormed(kConnectionRecords));

}  // namespace

constinit const std::span<const CommandSpec> kConnectionCommands = kConnectionRecords;

}  // namespace perilune
