#include "script/script_name.h"

#include <algorithm>

namespace perilune {
namespace {

constexpr std::string_view kNameSpaces = " \t\r\v\f";
constexpr size_t kNameBytesMax = 128;

// Removes `expected` and spaces before it. Returns false if something else is there.
bool Skip(std::string_view expected, std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(kNameSpaces), text.size()));
  if (!text.starts_with(expected)) return false;
  text.remove_prefix(expected.size());
  return true;
}

}  // namespace

std::string_view ScriptNameOf(std::string_view source) {
  if (source.starts_with("#!")) {
    source.remove_prefix(std::min(source.find('\n'), source.size() - 1) + 1);
  }
  std::string_view line = source.substr(0, source.find('\n'));
  if (!Skip("--", line) || !Skip("name:", line) || !Skip("", line)) return {};
  line = line.substr(0, line.find_last_not_of(kNameSpaces) + 1);
  return line.substr(0, kNameBytesMax);
}

}  // namespace perilune
