#pragma once

// Which of the runs that are long for more than a moment may use a processor now: as many as there
// are processors that the loops do not need, and one at least, in turns. The kernel owes a share to
// a thread of the lowest priority, too, which takes it a clock tick at a time: with ten of them
// loops would wait for 20 ms now and then. docs/decisions/0009-long-runs.md has the figures.
//
// Threads: the ticker.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "script/run_control.h"

namespace perilune {

class Server;

class LongTurns {
 public:
  explicit LongTurns(const Server& server);

  // Pauses and resumes. `controls` are those of all runs; to be called again and again.
  void Give(std::span<const std::shared_ptr<RunControl>> controls, int64_t now_us);

 private:
  struct LoopUse {
    int thread_id = 0;
    int64_t thread_us = 0;  // Of processor time, when it was looked at last.
  };

  void CountProcessors(int64_t now_us);

  const Server& server_;
  const size_t processors_;
  size_t free_;  // At most so many long runs go on at a time.
  int64_t turn_ends_us_ = 0;
  int64_t counted_us_ = 0;
  size_t first_ = 0;  // Of the runs whose turn it is.
  std::vector<LoopUse> loops_;
  std::vector<RunControl*> long_;
};

}  // namespace perilune
