#include "script/lua_pattern.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace perilune {
namespace {

constexpr char kEscape = '%';

constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// The classes that a character belongs to. Those of the C locale, whatever the process has.
enum Class : uint16_t {
  kControl = 1,
  kDigit = 2,
  kLower = 4,
  kPunctuation = 8,
  kSpace = 16,
  kUpper = 32,
  kHexLetter = 64,
  kNul = 128,
};

constexpr uint16_t ClassesOf(unsigned char c) {
  if (c == 0) return kControl | kNul;
  if (c >= '\t' && c <= '\r') return kControl | kSpace;
  if (c < ' ' || c == 0x7f) return kControl;
  if (c == ' ') return kSpace;
  if (c >= '0' && c <= '9') return kDigit;
  if (c >= 'a' && c <= 'z') return c <= 'f' ? kLower | kHexLetter : kLower;
  if (c >= 'A' && c <= 'Z') return c <= 'F' ? kUpper | kHexLetter : kUpper;
  return c < 0x7f ? kPunctuation : 0;
}

constexpr std::array<uint16_t, 256> kClassesOfBytes = [] {
  std::array<uint16_t, 256> classes{};
  for (size_t c = 0; c < classes.size(); ++c) {
    classes[c] = ClassesOf(static_cast<unsigned char>(c));
  }
  return classes;
}();

// Returns the classes that %`letter` is made of, or 0.
constexpr uint16_t ClassesNamed(char letter) {
  switch (letter) {
    case 'a':
      return kLower | kUpper;
    case 'c':
      return kControl;
    case 'd':
      return kDigit;
    case 'l':
      return kLower;
    case 'p':
      return kPunctuation;
    case 's':
      return kSpace;
    case 'u':
      return kUpper;
    case 'w':
      return kLower | kUpper | kDigit;
    case 'x':
      return kDigit | kHexLetter;
    case 'z':
      return kNul;
    default:
      return 0;
  }
}

// Returns whether `c` matches %`letter`: a class, its complement if the letter is upper case, or
// else the character itself.
inline bool InClass(char c, char letter) {
  const auto lower = static_cast<char>(letter | 0x20);
  const uint16_t classes = ClassesNamed(lower);
  if (classes == 0) return letter == c;
  const bool is_in = (kClassesOfBytes[static_cast<unsigned char>(c)] & classes) != 0;
  return is_in == (letter == lower);
}

// `set` is its '[', `last` its ']'.
bool InSet(char c, const char* set, const char* last) {
  const bool is_complement = set[1] == '^';
  const char* at = set + (is_complement ? 2 : 1);
  while (at < last) {
    if (*at == kEscape) {
      if (InClass(c, at[1])) return !is_complement;
      at += 2;
    } else if (at[1] == '-' && at + 2 < last) {
      const auto byte = static_cast<unsigned char>(c);
      if (static_cast<unsigned char>(at[0]) <= byte && byte <= static_cast<unsigned char>(at[2])) {
        return !is_complement;
      }
      at += 3;
    } else {
      if (*at == c) return !is_complement;
      ++at;
    }
  }
  return is_complement;
}

// Returns whether the character matches the item that ends at `item_end`.
bool MatchesSingle(char c, const char* item, const char* item_end) {
  switch (*item) {
    case '.':
      return true;
    case kEscape:
      return InClass(c, item[1]);
    case '[':
      return InSet(c, item, item_end - 1);
    default:
      return *item == c;
  }
}

// Returns the end of the run of characters in [at, limit) that match, or nullptr if stopped. To
// match one takes `steps`.
template <typename Matches>
const char* FindRunEnd(WorkMeter& meter, const char* at, const char* limit, size_t steps,
                       Matches matches) {
  const size_t most = std::max<size_t>(WorkMeter::kStepsPerLook / steps, 1);
  for (;;) {
    const char* first = at;
    const char* look = at + std::min(most, static_cast<size_t>(limit - at));
    while (at < look && matches(*at)) ++at;
    if (!meter.Step(static_cast<size_t>(at - first) * steps)) return nullptr;
    if (at < look || at == limit) return at;
  }
}

// Returns whether a match can begin with the pattern's first character only.
bool StartsWithLiteral(const char* pattern) {
  if (std::strchr("$%(.[)", pattern[0]) != nullptr) return false;  // Or is empty.
  return pattern[1] != '*' && pattern[1] != '?' && pattern[1] != '-';
}

}  // namespace

PatternMatcher::PatternMatcher(lua_State* lua, WorkMeter& meter, std::string_view subject,
                               const char* pattern)
    : meter_(meter),
      subject_begin_(subject.data()),
      subject_end_(subject.data() + subject.size()),
      pattern_(pattern),
      choices_(lua) {}

