#pragma once

// The only way to the data: one command, an EXEC, or a script's run, from the moment it holds its
// keys until it commits or rolls back.
//
//   Begin -> locks().Declare... -> Acquire -> handlers -> Commit | Rollback | Restart
//
// With the journal on (scripts), everything can be undone: to a savepoint, or as a whole. Neither
// it nor a WATCH can be bypassed: changes go through functions here or typed references only.
//
// Invariants:
//   1. Time stands still: now_ms() is read once the locks are held.
//   2. An expired key counts as absent, whether it is still in the table or not.
// Lifetime: an Entry pointer or a StringRef is good until the next command of the run.
// Threads: belongs to one loop, which uses it for one transaction after another.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.h"
#include "base/result.h"
#include "engine/applied_commands.h"
#include "engine/effects.h"
#include "engine/engine.h"
#include "engine/journal.h"
#include "engine/lock_set.h"
#include "engine/visible_key.h"

namespace perilune {

// Through which a value of type T is changed: see string_ref.h and collection_ref.h.
template <typename T>
struct RefTo;

class Transaction {
 public:
  // In place of an expiry: leave the key's expiry as it is.
  static constexpr int64_t kKeepExpiry = INT64_MIN;

  // `consumer` may be nullptr: then effects are dropped.
  Transaction(Engine& engine, EffectConsumer* consumer, uint64_t random_seed);
  ~Transaction();

  // ---- Life
  // Without `counts_accesses` reading leaves no trace on when and how often keys are used (CLIENT
  // NO-TOUCH). Requires: nothing is held.
  void Begin(int database, bool counts_accesses = true);
  LockSet& locks() { return locks_; }
  // See LockSet::Acquire.
  bool Acquire(Waiter& waiter);
  void StartJournal() { journal_.Start(); }

  struct Savepoint {
    Journal::Savepoint journal;
    Effects::Mark effects;
    size_t changed;
    int database;
  };
  Savepoint Mark();
  // Requires: the journal is on.
  void UndoTo(const Savepoint& savepoint);

  void Commit();
  // Undoes everything and gives everything up. Requires: the journal is on, or nothing changed.
  void Rollback();
  // Undoes everything and waits for Acquire again, keeping age and keys, the learned included.
  void Restart();

  // Before and after each command of a run. False: the run must end, whatever it replies, as
  // must_restart() says until Restart, or is_abandoned() (see LockSet::Abandon).
  bool HoldMore(std::span<const KeyNeed> needs);
  bool HoldKeyspace(Access access);
  void EndCommand();

  // Between two commands of a long run: see LockSet::TurnIntoKeyLocks. False: it must restart.
  // Another thread may call it while the run's own does not touch the transaction.
  bool TurnIntoKeyLocks();
  bool must_restart() const { return must_restart_; }
  bool is_abandoned() const { return locks_.is_abandoned(); }
  void ForgetRestart() { must_restart_ = false; }  // The run ends another way.

  // Who gets the effects from now on; nullptr: nobody.
  void set_consumer(EffectConsumer* consumer) { consumer_ = consumer; }

  // ---- What everybody may ask
  Engine& engine() { return engine_; }
  Random& random() { return random_; }
  int64_t now_ms() const { return now_ms_; }
  int database() const { return database_; }
  void Select(int database) { database_ = database; }
  bool journals() const { return journal_.is_on(); }

  // About how much memory it takes itself, and how many values that it has replaced, which do not
  // count as they were there before, wait to be freed.
  size_t memory_bytes() const {
    return locks_.memory_bytes() + journal_.memory_bytes() + effects_.bytes;
  }
  size_t garbage_size() const { return garbage_.size(); }

  // ---- One key. It must be held.

  // The entry, or nullptr. Lookup counts a hit or miss, and an access; Inspect only the former;
  // Peek leaves no trace.
  const Entry* Lookup(const Key& key);
  const Entry* Inspect(const Key& key);
  const Entry* Peek(const Key& key) { return Peek(database_, key); }
  const Entry* Peek(int database, const Key& key);
  int64_t ExpiryOf(const Key& key);  // kNoExpiry if it has none or is absent.

  // The value for reading, nullptr if absent; kWrongType.
  template <typename T>
  Result<const T*> Find(const Key& key) {
    const Entry* entry = Lookup(key);
    if (entry == nullptr) return static_cast<const T*>(nullptr);
    const T* value = entry->value().As<T>();
    if (value == nullptr) return Error::kWrongType;
    return value;
  }

  // A reference through which the value can be changed; nothing if absent; kWrongType.
  template <typename T>
  Result<std::optional<typename RefTo<T>::Type>> Edit(const Key& key) {
    using Ref = typename RefTo<T>::Type;
    Entry* entry = FindToChange(database_, key);
    if (entry == nullptr) return std::optional<Ref>();
    if (entry->value().type() != kTypeOf<T>) return Error::kWrongType;
    CountAccess(*entry);
    return std::optional<Ref>(Ref(*this, key, *entry));
  }

