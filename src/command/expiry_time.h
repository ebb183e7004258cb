#pragma once

// When a key expires, computed from the number that a client gives: seconds or milliseconds,
// counted from now or from the Unix epoch.

#include <cstdint>
#include <optional>
#include <string>

#include "command/command_spec.h"

namespace perilune {

struct TimeForm {
  enum class Unit : uint8_t { kSeconds, kMilliseconds };
  enum class Origin : uint8_t { kNow, kEpoch };

  Unit unit;
  Origin origin;

  constexpr bool operator==(const TimeForm&) const = default;
};

inline constexpr TimeForm kInSeconds = {TimeForm::Unit::kSeconds, TimeForm::Origin::kNow};
inline constexpr TimeForm kInMilliseconds = {TimeForm::Unit::kMilliseconds, TimeForm::Origin::kNow};
inline constexpr TimeForm kAtSecond = {TimeForm::Unit::kSeconds, TimeForm::Origin::kEpoch};
inline constexpr TimeForm kAtMillisecond = {TimeForm::Unit::kMilliseconds,
                                            TimeForm::Origin::kEpoch};

// Returns the moment that `number` means, in milliseconds since the epoch; nothing if it lies
// outside 64 bits. The last of them, kNoExpiry, is no moment: it becomes the one before.
std::optional<int64_t> MomentOf(int64_t number, TimeForm form, int64_t now_ms);

// Returns the number that stands for `moment_ms`, seconds rounded to the nearest.
int64_t NumberOf(int64_t moment_ms, TimeForm form, int64_t now_ms);

// Returns "ERR invalid expire time in 'set' command".
std::string InvalidExpiryText(const CommandSpec& command);

}  // namespace perilune
