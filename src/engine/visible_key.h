#pragma once

// A key as a reader of the whole keyspace sees it: one that a run holds as it was before the run.

#include <cstdint>
#include <string_view>

#include "store/value_form.h"

namespace perilune {

struct VisibleKey {
  std::string_view bytes;
  ValueType type;
  int64_t expiry_ms;
};

}  // namespace perilune
