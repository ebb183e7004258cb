#pragma once

// What SCAN, HSCAN, SSCAN and ZSCAN have in common: how they read cursor, MATCH and COUNT, and how
// they reply.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace perilune {

class ArgReader;
class ReplySink;

// The options MATCH and COUNT. Lifetime: borrows the arguments.
struct ScanOptions {
  std::optional<std::string_view> pattern;  // Nothing if everything matches.
  uint64_t count = 10;                      // At least 1 and at most 2^32, so it can be scaled.

  bool Matches(std::string_view element) const;
};

// Reads the next argument: any number of 64 bits. Returns nothing once it replied an error.
std::optional<uint64_t> ReadScanCursor(ArgReader& args, ReplySink& reply);

// Reads the options, which are all that is left; those the grammar has beside MATCH and COUNT can
// then be asked for. Returns nothing once it replied an error.
std::optional<ScanOptions> ReadScanOptions(ArgReader& args, ReplySink& reply);

// Replies the cursor to go on with, 0 at the end, and what was found.
void ReplyScan(uint64_t next, const std::vector<std::string>& found, ReplySink& reply);

}  // namespace perilune
