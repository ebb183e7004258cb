#pragma once

// What the tests of the engine share: a small world with a clock and a schedule in the test's
// hand, clients that try commands and runs in it, keys of a chosen partition.
//
// Threads: TestSchedule all of it; a TestClient belongs to one thread at a time.

#include <atomic>
#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/check.h"
#include "base/clock.h"
#include "base/mutex.h"
#include "engine/engine.h"
#include "engine/string_ref.h"
#include "engine/test_claimant.h"
#include "engine/test_dump.h"
#include "engine/transaction.h"

namespace perilune {

// A clock that may also go back, as the clocks of several processors seem to.
class SettableClock final : public Clock {
 public:
  explicit SettableClock(int64_t now_ms) : now_ms_(now_ms) {}
  int64_t NowMs() const override { return now_ms_.load(); }
  int64_t NowUs() const override { return now_ms_.load() * 1000; }
  int64_t MonotonicUs() const override { return now_ms_.load() * 1000; }
  void Set(int64_t now_ms) { now_ms_ = now_ms; }

 private:
  std::atomic<int64_t> now_ms_;
};

// Counts the steps of all transactions, and makes runs turn their latches into key locks: it
// holds a latch that the run wants next, until the run has done so.
class TestSchedule final : public Schedule {
 public:
  void Reached(Step step, uint64_t age) override EXCLUDES(mutex_) {
    std::function<void()> action;
    {
      MutexLock lock(mutex_);
      ++counts_[step];
      ++reached_[{step, age}];
      changed_.NotifyAll();
      if (step == Step::kKeyLocked) UnjamLocked(age);
      action = std::exchange(actions_[step], {});
    }
    if (action) action();
  }

  // Has whoever reaches `step` next call `action` there.
  void DoAt(Step step, std::function<void()> action) EXCLUDES(mutex_) {
    MutexLock lock(mutex_);
    actions_[step] = std::move(action);
  }

  // Takes the latch of `partition` in the way of run `age`; false if it is busy anyway.
  bool Jam(uint64_t age, Partition& partition) EXCLUDES(mutex_) {
    if (!partition.latch.TryLock(Access::kExclusive)) return false;
    MutexLock lock(mutex_);
    jams_[age] = &partition;
    return true;
  }
  void Unjam(uint64_t age) EXCLUDES(mutex_) {
    MutexLock lock(mutex_);
    UnjamLocked(age);
  }

  int Count(Step step) EXCLUDES(mutex_) {
    MutexLock lock(mutex_);
    return counts_[step];
  }

  // Sleeps until the transaction has reached `step` at least `times` times.
  void Await(Step step, uint64_t age, int times = 1) EXCLUDES(mutex_) {
    MutexLock lock(mutex_);
    while (reached_[{step, age}] < times) changed_.Wait(mutex_);
  }

 private:
  void UnjamLocked(uint64_t age) REQUIRES(mutex_) {
    const auto jam = jams_.find(age);
    if (jam == jams_.end()) return;
    jam->second->latch.Unlock(Access::kExclusive);
    jams_.erase(jam);
  }

  Mutex mutex_;
  CondVar changed_;
  std::map<Step, int> counts_ GUARDED_BY(mutex_);
  std::map<std::pair<Step, uint64_t>, int> reached_ GUARDED_BY(mutex_);
  std::map<uint64_t, Partition*> jams_ GUARDED_BY(mutex_);
  std::map<Step, std::function<void()>> actions_ GUARDED_BY(mutex_);
};

// Keeps all effects that were committed.
class EffectCollector final : public EffectConsumer {
 public:
  EffectCollector() {
    set_wants_events(true);
    set_wants_commands(true);
  }
  using EffectConsumer::set_wants_commands;
  void Consume(const Effects& effects) override {
    for (const LogLine& line : effects.log) log.push_back(line.text);
    for (const KeyEvent& event : effects.events) {
      events.push_back(std::string(event.event) + " " + event.key);
    }
    commands.insert(commands.end(), effects.commands.begin(), effects.commands.end());
    hits += effects.hits;
    misses += effects.misses;
  }

