#pragma once

// What a key holds: one of the value classes, in the 16 bytes that each of them takes. They tell
// which they are by their first member.
//
// Threads: not synchronized; belongs to one partition.

#include <concepts>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <type_traits>
#include <utility>

#include "store/hash_value.h"
#include "store/list_value.h"
#include "store/set_value.h"
#include "store/sorted_set_value.h"
#include "store/string_value.h"
#include "store/value_form.h"

namespace perilune {

template <typename T>
concept ValueClass = std::same_as<T, StringValue> || std::same_as<T, ListValue> ||
                     std::same_as<T, SetValue> || std::same_as<T, SortedSetValue> ||
                     std::same_as<T, HashValue>;

template <ValueClass T>
constexpr ValueType kTypeOf = std::same_as<T, ListValue>        ? ValueType::kList
                              : std::same_as<T, SetValue>       ? ValueType::kSet
                              : std::same_as<T, SortedSetValue> ? ValueType::kSortedSet
                              : std::same_as<T, HashValue>      ? ValueType::kHash
                                                                : ValueType::kString;

class Value {
 public:
  // Returns visit(T&) for what the value is.
  template <typename F>
  decltype(auto) Visit(F&& visit) {
    switch (type()) {
      case ValueType::kString:
        break;
      case ValueType::kList:
        return visit(list_);
      case ValueType::kSet:
        return visit(set_);
      case ValueType::kSortedSet:
        return visit(sorted_set_);
      case ValueType::kHash:
        return visit(hash_);
    }
    return visit(string_);
  }
  template <typename F>
  decltype(auto) Visit(F&& visit) const {
    return const_cast<Value*>(this)->Visit(
        [&visit](auto& value) -> decltype(auto) { return visit(std::as_const(value)); });
  }

  template <ValueClass T>
  Value(T value) {  // NOLINT: implicit by design
    static_assert(sizeof(T) == sizeof(Value) && std::is_standard_layout_v<T>);
    std::construct_at(&MemberOf<T>(), std::move(value));
  }
  ~Value() {
    Visit([](auto& value) { std::destroy_at(&value); });
  }
  Value(Value&& other) noexcept { Steal(other); }
  Value& operator=(Value&& other) noexcept {
    if (this != &other) {
      std::destroy_at(this);
      std::construct_at(this, std::move(other));
    }
    return *this;
  }

  ValueType type() const { return form_.type; }
  std::string_view encoding_name() const { return EncodingName(form_.encoding); }

  // The value as T, or nullptr if it is of another type.
  template <ValueClass T>
  const T* As() const {
    return type() == kTypeOf<T> ? &const_cast<Value*>(this)->MemberOf<T>() : nullptr;
  }
  template <ValueClass T>
  T* As() {
    return type() == kTypeOf<T> ? &MemberOf<T>() : nullptr;
  }

  // Begins to load what the value keeps beside the object, which its second word points to.
  void Prefetch() const {
    const void* payload = nullptr;
    std::memcpy(&payload, reinterpret_cast<const char*>(this) + sizeof payload, sizeof payload);
    __builtin_prefetch(payload);
  }

  Value Clone() const {
    return Visit([](const auto& value) { return Value(value.Clone()); });
  }

  // Bytes allocated beside the object itself.
  size_t heap_bytes() const {
    return Visit([](const auto& value) { return value.heap_bytes(); });
  }

  // About how many allocations there are to free.
  size_t blocks() const {
    return Visit([](const auto& value) { return value.blocks(); });
  }

 private:
  template <ValueClass T>
  T& MemberOf() {
    if constexpr (std::same_as<T, ListValue>) {
      return list_;
    } else if constexpr (std::same_as<T, SetValue>) {
      return set_;
    } else if constexpr (std::same_as<T, SortedSetValue>) {
      return sorted_set_;
    } else if constexpr (std::same_as<T, HashValue>) {
      return hash_;
    } else {
      return string_;
    }
  }

  void Steal(Value& other) {
    other.Visit([this]<typename T>(T& value) {
      std::construct_at(&MemberOf<T>(), std::move(value));
    });
  }

  union {
    ValueForm form_;  // The first member of each of the others.
    StringValue string_;
    ListValue list_;
    SetValue set_;
    SortedSetValue sorted_set_;
    HashValue hash_;
  };
};

static_assert(sizeof(Value) == 16);

}  // namespace perilune
