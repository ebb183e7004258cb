#include "script/eval_commands.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "command/arg_reader.h"
#include "command/well_formed.h"
#include "engine/transaction.h"
#include "resp/reply_sink.h"
#include "script/script_host.h"

namespace perilune {
namespace {

using namespace record;

constexpr size_t kArgumentsMax = size_t{1} << 26;  // Well below what a Lua table can hold.

// What follows the script: numkeys key ... arg ...
struct KeysAndArguments {
  std::vector<std::string_view> all;
  size_t keys = 0;
};

// Returns nothing after having replied why.
std::optional<KeysAndArguments> ReadKeys(ArgReader& args, ReplySink& reply) {
  const std::optional<int64_t> keys = args.Int();
  if (!keys) {
    reply.Error(Error::kNotAnInteger);
    return std::nullopt;
  }
  if (*keys > static_cast<int64_t>(args.remaining())) {
    reply.Error(Error::kTooManyKeysCounted);
    return std::nullopt;
  }
  if (*keys < 0) {
    reply.ErrorText("ERR Number of keys can't be negative");
    return std::nullopt;
  }
  if (args.remaining() > kArgumentsMax) {
    reply.ErrorText("ERR too many arguments for a script");
    return std::nullopt;
  }
  KeysAndArguments read{{}, static_cast<size_t>(*keys)};
  read.all.reserve(args.remaining());
  while (args.remaining() > 0) read.all.push_back(args.String());
  return read;
}

void Run(ScriptHost& scripts, Transaction& txn, const ScriptHost::Compiled& compiled,
         const KeysAndArguments& read, bool read_only, ReplySink& reply) {
  // Without a shebang any script may be tried; with one it must promise not to write.
  if (read_only && compiled.shebang.present && !compiled.shebang.no_writes) {
    return reply.ErrorText("ERR Can not execute a script with write flag using *_ro command.");
  }
  const std::span<const std::string_view> all(read.all);
  scripts.Run(compiled, {txn, all.first(read.keys), all.subspan(read.keys), read_only}, reply);
}

void EvalSource(ScriptHost& scripts, Transaction& txn, ArgReader& args, bool read_only,
                ReplySink& reply) {
  const std::string_view source = args.String();
  const std::optional<KeysAndArguments> read = ReadKeys(args, reply);
  if (!read) return;
  const auto compiled =
      scripts.Load(source, ScriptCache::Origin::kEvaluated, txn.now_ms());
  if (!compiled) return reply.ErrorText(compiled.error().message);
  Run(scripts, txn, **compiled, *read, read_only, reply);
}

void EvalName(ScriptHost& scripts, Transaction& txn, ArgReader& args, bool read_only,
              ReplySink& reply) {
  constexpr std::string_view kNoScriptText = "NOSCRIPT No matching script. Please use EVAL.";
  const std::optional<ScriptSha> sha = ParseScriptSha(args.String());
  if (!sha) return reply.ErrorText(kNoScriptText);
  const std::optional<KeysAndArguments> read = ReadKeys(args, reply);
  if (!read) return;
  const ScriptHost::Compiled* compiled = scripts.Find(*sha);
  if (compiled == nullptr) return reply.ErrorText(kNoScriptText);
  Run(scripts, txn, *compiled, *read, read_only, reply);
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

constexpr CommandFlags kFlags = kNoScript | kStale | kSkipMonitor | kNoMandatoryKeys | kRunsScript;

constexpr ArgList Arguments(const char* script, KeyUse use) {
  return {String(script), NumKeys("numkeys"), Optional(CountedKeys("key", use)),
          Optional(Multiple(String("arg")))};
}

constexpr CommandSpec kRecords[] = {
    {
        .name = "EVAL",
        .summary = "Executes a Lua script.",
        .since = "2.6.0",
        .complexity = "Depends on the script that is executed.",
        .group = Group::kScripting,
        .flags = kFlags,
        .args = Arguments("script", kRW | kAccess | kUpdate),
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
        .flags = kFlags,
        .args = Arguments("sha1", kRW | kAccess | kUpdate),
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
        .flags = kFlags | kReadOnly,
        .args = Arguments("sha1", kRO | kAccess),
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
        .flags = kFlags | kReadOnly,
        .args = Arguments("script", kRO | kAccess),
        .key_notes = {"We cannot tell how the keys will be used so we assume the worst, RO and "
                      "ACCESS"},
        .reply = "any",
        .example = "EVAL_RO \"return #KEYS\" 2 a b",
        .expect = "(integer) 2",
        .handler = EvalRo,
    },
};
static_assert(IsWellFormed(kRecords));

}  // namespace

constinit const std::span<const CommandSpec> kEvalCommands = kRecords;

}  // namespace perilune
