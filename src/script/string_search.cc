// string.find, match, gmatch and gsub.

#include <algorithm>
#include <array>
#include <cstring>

#include "base/number.h"
#include "script/lua_pattern.h"
#include "script/lua_scratch.h"
#include "script/lua_vm.h"
#include "script/sandbox.h"
#include "script/string_library.h"
#include "script/work_meter.h"

namespace perilune {
namespace {

using Outcome = PatternMatcher::Outcome;

constexpr char kReplacementEscape = '%';

// A string for every other character, as 5.1 sees a pattern: up to its first NUL.
bool HasSpecials(const char* pattern) { return std::strpbrk(pattern, "^$*+?.([%-") != nullptr; }

// Finds `wanted` in `bytes`, as no pattern.
struct Found {
  Outcome outcome;
  const char* at;
};

Found FindPlain(WorkMeter& meter, std::string_view bytes, std::string_view wanted) {
  constexpr size_t kShort = 256;  // Here the simple way is the fastest.
  if (bytes.size() <= kShort) {
    const size_t at = bytes.find(wanted);
    if (at == bytes.npos) return {Outcome::kNoMatch, nullptr};
    return {Outcome::kMatch, bytes.data() + at};
  }
  if (!wanted.empty()) {
    const size_t skipped = std::min(bytes.find(wanted.front()), bytes.size());
    if (!meter.Step(skipped)) return {Outcome::kStopped, nullptr};
    bytes.remove_prefix(skipped);
  }
  // In windows that overlap by what may stand across their border.
  const size_t window = std::max(WorkMeter::kStepsPerLook, 8 * wanted.size());
  while (bytes.size() >= wanted.size()) {
    const std::string_view part = bytes.substr(0, window);
    const void* found = memmem(part.data(), part.size(), wanted.data(), wanted.size());
    if (found != nullptr) return {Outcome::kMatch, static_cast<const char*>(found)};
    if (!meter.Step(part.size())) return {Outcome::kStopped, nullptr};
    if (part.size() == bytes.size()) break;
    bytes.remove_prefix(window - (wanted.size() - 1));
  }
  return {Outcome::kNoMatch, nullptr};
}

// The result of a search that neither matched nor failed.
LuaResult Interrupted(LuaVm& vm, lua_State* lua, const PatternMatcher& matcher, Outcome outcome) {
  if (outcome == Outcome::kStopped) return LuaResult::Stopped(vm, lua);
  return LuaResult::RaiseText(matcher.problem());
}

// Returns what is wrong with a capture of a match, or nullptr.
const char* ProblemOf(const PatternMatcher& matcher, int index) {
  if (index >= std::max(matcher.captures(), 1)) return "invalid capture index";
  return matcher.is_unfinished(index) ? "unfinished capture" : nullptr;
}

// Returns the capture; the first is the whole match if there are none.
// Requires: nothing is wrong with it.
PatternMatcher::Capture CaptureOf(const PatternMatcher& matcher, int index) {
  if (matcher.captures() == 0) return {matcher.begin(), matcher.end()};
  return matcher.capture(index);
}

std::string_view TextOf(const PatternMatcher::Capture& capture) {
  return {capture.begin, static_cast<size_t>(capture.end - capture.begin)};
}

// Pushes the capture. Returns what is wrong, and pushes nothing, or nullptr.
const char* PushCapture(lua_State* lua, const PatternMatcher& matcher, std::string_view subject,
                        int index) {
  const char* problem = ProblemOf(matcher, index);
  if (problem != nullptr) return problem;
  const PatternMatcher::Capture capture = CaptureOf(matcher, index);
  if (capture.end == nullptr) {
    lua_pushinteger(lua, capture.begin - subject.data() + 1);
  } else {
    lua_pushlstring(lua, capture.begin, TextOf(capture).size());
  }
  return nullptr;
}

// Pushes `count` captures. Returns what is wrong, or nullptr.
const char* PushCaptures(lua_State* lua, const PatternMatcher& matcher, std::string_view subject,
                         int count) {
  if (lua_checkstack(lua, count) == 0) return "stack overflow (too many captures)";
  const char* problem = nullptr;
  for (int i = 0; i < count && problem == nullptr; ++i) {
    problem = PushCapture(lua, matcher, subject, i);
  }
  return problem;
}

int CapturesOrWhole(const PatternMatcher& matcher) { return std::max(matcher.captures(), 1); }

LuaResult NotFound(lua_State* lua) {
  lua_pushnil(lua);
  return LuaResult::Values(1);
}

// Pushes where a part of the subject begins and ends.
void PushPositions(lua_State* lua, std::string_view subject, std::string_view part) {
  const lua_Integer before = part.data() - subject.data();
  lua_pushinteger(lua, before + 1);
  lua_pushinteger(lua, before + static_cast<lua_Integer>(part.size()));
}

enum class Wanted { kPositions, kCaptures };

// (subject, pattern, where to begin, plain)
template <Wanted wanted>
LuaResult SearchOnce(LuaVm& vm, lua_State* lua) {
  const auto subject = BytesAt(lua, 1);
  if (!subject) return LuaResult::WrongType(1, "string");
  const auto pattern = BytesAt(lua, 2);
  if (!pattern) return LuaResult::WrongType(2, "string");
  const auto begin = IntegerAt(lua, 3, 1);
  if (!begin) return LuaResult::WrongType(3, "number");
  const auto skipped = std::clamp<int64_t>(FromFront(*begin, subject->size()) - 1, 0,
                                           static_cast<int64_t>(subject->size()));
  const char* from = subject->data() + skipped;
  WorkMeter meter(vm);
  if (wanted == Wanted::kPositions && (lua_toboolean(lua, 4) || !HasSpecials(pattern->data()))) {
    const auto left = subject->substr(static_cast<size_t>(skipped));
    const Found found = FindPlain(meter, left, *pattern);
    if (found.outcome == Outcome::kStopped) return LuaResult::Stopped(vm, lua);
    if (found.outcome == Outcome::kNoMatch) return NotFound(lua);
    PushPositions(lua, *subject, {found.at, pattern->size()});
    return LuaResult::Values(2);
  }
  const bool anchored = pattern->starts_with('^');
  PatternMatcher matcher(lua, meter, *subject, pattern->data() + (anchored ? 1 : 0));
  const Outcome outcome = matcher.Search(from, anchored);
  if (outcome == Outcome::kNoMatch) return NotFound(lua);
  if (outcome != Outcome::kMatch) return Interrupted(vm, lua, matcher, outcome);
  int count = matcher.captures();
  int positions = 0;
  if (wanted == Wanted::kPositions) {
    PushPositions(lua, *subject, matcher.whole());
    positions = 2;
  } else {
    count = CapturesOrWhole(matcher);
  }
  const char* problem = PushCaptures(lua, matcher, *subject, count);
  if (problem != nullptr) return LuaResult::RaiseText(problem);
  return LuaResult::Values(positions + count);
}

// What gmatch returns. Upvalues: the subject, the pattern, how much is done.
LuaResult NextMatch(LuaVm& vm, lua_State* lua) {
  lua_settop(lua, 0);
  const std::string_view subject = *BytesAt(lua, lua_upvalueindex(1));
  const char* pattern = BytesAt(lua, lua_upvalueindex(2))->data();
  const auto done = static_cast<size_t>(lua_tointeger(lua, lua_upvalueindex(3)));
  if (done > subject.size()) return LuaResult::Values(0);
  WorkMeter meter(vm);
  PatternMatcher matcher(lua, meter, subject, pattern);
  const Outcome outcome = matcher.Search(subject.data() + done, false);
  if (outcome == Outcome::kNoMatch) return LuaResult::Values(0);
  if (outcome != Outcome::kMatch) return Interrupted(vm, lua, matcher, outcome);
  // An empty match must not be found again.
  const lua_Integer end = matcher.end() - subject.data();
  lua_pushinteger(lua, matcher.whole().empty() ? end + 1 : end);
  lua_replace(lua, lua_upvalueindex(3));
  const int count = CapturesOrWhole(matcher);
  const char* problem = PushCaptures(lua, matcher, subject, count);
  if (problem != nullptr) return LuaResult::RaiseText(problem);
  return LuaResult::Values(count);
}

// Appends the capture. Returns what is wrong, or nullptr.
const char* AppendCapture(const PatternMatcher& matcher, std::string_view subject, int index,
                          LuaBytes& result) {
  const char* problem = ProblemOf(matcher, index);
  if (problem != nullptr) return problem;
  const PatternMatcher::Capture capture = CaptureOf(matcher, index);
  bool fits = false;
  if (capture.end == nullptr) {
    std::array<char, kInt64CharsMax> digits;
    const size_t size = FormatInt64(capture.begin - subject.data() + 1, digits);
    fits = result.Append({digits.data(), size});
  } else {
    fits = result.Append(TextOf(capture));
  }
  return fits ? nullptr : kStringTooLarge;
}

// Appends the replacement, a string, with what %0 to %9 in it stand for. Returns what is wrong,
// or nullptr.
const char* AppendTemplate(const PatternMatcher& matcher, std::string_view subject,
                           std::string_view replacement, LuaBytes& result) {
  for (;;) {
    const size_t plain = std::min(replacement.find(kReplacementEscape), replacement.size());
    if (!result.Append(replacement.substr(0, plain))) return kStringTooLarge;
    replacement.remove_prefix(plain);
    if (replacement.empty()) return nullptr;
    // A '%' at the end stands for the NUL that Lua keeps behind a string.
    const char sign = replacement.size() > 1 ? replacement[1] : '\0';
    replacement.remove_prefix(std::min<size_t>(replacement.size(), 2));
    const char* problem = nullptr;
    if (sign >= '1' && sign <= '9') {
      problem = AppendCapture(matcher, subject, sign - '1', result);
    } else if (!result.Append(sign == '0' ? matcher.whole() : std::string_view(&sign, 1))) {
      problem = kStringTooLarge;
    }
    if (problem != nullptr) return problem;
  }
}

// Pushes what the third argument, a function or a table, gives for a match. Returns what is
// wrong, or nullptr.
const char* PushReplacement(lua_State* lua, const PatternMatcher& matcher,
                            std::string_view subject) {
  if (lua_istable(lua, 3)) {
    const char* problem = PushCapture(lua, matcher, subject, 0);
    if (problem == nullptr) lua_gettable(lua, 3);
    return problem;
  }
  lua_pushvalue(lua, 3);
  const int count = CapturesOrWhole(matcher);
  const char* problem = PushCaptures(lua, matcher, subject, count);
  if (problem == nullptr) lua_call(lua, count, 1);
  return problem;
}

// Appends what a function or a table gives for a match. Returns an error, or nothing.
std::optional<LuaResult> AppendReplacement(lua_State* lua, const PatternMatcher& matcher,
                                           std::string_view subject, LuaBytes& result) {
  const char* problem = PushReplacement(lua, matcher, subject);
  if (problem != nullptr) return LuaResult::RaiseText(problem);
  std::optional<std::string_view> added = matcher.whole();
  if (lua_toboolean(lua, -1)) added = BytesAt(lua, -1);
  if (!added) {
    luaL_where(lua, 1);
    lua_pushfstring(lua, "invalid replacement value (a %s)", luaL_typename(lua, -2));
    lua_concat(lua, 2);
    return LuaResult::Raise();
  }
  if (!result.Append(*added)) return LuaResult::RaiseText(kStringTooLarge);
  lua_pop(lua, 1);
  return std::nullopt;
}

// (subject, pattern, replacement, how many at most): all of it but the checks of the arguments.
LuaResult ReplaceAll(LuaVm& vm, lua_State* lua, std::string_view subject, std::string_view pattern,
                     int32_t count_max) {
  const auto replacement = BytesAt(lua, 3);
  const bool anchored = pattern.starts_with('^');
  WorkMeter meter(vm);
  PatternMatcher matcher(lua, meter, subject, pattern.data() + (anchored ? 1 : 0));
  LuaBytes result(lua);
  const char* at = subject.data();
  const char* end = subject.data() + subject.size();
  int32_t count = 0;
  while (count < count_max) {
    const Outcome outcome = matcher.Search(at, anchored);
    if (outcome == Outcome::kNoMatch) break;
    if (outcome != Outcome::kMatch) return Interrupted(vm, lua, matcher, outcome);
    ++count;
    const size_t size = result.size();
    if (!result.Append({at, static_cast<size_t>(matcher.begin() - at)})) {
      return LuaResult::RaiseText(kStringTooLarge);
    }
    if (replacement) {
      const char* problem = AppendTemplate(matcher, subject, *replacement, result);
      if (problem != nullptr) return LuaResult::RaiseText(problem);
    } else if (const auto error = AppendReplacement(lua, matcher, subject, result)) {
      return *error;
    }
    if (!meter.Step(result.size() - size)) return LuaResult::Stopped(vm, lua);
    at = matcher.end();
    if (matcher.whole().empty()) {
      if (at == end) break;
      if (!result.Append({at, 1})) return LuaResult::RaiseText(kStringTooLarge);
      ++at;
    }
    if (anchored) break;
  }
  const auto left = static_cast<size_t>(end - at);
  if (!meter.Step(left)) return LuaResult::Stopped(vm, lua);
  if (!result.Append({at, left})) return LuaResult::RaiseText(kStringTooLarge);
  lua_pushlstring(lua, result.data(), result.size());
  lua_pushinteger(lua, count);
  return LuaResult::Values(2);
}

}  // namespace

LuaResult FindInString(LuaVm& vm, lua_State* lua) {
  return SearchOnce<Wanted::kPositions>(vm, lua);
}

LuaResult MatchInString(LuaVm& vm, lua_State* lua) {
  return SearchOnce<Wanted::kCaptures>(vm, lua);
}

LuaResult MatchAllInString(LuaVm&, lua_State* lua) {
  if (!BytesAt(lua, 1)) return LuaResult::WrongType(1, "string");
  if (!BytesAt(lua, 2)) return LuaResult::WrongType(2, "string");
  lua_settop(lua, 2);
  lua_pushinteger(lua, 0);
  PushFunction<NextMatch>(lua, 3);
  return LuaResult::Values(1);
}

LuaResult ReplaceInString(LuaVm& vm, lua_State* lua) {
  const auto subject = BytesAt(lua, 1);
  if (!subject) return LuaResult::WrongType(1, "string");
  const auto pattern = BytesAt(lua, 2);
  if (!pattern) return LuaResult::WrongType(2, "string");
  const auto count_max = IntegerAt(lua, 4, static_cast<int64_t>(subject->size()) + 1);
  if (!count_max) return LuaResult::WrongType(4, "number");
  const bool calls = lua_isfunction(lua, 3) || lua_istable(lua, 3);
  if (!calls && !lua_isstring(lua, 3)) {
    return LuaResult::BadArgument(3, "string/function/table expected");
  }
  if (calls && !EnterCall(vm)) {
    lua_pushstring(lua, kTooManyCalls);
    return LuaResult::Raise();
  }
  // An error is caught by who restores the depth.
  const LuaResult result =
      ReplaceAll(vm, lua, *subject, *pattern, static_cast<int32_t>(*count_max));
  if (calls) LeaveCall(vm);
  return result;
}

}  // namespace perilune
