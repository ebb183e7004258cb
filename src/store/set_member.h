#pragma once

// A member of a large set in one allocation: its packed size, then its bytes. It is an element of
// a HashTable, and its own key.
//
// Threads: not synchronized; const members only read.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string_view>

namespace perilune {

class SetMember {
 public:
  struct Deleter {
    void operator()(SetMember* member) const { std::free(member); }
  };
  using Owned = std::unique_ptr<SetMember, Deleter>;

  static Owned Make(std::string_view member);

  SetMember(const SetMember&) = delete;
  SetMember& operator=(const SetMember&) = delete;

  std::string_view key() const;  // Lives as long as the element.
  uint64_t hash() const;
  size_t heap_bytes() const;  // Of the allocation.

 private:
  SetMember() = default;
};

}  // namespace perilune
