#include "script/script_cache.h"

#include <algorithm>
#include <utility>

#include "script/script_name.h"

namespace perilune {
std::optional<ScriptSha> ParseScriptSha(std::string_view text) {
  ScriptSha sha;
  if (text.size() != sha.size()) return std::nullopt;
  std::transform(text.begin(), text.end(), sha.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return sha;
}

Script::Script(const ScriptSha& digest, std::string_view text, const StatsEpoch& epoch)
    : sha(digest),
      source(text),
      name(ScriptNameOf(text)),
      stats(epoch) {}

std::shared_ptr<Script> ScriptCache::Find(const ScriptSha& sha) const {
  MutexLock lock(mutex_);
  const auto found = scripts_.find(sha);
  return found == scripts_.end() ? nullptr : found->second.script;
}

std::shared_ptr<Script> ScriptCache::Add(const ScriptSha& sha, std::string_view source,
                                         Origin origin, int64_t now_ms) {
  std::shared_ptr<Script> evicted;  // Destroyed without the lock.
  MutexLock lock(mutex_);
  const auto [found, is_new] = scripts_.try_emplace(sha);
  Cached& cached = found->second;
  if (is_new) {
    cached = {std::make_shared<Script>(sha, source, totals_.epoch()), origin, ++last_added_};
    source_bytes_ += source.size();
    if (origin == Origin::kEvaluated) ++evaluated_;
  } else if (origin == Origin::kLoaded && cached.origin == Origin::kEvaluated) {
    cached.origin = origin;
    --evaluated_;
  }
  const std::shared_ptr<Script> script = cached.script;
  script->MarkUsed(now_ms);
  if (evaluated_ > kEvaluatedMax) evicted = EvictOne();
  return script;
}

// All of them are looked at: it is little beside compiling the one that comes.
std::shared_ptr<Script> ScriptCache::EvictOne() {
  auto oldest = scripts_.end();
  const auto age = [](const Cached& cached) {
    return std::pair(cached.script->used_ms.load(std::memory_order_relaxed), cached.added);
  };
  for (auto it = scripts_.begin(); it != scripts_.end(); ++it) {
    if (it->second.origin != Origin::kEvaluated) continue;
    if (oldest == scripts_.end() || age(it->second) < age(oldest->second)) oldest = it;
  }
  std::shared_ptr<Script> evicted = std::move(oldest->second.script);
  scripts_.erase(oldest);
  --evaluated_;
  source_bytes_ -= evicted->source.size();
  evicted->is_evicted.store(true, std::memory_order_release);
  evicted_.fetch_add(1, std::memory_order_relaxed);
  return evicted;
}

std::vector<std::shared_ptr<Script>> ScriptCache::All() const {
  std::vector<std::shared_ptr<Script>> all;
  MutexLock lock(mutex_);
  all.reserve(scripts_.size());
  for (const auto& [sha, cached] : scripts_) all.push_back(cached.script);
  return all;
}

void ScriptCache::ResetStats() {
  totals_.Reset();
  MutexLock lock(mutex_);
  evicted_.store(0, std::memory_order_relaxed);
}

void ScriptCache::Flush() {
  Scripts dropped;  // Destroyed without the lock.
  MutexLock lock(mutex_);
  dropped.swap(scripts_);
  evaluated_ = source_bytes_ = 0;
  epoch_.fetch_add(1, std::memory_order_release);
}

size_t ScriptCache::size() const {
  MutexLock lock(mutex_);
  return scripts_.size();
}

size_t ScriptCache::memory_bytes() const {
  constexpr size_t kNodeBytes = 64;
  MutexLock lock(mutex_);
  return source_bytes_ + scripts_.size() * (sizeof(Script) + sizeof(Cached) + kNodeBytes);
}

}  // namespace perilune
