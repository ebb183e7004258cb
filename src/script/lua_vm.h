#pragma once

// A Lua VM: LuaJIT's interpreter (its JIT stays off, its traces would see no hooks) with the
// sandbox in it. It runs one script at a time, to its end.
//
// Invariants:
//   1. What a script changes is not there when the next one runs.
//   2. Memory is refused to a run only while Lua code executes (see ScriptMemory), so that no
//      function of Lua's interface raises for want of it below a command's handler.
// Threads: belongs to one loop; RequestStop may be called by anybody.

#include <atomic>
#include <cstdint>
#include <lua.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "lua/normalizer.h"
#include "resp/reply_sink.h"
#include "script/lua_function.h"
#include "script/lua_sink.h"
#include "script/script_memory.h"
#include "script/script_run.h"

namespace perilune {

class LuaVm {
 public:
  // A compiled script.
  using Function = int;

  LuaVm();
  ~LuaVm();
  LuaVm(const LuaVm&) = delete;
  LuaVm& operator=(const LuaVm&) = delete;

  // Returns the function, or what the compiler says. Takes no more than `memory_limit` bytes.
  Result<Function, Failure> Compile(std::string_view source, uint64_t memory_limit);
  void Forget(Function function);

  // Runs the script and writes its reply, unless somebody else has ended it: then run.end says so.
  void Run(Function function, ScriptRun& run, ReplySink& reply);

  // Ends the script that runs now, if one does, as soon as it calls one of our functions. From any
  // thread.
  void RequestStop() { must_stop_.store(true, std::memory_order_relaxed); }

  ScriptMemory& memory() { return memory_; }

  // Counts what the run's transaction takes now. Returns whether that is within the limit.
  [[nodiscard]] bool CountTransaction() { return memory_.SetOther(run_->txn.memory_bytes()); }

  // ---- For the functions that scripts call, while one runs.

  ScriptRun& run() { return *run_; }
  LuaSink& sink() { return sink_; }
  std::vector<std::string_view>& arguments() { return arguments_; }

  // Whether what the script does has no effect any more.
  bool is_dying();

  // From now on nothing that the script does has an effect: it is raised out of whatever it does,
  // and nothing that it calls can hold it up. Pushes the error to raise.
  void Die(lua_State* lua, RunEnd end);

  bool must_stop() const { return must_stop_.load(std::memory_order_relaxed); }

  // Pushes the error of a dying run.
  void PushDeath(lua_State* lua);

  // Compiles `source` as Lua 5.1 would. Pushes the function, or what is wrong with the source.
  bool LoadText(lua_State* lua, std::string_view source, const char* chunk_name,
                lua::WantedValues wanted);

  // Makes the tables KEYS and ARGV unless they are there. `lua` may be a coroutine.
  void MakeKeysAndArguments(lua_State* lua);

  // Pushes the table behind the environment, where the globals are.
  void PushGlobals(lua_State* lua) { lua_rawgeti(lua, LUA_REGISTRYINDEX, globals_); }

 private:
  bool TakeText(std::string_view source, std::string_view chunk_name, lua::WantedValues wanted);
  void ReplyError(ReplySink& reply);
  void CleanUp();

  ScriptMemory memory_;
  lua_State* const lua_;
  int globals_ = LUA_NOREF;
  int message_handler_ = LUA_NOREF;
  int death_ = LUA_NOREF;
  int memory_kb_ = 0;  // In use after the last full collection.
  bool has_keys_and_arguments_ = false;
  ScriptRun* run_ = nullptr;
  std::atomic<bool> must_stop_{false};  // Set by anybody, for the run at hand.

  // Here rather than on the stack of a function, which an error jumps over.
  std::string text_;
  LuaSink sink_;
  std::vector<std::string_view> arguments_;
};

}  // namespace perilune
