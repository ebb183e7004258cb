#include "server/setting_rules.h"

#include <strings.h>

#include <filesystem>
#include <optional>
#include <sstream>
#include <system_error>
#include <utility>

#include "base/check.h"
#include "base/number.h"
#include "server/setting.h"

namespace perilune {
namespace {

constexpr size_t kBindAddressesMax = 16;

std::string Joined(std::span<const std::string> words) {
  std::string text;
  for (const std::string& word : words) text.append(text.empty() ? "" : " ").append(word);
  return text;
}

bool IsNumberFrom(int64_t min, std::string_view word) {
  const std::optional<int64_t> value = ParseInt64(word);
  return value && *value >= min;
}

// How client-output-buffer-limit names the classes, in the order of ClientClass.
constexpr const char* kClassNames[kClientClasses] = {"normal", "slave", "pubsub"};

std::optional<size_t> ClassNamed(const std::string& name) {
  if (strcasecmp(name.c_str(), "replica") == 0) return static_cast<size_t>(ClientClass::kReplica);
  for (size_t i = 0; i < kClientClasses; ++i) {
    if (strcasecmp(name.c_str(), kClassNames[i]) == 0) return i;
  }
  return std::nullopt;
}

std::optional<OutputBufferLimit> ParseLimit(std::span<const std::string> three) {
  const std::optional<uint64_t> hard = ParseMemory(three[0]);
  const std::optional<uint64_t> soft = ParseMemory(three[1]);
  const std::optional<int64_t> seconds = ParseInt64(three[2]);
  if (!hard || !std::in_range<int64_t>(*hard)) return std::nullopt;
  if (!soft || !std::in_range<int64_t>(*soft)) return std::nullopt;
  if (!seconds || *seconds < 0) return std::nullopt;
  return OutputBufferLimit{static_cast<int64_t>(*hard), static_cast<int64_t>(*soft), *seconds};
}

}  // namespace

Result<std::string, Failure> BindRule(std::span<const std::string> words, std::string_view) {
  if (words.size() > kBindAddressesMax) return Failure{"Too many bind addresses specified."};
  return Joined(words);
}

Result<std::string, Failure> SaveRule(std::span<const std::string> words, std::string_view) {
  const Failure failure{"Invalid save parameters"};
  if (words.empty() || (words.size() == 1 && words[0].empty())) return std::string();
  if (words.size() % 2 != 0) return failure;
  for (size_t i = 0; i < words.size(); i += 2) {
    if (!IsNumberFrom(1, words[i]) || !IsNumberFrom(0, words[i + 1])) return failure;
  }
  return Joined(words);
}

Result<std::string, Failure> OutputBufferRule(std::span<const std::string> words,
                                              std::string_view before) {
  if (words.size() % 4 != 0) {
    return Failure{"Wrong number of arguments in buffer limit configuration."};
  }
  std::array<OutputBufferLimit, kClientClasses> limits = OutputBufferLimits(before);
  for (size_t i = 0; i < words.size(); i += 4) {
    const std::optional<size_t> client_class = ClassNamed(words[i]);
    if (!client_class) {
      return Failure{"Invalid client class specified in buffer limit configuration."};
    }
    const std::optional<OutputBufferLimit> limit = ParseLimit(words.subspan(i + 1, 3));
    if (!limit) {
      return Failure{
          "Error in hard, soft or soft_seconds setting in buffer limit configuration."};
    }
    limits[*client_class] = *limit;
  }

  std::string text;
  for (size_t i = 0; i < kClientClasses; ++i) {
    text.append(text.empty() ? "" : " ").append(kClassNames[i]);
    text.append(" ").append(std::to_string(limits[i].hard_bytes));
    text.append(" ").append(std::to_string(limits[i].soft_bytes));
    text.append(" ").append(std::to_string(limits[i].soft_seconds));
  }
  return text;
}

Result<std::string, Failure> DirRule(std::span<const std::string> words, std::string_view) {
  std::error_code error;
  const std::filesystem::path path = std::filesystem::canonical(words[0], error);
  if (!error && !std::filesystem::is_directory(path, error) && !error) {
    error = std::make_error_code(std::errc::not_a_directory);
  }
  if (error) return Failure{error.message()};
  return path.string();
}

Result<std::string, Failure> NotifyRule(std::span<const std::string> words, std::string_view) {
  constexpr std::string_view kFlags = "Ag$lshzxeKEtmdn";
  if (words[0].find_first_not_of(kFlags) != std::string::npos) {
    return Failure{"Invalid event class character. Use 'Ag$lshzxeKEtmdn'."};
  }
  return words[0];
}

std::array<OutputBufferLimit, kClientClasses> OutputBufferLimits(std::string_view text) {
  std::array<OutputBufferLimit, kClientClasses> limits;
  std::istringstream fields{std::string(text)};
  std::string name;
  for (OutputBufferLimit& limit : limits) {
    fields >> name >> limit.hard_bytes >> limit.soft_bytes >> limit.soft_seconds;
  }
  CHECK(!fields.fail());
  return limits;
}

}  // namespace perilune
