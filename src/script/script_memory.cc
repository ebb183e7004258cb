#include "script/script_memory.h"

#include <algorithm>
#include <cstdlib>

#include "base/check.h"

namespace perilune {

void* ScriptMemory::Allocate(void* memory, void* block, size_t old_size, size_t size) {
  ScriptMemory& self = *static_cast<ScriptMemory*>(memory);
  if (size == 0) {
    self.in_use_ -= old_size;
    std::free(block);
    return nullptr;
  }
  if (size > old_size && self.is_guarded_ && !self.Admit(size - old_size)) return nullptr;
  void* moved = std::realloc(block, size);
  CHECK(moved != nullptr);
  self.in_use_ += size - old_size;
  return moved;
}

void ScriptMemory::BeginRun(uint64_t limit) {
  begin_ = in_use_;
  other_ = 0;
  limit_ = limit;
  is_running_ = true;
  is_exhausted_ = false;
  PlanCollection();
}

void ScriptMemory::EndRun() {
  is_running_ = false;
  fails_in_ = 0;
  if (is_collecting_) lua_sethook(main_, nullptr, 0, 0);
  is_collecting_ = false;
  shown_.store(in_use_, std::memory_order_relaxed);
}

bool ScriptMemory::SetOther(size_t bytes) {
  other_ = bytes;
  return Admit(0);
}

bool ScriptMemory::Refuse(size_t bytes) {
  if (!is_running_ || is_exhausted_) return false;
  if (fails_in_ > 0 && --fails_in_ == 0) {
    is_exhausted_ = true;
  } else if (run_bytes() + bytes > limit_) {
    is_exhausted_ = true;
  } else if (run_bytes() > collect_at_ && !is_collecting_) {
    is_collecting_ = true;
    lua_sethook(main_, Collect, LUA_MASKCOUNT, 1);
  }
  return is_exhausted_;
}

// At the next instruction: LuaJIT must not be entered by its allocator.
void ScriptMemory::Collect(lua_State* lua, lua_Debug*) {
  void* memory = nullptr;
  lua_getallocf(lua, &memory);
  ScriptMemory& self = *static_cast<ScriptMemory*>(memory);
  lua_sethook(lua, nullptr, 0, 0);
  self.is_collecting_ = false;
  const Unguarded unguarded(self);
  lua_gc(lua, LUA_GCCOLLECT, 0);
  self.PlanCollection();
}

// The next collection comes when half of the room is taken that is left now; the less is left, the
// less often it is worth it.
void ScriptMemory::PlanCollection() {
  constexpr uint64_t kLeastShare = 16;
  const uint64_t taken = run_bytes();
  const uint64_t left = limit_ > taken ? limit_ - taken : 0;
  collect_at_ = std::min(limit_, taken + std::max(left / 2, limit_ / kLeastShare));
}

}  // namespace perilune
