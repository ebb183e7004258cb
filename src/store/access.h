#pragma once

// The 32-bit access word of an entry: when it was last used, or how often. Which of the two it
// means is the server's maxmemory-policy.
//
//   last use:  seconds of the clock, modulo 2^32.
//   frequency: 16 bits of minutes at the last decay, 8 bits of a logarithmic counter.
//
// Source: the probabilistic counter is the one described in Redis' documentation of
// "LFU mode" (lfu-log-factor, lfu-decay-time).

#include <algorithm>
#include <cstdint>

#include "base/random.h"

namespace perilune {

struct alignas(8) AccessPolicy {  // One word, so that it can be an atomic.
  uint16_t frequency = 0;      // 1 if an LFU maxmemory-policy is selected.
  uint16_t log_factor = 10;    // The higher, the more accesses it takes to count one more.
  uint32_t decay_minutes = 1;  // The counter loses 1 each so many minutes; 0: never.
};

namespace access {

inline constexpr uint32_t kNewFrequency = 5;  // So that new keys are not evicted at once.

inline uint32_t Minutes(int64_t now_ms) {
  return static_cast<uint32_t>(now_ms / 60'000) & 0xffff;
}

// Returns the counter of a frequency word, decayed to `now_ms`.
inline uint32_t Frequency(uint32_t word, int64_t now_ms, const AccessPolicy& policy) {
  const uint32_t counter = word & 0xff;
  if (policy.decay_minutes == 0) return counter;
  const uint32_t elapsed = (Minutes(now_ms) - (word >> 8)) & 0xffff;
  return counter - std::min(counter, elapsed / policy.decay_minutes);
}

// Returns the word of an entry made at `now_ms`.
inline uint32_t First(int64_t now_ms, const AccessPolicy& policy) {
  if (policy.frequency) return (Minutes(now_ms) << 8) | kNewFrequency;
  return static_cast<uint32_t>(now_ms / 1000);
}

// Returns the word after one more access at `now_ms`.
inline uint32_t Next(uint32_t word, int64_t now_ms, const AccessPolicy& policy, Random& random) {
  if (!policy.frequency) return static_cast<uint32_t>(now_ms / 1000);
  uint32_t counter = Frequency(word, now_ms, policy);
  if (counter < 255) {
    const uint32_t above = counter > kNewFrequency ? counter - kNewFrequency : 0;
    if (random.Below(uint64_t{above} * policy.log_factor + 1) == 0) ++counter;
  }
  return (Minutes(now_ms) << 8) | counter;
}

// Returns how many seconds ago a last-use word was written.
inline int64_t IdleSeconds(uint32_t word, int64_t now_ms) {
  return static_cast<int64_t>(static_cast<uint32_t>(now_ms / 1000) - word);
}

}  // namespace access
}  // namespace perilune
