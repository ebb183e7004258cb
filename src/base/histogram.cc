#include "base/histogram.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace perilune {

Histogram::~Histogram() {
  for (const std::atomic<Octave*>& octave : octaves_) delete octave.load();
}

void Histogram::Add(uint64_t ns) {
  max_ns_.RaiseTo(ns);
  if (ns < kLeastNs) return short_.Add(1);
  if (ns >= kMostNs) return long_.Add(1);
  const size_t top_bit = static_cast<size_t>(std::bit_width(ns)) - 1;
  const size_t sub_bucket = (ns >> (top_bit - kSubBits)) % kSubBuckets;
  OctaveAt(top_bit - kFirstBit)[sub_bucket].Add(1);
}

void Histogram::Add(const Histogram& other) {
  short_.Add(other.short_.value());
  long_.Add(other.long_.value());
  max_ns_.RaiseTo(other.max_ns());
  for (size_t i = 0; i < octaves_.size(); ++i) {
    const Octave* from = other.octaves_[i].load(std::memory_order_acquire);
    if (from == nullptr) continue;
    Octave& to = OctaveAt(i);
    for (size_t j = 0; j < kSubBuckets; ++j) to[j].Add((*from)[j].value());
  }
}

void Histogram::Clear() {
  short_.Reset();
  long_.Reset();
  max_ns_.Reset();
  for (const std::atomic<Octave*>& octave : octaves_) {
    Octave* const counters = octave.load(std::memory_order_relaxed);
    if (counters == nullptr) continue;
    for (Counter& counter : *counters) counter.Reset();
  }
}

uint64_t Histogram::count() const {
  uint64_t count = 0;
  ForEachBucket([&count](uint64_t bucket, uint64_t) {
    count += bucket;
    return true;
  });
  return count;
}

uint64_t Histogram::QuantileNs(double share) const {
  const double wanted = std::ceil(share * static_cast<double>(count()));
  uint64_t left = static_cast<uint64_t>(std::max(1.0, wanted));
  uint64_t found_ns = max_ns();
  ForEachBucket([&](uint64_t bucket, uint64_t last_ns) {
    if (bucket >= left) {
      found_ns = std::min(last_ns, found_ns);
      return false;
    }
    left -= bucket;
    return true;
  });
  return found_ns;
}

Histogram::Octave& Histogram::OctaveAt(size_t index) {
  Octave* octave = octaves_[index].load(std::memory_order_relaxed);
  if (octave == nullptr) [[unlikely]] {
    octave = new Octave();
    octaves_[index].store(octave, std::memory_order_release);
  }
  return *octave;
}

// Calls `visit` with how many durations each bucket has, and with the longest that it could have,
// from the shortest to the longest, as long as it returns true.
template <typename F>
void Histogram::ForEachBucket(F&& visit) const {
  if (!visit(short_.value(), kLeastNs - 1)) return;
  for (size_t i = 0; i < octaves_.size(); ++i) {
    const Octave* octave = octaves_[i].load(std::memory_order_acquire);
    if (octave == nullptr) continue;
    const uint64_t width = uint64_t{1} << (i + kFirstBit - kSubBits);
    for (size_t j = 0; j < kSubBuckets; ++j) {
      if (!visit((*octave)[j].value(), (kSubBuckets + j + 1) * width - 1)) return;
    }
  }
  visit(long_.value(), UINT64_MAX);
}

}  // namespace perilune
