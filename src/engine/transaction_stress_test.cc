// Many threads at once: money moves between accounts, and nobody may ever see a sum that differs.
// Chance alone rarely makes a run outlive its latches, so the test holds latches in its way.

#include <gtest/gtest.h>

#include <chrono>
#include <deque>
#include <thread>

#include "engine/expirer.h"
#include "engine/test_support.h"
#include "engine/thread_waiter.h"

namespace perilune {
namespace {

constexpr int kThreads = 4;
constexpr int kRounds = 4'000;  // Of each thread.
constexpr size_t kAccounts = 24;
constexpr int64_t kOpening = 100;

// Aborts the program if it is not stopped within a minute: a deadlock fails instead of hanging.
class Watchdog {
 public:
  explicit Watchdog(TestWorld& world) : thread_([this, &world] { Watch(world); }) {}
  ~Watchdog() {
    done_ = true;
    thread_.join();
  }

 private:
  void Watch(TestWorld& world) {
    for (int tenths = 0; !done_; ++tenths) {
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

struct Tally {
  std::atomic<int> tellers{kThreads};  // Still at work.
  std::atomic<int> runs{0};
  std::atomic<int> reads{0};
  std::atomic<int> deaths{0};
  std::atomic<int> demotions{0};
  std::atomic<int> from_outside{0};  // Runs that another thread has turned to key locks.
  std::atomic<int> cancelled{0};
  std::atomic<int> abandoned{0};
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
    for (int round = 0; round < kRounds; ++round) {
      const uint64_t kind = random_.Below(100);
      if (kind < 55) {
        Transfer();
      } else if (kind < 75) {
        PlainTransfer();
      } else if (kind < 90) {
        ReadAll();
      } else if (kind < 96) {
        ReadKeyspace();
      } else if (kind < 98) {
        FlushAndRestore();
      } else {
        Cancel();
      }
    }
    --tally_.tellers;
  }

  // Called by another thread: ends the run, if there is one.
  void EndRun() {
    MutexLock lock(running_);
    if (is_running_) txn_.locks().Abandon();
  }

  // The same: makes the run long, if there is one and it is between commands.
  void MakeRunLong() {
    MutexLock lock(thinking_);
    if (!is_thinking_ || txn_.locks().holds_key_locks()) return;
    if (txn_.TurnIntoKeyLocks()) ++tally_.from_outside;
  }

 private:
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

  // Touches one account after the other, of which it has declared the first only.
  void Transfer() {
    txn_.Begin(0);
    const std::string_view first = AnyAccount();
    const uint64_t script = random_.Next();
    const bool fails = random_.Below(8) == 0;
    txn_.locks().DeclareRun(Access::kExclusive);
    txn_.locks().Declare(0, Key(first), Access::kExclusive);
    Acquire();
    SetRunning(true);
    const bool done = PlayToTheEnd(first, script);
    SetRunning(false);
    if (txn_.locks().holds_key_locks()) ++tally_.demotions;
    ++tally_.runs;
    if (!done) ++tally_.abandoned;
    if (fails || !done) {
      txn_.Rollback();
    } else {
      txn_.Commit();
    }
  }

  // Returns false if somebody has ended the run.
  bool PlayToTheEnd(std::string_view first, uint64_t script) {
    for (;;) {
      txn_.StartJournal();
      if (PlayScript(first, script)) return true;
      if (!txn_.must_restart()) {
        EXPECT_TRUE(txn_.is_abandoned());
        return false;
      }
      ++tally_.deaths;
      txn_.Restart();
      Acquire();
    }
  }

  void SetRunning(bool is_running) {
    MutexLock lock(running_);
    is_running_ = is_running;
  }

  // The same at each attempt. Returns false if the run must end.
  bool PlayScript(std::string_view first, uint64_t script) {
    Random steps(script);
    std::string_view from = first;
    for (int step = 0; step < 4; ++step) {
      const std::string_view to = accounts_[steps.Below(kAccounts)];
      const auto amount = static_cast<int64_t>(steps.Below(5));
      if (steps.Below(3) == 0 && !Hold(Access::kShared, from, to)) return false;
      if (!Hold(Access::kExclusive, from, to)) return false;
      if (from != to && BalanceOf(from) >= amount) {
        SetBalance(from, BalanceOf(from) - amount);
        SetBalance(to, BalanceOf(to) + amount);
      }
      txn_.EndCommand();
      Think();
      from = to;
    }
    return true;
  }

  // Holds its keys for a while, so that the others meet them.
  void Think() {
    SetThinking(true);
    std::this_thread::yield();
    SetThinking(false);
  }
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
    if (from != to && BalanceOf(from) > 0) {
      SetBalance(from, BalanceOf(from) - 1);
      SetBalance(to, BalanceOf(to) + 1);
    }
    txn_.Commit();
  }

  void ReadAll() {
    txn_.Begin(0);
    for (const std::string& account : accounts_) {
      txn_.locks().Declare(0, Key(account), Access::kShared);
    }
    Acquire();
    int64_t sum = 0;
    for (const std::string& account : accounts_) sum += BalanceOf(account);
    EXPECT_EQ(sum, kOpening * static_cast<int64_t>(kAccounts));
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
    Watchdog watchdog(world);
    std::deque<Teller> tellers;
    std::vector<std::thread> threads;
    for (uint64_t seed = 1; seed <= kThreads; ++seed) {
      tellers.emplace_back(world, tally, accounts, seed);
    }
    for (Teller& teller : tellers) threads.emplace_back([&] { teller.Work(); });
    threads.emplace_back([&] {
      for (size_t next = 0; tally.tellers > 0; ++next) {
        tellers[next % kThreads].MakeRunLong();
        if (next % 256 == 0) tellers[next / 256 % kThreads].EndRun();
      }
    });
    for (std::thread& thread : threads) thread.join();
  }
  int64_t sum = 0;
  for (const auto& [key, content] : DumpOf(world.engine)) sum += std::stoll(std::get<0>(content));
  EXPECT_EQ(sum, kOpening * static_cast<int64_t>(kAccounts));
  EXPECT_GT(tally.runs, kRounds);
  EXPECT_GT(tally.reads, 0);
  EXPECT_GT(tally.demotions, 100);
  EXPECT_GT(tally.from_outside, 100);
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
}

}  // namespace
}  // namespace perilune
