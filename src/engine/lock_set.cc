#include "engine/lock_set.h"

#include <algorithm>

#include "base/check.h"

namespace perilune {
namespace {

// Up to so many slots are searched one by one.
constexpr size_t kSlotsWithoutIndex = 8;

// What a transaction with more has allocated is freed at its end.
constexpr size_t kSlotsKept = 1024;

}  // namespace

LockSet::LockSet(Engine& engine) : engine_(engine) {}

LockSet::~LockSet() {
  CancelWait();
  CHECK(latched_.empty() && !holds_key_locks_);
}

// ---------------------------------------------------------------- declaring

void LockSet::DeclareRun(Access access) {
  // An EXEC may declare several; the strongest counts.
  if (!is_run_ || access == Access::kExclusive) run_access_ = access;
  is_run_ = true;
}

void LockSet::Declare(int database, const Key& key, Access access) {
  KeySlot* known = is_run_ ? Find(database, key) : nullptr;
  if (known == nullptr) {
    AddSlot({key, database, access});
  } else if (!Covers(known->access, access)) {
    known->access = access;
  }
  Want(PartitionIndex(key.hash), access);
}

void LockSet::DeclareKeyspace(Access access) {
  if (access == Access::kExclusive) keyspace_write_ = true;
  const Access latches = is_run_ ? run_access_ : access;  // As a run latches whatever it touches.
  if (!keyspace_latches_ || !Covers(*keyspace_latches_, latches)) keyspace_latches_ = latches;
}

void LockSet::Want(uint32_t index, Access access) {
  if (wanted_.empty() || wanted_.back().index < index) {
    wanted_.push_back({index, access});
    return;
  }
  const auto place =
      std::lower_bound(wanted_.begin(), wanted_.end(), index,
                       [](const Latched& latched, uint32_t i) { return latched.index < i; });
  if (place->index != index) {
    wanted_.insert(place, {index, access});
  } else if (!Covers(place->access, access)) {
    place->access = access;
  }
}

// ---------------------------------------------------------------- acquiring

bool LockSet::Acquire(Waiter& waiter) {
  for (WaitTicket* ticket : {&latch_ticket_, &key_ticket_, &gate_ticket_}) {
    if (ticket->owner != &waiter) ticket->owner = &waiter;  // A queued one is read by others.
  }
  if (is_run_) age();
  if (keyspace_latches_) {
    for (uint32_t index = 0; index < kPartitions; ++index) Want(index, *keyspace_latches_);
  }
  for (;;) {
    // Who has to wait at the gate does not even try: what a holder reads again and again would seem
    // busy, and be kept for those who starve.
    if (ClaimAtGate() && !MayPassGate()) {
      WaitAtGateOnly(/*got_latch=*/false);
    } else if (Partition* busy = LatchWanted()) {
      if (!WaitAtLatch(*busy)) continue;
    } else if (!MayPassGate()) {
      WaitAtGateOnly(/*got_latch=*/true);
    } else if (KeysAreFree()) {
      break;
    } else {
      // In this order, or the release could wake this very ticket and nobody else.
      LeaveLatchQueue(/*got_it=*/true);
      Unlatch();
    }
    engine_.Reach(Step::kWaiting, age_);
    return false;
  }
  LeaveLatchQueue(/*got_it=*/true);
  engine_.Reach(Step::kLatched, age_);
  return true;
}

Partition* LockSet::LatchWanted() {
  for (const Latched& wanted : wanted_) {
    Partition& partition = engine_.partition(wanted.index);
    if (!partition.latch.SpinLock(wanted.access, latch_ticket_.starving)) {
      Unlatch();
      return &partition;
    }
    AddLatched(wanted);
  }
  return nullptr;
}

void LockSet::LatchWantedBlocking() {
  for (const Latched& wanted : wanted_) {
    engine_.partition(wanted.index).latch.LockBlocking(wanted.access);
    AddLatched(wanted);
  }
}

void LockSet::AddLatched(const Latched& latched) {
  latched_.push_back(latched);
  latched_access_[latched.index] = static_cast<uint8_t>(1 + static_cast<int>(latched.access));
}

// Returns true if the ticket waits, false if the latch has become free.
bool LockSet::WaitAtLatch(Partition& busy) {
  if (latch_queue_ != &busy) {
    LeaveLatchQueue(/*got_it=*/false);
    const auto wanted = std::find_if(wanted_.begin(), wanted_.end(), [&](const Latched& latched) {
      return &engine_.partition(latched.index) == &busy;
    });
    latch_ticket_.age = age();
    latch_ticket_.access = wanted->access;
    latch_queue_ = &busy;
  }
  return busy.latch.Enqueue(latch_ticket_, engine_.clock().MonotonicUs());
}

// What it has to wait for at the gate, if anything.
std::optional<KeyspaceGate::Claim> LockSet::ClaimAtGate() const {
  if (refused_as_keyspace_holder_) return KeyspaceGate::Claim::kHoldKeyspace;
  if (keyspace_write_) return KeyspaceGate::Claim::kWriteKeyspace;
  if (refused_at_gate_) return KeyspaceGate::Claim::kEnter;
  if (!engine_.gate().has_holder()) [[likely]] return std::nullopt;
  for (const KeySlot& slot : slots_) {
    if (slot.access == Access::kExclusive) return KeyspaceGate::Claim::kWriteKeys;
  }
  if (slots_.empty() && !keyspace_latches_ && !scans_) return std::nullopt;
  return KeyspaceGate::Claim::kReadKeys;
}

bool LockSet::MayPassGate() {
  const std::optional<KeyspaceGate::Claim> claim = ClaimAtGate();
  if (in_gate_queue_ && claim != gate_claim_) LeaveGate();
  if (!claim) [[likely]] return true;
  if (!in_gate_queue_) {
    gate_ticket_.age = age();
    gate_ticket_.access = keyspace_write_ ? Access::kExclusive : Access::kShared;
    gate_claim_ = *claim;
  }
  const bool may_pass = engine_.gate().CheckOrQueue(gate_ticket_, *claim);
  in_gate_queue_ = !may_pass || KeyspaceGate::KeepsPlace(*claim);
  may_pass_gate_ = may_pass;
  return may_pass;
}

// It can be long until it comes back: nobody should wait for its turn elsewhere.
void LockSet::WaitAtGateOnly(bool got_latch) {
  LeaveLatchQueue(got_latch);
  Unlatch();
  LeaveKeyQueue();
}

// With all latches taken: may every key be used? If not, the ticket waits for the first that
// may not. The place it had is given up and taken again under the latches: nobody passes it.
bool LockSet::KeysAreFree() {
  LeaveKeyQueue();
  for (const KeySlot& slot : slots_) {
    HeldKeys& held = engine_.PartitionOf(slot.key.hash).held;
    if (held.empty()) [[likely]] continue;
    key_ticket_.age = age();
    key_ticket_.access = slot.access;
    const HeldKeys::Verdict verdict = held.CheckOrQueue(slot.database, slot.key, key_ticket_);
    if (verdict == HeldKeys::Verdict::kFree) continue;
    key_queue_ = &held;
    return false;
  }
  return true;
}

void LockSet::LeaveLatchQueue(bool got_it) {
  if (latch_queue_ == nullptr) return;
  latch_queue_->latch.Leave(latch_ticket_, got_it);
  latch_queue_ = nullptr;
  latch_ticket_.since_us = 0;
}

void LockSet::LeaveKeyQueue() {
  if (key_queue_ == nullptr) return;
  key_queue_->Leave(key_ticket_);
  key_queue_ = nullptr;
}

void LockSet::LeaveGate() {
  if (!in_gate_queue_) return;
  engine_.gate().Leave(gate_ticket_);
  in_gate_queue_ = false;
}

void LockSet::CancelWait() {
  LeaveLatchQueue(/*got_it=*/false);
  LeaveKeyQueue();
  LeaveGate();
}

std::optional<int64_t> LockSet::BlockedSinceUs() const {
  if (key_queue_ != nullptr) return key_queue_->HeldSinceUs(key_ticket_);
  if (in_gate_queue_ && !may_pass_gate_) return engine_.gate().HeldSinceUs();
  return std::nullopt;
}

bool LockSet::TryPartition(uint32_t index, Access access) {
  if (IsLatched(index, access)) return true;
  if (IsLatched(index, Access::kShared)) return false;  // Shared by ourselves, for one.
  Latch& latch = engine_.partition(index).latch;
  if (!latch.SpinLock(access)) return false;
  if (!is_run_ && !engine_.gate().Admits(access)) [[unlikely]] {
    latch.Unlock(access);
    return false;
  }
  AddLatched({index, access});
  return true;
}

// ---------------------------------------------------------------- holding more

LockSet::Verdict LockSet::HoldMore(std::span<const KeyNeed> needs) {
  DCHECK(is_run_);
  if (is_abandoned()) {
    if (holds_key_locks_) Unlatch();
    return Verdict::kAbandoned;
  }
  if (!holds_key_locks_) {
    Verdict verdict = Verdict::kHeld;
    for (const KeyNeed& need : needs) {
      if (!HoldWhileLatched(need, verdict)) {
        return holds_key_locks_ ? HoldForCommand(needs) : verdict;
      }
    }
    return Verdict::kHeld;
  }
  return HoldForCommand(needs);
}

// Returns true if the key is held now. False: either the run has turned its latches into key
// locks and goes on that way, or `verdict` says that it must restart.
bool LockSet::HoldWhileLatched(const KeyNeed& need, Verdict& verdict) {
  const KeySlot* slot = Find(need.database, need.key);
  if (slot != nullptr && Covers(slot->access, need.access)) return true;
  verdict = Verdict::kMustRestart;
  if (!TryPartition(PartitionIndex(need.key.hash), run_access_)) {
    if (!Demote()) Learn(need);
    return false;
  }
  if (!engine_.gate().Admits(need.access)) [[unlikely]] {
    Learn(need);  // And waits at the gate, where it knows by then what it needs.
    return false;
  }
  HeldKeys& held = PartitionOf(need.key.hash).held;
  if (!held.empty()) [[unlikely]] {
    key_ticket_.age = age();
    key_ticket_.access = need.access;
    const HeldKeys::Verdict key_verdict = held.CheckOrWaitDie(need.database, need.key, key_ticket_);
    if (key_verdict != HeldKeys::Verdict::kFree) {
      if (key_verdict == HeldKeys::Verdict::kQueued) key_queue_ = &held;
      LeaveKeyQueue();
      // An older run waits, for which it must let its latches go. One that has latched the
      // whole keyspace cannot, and starts again with the key declared.
      const bool may_wait = key_verdict == HeldKeys::Verdict::kQueued && !keyspace_latches_;
      if (!may_wait || !Demote()) Learn(need);
      return false;
    }
  }
  Learn(need);
  return true;
}

// Turns all latches into key locks. Returns false if the gate refuses: the run must restart.
bool LockSet::Demote() {
  if (!EnterGate()) return false;
  for (KeySlot& slot : slots_) {
    if (!IsLatched(PartitionIndex(slot.key.hash), slot.access)) continue;  // Just learned.
    HeldKeys& held = PartitionOf(slot.key.hash).held;
    held.Hold(slot.database, slot.key, {age_, slot.access, holds_since_us_},
              slot.before ? *slot.before : ImageOf(slot.database, slot.key));
    slot.key_locked = true;
  }
  Unlatch();
  engine_.Reach(Step::kKeyLocked, age_);
  return true;
}

bool LockSet::EnterGate() {
  const int64_t now_us = engine_.clock().MonotonicUs();
  if (keyspace_latches_) {
    DCHECK(HoldsKeyspace());
    const Access access = keyspace_write_ ? Access::kExclusive : Access::kShared;
    is_keyspace_holder_ = engine_.gate().Hold(age(), access, now_us);
    refused_as_keyspace_holder_ = !is_keyspace_holder_;
    holds_key_locks_ = is_keyspace_holder_;
  } else {
    holds_key_locks_ = engine_.gate().Enter(age(), now_us);
    refused_at_gate_ = !holds_key_locks_;
  }
  holds_since_us_ = now_us;
  if (holds_key_locks_) LeaveGate();  // Being inside is more than a place in the queue.
  return holds_key_locks_;
}

LockSet::Verdict LockSet::HoldForCommand(std::span<const KeyNeed> needs) {
  Unlatch();  // What a command holds that this one is nested in, as EVAL in EXEC is.
  key_ticket_.owner = &thread_waiter_;
  key_ticket_.age = age_;
  for (;;) {
    // Looked at again before every sleep: the wake-up that came with it may be used up.
    if (is_abandoned()) {
      LeaveKeyQueue();
      return Verdict::kAbandoned;
    }
    wanted_.clear();
    for (const KeyNeed& need : needs) Want(PartitionIndex(need.key.hash), need.access);
    LatchWantedBlocking();
    switch (CheckEach(needs)) {
      case HeldKeys::Verdict::kFree:
        return Verdict::kHeld;
      case HeldKeys::Verdict::kConflict:
        Unlatch();
        for (const KeyNeed& need : needs) Learn(need);
        return Verdict::kMustRestart;
      case HeldKeys::Verdict::kQueued:
        Unlatch();
        engine_.Reach(Step::kBlocked, age_);
        if (run_owner_ != nullptr) run_owner_->BeforeSleep();
        if (!is_abandoned()) thread_waiter_.Sleep();
        break;
    }
  }
}

// With the latches of all `needs` taken: locks those that are free. The ticket waits for the
// first that is not, if it may.
HeldKeys::Verdict LockSet::CheckEach(std::span<const KeyNeed> needs) {
  LeaveKeyQueue();
  for (const KeyNeed& need : needs) {
    const KeySlot* slot = Find(need.database, need.key);
    if (slot != nullptr && slot->key_locked && Covers(slot->access, need.access)) continue;
    HeldKeys& held = PartitionOf(need.key.hash).held;
    key_ticket_.access = need.access;
    const HeldKeys::Verdict verdict = held.CheckOrWaitDie(need.database, need.key, key_ticket_);
    if (verdict != HeldKeys::Verdict::kFree) {
      if (verdict == HeldKeys::Verdict::kQueued) key_queue_ = &held;
      return verdict;
    }
    held.Hold(need.database, need.key, {age_, need.access, holds_since_us_},
              ImageOf(need.database, need.key));
    Learn(need).key_locked = true;
    engine_.Reach(Step::kKeyLocked, age_);
  }
  return HeldKeys::Verdict::kFree;
}

LockSet::Verdict LockSet::HoldKeyspace(Access access) {
  DCHECK(is_run_);
  if (is_abandoned()) return Verdict::kAbandoned;
  DeclareKeyspace(access);
  if (is_keyspace_holder_) return LatchKeyspace(access);
  if (holds_key_locks_) return Verdict::kMustRestart;
  if (!HoldsKeyspace()) {
    for (uint32_t index = 0; index < kPartitions; ++index) {
      if (!TryPartition(index, *keyspace_latches_)) return Verdict::kMustRestart;
    }
  }
  return MayPassGate() ? Verdict::kHeld : Verdict::kMustRestart;
}

// For one command of the holder.
LockSet::Verdict LockSet::LatchKeyspace(Access access) {
  Unlatch();
  wanted_.clear();
  for (uint32_t index = 0; index < kPartitions; ++index) Want(index, access);
  LatchWantedBlocking();
  if (access == Access::kExclusive) engine_.gate().HoldExclusively(age_);
  return Verdict::kHeld;
}

void LockSet::EndCommand() {
  ForgetFound();
  if (holds_key_locks_) Unlatch();
  engine_.Reach(Step::kCommandDone, age_);
}

bool LockSet::TurnIntoKeyLocks() {
  DCHECK(is_run_);
  return holds_key_locks_ || Demote();
}

// The flag first: who is woken, or about to sleep, must see it.
void LockSet::Abandon() {
  is_abandoned_.store(true, std::memory_order_relaxed);
  thread_waiter_.Wake();
}

void LockSet::LatchForUndo(uint32_t first, uint32_t second) {
  if (IsLatched(first, Access::kExclusive) && IsLatched(second, Access::kExclusive)) return;
  CHECK(holds_key_locks_);
  Unlatch();
  wanted_.clear();
  Want(first, Access::kExclusive);
  Want(second, Access::kExclusive);
  LatchWantedBlocking();
}

// ---------------------------------------------------------------- releasing

void LockSet::Unlatch() {
  for (const Latched& latched : latched_) {
    latched_access_[latched.index] = 0;
    engine_.partition(latched.index).latch.Unlock(latched.access);
  }
  latched_.clear();
}

// Key locks are given up under all their latches at once, so that who reads the whole keyspace
// sees all or nothing of what the run did.
void LockSet::ReleaseLocks() {
  if (holds_key_locks_) {
    Unlatch();
    wanted_.clear();
    for (const KeySlot& slot : slots_) {
      if (slot.key_locked) Want(PartitionIndex(slot.key.hash), slot.access);
    }
    LatchWantedBlocking();
    for (KeySlot& slot : slots_) {
      if (!slot.key_locked) continue;
      PartitionOf(slot.key.hash).held.Release(slot.database, slot.key, age_);
      slot.key_locked = false;
    }
    holds_key_locks_ = is_keyspace_holder_ = false;
    engine_.gate().Exit(age_);
  }
  Unlatch();
  LeaveGate();
}

void LockSet::ReleaseAll() {
  ReleaseLocks();
  if (slots_.capacity() > kSlotsKept) {
    std::vector<KeySlot>().swap(slots_);
    std::vector<Latched>().swap(wanted_);
  }
  slots_.clear();
  ForgetFound();
  if (!slot_index_.empty()) slot_index_.clear();
  if (!learned_bytes_.empty()) learned_bytes_.clear();
  learned_size_ = 0;
  wanted_.clear();
  keyspace_latches_.reset();
  keyspace_write_ = scans_ = false;
  is_run_ = false;
  refused_at_gate_ = refused_as_keyspace_holder_ = false;
  ClearAbandoned();
  age_ = 0;
}

void LockSet::PrepareRestart() {
  ReleaseLocks();
  ForgetFound();
  ClearAbandoned();
  wanted_.clear();
  for (KeySlot& slot : slots_) {
    slot.value_scope = 0;
    slot.expiry_scope = 0;
    slot.declared_in = 0;
    slot.seen_expired = false;
    slot.before.reset();
    Want(PartitionIndex(slot.key.hash), slot.access);
  }
  engine_.Reach(Step::kRolledBack, age_);
}

// ---------------------------------------------------------------- looking

Partition& LockSet::partition(uint32_t index) {
  DCHECK(IsLatched(index, Access::kShared));
  return engine_.partition(index);
}

Partition& LockSet::ExclusivePartition(uint32_t index) {
  DCHECK(IsLatched(index, Access::kExclusive));
  return engine_.partition(index);
}

bool LockSet::IsLatched(uint32_t index, Access access) const {
  return latched_access_[index] > static_cast<uint8_t>(access);
}

KeySlot* LockSet::Search(int database, const Key& key) {
  const auto is_wanted = [&](const KeySlot& slot) {
    return slot.key.hash == key.hash && slot.database == database && slot.key == key;
  };
  KeySlot* found = nullptr;
  if (slots_.size() <= kSlotsWithoutIndex) {
    const auto slot = std::find_if(slots_.begin(), slots_.end(), is_wanted);
    if (slot == slots_.end()) return nullptr;
    found = &*slot;
  } else {
    const auto [first, last] = slot_index_.equal_range(key.hash);
    const auto place = std::find_if(
        first, last, [&](const auto& entry) { return is_wanted(slots_[entry.second]); });
    if (place == last) return nullptr;
    found = &slots_[place->second];
  }
  Remember(database, key, static_cast<size_t>(found - slots_.data()));
  return found;
}

KeySlot& LockSet::AddSlot(const KeyNeed& need) {
  slots_.push_back(
      {.key = need.key, .database = need.database, .access = need.access, .before = {}});
  const auto count = static_cast<uint32_t>(slots_.size());
  if (is_run_ && count > kSlotsWithoutIndex) {
    const uint32_t first = count == kSlotsWithoutIndex + 1 ? 0 : count - 1;
    for (uint32_t i = first; i < count; ++i) slot_index_.emplace(slots_[i].key.hash, i);
  }
  return slots_.back();
}

// Adds a key that was not declared, with a copy of its bytes, or widens its access.
KeySlot& LockSet::Learn(const KeyNeed& need) {
  if (KeySlot* known = Find(need.database, need.key)) {
    if (!Covers(known->access, need.access)) known->access = need.access;
    return *known;
  }
  learned_bytes_.emplace_back(need.key.bytes);
  learned_size_ += sizeof(std::string) + need.key.bytes.size();
  return AddSlot({Key(learned_bytes_.back(), need.key.hash), need.database, need.access});
}

BeforeImage LockSet::ImageOf(int database, const Key& key) {
  Partition& partition = PartitionOf(key.hash);
  partition.latch.AssertShared();
  const Database* data = partition.keyspace.Find(database);
  const Entry* entry = data == nullptr ? nullptr : data->Find(key);
  if (entry == nullptr) return {};
  const int64_t expiry_ms = data->ExpiryOf(*entry);
  if (expiry_ms <= partition.last_now_ms.load(std::memory_order_relaxed)) return {};
  return {.existed = true, .type = entry->value().type(), .expiry_ms = expiry_ms};
}

uint64_t LockSet::age() {
  if (age_ == 0) age_ = engine_.NextAge();
  return age_;
}

}  // namespace perilune
