#pragma once

// What LMPOP and ZMPOP are asked: numkeys key [key ...] end [COUNT count].

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/number.h"
#include "base/result.h"
#include "command/arg_reader.h"

namespace perilune {

// Pops up to `count_max` elements, at least one, from an end of the first collection that is there.
// `End` is how a family of commands calls the two ends.
template <typename End>
struct MultiPop {
  size_t keys_begin;  // The keys are arguments [keys_begin, keys_end).
  size_t keys_end;
  End end;
  size_t count_max;
};

// Reads all arguments that are left; end_of(word) returns the end that the word names, if any. Of
// several mistakes the first in the order of kNoKeyCounted, kSyntax of keys and end,
// kNoneWanted, kSyntax of the rest.
template <typename End>
Result<MultiPop<End>> ReadMultiPop(ArgReader& args,
                                   std::optional<End> (*end_of)(std::string_view word)) {
  const std::optional<int64_t> numkeys = args.Int();
  if (!numkeys || *numkeys < 1) return Error::kNoKeyCounted;
  if (*numkeys >= static_cast<int64_t>(args.remaining())) return Error::kSyntax;
  const size_t keys_begin = args.position();
  const size_t keys_end = keys_begin + static_cast<size_t>(*numkeys);
  args.MoveTo(keys_end);
  const std::optional<End> end = end_of(args.String());
  if (!end) return Error::kSyntax;
  const bool is_understood = args.ParseOptions();
  const std::optional<int64_t> count_max = ParseInt64(args.Option("COUNT").value_or("1"));
  if (!count_max || *count_max < 1) return Error::kNoneWanted;
  if (!is_understood) return Error::kSyntax;
  return MultiPop<End>{keys_begin, keys_end, *end, static_cast<size_t>(*count_max)};
}

}  // namespace perilune
