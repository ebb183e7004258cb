#pragma once

// The hook of a Lua VM: what happens at the next instruction of the script that runs. Besides it a
// script can be stopped in our own functions only.
//
// Another thread that wants the script to stop says so where LuaVm::must_stop looks, and then calls
// Interrupt: a signal, whose handler sets the hook on the very thread that executes the script.
// It does so only inside a window, which the thread closes before it touches the hook itself:
// LuaJIT's lua_sethook may be interrupted by a signal's handler anywhere but in lua_sethook.
// By the same signal a thread is told to wait (RunControl::Pause).
//
// Threads: the one that executes the script; Interrupt may be called by anybody.

#include <pthread.h>

#include <csignal>
#include <functional>
#include <lua.hpp>

namespace perilune {

class LuaVm;

class VmHook {
 public:
  explicit VmHook(LuaVm& vm);
  VmHook(const VmHook&) = delete;
  VmHook& operator=(const VmHook&) = delete;

  // Requires: called once, before everything else.
  void Attach(lua_State* main);

  // The window: from Open to Close signals reach the script. What was said before is found too.
  void Open();
  void Close();

  // Has LuaVm::AtInstruction called before the next instruction.
  void Arm();
  // Before every instruction, for a run that is dying. The window stays closed.
  void ArmForGood();
  // Takes it back.
  void Disarm();

  // Makes the thread look at once whether its script must stop or wait, if it executes one.
  static void Interrupt(pthread_t thread);

  // For tests: calls `look`, which may raise an error, before each `instructions`-th instruction,
  // whatever is armed. 0 ends it.
  using Look = std::function<void(lua_State*)>;
  void PollEvery(int instructions, Look look);

 private:
  static void AtInstruction(lua_State* lua, lua_Debug* frame);
  static void OnSignal(int signal);
  // Has AtInstruction called every so many instructions, 0 never. Requires: the window is closed.
  void Set(int instructions);
  // The same unless it is so already, with the window closed meanwhile.
  void SetClosed(int instructions);

  LuaVm& vm_;
  lua_State* main_ = nullptr;
  int poll_instructions_;
  volatile std::sig_atomic_t set_instructions_ = 0;  // What Set was called with last.
  Look poll_;
};

}  // namespace perilune
