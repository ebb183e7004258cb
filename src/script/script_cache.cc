#include "script/script_cache.h"

#include <algorithm>

namespace perilune {
namespace {

bool NamesKeys(std::string_view source) {
  return source.find("KEYS") != source.npos || source.find("ARGV") != source.npos;
}

}  // namespace

std::optional<ScriptSha> ParseScriptSha(std::string_view text) {
  ScriptSha sha;
  if (text.size() != sha.size()) return std::nullopt;
  std::transform(text.begin(), text.end(), sha.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return sha;
}

std::shared_ptr<const Script> ScriptCache::Find(const ScriptSha& sha) const {
  MutexLock lock(mutex_);
  const auto found = scripts_.find(sha);
  return found == scripts_.end() ? nullptr : found->second;
}

std::shared_ptr<const Script> ScriptCache::Add(const ScriptSha& sha, std::string_view source) {
  MutexLock lock(mutex_);
  std::shared_ptr<const Script>& script = scripts_[sha];
  if (script == nullptr) {
    script = std::make_shared<const Script>(Script{sha, std::string(source), NamesKeys(source)});
  }
  return script;
}

void ScriptCache::Flush() {
  Scripts dropped;  // Destroyed without the lock.
  MutexLock lock(mutex_);
  dropped.swap(scripts_);
  epoch_.fetch_add(1, std::memory_order_release);
}

size_t ScriptCache::size() const {
  MutexLock lock(mutex_);
  return scripts_.size();
}

}  // namespace perilune
