#pragma once

// Values that CONFIG SET may replace while every loop reads them.
//
// Threads: any thread may read and store at any time. A reader sees a value whole, and a new one
// soon; it must not expect two values that were stored together to change together.

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/mutex.h"

namespace perilune {

class LiveNumber {
 public:
  void Store(int64_t value) { value_.store(value, std::memory_order_relaxed); }

 protected:
  int64_t Load() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<int64_t> value_{0};
};

// A number read as the integer, bool or enumeration that it stands for.
template <typename T>
class Live final : public LiveNumber {
 public:
  T operator()() const { return static_cast<T>(Load()); }
};

class LiveText final {
 public:
  std::string operator()() const {
    const MutexLock lock(mutex_);
    return text_;
  }
  void Store(std::string_view text) {
    const MutexLock lock(mutex_);
    text_ = text;
  }

 private:
  mutable Mutex mutex_;
  std::string text_ GUARDED_BY(mutex_);
};

}  // namespace perilune
