#pragma once

// The settings whose values are more than a number or a word. Each rule returns what CONFIG GET
// shows of the words given, or Redis' reason why they are refused (see Setting::rule).

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace perilune {

// The classes that client-output-buffer-limit tells apart.
enum class ClientClass : uint8_t { kNormal, kReplica, kPubSub };
inline constexpr size_t kClientClasses = 3;

// Replies waiting for a client: it is closed beyond hard_bytes, and after soft_seconds beyond
// soft_bytes. 0 means no limit.
struct OutputBufferLimit {
  int64_t hard_bytes = 0;
  int64_t soft_bytes = 0;
  int64_t soft_seconds = 0;
};

// bind ADDRESS ...: at most 16.
Result<std::string, Failure> BindRule(std::span<const std::string> words, std::string_view before);

// save SECONDS CHANGES ..., or save "" for never.
Result<std::string, Failure> SaveRule(std::span<const std::string> words, std::string_view before);

// client-output-buffer-limit CLASS HARD SOFT SECONDS ...: other classes keep what they have.
Result<std::string, Failure> OutputBufferRule(std::span<const std::string> words,
                                              std::string_view before);

// dir PATH: shown as an absolute path.
Result<std::string, Failure> DirRule(std::span<const std::string> words, std::string_view before);

// notify-keyspace-events FLAGS.
Result<std::string, Failure> NotifyRule(std::span<const std::string> words,
                                        std::string_view before);

// Returns the limits, by class, that OutputBufferRule wrote as `text`.
// Requires: `text` comes from OutputBufferRule or is the setting's initial text.
std::array<OutputBufferLimit, kClientClasses> OutputBufferLimits(std::string_view text);

}  // namespace perilune
