#pragma once

// A Lua VM: LuaJIT's interpreter (its JIT stays off, its traces would see no hooks) with the
// sandbox in it. It runs one script at a time, to its end.
//
// Invariants:
//   1. What a script changes is not there when the next one runs.
//   2. Memory is refused to a run only while Lua code executes (see ScriptMemory), so that no
//      function of Lua's interface raises for want of it below a command's handler.
// Threads: belongs to one loop, but for control().

#include <cstdint>
#include <memory>
#include <lua.hpp>
#include <string>
#include <string_view>

#include "base/result.h"
#include "command/key_finder.h"
#include "engine/turn.h"
#include "lua/normalizer.h"
#include "resp/reply_sink.h"
#include "script/call_arguments.h"
#include "script/call_tables.h"
#include "script/command_memo.h"
#include "script/compiled_function.h"
#include "script/lua_function.h"
#include "script/lua_sink.h"
#include "script/passed_reply.h"
#include "script/run_control.h"
#include "script/script_memory.h"
#include "script/script_run.h"
#include "script/vm_hook.h"

namespace perilune {

class LuaVm {
 public:
  LuaVm(std::shared_ptr<RunControl> control, const CommandTable& commands);
  ~LuaVm();
  LuaVm(const LuaVm&) = delete;
  LuaVm& operator=(const LuaVm&) = delete;

  // Returns the function, or what the compiler says. Takes no more than `memory_limit` bytes.
  Result<CompiledFunction, Failure> Compile(std::string_view source, uint64_t memory_limit);
  void Forget(const CompiledFunction& function);

  // Runs the script and writes its reply, unless somebody else has ended it: then run.end says so.
  void Run(const CompiledFunction& function, ScriptRun& run, ReplySink& reply);

  // Returns the VM that the state, or coroutine, belongs to.
  static LuaVm& Of(lua_State* lua);

  VmHook& hook() { return hook_; }
  ScriptMemory& memory() { return memory_; }

  // Counts what the run takes beside Lua now. Returns whether that is within the limit.
  [[nodiscard]] bool CountTransaction() {
    return memory_.SetOther(run_->memory_bytes() + passed_.memory_bytes());
  }

  // ---- For the functions that scripts call, while one runs.

  ScriptRun& run() { return *run_; }
  LuaSink& sink() { return sink_; }
  PassedReply& passed() { return passed_; }
  // Of the command that is called.
  CallArguments& arguments() { return arguments_; }
  CommandMemo& commands() { return commands_; }
  KeyVector& keys() { return keys_; }
  // Of the thread of a long run.
  Turn& turn() { return turn_; }

  // What other threads use; here it is where the thread says where it is.
  RunControl& control() { return *control_; }

  // Whether what the script does has no effect any more.
  bool is_dying();

  // From now on nothing that the script does has an effect: it is raised out of whatever it does,
  // and nothing that it calls can hold it up. Pushes the error to raise.
  void Die(lua_State* lua, RunEnd end);

  // Whether somebody else has ended the run.
  bool must_stop() const { return control_->end() != RunEnd::kOwn; }

  // For a signal's handler. Where the thread allocates it does not wait: others would wait with it.
  void WaitWhilePaused() {
    if (!memory_.is_allocating()) control_->WaitWhilePaused();
  }

  // What the hook does; may raise.
  void AtInstruction(lua_State* lua);

  // Pushes the error of a dying run.
  void PushDeath(lua_State* lua);

  // Compiles `source` as Lua 5.1 would. Pushes the function, or what is wrong with the source.
  bool LoadText(lua_State* lua, std::string_view source, const char* chunk_name,
                lua::WantedValues wanted);

  // Makes the tables KEYS and ARGV, which the script may do with as it likes, unless they are
  // there, and puts them into the environment and behind `_G`. `lua` may be a coroutine. Does
  // nothing where somebody else has ended the run.
  void ShowCallTables(lua_State* lua);

 private:
  static void* Allocate(void* vm, void* block, size_t old_size, size_t size);
  bool TakeText(std::string_view source, std::string_view chunk_name, lua::WantedValues wanted);
  int Execute(const CompiledFunction& function);
  bool FillCallTables();
  void MakeCallTables(lua_State* lua);
  void ReplyError(ReplySink& reply);
  void CleanUp();

  const std::shared_ptr<RunControl> control_;
  VmHook hook_;
  ScriptMemory memory_;
  lua_State* const lua_;
  CallTables call_tables_;
  int death_ = LUA_NOREF;
  int memory_kb_ = 0;  // In use after the last full collection.
  ScriptRun* run_ = nullptr;

  // Here rather than on the stack of a function, which an error jumps over.
  std::string text_;  // Of the source that was loaded last,
  lua::GlobalUse text_call_tables_ = lua::GlobalUse::kNone;  // and what it does with these.
  LuaSink sink_;
  PassedReply passed_;
  CallArguments arguments_;
  CommandMemo commands_;
  KeyVector keys_;
  Turn turn_;
};

}  // namespace perilune
