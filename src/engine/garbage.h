#pragma once

// Values that were displaced while latches were held, to be freed once they are released.
//
// Threads: not synchronized; belongs to a transaction or the like.

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include "engine/reclaimer.h"
#include "store/database.h"
#include "store/value.h"

namespace perilune {

class Garbage {
 public:
  // Takes `value`, which is about to be replaced or removed, if freeing it would take long.
  void Add(Value&& value) {
    const bool is_large =
        value.blocks() >= Reclaimer::kBlocksMin || value.heap_bytes() > kFreeAtOnceBytes;
    if (is_large) values_.push_back(std::move(value));
  }

  void Add(std::unique_ptr<Database> database) { databases_.push_back(std::move(database)); }

  // How many values and databases wait to be freed.
  size_t size() const { return values_.size() + databases_.size(); }

  // Requires: no latch and no mutex is held.
  void Free(Reclaimer& reclaimer) {
    if (values_.empty() && databases_.empty()) [[likely]] return;
    for (Value& value : values_) {
      const size_t blocks = value.blocks();
      reclaimer.Take(std::move(value), blocks);
    }
    values_.clear();
    // A key may hold millions of elements.
    size_t blocks = databases_.empty() ? 0 : Reclaimer::kBlocksMin;
    for (const std::unique_ptr<Database>& database : databases_) blocks += database->size();
    reclaimer.Take(std::exchange(databases_, {}), blocks);
  }

 private:
  // A larger allocation may go back to the system, which takes its time.
  static constexpr size_t kFreeAtOnceBytes = 16 * 1024;

  std::vector<Value> values_;
  std::vector<std::unique_ptr<Database>> databases_;
};

}  // namespace perilune
