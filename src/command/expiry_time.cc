#include "command/expiry_time.h"

#include <algorithm>

#include "store/database.h"

namespace perilune {
namespace {

constexpr int64_t kMsPerSecond = 1000;

}  // namespace

std::optional<int64_t> MomentOf(int64_t number, TimeForm form, int64_t now_ms) {
  const int64_t factor = form.unit == TimeForm::Unit::kSeconds ? kMsPerSecond : 1;
  const int64_t origin_ms = form.origin == TimeForm::Origin::kNow ? now_ms : 0;
  int64_t moment_ms = 0;
  if (__builtin_mul_overflow(number, factor, &moment_ms)) return std::nullopt;
  if (__builtin_add_overflow(moment_ms, origin_ms, &moment_ms)) return std::nullopt;
  return std::min(moment_ms, kNoExpiry - 1);
}

int64_t NumberOf(int64_t moment_ms, TimeForm form, int64_t now_ms) {
  const int64_t origin_ms = form.origin == TimeForm::Origin::kNow ? now_ms : 0;
  const int64_t distance_ms = moment_ms - origin_ms;
  if (form.unit == TimeForm::Unit::kMilliseconds) return distance_ms;
  return distance_ms / kMsPerSecond + (distance_ms % kMsPerSecond >= kMsPerSecond / 2 ? 1 : 0);
}

std::string InvalidExpiryText(const CommandSpec& command) {
  return "ERR invalid expire time in '" + FullName(command) + "' command";
}

}  // namespace perilune
