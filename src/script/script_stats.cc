#include "script/script_stats.h"

namespace perilune {

bool ScriptStats::Add(const RunFindings& findings) {
  for (size_t i = 0; i < kHazards; ++i) {
    if (findings.counts[i] == 0) continue;
    counts_[i].fetch_add(findings.counts[i], std::memory_order_relaxed);
  }
  if (findings.undeclared_key.empty()) return false;
  MutexLock lock(mutex_);
  if (!undeclared_key_.empty()) return false;
  undeclared_key_ = findings.undeclared_key;
  return true;
}

std::string ScriptStats::undeclared_key() const {
  MutexLock lock(mutex_);
  return undeclared_key_;
}

}  // namespace perilune
