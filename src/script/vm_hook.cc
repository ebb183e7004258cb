#include "script/vm_hook.h"

#include <csignal>

#include "base/check.h"
#include "script/lua_vm.h"

namespace perilune {
namespace {

// Ignored unless somebody handles it, so a late one does no harm.
constexpr int kSignal = SIGURG;

// ThreadSanitizer delivers signals only when a thread calls the C library, which a Lua loop does
// not: there the script looks by itself now and then.
#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define PERILUNE_POLLS_SCRIPTS
#endif
#endif
#ifdef PERILUNE_POLLS_SCRIPTS
constexpr int kPollInstructions = 1000;
#else
constexpr int kPollInstructions = 0;
#endif

// The hook whose window is open on this thread. It belongs to the thread and not to a loop,
// because it is for the signal handler, which knows nothing else.
constinit thread_local VmHook* volatile open_hook = nullptr;

}  // namespace

VmHook::VmHook(LuaVm& vm) : vm_(vm), poll_instructions_(kPollInstructions) {
  static const bool is_installed = [] {
    struct sigaction action = {};
    action.sa_handler = OnSignal;
    action.sa_flags = SA_RESTART;
    return ::sigaction(kSignal, &action, nullptr) == 0;
  }();
  CHECK(is_installed);
}

void VmHook::Attach(lua_State* main) {
  main_ = main;
  Set(poll_instructions_);
}

void VmHook::Open() {
  open_hook = this;
  // Signals that came while it was closed did nothing.
  if (vm_.must_stop()) Arm();
}

void VmHook::Close() { open_hook = nullptr; }

void VmHook::Arm() { SetClosed(1); }

void VmHook::ArmForGood() {
  Close();
  Set(1);
}

void VmHook::Disarm() { SetClosed(poll_instructions_); }

void VmHook::PollEvery(int instructions, Look look) {
  poll_instructions_ = instructions == 0 ? kPollInstructions : instructions;
  poll_ = std::move(look);
  Disarm();
}

void VmHook::SetClosed(int instructions) {
  VmHook* const was_open = open_hook;
  open_hook = nullptr;
  if (instructions != set_instructions_) Set(instructions);
  open_hook = was_open;
}

void VmHook::Set(int instructions) {
  set_instructions_ = instructions;
  lua_sethook(main_, instructions == 0 ? nullptr : AtInstruction,
              instructions == 0 ? 0 : LUA_MASKCOUNT, instructions);
}

void VmHook::Interrupt(pthread_t thread) { ::pthread_kill(thread, kSignal); }

void VmHook::OnSignal(int) {
  VmHook* const hook = open_hook;
  if (hook == nullptr) return;
  hook->vm_.WaitWhilePaused();
  if (!hook->vm_.must_stop()) return;
  open_hook = nullptr;  // Closed by AtInstruction otherwise.
  hook->Set(1);
}

// May raise an error.
void VmHook::AtInstruction(lua_State* lua, lua_Debug*) {
  VmHook& hook = LuaVm::Of(lua).hook();
  hook.Close();
  hook.Set(hook.poll_instructions_);
  if (hook.poll_) hook.poll_(lua);
  hook.vm_.WaitWhilePaused();  // Where signals do not come, see kPollInstructions.
  hook.vm_.AtInstruction(lua);
  hook.Open();
}

}  // namespace perilune
