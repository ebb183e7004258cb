// The journal against a dump: whatever a run does, undoing it gives back what was before.

#include "engine/journal.h"

#include <gtest/gtest.h>

#include "engine/test_support.h"

namespace perilune {
namespace {

constexpr int kSeeds = 200;
constexpr int kSteps = 60;
constexpr int kKeys = 12;

// Plays random changes of one run, each of which it may undo.
class RandomRun {
 public:
  RandomRun(TestWorld& world, uint64_t seed) : world_(world), client_(world, seed), random_(seed) {
    for (int number = 0; number < kKeys; ++number) keys_.push_back("key" + std::to_string(number));
  }

  TestClient& client() { return client_; }

  // Some keys with and without an expiry, in every database.
  void Fill() {
    txn().Begin(0);
    DeclareAll();
    CHECK(client_.Retry());
    for (int step = 0; step < kKeys * TestWorld::kDatabases; ++step) {
      if (random_.Below(3) != 0) txn().PutIn(AnyDatabase(), AnyKey(), AnyValue(), AnyExpiry());
    }
    txn().Commit();
  }

  // `share` of the keys are declared; the others are learned. With `flushes` it holds it all.
  void Start(bool flushes) {
    txn().Begin(0);
    txn().locks().DeclareRun(Access::kExclusive);
    if (random_.Below(2) == 0) DeclareAll();
    if (flushes) txn().locks().DeclareKeyspace(Access::kExclusive);
    CHECK(client_.Retry());
  }

  // Holds all keys as a command of a run does, from a busy partition on if it is to demote.
  void Hold(bool demotes) {
    const KeyNeed busy = Writes(busy_);
    if (demotes) CHECK(client_.HoldAndDemote(busy));
    std::vector<KeyNeed> needs;
    for (int number = 0; number < TestWorld::kDatabases; ++number) {
      for (const std::string& key : keys_) needs.push_back(Writes(key, number));
    }
    CHECK(txn().HoldMore(needs));
  }

  void Step(bool flushes) {
    txn().Select(AnyDatabase());
    const Key key = AnyKey();
    switch (random_.Below(flushes ? 10 : 8)) {
      case 0:
        return txn().Put(key, AnyValue(), AnyExpiry());
      case 1:
        return txn().PutBytes(key, AnyBytes(), AnyExpiry());
      case 2:
        txn().Erase(key);
        return;
      case 3:
        txn().EraseIn(AnyDatabase(), key);
        return;
      case 4:
        if (txn().Peek(key) != nullptr) txn().SetExpiry(key, AnyExpiryOrNone());
        return;
      case 5:
      case 6:
        return Edit(key);
      case 7:
        return Move(key);
      case 8:
        return txn().Flush(AnyDatabase());
      default:
        return txn().Swap(AnyDatabase(), AnyDatabase());
    }
  }

  Random& random() { return random_; }

 private:
  Transaction& txn() { return client_.txn(); }
  Key AnyKey() { return Key(keys_[random_.Below(keys_.size())]); }
  int AnyDatabase() { return static_cast<int>(random_.Below(TestWorld::kDatabases)); }
  std::string AnyBytes() {
    if (random_.Below(3) == 0) return std::to_string(random_.Below(1000));
    // Up to sizes that are freed late.
    const size_t size = random_.Below(8) == 0 ? 20'000 : random_.Below(60);
    return std::string(size, static_cast<char>('a' + random_.Below(26)));
  }
  Value AnyValue() { return StringValue::FromBytes(AnyBytes()); }
  int64_t AnyExpiryOrNone() {
    const auto later = static_cast<int64_t>(random_.Below(1000));
    switch (random_.Below(4)) {
      case 0:
        return kNoExpiry;
      case 1:
        return world_.clock.NowMs() - later;  // Gone at once.
      default:
        return world_.clock.NowMs() + 1 + later;
    }
  }
  int64_t AnyExpiry() {
    return random_.Below(3) == 0 ? Transaction::kKeepExpiry : AnyExpiryOrNone();
  }

  void DeclareAll() {
    for (int number = 0; number < TestWorld::kDatabases; ++number) {
      for (const std::string& key : keys_) {
        txn().locks().Declare(number, Key(key), Access::kExclusive);
      }
    }
  }

  void Edit(const Key& key) {
    Result<std::optional<StringRef>> found = txn().Edit<StringValue>(key);
    CHECK(found);
    if (!*found) return;
    StringRef string = **found;
    for (uint64_t times = 1 + random_.Below(3); times > 0; --times) {
      switch (random_.Below(4)) {
        case 0:
          string.Assign(AnyBytes());
          break;
        case 1:
          string.AssignInt(static_cast<int64_t>(random_.Below(1000)));
          break;
        case 2:
          string.Append(AnyBytes());
          break;
        default:
          string.Overwrite(random_.Below(30), AnyBytes());
      }
    }
  }

