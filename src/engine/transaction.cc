#include "engine/transaction.h"

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "engine/string_ref.h"

namespace perilune {

Transaction::Transaction(Engine& engine, EffectConsumer* consumer, uint64_t random_seed)
    : engine_(engine), consumer_(consumer), locks_(engine), random_(random_seed) {}

Transaction::~Transaction() = default;

// ---------------------------------------------------------------- life

void Transaction::Begin(int database, bool counts_accesses) {
  counts_accesses_ = counts_accesses;
  database_ = begin_database_ = database;
  access_policy_ = engine_.access_policy();
  applied_.Begin(consumer_ != nullptr && consumer_->wants_commands());
}

bool Transaction::Acquire(Waiter& waiter) {
  if (!locks_.Acquire(waiter)) return false;
  ReadNow();
  return true;
}

// The clock, but never before what was seen in any partition that is latched now; which all of
// them remember.
void Transaction::ReadNow() {
  const int64_t clock_ms = engine_.clock().NowMs();
  now_ms_ = clock_ms;
  locks_.ForEachLatched([&](Partition& partition) { now_ms_ = partition.AdvanceNow(now_ms_); });
  if (now_ms_ == clock_ms) [[likely]] return;
  locks_.ForEachLatched([&](Partition& partition) { partition.AdvanceNow(now_ms_); });
}

Transaction::Savepoint Transaction::Mark() {
  return {journal_.Mark(), effects_.Here(), changed_.size(), database_};
}

void Transaction::UndoTo(const Savepoint& savepoint) {
  DCHECK(journals());
  journal_.Undo(savepoint.journal, locks_, garbage_);
  effects_.TruncateTo(savepoint.effects);
  changed_.resize(savepoint.changed);
  database_ = savepoint.database;
}

void Transaction::Commit() {
  engine_.Reach(Step::kBeforeCommit, locks_.age_if_any());
  if (consumer_ != nullptr && effects_.any()) consumer_->Consume(effects_);
  for (const ChangedKey& changed : changed_) {
    engine_.PartitionOf(changed.hash).watchers.Touch(changed.database, changed.bytes, changed.hash);
  }
  ReleaseAll();
}

void Transaction::Rollback() {
  if (journals()) journal_.Undo({}, locks_, garbage_);
  ReleaseAll();
}

void Transaction::Restart() {
  DCHECK(journals());
  journal_.Undo({}, locks_, garbage_);
  effects_.Clear();
  changed_.clear();
  database_ = begin_database_;
  must_restart_ = any_seen_expired_ = false;
  applied_.EndTrial();
  locks_.PrepareRestart();
  garbage_.Free(engine_.reclaimer());
}

void Transaction::ReleaseAll() {
  must_restart_ = any_seen_expired_ = false;
  locks_.ReleaseAll();
  if (journals()) journal_.Clear(engine_.reclaimer());
  if (effects_.any()) effects_.Clear();
  if (!changed_.empty()) changed_.clear();
  garbage_.Free(engine_.reclaimer());
}

bool Transaction::HoldMore(std::span<const KeyNeed> needs) {
  if (must_restart_) return false;
  const size_t known = locks_.slots().size();
  const LockSet::Verdict verdict = locks_.HoldMore(needs);
  must_restart_ = verdict == LockSet::Verdict::kMustRestart;
  if (verdict != LockSet::Verdict::kHeld) return false;
  if (locks_.slots().size() > known) MarkKeysSeenExpired(locks_.slots().subspan(known));
  return true;
}

bool Transaction::HoldKeyspace(Access access) {
  if (must_restart_) return false;
  const bool is_held = locks_.HoldsKeyspace() || locks_.is_keyspace_holder();
  const LockSet::Verdict verdict = locks_.HoldKeyspace(access);
  if (verdict == LockSet::Verdict::kAbandoned) return false;
  must_restart_ = verdict == LockSet::Verdict::kMustRestart ||
                  (!is_held && KeysHaveExpiredMeanwhile());
  return !must_restart_;
}

// What a long run has replaced must not pile up until its end, and no latch is held any more.
void Transaction::EndCommand() {
  locks_.EndCommand();
  if (locks_.holds_key_locks()) garbage_.Free(engine_.reclaimer());
}

bool Transaction::TurnIntoKeyLocks() {
  if (!must_restart_) must_restart_ = !locks_.TurnIntoKeyLocks();
  return !must_restart_;
}

// Time stands still for a run, but others may have seen a key expire that the run touches only
// now: it must not come back. What the run has held before stays as it was.
void Transaction::MarkKeysSeenExpired(std::span<KeySlot> learned) {
  if (locks_.HoldsKeyspace() || locks_.is_keyspace_holder()) return;
  for (KeySlot& slot : learned) {
    Partition& partition = locks_.PartitionOf(slot.key.hash);
    const int64_t latest_ms = partition.AdvanceNow(now_ms_);
    if (latest_ms == now_ms_) [[likely]] continue;
    partition.latch.AssertShared();
    const Database* database = partition.keyspace.Find(slot.database);
    const Entry* entry = database == nullptr ? nullptr : database->Find(slot.key);
    if (entry == nullptr || database->ExpiryOf(*entry) > latest_ms) continue;
    slot.seen_expired = any_seen_expired_ = true;
  }
}

bool Transaction::IsExpired(int number, const Key& key, int64_t expiry_ms) {
  if (expiry_ms == kNoExpiry) return false;
  if (expiry_ms <= now_ms_) return true;
  if (!any_seen_expired_) [[likely]] return false;
  const KeySlot* slot = locks_.Find(number, key);
  return slot != nullptr && slot->seen_expired;
}

// ---------------------------------------------------------------- reading

const Entry* Transaction::Lookup(const Key& key) {
  const Entry* entry = Inspect(key);
  if (entry != nullptr && counts_accesses_) {
    CountAccess(*entry);
  }
  return entry;
}

const Entry* Transaction::Inspect(const Key& key) {
  const Entry* entry = Peek(database_, key);
  ++(entry == nullptr ? effects_.misses : effects_.hits);
  return entry;
}

const Entry* Transaction::Peek(int number, const Key& key) {
  Partition& partition = locks_.PartitionOf(key.hash);
  partition.latch.AssertShared();
  const Database* database = partition.keyspace.Find(number);
  if (database == nullptr) return nullptr;
  const Entry* entry = database->Find(key);
  if (entry == nullptr) return nullptr;
  if (!IsExpired(number, key, database->ExpiryOf(*entry))) return entry;
  applied_.NoteExpired(number, key);
  return nullptr;
}

int64_t Transaction::ExpiryOf(const Key& key) {
  const Entry* entry = Peek(key);
  if (entry == nullptr) return kNoExpiry;
  Partition& partition = locks_.PartitionOf(key.hash);
  partition.latch.AssertShared();
  return partition.keyspace.Find(database_)->ExpiryOf(*entry);
}

// ---------------------------------------------------------------- changing

// The latch is held exclusively by every command that declares that it writes the key.
Partition& Transaction::ExclusivePartitionOf(const Key& key) {
  return locks_.ExclusivePartition(PartitionIndex(key.hash));
}

// Returns the entry for changing, nullptr if there is none. An expired one is removed.
Entry* Transaction::FindToChange(int number, const Key& key) {
  Partition& partition = ExclusivePartitionOf(key);
  partition.latch.AssertHeld();
  Database* database = partition.keyspace.Find(number);
  if (database == nullptr) return nullptr;
  Entry* entry = database->Find(key);
  if (entry == nullptr || !IsExpired(number, key, database->ExpiryOf(*entry))) return entry;
  RemoveExpired(*database, number, key, *entry);
  return nullptr;
}

// Undone with everything else, or it would be gone while nobody is told.
void Transaction::RemoveExpired(Database& database, int number, const Key& key, Entry& expired) {
  if (journals()) {
    KeySlot* slot = locks_.Find(number, key);
    CHECK(slot != nullptr);
    if (!slot->before) slot->before.emplace();  // To others it is absent already.
    if (slot->value_scope != journal_.scope()) SaveValue(*slot, expired, OldValue::kReplaced);
    slot->seen_expired = false;
  }
  if (consumer_ != nullptr && consumer_->wants_events()) {
    effects_.Add(KeyEvent{"expired", number, std::string(key.bytes)});
  }
  ++effects_.expired;
  applied_.NoteExpired(number, key);
  Entry::Owned entry = database.Extract(key);
  garbage_.Add(std::move(entry->value()));
}

void Transaction::CountAccess(const Entry& entry) {
  if (applied_.in_trial()) return;
  entry.set_access(access::Next(entry.access(), now_ms_, access_policy_, random_));
}

// Requires: the key is absent.
Entry& Transaction::Add(int number, const Key& key, Value value) {
  BeforeValueChange(number, key, nullptr, OldValue::kReplaced);
  Partition& partition = ExclusivePartitionOf(key);
  partition.latch.AssertHeld();
  return partition.keyspace.Get(number).Insert(key, std::move(value),
                                               access::First(now_ms_, access_policy_));
}

void Transaction::Put(const Key& key, Value value, int64_t expiry_ms) {
  PutIn(database_, key, std::move(value), expiry_ms);
}

void Transaction::PutIn(int number, const Key& key, Value value, int64_t expiry_ms) {
  Entry* entry = FindToChange(number, key);
  if (entry == nullptr) {
    entry = &Add(number, key, std::move(value));
  } else {
    BeforeValueChange(number, key, entry, OldValue::kReplaced);
    garbage_.Add(std::move(entry->value()));
    entry->value() = std::move(value);
    CountAccess(*entry);
  }
  Partition& partition = ExclusivePartitionOf(key);
  partition.latch.AssertHeld();
  Database& database = partition.keyspace.Get(number);
  if (expiry_ms == kKeepExpiry) return;
  if (expiry_ms == kNoExpiry && entry->expiry_slot() == 0) return;
  database.SetExpiry(*entry, expiry_ms);
  PublishExpiry(partition, expiry_ms);
}

void Transaction::PutBytes(const Key& key, std::string_view bytes, int64_t expiry_ms) {
  Entry* entry = journals() ? nullptr : FindToChange(database_, key);
  StringValue* string = entry == nullptr ? nullptr : entry->value().As<StringValue>();
  if (string == nullptr) return Put(key, StringValue::FromBytes(bytes), expiry_ms);
  // Overwriting in place reuses the allocation.
  applied_.NoteChange();
  TellWatchers(database_, key);
  string->Assign(bytes);
  CountAccess(*entry);
  if (expiry_ms == kKeepExpiry) return;
  if (expiry_ms == kNoExpiry && entry->expiry_slot() == 0) return;
  SetExpiry(key, expiry_ms);
}

bool Transaction::Erase(const Key& key) { return EraseIn(database_, key); }

bool Transaction::EraseIn(int number, const Key& key) {
  Entry* entry = FindToChange(number, key);
  if (entry == nullptr) return false;
  BeforeValueChange(number, key, entry, OldValue::kReplaced);
  Partition& partition = ExclusivePartitionOf(key);
  partition.latch.AssertHeld();
  Entry::Owned removed = partition.keyspace.Get(number).Extract(key);
  garbage_.Add(std::move(removed->value()));
  return true;
}

void Transaction::SetExpiry(const Key& key, int64_t expiry_ms) {
  Entry* entry = FindToChange(database_, key);
  CHECK(entry != nullptr);
  Partition& partition = ExclusivePartitionOf(key);
  partition.latch.AssertHeld();
  Database& database = partition.keyspace.Get(database_);
  BeforeExpiryChange(key, *entry, database.ExpiryOf(*entry));
  database.SetExpiry(*entry, expiry_ms);
  PublishExpiry(partition, expiry_ms);
}

void Transaction::Move(const Key& from, int to_database, const Key& to) {
  Entry* source = FindToChange(database_, from);
  CHECK(source != nullptr);
  applied_.NoteChange();
  EraseIn(to_database, to);
  if (journals()) {
    KeySlot& from_slot = NotedSlotOf(database_, from, source);
    KeySlot& to_slot = NotedSlotOf(to_database, to, nullptr);
    journal_.RecordMove(from_slot, to_slot);
    // Whatever is changed at either place from here on belongs to another value.
    for (KeySlot* slot : {&from_slot, &to_slot}) {
      slot->value_scope = slot->expiry_scope = slot->elements_scope = 0;
    }
  }
  TellWatchers(database_, from);
  TellWatchers(to_database, to);

  Partition& from_partition = ExclusivePartitionOf(from);
  from_partition.latch.AssertHeld();
  Database& from_data = from_partition.keyspace.Get(database_);
  const int64_t expiry_ms = from_data.ExpiryOf(*source);
  Value value = std::move(source->value());
  const uint32_t word = source->access();
  from_data.Extract(from);

  Partition& to_partition = ExclusivePartitionOf(to);
  to_partition.latch.AssertHeld();
  Database& to_data = to_partition.keyspace.Get(to_database);
  Entry& target = to_data.Insert(to, std::move(value), word);
  to_data.SetExpiry(target, expiry_ms);
  PublishExpiry(to_partition, expiry_ms);
}

// ---------------------------------------------------------------- journal and watchers

void Transaction::BeforeValueChange(int number, const Key& key, Entry* entry, OldValue old_value) {
  applied_.NoteChange();
  if (!journals()) return TellWatchers(number, key);
  KeySlot& slot = NotedSlotOf(number, key, entry);
  if (slot.value_scope == journal_.scope()) return;
  TellWatchers(number, key);
  if (entry != nullptr) return SaveValue(slot, *entry, old_value);
  slot.value_scope = journal_.scope();
  journal_.RecordAbsent(slot);
}

void Transaction::SaveValue(KeySlot& slot, Entry& entry, OldValue old_value) {
  slot.value_scope = journal_.scope();
  Partition& partition = ExclusivePartitionOf(slot.key);
  partition.latch.AssertHeld();
  const int64_t expiry_ms = partition.keyspace.Get(slot.database).ExpiryOf(entry);
  Value old = std::move(entry.value());
  if (old_value == OldValue::kChangedInPlace) {
    entry.value() = old.Clone();
    journal_.Count(old.heap_bytes());
  }
  journal_.RecordValue(slot, std::move(old), expiry_ms, entry.access());
}

ElementUndo* Transaction::BeforeElementChange(const Key& key, Entry& entry, bool is_compact,
                                              const MakeUndo& make) {
  applied_.NoteChange();
  if (!journals()) {
    TellWatchers(database_, key);
    return nullptr;
  }
  KeySlot& slot = NotedSlotOf(database_, key, &entry);
  if (slot.value_scope == journal_.scope()) return nullptr;
  if (slot.elements_scope == journal_.scope()) return slot.elements;
  if (is_compact) {
    BeforeValueChange(database_, key, &entry, OldValue::kChangedInPlace);
    return nullptr;
  }
  TellWatchers(database_, key);
  slot.elements_scope = journal_.scope();
  slot.elements = journal_.RecordElements(slot, make());
  return slot.elements;
}

bool Transaction::MustSave(const Key& key) {
  if (!journals()) return false;
  const KeySlot* slot = locks_.Find(database_, key);
  CHECK(slot != nullptr);
  return slot->value_scope != journal_.scope();
}

void Transaction::BeforeExpiryChange(const Key& key, const Entry& entry, int64_t expiry_ms) {
  applied_.NoteChange();
  if (!journals()) return TellWatchers(database_, key);
  KeySlot& slot = NotedSlotOf(database_, key, &entry);
  if (slot.value_scope == journal_.scope() || slot.expiry_scope == journal_.scope()) return;
  TellWatchers(database_, key);
  slot.expiry_scope = journal_.scope();
  journal_.RecordExpiry(slot, expiry_ms);
}

// Returns the key's slot, having noted what the key is now if that is its first change.
KeySlot& Transaction::NotedSlotOf(int number, const Key& key, const Entry* entry) {
  KeySlot* slot = locks_.Find(number, key);
  CHECK(slot != nullptr);
  if (!slot->before) {
    slot->before.emplace();
    if (entry != nullptr) {
      Partition& partition = locks_.PartitionOf(key.hash);
      partition.latch.AssertShared();
      const Database* database = partition.keyspace.Find(number);
      *slot->before = {.existed = true,
                       .type = entry->value().type(),
                       .expiry_ms = database->ExpiryOf(*entry)};
    }
  }
  return *slot;
}

// With the journal on the watchers learn of it at commit, if it comes to that.
void Transaction::TellWatchers(int number, const Key& key) {
  Watchers& watchers = engine_.PartitionOf(key.hash).watchers;
  if (watchers.empty()) [[likely]] return;
  if (journals()) {
    changed_.push_back({number, std::string(key.bytes), key.hash});
  } else {
    watchers.Touch(number, key.bytes, key.hash);
  }
}

// ---------------------------------------------------------------- effects

void Transaction::NotifyIn(int number, std::string_view event, const Key& key) {
  if (consumer_ == nullptr || !consumer_->wants_events()) return;
  effects_.Add(KeyEvent{event, number, std::string(key.bytes)});
}

void Transaction::Watch(const Key& key, WatchFlag& flag) {
  locks_.PartitionOf(key.hash).watchers.Add(database_, key, flag);
}

}  // namespace perilune
