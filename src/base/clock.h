#pragma once

// Where the server reads the time. Tests pass a ManualClock.
//
// Threads: NowMs and MonotonicUs may be called from any thread.

#include <atomic>
#include <cstdint>

namespace perilune {

class Clock {
 public:
  virtual ~Clock() = default;

  // Milliseconds since the Unix epoch.
  virtual int64_t NowMs() const = 0;

  // Microseconds since the Unix epoch.
  virtual int64_t NowUs() const = 0;

  // Microseconds since an arbitrary moment; never goes back.
  virtual int64_t MonotonicUs() const = 0;
};

class SystemClock final : public Clock {
 public:
  int64_t NowMs() const override;
  int64_t NowUs() const override;
  int64_t MonotonicUs() const override;
};

// A clock that moves only when it is told to.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(int64_t now_ms) : now_us_(now_ms * 1000) {}

  int64_t NowMs() const override { return now_us_.load() / 1000; }
  int64_t NowUs() const override { return now_us_.load(); }
  int64_t MonotonicUs() const override { return now_us_.load(); }

  void AdvanceMs(int64_t ms) { now_us_ += ms * 1000; }

 private:
  std::atomic<int64_t> now_us_;
};

}  // namespace perilune
