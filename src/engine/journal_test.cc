// The journal against a dump: whatever a run does, undoing it gives back what was before.

#include "engine/journal.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/collection_ref.h"
#include "engine/test_support.h"

namespace perilune {
namespace {

constexpr int kSeeds = 200;
constexpr int kSteps = 60;
constexpr int kKeys = 12;

// So small that collections often change their form. Where a chunk has few elements, a list of
// some has many chunks.
void LimitForms(CompactLimits& limits, Random& random) {
  limits.hash_entries = limits.set_listpack_entries = limits.sorted_set_entries = 4;
  limits.set_intset_entries = 3;
  limits.hash_value_bytes = limits.set_listpack_value_bytes = limits.sorted_set_value_bytes = 12;
  limits.list_chunk = random.Below(5) == 0 ? -1 : static_cast<int32_t>(1 + random.Below(6));
}

// Changes collections as commands do, with elements from a small domain.
class RandomChange {
 public:
  explicit RandomChange(Random& random) : random_(random) {}

  std::string AnyElement() {
    const std::string number = std::to_string(random_.Below(20));
    switch (random_.Below(8)) {
      case 0:
        return "longer than a limit " + number;
      case 1:
      case 2:
        return "e" + number;
      default:
        return number;
    }
  }

  void Add(HashRef& hash) { hash.Set(AnyElement(), AnyElement()); }
  void Add(SetRef& set) { set.Add(AnyElement()); }
  void Add(SortedSetRef& sorted_set) { sorted_set.Set(AnyElement(), AnyScore()); }
  void Add(ListRef& list) {
    const std::string element = AnyElement();
    list.GrowFor(element.size(), 1);
    switch (random_.Below(3)) {
      case 0:
        return list.PushFront(element);
      case 1:
        return list.PushBack(element);
      default:
        return list.InsertAt(random_.Below(list.value().size() + 1), element);
    }
  }

  template <typename Ref>
  void Remove(Ref& keyed) {
    keyed.Erase(AnyElement());
  }
  void Remove(SortedSetRef& sorted_set) {
    const size_t size = sorted_set.value().size();
    if (size == 0 || random_.Below(2) == 0) {
      sorted_set.Erase(AnyElement());
      return;
    }
    const size_t from = random_.Below(size);
    sorted_set.EraseRange(from, random_.Below(size - from + 1));
  }
  void Remove(ListRef& list) {
    const size_t size = list.value().size();
    const size_t count = random_.Below(8) == 0 ? size : std::min<size_t>(size, random_.Below(4));
    switch (random_.Below(4)) {
      case 0:
        list.DropFront(count);
        break;
      case 1:
        list.DropBack(count);
        break;
      case 2:
        if (size > 0) list.Set(random_.Below(size), AnyElement());
        break;
      default:
        list.Remove(AnyElement(), 1 + random_.Below(5), random_.Below(2) == 0);
    }
    if (!list.value().empty() && random_.Below(2) == 0) list.ShrinkIfSmall();
  }

 private:
  double AnyScore() { return static_cast<double>(random_.Below(9)) / 2 * (FlipSign() ? -1 : 1); }
  bool FlipSign() { return random_.Below(2) == 0; }

