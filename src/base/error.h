#pragma once

// The mistakes a client can make that more than one command answers. What a client reads for
// each stands in resp/error_text.cc.

#include <cstdint>

namespace perilune {

enum class Error : uint8_t {
  kWrongType,
  kNotAnInteger,
  kNotAnInt32,
  kNotNegatable,
  kNegative,
  kNotAFloat,
  kSyntax,
  kNoKeyCounted,
  kTooManyKeysCounted,
  kNegativeLimit,
  kNoneWanted,
  kOverflow,
  kIndexOutOfRange,
  kNoSuchKey,
  kStringTooLong,
  kOutOfRange,
  kDatabaseOutOfRange,
  kNaNOrInfinity,
};

}  // namespace perilune
