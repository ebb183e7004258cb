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
// Threads: belongs to the VM's loop, but for shown_bytes.

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <lua.hpp>

namespace perilune {

class ScriptMemory {
 public:
  // Nothing is refused before the first run.
  ScriptMemory() = default;
  ScriptMemory(const ScriptMemory&) = delete;
  ScriptMemory& operator=(const ScriptMemory&) = delete;

  // Of type lua_Alloc; `memory` is a ScriptMemory.
  static void* Allocate(void* memory, void* block, size_t old_size, size_t size);

  // The VM that is to be collected when a run has used much.
  void set_main(lua_State* main) { main_ = main; }

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
  [[nodiscard]] bool SetOther(size_t bytes);

  // Whether the run has been refused something.
  bool is_exhausted() const { return is_exhausted_; }

  // Of the VM, in all, at the end of the last run. From any thread.
  size_t shown_bytes() const { return shown_.load(std::memory_order_relaxed); }

  // For tests: the n-th request from here on is refused, whatever the limit is. 0: none.
  void FailRequest(uint64_t n) { fails_in_ = n; }

 private:
  static void Collect(lua_State* lua, lua_Debug* frame);
  bool Refuse(size_t bytes);
  // Of the run. Garbage that it did not make may be freed meanwhile.
  uint64_t run_bytes() const { return (in_use_ > begin_ ? in_use_ - begin_ : 0) + other_; }
  void PlanCollection();

  lua_State* main_ = nullptr;
  size_t in_use_ = 0;
  size_t begin_ = 0;  // In use when the run began.
  size_t other_ = 0;  // What the run takes beside Lua.
  uint64_t limit_ = 0;
  uint64_t collect_at_ = 0;  // Of the run's bytes, at most the limit.
  uint64_t fails_in_ = 0;
  bool is_running_ = false;
  bool is_guarded_ = false;
  bool is_exhausted_ = false;
  bool is_collecting_ = false;  // At the next instruction.
  std::atomic<size_t> shown_{0};
};

}  // namespace perilune
