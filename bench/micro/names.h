#pragma once

// Names of keys and elements for benchmarks.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace perilune::bench {

// Returns `count` names, `prefix` and a number of 12 digits that counts up from 0.
std::vector<std::string> NumberedNames(std::string_view prefix, size_t count);

// Returns the same names in another order, which is the same each time: what was added in one order
// and is read in the other lies in memory as it does in a server that has run for long.
std::vector<std::string> Shuffled(std::vector<std::string> names);

// Returns `count` keys that lie in `partitions` partitions, which are the same each time.
// Requires: 0 < partitions <= count.
std::vector<std::string> KeysInPartitions(size_t count, uint32_t partitions);

}  // namespace perilune::bench
