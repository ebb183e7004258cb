#pragma once

// The tallies of one script in all hosts, or of all scripts: their sum, in which nothing is lost
// that a tally has seen whose host has forgotten the script.
//
// Setting statistics back is a step of the epoch: each tally is cleared by its own writer when
// that next runs something, and until then does not count.

#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

#include "base/mutex.h"
#include "script/run_tally.h"

namespace perilune {

// Which of the times between two CONFIG RESETSTAT this is.
//
// Threads: all of it.
class StatsEpoch {
 public:
  // Never 0.
  uint64_t now() const { return now_.load(std::memory_order_acquire); }
  void Advance() { now_.fetch_add(1, std::memory_order_acq_rel); }

 private:
  std::atomic<uint64_t> now_{1};
};

// Threads: all of it.
class TallyGroup {
 public:
  // `epoch` must outlive the group.
  explicit TallyGroup(const StatsEpoch& epoch) : epoch_(epoch) {}
  // Requires: no member is left.
  ~TallyGroup();
  TallyGroup(const TallyGroup&) = delete;
  TallyGroup& operator=(const TallyGroup&) = delete;

  uint64_t epoch() const { return epoch_.now(); }

  // Adds all of it to `sum`.
  void AddTo(RunTally& sum) const EXCLUDES(mutex_);

  // Returns one of its sums.
  uint64_t Sum(RunSum which) const EXCLUDES(mutex_);

 private:
  friend class TallyMember;

  void Join(const RunTally& tally) EXCLUDES(mutex_);
  // What it has seen is kept.
  void Leave(const RunTally& tally) EXCLUDES(mutex_);
  template <typename F>
  void ForEachCurrent(F&& visit) const EXCLUDES(mutex_);

  const StatsEpoch& epoch_;
  mutable Mutex mutex_;
  std::unique_ptr<RunTally> left_ GUARDED_BY(mutex_);  // By those that have left, if any.
  std::vector<const RunTally*> members_ GUARDED_BY(mutex_);
};

// A tally in a group, or, as made by default, none.
//
// Lifetime: the group must outlive it.
// Threads: belongs to the tally's writer.
class TallyMember {
 public:
  TallyMember() = default;
  explicit TallyMember(TallyGroup& group);
  TallyMember(TallyMember&& other) noexcept = default;
  TallyMember& operator=(TallyMember&& other) noexcept;
  ~TallyMember();

  // Returns the tally, at the present epoch. Requires: there is one.
  RunTally& Current() const {
    tally_->Follow(group_->epoch());
    return *tally_;
  }

 private:
  TallyGroup* group_ = nullptr;
  std::unique_ptr<RunTally> tally_;
};

}  // namespace perilune
