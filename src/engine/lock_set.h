#pragma once

// What one transaction holds: latches, key locks, or nothing.
//
//   Declare...  ->  Acquire  ->  [HoldMore, command, EndCommand]...  ->  ReleaseAll
//
// Acquire takes the latches of all declared keys in ascending order. A plain command executes and
// releases them. A run (several commands under one transaction) can touch further keys by
// HoldMore; where a latch stays busy it turns its latches into key locks ("demotes") and goes on,
// latching per command. On a key that another run holds, wait-die decides: the older waits, the
// younger must restart with the keys it has learned added to its declared ones.
//
// Invariants:
//   1. Latches are taken in ascending order, or tried; never held while anything waits.
//   2. A transaction that has not executed anything holds nothing while it waits.
//   3. A run that waits while it holds key locks is older than all holders it waits for.
//   4. A run that has used the whole keyspace holds it to its end: by all latches, or as the
//      holder that KeyspaceGate knows.
// Threads: belongs to its transaction. Only Abandon and the waiters' Wake come from others.

#include <array>
#include <atomic>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/engine.h"
#include "engine/key_slot.h"
#include "engine/run_owner.h"
#include "engine/thread_waiter.h"
#include "engine/waiter.h"

namespace perilune {

class LockSet {
 public:
  enum class Verdict : uint8_t { kHeld, kMustRestart, kAbandoned };

  explicit LockSet(Engine& engine);
  ~LockSet();
  LockSet(const LockSet&) = delete;
  LockSet& operator=(const LockSet&) = delete;

  // This transaction is a run: it may call HoldMore, and `access` is how it latches what it
  // touches. Called before the other Declare functions.
  void DeclareRun(Access access);

  // The bytes of a declared key are borrowed until ReleaseAll; those of a key that HoldMore
  // learns are copied.
  void Declare(int database, const Key& key, Access access);

  // The whole keyspace: every latch. A writer also waits until no run holds a key lock.
  void DeclareKeyspace(Access access);

  // Some partitions, by TryPartition, to read.
  void DeclareScan() { scans_ = true; }

  // Takes everything that was declared. False: `waiter` is woken when it is worth calling again;
  // until then nothing is held, and CancelWait takes the waiter out.
  bool Acquire(Waiter& waiter);
  void CancelWait();

  // After Acquire has returned false: since when (Clock::MonotonicUs) the longest-holding run
  // among those that are waited for has held its keys. Nothing if a latch is waited for.
  std::optional<int64_t> BlockedSinceUs() const;

  // Whom to tell before a run sleeps half-way, until another is set; nullptr: nobody.
  void set_run_owner(RunOwner* owner) { run_owner_ = owner; }

  // Before each command of a run: takes what `needs` names, all that the command will use, and
  // is not held yet. Where the run holds key locks, what was latched before is given up.
  // kMustRestart: the caller undoes everything and calls PrepareRestart. kAbandoned: see
  // Abandon.
  Verdict HoldMore(std::span<const KeyNeed> needs);

  // Whether HoldMore would find the key held, as most commands of a run do.
  bool Holds(const KeyNeed& need) {
    if (holds_key_locks_ || is_abandoned()) [[unlikely]] return false;
    const KeySlot* slot = Find(need.database, need.key);
    return slot != nullptr && Covers(slot->access, need.access);
  }

  // The same as HoldMore for a command that uses the whole keyspace.
  Verdict HoldKeyspace(Access access);

  // After each command of a run.
  void EndCommand();

  // Between two commands of a run: turns its latches into key locks, if it does not hold such
  // already, and a hold on the whole keyspace into one at the gate. False: it must restart, as it
  // would be in somebody's way who is older or inside the gate.
  bool TurnIntoKeyLocks();

  // Takes one more partition if it is free; false if it is busy, or a run holds the keyspace and
  // has changed it. For SCAN, outside runs.
  bool TryPartition(uint32_t index, Access access);

  // Ends a run from outside: HoldMore and HoldKeyspace return kAbandoned from now on, also one
  // that sleeps. What the run holds stays held, and undoing takes the latches that it needs.
  // Requires: the transaction is that of the run that is meant, until the call returns.
  // Threads: all.
  void Abandon();

  // The run, or another one of the same transaction, may go on. ReleaseAll and PrepareRestart do
  // the same.
  void ClearAbandoned() { is_abandoned_.store(false, std::memory_order_relaxed); }
  bool is_abandoned() const { return is_abandoned_.load(std::memory_order_relaxed); }

  // Makes sure that the partitions at `first` and `second` are latched for undoing a change.
  // Requires: the transaction holds the keys concerned.
  void LatchForUndo(uint32_t first, uint32_t second);

  // Gives everything up and forgets what was declared. Wakes those who waited.
  void ReleaseAll();

  // Gives everything up, but keeps the age and all keys, the learned ones included, as declared.
  void PrepareRestart();

  // Requires: the partition's latch is held by this transaction.
  Partition& PartitionOf(uint64_t hash) { return partition(PartitionIndex(hash)); }
  Partition& partition(uint32_t index);
  Partition& ExclusivePartition(uint32_t index);
  template <typename F>
  void ForEachLatched(F&& visit) {
    for (const Latched& latched : latched_) visit(engine_.partition(latched.index));
  }

