#pragma once

// Sizes in front of bytes, in as few bytes as they need: seven bits a byte, the low ones first,
// the top bit set on all but the last. One byte below 128.
//
// Source: LEB128, https://dwarfstd.org, section 7.6.

#include <cstddef>

namespace perilune {

// Returns how many bytes StorePackedSize(out, size) takes.
constexpr size_t PackedSizeBytes(size_t size) {
  size_t bytes = 1;
  for (; size >= 0x80; size >>= 7) ++bytes;
  return bytes;
}

// Returns where the bytes of the size end.
inline unsigned char* StorePackedSize(unsigned char* out, size_t size) {
  for (; size >= 0x80; size >>= 7) *out++ = static_cast<unsigned char>(size | 0x80);
  *out++ = static_cast<unsigned char>(size);
  return out;
}

struct PackedSize {
  size_t size;
  const unsigned char* end;  // Of the bytes of the size.
};

inline PackedSize LoadPackedSize(const unsigned char* in) {
  size_t size = *in & 0x7fu;
  for (int shift = 7; (*in++ & 0x80) != 0; shift += 7) size |= size_t{*in & 0x7fu} << shift;
  return {size, in};
}

}  // namespace perilune
