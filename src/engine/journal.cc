#include "engine/journal.h"

#include <utility>

#include "base/check.h"

namespace perilune {

void PublishExpiry(Partition& partition, int64_t when_ms) {
  if (when_ms < partition.next_expiry_ms.load(std::memory_order_relaxed)) {
    partition.next_expiry_ms.store(when_ms, std::memory_order_relaxed);
  }
}

void Journal::RecordAbsent(const KeySlot& slot) {
  Add({.kind = Kind::kAbsent, .database = slot.database, .key = slot.key});
}

void Journal::RecordValue(const KeySlot& slot, Value value, int64_t expiry_ms, uint32_t access) {
  Add({.kind = Kind::kValue,
                      .database = slot.database,
                      .key = slot.key,
                      .expiry_ms = expiry_ms,
                      .access = access,
                      .seen_expired = slot.seen_expired,
                      .value = std::move(value)});
}

ElementUndo* Journal::RecordElements(const KeySlot& slot, std::unique_ptr<ElementUndo> elements) {
  Add({.kind = Kind::kElements,
                      .database = slot.database,
                      .key = slot.key,
                      .elements = std::move(elements)});
  records_.back().elements->CountIn(memory_bytes_);
  return records_.back().elements.get();
}

void Journal::RecordExpiry(const KeySlot& slot, int64_t expiry_ms) {
  Add({.kind = Kind::kExpiry,
                      .database = slot.database,
                      .key = slot.key,
                      .expiry_ms = expiry_ms});
}

void Journal::RecordMove(const KeySlot& from, const KeySlot& to) {
  Add({.kind = Kind::kMove,
                      .database = from.database,
                      .other_database = to.database,
                      .key = from.key,
                      .other_key = to.key});
}

void Journal::RecordFlush(uint32_t partition, int database, std::unique_ptr<Database> content) {
  Add({.kind = Kind::kFlush,
                      .database = database,
                      .partition = partition,
                      .content = std::move(content)});
}

void Journal::RecordSwap(uint32_t partition, int a, int b) {
  Add({.kind = Kind::kSwap, .database = a, .other_database = b, .partition = partition});
}

void Journal::Add(Record record) {
  records_.push_back(std::move(record));
  memory_bytes_ += sizeof(Record);
}

void Journal::Undo(const Savepoint& savepoint, LockSet& locks, Garbage& garbage) {
  CHECK(savepoint.records <= records_.size());
  while (records_.size() > savepoint.records) {
    UndoOne(records_.back(), locks, garbage);
    records_.pop_back();
  }
  memory_bytes_ = savepoint.bytes;
  // What is changed from here on must be recorded again.
  if (is_on()) NewScope();
}

void Journal::Clear(Reclaimer& reclaimer) {
  scope_ = 0;
  memory_bytes_ = 0;
  size_t blocks = 0;
  for (const Record& record : records_) blocks += record.blocks();
  if (blocks >= Reclaimer::kBlocksMin) {
    reclaimer.Take(std::exchange(records_, {}), blocks);
  } else {
    records_.clear();
  }
}

size_t Journal::Record::blocks() const {
  return (value ? value->blocks() : 0) + (elements ? elements->blocks() : 0) +
         (content ? Reclaimer::kBlocksMin + content->size() : 0);
}

void Journal::UndoOne(Record& record, LockSet& locks, Garbage& garbage) {
  switch (record.kind) {
    case Kind::kAbsent:
    case Kind::kValue:
    case Kind::kExpiry:
    case Kind::kElements: {
      const uint32_t index = PartitionIndex(record.key.hash);
      locks.LatchForUndo(index, index);
      if (record.seen_expired) locks.Find(record.database, record.key)->seen_expired = true;
      return UndoKey(record, locks.partition(index), garbage);
    }
    case Kind::kMove:
      return UndoMove(record, locks);
    case Kind::kFlush:
    case Kind::kSwap:
      break;
  }
  locks.LatchForUndo(record.partition, record.partition);
  Partition& partition = locks.partition(record.partition);
  partition.latch.AssertHeld();
  if (record.kind == Kind::kSwap) {
    partition.keyspace.Swap(record.database, record.other_database);
  } else {
    partition.keyspace.Put(record.database, std::move(record.content));
  }
  PublishExpiry(partition, partition.keyspace.EarliestExpiry());
}

void Journal::UndoKey(Record& record, Partition& partition, Garbage& garbage) {
  partition.latch.AssertHeld();
  Database& database = partition.keyspace.Get(record.database);
  Entry* entry = database.Find(record.key);
  if (record.kind == Kind::kAbsent) {
    if (entry == nullptr) return;
    garbage.Add(std::move(entry->value()));
    database.Extract(record.key);
    return;
  }
  if (record.kind == Kind::kElements) {
    CHECK(entry != nullptr);
    return record.elements->Undo(entry->value());
  }
  if (record.kind == Kind::kExpiry) {
    CHECK(entry != nullptr);
  } else if (entry != nullptr) {
    garbage.Add(std::move(entry->value()));
    entry->value() = std::move(*record.value);
  } else {
    entry = &database.Insert(record.key, std::move(*record.value), record.access);
  }
  database.SetExpiry(*entry, record.expiry_ms);
  PublishExpiry(partition, record.expiry_ms);
}

void Journal::UndoMove(const Record& record, LockSet& locks) {
  const uint32_t source = PartitionIndex(record.key.hash);
  const uint32_t target = PartitionIndex(record.other_key.hash);
  locks.LatchForUndo(source, target);
  Partition& source_partition = locks.partition(source);
  Partition& target_partition = locks.partition(target);
  source_partition.latch.AssertHeld();
  target_partition.latch.AssertHeld();

  Database& from = target_partition.keyspace.Get(record.other_database);
  Entry* moved = from.Find(record.other_key);
  CHECK(moved != nullptr);
  const int64_t expiry_ms = from.ExpiryOf(*moved);
  Value value = std::move(moved->value());
  const uint32_t access = moved->access();
  from.Extract(record.other_key);

  Database& to = source_partition.keyspace.Get(record.database);
  Entry& entry = to.Insert(record.key, std::move(value), access);
  to.SetExpiry(entry, expiry_ms);
  PublishExpiry(source_partition, expiry_ms);
}

}  // namespace perilune
