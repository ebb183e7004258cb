#pragma once

// How long things took: how many of them took about how long, in buckets of which each is at most
// an eighth as wide as the durations in it, from 64 ns to 73 minutes.
//
// Cost: 300 bytes, and 64 for each power of two that a duration has fallen into; adding takes a
// few nanoseconds.
// Threads: one writes, see Counter; everybody reads. What a reader sees while there is a writer is
// some of what was added, but each part of it whole.

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

#include "base/counter.h"

namespace perilune {

class Histogram {
 public:
  // What takes less is not told apart.
  static constexpr uint64_t kLeastNs = uint64_t{1} << 6;
  // Nor is what takes this long or longer.
  static constexpr uint64_t kMostNs = uint64_t{1} << 42;

  Histogram() = default;
  ~Histogram();
  Histogram(const Histogram&) = delete;
  Histogram& operator=(const Histogram&) = delete;

  // ---- The writer

  void Add(uint64_t ns);
  // Adds what the other has seen.
  void Add(const Histogram& other);
  void Clear();

  // ---- Everybody

  uint64_t count() const;

  // Returns the longest duration, exactly; 0 if there was none.
  uint64_t max_ns() const { return max_ns_.value(); }

  // Returns a duration that at least this share of them did not exceed, 0 if there were none. It
  // may be too long: by an eighth of the true one, up to 64 ns, or, from kMostNs on, up to the
  // longest. Requires: 0 <= share <= 1.
  uint64_t QuantileNs(double share) const;

 private:
  static constexpr size_t kSubBits = 3;
  static constexpr size_t kSubBuckets = size_t{1} << kSubBits;
  static constexpr size_t kFirstBit = 6;    // kLeastNs and
  static constexpr size_t kBehindBit = 42;  // kMostNs.
  // Of the durations between two powers of two.
  using Octave = std::array<Counter, kSubBuckets>;

  Octave& OctaveAt(size_t index);
  template <typename F>
  void ForEachBucket(F&& visit) const;

  Counter short_;  // Of those below kLeastNs.
  Counter long_;   // Of those from kMostNs on.
  Counter max_ns_;
  // Made when first needed, and kept.
  std::array<std::atomic<Octave*>, kBehindBit - kFirstBit> octaves_ = {};
};

}  // namespace perilune