  // Returns the slot of a key of a run, nullptr if the run does not hold it.
  KeySlot* Find(int database, const Key& key) {
    const bool is_last = key.bytes.data() == found_bytes_ && key.hash == found_hash_ &&
                         database == found_database_;
    return is_last ? &slots_[found_] : Search(database, key);
  }
  // Returns Key(bytes), without hashing them again if they are those of what was found last.
  Key KeyOf(int database, std::string_view bytes) {
    if (found_ >= slots_.size()) return Key(bytes);
    const KeySlot& last = slots_[found_];
    if (last.key.bytes != bytes || last.database != database) return Key(bytes);
    Remember(database, Key(bytes, last.key.hash), found_);
    return Key(bytes, last.key.hash);
  }

  std::span<KeySlot> slots() { return slots_; }
  // About how much memory the keys take.
  size_t memory_bytes() const {
    constexpr size_t kIndexBytes = 48;  // Of a slot, in slot_index_.
    return slots_.size() * (sizeof(KeySlot) + kIndexBytes) + learned_size_;
  }
  bool HoldsKeyspace() const { return latched_.size() == kPartitions; }
  bool is_keyspace_holder() const { return is_keyspace_holder_; }

  bool is_run() const { return is_run_; }
  bool holds_key_locks() const { return holds_key_locks_; }

  // Identifies a run; assigned when first needed and kept over restarts. Never 0.
  uint64_t age();
  uint64_t age_if_any() const { return age_; }

 private:
  struct Latched {
    uint32_t index;
    Access access;
  };

  void Want(uint32_t index, Access access);
  bool IsLatched(uint32_t index, Access access) const;
  void AddLatched(const Latched& latched);
  Partition* LatchWanted();  // Returns the busy one, nullptr once all are latched.
  void LatchWantedBlocking();
  void Unlatch();

  std::optional<KeyspaceGate::Claim> ClaimAtGate() const;
  bool MayPassGate();
  void WaitAtGateOnly(bool got_latch);
  bool KeysAreFree();
  bool WaitAtLatch(Partition& busy);
  void LeaveLatchQueue(bool got_it);
  void LeaveKeyQueue();
  void LeaveGate();

  bool HoldWhileLatched(const KeyNeed& need, Verdict& verdict);
  Verdict HoldForCommand(std::span<const KeyNeed> needs);
  HeldKeys::Verdict CheckEach(std::span<const KeyNeed> needs);
  Verdict LatchKeyspace(Access access);
  bool Demote();
  bool EnterGate();
  BeforeImage ImageOf(int database, const Key& key);
  KeySlot* Search(int database, const Key& key);
  void Remember(int database, const Key& key, size_t slot) {
    found_bytes_ = key.bytes.data();
    found_hash_ = key.hash;
    found_database_ = database;
    found_ = slot;
  }
  void ForgetFound() { found_bytes_ = nullptr; }
  KeySlot& AddSlot(const KeyNeed& need);
  KeySlot& Learn(const KeyNeed& need);
  void ReleaseLocks();

  Engine& engine_;
  RunOwner* run_owner_ = nullptr;
  uint64_t age_ = 0;

  // Declared or learned.
  std::vector<KeySlot> slots_;
  std::unordered_multimap<uint64_t, uint32_t> slot_index_;  // Of a run with many, by hash.
  // What Find has found last. A command asks for the same key several times, by the same bytes,
  // which stay what they are until its end; only the slot is good for longer.
  const char* found_bytes_ = nullptr;
  uint64_t found_hash_ = 0;
  int found_database_ = 0;
  size_t found_ = 0;
  std::deque<std::string> learned_bytes_;
  size_t learned_size_ = 0;  // Bytes in all of them.
  std::vector<Latched> wanted_;  // Ascending, unique.
  std::optional<Access> keyspace_latches_;
  bool keyspace_write_ = false;
  bool scans_ = false;
  bool is_run_ = false;
  Access run_access_ = Access::kExclusive;

  // Held.
  std::vector<Latched> latched_;
  std::array<uint8_t, kPartitions> latched_access_{};  // 0, or 1 + Access.
  bool holds_key_locks_ = false;
  bool is_keyspace_holder_ = false;
  int64_t holds_since_us_ = 0;

  // Waited for: each queue has its own ticket; a pointer is null while it is in none.
  WaitTicket latch_ticket_;
  WaitTicket key_ticket_;
  WaitTicket gate_ticket_;
  Partition* latch_queue_ = nullptr;
  HeldKeys* key_queue_ = nullptr;
  bool in_gate_queue_ = false;
  bool may_pass_gate_ = false;        // While it is: it only keeps its place.
  KeyspaceGate::Claim gate_claim_{};  // The same.
  bool refused_at_gate_ = false;      // Wanted to hold key locks and might not.
  bool refused_as_keyspace_holder_ = false;

  // Of a run that sleeps half-way.
  ThreadWaiter thread_waiter_;
  std::atomic<bool> is_abandoned_{false};
};

}  // namespace perilune
