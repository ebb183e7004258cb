#pragma once

// A string: an integer when it looks like one, else bytes in one allocation of exactly their
// size, so that 1,024 bytes take the allocator's class of 1,024.
//
// Invariants:
//   1. encoding() is kInt if and only if the bytes live in the object itself. Else it is kEmbstr
//      for a string set to at most 44 bytes, kRaw for a longer one and one changed in place, as
//      clients of Redis expect.
//   2. No allocation while size() is 0.
// Cost: growing by Append is amortized O(bytes appended), the allocator's size classes being
// geometric.
// Threads: not synchronized; belongs to one partition.

#include <array>
#include <cstdint>
#include <string_view>

#include "store/value_form.h"

namespace perilune {

class StringValue {
 public:
  // Where View() prints an integer; the view lives as long as the buffer and the value.
  using IntBuffer = std::array<char, 20>;

  static constexpr size_t kSizeMax = UINT32_MAX;

  StringValue() = default;
  ~StringValue() { Free(); }
  StringValue(StringValue&& other) noexcept { Steal(other); }
  StringValue& operator=(StringValue&& other) noexcept;

  // Copies `bytes`, as an integer if that is how the integer would be printed.
  // Requires: bytes.size() <= kSizeMax.
  static StringValue FromBytes(std::string_view bytes);
  static StringValue FromInt(int64_t number);

  // Copies `bytes` as raw, whatever they look like.
  static StringValue FromRawBytes(std::string_view bytes);

  // Copies `bytes` as they are, also if they look like an integer.
  static StringValue FromText(std::string_view bytes);

  StringValue Clone() const;

  Encoding encoding() const { return form_.encoding; }
  bool is_int() const { return form_.encoding == Encoding::kInt; }

  // Requires: is_int().
  int64_t integer() const { return payload_.integer; }

  // Size in bytes of what View() returns.
  size_t size() const;
  std::string_view View(IntBuffer& buffer) const;

  // Sets the bytes anew, reusing the allocation where it fits.
  void Assign(std::string_view bytes);
  void AssignInt(int64_t number);

  // Requires: size() + bytes.size() <= kSizeMax. Leaves the value raw.
  void Append(std::string_view bytes);

  // Overwrites from `offset` on, filling a gap with zero bytes. Leaves the value raw.
  // Requires: offset + bytes.size() <= kSizeMax and `bytes` is not a view of this value.
  void Overwrite(size_t offset, std::string_view bytes);

  // Bytes allocated beside the object itself.
  size_t heap_bytes() const;
  // How many allocations there are to free.
  size_t blocks() const { return size_ == 0 ? 0 : 1; }

 private:
  void Free();
  void Steal(StringValue& other);
  void Resize(size_t size);
  void MakeRaw();

  union Payload {
    int64_t integer;
    char* bytes;
  };

  ValueForm form_ = {.type = ValueType::kString, .encoding = Encoding::kInt};
  uint32_t size_ = 0;  // 0 while the encoding is kInt.
  Payload payload_ = {.integer = 0};
};

}  // namespace perilune