PatternMatcher::Outcome PatternMatcher::Search(const char* from, bool anchored) {
  if (anchored) return MatchAt(from);
  const bool starts_with_literal = StartsWithLiteral(pattern_);
  for (const char* start = from;; ++start) {
    if (starts_with_literal) {
      const auto left = static_cast<size_t>(subject_end_ - start);
      const void* found = std::memchr(start, *pattern_, left);
      if (found == nullptr) return meter_.Step(left) ? Outcome::kNoMatch : Outcome::kStopped;
      const char* skipped = start;
      start = static_cast<const char*>(found);
      if (!meter_.Step(static_cast<size_t>(start - skipped))) return Outcome::kStopped;
    }
    const Outcome outcome = MatchAt(start);
    if (outcome != Outcome::kNoMatch || start == subject_end_) return outcome;
  }
}

PatternMatcher::Outcome PatternMatcher::MatchAt(const char* start) {
  begin_ = start;
  at_ = start;
  item_ = pattern_;
  open_ = 0;
  count_ = 0;
  choices_.Clear();
  for (;;) {
    Step step = meter_.Step() ? TakeItem() : Step::kStopped;
    if (step == Step::kFail) step = GoBack();
    switch (step) {
      case Step::kNext:
        break;
      case Step::kFail:
        return Outcome::kNoMatch;
      case Step::kMatch:
        return Outcome::kMatch;
      case Step::kStopped:
        return Outcome::kStopped;
      case Step::kInvalid:
        return Outcome::kInvalid;
    }
  }
}

PatternMatcher::Step PatternMatcher::TakeItem() {
  switch (*item_) {
    case '\0':
      return Step::kMatch;
    case '(':
      return OpenCapture();
    case ')':
      return CloseCapture();
    case '$':
      if (item_[1] != '\0') return TakeSingle();
      return at_ == subject_end_ ? Step::kMatch : Step::kFail;
    case kEscape:
      return TakeEscape();
    default:
      return TakeSingle();
  }
}

PatternMatcher::Step PatternMatcher::TakeEscape() {
  switch (item_[1]) {
    case 'b':
      return TakeBalance();
    case 'f':
      return TakeFrontier();
    default:
      return IsDigit(item_[1]) ? TakeBackReference() : TakeSingle();
  }
}

PatternMatcher::Step PatternMatcher::TakeSingle() {
  const char* sign = SingleEnd(item_);
  if (sign == nullptr) return Step::kInvalid;
  switch (*sign) {
    case '*':
      return Repeat(sign, 0, PTRDIFF_MAX);
    case '+':
      return Repeat(sign, 1, PTRDIFF_MAX);
    case '?':
      return Repeat(sign, 0, 1);
    case '-':
      return Keep(item_, sign + 1, nullptr);
    default:
      break;
  }
  if (!meter_.Step(static_cast<size_t>(sign - item_))) return Step::kStopped;
  if (at_ == subject_end_ || !MatchesSingle(*at_, item_, sign)) return Step::kFail;
  ++at_;
  item_ = sign;
  return Step::kNext;
}

const char* PatternMatcher::SingleEnd(const char* item) {
  if (*item == kEscape) {
    if (item[1] != '\0') return item + 2;
    Invalid("malformed pattern (ends with '%')");
    return nullptr;
  }
  if (*item != '[') return item + 1;
  const char* at = item + (item[1] == '^' ? 2 : 1);
  do {  // A ']' in front belongs to the set.
    if (*at == kEscape) ++at;
    if (*at == '\0') {
      Invalid("malformed pattern (missing ']')");
      return nullptr;
    }
    ++at;
  } while (*at != ']');
  return at + 1;
}

// Greedy: as many as match, for now.
PatternMatcher::Step PatternMatcher::Repeat(const char* sign, ptrdiff_t least, ptrdiff_t most) {
  const char* first = at_;
  const char* limit = most < subject_end_ - at_ ? at_ + most : subject_end_;
  at_ = RunEnd(item_, sign, limit);
  if (at_ == nullptr) return Step::kStopped;
  if (at_ - first < least) return Step::kFail;
  if (at_ - first > least) return Keep(item_, sign + 1, first + least);
  item_ = sign + 1;
  return Step::kNext;
}

