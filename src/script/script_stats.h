#pragma once

// What runs of a script did, on all loops, since it was made known to the server or since CONFIG
// RESETSTAT.
//
// Threads: all of it.

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/mutex.h"
#include "base/tick_clock.h"
#include "script/error_places.h"
#include "script/tally_group.h"

namespace perilune {

class ScriptStats {
 public:
  // `epoch` must outlive it.
  explicit ScriptStats(const StatsEpoch& epoch) : tallies_(epoch) {}

  TallyGroup& tallies() { return tallies_; }
  const TallyGroup& tallies() const { return tallies_; }

  // A run has ended with an error of this kind on this line, see ErrorPlaces.
  void CountError(std::string_view kind, int line) EXCLUDES(mutex_);
  std::vector<ErrorPlace> errors() const EXCLUDES(mutex_);

  // A run has used a key that it did not declare. Returns whether none had before. Takes the lock
  // only for the first.
  bool NoteUndeclaredKey(std::string_view key) EXCLUDES(mutex_);

  // Returns such a key, or "".
  std::string undeclared_key() const EXCLUDES(mutex_);

 private:
  void FollowEpoch() REQUIRES(mutex_);

  TallyGroup tallies_;
  std::atomic<uint64_t> key_epoch_{0};  // In which undeclared_key_ was noted.
  mutable Mutex mutex_;
  uint64_t epoch_ GUARDED_BY(mutex_) = 0;  // Of what follows.
  ErrorPlaces errors_ GUARDED_BY(mutex_);
  std::string undeclared_key_ GUARDED_BY(mutex_);
  bool has_noted_key_ GUARDED_BY(mutex_) = false;  // In whatever epoch.
};

// What all scripts did, those included that are gone; and what their statistics share.
//
// Threads: all of it.
class ScriptTotals {
 public:
  TallyGroup& tallies() { return tallies_; }
  const TallyGroup& tallies() const { return tallies_; }
  const StatsEpoch& epoch() const { return epoch_; }
  const TickClock& clock() const { return clock_; }

  // Sets the statistics of all scripts back.
  void Reset() { epoch_.Advance(); }

 private:
  const TickClock clock_;
  StatsEpoch epoch_;
  TallyGroup tallies_{epoch_};
};

}  // namespace perilune
