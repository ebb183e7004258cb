#pragma once

// Whether a thread stays with the loop that it has served. Once the loop was handed on it must not
// touch what belongs to it, and all callers return at once.

#include <cstdint>

namespace perilune {

enum class Stay : uint8_t { kYes, kNo };

}  // namespace perilune
