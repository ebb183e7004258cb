#include "command/scan_options.h"

#include <algorithm>
#include <charconv>
#include <system_error>

#include "base/glob.h"
#include "base/number.h"
#include "command/arg_reader.h"
#include "resp/reply_sink.h"

namespace perilune {
namespace {

constexpr uint64_t kCountMax = uint64_t{1} << 32;  // Above this all that matters is that it is big.

// Returns the number that `text` is, as lenient as Redis: nothing counts as 0, a sign is allowed,
// a negative number counts down from 2^64, and a zero byte ends the text.
std::optional<uint64_t> ParseCursor(std::string_view text) {
  text = text.substr(0, text.find('\0'));
  if (text.empty()) return 0;
  const bool is_negative = text.front() == '-';
  if (is_negative || text.front() == '+') text.remove_prefix(1);
  uint64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [parsed_end, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || parsed_end != end) return std::nullopt;
  return is_negative ? -number : number;
}

}  // namespace

bool ScanOptions::Matches(std::string_view element) const {
  return !pattern || GlobMatch(*pattern, element, /*ignore_case=*/false);
}

std::optional<uint64_t> ReadScanCursor(ArgReader& args, ReplySink& reply) {
  const std::optional<uint64_t> cursor = ParseCursor(args.String());
  if (!cursor) reply.ErrorText("ERR invalid cursor");
  return cursor;
}

std::optional<ScanOptions> ReadScanOptions(ArgReader& args, ReplySink& reply) {
  const bool is_understood = args.ParseOptions();
  ScanOptions options;
  for (const std::string_view wanted : args.Options("COUNT")) {
    const std::optional<int64_t> number = ParseInt64(wanted);
    if (!number || *number < 1) {
      reply.Error(number ? Error::kSyntax : Error::kNotAnInteger);
      return std::nullopt;
    }
    options.count = std::min(static_cast<uint64_t>(*number), kCountMax);
  }
  if (!is_understood) {
    reply.Error(Error::kSyntax);
    return std::nullopt;
  }
  options.pattern = args.Option("MATCH");
  if (options.pattern == "*") options.pattern.reset();
  return options;
}

void ReplyScan(uint64_t next, const std::vector<std::string>& found, ReplySink& reply) {
  reply.Array(2);
  reply.Bulk(std::to_string(next));
  reply.Array(found.size());
  for (const std::string& element : found) reply.Bulk(element);
}

}  // namespace perilune
