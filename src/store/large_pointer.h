#pragma once

// The pointer to the large form of a value whose compact form is a Pack or an Intset: it stands
// where these have theirs, behind six bytes.

#include <array>

namespace perilune {

template <typename T>
class [[gnu::packed]] LargePointer {
 public:
  LargePointer() = default;
  LargePointer(T* pointer) : pointer_(pointer) {}  // NOLINT: implicit by design

  T* get() const { return pointer_; }
  T* operator->() const { return pointer_; }

 private:
  [[maybe_unused]] std::array<unsigned char, 6> unused_;
  T* pointer_;
};

}  // namespace perilune
