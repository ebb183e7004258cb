#pragma once

// How the commands read a database's number that go to another: SELECT, MOVE, COPY.

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/number.h"
#include "base/result.h"
#include "engine/engine.h"

namespace perilune {

// Returns the database that `number` names; kNotAnInteger, kNotAnInt32, kDatabaseOutOfRange.
inline Result<int> ReadDatabase(std::string_view number, const Engine& engine) {
  const std::optional<int64_t> index = ParseInt64(number);
  if (!index) return Error::kNotAnInteger;
  if (*index < INT32_MIN || *index > INT32_MAX) return Error::kNotAnInt32;
  if (*index < 0 || *index >= engine.databases()) return Error::kDatabaseOutOfRange;
  return static_cast<int>(*index);
}

}  // namespace perilune
