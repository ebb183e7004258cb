#pragma once

// Numbers as bytes, the low ones first.

#include <cstddef>
#include <cstdint>

namespace perilune {

inline uint64_t LoadLittle(const unsigned char* bytes, size_t count) {
  uint64_t number = 0;
  for (size_t i = 0; i < count; ++i) number |= uint64_t{bytes[i]} << (8 * i);
  return number;
}

inline void StoreLittle(unsigned char* bytes, size_t count, uint64_t number) {
  for (size_t i = 0; i < count; ++i) bytes[i] = static_cast<unsigned char>(number >> (8 * i));
}

}  // namespace perilune
