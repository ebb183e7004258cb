#pragma once

// A field of a large hash with its value, in one allocation: the packed sizes of both, then the
// bytes of both. It is an element of a HashTable, its key being the field.
//
// Threads: not synchronized; const members only read.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string_view>

namespace perilune {

class HashField {
 public:
  struct Deleter {
    void operator()(HashField* field) const { std::free(field); }
  };
  using Owned = std::unique_ptr<HashField, Deleter>;

  static Owned Make(std::string_view field, std::string_view value);

  HashField(const HashField&) = delete;
  HashField& operator=(const HashField&) = delete;

  // Views live as long as the element, value() until it is overwritten.
  std::string_view key() const { return Read().field; }
  std::string_view value() const { return Read().value; }
  uint64_t hash() const;
  size_t heap_bytes() const;  // Of the allocation.

  // Requires: `value` is as long as the present one, and not a view of this element.
  void OverwriteValue(std::string_view value);

 private:
  struct Views {
    std::string_view field;
    std::string_view value;
  };

  HashField() = default;
  Views Read() const;
};

}  // namespace perilune
