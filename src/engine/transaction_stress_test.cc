// Many threads at once: money moves between accounts, and nobody may ever see a sum that differs.
// Chance alone rarely makes a run outlive its latches, so the test holds latches in its way.
// PERILUNE_STRESS_ROUNDS=450000 makes it a million runs: see CONTRIBUTING.md.

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <deque>
#include <functional>
#include <optional>
#include <set>
#include <thread>

#include "engine/test_support.h"
#include "engine/thread_waiter.h"

namespace perilune {
namespace {

constexpr int kThreads = 4;
constexpr int kRoundsOfEnd = 16;  // So many of all for one that is ended from outside.
constexpr size_t kAccounts = 24;
constexpr uint32_t kAccountPartitions = kAccounts / 3;
constexpr int64_t kOpening = 100;

// Of each thread.
int Rounds() {
  const char* rounds = std::getenv("PERILUNE_STRESS_ROUNDS");
  return rounds == nullptr ? 4'000 : std::atoi(rounds);
}

struct Tally {
  std::atomic<int> tellers{kThreads};  // Still at work.
  std::atomic<int> rounds{0};
  std::atomic<int> runs{0};
  std::atomic<int> reads{0};
  std::atomic<int> deaths{0};
  std::atomic<int> demotions{0};
  std::atomic<int> holders{0};       // Of the whole keyspace.
  std::atomic<int> from_outside{0};  // Runs that another thread has turned to key locks.
  std::atomic<int> taken{0};         // Runs that another thread has undone.
  std::atomic<int> cancelled{0};
  std::atomic<int> abandoned{0};
};

// Aborts the program if nobody gets on for a minute: a deadlock fails instead of hanging.
class Watchdog {
 public:
  Watchdog(TestWorld& world, const Tally& tally)
      : thread_([this, &world, &tally] { Watch(world, tally); }) {}
  ~Watchdog() {
    done_ = true;
    thread_.join();
  }

