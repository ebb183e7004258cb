#pragma once

// Glob patterns, as KEYS, SCAN, PSUBSCRIBE, CONFIG GET and ACL rules understand them.
//
//   *        any bytes, also none        [abc]    one of these bytes
//   ?        any one byte                [a-z]    a byte between these two, in either order
//   \x       x itself                    [^abc]   a byte that is none of these
//
// What looks malformed has a meaning too: a class that is not closed ends with the pattern, "[]"
// matches nothing, "[^]" any byte, and a backslash at the end itself. In "[a-]" the bracket is the
// end of a range and closes nothing. The empty text matches "" and "*", but not "**".
//
// Cost: O(pattern * text) at worst, whatever the pattern; no allocation.
// Source: the meanings were recorded from Redis 7.0.

#include <string_view>

namespace perilune {

// Returns true if `pattern` matches all of `text`. Bytes compare as signed numbers in ranges, and
// `ignore_case` folds ASCII letters only.
bool GlobMatch(std::string_view pattern, std::string_view text, bool ignore_case);

}  // namespace perilune
