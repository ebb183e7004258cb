#pragma once

// How much to allocate for something that grows and shrinks a little at a time.

#include <algorithm>
#include <bit>
#include <cstddef>

namespace perilune {

// So that AddressSanitizer finds out who reads what is behind.
#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool kAllocatesExactly = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
inline constexpr bool kAllocatesExactly = true;
#else
inline constexpr bool kAllocatesExactly = false;
#endif
#else
inline constexpr bool kAllocatesExactly = false;
#endif

// Returns how many bytes to allocate for so many: as many as jemalloc would take for them, whose
// sizes are up to a fourth apart, so that most changes need not ask it for another.
inline size_t BlockSizeFor(size_t bytes) {
  if constexpr (kAllocatesExactly) return bytes;
  constexpr size_t kLeastStep = 16;
  constexpr int kStepsBits = 2;  // Of the steps from one power of two to the next.
  const size_t ceiling = std::bit_ceil(bytes);
  const size_t step = std::max(kLeastStep, ceiling >> (kStepsBits + 1));
  return (bytes + step - 1) & ~(step - 1);
}

}  // namespace perilune
