#pragma once

// The shared half of the data: every partition, the gate for those who change the whole keyspace,
// and what all transactions read. A Transaction (transaction.h) is the only way in.
//
// Threads: all of it.

#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

#include "base/clock.h"
#include "engine/keyspace_gate.h"
#include "engine/partition.h"
#include "engine/reclaimer.h"
#include "engine/schedule.h"
#include "store/access.h"
#include "store/compact_limits.h"
#include "store/entry.h"

namespace perilune {

class Engine {
 public:
  struct Options {
    int databases = 16;
    Schedule* schedule = nullptr;  // Tests only.
  };

  // `clock` must outlive the engine.
  Engine(const Clock& clock, Options options);

  int databases() const { return options_.databases; }
  const Clock& clock() const { return clock_; }

  Partition& PartitionOf(uint64_t hash) { return *partitions_[PartitionIndex(hash)]; }
  Partition& partition(uint32_t index) { return *partitions_[index]; }

  KeyspaceGate& gate() { return gate_; }

  // A new transaction's age; the smaller, the older. Never 0.
  uint64_t NextAge() { return next_age_.fetch_add(1, std::memory_order_relaxed); }

  void Reach(Step step, uint64_t age) {
    if (options_.schedule != nullptr) [[unlikely]] options_.schedule->Reached(step, age);
  }

  // The limit that APPEND and SETRANGE obey, in bytes.
  int64_t string_bytes_max() const { return string_bytes_max_.load(std::memory_order_relaxed); }
  void set_string_bytes_max(int64_t bytes) { string_bytes_max_ = bytes; }

  CompactLimits& compact_limits() { return compact_limits_; }

  Reclaimer& reclaimer() { return reclaimer_; }

  AccessPolicy access_policy() const { return access_policy_.load(std::memory_order_relaxed); }
  void set_access_policy(AccessPolicy policy) { access_policy_ = policy; }

  // Whether keys that are expired are removed by the expirer (DEBUG SET-ACTIVE-EXPIRE).
  bool active_expire() const { return active_expire_.load(std::memory_order_relaxed); }
  void set_active_expire(bool active) { active_expire_ = active; }

 private:
  const Clock& clock_;
  const Options options_;
  std::vector<std::unique_ptr<Partition>> partitions_;
  KeyspaceGate gate_;
  std::atomic<uint64_t> next_age_{1};
  std::atomic<int64_t> string_bytes_max_{512 * 1024 * 1024};
  CompactLimits compact_limits_;
  std::atomic<AccessPolicy> access_policy_{AccessPolicy{}};
  std::atomic<bool> active_expire_{true};
  Reclaimer reclaimer_;
};

}  // namespace perilune
