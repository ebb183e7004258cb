#pragma once

// The record of one setting: its name, its values and the member of Settings that it sets. All
// records stand in setting_table.cc; redis.conf, the command line, CONFIG GET and CONFIG SET
// know nothing about a setting but its record.
//
// Source: names, ranges and error texts are those of redis.conf and CONFIG SET of Redis 7.2.

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace perilune {

class LiveNumber;
class LiveText;
class Settings;

enum class SettingKind : uint8_t {
  kBool,             // yes or no
  kInteger,          // A decimal number in [min, max].
  kOctal,            // An octal number in [min, max].
  kMemory,           // Bytes in [min, max], with an optional unit: k kb m mb g gb.
  kMemoryOrPercent,  // As kMemory, or a percentage.
  kChoice,           // One of `choices`.
  kText,             // Any one word.
  kWords,            // Any number of words; `rule` says which.
};

enum class SettingSupport : uint8_t {
  kFull,
  // Tunes a feature that does not exist yet. Accepted, kept and shown, without any effect.
  kInert,
  // Would switch on a feature that does not exist yet. Only the initial value is accepted.
  kOffOnly,
};

inline constexpr uint32_t kSettingImmutable = 1 << 0;  // CONFIG SET refuses it.
inline constexpr uint32_t kSettingProtected = 1 << 1;  // So it does, but see protected configs.
inline constexpr uint32_t kSettingHidden = 1 << 2;     // CONFIG GET shows it by its name only.
inline constexpr uint32_t kSettingSecret = 1 << 3;     // No message repeats its value.
inline constexpr uint32_t kSettingClamped = 1 << 4;    // Out of range means the nearest bound.
inline constexpr uint32_t kSettingDirective = 1 << 5;  // redis.conf only: unknown to CONFIG.
inline constexpr uint32_t kSettingIgnorable = 1 << 6;  // kOffOnly; in a file merely warned of.

struct Setting {
  std::string_view name;
  std::string_view alias = {};
  SettingKind kind;
  std::string_view initial;  // As CONFIG GET shows it.
  int64_t min = 0;
  int64_t max = std::numeric_limits<int64_t>::max();
  std::span<const std::string_view> choices = {};
  SettingSupport support = SettingSupport::kFull;
  uint32_t flags = 0;

  // Returns what CONFIG GET shows of `words`, given what it showed before.
  using Rule = Result<std::string, Failure> (*)(std::span<const std::string> words,
                                                std::string_view before);
  Rule rule = nullptr;

  // The member to set, if any: its number (a choice's position, 0 or 1 for a bool), its text, or
  // several members from the text that CONFIG GET shows.
  LiveNumber& (*number)(Settings&) = nullptr;
  LiveText& (*text)(Settings&) = nullptr;
  void (*apply)(Settings&, std::string_view text) = nullptr;

  std::string_view summary;
  std::string_view instead = {};  // What to do instead of switching it on, as a clause.

  bool Is(uint32_t flag) const { return (flags & flag) != 0; }
};

struct SettingValue {
  std::string text;  // As CONFIG GET shows it.
  int64_t number = 0;
};

// Returns every record; constant for the process' life.
std::span<const Setting> AllSettings();

// Returns the value that `words` give to `setting`, or Redis' reason why they give none. `before`
// is its present text.
Result<SettingValue, Failure> ParseSetting(const Setting& setting,
                                           std::span<const std::string> words,
                                           std::string_view before);

}  // namespace perilune