  std::vector<std::string> log;
  std::vector<std::string> events;
  std::vector<AppliedCommand> commands;
  uint64_t hits = 0;
  uint64_t misses = 0;
};

struct TestWorld {
  static constexpr int kDatabases = 3;

  SettableClock clock{1'000'000};
  TestSchedule schedule;
  EffectCollector effects;
  Engine engine{clock, {.databases = kDatabases, .schedule = &schedule}};
};

inline KeyNeed Reads(std::string_view key, int database = 0) {
  return {Key(key), database, Access::kShared};
}
inline KeyNeed Writes(std::string_view key, int database = 0) {
  return {Key(key), database, Access::kExclusive};
}

// Returns the nth key of the form "k<number>" that lies in the partition.
inline std::string KeyIn(uint32_t partition, int nth = 0) {
  for (int number = 0;; ++number) {
    std::string key = "k" + std::to_string(number);
    if (PartitionIndex(Hash(key)) == partition && nth-- == 0) return key;
  }
}

// A client with one transaction. The keys given to it must outlive the transaction's use of them.
class TestClient {
 public:
  explicit TestClient(TestWorld& world, uint64_t seed = 1)
      : world_(world), txn_(world.engine, &world.effects, seed) {}

  Transaction& txn() { return txn_; }
  uint64_t age() { return txn_.locks().age(); }
  int wakes() const { return waiter_.wakes(); }

  // Begin and try to take everything. False: Retry when woken.
  bool Command(std::initializer_list<KeyNeed> needs) {
    txn_.Begin(0);
    for (const KeyNeed& need : needs) txn_.locks().Declare(need.database, need.key, need.access);
    return Retry();
  }
  bool Run(std::initializer_list<KeyNeed> needs) {
    txn_.Begin(0);
    txn_.locks().DeclareRun(Access::kExclusive);
    for (const KeyNeed& need : needs) txn_.locks().Declare(need.database, need.key, need.access);
    return Retry();
  }
  bool Keyspace(Access access) {
    txn_.Begin(0);
    txn_.locks().DeclareKeyspace(access);
    return Retry();
  }
  bool Retry() {
    if (!txn_.Acquire(waiter_)) return false;
    if (txn_.locks().is_run()) txn_.StartJournal();
    return true;
  }

  bool Hold(const KeyNeed& need) { return txn_.HoldMore({&need, 1}); }

  // Lets the run touch a key whose latch is busy just now, so that it goes over to key locks.
  bool HoldAndDemote(const KeyNeed& need) {
    Partition& partition = world_.engine.PartitionOf(need.key.hash);
    CHECK(world_.schedule.Jam(age(), partition));
    const bool held = Hold(need);
    world_.schedule.Unjam(age());
    return held;
  }

  void Set(std::string_view key, std::string_view bytes, int64_t expiry_ms = kNoExpiry) {
    txn_.PutBytes(Key(key), bytes, expiry_ms);
  }
  std::optional<std::string> Get(std::string_view key) {
    const Result<const StringValue*> found = txn_.Find<StringValue>(Key(key));
    if (!found || *found == nullptr) return std::nullopt;
    StringValue::IntBuffer buffer;
    return std::string((*found)->View(buffer));
  }

 private:
  TestWorld& world_;
  CountingWaiter waiter_;
  Transaction txn_;
};

// A plain SET, GET and DBSIZE, by a client of their own. Requires: they need not wait.
inline void SetNow(TestWorld& world, std::string_view key, std::string_view bytes,
                   int64_t expiry_ms = kNoExpiry) {
  TestClient client(world);
  CHECK(client.Command({Writes(key)}));
  client.Set(key, bytes, expiry_ms);
  client.txn().Commit();
}
inline std::optional<std::string> GetNow(TestWorld& world, std::string_view key) {
  TestClient client(world);
  CHECK(client.Command({Reads(key)}));
  std::optional<std::string> bytes = client.Get(key);
  client.txn().Commit();
  return bytes;
}

}  // namespace perilune
