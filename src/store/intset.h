#pragma once

// A set of integers as one sorted array in one allocation: small sets of nothing else.
//
// Layout (all numbers little-endian): u32 bytes of a member (2, 4 or 8), u32 members, the members.
// It is that of the published RDB format.
//
// Invariants:
//   1. The members ascend strictly.
//   2. No allocation while there are no members.
// Cost: Contains is O(log n), a change moves what stands behind it. Members take as many bytes as
// the widest that was ever in the set.
// Threads: not synchronized; const members only read.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace perilune {

class [[gnu::packed]] Intset {
 public:
  static constexpr size_t kSizeMax = size_t{1} << 30;

  Intset() = default;
  ~Intset() { Free(); }
  Intset(Intset&& other) noexcept : bytes_(other.bytes_) { other.bytes_ = nullptr; }
  Intset& operator=(Intset&& other) noexcept {
    if (this != &other) {
      Free();
      bytes_ = other.bytes_;
      other.bytes_ = nullptr;
    }
    return *this;
  }
  Intset Clone() const;

  bool empty() const { return bytes_ == nullptr; }
  size_t size() const;
  size_t heap_bytes() const { return empty() ? 0 : serialized().size(); }

  bool Contains(int64_t member) const;

  // Returns the member with `rank` smaller ones. Requires: rank < size().
  int64_t at(size_t rank) const { return MemberAt(width(), rank); }

  // Returns true if `member` was absent. Requires: size() < kSizeMax.
  bool Add(int64_t member);

  // Returns true if `member` was present.
  bool Erase(int64_t member);

  // The serialized bytes, until the next change. Requires: !empty().
  std::string_view serialized() const;
  // Returns nothing unless `serialized` is well-formed, whatever its bytes are.
  static std::optional<Intset> FromSerialized(std::string_view serialized);

  void CheckInvariants() const;

 private:
  size_t width() const;  // Bytes of a member. Requires: !empty().
  int64_t MemberAt(size_t width, size_t rank) const;
  size_t RankOf(int64_t member) const;

  void Free();
  void Resize(size_t width, size_t size);
  void Widen(size_t width);
  void Store(size_t rank, int64_t member);

  // So that the pointer stands where that of a Pack does.
  [[maybe_unused]] std::array<unsigned char, 6> unused_ = {};
  unsigned char* bytes_ = nullptr;
};

}  // namespace perilune
