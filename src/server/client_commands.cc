#include "server/client_commands.h"

#include <optional>
#include <string>

#include "base/number.h"
#include "command/arg_reader.h"
#include "command/command_docs.h"
#include "command/well_formed.h"
#include "resp/reply_sink.h"
#include "server/client_list.h"
#include "server/server.h"
#include "server/session.h"

namespace perilune {
namespace {

using namespace record;

int64_t NowUs(Session& session) { return session.server().engine().clock().MonotonicUs(); }

// Returns what ON or OFF says, in any case.
std::optional<bool> OnOrOff(std::string_view word) {
  if (EqualsIgnoringCase(word, "ON")) return true;
  if (EqualsIgnoringCase(word, "OFF")) return false;
  return std::nullopt;
}

std::string UnknownType(std::string_view type) {
  return "ERR Unknown client type '" + std::string(type) + "'";
}

// ---------------------------------------------------------------- about this connection

void ClientId(Session& session, Transaction& /*txn*/, ArgReader& /*args*/, ReplySink& reply) {
  reply.Integer(static_cast<int64_t>(session.client().id));
}

void ClientInfo(Session& session, Transaction& /*txn*/, ArgReader& /*args*/, ReplySink& reply) {
  reply.Verbatim("txt", DescribeClient(session.client(), NowUs(session)) + "\n");
}

void ClientSetName(Session& session, Transaction& /*txn*/, ArgReader& args, ReplySink& reply) {
  if (!SetClientName(session.client(), args.String())) return reply.ErrorText(kBadClientName);
  reply.Ok();
}

void ClientGetName(Session& session, Transaction& /*txn*/, ArgReader& /*args*/,
                   ReplySink& reply) {
  const std::string name = session.client().texts().name;
  if (name.empty()) return reply.Null();
  reply.Bulk(name);
}

void ClientSetInfo(Session& session, Transaction& /*txn*/, ArgReader& args, ReplySink& reply) {
  const std::string_view attribute = args.String();
  const std::string_view value = args.String();
  const bool is_name = EqualsIgnoringCase(attribute, "LIB-NAME");
  if (!is_name && !EqualsIgnoringCase(attribute, "LIB-VER")) {
    return reply.ErrorText("ERR Unrecognized option '" + std::string(attribute) + "'");
  }
  if (!IsPlainText(value)) {
    return reply.ErrorText("ERR " + std::string(attribute) +
                           " cannot contain spaces, newlines or special characters.");
  }
  session.client().ChangeTexts([is_name, value](Client::Texts& texts) {
    (is_name ? texts.library_name : texts.library_version) = value;
  });
  reply.Ok();
}

// No client is ever evicted: with either answer the promise is kept.
void ClientNoEvict(Session& session, Transaction& /*txn*/, ArgReader& args, ReplySink& reply) {
  const std::optional<bool> on = OnOrOff(args.String());
  if (!on) return reply.Error(Error::kSyntax);
  session.client().no_evict.store(*on, std::memory_order_relaxed);
  reply.Ok();
}

void ClientNoTouch(Session& session, Transaction& /*txn*/, ArgReader& args, ReplySink& reply) {
  const std::optional<bool> on = OnOrOff(args.String());
  if (!on) return reply.Error(Error::kSyntax);
  session.set_no_touch(*on);
  reply.Ok();
}

// The dispatcher keeps back what the mode does not want, the reply to this included.
void ClientReply(Session& session, Transaction& /*txn*/, ArgReader& args, ReplySink& reply) {
  using enum Session::ReplyMode;
  const std::string_view word = args.String();
  const std::optional<bool> on = OnOrOff(word);
  if (!on && !EqualsIgnoringCase(word, "SKIP")) return reply.Error(Error::kSyntax);
  if (on) {
    session.set_reply_mode(*on ? kOn : kOff);
  } else if (session.reply_mode() != kOff) {
    session.set_reply_mode(kSkipNext);
  }
  reply.Ok();
}

// ---------------------------------------------------------------- about others

void ClientList(Session& session, Transaction& /*txn*/, ArgReader& args, ReplySink& reply) {
  ClientFilter filter;
  if (args.remaining() > 0) {
    const std::string_view option = args.String();
    if (EqualsIgnoringCase(option, "TYPE") && args.remaining() == 1) {
      const std::string_view name = args.String();
      filter.type = ClientTypeNamed(name);
      if (!filter.type) return reply.ErrorText(UnknownType(name));
    } else if (EqualsIgnoringCase(option, "ID") && args.remaining() > 0) {
      while (args.remaining() > 0) {
        const std::optional<int64_t> id = args.Int();
        if (!id) return reply.ErrorText("ERR Invalid client ID");
        filter.ids.push_back(static_cast<uint64_t>(*id));
      }
    } else {
      return reply.Error(Error::kSyntax);
    }
  }
  const int64_t now_us = NowUs(session);
  std::string lines;
  for (const std::shared_ptr<Client>& client : Choose(filter, session.server().clients())) {
    lines += DescribeClient(*client, now_us) + "\n";
  }
  reply.Verbatim("txt", lines);
}

// Returns how many clients were chosen and are going to be closed. This connection closes once
// its reply is sent.
size_t Kill(Session& session, const ClientFilter& filter) {
  const auto chosen = Choose(filter, session.server().clients());
  for (const std::shared_ptr<Client>& client : chosen) {
    if (client.get() == &session.client()) {
      session.CloseAfterReply();
    } else {
      client->close();
    }
  }
  return chosen.size();
}

// Reads one option of CLIENT KILL and its value into `filter`. Returns the error, "" if none.
std::string ReadKillOption(ArgReader& args, const Client& self, ClientFilter& filter) {
  const std::string_view option = args.String();
  if (args.remaining() == 0) return "ERR syntax error";
  const std::string_view value = args.String();
  if (EqualsIgnoringCase(option, "ID")) {
    const std::optional<int64_t> id = ParseInt64(value);
    if (!id || *id < 1) return "ERR client-id should be greater than 0";
    filter.ids = {static_cast<uint64_t>(*id)};
  } else if (EqualsIgnoringCase(option, "TYPE")) {
    filter.type = ClientTypeNamed(value);
    if (!filter.type) return UnknownType(value);
  } else if (EqualsIgnoringCase(option, "ADDR")) {
    filter.address = value;
  } else if (EqualsIgnoringCase(option, "LADDR")) {
    filter.local_address = value;
  } else if (EqualsIgnoringCase(option, "USER")) {
    if (value != "default") return "ERR No such user '" + std::string(value) + "'";
  } else if (EqualsIgnoringCase(option, "SKIPME") && EqualsIgnoringCase(value, "YES")) {
    filter.skipped = &self;
  } else if (EqualsIgnoringCase(option, "SKIPME") && EqualsIgnoringCase(value, "NO")) {
    filter.skipped = nullptr;
  } else {
    return "ERR syntax error";
  }
  return "";
}

// The old form is an address alone, which may be one's own, and its reply is no number.
void ClientKill(Session& session, Transaction& /*txn*/, ArgReader& args, ReplySink& reply) {
  ClientFilter filter;
  if (args.remaining() == 1) {
    filter.address = args.String();
    if (Kill(session, filter) == 0) return reply.ErrorText("ERR No such client");
    return reply.Ok();
  }
  filter.skipped = &session.client();
  while (args.remaining() > 0) {
    const std::string error = ReadKillOption(args, session.client(), filter);
    if (!error.empty()) return reply.ErrorText(error);
  }
  reply.Integer(static_cast<int64_t>(Kill(session, filter)));
}

// ---------------------------------------------------------------- what is not there yet

// No client ever blocks.
void ClientUnblock(Session& /*session*/, Transaction& /*txn*/, ArgReader& args,
                   ReplySink& reply) {
  const std::optional<int64_t> id = args.Int();
  if (args.remaining() > 0) {
    const std::string_view reason = args.String();
    if (!EqualsIgnoringCase(reason, "TIMEOUT") && !EqualsIgnoringCase(reason, "ERROR")) {
      return reply.ErrorText("ERR CLIENT UNBLOCK reason should be TIMEOUT or ERROR");
    }
  }
  if (!id) return reply.Error(Error::kNotAnInteger);
  reply.Integer(0);
}

void ClientPause(Session& /*session*/, Transaction& /*txn*/, ArgReader& /*args*/,
                 ReplySink& reply) {
  reply.ErrorText("ERR CLIENT PAUSE is not supported yet");
}

// Nobody is paused.
void ClientUnpause(Session& /*session*/, Transaction& /*txn*/, ArgReader& /*args*/,
                   ReplySink& reply) {
  reply.Ok();
}

void ClientTracking(Session& /*session*/, Transaction& /*txn*/, ArgReader& args,
                    ReplySink& reply) {
  const std::optional<bool> on = OnOrOff(args.String());
  if (!args.ParseOptions() || !on) return reply.Error(Error::kSyntax);
  if (*on) return reply.ErrorText("ERR CLIENT TRACKING is not supported yet");
  reply.Ok();
}

void ClientTrackingInfo(Session& /*session*/, Transaction& /*txn*/, ArgReader& /*args*/,
                        ReplySink& reply) {
  reply.Map(3);
  reply.Bulk("flags");
  reply.Set(1);
  reply.Bulk("off");
  reply.Bulk("redirect");
  reply.Integer(-1);
  reply.Bulk("prefixes");
  reply.Array(0);
}

void ClientCaching(Session& /*session*/, Transaction& /*txn*/, ArgReader& /*args*/,
                   ReplySink& reply) {
  reply.ErrorText(
      "ERR CLIENT CACHING can be called only when the client is in tracking mode with OPTIN or "
      "OPTOUT mode enabled");
}

void ClientGetRedir(Session& /*session*/, Transaction& /*txn*/, ArgReader& /*args*/,
                    ReplySink& reply) {
  reply.Integer(-1);
}

void ClientHelp(Session& session, Transaction& /*txn*/, ArgReader& /*args*/, ReplySink& reply) {
  ReplyHelp(*CommandsOf(session).Find("CLIENT"), reply);
}

// ---------------------------------------------------------------- records

constexpr CommandFlags kClientFlags = kNoScript | kLoading | kStale;

constexpr ArgList OnOff(const char* name) {
  return OneOf(name, {Flag("on", "ON"), Flag("off", "OFF")});
}

constexpr CommandSpec kClientRecords[] = {
    {
        .name = "CLIENT",
        .summary = "Tells about connections, and ends them.",
        .since = "2.4.0",
        .complexity = "Depends on the subcommand",
        .group = Group::kConnection,
        .flags = kHasSubcommands,
    },
    {
        .container = "CLIENT",
        .name = "CACHING",
        .summary = "Would say whether the next command's keys are tracked.",
        .since = "6.0.0",
        .complexity = "O(1)",
        .group = Group::kConnection,
        .flags = kClientFlags,
        .args = {OneOf("mode", {Flag("yes", "YES"), Flag("no", "NO")})},
        .reply = "OK",
        .example = "CLIENT CACHING YES",
        .expect = "(error) ERR CLIENT CACHING can be called only when the client is in tracking "
                  "mode with OPTIN or OPTOUT mode enabled",
        .handler = ClientCaching,
    },
    {
        .container = "CLIENT",
        .name = "GETNAME",
        .summary = "Returns the connection's name.",
        .since = "2.6.9",
        .complexity = "O(1)",
        .group = Group::kConnection,
        .flags = kClientFlags,
        .reply = "bulk | null",
        .example = "CLIENT GETNAME",
        .expect = "(nil)",
        .handler = ClientGetName,
    },
    {
        .container = "CLIENT",
        .name = "GETREDIR",
        .summary = "Returns whom tracking messages are sent to: -1, nobody.",
        .since = "6.0.0",
        .complexity = "O(1)",
        .group = Group::kConnection,
        .flags = kClientFlags,
        .reply = "integer",
        .example = "CLIENT GETREDIR",
        .expect = "(integer) -1",
        .handler = ClientGetRedir,
    },
    {
        .container = "CLIENT",
        .name = "HELP",
        .summary = "Returns what CLIENT can do.",
        .since = "5.0.0",
        .complexity = "O(1)",
        .group = Group::kConnection,
        .flags = kLoading | kStale,
        .reply = "array<status>",
        .example = "CLIENT HELP",
        .handler = ClientHelp,
    },
    {
        .container = "CLIENT",
        .name = "ID",
        .summary = "Returns the connection's number, which no other one ever has.",
        .since = "5.0.0",
        .complexity = "O(1)",
        .group = Group::kConnection,
        .flags = kClientFlags,
        .reply = "integer",
        .example = "CLIENT ID",
        .handler = ClientId,
    },
    {
        .container = "CLIENT",
        .name = "INFO",
        .summary = "Returns the line of CLIENT LIST that describes this connection.",
        .since = "6.2.0",
        .complexity = "O(1)",
        .group = Group::kConnection,
        .flags = kClientFlags,
        .tips = {"nondeterministic_output"},
        .reply = "verbatim",
        .example = "CLIENT INFO",
        .handler = ClientInfo,
    },
    {
        .container = "CLIENT",
        .name = "KILL",
        .summary = "Closes the connection from an address, or those that match all filters.",
        .since = "2.4.0",
        .complexity = "O(N) where N is the number of connections",
        .group = Group::kConnection,
        .history = {{"2.8.12", "The form with filters, and the filter ID."},
                    {"3.2.0", "The type master."},
                    {"5.0.0", "The type replica in place of slave, which still works."},
                    {"6.2.0", "The filter LADDR."}},
        .flags = kClientFlags | kAdmin,
        .args = {OneOf("filter",
            {String("old-format"),
             Multiple(OneOf("new-format",
                 {Token("ID", Int("client-id"), "2.8.12"),
                  Token("TYPE", OneOf("client-type",
                      {Flag("normal", "NORMAL"), Flag("master", "MASTER", "3.2.0"),
                       Flag("slave", "SLAVE"), Flag("replica", "REPLICA", "5.0.0"),
                       Flag("pubsub", "PUBSUB")}), "2.8.12"),
                  Token("USER", String("username")), Token("ADDR", String("addr")),
                  Token("LADDR", String("laddr"), "6.2.0"),
                  Token("SKIPME", OneOf("skipme", {Flag("yes", "YES"), Flag("no", "NO")}))}))})},
        .reply = "OK | integer",
        .example = "CLIENT KILL ID 1000000",
        .expect = "(integer) 0",
        .handler = ClientKill,
    },
    {
        .container = "CLIENT",
        .name = "LIST",
        .summary = "Describes all connections, those of a type, or those with the numbers given.",
        .since = "2.4.0",
        .complexity = "O(N) where N is the number of connections",
        .group = Group::kConnection,
        .history = {{"2.8.12", "The field id."},
                    {"5.0.0", "The filter TYPE."},
                    {"6.0.0", "The field user."},
                    {"6.2.0", "The filter ID; the fields argv-mem, tot-mem, laddr and redir."},
                    {"7.0.0", "The fields resp, multi-mem, rbs, rbp and ssub."},
                    {"7.2.0", "The fields lib-name and lib-ver."}},
        .flags = kClientFlags | kAdmin,
        .tips = {"nondeterministic_output"},
        .args = {Optional(Token("TYPE", OneOf("client-type",
                     {Flag("normal", "NORMAL"), Flag("master", "MASTER"),
                      Flag("replica", "REPLICA"), Flag("pubsub", "PUBSUB")})), "5.0.0"),
                 Optional(Token("ID", Multiple(Int("client-id"))), "6.2.0")},
        .reply = "verbatim",
        .example = "CLIENT LIST",
        .handler = ClientList,
    },
    {
        .container = "CLIENT",
        .name = "NO-EVICT",
        .summary = "Protects the connection from being closed when memory runs out.",
        .since = "7.0.0",
        .complexity = "O(1)",
        .group = Group::kConnection,
        .flags = kClientFlags | kAdmin,
        .args = {OnOff("enabled")},
        .reply = "OK",
        .example = "CLIENT NO-EVICT ON",
        .expect = "OK",
        .handler = ClientNoEvict,
    },
    {
        .container = "CLIENT",
        .name = "NO-TOUCH",
        .summary = "Says whether the connection's commands leave the keys' last use as it was.",
        .since = "7.2.0",
        .complexity = "O(1)",
        .group = Group::kConnection,
        .flags = kClientFlags,
        .args = {OnOff("enabled")},
        .reply = "OK",
        .example = "CLIENT NO-TOUCH OFF",
        .expect = "OK",
        .handler = ClientNoTouch,
    },
    {
        .container = "CLIENT",
        .name = "PAUSE",
        .summary = "Would suspend commands for some time; not supported yet.",
        .since = "3.0.0",
        .complexity = "O(1)",
        .group = Group::kConnection,
        .history = {{"6.2.0", "The mode WRITE."}},
        .flags = kClientFlags | kAdmin,
        .args = {Int("timeout"),
                 Optional(OneOf("mode", {Flag("write", "WRITE"), Flag("all", "ALL")}), "6.2.0")},
        .reply = "OK",
        .example = "CLIENT PAUSE 100",
        .expect = "(error) ERR CLIENT PAUSE is not supported yet",
        .handler = ClientPause,
    },
    {
        .container = "CLIENT",
        .name = "REPLY",
        .summary = "Says whether replies are sent: all, none, or all but the next.",
        .since = "3.2.0",
        .complexity = "O(1)",
        .group = Group::kConnection,
        .flags = kClientFlags,
        .args = {OneOf("action", {Flag("on", "ON"), Flag("off", "OFF"), Flag("skip", "SKIP")})},
        .reply = "OK | none",
        .example = "CLIENT REPLY ON",
        .expect = "OK",
        .handler = ClientReply,
    },
    {
        .container = "CLIENT",
        .name = "SETINFO",
        .summary = "Tells which library the client uses, for CLIENT LIST to show.",
        .since = "7.2.0",
        .complexity = "O(1)",
        .group = Group::kConnection,
        .flags = kClientFlags,
        .args = {OneOf("attr", {Token("LIB-NAME", String("libname")),
                                Token("LIB-VER", String("libver"))})},
        .reply = "OK",
        .example = "CLIENT SETINFO LIB-NAME mine",
        .expect = "OK",
        .handler = ClientSetInfo,
    },
    {
        .container = "CLIENT",
        .name = "SETNAME",
        .summary = "Names the connection; an empty name takes the name away.",
        .since = "2.6.9",
        .complexity = "O(1)",
        .group = Group::kConnection,
        .flags = kClientFlags,
        .args = {String("connection-name")},
        .reply = "OK",
        .example = "CLIENT SETNAME worker-1",
        .expect = "OK",
        .handler = ClientSetName,
    },
    {
        .container = "CLIENT",
        .name = "TRACKING",
        .summary = "Would send messages about changed keys; only OFF is supported yet.",
        .since = "6.0.0",
        .complexity = "O(1)",
        .group = Group::kConnection,
        .flags = kClientFlags,
        .args = {OnOff("status"), Optional(Token("REDIRECT", Int("client-id"))),
                 Optional(MultipleToken(Token("PREFIX", String("prefix")))),
                 Optional(Flag("bcast", "BCAST")), Optional(Flag("optin", "OPTIN")),
                 Optional(Flag("optout", "OPTOUT")), Optional(Flag("noloop", "NOLOOP"))},
        .reply = "OK",
        .example = "CLIENT TRACKING OFF",
        .expect = "OK",
        .handler = ClientTracking,
    },
    {
        .container = "CLIENT",
        .name = "TRACKINGINFO",
        .summary = "Returns how keys are tracked for the connection: they are not.",
        .since = "6.2.0",
        .complexity = "O(1)",
        .group = Group::kConnection,
        .flags = kClientFlags,
        .reply = "{flags: set<bulk>, redirect: integer, prefixes: array<bulk>}",
        .example = "CLIENT TRACKINGINFO",
        .handler = ClientTrackingInfo,
    },
    {
        .container = "CLIENT",
        .name = "UNBLOCK",
        .summary = "Ends the wait of a blocked client; returns 1 if there was one.",
        .since = "5.0.0",
        .complexity = "O(1)",
        .group = Group::kConnection,
        .flags = kClientFlags | kAdmin,
        .args = {Int("client-id"),
                 Optional(OneOf("unblock-type", {Flag("timeout", "TIMEOUT"),
                                                 Flag("error", "ERROR")}))},
        .reply = "integer",
        .example = "CLIENT UNBLOCK 1000000",
        .expect = "(integer) 0",
        .handler = ClientUnblock,
    },
    {
        .container = "CLIENT",
        .name = "UNPAUSE",
        .summary = "Ends CLIENT PAUSE.",
        .since = "6.2.0",
        .complexity = "O(1)",
        .group = Group::kConnection,
        .flags = kClientFlags | kAdmin,
        .reply = "OK",
        .example = "CLIENT UNPAUSE",
        .expect = "OK",
        .handler = ClientUnpause,
    },
};
static_assert(IsWellFormed(kClientRecords));

}  // namespace

constinit const std::span<const CommandSpec> kClientCommands = kClientRecords;

}  // namespace perilune
