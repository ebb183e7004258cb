#include "base/glob.h"

#include <algorithm>
#include <cstddef>

namespace perilune {
namespace {

// What one element of a pattern said to one byte, and where the next element begins.
struct Step {
  bool matches;
  size_t next;
};

// The byte as it is compared: signed, and lower case if case does not matter.
int Comparable(char byte, bool ignore_case) {
  if (ignore_case && byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
  return static_cast<signed char>(byte);
}

// `at` is behind the '['.
Step MatchClass(std::string_view pattern, size_t at, char byte, bool ignore_case) {
  const bool negated = at < pattern.size() && pattern[at] == '^';
  if (negated) ++at;

  const int wanted = Comparable(byte, ignore_case);
  bool found = false;
  while (at < pattern.size() && pattern[at] != ']') {
    const size_t left = pattern.size() - at;
    if (pattern[at] == '\\' && left >= 2) {
      found |= Comparable(pattern[at + 1], ignore_case) == wanted;
      at += 2;
    } else if (left >= 3 && pattern[at + 1] == '-') {
      const auto [low, high] = std::minmax(
          {Comparable(pattern[at], ignore_case), Comparable(pattern[at + 2], ignore_case)});
      found |= low <= wanted && wanted <= high;
      at += 3;
    } else {
      found |= Comparable(pattern[at], ignore_case) == wanted;
      at += 1;
    }
  }
  if (at < pattern.size()) ++at;  // The ']'.
  return {found != negated, at};
}

// Matches `byte` against the element at `at`, which is no '*'.
Step MatchOne(std::string_view pattern, size_t at, char byte, bool ignore_case) {
  switch (pattern[at]) {
    case '?':
      return {true, at + 1};
    case '[':
      return MatchClass(pattern, at + 1, byte, ignore_case);
    case '\\':
      if (at + 1 < pattern.size()) ++at;
      break;
    default:
      break;
  }
  return {Comparable(pattern[at], ignore_case) == Comparable(byte, ignore_case), at + 1};
}

}  // namespace

// Every element but '*' takes exactly one byte. So when something does not fit, only the last '*'
// needs to take one byte more: whatever an earlier one could take, the last can take as well.
bool GlobMatch(std::string_view pattern, std::string_view text, bool ignore_case) {
  if (text.empty()) return pattern.empty() || pattern == "*";

  size_t at = 0;          // In `pattern`.
  size_t after_star = 0;  // Behind the last '*' met; 0 if there was none.
  size_t star_end = 0;    // In `text`: behind what the last '*' takes.
  size_t matched = 0;     // In `text`: what is behind is still to match.
  while (matched < text.size()) {
    if (at < pattern.size() && pattern[at] == '*') {
      after_star = ++at;
      star_end = matched;
      if (at == pattern.size()) return true;
      continue;
    }
    if (at < pattern.size()) {
      const Step step = MatchOne(pattern, at, text[matched], ignore_case);
      if (step.matches) {
        at = step.next;
        ++matched;
        continue;
      }
    }
    if (after_star == 0) return false;
    at = after_star;
    matched = ++star_end;
  }
  return pattern.find_first_not_of('*', at) == std::string_view::npos;
}

}  // namespace perilune
