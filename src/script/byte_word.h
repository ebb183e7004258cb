#pragma once

// Eight bytes of a text at a time, to find the first that is one of a few.
//
//   const ByteWord word(text);
//   const size_t plain = ByteWord::FirstOf(word.Equal('"') | word.Equal('\\') | word.Below(0x20));
//
// Invariants:
//   1. Below the mark of the first byte that is meant no bit is set. Above it some may be set by
//      mistake.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace perilune {

class ByteWord {
 public:
  static constexpr size_t kBytes = 8;

  // Requires: there are eight bytes.
  explicit ByteWord(const char* bytes) { std::memcpy(&word_, bytes, kBytes); }

  // Returns marks of the bytes that are `byte`.
  uint64_t Equal(char byte) const {
    const uint64_t other = word_ ^ (kEach * static_cast<unsigned char>(byte));
    return (other - kEach) & ~other & kMarks;
  }

  // Returns marks of the bytes that are below `bound`. Requires: bound <= 0x80.
  uint64_t Below(unsigned char bound) const { return (word_ - kEach * bound) & ~word_ & kMarks; }

  // Returns the position of the first byte that is marked, kBytes if none is.
  static size_t FirstOf(uint64_t marks) {
    static_assert(std::endian::native == std::endian::little);
    return static_cast<size_t>(std::countr_zero(marks)) / 8;
  }

 private:
  static constexpr uint64_t kEach = 0x0101010101010101;
  static constexpr uint64_t kMarks = 0x80 * kEach;

  uint64_t word_;
};

}  // namespace perilune
