#pragma once

// Matches the patterns of Lua 5.1: "(%w+)=(.-)%s*$".
//
// A pattern is interpreted as it is matched, so that an error in it counts only once matching
// comes to it. Instead of recursing, the matcher keeps a stack of the choices that it may take
// back. Nothing in a pattern repeats a group: a match passes each item once, and the stack is
// never deeper than the pattern has items.
//
// Invariants: a subject and a pattern are strings of Lua, a NUL behind each. A pattern ends at its
// first NUL, as in 5.1, where %z stands for one.
// Cost: of a match, up to |subject| to the power of the number of repeated items. Every step is
// counted by the WorkMeter.
// Lifetime: of one call of a library function, which keeps both strings alive.
// Source: the reference manual of Lua 5.1, and what Redis 7.0 was seen to do.

#include <cstddef>
#include <cstdint>
#include <lua.hpp>
#include <string_view>

#include "script/lua_scratch.h"
#include "script/work_meter.h"

namespace perilune {

class PatternMatcher {
 public:
  static constexpr int kCapturesMax = 32;

  enum class Outcome : unsigned char { kMatch, kNoMatch, kStopped, kInvalid };

  // A part of the subject, or a position in it, if `end` is nullptr.
  struct Capture {
    const char* begin;
    const char* end;
  };

  // Takes a slot of the Lua stack. A '^' in front is none of the pattern: see Search.
  PatternMatcher(lua_State* lua, WorkMeter& meter, std::string_view subject, const char* pattern);

  // Looks for the first match that begins at `from` or behind, or, if `anchored`, just at `from`.
  Outcome Search(const char* from, bool anchored);

  // ---- After a match.

  const char* begin() const { return begin_; }
  const char* end() const { return at_; }
  std::string_view whole() const { return {begin_, static_cast<size_t>(at_ - begin_)}; }
  int captures() const { return count_; }
  const Capture& capture(int index) const { return captures_[index]; }
  bool is_unfinished(int index) const { return (open_ >> index & 1) != 0; }

  // Returns what is wrong, a literal. Requires: the outcome was kInvalid.
  const char* problem() const { return problem_; }

 private:
  enum class Step : unsigned char { kNext, kFail, kMatch, kStopped, kInvalid };

  // How a repeated item may be matched otherwise.
  struct Choice {
    const char* item;   // The item itself.
    const char* next;   // Behind it and its sign.
    const char* at;     // Where it has ended in the subject.
    const char* least;  // Greedy: where it may end at the earliest. Else nullptr.
    uint32_t open;      // The captures as they were.
    int count;
  };

  Outcome MatchAt(const char* start);
  Step TakeItem();
  Step TakeEscape();
  Step TakeSingle();
  Step TakeBalance();
  Step TakeFrontier();
  Step TakeBackReference();
  Step OpenCapture();
  Step CloseCapture();
  Step Repeat(const char* sign, ptrdiff_t least, ptrdiff_t most);
  Step Keep(const char* item, const char* next, const char* least);
  Step GoBack();
  Step Invalid(const char* problem);

  // Returns the end of the item that matches one character, or nullptr after Invalid.
  const char* SingleEnd(const char* item);

  // Returns where no character matches anymore, at `limit` at the latest, or nullptr if stopped.
  const char* RunEnd(const char* item, const char* item_end, const char* limit);

  WorkMeter& meter_;
  const char* const subject_begin_;
  const char* const subject_end_;
  const char* const pattern_;

  const char* begin_ = nullptr;
  const char* at_ = nullptr;    // In the subject.
  const char* item_ = nullptr;  // In the pattern.
  const char* problem_ = nullptr;
  uint32_t open_ = 0;  // A bit for each capture that has not ended.
  int count_ = 0;      // Captures that have begun.
  Capture captures_[kCapturesMax];
  LuaScratch<Choice, 16> choices_;
};

}  // namespace perilune
