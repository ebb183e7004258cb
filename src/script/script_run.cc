#include "script/script_run.h"

#include <algorithm>

#include "script/dry_run.h"

namespace perilune {

bool ScriptRun::FindDeclared(const Key& key, KeySlot* slot) {
  constexpr size_t kFew = 8;
  if (keys.size() <= kFew) {
    if (std::find(keys.begin(), keys.end(), key.bytes) == keys.end()) return false;
  } else {
    if (declared == nullptr) declared = std::make_unique<KeySet>(keys.begin(), keys.end());
    if (!declared->contains(key.bytes)) return false;
  }
  if (slot != nullptr) slot->declared_in = serial;
  return true;
}

bool ScriptRun::MayUseUndeclared(const Key& key) {
  if (!findings.any_undeclared()) findings.undeclared_key = key.bytes;
  findings.Count(Hazard::kUndeclaredKey);
  return undeclared_keys != UndeclaredKeys::kDeny;
}

size_t ScriptRun::DryRunBytes() const { return dry_run->memory_bytes(); }

std::string EndText(const ScriptRun& run, RunEnd end) {
  const std::string who = " script: " + std::string(ViewOf(run.script.sha)) + ".";
  switch (end) {
    case RunEnd::kOwn:
    case RunEnd::kRestart:
      break;
    case RunEnd::kKilled:
      return "ERR Script killed by user with SCRIPT KILL, what it wrote was undone" + who;
    case RunEnd::kTimedOut:
      return "ERR Timeout: the script exceeded script-max-ms (" +
             std::to_string(run.limit_us / 1000) + " ms) and was undone" + who;
    case RunEnd::kOutOfMemory:
      return "ERR Out of memory: the script exceeded script-max-memory (" +
             std::to_string(run.memory_limit) + " bytes) and was undone" + who;
  }
  return {};
}

}  // namespace perilune
