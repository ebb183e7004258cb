#pragma once

// The first line of a script, if it begins with "#!": `#!lua flags=no-writes,allow-stale`.
//
// Source: "Script flags" in Redis' documentation of the Lua API; the errors are those of 7.0.

#include <string_view>

#include "base/result.h"

namespace perilune {

struct Shebang {
  bool present = false;
  bool no_writes = false;

  // The script without its first line but with its end, so that lines keep their numbers.
  std::string_view body;
};

// Returns what the first line of `source` says, or what is wrong with it, for a reply after
// "ERR ". Borrows `source`.
Result<Shebang, Failure> ReadShebang(std::string_view source);

}  // namespace perilune
