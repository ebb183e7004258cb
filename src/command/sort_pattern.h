#pragma once

// A pattern of SORT's BY or GET: it makes of each element the name of a key, whose value is meant.
//
//   weight_*      the string at the key that has the element in place of the first '*'
//   user_*->age   the field "age" of the hash at that key
//   #             the element itself
//
// One without a '*' names no key, and so no value.
//
// Lifetime: borrows the text.

#include <optional>
#include <string>
#include <string_view>

#include "engine/transaction.h"
#include "store/key.h"
#include "store/packed_element.h"

namespace perilune {

class SortPattern {
 public:
  using Buffer = PackedElement::Buffer;  // Where integers are printed.

  explicit SortPattern(std::string_view text);

  bool is_element() const { return is_element_; }
  bool names_keys() const { return names_keys_; }

  // Requires: names_keys().
  std::string KeyOf(std::string_view element) const;

  // Returns the value that is meant, until the next change of the key; nothing if the key is
  // absent, of another type, or without the field. Requires: `txn` holds `key`, which KeyOf made.
  std::optional<std::string_view> Read(Transaction& txn, const Key& key, Buffer& buffer) const;

 private:
  bool is_element_;
  bool names_keys_ = false;
  std::string_view before_;  // The '*'.
  std::string_view behind_;
  std::string_view field_;  // "": the value is a string.
};

}  // namespace perilune
