#pragma once

// Frees on a thread of its own what would take a loop too long: collections of many elements,
// flushed databases, journals.
//
// Where more is handed over than it can free, the loops that do so free it themselves.
// Threads: all of it.

#include <cstddef>
#include <deque>
#include <memory>
#include <thread>
#include <utility>

#include "base/mutex.h"

namespace perilune {

class Reclaimer {
 public:
  // Fewer allocations than this are freed at once: handing them over would cost as much.
  static constexpr size_t kBlocksMin = 64;
  // While so many wait to be freed, no more are taken.
  static constexpr size_t kBacklogMax = 64'000'000;

  Reclaimer();
  // Frees what is left.
  ~Reclaimer();

  // Destroys `garbage`, which consists of about `blocks` allocations, soon; or at once if there
  // are few. Requires: the caller holds no latch and no mutex.
  template <typename T>
  void Take(T garbage, size_t blocks) EXCLUDES(mutex_) {
    if (blocks < kBlocksMin) return;
    Push({std::make_shared<T>(std::move(garbage)), blocks});
  }

  // Sleeps until all that was taken is freed. For tests.
  void Drain() EXCLUDES(mutex_);

 private:
  struct Load {
    std::shared_ptr<void> garbage;
    size_t blocks;
  };

  void Push(Load load) EXCLUDES(mutex_);
  void Run() EXCLUDES(mutex_);

  Mutex mutex_;
  CondVar changed_;
  std::deque<Load> waiting_ GUARDED_BY(mutex_);
  size_t backlog_ GUARDED_BY(mutex_) = 0;  // Blocks, those being freed included.
  bool is_stopping_ GUARDED_BY(mutex_) = false;
  std::thread thread_;  // Last: it uses all of the above.
};

}  // namespace perilune
