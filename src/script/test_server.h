#pragma once

// For tests: an engine with a few commands, and a client that runs scripts in it and reads the
// replies as redis-cli shows them.

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <span>
#include <string>
#include <stop_token>
#include <string_view>
#include <thread>
#include <utility>

#include "base/check.h"
#include "base/clock.h"
#include "base/sha1.h"
#include "command/arg_reader.h"
#include "command/command_table.h"
#include "command/invoke.h"
#include "command/well_formed.h"
#include "engine/thread_waiter.h"
#include "engine/transaction.h"
#include "resp/reply_sink.h"
#include "script/eval_commands.h"
#include "script/run_control.h"
#include "script/run_registry.h"
#include "script/script_host.h"
#include "script/test_text_sink.h"

namespace perilune {

// Stands in for the one of layer server. No handler here looks at it.
class Session {};

}  // namespace perilune

namespace perilune::test {

inline void Get(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const auto value = txn.Find<StringValue>(args.Key());
  if (!value) return reply.Error(value.error());
  if (*value == nullptr) return reply.Null();
  StringValue::IntBuffer buffer;
  reply.Bulk((*value)->View(buffer));
}

inline void SetKey(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  txn.PutBytes(key, args.String(), kNoExpiry);
  reply.Ok();
}

inline void Incr(Transaction& txn, ArgReader& args, ReplySink& reply) {
  const Key key = args.Key();
  const auto value = txn.Find<StringValue>(key);
  if (*value != nullptr && !(*value)->is_int()) return reply.Error(Error::kNotAnInteger);
  const int64_t sum = *value == nullptr ? 1 : (*value)->integer() + 1;
  txn.PutBytes(key, std::to_string(sum), kNoExpiry);
  reply.Integer(sum);
}

inline void Echo(Transaction&, ArgReader& args, ReplySink& reply) { reply.Bulk(args.String()); }

inline void Select(Transaction& txn, ArgReader& args, ReplySink& reply) {
  txn.Select(static_cast<int>(args.Int().value_or(0)));
  reply.Ok();
}

inline void Dbsize(Transaction& txn, ArgReader&, ReplySink& reply) {
  reply.Integer(static_cast<int64_t>(txn.CountKeys(txn.database())));
}

// Arrays of one element, one in the other.
inline void Nest(Transaction&, ArgReader& args, ReplySink& reply) {
  const int64_t depth = args.Int().value_or(0);
  for (int64_t i = 0; i < depth; ++i) reply.Array(1);
  reply.Integer(7);
}

// Every kind of reply.
inline void Shapes(Transaction&, ArgReader&, ReplySink& reply) {
  reply.Map(4);
  reply.Bulk("set");
  reply.Set(2);
  reply.Bulk("a");
  reply.Null();
  reply.Null();
  reply.Integer(1);
  reply.Bulk("empty");
  reply.Map(0);
  reply.Bulk("all");
  reply.Array(8);
  reply.Double(1.5);
  reply.Boolean(true);
  reply.BigNumber("12345678901234567890");
  reply.Verbatim("txt", "hi");
  reply.Simple("FINE");
  reply.ErrorText("BAD thing");
  reply.Set(0);
  reply.NullArray();
}

// clang-format off
inline constexpr std::array<CommandSpec, 9> TestCommands() {
  using namespace record;
  std::array<CommandSpec, 9> records = {{
      {.name = "GET", .flags = kReadOnly, .args = {KeyArg("key", kRO | kAccess)}, .handler = Get},
      {.name = "SET", .flags = kWrite, .args = {KeyArg("key", kOW | kUpdate), String("value")},
          .handler = SetKey},
      {.name = "INCR", .flags = kWrite, .args = {KeyArg("key", kRW | kAccess | kUpdate)},
          .handler = Incr},
      {.name = "ECHO", .args = {String("message")}, .handler = Echo},
      {.name = "SELECT", .args = {Int("index")}, .handler = Select},
      {.name = "DBSIZE", .flags = kReadOnly | kKeyspaceRead, .handler = Dbsize},
      {.name = "NEST", .args = {Int("depth")}, .handler = Nest},
      {.name = "SHAPES", .handler = Shapes},
      {.name = "PUBLISH", .flags = kMayReplicate, .args = {String("message")}, .handler = Echo},
  }};
  for (CommandSpec& record : records) {
    record.summary = "Is for tests.";
    record.since = "1.0.0";
    record.reply = "any";
    record.example = "ECHO";
  }
  return records;
}
// clang-format on
inline constexpr auto kTestCommands = TestCommands();
static_assert(IsWellFormed(kTestCommands));

// An engine, one loop's scripts, and a client.
class ScriptServer {
 public:
  // Executes a command as the dispatcher does. It must not have to wait.
  std::string Run(std::span<const std::string_view> argv, int protocol = 2) {
    TextSink reply(protocol);
    const Command* command = commands_.Resolve(argv);
    if (command == nullptr) return commands_.UnresolvedText(argv);
    if (!command->spec->Accepts(argv.size())) return WrongArityText(*command->spec);
    KeyVector keys;
    if (!FindKeys(*command->spec, argv, keys)) keys.Clear();
    txn_.Begin(0);
    DeclareKeys(*command->spec, keys.keys(), false, txn_);
    CHECK(txn_.Acquire(waiter_));
    for (;;) {
      if (txn_.locks().is_run()) txn_.StartJournal();
      host_.BeginExecution(session_, caller_);
      Invoke(*command->spec, {session_, host_}, txn_, argv, keys.keys(), reply);
      if (!txn_.must_restart()) break;
      CHECK(reply.text().empty());  // It will reply later.
      ++restarts_;
      txn_.Restart();
      if (on_restart_) on_restart_();
      CHECK(txn_.Acquire(waiter_));
    }
    CHECK(txn_.database() == 0);  // A SELECT ends with its script.
    has_used_key_locks_ = txn_.locks().holds_key_locks();
    txn_.Commit();
    CHECK(reply.is_complete());
    return reply.text();
  }
  std::string Run(std::initializer_list<std::string_view> argv) {
    return Run(std::span(argv.begin(), argv.size()));
  }
  std::string Eval(std::string_view source, int protocol = 2) {
    const std::string_view argv[] = {"EVAL", source, "0"};
    return Run(argv, protocol);
  }

