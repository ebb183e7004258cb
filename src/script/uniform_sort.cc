#include "script/uniform_sort.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string_view>
#include <utility>

#include "script/lua_scratch.h"
#include "script/metered_sort.h"
#include "script/work_meter.h"

namespace perilune {
namespace {

// Returns whether the run can spare so much: the algorithm that copies nothing never fails.
bool CanSpare(LuaVm& vm, size_t bytes) {
  constexpr uint64_t kShare = 4;
  const uint64_t taken = vm.memory().run_bytes();
  const uint64_t limit = vm.run().memory_limit;
  return taken < limit && bytes <= (limit - taken) / kShare;
}

// ---- Numbers

std::optional<SortOutcome> SortNumbers(LuaVm& vm, lua_State* lua, size_t count) {
  WorkMeter meter(vm);
  LuaScratch<double, 64> numbers(lua);
  double* const first = numbers.Extend(count);
  if (first == nullptr) return std::nullopt;
  bool has_zero = false;
  bool has_minus_zero = false;
  int position = 0;
  for (double* number = first; number < first + count; ++number) {
    if (!meter.Step()) return SortOutcome::kStopped;
    lua_rawgeti(lua, kSortedTable, ++position);
    if (lua_type(lua, -1) != LUA_TNUMBER) return std::nullopt;
    *number = lua_tonumber(lua, -1);
    lua_pop(lua, 1);
    if (std::isnan(*number)) return std::nullopt;
    if (*number == 0) (std::signbit(*number) ? has_minus_zero : has_zero) = true;
  }
  if (has_zero && has_minus_zero) return std::nullopt;

  if (!SortMetered(first, first + count, 1, std::less<>(), meter)) return SortOutcome::kStopped;
  position = 0;
  for (const double* number = first; number < first + count; ++number) {
    if (!meter.Step()) return SortOutcome::kStopped;
    lua_pushnumber(lua, *number);
    lua_rawseti(lua, kSortedTable, ++position);
  }
  return SortOutcome::kSorted;
}

// ---- Strings

// A string of the table, which keeps it where it is.
struct Text {
  uint64_t prefix;  // The first bytes as a number, so that most comparisons are of numbers.
  const char* bytes;
  uint32_t size;  // No string of LuaJIT's is longer.
  int position;   // In the table.

  std::string_view view() const { return {bytes, size}; }
};

// Returns the number that is less than another if the string is less than the other. That of
// strings that differ later, or by NULs at the end, is the same.
uint64_t PrefixOf(std::string_view text) {
  uint64_t prefix = 0;
  std::memcpy(&prefix, text.data(), std::min(text.size(), sizeof prefix));
  return std::endian::native == std::endian::little ? __builtin_bswap64(prefix) : prefix;
}

bool IsLess(const Text& one, const Text& other) {
  if (one.prefix != other.prefix) return one.prefix < other.prefix;
  return one.view() < other.view();
}

// Puts the strings where they belong: the one for a position is at `position` of `texts[it - 1]`.
// They are exchanged within the table in cycles, the first of each waiting on the stack. Returns
// false if the run must stop.
bool Rearrange(lua_State* lua, Text* texts, int count, WorkMeter& meter) {
  for (int start = 1; start <= count; ++start) {
    if (texts[start - 1].position == start) continue;
    lua_rawgeti(lua, kSortedTable, start);
    int place = start;
    for (;;) {
      if (!meter.Step()) return false;
      const int source = std::exchange(texts[place - 1].position, place);
      if (source == start) break;
      lua_rawgeti(lua, kSortedTable, source);
      lua_rawseti(lua, kSortedTable, place);
      place = source;
    }
    lua_rawseti(lua, kSortedTable, place);
  }
  return true;
}

std::optional<SortOutcome> SortStrings(LuaVm& vm, lua_State* lua, size_t count) {
  WorkMeter meter(vm);
  LuaScratch<Text, 32> texts(lua);
  Text* const first = texts.Extend(count);
  if (first == nullptr) return std::nullopt;
  size_t longest = 0;
  int position = 0;
  for (Text* text = first; text < first + count; ++text) {
    if (!meter.Step()) return SortOutcome::kStopped;
    lua_rawgeti(lua, kSortedTable, ++position);
    if (lua_type(lua, -1) != LUA_TSTRING) return std::nullopt;
    size_t size = 0;
    const char* const bytes = lua_tolstring(lua, -1, &size);
    lua_pop(lua, 1);
    *text = {.prefix = PrefixOf({bytes, size}),
             .bytes = bytes,
             .size = static_cast<uint32_t>(size),
             .position = position};
    longest = std::max(longest, size);
  }

  // A comparison takes as long as several of numbers, and longer if the strings begin alike.
  const size_t steps = 4 + longest / 64;
  if (!SortMetered(first, first + count, steps, IsLess, meter) ||
      !Rearrange(lua, first, static_cast<int>(count), meter)) {
    return SortOutcome::kStopped;
  }
  return SortOutcome::kSorted;
}

}  // namespace

std::optional<SortOutcome> SortUniform(LuaVm& vm, lua_State* lua, int count) {
  if (count < 2) return SortOutcome::kSorted;
  const auto size = static_cast<size_t>(count);
  lua_rawgeti(lua, kSortedTable, 1);
  const int type = lua_type(lua, -1);
  lua_pop(lua, 1);
  if (type == LUA_TNUMBER && CanSpare(vm, size * sizeof(double))) return SortNumbers(vm, lua, size);
  if (type == LUA_TSTRING && CanSpare(vm, size * sizeof(Text))) return SortStrings(vm, lua, size);
  return std::nullopt;
}

}  // namespace perilune
