#pragma once

// Counts what one run of a script does, while it does it, and adds it to the statistics at its
// end.
//
// Threads: the run's, but for what is said to be for all.

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/counter.h"
#include "base/tick_clock.h"
#include "script/run_findings.h"
#include "script/tally_group.h"

namespace perilune {

struct CommandSpec;
class ScriptMemory;

// What a run has done so far.
//
// Threads: the run's writes, everybody reads.
struct RunCounts {
  Counter commands;
  Counter writes;         // Those that write and replied no error.
  Counter written_bytes;  // Of their arguments, the command's name not among them.
  Counter keys;           // That the transaction holds, those that were declared included.
};

class RunMeter {
 public:
  // The run begins, with so many keys. Both tallies must outlive the meter.
  RunMeter(const TallyMember& script, const TallyMember& all, size_t keys);
  RunMeter(const RunMeter&) = delete;
  RunMeter& operator=(const RunMeter&) = delete;

  // As long as it lives a command executes.
  class CommandTimer {
   public:
    explicit CommandTimer(RunMeter& meter)
        : meter_(meter), begin_(meter.timed_since() == 0 ? 0 : TickClock::Now()) {}
    ~CommandTimer() {
      const uint64_t timed_since = meter_.timed_since();
      if (timed_since == 0) [[likely]]
        return;
      // Somebody may have wanted it while the command executed.
      meter_.command_ticks_ += TickClock::Since(begin_ == 0 ? timed_since : begin_);
    }
    CommandTimer(const CommandTimer&) = delete;
    CommandTimer& operator=(const CommandTimer&) = delete;

   private:
    RunMeter& meter_;
    const uint64_t begin_;
  };

  // A command has executed; the transaction holds so many keys now.
  void CountCommand(const CommandSpec& spec, std::span<const std::string_view> argv, bool is_error,
                    size_t keys);

  // What it has written was undone.
  void ForgetWrites();

  // The run has ended: it counts now. `memory` is that of its VM, and tells of this run.
  void Finish(RunOutcome outcome, const RunFindings& findings, const ScriptMemory& memory,
              const TickClock& clock);
  // It has ended only to start again.
  void FinishForRerun();

  // ---- Any thread

  const RunCounts& counts() const { return counts_; }

  // Its loop was handed on to another thread. From here on all of its commands are timed: a long
  // run is not estimated. Requires: the caller is the run's thread, or has claimed the run.
  void CountHandedOn();

 private:
  uint64_t timed_since() const { return timed_since_.load(std::memory_order_relaxed); }

  const TallyMember& script_;
  const TallyMember& all_;
  const bool is_sample_;
  const uint64_t begin_;
  uint64_t command_ticks_ = 0;  // Of those that were timed.
  RunCounts counts_;
  std::atomic<uint64_t> timed_since_;  // 0: not yet.
  std::atomic<bool> was_handed_on_{false};
};

}  // namespace perilune
