#include "server/setting.h"

#include <strings.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <optional>
#include <utility>

#include "base/number.h"

namespace perilune {
namespace {

bool SameIgnoringCase(std::string_view a, std::string_view b) {
  return a.size() == b.size() && strncasecmp(a.data(), b.data(), a.size()) == 0;
}

std::optional<int64_t> ParseOctal(std::string_view text) {
  int64_t value = 0;
  const char* const end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, value, 8);
  if (error != std::errc() || stopped != end) return std::nullopt;
  return value;
}

std::string Octal(int64_t value) {
  char digits[24];
  const auto written = std::to_chars(digits, digits + sizeof digits, value, 8);
  return std::string(digits, written.ptr);
}

std::string Written(const Setting& setting, int64_t value) {
  return setting.kind == SettingKind::kOctal ? Octal(value) : std::to_string(value);
}

Failure OutOfRange(const Setting& setting) {
  return Failure{"argument must be between " + Written(setting, setting.min) + " and " +
                 Written(setting, setting.max) + " inclusive"};
}

Result<SettingValue, Failure> InRange(const Setting& setting, int64_t value) {
  if (setting.Is(kSettingClamped)) value = std::clamp(value, setting.min, setting.max);
  if (value < setting.min || value > setting.max) return OutOfRange(setting);
  return SettingValue{Written(setting, value), value};
}

Result<SettingValue, Failure> ParseBool(std::string_view word) {
  if (SameIgnoringCase(word, "yes")) return SettingValue{"yes", 1};
  if (SameIgnoringCase(word, "no")) return SettingValue{"no", 0};
  return Failure{"argument must be 'yes' or 'no'"};
}

Result<SettingValue, Failure> ParseNumber(const Setting& setting, std::string_view word) {
  const bool octal = setting.kind == SettingKind::kOctal;
  const std::optional<int64_t> value = octal ? ParseOctal(word) : ParseInt64(word);
  if (value) return InRange(setting, *value);
  return Failure{octal ? "argument couldn't be parsed as an octal number"
                       : "argument couldn't be parsed into an integer"};
}

Result<SettingValue, Failure> ParseBytes(const Setting& setting, std::string_view word) {
  if (setting.kind == SettingKind::kMemoryOrPercent) {
    if (word.ends_with('%')) {
      const std::optional<int64_t> percent = ParseInt64(word.substr(0, word.size() - 1));
      if (percent && *percent >= 0) return SettingValue{std::string(word), -*percent};
    }
    if (!ParseMemory(word)) return Failure{"argument must be a memory or percent value"};
  }
  const std::optional<uint64_t> bytes = ParseMemory(word);
  if (!bytes) return Failure{"argument must be a memory value"};
  if (!std::in_range<int64_t>(*bytes)) return OutOfRange(setting);
  return InRange(setting, static_cast<int64_t>(*bytes));
}

Result<SettingValue, Failure> ParseChoice(const Setting& setting, std::string_view word) {
  std::string names;
  for (size_t i = 0; i < setting.choices.size(); ++i) {
    const std::string_view choice = setting.choices[i];
    if (SameIgnoringCase(word, choice)) {
      return SettingValue{std::string(choice), static_cast<int64_t>(i)};
    }
    names.append(i == 0 ? "" : ", ").append(choice);
  }
  return Failure{"argument(s) must be one of the following: " + names};
}

Result<SettingValue, Failure> ParseWords(const Setting& setting,
                                         std::span<const std::string> words,
                                         std::string_view before) {
  if (setting.rule != nullptr) {
    Result<std::string, Failure> text = setting.rule(words, before);
    if (!text) return text.error();
    return SettingValue{std::move(*text)};
  }
  std::string text;
  for (const std::string& word : words) text.append(text.empty() ? "" : " ").append(word);
  return SettingValue{std::move(text)};
}

}  // namespace

Result<SettingValue, Failure> ParseSetting(const Setting& setting,
                                           std::span<const std::string> words,
                                           std::string_view before) {
  if (setting.kind == SettingKind::kWords) return ParseWords(setting, words, before);
  if (words.size() != 1) return Failure{"wrong number of arguments"};
  switch (setting.kind) {
    case SettingKind::kBool: return ParseBool(words[0]);
    case SettingKind::kInteger:
    case SettingKind::kOctal: return ParseNumber(setting, words[0]);
    case SettingKind::kMemory:
    case SettingKind::kMemoryOrPercent: return ParseBytes(setting, words[0]);
    case SettingKind::kChoice: return ParseChoice(setting, words[0]);
    case SettingKind::kText:
    case SettingKind::kWords: break;
  }
  return ParseWords(setting, words, before);
}

}  // namespace perilune
