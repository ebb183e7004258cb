// Collections of a transaction: who is told of a change, and what is recorded of it.

#include "engine/collection_ref.h"

#include <gtest/gtest.h>

#include <functional>
#include <string>

#include "engine/test_support.h"

namespace perilune {
namespace {

class CollectionRefTest : public testing::Test {
 protected:
  CollectionRefTest() {
    CompactLimits& limits = world_.engine.compact_limits();
    limits.hash_entries = limits.set_listpack_entries = limits.sorted_set_entries = 4;
    limits.set_intset_entries = 4;
    limits.list_chunk = 4;
  }

  Transaction& txn() { return client_.txn(); }
  std::string Content() { return ContentOf(txn().Peek(key())->value()); }
  std::string Form() { return FormOf(txn().Peek(key())->value()); }
  Key key() { return Key(name_); }

  // Requires: there is such a collection, or none.
  template <typename T>
  typename RefTo<T>::Type Ref() {
    return *txn().EditOrAdd<T>(key());
  }
  HashRef HashOf(size_t fields) {
    HashRef hash = Ref<HashValue>();
    for (size_t i = 0; i < fields; ++i) hash.Set("field" + std::to_string(i), std::to_string(i));
    return hash;
  }
  SetRef SetOf(size_t members) {
    SetRef set = Ref<SetValue>();
    for (size_t i = 0; i < members; ++i) set.Add("member" + std::to_string(i));
    return set;
  }
  SortedSetRef SortedSetOf(size_t members) {
    SortedSetRef sorted_set = Ref<SortedSetValue>();
    for (size_t i = 0; i < members; ++i) {
      sorted_set.Set("member" + std::to_string(i), static_cast<double>(i));
    }
    return sorted_set;
  }
  ListRef ListOf(size_t elements) {
    ListRef list = Ref<ListValue>();
    list.GrowFor(0, elements);
    for (size_t i = 0; i < elements; ++i) list.PushBack("element" + std::to_string(i));
    return list;
  }

  void StartCommand() { ASSERT_TRUE(client_.Command({Writes(name_)})); }
  void StartRun() { ASSERT_TRUE(client_.Run({Writes(name_)})); }

  // How many records the journal has. Ends their scope.
  size_t Records() { return txn().Mark().journal.records; }

  // Commits, by a client of their own, what `fill` makes.
  template <typename F>
  void Fill(F fill) {
    StartCommand();
    fill();
    txn().Commit();
  }

  // Whether a client that watches the key learns of `change`, which is a whole transaction.
  template <typename F>
  bool IsNoticed(F change) {
    WatchFlag dirty{false};
    TestClient watcher(world_);
    CHECK(watcher.Command({Reads(name_)}));
    watcher.txn().Watch(key(), dirty);
    watcher.txn().Commit();
    change();
    world_.engine.PartitionOf(key().hash).watchers.Remove(0, key(), dirty);
    return dirty.load();
  }

  // The same for a command and for a run, which must have recorded something if it was noticed.
  template <typename F>
  bool IsNoticedEverywhere(F change) {
    const KeyspaceDump before = DumpOf(world_.engine);
    size_t records = 0;
    const bool in_run = IsNoticed([&] {
      StartRun();
      change();
      records = Records();
      txn().Commit();
    });
    EXPECT_EQ(records > 0, in_run);
    const KeyspaceDump after_run = DumpOf(world_.engine);
    EXPECT_TRUE(in_run || before == after_run);
    EXPECT_FALSE(IsNoticed([&] {
      StartRun();
      change();
      txn().Rollback();
    }));
    EXPECT_EQ(DumpOf(world_.engine), after_run);
    return in_run;
  }

