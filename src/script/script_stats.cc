#include "script/script_stats.h"

namespace perilune {

void ScriptStats::CountError(std::string_view kind, int line) {
  MutexLock lock(mutex_);
  FollowEpoch();
  errors_.Add(kind, line);
}

std::vector<ErrorPlace> ScriptStats::errors() const {
  MutexLock lock(mutex_);
  if (epoch_ != tallies_.epoch()) return {};
  return errors_.Sorted();
}

bool ScriptStats::NoteUndeclaredKey(std::string_view key) {
  if (key_epoch_.load(std::memory_order_relaxed) == tallies_.epoch()) return false;
  MutexLock lock(mutex_);
  FollowEpoch();
  if (!undeclared_key_.empty()) return false;
  undeclared_key_ = key;
  key_epoch_.store(epoch_, std::memory_order_relaxed);
  const bool is_first = !has_noted_key_;
  has_noted_key_ = true;
  return is_first;
}

std::string ScriptStats::undeclared_key() const {
  MutexLock lock(mutex_);
  return epoch_ == tallies_.epoch() ? undeclared_key_ : "";
}

void ScriptStats::FollowEpoch() {
  const uint64_t now = tallies_.epoch();
  if (epoch_ == now) return;
  epoch_ = now;
  errors_.Clear();
  undeclared_key_.clear();
}

}  // namespace perilune
