// SCRIPT KILL and SCRIPT RUNNING: the scripts that run now.

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "command/arg_reader.h"
#include "command/well_formed.h"
#include "resp/reply_sink.h"
#include "script/eval_commands.h"
#include "script/run_registry.h"
#include "script/script_host.h"

namespace perilune {
namespace {

using namespace record;

void ScriptKill(ScriptHost& scripts, Transaction&, ArgReader& args, ReplySink& reply) {
  constexpr std::string_view kNoneText = "NOTBUSY No scripts in execution right now.";
  if (args.remaining() == 0) {
    if (scripts.runs().KillLongest()) return reply.Ok();
    return reply.ErrorText(kNoneText);
  }
  if (args.remaining() > 1) return reply.ErrorText("ERR syntax error");
  const std::optional<int64_t> id = args.Int();
  if (!id) return reply.Error(Error::kNotAnInteger);
  if (*id > 0 && scripts.runs().Kill(static_cast<uint64_t>(*id))) return reply.Ok();
  reply.ErrorText("NOTBUSY No such script in execution right now.");
}

void ReplyRun(const RunView& run, int64_t now_us, ReplySink& reply) {
  const auto field = [&reply](std::string_view name, uint64_t number) {
    reply.Bulk(name);
    reply.Integer(static_cast<int64_t>(number));
  };
  constexpr int64_t kUsInMs = 1000;
  const int64_t elapsed_us = run.started_us == 0 ? 0 : now_us - run.started_us;
  reply.Map(9);
  field("id", run.id);
  reply.Bulk("sha1");
  reply.Bulk(ViewOf(run.sha));
  field("client", run.client_id);
  field("running_ms", static_cast<uint64_t>(elapsed_us / kUsInMs));
  field("keys_held", run.keys_held);
  field("commands", run.commands);
  field("writes", run.writes);
  field("memory", run.memory_bytes);
  reply.Bulk("handed_on");
  reply.Boolean(run.is_long);
}

// The longest first, as SCRIPT KILL takes them.
void ScriptRunning(ScriptHost& scripts, Transaction& txn, ArgReader&, ReplySink& reply) {
  std::vector<RunView> views;
  for (const std::shared_ptr<RunControl>& control : scripts.runs().All()) {
    if (const std::optional<RunView> view = control->Look()) views.push_back(*view);
  }
  const int64_t now_us = txn.engine().clock().MonotonicUs();
  const auto since_us = [now_us](const RunView& view) {
    return view.started_us == 0 ? now_us : view.started_us;
  };
  std::sort(views.begin(), views.end(), [since_us](const RunView& a, const RunView& b) {
    return since_us(a) < since_us(b);
  });
  reply.Array(views.size());
  for (const RunView& view : views) ReplyRun(view, now_us, reply);
}

constexpr CommandSpec kRunRecords[] = {
    {
        .container = "SCRIPT",
        .name = "KILL",
        .summary = "Ends a script that runs, the longest-running one or that of an id, and undoes "
                   "what it has written.",
        .since = "2.6.0",
        .complexity = "O(1)",
        .group = Group::kScripting,
        .flags = kNoScript | kAllowBusy,
        .tips = {"request_policy:all_shards", "response_policy:one_succeeded"},
        .args = {Optional(Int("run-id"), "8.0.0")},
        .reply = "OK",
        .example = "SCRIPT KILL",
        .expect = "(error) NOTBUSY No scripts in execution right now.",
        .handler = ScriptKill,
    },
    {
        .container = "SCRIPT",
        .name = "RUNNING",
        .summary = "Lists the scripts that run, the longest-running one first.",
        .since = "8.0.0",
        .complexity = "O(N) with N being the number of scripts that run",
        .group = Group::kScripting,
        .flags = kNoScript | kAllowBusy,
        .reply = "array<{id: integer, sha1: bulk, client: integer, running_ms: integer, keys_held: "
                 "integer, commands: integer, writes: integer, memory: integer, "
                 "handed_on: boolean}>",
        .example = "SCRIPT RUNNING",
        .expect = "(empty array)",
        .handler = ScriptRunning,
    },
};
static_assert(IsWellFormed(kRunRecords));

}  // namespace

constinit const std::span<const CommandSpec> kRunCommands = kRunRecords;

}  // namespace perilune
