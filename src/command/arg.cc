#include "command/arg.h"

#include <algorithm>

#include "base/check.h"

namespace perilune {
namespace {

char Folded(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

bool EqualsIgnoringCase(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                            [](char x, char y) { return Folded(x) == Folded(y); });
}

std::string_view NameOf(ArgType type) {
  switch (type) {
    case ArgType::kKey:
      return "key";
    case ArgType::kString:
      return "string";
    case ArgType::kInteger:
      return "integer";
    case ArgType::kDouble:
      return "double";
    case ArgType::kPattern:
      return "pattern";
    case ArgType::kUnixTime:
      return "unix-time";
    case ArgType::kPureToken:
      return "pure-token";
    case ArgType::kOneOf:
      return "oneof";
    case ArgType::kBlock:
      return "block";
  }
  return "";
}

namespace record {

// Defined because it is named; no tree that reaches it has been compiled.
void MalformedArgument(const char* /*reason*/) { CHECK(false); }

}  // namespace record
}  // namespace perilune
