#pragma once

// The generator behind math.random. For one seed it gives what Redis gives.
//
// Source: the linear congruence of POSIX' drand48; Redis divides its upper 31 bits by 2^31 - 1.

#include <cstdint>

namespace perilune {

class ScriptRandom {
 public:
  explicit ScriptRandom(uint64_t seed) { Seed(static_cast<uint32_t>(seed)); }

  void Seed(uint32_t seed) { state_ = (uint64_t{seed} << 16) | 0x330e; }

  // Returns a number in [0, 1).
  double Next() {
    state_ = (state_ * 0x5deece66d + 0xb) & ((uint64_t{1} << 48) - 1);
    constexpr uint64_t kDivisor = 0x7fffffff;
    return static_cast<double>((state_ >> 17) % kDivisor) / static_cast<double>(kDivisor);
  }

 private:
  uint64_t state_;
};

}  // namespace perilune
