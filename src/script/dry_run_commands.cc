// SCRIPT DRYRUN and DRYRUNSHA: what a script would do.

#include <optional>
#include <span>
#include <string_view>

#include "command/arg_reader.h"
#include "command/well_formed.h"
#include "engine/transaction.h"
#include "resp/reply_sink.h"
#include "script/dry_run.h"
#include "script/eval_call.h"
#include "script/eval_commands.h"
#include "script/script_host.h"

namespace perilune {
namespace {

using namespace record;

void Try(const EvalCall& call, ScriptHost& scripts, Transaction& txn, ReplySink& reply) {
  DryRun dry_run(txn);
  ScriptCall run = call.In(txn);
  run.dry_run = &dry_run;
  scripts.Run(call.script(), run, reply);
}

void ScriptDryRun(ScriptHost& scripts, Transaction& txn, ArgReader& args, ReplySink& reply) {
  const std::optional<EvalCall> call = EvalCall::OfSource(scripts, txn, args, reply);
  if (call) Try(*call, scripts, txn, reply);
}

void ScriptDryRunSha(ScriptHost& scripts, Transaction& txn, ArgReader& args, ReplySink& reply) {
  const std::optional<EvalCall> call = EvalCall::OfName(scripts, args, reply);
  if (call) Try(*call, scripts, txn, reply);
}

constexpr std::string_view kReply =
    "{reply: any, effects: array<array<bulk>>, "
    "keys_read: array<{key: bulk, database: integer, declared: boolean}>, "
    "keys_written: array<{key: bulk, database: integer, declared: boolean}>, "
    "commands: integer, elapsed_us: integer, memory_bytes: integer}";

constexpr CommandSpec kDryRunRecords[] = {
    {
        .container = "SCRIPT",
        .name = "DRYRUN",
        .summary = "Runs a Lua script as EVAL does, and undoes all of it. Returns what it replied, "
                   "the commands that would change the data as it did, the keys it used, how many "
                   "commands it called, its time, and its memory at the most.",
        .since = "8.0.0",
        .complexity = "Depends on the script that is executed.",
        .group = Group::kScripting,
        .flags = kEvalFlags,
        .args = EvalArguments("script", kRW | kAccess | kUpdate),
        .reply = kReply,
        .example = "SCRIPT DRYRUN \"return redis.call('INCR', KEYS[1])\" 1 visits",
        .handler = ScriptDryRun,
    },
    {
        .container = "SCRIPT",
        .name = "DRYRUNSHA",
        .summary = "The same as SCRIPT DRYRUN for a script that the server knows, named by its "
                   "SHA-1.",
        .since = "8.0.0",
        .complexity = "Depends on the script that is executed.",
        .group = Group::kScripting,
        .flags = kEvalFlags,
        .args = EvalArguments("sha1", kRW | kAccess | kUpdate),
        .reply = kReply,
        .example = "SCRIPT DRYRUNSHA 6d5aa07ae1b0f5ea3fbb1d3c07d0bf1e4d2bdf61 0",
        .expect = "(error) NOSCRIPT No matching script. Please use EVAL.",
        .handler = ScriptDryRunSha,
    },
};
static_assert(IsWellFormed(kDryRunRecords));

}  // namespace

constinit const std::span<const CommandSpec> kDryRunCommands = kDryRunRecords;

}  // namespace perilune