  void Move(const Key& from) {
    if (txn().Peek(from) == nullptr) return;
    const int database = AnyDatabase();
    const Key to = AnyKey();
    if (database == txn().database() && to == from) return;
    txn().Move(from, database, to);
  }

  TestWorld& world_;
  TestClient client_;
  Random random_;
  std::vector<std::string> keys_;
  const std::string busy_ = "busy";
};

enum class Way { kLatched, kDemoted, kWholeKeyspace };

// What is expired when a run begins may be removed by it for good: it was absent before.
KeyspaceDump LiveDumpOf(TestWorld& world, int64_t now_ms) {
  KeyspaceDump dump = DumpOf(world.engine);
  std::erase_if(dump, [&](const auto& item) { return std::get<2>(item.second) <= now_ms; });
  return dump;
}

void PlayAndUndo(uint64_t seed, Way way) {
  SCOPED_TRACE("seed " + std::to_string(seed));
  TestWorld world;
  RandomRun run(world, seed);
  run.Fill();
  Transaction& txn = run.client().txn();
  const int64_t now_ms = world.clock.NowMs();
  const KeyspaceDump before = LiveDumpOf(world, now_ms);
  const bool whole = way == Way::kWholeKeyspace;

  run.Start(whole);
  run.Hold(way == Way::kDemoted);
  EXPECT_EQ(txn.locks().holds_key_locks(), way == Way::kDemoted);
  std::vector<std::pair<Transaction::Savepoint, KeyspaceDump>> savepoints;
  for (int step = 0; step < kSteps; ++step) {
    run.Step(whole);
    if (run.random().Below(4) == 0) {
      // What the run itself let expire stays in the dump: its undoing must bring it back.
      savepoints.emplace_back(txn.Mark(), LiveDumpOf(world, now_ms));
    } else if (!savepoints.empty() && run.random().Below(6) == 0) {
      savepoints.resize(1 + run.random().Below(savepoints.size()));
      txn.UndoTo(savepoints.back().first);
      ASSERT_EQ(LiveDumpOf(world, now_ms), savepoints.back().second);
      savepoints.pop_back();
      run.Hold(false);
    }
  }
  txn.EndCommand();
  switch (run.random().Below(3)) {
    case 0: {  // What was committed is not undone by the next transaction.
      const KeyspaceDump after = DumpOf(world.engine);
      txn.Commit();
      run.Start(whole);
      txn.Rollback();
      ASSERT_EQ(DumpOf(world.engine), after);
      return;
    }
    case 1:
      txn.Restart();
      ASSERT_EQ(LiveDumpOf(world, now_ms), before);
      ASSERT_TRUE(run.client().Retry());
      run.Step(whole && txn.locks().HoldsKeyspace());
      break;
    default:
      break;
  }
  txn.Rollback();
  ASSERT_EQ(LiveDumpOf(world, now_ms), before);
  for (uint32_t index = 0; index < kPartitions; ++index) {
    ASSERT_TRUE(world.engine.partition(index).held.empty());
    ASSERT_TRUE(world.engine.partition(index).latch.TryLock(Access::kExclusive));
    world.engine.partition(index).latch.Unlock(Access::kExclusive);
  }
}

TEST(JournalTest, UndoingARunUnderItsLatchesGivesBackWhatWasBefore) {
  for (uint64_t seed = 1; seed <= kSeeds; ++seed) {
    PlayAndUndo(seed, Way::kLatched);
    if (testing::Test::HasFatalFailure()) return;
  }
}

TEST(JournalTest, UndoingARunThatHoldsKeyLocksGivesBackWhatWasBefore) {
  for (uint64_t seed = 1; seed <= kSeeds; ++seed) {
    PlayAndUndo(seed, Way::kDemoted);
    if (testing::Test::HasFatalFailure()) return;
  }
}

TEST(JournalTest, UndoingFlushesAndSwapsGivesBackWhatWasBefore) {
  for (uint64_t seed = 1; seed <= kSeeds / 4; ++seed) {
    PlayAndUndo(seed, Way::kWholeKeyspace);
    if (testing::Test::HasFatalFailure()) return;
  }
}

TEST(JournalTest, ASavepointBeginsANewScopeAndClearingEndsItAll) {
  TestWorld world;
  const std::string name = "counter";
  const Key key(name);
  KeySlot slot{.key = key, .before = {}};
  Journal journal;
  journal.Start();
  EXPECT_EQ(journal.size(), 0u);
  journal.RecordAbsent(slot);
  EXPECT_EQ(journal.size(), 1u);
  const Journal::Savepoint savepoint = journal.Mark();
  EXPECT_EQ(savepoint.records, 1u);
  EXPECT_NE(journal.scope(), slot.value_scope);
  journal.Clear();
  EXPECT_FALSE(journal.is_on());
  EXPECT_EQ(journal.size(), 0u);
}

}  // namespace
}  // namespace perilune