  Random& random_;
};

// Plays random changes of one run, each of which it may undo.
class RandomRun {
 public:
  RandomRun(TestWorld& world, uint64_t seed) : world_(world), client_(world, seed), random_(seed) {
    LimitForms(world.engine.compact_limits(), random_);
    for (int number = 0; number < kKeys; ++number) keys_.push_back("key" + std::to_string(number));
    // In no partition that the run itself may have latched.
    uint32_t partition = 0;
    const auto has_key = [&](const std::string& key) {
      return PartitionIndex(Hash(key)) == partition;
    };
    while (std::any_of(keys_.begin(), keys_.end(), has_key)) ++partition;
    busy_ = KeyIn(partition);
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
    switch (random_.Below(flushes ? 14 : 12)) {
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
        return Move(key);
      case 6:
        return AddSome(key);
      case 7:
      case 8:
      case 9:
      case 10:
      case 11:
        return Edit(key);
      case 12:
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
  Value AnyValue() {
    const CompactLimits& limits = world_.engine.compact_limits();
    // Seldom so many that they are freed late.
    const size_t size = random_.Below(12) == 0 ? 200 : 1 + random_.Below(10);
    const auto element = [&] { return size == 200 ? AnyBytes() : change_.AnyElement(); };
    HashValue hash;
    SetValue set;
    SortedSetValue sorted_set;
    ListValue list;
    switch (random_.Below(5)) {
      case 0:
        for (size_t i = 0; i < size; ++i) hash.Set(element(), element(), limits);
        return hash;
      case 1:
        for (size_t i = 0; i < size; ++i) set.Add(element(), limits);
        return set;
      case 2:
        for (size_t i = 0; i < size; ++i) sorted_set.Set(element(), double(i / 2), limits);
        return sorted_set;
      case 3:
        list.GrowFor(0, size, limits);
        for (size_t i = 0; i < size; ++i) list.PushBack(element(), limits);
        return list;
      default:
        return StringValue::FromBytes(AnyBytes());
    }
  }
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
    const Entry* entry = txn().Peek(key);
    if (entry == nullptr) return;
    switch (entry->value().type()) {
      case ValueType::kString:
        return EditAs<StringValue>(key);
      case ValueType::kList:
        return EditAs<ListValue>(key);
      case ValueType::kSet:
        return EditAs<SetValue>(key);
      case ValueType::kSortedSet:
        return EditAs<SortedSetValue>(key);
      case ValueType::kHash:
        return EditAs<HashValue>(key);
    }
  }

  template <typename T>
  void EditAs(const Key& key) {
    typename RefTo<T>::Type ref = **txn().Edit<T>(key);
    Change(ref);
  }

  template <typename Ref>
  void Change(Ref& collection) {
    const bool mostly_adds = random_.Below(2) == 0;
    for (uint64_t times = 1 + random_.Below(12); times > 0; --times) {
      if (random_.Below(4) == 0 ? mostly_adds : !mostly_adds) {
        change_.Remove(collection);
      } else {
        change_.Add(collection);
      }
    }
    collection.DropIfEmpty();
  }

  void Change(StringRef& string) {
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

  void AddSome(const Key& key) {
    switch (random_.Below(4)) {
      case 0:
        return AddSomeTo(txn().EditOrAdd<HashValue>(key));
      case 1:
        return AddSomeTo(txn().EditOrAdd<SetValue>(key));
      case 2:
        return AddSomeTo(txn().EditOrAdd<SortedSetValue>(key));
      default:
        return AddSomeTo(txn().EditOrAdd<ListValue>(key));
    }
  }

  template <typename Ref>
  void AddSomeTo(Result<Ref> collection) {
    if (!collection) return;  // Of another type.
    for (uint64_t times = 1 + random_.Below(12); times > 0; --times) change_.Add(*collection);
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
  RandomChange change_{random_};
  std::vector<std::string> keys_;
  std::string busy_;
};

enum class Way { kLatched, kDemoted, kWholeKeyspace };

void PlayAndUndo(uint64_t seed, Way way) {
  SCOPED_TRACE("seed " + std::to_string(seed));
  TestWorld world;
  RandomRun run(world, seed);
  run.Fill();
  Transaction& txn = run.client().txn();
  const KeyspaceDump before = DumpOf(world.engine);
  const bool whole = way == Way::kWholeKeyspace;

  run.Start(whole);
  run.Hold(way == Way::kDemoted);
  EXPECT_EQ(txn.locks().holds_key_locks(), way == Way::kDemoted);
  std::vector<std::pair<Transaction::Savepoint, KeyspaceDump>> savepoints;
  for (int step = 0; step < kSteps; ++step) {
    run.Step(whole);
    if (run.random().Below(4) == 0) {
      savepoints.emplace_back(txn.Mark(), DumpOf(world.engine));
    } else if (!savepoints.empty() && run.random().Below(6) == 0) {
      savepoints.resize(1 + run.random().Below(savepoints.size()));
      txn.UndoTo(savepoints.back().first);
      ASSERT_EQ(DumpOf(world.engine), savepoints.back().second);
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
      ASSERT_EQ(DumpOf(world.engine), before);
      ASSERT_TRUE(run.client().Retry());
      run.Step(whole && txn.locks().HoldsKeyspace());
      break;
    default:
      break;
  }
  txn.Rollback();
  ASSERT_EQ(DumpOf(world.engine), before);
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
  journal.Clear(world.engine.reclaimer());
  EXPECT_FALSE(journal.is_on());
  EXPECT_EQ(journal.size(), 0u);
}

}  // namespace
}  // namespace perilune