  // The same for a script that is killed all the time; without the script's name.
  std::string EvalAndStop(std::string_view source) {
    const std::jthread stopper([this](const std::stop_token& done) {
      while (!done.stop_requested()) host_.control().Kill(RunEnd::kKilled);
    });
    const std::string reply = Eval(source);
    return reply.substr(0, reply.find(" script: "));
  }

  // Called when a run starts over, with nothing held.
  void OnRestart(std::function<void()> on_restart) { on_restart_ = std::move(on_restart); }
  int restarts() const { return restarts_; }

  // Whose loop scripts hand on. Without one they do not.
  void set_caller(ScriptCaller& caller) { caller_ = &caller; }
  // Whether the last command held key locks at its end.
  bool has_used_key_locks() const { return has_used_key_locks_; }

  Engine& engine() { return engine_; }
  ScriptCache& cache() { return cache_; }
  ScriptPolicy& policy() { return policy_; }
  RunRegistry& runs() { return runs_; }
  ScriptHost& host() { return host_; }
  const CommandTable& commands() const { return commands_; }

 private:
  SystemClock clock_;
  Engine engine_{clock_, {}};
  CommandTable commands_{kTestCommands, kEvalCommands, kScriptCommands, kRunCommands,
                         kDryRunCommands};
  ScriptCache cache_;
  ScriptPolicy policy_;
  RunRegistry runs_;
  ScriptHost host_{commands_, cache_, policy_, runs_};
  Session session_;
  Transaction txn_{engine_, nullptr, 1};
  ThreadWaiter waiter_;
  std::function<void()> on_restart_;
  int restarts_ = 0;
  ScriptCaller* caller_ = nullptr;
  bool has_used_key_locks_ = false;
};

// What EvalAndStop returns of a script that was killed.
inline constexpr const char* kStopped =
    "(error) ERR Script killed by user with SCRIPT KILL, what it wrote was undone";

// Returns how the error of a script ends.
inline std::string At(std::string_view source, int line = 1) {
  const ScriptSha sha = Sha1Hex(source);
  return " script: " + std::string(ViewOf(sha)) + ", on @user_script:" + std::to_string(line) + ".";
}

}  // namespace perilune::test
