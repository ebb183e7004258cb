#pragma once

// The memory of a Lua VM: counts what is in use, and refuses what would take a run past its limit.
// docs/decisions/0008-script-memory.md says what counts and when.
//
//   memory.BeginRun(limit);
//   { const ScriptMemory::Guarded guarded(memory); lua_pcall(...); }
//   memory.EndRun();
//
// Invariants:
//   1. Memory is refused only within a Guarded, and between BeginRun and EndRun once at most.
// Threads: belongs to the VM's loop, but for run_bytes.

#include <algorithm>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <lua.hpp>

#include "base/counter.h"

namespace perilune {

class VmHook;

class ScriptMemory {
 public:
  // Nothing is refused before the first run.
  explicit ScriptMemory(VmHook& hook) : hook_(hook) {}
  ScriptMemory(const ScriptMemory&) = delete;
  ScriptMemory& operator=(const ScriptMemory&) = delete;

  // For a signal's handler: whether the thread is in the allocator, which has locks.
  bool is_allocating() const { return is_allocating_ != 0; }

  // As lua_Alloc says.
  void* Allocate(void* block, size_t old_size, size_t size);

  // To be called at an instruction, when the hook was armed: LuaJIT must not be entered by its
  // allocator.
  void CollectIfWanted(lua_State* lua);

  void BeginRun(uint64_t limit);
  void EndRun();

  // As long as it lives, allocations may be refused: Lua raises an error.
  class Guarded {
   public:
    explicit Guarded(ScriptMemory& memory) : Guarded(memory, true) {}
    ~Guarded() { memory_.is_guarded_ = before_; }
    Guarded(const Guarded&) = delete;
    Guarded& operator=(const Guarded&) = delete;

   protected:
    Guarded(ScriptMemory& memory, bool is_guarded)
        : memory_(memory), before_(memory.is_guarded_) {
      memory.is_guarded_ = is_guarded;
    }

   private:
    ScriptMemory& memory_;
    const bool before_;
  };

  // The opposite, within a Guarded.
  class Unguarded : public Guarded {
   public:
    explicit Unguarded(ScriptMemory& memory) : Guarded(memory, false) {}
  };

  // Returns whether the run may take `bytes` more. After false it is over: see is_exhausted.
  [[nodiscard]] bool Admit(size_t bytes) {
    if (fails_in_ == 0 && run_bytes() + bytes <= collect_at_) [[likely]] return true;
    return !Refuse(bytes);
  }

  // Sets what the run takes beside Lua. Returns whether that is still within the limit.
  [[nodiscard]] bool SetOther(size_t bytes) {
    other_.Set(bytes);
    other_peak_ = std::max<uint64_t>(other_peak_, bytes);
    peak_ = std::max(peak_, in_use_.value() + bytes);
    return Admit(0);
  }

  // Whether the run has been refused something.
  bool is_exhausted() const { return is_exhausted_; }

  // What the run takes now. From any thread, while there is a run. Garbage that it did not make
  // may be freed meanwhile.
  uint64_t run_bytes() const {
    const uint64_t in_use = in_use_.value();
    const uint64_t begin = begin_.value();
    return (in_use > begin ? in_use - begin : 0) + other_.value();
  }

  // What the last run took at its most, and the part of it beside Lua, at its most.
  uint64_t peak_bytes() const { return run_peak_; }
  uint64_t other_peak_bytes() const { return other_peak_; }

  // Of the VM, in all.
  size_t in_use() const { return in_use_.value(); }

  // For tests: the n-th request from here on is refused, whatever the limit is. 0: none.
  void FailRequest(uint64_t n) { fails_in_ = n; }

 private:
  bool Refuse(size_t bytes);
  void SetInUse(uint64_t bytes);
  void PlanCollection();

  VmHook& hook_;
  Counter in_use_;
  Counter begin_;  // In use when the run began.
  Counter other_;  // What the run takes beside Lua.
  uint64_t peak_ = 0;        // Of in_use_ and other_ together, since the run began.
  uint64_t run_peak_ = 0;    // The part of it that the run took.
  uint64_t other_peak_ = 0;  // Of other_.
  uint64_t limit_ = 0;
  uint64_t collect_at_ = 0;  // Of the run's bytes, at most the limit.
  uint64_t fails_in_ = 0;
  volatile sig_atomic_t is_allocating_ = 0;
  bool is_running_ = false;
  bool is_guarded_ = false;
  bool is_exhausted_ = false;
  bool wants_collection_ = false;  // At the next instruction.
};

}  // namespace perilune