  TestWorld world_;
  TestClient client_{world_};
  const std::string name_ = "collection";
};

// ---------------------------------------------------------------- values

TEST_F(CollectionRefTest, AHashTellsWhatIsNewAndWhatWasThere) {
  for (const bool in_run : {false, true}) {
    for (const size_t size : {size_t{0}, size_t{50}}) {
      in_run ? StartRun() : StartCommand();
      HashRef hash = HashOf(size);
      EXPECT_TRUE(hash.Set("new", "1"));
      EXPECT_FALSE(hash.Set("new", "2"));
      HashValue::Buffer buffer;
      EXPECT_EQ(hash.value().Find("new", buffer), "2");
      EXPECT_TRUE(hash.Erase("new"));
      EXPECT_FALSE(hash.Erase("new"));
      EXPECT_TRUE(hash.Set("new", "3"));
      EXPECT_EQ(hash.value().size(), size + 1);
      txn().Erase(key());
      txn().Commit();
    }
  }
}

TEST_F(CollectionRefTest, ASetTellsWhatIsNewAndWhatWasThere) {
  for (const bool in_run : {false, true}) {
    for (const size_t size : {size_t{0}, size_t{50}}) {
      in_run ? StartRun() : StartCommand();
      SetRef set = SetOf(size);
      EXPECT_TRUE(set.Add("1"));
      EXPECT_FALSE(set.Add("1"));
      EXPECT_TRUE(set.Erase("1"));
      EXPECT_FALSE(set.Erase("1"));
      EXPECT_TRUE(set.Add("1"));
      EXPECT_EQ(set.value().size(), size + 1);
      txn().Erase(key());
      txn().Commit();
    }
  }
}

TEST_F(CollectionRefTest, ASortedSetTellsWhatIsNewAndWhatWasThere) {
  using Change = SortedSetValue::Change;
  for (const bool in_run : {false, true}) {
    for (const size_t size : {size_t{0}, size_t{50}}) {
      in_run ? StartRun() : StartCommand();
      SortedSetRef sorted_set = SortedSetOf(size);
      EXPECT_EQ(sorted_set.Set("new", 1), Change::kAdded);
      EXPECT_EQ(sorted_set.Set("new", 1), Change::kSame);
      EXPECT_EQ(sorted_set.Set("new", -1), Change::kChanged);
      EXPECT_EQ(sorted_set.value().Rank("new"), 0u);
      EXPECT_TRUE(sorted_set.Erase("new"));
      EXPECT_FALSE(sorted_set.Erase("new"));
      if (size > 10) {
        sorted_set.EraseRange(5, 10);
        EXPECT_EQ(sorted_set.value().size(), size - 10);
        EXPECT_EQ(sorted_set.value().Score("member4"), 4);
        EXPECT_EQ(sorted_set.value().Score("member5"), std::nullopt);
        EXPECT_EQ(sorted_set.value().Score("member14"), std::nullopt);
        EXPECT_EQ(sorted_set.value().Rank("member15"), 5u);
      }
      txn().Erase(key());
      txn().Commit();
    }
  }
}

TEST_F(CollectionRefTest, AListIsTheSameWhetherItIsJournaledOrNot) {
  std::string contents[2];
  for (const bool in_run : {false, true}) {
    Fill([&] { ListOf(20); });
    in_run ? StartRun() : StartCommand();
    ListRef list = Ref<ListValue>();
    list.PushFront("front");
    list.PushBack("back");
    list.InsertAt(3, "middle");
    list.InsertAt(8, "middle");
    list.Set(5, "set");
    EXPECT_EQ(list.Remove("middle", 1, /*from_tail=*/true), 1u);
    list.DropFront(2);
    list.DropBack(4);
    list.DropFront(1);
    list.DropBack(1);
    EXPECT_EQ(list.value().size(), 15u);
    contents[in_run] = Content();
    txn().Erase(key());
    txn().Commit();
  }
  EXPECT_EQ(contents[0], contents[1]);
}

TEST_F(CollectionRefTest, ACollectionThatIsEmptyIsDroppedAndThatIsTold) {
  Fill([&] { SetOf(1); });
  StartCommand();
  SetRef set = Ref<SetValue>();
  EXPECT_FALSE(set.DropIfEmpty());
  EXPECT_TRUE(set.Erase("member0"));
  EXPECT_TRUE(set.DropIfEmpty());
  EXPECT_EQ(txn().Peek(key()), nullptr);
  txn().Commit();
  EXPECT_EQ(world_.effects.events, std::vector<std::string>{"del collection"});
  EXPECT_TRUE(DumpOf(world_.engine).empty());
}

// ---------------------------------------------------------------- who is told

TEST_F(CollectionRefTest, WatchersLearnOfChangesOfAHashOnly) {
  for (const size_t size : {size_t{3}, size_t{50}}) {
    Fill([&] { HashOf(size); });
    EXPECT_FALSE(IsNoticedEverywhere([&] { Ref<HashValue>().Erase("none"); }));
    EXPECT_TRUE(IsNoticedEverywhere([&] { Ref<HashValue>().Set("field0", "x"); }));
    EXPECT_TRUE(IsNoticedEverywhere([&] { Ref<HashValue>().Set("new", "x"); }));
    EXPECT_TRUE(IsNoticed([&] { Fill([&] { Ref<HashValue>().Set("field0", "y"); }); }));
    EXPECT_TRUE(IsNoticed([&] { Fill([&] { Ref<HashValue>().Erase("field0"); }); }));
    EXPECT_FALSE(IsNoticed([&] { Fill([&] { Ref<HashValue>().Erase("field0"); }); }));
  }
}

TEST_F(CollectionRefTest, WatchersLearnOfChangesOfASetOnly) {
  for (const size_t size : {size_t{3}, size_t{50}}) {
    Fill([&] { SetOf(size); });
    EXPECT_FALSE(IsNoticedEverywhere([&] { Ref<SetValue>().Erase("none"); }));
    EXPECT_FALSE(IsNoticedEverywhere([&] { Ref<SetValue>().Add("member0"); }));
    EXPECT_TRUE(IsNoticed([&] { Fill([&] { Ref<SetValue>().Add("new"); }); }));
    EXPECT_FALSE(IsNoticed([&] { Fill([&] { Ref<SetValue>().Add("new"); }); }));
    EXPECT_TRUE(IsNoticed([&] { Fill([&] { Ref<SetValue>().Erase("new"); }); }));
    EXPECT_FALSE(IsNoticed([&] { Fill([&] { Ref<SetValue>().Erase("new"); }); }));
    EXPECT_TRUE(IsNoticed([&] { Fill([&] { Ref<SetValue>().Drop(); }); }));
  }
}

TEST_F(CollectionRefTest, WatchersLearnOfChangesOfASortedSetOnly) {
  for (const size_t size : {size_t{3}, size_t{50}}) {
    Fill([&] { SortedSetOf(size); });
    EXPECT_FALSE(IsNoticedEverywhere([&] { Ref<SortedSetValue>().Erase("none"); }));
    EXPECT_FALSE(IsNoticedEverywhere([&] { Ref<SortedSetValue>().Set("member1", 1); }));
    EXPECT_FALSE(IsNoticedEverywhere([&] { Ref<SortedSetValue>().EraseRange(0, 0); }));
    EXPECT_TRUE(IsNoticed([&] { Fill([&] { Ref<SortedSetValue>().Set("member1", 2); }); }));
    EXPECT_TRUE(IsNoticed([&] { Fill([&] { Ref<SortedSetValue>().Set("new", 1); }); }));
    EXPECT_FALSE(IsNoticed([&] { Fill([&] { Ref<SortedSetValue>().Set("new", 1); }); }));
    EXPECT_TRUE(IsNoticed([&] { Fill([&] { Ref<SortedSetValue>().Erase("new"); }); }));
    EXPECT_FALSE(IsNoticed([&] { Fill([&] { Ref<SortedSetValue>().Erase("new"); }); }));
    EXPECT_TRUE(IsNoticed([&] { Fill([&] { Ref<SortedSetValue>().EraseRange(0, 1); }); }));
  }
}

TEST_F(CollectionRefTest, WatchersLearnOfChangesOfAListOnly) {
  for (const size_t size : {size_t{3}, size_t{50}}) {
    Fill([&] { ListOf(size); });
    const auto list = [&] { return Ref<ListValue>(); };
    EXPECT_FALSE(IsNoticedEverywhere([&] { list().Remove("none", 5, /*from_tail=*/false); }));
    EXPECT_TRUE(IsNoticedEverywhere([&] { list().Set(0, "x"); }));
    EXPECT_TRUE(IsNoticedEverywhere([&] { list().PushBack("x"); }));
    EXPECT_TRUE(IsNoticedEverywhere([&] { list().InsertAt(1, "x"); }));
    EXPECT_TRUE(IsNoticed([&] { Fill([&] { list().PushFront("x"); }); }));
    EXPECT_TRUE(IsNoticed([&] { Fill([&] { list().DropFront(1); }); }));
    EXPECT_TRUE(IsNoticed([&] { Fill([&] { list().DropBack(1); }); }));
    EXPECT_TRUE(IsNoticed([&] { Fill([&] { list().Remove("x", 1, /*from_tail=*/true); }); }));
    EXPECT_FALSE(IsNoticed([&] { Fill([&] { list().Remove("none", 1, /*from_tail=*/true); }); }));
    EXPECT_TRUE(IsNoticed([&] { Fill([&] { list().Set(0, "y"); }); }));
    EXPECT_TRUE(IsNoticed([&] { Fill([&] { list().InsertAt(1, "y"); }); }));
    Fill([&] { txn().Erase(key()); });
  }
}

// ---------------------------------------------------------------- what is recorded

TEST_F(CollectionRefTest, AMillionChangesCostOneRecord) {
  constexpr int kChanges = 1'000'000;
  const std::function<void()> ways[] = {
      [&] {
        HashRef hash = Ref<HashValue>();
        for (int i = 0; i < kChanges; ++i) hash.Set("counter", std::to_string(i));
      },
      [&] {
        SortedSetRef sorted_set = Ref<SortedSetValue>();
        for (int i = 0; i < kChanges; ++i) sorted_set.Set("counter", i);
      },
      [&] {
        ListRef list = Ref<ListValue>();
        for (int i = 0; i < kChanges; ++i) {
          list.PushBack("pushed");
          list.DropFront(1);
        }
      },
      [&] {
        SetRef set = Ref<SetValue>();
        for (int i = 0; i < kChanges; ++i) {
          set.Add("member");
          set.Erase("member");
        }
      },
  };
  const std::function<void()> fills[] = {[&] { HashOf(50); }, [&] { SortedSetOf(50); },
                                         [&] { ListOf(50); }, [&] { SetOf(50); }};
  for (size_t way = 0; way < std::size(ways); ++way) {
    Fill(fills[way]);
    const KeyspaceDump before = DumpOf(world_.engine);
    StartRun();
    ways[way]();
    EXPECT_EQ(Records(), 1u);
    txn().Rollback();
    EXPECT_EQ(DumpOf(world_.engine), before);
    Fill([&] { txn().Erase(key()); });
  }
}

TEST_F(CollectionRefTest, ACompactCollectionThatGrowsIsRecordedAsItWas) {
  const std::function<void()> ways[] = {[&] { HashOf(2); }, [&] { SetOf(2); },
                                        [&] { SortedSetOf(2); }, [&] { ListOf(2); }};
  const std::function<void()> growths[] = {[&] { HashOf(50); }, [&] { SetOf(50); },
                                           [&] { SortedSetOf(50); }, [&] { ListOf(50); }};
  for (size_t way = 0; way < std::size(ways); ++way) {
    Fill(ways[way]);
    const KeyspaceDump before = DumpOf(world_.engine);
    StartRun();
    const std::string form = Form();
    growths[way]();
    EXPECT_NE(Form(), form);
    EXPECT_EQ(Records(), 1u);
    growths[way]();  // In a scope of its own: now elements are recorded.
    txn().Rollback();
    EXPECT_EQ(DumpOf(world_.engine), before);
    Fill([&] { txn().Erase(key()); });
  }
}

TEST_F(CollectionRefTest, AListThatShrinksAndGrowsWithinARunComesBack) {
  Fill([&] { ListOf(50); });
  const KeyspaceDump before = DumpOf(world_.engine);
  StartRun();
  ListRef list = Ref<ListValue>();
  list.DropFront(49);
  list.ShrinkIfSmall();
  EXPECT_EQ(Form(), "list listpack");
  list.PushFront("while compact");
  EXPECT_EQ(Records(), 1u);
  list = Ref<ListValue>();  // In a scope of its own the listpack is copied.
  list.Set(0, "again");
  list.GrowFor(0, 50);
  EXPECT_EQ(Form(), "list quicklist");
  for (int i = 0; i < 50; ++i) list.PushBack("large again");
  EXPECT_EQ(Records(), 2u);
  txn().Rollback();
  EXPECT_EQ(DumpOf(world_.engine), before);
}

TEST_F(CollectionRefTest, AChangeOfTheFormAloneIsUndone) {
  Fill([&] {
    ListRef list = ListOf(50);
    list.DropFront(49);
  });
  const KeyspaceDump before = DumpOf(world_.engine);
  StartRun();
  EXPECT_EQ(Form(), "list quicklist");
  Ref<ListValue>().ShrinkIfSmall();
  EXPECT_EQ(Form(), "list listpack");
  txn().Rollback();
  EXPECT_EQ(DumpOf(world_.engine), before);
}

TEST_F(CollectionRefTest, WhatASwapBringsIsRecordedThoughTheKeyWasBefore) {
  Fill([&] { HashOf(50); });
  ASSERT_TRUE(client_.Command({Writes(name_, 1)}));
  txn().PutIn(1, key(), StringValue::FromBytes("of database 1"), kNoExpiry);
  txn().Commit();
  const KeyspaceDump before = DumpOf(world_.engine);
  ASSERT_TRUE(client_.Run({Writes(name_), Writes(name_, 1)}));
  ASSERT_TRUE(txn().HoldKeyspace(Access::kExclusive));
  Ref<HashValue>().Set("field1", "changed");
  txn().PutBytes(key(), "replaced", kNoExpiry);
  txn().Swap(0, 1);
  txn().PutBytes(key(), "replaced as well", kNoExpiry);
  txn().Rollback();
  EXPECT_EQ(DumpOf(world_.engine), before);
}

TEST_F(CollectionRefTest, AnEmptiedCollectionThatIsMadeAnewAsAnotherTypeComesBack) {
  Fill([&] { HashOf(50); });
  const KeyspaceDump before = DumpOf(world_.engine);
  StartRun();
  HashRef hash = Ref<HashValue>();
  for (int i = 0; i < 50; ++i) hash.Erase("field" + std::to_string(i));
  EXPECT_TRUE(hash.DropIfEmpty());
  SetOf(50);
  txn().SetExpiry(key(), 2'000'000);
  Ref<SetValue>().Erase("member3");
  txn().Rollback();
  EXPECT_EQ(DumpOf(world_.engine), before);
}

TEST_F(CollectionRefTest, ACollectionThatIsDroppedAfterChangesComesBack) {
  for (const size_t size : {size_t{4}, size_t{50}}) {
    Fill([&] {
      SortedSetOf(size);
      txn().SetExpiry(key(), 2'000'000);
    });
    const KeyspaceDump before = DumpOf(world_.engine);
    StartRun();
    SortedSetRef sorted_set = Ref<SortedSetValue>();
    sorted_set.Set("member1", 7);
    sorted_set.EraseRange(0, 2);
    const Transaction::Savepoint savepoint = txn().Mark();
    const KeyspaceDump changed = DumpOf(world_.engine);
    Ref<SortedSetValue>().Set("new", 8);
    Ref<SortedSetValue>().Drop();
    EXPECT_EQ(txn().Peek(key()), nullptr);
    EXPECT_EQ(Records(), size == 4 ? 2u : 3u);  // Of the large one elements, then the rest.
    txn().UndoTo(savepoint);
    EXPECT_EQ(DumpOf(world_.engine), changed);
    Ref<SortedSetValue>().Drop();
    txn().Rollback();
    EXPECT_EQ(DumpOf(world_.engine), before);
    Fill([&] { Ref<SortedSetValue>().Drop(); });
    EXPECT_TRUE(DumpOf(world_.engine).empty());
  }
  EXPECT_EQ(world_.effects.events, std::vector<std::string>({"del collection", "del collection"}));
}

// ---------------------------------------------------------------- savepoints

TEST_F(CollectionRefTest, SavepointsAreUndoneFromTheInnermostOn) {
  const std::function<void(size_t)> makes[] = {
      [&](size_t size) { HashOf(size); }, [&](size_t size) { SetOf(size); },
      [&](size_t size) { SortedSetOf(size); }, [&](size_t size) { ListOf(size); }};
  const std::function<void(int)> changes[] = {
      [&](int mark) {
        HashRef hash = Ref<HashValue>();
        hash.Set("field0", std::string(static_cast<size_t>(mark), 'x'));
        hash.Erase("field" + std::to_string(mark));
        hash.Set("new" + std::to_string(mark), "x");
      },
      [&](int mark) {
        SetRef set = Ref<SetValue>();
        set.Erase("member" + std::to_string(mark));
        set.Add("new" + std::to_string(mark));
      },
      [&](int mark) {
        SortedSetRef sorted_set = Ref<SortedSetValue>();
        sorted_set.Set("member0", mark);
        sorted_set.EraseRange(1, 1);
        sorted_set.Set("new" + std::to_string(mark), mark);
      },
      [&](int mark) {
        ListRef list = Ref<ListValue>();
        list.DropFront(1);
        list.Set(0, "set" + std::to_string(mark));
        list.InsertAt(1, "inserted" + std::to_string(mark));
        list.PushBack("new" + std::to_string(mark));
      },
  };
  for (size_t type = 0; type < std::size(makes); ++type) {
    for (const size_t size : {size_t{4}, size_t{50}}) {
      SCOPED_TRACE("type " + std::to_string(type) + ", size " + std::to_string(size));
      Fill([&] { makes[type](size); });
      const KeyspaceDump before = DumpOf(world_.engine);
      StartRun();
      changes[type](1);
      const Transaction::Savepoint outer = txn().Mark();
      const KeyspaceDump at_outer = DumpOf(world_.engine);
      changes[type](2);
      const Transaction::Savepoint inner = txn().Mark();
      const KeyspaceDump at_inner = DumpOf(world_.engine);
      changes[type](3);
      EXPECT_NE(DumpOf(world_.engine), at_inner);
      txn().UndoTo(inner);
      EXPECT_EQ(DumpOf(world_.engine), at_inner);
      changes[type](3);
      txn().UndoTo(outer);
      EXPECT_EQ(DumpOf(world_.engine), at_outer);
      changes[type](2);
      txn().Rollback();
      EXPECT_EQ(DumpOf(world_.engine), before);
      Fill([&] { txn().Erase(key()); });
    }
  }
}

TEST_F(CollectionRefTest, AChangeAfterAMoveBelongsToTheValueThatMoved) {
  const std::string other = "elsewhere";
  Fill([&] { HashOf(50); });
  {
    TestClient client(world_);
    ASSERT_TRUE(client.Command({Writes(other)}));
    HashRef hash = *client.txn().EditOrAdd<HashValue>(Key(other));
    for (int i = 0; i < 30; ++i) hash.Set("other" + std::to_string(i), "x");
    client.txn().Commit();
  }
  const KeyspaceDump before = DumpOf(world_.engine);
  ASSERT_TRUE(client_.Run({Writes(name_), Writes(other)}));
  txn().EditOrAdd<HashValue>(Key(other))->Set("other1", "y");
  Ref<HashValue>().Set("field1", "y");
  txn().Move(key(), 0, Key(other));
  txn().EditOrAdd<HashValue>(Key(other))->Set("field2", "y");
  Ref<HashValue>().Set("made", "anew");
  txn().Erase(key());
  txn().Move(Key(other), 0, key());
  Ref<HashValue>().Erase("field3");
  txn().Rollback();
  EXPECT_EQ(DumpOf(world_.engine), before);
}

TEST_F(CollectionRefTest, AnExpiryThatIsChangedWithTheElementsComesBack) {
  Fill([&] {
    SetOf(50);
    txn().SetExpiry(key(), 1'000'500);
  });
  const KeyspaceDump before = DumpOf(world_.engine);
  StartRun();
  Ref<SetValue>().Add("new");
  txn().SetExpiry(key(), kNoExpiry);
  Ref<SetValue>().Erase("member1");
  txn().SetExpiry(key(), 999'999);  // Expired at once.
  SetOf(3);
  txn().Rollback();
  EXPECT_EQ(DumpOf(world_.engine), before);
}

}  // namespace
}  // namespace perilune
