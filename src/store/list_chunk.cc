#include "store/list_chunk.h"

#include <algorithm>
#include <limits>

namespace perilune {

ChunkLimit ChunkLimit::Of(int32_t setting) {
  constexpr size_t kSmallestBytes = 4096;
  constexpr int32_t kLowest = -5;
  if (setting >= 0) return {static_cast<size_t>(std::max(setting, 1)), 2 * kSmallestBytes};
  const int32_t doublings = -std::max(setting, kLowest) - 1;
  return {std::numeric_limits<size_t>::max(), kSmallestBytes << doublings};
}

void EraseElements(Listpack& pack, std::span<const size_t> positions, size_t first) {
  Listpack::Position at = pack.First();
  size_t index = first;
  while (!positions.empty()) {
    for (; index < positions.front(); ++index) at = pack.Next(at);
    size_t run = 1;  // What stands together goes at once.
    while (run < positions.size() && positions[run] == index + run) ++run;
    at = pack.Erase(at, run);
    index += run;
    positions = positions.subspan(run);
  }
}

}  // namespace perilune
