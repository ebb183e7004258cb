// SCRIPT: what is in the script cache.

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "command/arg_reader.h"
#include "command/command_docs.h"
#include "command/well_formed.h"
#include "resp/reply_sink.h"
#include "script/eval_commands.h"
#include "script/script_host.h"
#include "script/stats_reply.h"

namespace perilune {
namespace {

using namespace record;

void ScriptExists(ScriptHost& scripts, Transaction&, ArgReader& args, ReplySink& reply) {
  reply.Array(args.remaining());
  while (args.remaining() > 0) {
    const std::optional<ScriptSha> sha = ParseScriptSha(args.String());
    reply.Integer(sha && scripts.cache().Find(*sha) != nullptr ? 1 : 0);
  }
}

// ASYNC and SYNC come to the same: each loop frees what it has compiled when it next runs a
// script.
void ScriptFlush(ScriptHost& scripts, Transaction&, ArgReader& args, ReplySink& reply) {
  if (!args.ParseOptions() || args.remaining() > 0) {
    return reply.ErrorText("ERR SCRIPT FLUSH only support SYNC|ASYNC option");
  }
  scripts.cache().Flush();
  reply.Ok();
}

void ScriptHelp(ScriptHost& scripts, Transaction&, ArgReader& args, ReplySink& reply) {
  const Command* script = scripts.commands().FindFullName("script");
  DCHECK(script != nullptr && script->spec->name == args.command().container);
  ReplyHelp(*script, reply);
}

void ScriptLoad(ScriptHost& scripts, Transaction& txn, ArgReader& args, ReplySink& reply) {
  const auto compiled =
      scripts.Load(args.String(), ScriptCache::Origin::kLoaded, txn.now_ms());
  if (!compiled) return reply.ErrorText(compiled.error().message);
  reply.Bulk(ViewOf((*compiled)->script->sha));
}

void ScriptShow(ScriptHost& scripts, Transaction&, ArgReader& args, ReplySink& reply) {
  const std::optional<ScriptSha> sha = ParseScriptSha(args.String());
  const auto script = sha ? scripts.cache().Find(*sha) : nullptr;
  if (script == nullptr) return reply.ErrorText("NOSCRIPT No matching script.");
  reply.Bulk(script->source);
}

// Those that took most time first.
std::vector<std::shared_ptr<Script>> ByTime(const ScriptCache& cache) {
  std::vector<std::pair<uint64_t, std::shared_ptr<Script>>> timed;
  for (std::shared_ptr<Script>& script : cache.All()) {
    const uint64_t wall_ns = script->stats.tallies().Sum(RunSum::kWallNs);
    timed.emplace_back(wall_ns, std::move(script));
  }
  std::sort(timed.begin(), timed.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second->sha < b.second->sha;
  });
  std::vector<std::shared_ptr<Script>> scripts;
  for (auto& [wall_ns, script] : timed) scripts.push_back(std::move(script));
  return scripts;
}

void ScriptStatsOf(ScriptHost& scripts, Transaction&, ArgReader& args, ReplySink& reply) {
  if (args.remaining() == 0) {
    const std::vector<std::shared_ptr<Script>> all = ByTime(scripts.cache());
    reply.Array(all.size());
    for (const std::shared_ptr<Script>& script : all) ReplyStats(*script, reply);
    return;
  }
  const std::optional<ScriptSha> sha = ParseScriptSha(args.String());
  const auto script = sha ? scripts.cache().Find(*sha) : nullptr;
  if (script == nullptr) return reply.ErrorText("NOSCRIPT No matching script.");
  ReplyStats(*script, reply);
}

constexpr CommandSpec kScriptRecords[] = {
    {
        .name = "SCRIPT",
        .summary = "A container for commands about scripts.",
        .since = "2.6.0",
        .complexity = "Depends on subcommand.",
        .group = Group::kScripting,
        .flags = kHasSubcommands,
    },
    {
        .container = "SCRIPT",
        .name = "EXISTS",
        .summary = "Tells of each script whether the server knows it.",
        .since = "2.6.0",
        .complexity = "O(N) with N being the number of scripts to check (so checking a single "
                      "script is an O(1) operation).",
        .group = Group::kScripting,
        .flags = kNoScript,
        .tips = {"request_policy:all_shards", "response_policy:agg_logical_and"},
        .args = {Multiple(String("sha1"))},
        .reply = "array<integer>",
        .example = "SCRIPT EXISTS 6d5aa07ae1b0f5ea3fbb1d3c07d0bf1e4d2bdf61",
        .expect = "1) (integer) 0",
        .handler = ScriptExists,
    },
    {
        .container = "SCRIPT",
        .name = "FLUSH",
        .summary = "Forgets all scripts.",
        .since = "2.6.0",
        .complexity = "O(N) with N being the number of scripts in cache",
        .group = Group::kScripting,
        .history = {{"6.2.0", "Added the `ASYNC` and `SYNC` flushing mode modifiers."}},
        .flags = kNoScript,
        .tips = {"request_policy:all_nodes", "response_policy:all_succeeded"},
        .args = {Optional(OneOf("async", {Flag("async", "ASYNC"), Flag("sync", "SYNC")}), "6.2.0")},
        .reply = "OK",
        .example = "SCRIPT FLUSH",
        .expect = "OK",
        .handler = ScriptFlush,
    },
    {
        .container = "SCRIPT",
        .name = "HELP",
        .summary = "Shows the subcommands.",
        .since = "5.0.0",
        .complexity = "O(1)",
        .group = Group::kScripting,
        .flags = kLoading | kStale,
        .reply = "array<status>",
        .example = "SCRIPT HELP",
        .handler = ScriptHelp,
    },
    {
        .container = "SCRIPT",
        .name = "LOAD",
        .summary = "Makes a script known to the server and returns its SHA-1.",
        .since = "2.6.0",
        .complexity = "O(N) with N being the length in bytes of the script body.",
        .group = Group::kScripting,
        .flags = kNoScript | kStale,
        .tips = {"request_policy:all_nodes", "response_policy:all_succeeded"},
        .args = {String("script")},
        .reply = "bulk",
        .example = "SCRIPT LOAD \"return 1\"",
        .expect = "\"e0e1f9fabfc9d4800c877a703b823ac0578ff8db\"",
        .handler = ScriptLoad,
    },
    {
        .container = "SCRIPT",
        .name = "SHOW",
        .summary = "Returns the source of a script.",
        .since = "8.0.0",
        .complexity = "O(1)",
        .group = Group::kScripting,
        .flags = kNoScript,
        .args = {String("sha1")},
        .reply = "bulk",
        .example = "SCRIPT SHOW 6d5aa07ae1b0f5ea3fbb1d3c07d0bf1e4d2bdf61",
        .expect = "(error) NOSCRIPT No matching script.",
        .handler = ScriptShow,
    },
    {
        .container = "SCRIPT",
        .name = "STATS",
        .summary = "Returns what runs of a script did and how long they took, or of all scripts, "
                   "those that took most time first.",
        .since = "8.0.0",
        .complexity = "O(N) with N being the number of scripts asked for.",
        .group = Group::kScripting,
        .flags = kNoScript,
        .args = {Optional(String("sha1"))},
        .reply = kStatsReplySchema,
        .example = "SCRIPT STATS 6d5aa07ae1b0f5ea3fbb1d3c07d0bf1e4d2bdf61",
        .expect = "(error) NOSCRIPT No matching script.",
        .handler = ScriptStatsOf,
    },
};
static_assert(IsWellFormed(kScriptRecords));

}  // namespace

constinit const std::span<const CommandSpec> kScriptCommands = kScriptRecords;

}  // namespace perilune
