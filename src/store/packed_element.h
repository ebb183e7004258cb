#pragma once

// An element as compact forms store it: a string that looks like an integer is kept as one, and
// reads back the same.
//
// Lifetime: `bytes` is a view of what the element was read from, good until its next change.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/number.h"

namespace perilune {

struct PackedElement {
  // Where View() prints an integer.
  using Buffer = std::array<char, kInt64CharsMax>;

  // The element that `bytes` would be stored as.
  static PackedElement Of(std::string_view bytes) {
    const std::optional<int64_t> integer = ParseInt64(bytes);
    return {.integer = integer, .bytes = integer ? std::string_view() : bytes};
  }

  // The element as text; `buffer` must live as long as the view.
  std::string_view View(Buffer& buffer) const {
    if (!integer) return bytes;
    return {buffer.data(), FormatInt64(*integer, buffer)};
  }
  friend bool operator==(const PackedElement& a, const PackedElement& b) {
    return a.integer == b.integer && a.bytes == b.bytes;
  }

  std::optional<int64_t> integer;
  std::string_view bytes = {};  // Unless it is an integer.
};

}  // namespace perilune