const char* PatternMatcher::RunEnd(const char* item, const char* item_end, const char* limit) {
  const auto steps = static_cast<size_t>(item_end - item);
  switch (*item) {
    case '.':
      return limit;
    case kEscape:
      return FindRunEnd(meter_, at_, limit, steps, [item](char c) { return InClass(c, item[1]); });
    case '[':
      return FindRunEnd(meter_, at_, limit, steps,
                        [item, item_end](char c) { return InSet(c, item, item_end - 1); });
    default:
      return FindRunEnd(meter_, at_, limit, steps, [item](char c) { return c == *item; });
  }
}

// Goes on behind the item, and notes the choice.
PatternMatcher::Step PatternMatcher::Keep(const char* item, const char* next, const char* least) {
  Choice* choice = choices_.Extend(1);
  if (choice == nullptr) return Invalid("pattern too complex");
  *choice = {item, next, at_, least, open_, count_};
  item_ = next;
  return Step::kNext;
}

// Takes the last choice otherwise, or the one before ...
PatternMatcher::Step PatternMatcher::GoBack() {
  for (; choices_.size() > 0; choices_.PopBack()) {
    Choice& choice = choices_.back();
    open_ = choice.open;
    count_ = choice.count;
    item_ = choice.next;
    if (choice.least != nullptr) {
      at_ = --choice.at;
      if (choice.at == choice.least) choices_.PopBack();
      return Step::kNext;
    }
    const char* item_end = choice.next - 1;
    if (!meter_.Step(static_cast<size_t>(item_end - choice.item))) return Step::kStopped;
    if (choice.at < subject_end_ && MatchesSingle(*choice.at, choice.item, item_end)) {
      at_ = ++choice.at;
      return Step::kNext;
    }
  }
  return Step::kFail;
}

// %bxy: from an x to the y that closes it.
PatternMatcher::Step PatternMatcher::TakeBalance() {
  if (item_[2] == '\0' || item_[3] == '\0') return Invalid("unbalanced pattern");
  const char opening = item_[2];
  const char closing = item_[3];
  if (*at_ != opening || at_ == subject_end_) return Step::kFail;
  size_t depth = 1;
  for (const char* at = at_ + 1; at < subject_end_; ++at) {
    if (!meter_.Step()) return Step::kStopped;
    if (*at == closing) {
      if (--depth > 0) continue;
      at_ = at + 1;
      item_ += 4;
      return Step::kNext;
    }
    if (*at == opening) ++depth;
  }
  return Step::kFail;
}

// %f[set]: between a character outside of the set and one in it. Around the subject are NULs.
PatternMatcher::Step PatternMatcher::TakeFrontier() {
  const char* set = item_ + 2;
  if (*set != '[') return Invalid("missing '[' after '%f' in pattern");
  const char* set_end = SingleEnd(set);
  if (set_end == nullptr) return Step::kInvalid;
  if (!meter_.Step(static_cast<size_t>(set_end - set))) return Step::kStopped;
  const char before = at_ == subject_begin_ ? '\0' : at_[-1];
  if (InSet(before, set, set_end - 1) || !InSet(*at_, set, set_end - 1)) return Step::kFail;
  item_ = set_end;
  return Step::kNext;
}

// %1: what a capture has matched, once more.
PatternMatcher::Step PatternMatcher::TakeBackReference() {
  const int index = item_[1] - '1';
  if (index < 0 || index >= count_ || is_unfinished(index)) return Invalid("invalid capture index");
  const Capture& capture = captures_[index];
  if (capture.end == nullptr) return Step::kFail;
  const auto size = static_cast<size_t>(capture.end - capture.begin);
  if (size > static_cast<size_t>(subject_end_ - at_)) return Step::kFail;
  if (!meter_.Step(size)) return Step::kStopped;
  if (std::memcmp(capture.begin, at_, size) != 0) return Step::kFail;
  at_ += size;
  item_ += 2;
  return Step::kNext;
}

PatternMatcher::Step PatternMatcher::OpenCapture() {
  if (count_ == kCapturesMax) return Invalid("too many captures");
  const bool is_position = item_[1] == ')';
  captures_[count_] = {at_, nullptr};
  if (!is_position) open_ |= uint32_t{1} << count_;
  ++count_;
  item_ += is_position ? 2 : 1;
  return Step::kNext;
}

PatternMatcher::Step PatternMatcher::CloseCapture() {
  if (open_ == 0) return Invalid("invalid pattern capture");
  const auto last = static_cast<unsigned>(std::bit_width(open_)) - 1;
  captures_[last].end = at_;
  open_ &= ~(uint32_t{1} << last);
  ++item_;
  return Step::kNext;
}

PatternMatcher::Step PatternMatcher::Invalid(const char* problem) {
  problem_ = problem;
  return Step::kInvalid;
}

}  // namespace perilune