  // The same, but an absent key is made: an empty T, which must not stay empty. kWrongType.
  template <typename T>
  Result<typename RefTo<T>::Type> EditOrAdd(const Key& key) {
    Entry* entry = FindToChange(database_, key);
    if (entry == nullptr) {
      entry = &Add(database_, key, T());
    } else {
      if (entry->value().type() != kTypeOf<T>) return Error::kWrongType;
      CountAccess(*entry);
    }
    return typename RefTo<T>::Type(*this, key, *entry);
  }

  // Sets the key to `value`, of whatever type it was, and its expiry.
  void Put(const Key& key, Value value, int64_t expiry_ms);
  void PutBytes(const Key& key, std::string_view bytes, int64_t expiry_ms);

  // Returns false if it was absent.
  bool Erase(const Key& key);

  // Requires: the key exists.
  void SetExpiry(const Key& key, int64_t expiry_ms);

  // Moves a value with its expiry, replacing what is at the target.
  // Requires: `from` exists and differs from the target.
  void Move(const Key& from, int to_database, const Key& to);
  void PutIn(int database, const Key& key, Value value, int64_t expiry_ms);
  bool EraseIn(int database, const Key& key);

  // ---- The whole keyspace. Requires: locks().HoldsKeyspace().

  size_t CountKeys(int database);
  size_t CountExpiring(int database);
  void ForEachKey(int database, const std::function<void(const VisibleKey&)>& visit);
  std::optional<std::string> RandomKey(int database);
  void Flush(int database);
  void Swap(int a, int b);

  // Latches one partition more, if it is free. For SCAN.
  bool TryPartition(uint32_t index);

  // Visits the keys of one partition from `cursor` on, a position in its table; returns the next,
  // 0 at the end. Requires: the partition is latched.
  uint64_t Scan(uint32_t partition, uint64_t cursor,
                const std::function<void(const VisibleKey&)>& visit);

  // ---- Effects
  void Log(int level, std::string_view text) { effects_.Add(LogLine{level, std::string(text)}); }
  // `event` is a literal.
  void Notify(std::string_view event, const Key& key) { NotifyIn(database_, event, key); }
  void NotifyIn(int database, std::string_view event, const Key& key);
  AppliedCommands& applied() { return applied_; }

  // Sets `flag` when the key is changed from now on.
  void Watch(const Key& key, WatchFlag& flag);

 private:
  friend class StringRef;
  template <typename T>
  friend class CollectionRef;
  friend class ListRef;

  Partition& ExclusivePartitionOf(const Key& key);
  Entry* FindToChange(int number, const Key& key);
  Entry& Add(int number, const Key& key, Value value);
  void CountAccess(const Entry& entry);
  void ReadNow();
  void RemoveExpired(Database& database, int number, const Key& key, Entry& expired);
  bool IsExpired(int number, const Key& key, int64_t expiry_ms);
  void ReleaseAll();

  // To be called before the change of one key: saves the inverse, tells the watchers.
  enum class OldValue : uint8_t { kReplaced, kChangedInPlace };
  void BeforeValueChange(int database, const Key& key, Entry* entry, OldValue old_value);
  void SaveValue(KeySlot& slot, Entry& entry, OldValue old_value);
  // Before elements of the entry's value change. Returns where to save them, what `make` returned
  // at the first time in this scope; nullptr if they need not be saved.
  using MakeUndo = std::function<std::unique_ptr<ElementUndo>()>;
  ElementUndo* BeforeElementChange(const Key& key, Entry& entry, bool is_compact,
                                   const MakeUndo& make);
  bool MustSave(const Key& key);  // Whether it has to do anything.
  void BeforeExpiryChange(const Key& key, const Entry& entry, int64_t expiry_ms);
  KeySlot& NotedSlotOf(int database, const Key& key, const Entry* entry);
  void TellWatchers(int database, const Key& key);
  void MarkKeysSeenExpired(std::span<KeySlot> learned);
  bool KeysHaveExpiredMeanwhile();
  int64_t NowFor(Partition& partition);

  std::optional<VisibleKey> VisibleOf(Partition& partition, int number, const Database& database,
                                      const Entry& entry);
  void VisitHidden(Partition& partition, int number, const Database* database, uint64_t from,
                   uint64_t to, const std::function<void(const VisibleKey&)>& visit);
  void TellWatchersOfAll(Partition& partition, int number, int other);

  Engine& engine_;
  EffectConsumer* consumer_;
  LockSet locks_;
  Journal journal_;
  Effects effects_;
  AppliedCommands applied_{effects_};
  Random random_;
  AccessPolicy access_policy_;
  int database_ = 0;
  int begin_database_ = 0;
  int64_t now_ms_ = 0;
  bool must_restart_ = false;
  bool counts_accesses_ = true;
  bool any_seen_expired_ = false;  // Of the slots.

  std::vector<ChangedKey> changed_;  // With the journal on: whose watchers to tell at commit.

  Garbage garbage_;
};

}  // namespace perilune
