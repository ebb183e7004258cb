#pragma once

// The bytes of an element of a compact form, as they are put together before they are stored or
// looked for. Each form has its own.

#include <array>
#include <cstddef>
#include <cstring>
#include <string_view>

namespace perilune {

// An integer is all head, a string has content.
struct EncodedElement {
  std::array<unsigned char, 9> head;
  size_t head_size;
  std::string_view content;

  size_t size() const { return head_size + content.size(); }

  // Whether these bytes stand at `element`. Reads no more than is there if they do not: each
  // comparison vouches for what the next one reads.
  bool StandsAt(const unsigned char* element) const {
    if (element[0] != head[0]) return false;
    const size_t more = head_size - 1;
    return (more == 0 || std::memcmp(element + 1, &head[1], more) == 0) &&
           std::string_view(reinterpret_cast<const char*>(element) + head_size, content.size()) ==
               content;
  }
  void StoreAt(unsigned char* element) const {
    std::memcpy(element, head.data(), head_size);
    if (!content.empty()) std::memcpy(element + head_size, content.data(), content.size());
  }
};

}  // namespace perilune
