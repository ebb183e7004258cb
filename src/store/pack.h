#pragma once

// A sequence of short strings and integers in one allocation, for small hashes, sets and sorted
// sets. It takes less than a listpack: one byte for most elements beside their content, and none
// besides. It can be walked from the front only. Clients know it as a listpack.
//
// Layout of an element, by its first byte:
//   0nnnnnnn             the integer n, from 0 to 127
//   10ssssss             a string of s bytes, which follow
//   110sssss ssssssss    the same of up to 8,191 bytes; the high bits of s first
//   1110-ccc             an integer, in the c + 1 bytes that follow, little-endian; where the bit
//                        marked by - is set, these are those of its complement (-1 is 0)
//   11110000 and 4 bytes a string of as many bytes as these say, little-endian
//
// Invariants:
//   1. No allocation while there are no elements.
//   2. Every element is stored in the fewest bytes, so that equal ones have equal bytes.
// Cost: a change moves what stands behind it; looking something up walks the elements.
// Threads: not synchronized; const members only read.
// It takes 14 bytes, of which the last 8 are a pointer: beside a ValueForm it makes a value of 16.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "store/packed_element.h"

namespace perilune {

class [[gnu::packed]] Pack {
 public:
  // The offset of an element in bytes; kEnd for none. Good until the next change.
  using Position = uint32_t;
  static constexpr Position kEnd = UINT32_MAX;

  using Element = PackedElement;
  using Buffer = PackedElement::Buffer;

  static constexpr size_t kBytesMax = size_t{1} << 30;
  // An element takes at most so many bytes more than its text.
  static constexpr size_t kOverheadBytesMax = 5;

  Pack() = default;
  ~Pack() { Free(); }
  Pack(Pack&& other) noexcept { Steal(other); }
  Pack& operator=(Pack&& other) noexcept {
    if (this != &other) {
      Free();
      Steal(other);
    }
    return *this;
  }
  Pack Clone() const;

  bool empty() const { return bytes_ == 0; }
  size_t size() const { return size_ == kSizeUnknown ? Count() : size_; }
  size_t bytes() const { return bytes_; }
  // Without what the allocator rounds up.
  size_t heap_bytes() const { return bytes_; }

  Position First() const { return empty() ? kEnd : 0; }
  Position Next(Position position) const {  // kEnd behind the last.
    const size_t next = position + SizeAt(position);
    return next == bytes_ ? kEnd : static_cast<Position>(next);
  }
  // The element at `index`; kEnd if there is none.
  Position At(size_t index) const;
  Element Get(Position position) const {
    const unsigned char first = data_[position];
    if (!IsShortString(first)) return GetAny(position);
    const auto* const content = reinterpret_cast<const char*>(data_) + position + 1;
    return {.integer = {}, .bytes = {content, first & kShortSizeMask}};
  }

  // The first element that equals `wanted`, kEnd if none does.
  Position Find(const Element& wanted) const { return FindAmong<1>(wanted, nullptr); }
  // The same where the elements are pairs, of a key and what belongs to it, among the keys. If none
  // equals it `last_key`, unless it is null, becomes the last one, kEnd if there are none.
  Position FindKey(const Element& wanted, Position* last_key = nullptr) const {
    return FindAmong<2>(wanted, last_key);
  }

  // Inserts before `position` (kEnd: at the end). Returns where the new element stands.
  // Requires: with it, and kOverheadBytesMax, it has no more than kBytesMax. `bytes` is not a view
  // of this pack.
  Position Insert(Position position, std::string_view bytes);
  void Append(std::string_view bytes) { Insert(kEnd, bytes); }
  Position Replace(Position position, std::string_view bytes);

  // Removes `count` elements from `position` on. Returns where the next one stands now.
  // Requires: there are so many.
  Position Erase(Position position, size_t count = 1);

  void CheckInvariants() const;

 private:
  static constexpr uint16_t kSizeUnknown = UINT16_MAX;
  // What most elements begin with.
  static constexpr size_t kShortSizeMask = 0x3f;
  static bool IsShortString(unsigned char first) { return first >> 6 == 2; }

  // How many bytes an element takes, by its first; 0 where more of them say it.
  static const std::array<uint8_t, 256> kSizes;

  size_t SizeAt(size_t position) const {
    const size_t size = kSizes[data_[position]];
    return size != 0 ? size : SizeOfAny(position);
  }
  size_t SizeOfAny(size_t position) const;
  Element GetAny(Position position) const;
  // Among the first of each `stride` elements.
  template <size_t stride>
  Position FindAmong(const Element& wanted, Position* last) const;
  template <size_t stride, typename F>
  Position FindIf(Position* last, F&& is_wanted) const;
  size_t Count() const;

  void Free();
  void Steal(Pack& other);
  void Resize(size_t bytes);
  void Store(size_t position, size_t old_size, std::string_view bytes);

  uint16_t size_ = 0;  // Elements; once there were kSizeUnknown it stays so.
  uint32_t bytes_ = 0;
  unsigned char* data_ = nullptr;
};

static_assert(sizeof(Pack) == 14);

}  // namespace perilune
