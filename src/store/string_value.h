#pragma once

// A string: an integer when it looks like one, else bytes in one allocation of exactly their
// size, so that 1,024 bytes take the allocator's class of 1,024.
//
// Invariants:
//   1. encoding() is kInt if and only if the bytes live in the object itself.
//   2. No allocation while size() is 0.
// Cost: growing by Append is amortized O(bytes appended), the allocator's size classes being
// geometric.
// Threads: not synchronized; belongs to one partition.

#include <array>
#include <cstdint>
#include <string_view>

namespace perilune {

// The names that OBJECT ENCODING gives. A string set to at most 44 bytes counts as embstr, one
// that was changed in place as raw, as clients of Redis expect.
enum class StringEncoding : uint8_t { kInt, kEmbstr, kRaw };

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

  StringEncoding encoding() const { return encoding_; }
  bool is_int() const { return encoding_ == StringEncoding::kInt; }

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

 private:
  void Free();
  void Steal(StringValue& other);
  void Resize(size_t size);
  void MakeRaw();

  union Payload {
    int64_t integer;
    char* bytes;
  };

  Payload payload_ = {.integer = 0};
  uint32_t size_ = 0;  // 0 while the encoding is kInt.
  StringEncoding encoding_ = StringEncoding::kInt;
};

}  // namespace perilune