 private:
  void Watch(TestWorld& world, const Tally& tally) {
    int rounds = 0;
    for (int tenths = 0; !done_; ++tenths) {
      if (std::exchange(rounds, tally.rounds.load()) != tally.rounds) tenths = 0;
      if (tenths == 600) {
        for (uint32_t index = 0; index < kPartitions; ++index) {
          for (const auto& held : world.engine.partition(index).held.HeldByOthers(0, 0)) {
            ADD_FAILURE() << held.bytes << " is held by " << held.holders[0].run << ", "
                          << held.waiters.size() << " wait";
          }
        }
        CHECK(done_.load());  // Else it is a deadlock.
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
  }

  std::atomic<bool> done_{false};
  std::thread thread_;
};

class Teller {
 public:
  Teller(TestWorld& world, Tally& tally, const std::vector<std::string>& accounts, uint64_t seed)
      : world_(world),
        tally_(tally),
        accounts_(accounts),
        txn_(world.engine, nullptr, seed),
        random_(seed) {}

  void Work() {
    for (int round = Rounds(); round > 0; --round, ++tally_.rounds) {
      const uint64_t kind = random_.Below(100);
      if (kind < 50) {
        Transfer();
      } else if (kind < 56) {
        KeyspaceRun();
      } else if (kind < 75) {
        PlainTransfer();
      } else if (kind < 90) {
        ReadAll();
      } else if (kind < 94) {
        ReadKeyspace();
      } else if (kind < 96) {
        ScanAccounts();
      } else if (kind < 98) {
        FlushAndRestore();
      } else {
        Cancel();
      }
    }
    --tally_.tellers;
  }

  // Called by another thread: ends the run. Returns false if there is none.
  bool EndRun() {
    MutexLock lock(running_);
    if (is_running_) txn_.locks().Abandon();
    return is_running_;
  }

  // By another thread: makes the run long, if there is one and it is between commands.
  void MakeRunLong() {
    MutexLock lock(thinking_);
    if (!IsThere() || txn_.locks().holds_key_locks()) return;
    if (txn_.TurnIntoKeyLocks()) ++tally_.from_outside;
  }

  // By another thread: undoes the run in its thread's place. Returns false if there is none, or it
  // is not between commands.
  bool TakeRun(bool restarts) {
    MutexLock lock(thinking_);
    if (!IsThere()) return false;
    ++tally_.taken;
    if (restarts) {
      txn_.Restart();
      taken_ = Taken::kRestarts;
    } else {
      txn_.Rollback();
      taken_ = Taken::kIsOver;
    }
    return true;
  }

 private:
  enum class Taken : uint8_t { kNo, kRestarts, kIsOver };

  std::string_view AnyAccount() { return accounts_[random_.Below(kAccounts)]; }

  void Acquire() {
    while (!txn_.Acquire(waiter_)) waiter_.Sleep();
  }

  // An account with nothing in it does not exist.
  int64_t BalanceOf(std::string_view account) {
    const Result<const StringValue*> found = txn_.Find<StringValue>(Key(account));
    CHECK(found);
    return *found == nullptr ? 0 : (*found)->integer();
  }
  void SetBalance(std::string_view account, int64_t balance) {
    if (balance == 0) {
      txn_.Erase(Key(account));
    } else {
      txn_.Put(Key(account), StringValue::FromInt(balance), kNoExpiry);
    }
  }

  // Returns false if the run must end.
  using Script = std::function<bool()>;

  void Move(std::string_view from, std::string_view to, int64_t amount) {
    if (from == to) return;
    SetBalance(from, BalanceOf(from) - amount);
    SetBalance(to, BalanceOf(to) + amount);
  }
  void ExpectTheSum() {
    int64_t sum = 0;
    for (const std::string& account : accounts_) sum += BalanceOf(account);
    EXPECT_EQ(sum, kOpening * static_cast<int64_t>(kAccounts));
  }

  // Touches one account after the other, of which it has declared the first only.
  void Transfer() {
    txn_.Begin(0);
    const std::string_view first = AnyAccount();
    const uint64_t seed = random_.Next();
    txn_.locks().DeclareRun(Access::kExclusive);
    txn_.locks().Declare(0, Key(first), Access::kExclusive);
    Run([&] { return PlayTransfers(first, seed); });
  }

  // Moves money, reads the whole keyspace, flushes it and deals anew, in any order.
  void KeyspaceRun() {
    txn_.Begin(0);
    const uint64_t seed = random_.Next();
    txn_.locks().DeclareRun(Access::kExclusive);
    Run([&] { return PlayKeyspace(seed); });
  }

  void Run(const Script& script) {
    const bool fails = random_.Below(8) == 0;
    Acquire();
    SetRunning(true);
    const bool done = PlayToTheEnd(script);
    SetRunning(false);
    if (txn_.locks().holds_key_locks()) ++tally_.demotions;
    if (txn_.locks().is_keyspace_holder()) ++tally_.holders;
    ++tally_.runs;
    if (!done) ++tally_.abandoned;
    if (fails || !done) {
      txn_.Rollback();
    } else {
      txn_.Commit();
    }
  }

  // Returns false if somebody has ended the run.
  bool PlayToTheEnd(const Script& script) {
    for (;;) {
      txn_.StartJournal();
      const Transaction::Savepoint begin = txn_.Mark();
      if (script()) {
        if (random_.Below(8) == 0) txn_.UndoTo(begin);  // As after a script's error.
        return true;
      }
      const Taken taken = std::exchange(taken_, Taken::kNo);
      if (taken == Taken::kIsOver) return false;
      if (taken == Taken::kNo && !txn_.must_restart()) {
        EXPECT_TRUE(txn_.is_abandoned());
        return false;
      }
      ++tally_.deaths;
      if (taken == Taken::kNo) txn_.Restart();
      Acquire();
    }
  }

  void SetRunning(bool is_running) {
    MutexLock lock(running_);
    is_running_ = is_running;
  }

  // The same at each attempt.
  bool PlayTransfers(std::string_view first, uint64_t seed) {
    Random steps(seed);
    std::string_view from = first;
    for (int step = 0; step < 4; ++step) {
      const std::string_view to = accounts_[steps.Below(kAccounts)];
      const auto amount = static_cast<int64_t>(steps.Below(5));
      if (steps.Below(3) == 0 && !Hold(Access::kShared, from, to)) return false;
      if (!Hold(Access::kExclusive, from, to)) return false;
      if (BalanceOf(from) >= amount) Move(from, to, amount);
      txn_.EndCommand();
      if (!Think()) return false;
      from = to;
    }
    return true;
  }

  bool PlayKeyspace(uint64_t seed) {
    Random steps(seed);
    std::optional<std::set<std::string>> seen;  // As it stays, but for what the run changes.
    for (int step = 0; step < 5; ++step) {
      const uint64_t kind = steps.Below(10);
      if (kind < 4) {
        if (!LookAround(seen)) return false;
      } else if (kind < 8) {
        const std::string_view from = accounts_[steps.Below(kAccounts)];
        const std::string_view to = accounts_[steps.Below(kAccounts)];
        if (!Hold(Access::kExclusive, from, to)) return false;
        Move(from, to, std::min<int64_t>(BalanceOf(from), static_cast<int64_t>(steps.Below(150))));
        if (seen) Update(*seen, {from, to});
      } else if (kind < 9) {
        if (!SumUp()) return false;
      } else {
        if (!DealAnew()) return false;
        if (seen) seen->insert(accounts_.begin(), accounts_.end());
      }
      txn_.EndCommand();
      if (!Think()) return false;
    }
    return true;
  }

  // What the run has seen of the keyspace before must be there still.
  bool LookAround(std::optional<std::set<std::string>>& seen) {
    if (!txn_.HoldKeyspace(Access::kShared)) return false;
    std::set<std::string> keys;
    txn_.ForEachKey(0, [&](const VisibleKey& key) { keys.emplace(key.bytes); });
    EXPECT_EQ(txn_.CountKeys(0), keys.size());
    EXPECT_FALSE(keys.empty());
    EXPECT_EQ(seen.value_or(keys), keys);
    seen = std::move(keys);
    return true;
  }

  void Update(std::set<std::string>& seen, std::initializer_list<std::string_view> changed) {
    for (const std::string_view account : changed) {
      seen.erase(std::string(account));
      if (BalanceOf(account) != 0) seen.emplace(account);
    }
  }

  bool HoldAll(Access access) {
    std::vector<KeyNeed> needs;
    for (const std::string& account : accounts_) needs.push_back({Key(account), 0, access});
    return txn_.HoldMore(needs);
  }

  bool SumUp() {
    if (!HoldAll(Access::kShared)) return false;
    ExpectTheSum();
    return true;
  }

  bool DealAnew() {
    if (!txn_.HoldKeyspace(Access::kExclusive)) return false;
    txn_.Flush(0);
    txn_.EndCommand();
    if (!Think() || !HoldAll(Access::kExclusive)) return false;
    for (const std::string& account : accounts_) SetBalance(account, kOpening);
    return true;
  }

  // Holds its keys for a while, so that the others meet them, sometimes as a run that takes long.
  // Returns false if the transaction was taken away.
  bool Think() {
    if (random_.Below(4) == 0) txn_.TurnIntoKeyLocks();
    SetThinking(true);
    std::this_thread::yield();
    SetThinking(false);
    return taken_ == Taken::kNo;
  }
  bool IsThere() REQUIRES(thinking_) { return is_thinking_ && taken_ == Taken::kNo; }
  void SetThinking(bool is_thinking) {
    MutexLock lock(thinking_);
    is_thinking_ = is_thinking;
  }

  bool Hold(Access access, std::string_view from, std::string_view to) {
    // Jams need a free latch that this run does not hold itself.
    const uint64_t age = txn_.locks().age();
    const bool jammed =
        random_.Below(3) == 0 && world_.schedule.Jam(age, world_.engine.PartitionOf(Hash(to)));
    if (jammed && txn_.locks().holds_key_locks()) world_.schedule.Unjam(age);
    const KeyNeed needs[] = {{Key(from), 0, access}, {Key(to), 0, access}};
    const bool held = txn_.HoldMore(needs);
    if (jammed) world_.schedule.Unjam(age);
    return held;
  }

  void PlainTransfer() {
    txn_.Begin(0);
    const std::string_view from = AnyAccount();
    const std::string_view to = AnyAccount();
    txn_.locks().Declare(0, Key(from), Access::kExclusive);
    txn_.locks().Declare(0, Key(to), Access::kExclusive);
    Acquire();
    if (BalanceOf(from) > 0) Move(from, to, 1);
    txn_.Commit();
  }

  void ReadAll() {
    txn_.Begin(0);
    for (const std::string& account : accounts_) {
      txn_.locks().Declare(0, Key(account), Access::kShared);
    }
    Acquire();
    ExpectTheSum();
    ++tally_.reads;
    txn_.Commit();
  }

  // A run inserts and deletes accounts: the ways of counting them must agree at any moment.
  void ReadKeyspace() {
    txn_.Begin(0);
    txn_.locks().DeclareKeyspace(Access::kShared);
    Acquire();
    size_t visited = 0;
    txn_.ForEachKey(0, [&](const VisibleKey&) { ++visited; });
    EXPECT_EQ(txn_.CountKeys(0), visited);
    EXPECT_GT(visited, 0u);
    EXPECT_LE(visited, kAccounts);
    ++tally_.reads;
    txn_.Commit();
  }

  // By SCAN, which latches one partition after the other and gives up where one is busy. Nobody
  // ever sees what is flushed but not dealt anew.
  void ScanAccounts() {
    txn_.Begin(0);
    txn_.locks().DeclareScan();
    Acquire();
    uint32_t latched = 0;
    size_t visited = 0;
    while (latched < kAccountPartitions && txn_.TryPartition(latched)) {
      uint64_t cursor = 0;
      do {
        cursor = txn_.Scan(latched, cursor, [&](const VisibleKey&) { ++visited; });
      } while (cursor != 0);
      ++latched;
    }
    if (latched == kAccountPartitions) {
      EXPECT_GT(visited, 0u);
      ++tally_.reads;
    }
    txn_.Commit();
  }

  // Takes everything out and deals it anew, at once.
  void FlushAndRestore() {
    txn_.Begin(0);
    txn_.locks().DeclareKeyspace(Access::kExclusive);
    Acquire();
    EXPECT_EQ(world_.engine.partition(0).held.HeldByOthers(0, 0).size(), 0u);
    txn_.Flush(0);
    for (const std::string& account : accounts_) SetBalance(account, kOpening);
    txn_.Commit();
  }

  // Gives up where others would wait.
  void Cancel() {
    txn_.Begin(0);
    for (int keys = 0; keys < 3; ++keys) {
      txn_.locks().Declare(0, Key(AnyAccount()), Access::kExclusive);
    }
    if (!txn_.Acquire(waiter_)) {
      txn_.locks().CancelWait();
      ++tally_.cancelled;
    }
    txn_.Rollback();
  }

  TestWorld& world_;
  Tally& tally_;
  const std::vector<std::string>& accounts_;
  ThreadWaiter waiter_;
  Transaction txn_;
  Random random_;
  Mutex running_;
  bool is_running_ GUARDED_BY(running_) = false;  // Its transaction is a run's.
  Mutex thinking_;
  bool is_thinking_ GUARDED_BY(thinking_) = false;  // The transaction is anybody's meanwhile.
  Taken taken_ = Taken::kNo;                        // As is this.
};

TEST(TransactionStressTest, TheSumIsTheSameForEverybodyAtAnyTime) {
  TestWorld world;
  Tally tally;
  std::vector<std::string> accounts;
  for (size_t number = 0; number < kAccounts; ++number) {
    accounts.push_back(KeyIn(static_cast<uint32_t>(number / 3), static_cast<int>(number % 3)));
    SetNow(world, accounts.back(), std::to_string(kOpening));
  }
  {
    Watchdog watchdog(world, tally);
    std::deque<Teller> tellers;
    std::vector<std::thread> threads;
    for (uint64_t seed = 1; seed <= kThreads; ++seed) {
      tellers.emplace_back(world, tally, accounts, seed);
    }
    for (Teller& teller : tellers) threads.emplace_back([&] { teller.Work(); });
    threads.emplace_back([&] {
      int ended = 0;
      for (size_t next = 0; tally.tellers > 0; ++next) {
        Teller& teller = tellers[next % kThreads];
        teller.MakeRunLong();
        std::this_thread::sleep_for(std::chrono::microseconds(10));  // The tellers shall work.
        if (tally.rounds < ended * kRoundsOfEnd) continue;
        ended += ended % 2 == 0 ? teller.EndRun() : teller.TakeRun(/*restarts=*/ended % 4 == 1);
      }
    });
    for (std::thread& thread : threads) thread.join();
  }
  int64_t sum = 0;
  for (const auto& [key, content] : DumpOf(world.engine)) sum += std::stoll(std::get<0>(content));
  EXPECT_EQ(sum, kOpening * static_cast<int64_t>(kAccounts));
  EXPECT_GT(tally.runs, 2 * Rounds());
  EXPECT_GT(tally.reads, 0);
  EXPECT_GT(tally.demotions, 100);
  EXPECT_GT(tally.from_outside, 10);
  EXPECT_GT(tally.holders, 10);
  EXPECT_GT(tally.taken, 10);
  EXPECT_GT(tally.abandoned, 10);
  EXPECT_GT(tally.deaths, 0);
  EXPECT_GT(world.schedule.Count(Step::kWaiting), 100);
  EXPECT_GT(world.schedule.Count(Step::kBlocked), 0);
  for (uint32_t index = 0; index < kPartitions; ++index) {
    ASSERT_TRUE(world.engine.partition(index).held.empty());
    ASSERT_TRUE(world.engine.partition(index).latch.TryLock(Access::kExclusive));
    world.engine.partition(index).latch.Unlock(Access::kExclusive);
  }
  RecordProperty("deaths", tally.deaths);
  RecordProperty("demotions", tally.demotions);
  RecordProperty("from_outside", tally.from_outside);
  RecordProperty("abandoned", tally.abandoned);
  RecordProperty("holders", tally.holders);
  RecordProperty("taken", tally.taken);
}

}  // namespace
}  // namespace perilune
