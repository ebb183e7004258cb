#pragma once

// What a key holds. Strings for now; the collections join as further members behind type().
//
// Threads: not synchronized; belongs to one partition.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include "store/string_value.h"

namespace perilune {

enum class ValueType : uint8_t { kString };

// Returns the word that TYPE answers.
constexpr std::string_view TypeName(ValueType type) {
  switch (type) {
    case ValueType::kString:
      return "string";
  }
  return "none";
}

// Returns the word that OBJECT ENCODING answers.
constexpr std::string_view EncodingName(StringEncoding encoding) {
  switch (encoding) {
    case StringEncoding::kInt:
      return "int";
    case StringEncoding::kEmbstr:
      return "embstr";
    case StringEncoding::kRaw:
      return "raw";
  }
  return "unknown";
}

class Value {
 public:
  Value(StringValue string) : string_(std::move(string)) {}  // NOLINT: implicit by design

  ValueType type() const { return ValueType::kString; }

  // The value as T, or nullptr if it is of another type.
  template <typename T>
  const T* As() const;
  template <typename T>
  T* As();

  std::string_view encoding_name() const { return EncodingName(string_.encoding()); }
  Value Clone() const { return string_.Clone(); }

  // Bytes allocated beside the object itself.
  size_t heap_bytes() const { return string_.heap_bytes(); }

 private:
  StringValue string_;
};

template <>
inline const StringValue* Value::As<StringValue>() const {
  return &string_;
}

template <>
inline StringValue* Value::As<StringValue>() {
  return &string_;
}

}  // namespace perilune
