#pragma once

// A sequence of short strings and integers in one allocation, for small lists and for the chunks of
// others. Strings that look like integers are stored as integers, in 1 to 9 bytes, and
// read back the same.
//
// Layout (all numbers little-endian): u32 bytes in all, u16 elements (65,535: count them), the
// elements, 0xff. An element is its encoding with its content, then their length, readable
// backwards, for walking to the front.
// Source: https://github.com/antirez/listpack/blob/master/listpack.md; the same bytes, since they
// also stand in RDB files.
//
// Invariants:
//   1. No allocation while there are no elements.
//   2. Every element is stored as an insertion stores it, so that equal ones have equal bytes.
// Cost: a change moves what stands behind it; looking something up walks the elements.
// Threads: not synchronized; const members only read.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "store/packed_element.h"

namespace perilune {

class Listpack {
 public:
  // The offset of an element in bytes; kEnd for none. Good until the next change.
  using Position = uint32_t;
  static constexpr Position kEnd = 0;

  using Element = PackedElement;
  using Buffer = PackedElement::Buffer;

  // What one can hold, which is more than the longest element; and up to which size a list keeps
  // all its elements in one.
  static constexpr size_t kBytesMax = UINT32_MAX;
  static constexpr size_t kCompactBytesMax = size_t{1} << 30;
  // An element takes at most so many bytes more than its text.
  static constexpr size_t kOverheadBytesMax = 10;

  Listpack() = default;
  ~Listpack() { Free(); }
  Listpack(Listpack&& other) noexcept : data_(std::exchange(other.data_, nullptr)) {}
  Listpack& operator=(Listpack&& other) noexcept {
    if (this != &other) {
      Free();
      data_ = std::exchange(other.data_, nullptr);
    }
    return *this;
  }
  Listpack Clone() const;

  bool empty() const { return data_ == nullptr; }
  size_t size() const;   // Elements. O(1) up to 65,534.
  size_t bytes() const;  // As serialized: 7 when empty.
  // Without what the allocator rounds up.
  size_t heap_bytes() const { return empty() ? 0 : bytes(); }

  // How many bytes one more element takes here.
  static size_t BytesFor(std::string_view bytes);

  Position First() const;
  Position Last() const;
  Position Next(Position position) const;      // kEnd behind the last.
  Position Previous(Position position) const;  // kEnd before the first.
  // The element at `index` from the front, or from the end if negative (-1: the last); kEnd if
  // there is none. Walks from the nearer end.
  Position At(int64_t index) const;
  Element Get(Position position) const;

  // Inserts before `position` (kEnd: at the end). Returns where the new element stands.
  // Requires: bytes() + BytesFor(bytes) <= kBytesMax. `bytes` is not a view of this listpack.
  Position Insert(Position position, std::string_view bytes);
  void Append(std::string_view bytes) { Insert(kEnd, bytes); }
  Position Replace(Position position, std::string_view bytes);

  // Removes `count` elements from `position` on. Returns where the next one stands now.
  // Requires: there are so many.
  Position Erase(Position position, size_t count = 1);

  // Takes the elements from `position` on out.
  Listpack SplitAt(Position position);
  // Moves all elements of `other` behind the own. Requires: both fit into kBytesMax.
  void AppendAll(Listpack other);

  // The serialized bytes. Requires: !empty().
  std::string_view serialized() const;
  // Returns nothing unless `serialized` is a well-formed listpack, whatever its bytes are. Elements
  // that are stored in another way than an insertion would store them are stored anew.
  static std::optional<Listpack> FromSerialized(std::string_view serialized);

  void CheckInvariants() const;

 private:
  Position EndPosition() const { return static_cast<Position>(bytes() - 1); }
  size_t CountFrom(Position position) const;

  void Free();
  void Resize(size_t bytes);
  void Truncate(Position position, size_t count);
  void Store(Position position, size_t old_size, std::string_view bytes);
  void AddToCount(int64_t change);

  unsigned char* data_ = nullptr;
};

}  // namespace perilune
