#pragma once

// What lists do with one listpack: a chunk of a long list, or the whole of a short one.
//
// Threads: functions of their arguments.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "store/listpack.h"

namespace perilune {

// How large a chunk may be, unless it is a single element, which may have any size.
struct ChunkLimit {
  // Returns what CompactLimits::list_chunk says. 0 counts as 1, what is below -5 as -5.
  static ChunkLimit Of(int32_t setting);

  // The bytes are those of a listpack, as serialized.
  bool Holds(size_t elements, size_t bytes) const {
    return elements <= elements_max && bytes <= bytes_max;
  }
  ChunkLimit Half() const { return {elements_max / 2, bytes_max / 2}; }

  size_t elements_max;
  size_t bytes_max;
};

// Calls visit(const Listpack::Element&) for up to `count` elements from `position` on, towards the
// front if `reverse`, and takes them off `count`. Returns whether to go on with the next chunk:
// false if `visit` returned false or the count is used up.
template <typename Visitor>
bool WalkElements(const Listpack& pack, Listpack::Position position, bool reverse, size_t& count,
                  Visitor& visit) {
  while (count > 0 && position != Listpack::kEnd) {
    if (!visit(pack.Get(position))) return false;
    --count;
    position = reverse ? pack.Previous(position) : pack.Next(position);
  }
  return count > 0;
}

// Erases the elements at `positions`, which ascend and count from `first` for the first element
// of `pack`.
void EraseElements(Listpack& pack, std::span<const size_t> positions, size_t first);

// Calls append(std::string_view) for the elements of `pack` and, at each of the `positions`, which
// ascend, for `inserted`; the first call stands at `first`. Takes the positions off that it came
// to; one behind the last element remains.
template <typename Append>
void Interleave(const Listpack& pack, std::string_view inserted, size_t first,
                std::span<const size_t>& positions, Append append) {
  Listpack::Buffer buffer;
  size_t index = first;
  for (Listpack::Position at = pack.First(); at != Listpack::kEnd; ++index) {
    if (!positions.empty() && positions.front() == index) {
      append(inserted);
      positions = positions.subspan(1);
    } else {
      append(pack.Get(at).View(buffer));
      at = pack.Next(at);
    }
  }
}

}  // namespace perilune
