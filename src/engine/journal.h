#pragma once

// How to undo what a transaction has changed: the inverse of the first change of each key, or of
// each element of a large collection, within a savepoint, newest last. Old values and elements are
// moved here, not copied.
//
// Invariants:
//   1. Undoing the records of a savepoint newest first leaves every key, its expiry included, as
//      it was at that savepoint.
//   2. A second change of a key within the same scope adds no record (KeySlot remembers the
//      scope), so that a million INCRs cost one. The log of a large collection is bounded by its
//      size (element_undo.h).
// Lifetime: keys are borrowed from the transaction's slots, which outlive the journal's records.
// Threads: belongs to its transaction.

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "engine/element_undo.h"
#include "engine/garbage.h"
#include "engine/lock_set.h"
#include "engine/reclaimer.h"

namespace perilune {

// False in builds that only measure what the journal costs: nothing can be undone there.
#ifdef PERILUNE_WITHOUT_JOURNAL
inline constexpr bool kKeepsJournals = false;
#else
inline constexpr bool kKeepsJournals = true;
#endif

class Journal {
 public:
  // Identifies a point to which Undo can go back.
  struct Savepoint {
    size_t records = 0;
    size_t bytes = 0;
  };

  bool is_on() const { return kKeepsJournals && scope_ != 0; }
  void Start() { NewScope(); }

  // Begins a new scope: from here on first changes are recorded anew.
  Savepoint Mark() {
    NewScope();
    return {records_.size(), memory_bytes_};
  }

  // Ends the current scope: changes from here on are recorded though the key was before.
  void NewScope() { scope_ = ++last_scope_; }

  // The scope that a slot is stamped with when its key is recorded.
  uint32_t scope() const { return scope_; }

  // The key did not exist.
  void RecordAbsent(const KeySlot& slot);
  // The key held `value` and expired at `expiry_ms` (kNoExpiry: never).
  void RecordValue(const KeySlot& slot, Value value, int64_t expiry_ms, uint32_t access);
  // Elements of the key's value change, for which `elements` knows the inverse. Returns it.
  ElementUndo* RecordElements(const KeySlot& slot, std::unique_ptr<ElementUndo> elements);
  // Only the expiry changes.
  void RecordExpiry(const KeySlot& slot, int64_t expiry_ms);
  // The entry at `from` moved to `to`, where nothing was (or what was there is recorded before).
  void RecordMove(const KeySlot& from, const KeySlot& to);
  // The whole content of a database within one partition was taken out.
  void RecordFlush(uint32_t partition, int database, std::unique_ptr<Database> content);
  void RecordSwap(uint32_t partition, int a, int b);

  // Undoes everything since `savepoint`, latching through `locks` where a run holds key locks.
  // Values displaced on the way that take long to free are added to `garbage`.
  void Undo(const Savepoint& savepoint, LockSet& locks, Garbage& garbage);

  // Forgets everything: the changes stay. `reclaimer` frees the old values if they are many.
  // Requires: nothing is locked.
  void Clear(Reclaimer& reclaimer);

  size_t size() const { return records_.size(); }

  // About how much memory the records take, without the values and elements that were moved into
  // them.
  size_t memory_bytes() const { return memory_bytes_; }
  void Count(size_t bytes) { memory_bytes_ += bytes; }

 private:
  enum class Kind : uint8_t { kAbsent, kValue, kExpiry, kElements, kMove, kFlush, kSwap };

  struct Record {
    Kind kind;
    int database = 0;
    int other_database = 0;     // kMove, kSwap: where it went.
    uint32_t partition = 0;     // kFlush, kSwap.
    Key key = {};
    Key other_key = {};         // kMove: where it went.
    int64_t expiry_ms = kNoExpiry;
    uint32_t access = 0;
    bool seen_expired = false;  // See KeySlot.
    std::optional<Value> value = {};
    std::unique_ptr<ElementUndo> elements = {};
    std::unique_ptr<Database> content = {};

    // About how many allocations there are to free.
    size_t blocks() const;
  };

  void Add(Record record);
  static void UndoOne(Record& record, LockSet& locks, Garbage& garbage);
  static void UndoKey(Record& record, Partition& partition, Garbage& garbage);
  static void UndoMove(const Record& record, LockSet& locks);

  std::vector<Record> records_;
  size_t memory_bytes_ = 0;
  uint32_t scope_ = 0;       // 0: off.
  uint32_t last_scope_ = 0;  // Never reused while a slot could carry an old one.
};

// Brings the partition's published earliest expiry forward to `when_ms`.
void PublishExpiry(Partition& partition, int64_t when_ms);

}  // namespace perilune
