#include "script/shebang.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace perilune {
namespace {

// Those that say what a script may do in states that Perilune does not have yet are accepted.
constexpr std::string_view kNoWrites = "no-writes";
constexpr std::string_view kOtherFlags[] = {"allow-oom", "allow-stale", "no-cluster",
                                            "allow-cross-slot-keys"};
constexpr std::string_view kSpaces = " \t\r\v\f";

// Returns the words of the line, without quotes around (the ends of) them; nothing if a quote is
// left open, or if a word goes on behind one.
std::optional<std::vector<std::string>> WordsOf(std::string_view line) {
  std::vector<std::string> words;
  size_t at = 0;
  while ((at = line.find_first_not_of(kSpaces, at)) != line.npos) {
    std::string& word = words.emplace_back();
    while (at < line.size() && kSpaces.find(line[at]) == kSpaces.npos) {
      const char c = line[at++];
      if (c != '"' && c != '\'') {
        word += c;
        continue;
      }
      const size_t end = line.find(c, at);
      if (end == line.npos) return std::nullopt;
      word += line.substr(at, end - at);
      at = end + 1;
      if (at < line.size() && kSpaces.find(line[at]) == kSpaces.npos) return std::nullopt;
    }
  }
  return words;
}

// Returns the name of the first flag that is none.
std::optional<std::string> ReadFlags(std::string_view flags, Shebang& shebang) {
  while (!flags.empty()) {
    const size_t comma = flags.find(',');
    const std::string_view flag = flags.substr(0, comma);
    const bool is_other = std::find(std::begin(kOtherFlags), std::end(kOtherFlags), flag) !=
                          std::end(kOtherFlags);
    if (flag != kNoWrites && !is_other) return std::string(flag);
    shebang.no_writes |= flag == kNoWrites;
    if (comma == flags.npos) break;
    flags.remove_prefix(comma + 1);
    if (flags.empty()) return "";
  }
  return std::nullopt;
}

}  // namespace

Result<Shebang, Failure> ReadShebang(std::string_view source) {
  constexpr std::string_view kFlagsOption = "flags=";
  Shebang shebang{.present = source.starts_with("#!"), .body = source};
  if (!shebang.present) return shebang;

  const size_t end = source.find('\n');
  if (end == source.npos) return Failure{"Invalid script shebang"};
  shebang.body = source.substr(end);
  const std::optional<std::vector<std::string>> words = WordsOf(source.substr(0, end));
  if (!words) return Failure{"Invalid engine in script shebang"};
  if (words->front() != "#!lua") {
    return Failure{"Unexpected engine in script shebang: " + words->front()};
  }
  for (size_t i = 1; i < words->size(); ++i) {
    const std::string_view option = (*words)[i];
    if (!option.starts_with(kFlagsOption)) {
      return Failure{"Unknown lua shebang option: " + std::string(option)};
    }
    if (const auto unknown = ReadFlags(option.substr(kFlagsOption.size()), shebang)) {
      return Failure{"Unexpected flag in script shebang: " + *unknown};
    }
  }
  return shebang;
}

}  // namespace perilune
