#include "script/eval_commands.h"

#include <optional>
#include <span>

#include "command/arg_reader.h"
#include "command/well_formed.h"
#include "engine/transaction.h"
#include "resp/reply_sink.h"
#include "script/eval_call.h"
#include "script/script_host.h"

namespace perilune {
namespace {

using namespace record;

void Run(const EvalCall& call, bool read_only, ScriptHost& scripts, Transaction& txn,
         ReplySink& reply) {
  // Without a shebang any script may be tried; with one it must promise not to write.
  if (read_only && call.script().shebang.present && !call.script().shebang.no_writes) {
    return reply.ErrorText("ERR Can not execute a script with write flag using *_ro command.");
  }
  ScriptCall run = call.In(txn);
  run.read_only = read_only;
  scripts.Run(call.script(), run, reply);
}

void EvalSource(ScriptHost& scripts, Transaction& txn, ArgReader& args, bool read_only,
                ReplySink& reply) {
  const std::optional<EvalCall> call = EvalCall::OfSource(scripts, txn, args, reply);
  if (call) Run(*call, read_only, scripts, txn, reply);
}

void EvalName(ScriptHost& scripts, Transaction& txn, ArgReader& args, bool read_only,
              ReplySink& reply) {
  const std::optional<EvalCall> call = EvalCall::OfName(scripts, args, reply);
  if (call) Run(*call, read_only, scripts, txn, reply);
}

void Eval(ScriptHost& scripts, Transaction& txn, ArgReader& args, ReplySink& reply) {
  EvalSource(scripts, txn, args, false, reply);
}

void EvalRo(ScriptHost& scripts, Transaction& txn, ArgReader& args, ReplySink& reply) {
  EvalSource(scripts, txn, args, true, reply);
}

void EvalSha(ScriptHost& scripts, Transaction& txn, ArgReader& args, ReplySink& reply) {
  EvalName(scripts, txn, args, false, reply);
}

void EvalShaRo(ScriptHost& scripts, Transaction& txn, ArgReader& args, ReplySink& reply) {
  EvalName(scripts, txn, args, true, reply);
}

constexpr CommandSpec kEvalRecords[] = {
    {
        .name = "EVAL",
        .summary = "Executes a Lua script.",
        .since = "2.6.0",
        .complexity = "Depends on the script that is executed.",
        .group = Group::kScripting,
        .flags = kEvalFlags,
        .args = EvalArguments("script", kRW | kAccess | kUpdate),
        .key_notes = {"We cannot tell how the keys will be used so we assume the worst, RW and "
                      "UPDATE"},
        .reply = "any",
        .example = "EVAL \"return ARGV[1]\" 0 hello",
        .expect = "\"hello\"",
        .handler = Eval,
    },
    {
        .name = "EVALSHA",
        .summary = "Executes a Lua script that the server knows, named by its SHA-1.",
        .since = "2.6.0",
        .complexity = "Depends on the script that is executed.",
        .group = Group::kScripting,
        .flags = kEvalFlags,
        .args = EvalArguments("sha1", kRW | kAccess | kUpdate),
        .reply = "any",
        .example = "EVALSHA 6d5aa07ae1b0f5ea3fbb1d3c07d0bf1e4d2bdf61 0",
        .expect = "(error) NOSCRIPT No matching script. Please use EVAL.",
        .handler = EvalSha,
    },
    {
        .name = "EVALSHA_RO",
        .summary = "Executes a Lua script, named by its SHA-1, that must not write.",
        .since = "7.0.0",
        .complexity = "Depends on the script that is executed.",
        .group = Group::kScripting,
        .flags = kEvalFlags | kReadOnly,
        .args = EvalArguments("sha1", kRO | kAccess),
        .reply = "any",
        .example = "EVALSHA_RO 6d5aa07ae1b0f5ea3fbb1d3c07d0bf1e4d2bdf61 0",
        .expect = "(error) NOSCRIPT No matching script. Please use EVAL.",
        .handler = EvalShaRo,
    },
    {
        .name = "EVAL_RO",
        .summary = "Executes a Lua script that must not write.",
        .since = "7.0.0",
        .complexity = "Depends on the script that is executed.",
        .group = Group::kScripting,
        .flags = kEvalFlags | kReadOnly,
        .args = EvalArguments("script", kRO | kAccess),
        .key_notes = {"We cannot tell how the keys will be used so we assume the worst, RO and "
                      "ACCESS"},
        .reply = "any",
        .example = "EVAL_RO \"return #KEYS\" 2 a b",
        .expect = "(integer) 2",
        .handler = EvalRo,
    },
};
static_assert(IsWellFormed(kEvalRecords));

}  // namespace

constinit const std::span<const CommandSpec> kEvalCommands = kEvalRecords;

}  // namespace perilune
