#pragma once

// Where the nodes of a syntax tree live: allocated one by one, freed together, never destroyed.
//
// Lifetime: what it hands out lives as long as the arena, also when that is moved.

#include <algorithm>
#include <cstddef>
#include <memory>
#include <memory_resource>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace perilune::lua {

class Arena {
 public:
  template <typename T>
  T* New(T value) {
    static_assert(std::is_trivially_destructible_v<T>);
    return ::new (Allocate(sizeof(T), alignof(T))) T(std::move(value));
  }

  template <typename T>
  std::span<T> Copy(const std::vector<T>& values) {
    static_assert(std::is_trivially_copyable_v<T>);
    if (values.empty()) return {};
    T* copy = static_cast<T*>(Allocate(values.size() * sizeof(T), alignof(T)));
    std::uninitialized_copy(values.begin(), values.end(), copy);
    return {copy, values.size()};
  }

  std::string_view Copy(std::string_view text) {
    if (text.empty()) return {};
    char* copy = static_cast<char*>(Allocate(text.size(), 1));
    std::copy(text.begin(), text.end(), copy);
    return {copy, text.size()};
  }

  // What was handed out.
  size_t bytes() const { return bytes_; }

 private:
  using Memory = std::pmr::monotonic_buffer_resource;

  void* Allocate(size_t bytes, size_t alignment) {
    bytes_ += bytes;
    return memory_->allocate(bytes, alignment);
  }

  std::unique_ptr<Memory> memory_ = std::make_unique<Memory>();
  size_t bytes_ = 0;
};

}  // namespace perilune::lua
