#include "script/script_memory.h"

#include <algorithm>
#include <cstdlib>

#include "base/check.h"
#include "script/vm_hook.h"

namespace perilune {

void* ScriptMemory::Allocate(void* block, size_t old_size, size_t size) {
  if (size == 0) {
    SetInUse(in_use_.value() - old_size);
    is_allocating_ = 1;
    std::free(block);
    is_allocating_ = 0;
    return nullptr;
  }
  if (size > old_size && is_guarded_ && !Admit(size - old_size)) return nullptr;
  is_allocating_ = 1;
  void* moved = block == nullptr ? std::malloc(size) : std::realloc(block, size);
  is_allocating_ = 0;
  CHECK(moved != nullptr);
  SetInUse(in_use_.value() + size - old_size);
  return moved;
}

void ScriptMemory::SetInUse(uint64_t bytes) {
  in_use_.Set(bytes);
  peak_ = std::max(peak_, bytes + other_.value());
}

void ScriptMemory::BeginRun(uint64_t limit) {
  begin_.Set(in_use_.value());
  other_.Reset();
  peak_ = in_use_.value();
  run_peak_ = other_peak_ = 0;
  limit_ = limit;
  is_running_ = true;
  is_exhausted_ = false;
  PlanCollection();
}

void ScriptMemory::EndRun() {
  is_running_ = false;
  fails_in_ = 0;
  if (wants_collection_) hook_.Disarm();
  wants_collection_ = false;
  run_peak_ = peak_ - begin_.value();
}

bool ScriptMemory::Refuse(size_t bytes) {
  if (!is_running_ || is_exhausted_) return false;
  if (fails_in_ > 0 && --fails_in_ == 0) {
    is_exhausted_ = true;
  } else if (run_bytes() + bytes > limit_) {
    is_exhausted_ = true;
  } else if (run_bytes() > collect_at_ && !wants_collection_) {
    wants_collection_ = true;
    hook_.Arm();
  }
  return is_exhausted_;
}

void ScriptMemory::CollectIfWanted(lua_State* lua) {
  if (!wants_collection_) return;
  wants_collection_ = false;
  const Unguarded unguarded(*this);
  lua_gc(lua, LUA_GCCOLLECT, 0);
  PlanCollection();
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
