#pragma once

// What a value is to its clients: its type and the form in which it is stored, by the names that
// TYPE and OBJECT ENCODING have for them. Every value class begins with its ValueForm.

#include <cstdint>
#include <string_view>

namespace perilune {

enum class ValueType : uint8_t { kString, kList, kSet, kSortedSet, kHash };

enum class Encoding : uint8_t {
  kInt,
  kEmbstr,
  kRaw,
  kListpack,
  kQuicklist,
  kIntset,
  kHashtable,
  kSkiplist,
};

struct ValueForm {
  ValueType type;
  Encoding encoding;
};

// Returns the word that TYPE answers.
constexpr std::string_view TypeName(ValueType type) {
  switch (type) {
    case ValueType::kString:
      return "string";
    case ValueType::kList:
      return "list";
    case ValueType::kSet:
      return "set";
    case ValueType::kSortedSet:
      return "zset";
    case ValueType::kHash:
      return "hash";
  }
  return "none";
}

// Returns the word that OBJECT ENCODING answers.
constexpr std::string_view EncodingName(Encoding encoding) {
  switch (encoding) {
    case Encoding::kInt:
      return "int";
    case Encoding::kEmbstr:
      return "embstr";
    case Encoding::kRaw:
      return "raw";
    case Encoding::kListpack:
      return "listpack";
    case Encoding::kQuicklist:
      return "quicklist";
    case Encoding::kIntset:
      return "intset";
    case Encoding::kHashtable:
      return "hashtable";
    case Encoding::kSkiplist:
      return "skiplist";
  }
  return "unknown";
}

}  // namespace perilune
