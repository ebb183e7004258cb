#pragma once

// The first line of a script, if it begins with "#!": `#!lua flags=no-writes,max-ms=50`.
//
// Source: "Script flags" in Redis' documentation of the Lua API; the errors are those of 7.0. Our
// own are rollback, max-ms=<milliseconds> and max-memory=<bytes, or 10mb and the like>.

#include <cstdint>
#include <string_view>

#include "base/result.h"

namespace perilune {

struct Shebang {
  bool present = false;
  bool no_writes = false;
  bool rolls_back_on_error = false;
  int64_t time_us_max = 0;       // 0 where it does not say.
  int64_t memory_bytes_max = 0;  // 0 where it does not say.

  // The script without its first line but with its end, so that lines keep their numbers.
  std::string_view body;
};

// Returns what the first line of `source` says, or what is wrong with it, for a reply after
// "ERR ". Borrows `source`.
Result<Shebang, Failure> ReadShebang(std::string_view source);

}  // namespace perilune
