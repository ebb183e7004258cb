#include "script/shebang.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "base/number.h"

namespace perilune {
namespace {

// Those that say what a script may do in states that Perilune does not have yet are accepted.
constexpr std::string_view kNoWrites = "no-writes";
constexpr std::string_view kRollback = "rollback";
constexpr std::string_view kTimeMax = "max-ms=";
constexpr std::string_view kMemoryMax = "max-memory=";
constexpr std::string_view kOtherFlags[] = {"allow-oom", "allow-stale", "no-cluster",
                                            "allow-cross-slot-keys"};
constexpr std::string_view kShebangSpaces = " \t\r\v\f";

// Returns the words of the line, without quotes around (the ends of) them; nothing if a quote is
// left open, or if a word goes on behind one.
std::optional<std::vector<std::string>> WordsOf(std::string_view line) {
  std::vector<std::string> words;
  size_t at = 0;
  while ((at = line.find_first_not_of(kShebangSpaces, at)) != line.npos) {
    std::string& word = words.emplace_back();
    while (at < line.size() && kShebangSpaces.find(line[at]) == kShebangSpaces.npos) {
      const char c = line[at++];
      if (c != '"' && c != '\'') {
        word += c;
        continue;
      }
      const size_t end = line.find(c, at);
      if (end == line.npos) return std::nullopt;
      word += line.substr(at, end - at);
      at = end + 1;
      if (at < line.size() && kShebangSpaces.find(line[at]) == kShebangSpaces.npos)
        return std::nullopt;
    }
  }
  return words;
}

// A limit that is no positive number is no flag.
bool ReadTime(std::string_view text, Shebang& shebang) {
  constexpr int64_t kUsInMs = 1000;
  const std::optional<int64_t> milliseconds = ParseInt64(text);
  if (!milliseconds || *milliseconds <= 0) return false;
  shebang.time_us_max = std::min(*milliseconds, INT64_MAX / kUsInMs) * kUsInMs;
  return true;
}

bool ReadMemory(std::string_view text, Shebang& shebang) {
  const std::optional<uint64_t> bytes = ParseMemory(text);
  if (!bytes || *bytes == 0) return false;
  shebang.memory_bytes_max = static_cast<int64_t>(std::min<uint64_t>(*bytes, INT64_MAX));
  return true;
}

// Returns false if there is no such flag.
bool ReadFlag(std::string_view flag, Shebang& shebang) {
  if (flag == kNoWrites) {
    shebang.no_writes = true;
    return true;
  }
  if (flag == kRollback) {
    shebang.rolls_back_on_error = true;
    return true;
  }
  if (flag.starts_with(kTimeMax)) return ReadTime(flag.substr(kTimeMax.size()), shebang);
  if (flag.starts_with(kMemoryMax)) return ReadMemory(flag.substr(kMemoryMax.size()), shebang);
  return std::find(std::begin(kOtherFlags), std::end(kOtherFlags), flag) != std::end(kOtherFlags);
}

// Returns the name of the first flag that is none.
std::optional<std::string> ReadFlags(std::string_view flags, Shebang& shebang) {
  while (!flags.empty()) {
    const size_t comma = flags.find(',');
    const std::string_view flag = flags.substr(0, comma);
    if (!ReadFlag(flag, shebang)) return std::string(flag);
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
