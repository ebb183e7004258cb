#pragma once

// A source of randomness that replays from its seed: xoshiro256**, seeded by splitmix64. Not for
// secrets.
//
// Threads: not synchronized; each loop and each test owns one.
// Source: Blackman and Vigna, "Scrambled Linear Pseudorandom Number Generators", 2018.

#include <array>
#include <bit>
#include <cstdint>

namespace perilune {

class Random {
 public:
  explicit Random(uint64_t seed) {
    for (uint64_t& word : state_) {
      seed += 0x9e3779b97f4a7c15;
      uint64_t mixed = (seed ^ (seed >> 30)) * 0xbf58476d1ce4e5b9;
      mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
      word = mixed ^ (mixed >> 31);
    }
  }

  // Returns 64 uniform bits.
  uint64_t Next() {
    const uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
    const uint64_t shifted = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = std::rotl(state_[3], 45);
    return result;
  }

  // Returns a number in [0, bound), uniform but for a bias below 2^-32.
  // Requires: 0 < bound <= 2^32.
  uint64_t Below(uint64_t bound) { return ((Next() >> 32) * bound) >> 32; }

 private:
  std::array<uint64_t, 4> state_;
};

}  // namespace perilune
