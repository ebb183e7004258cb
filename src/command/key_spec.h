#pragma once

// Where a command's keys are, computed from its grammar (command/arg.h) at compile time.

#include <array>
#include <cstddef>
#include <cstdint>

#include "command/arg.h"
#include "command/syntax.h"

namespace perilune {

// Where some of a command's keys are, in the terms of COMMAND INFO.
struct KeySpec {
  enum class Begin : uint8_t { kIndex, kKeyword, kUnknown };
  enum class Find : uint8_t { kRange, kKeyNum, kUnknown };

  Begin begin = Begin::kIndex;
  Find find = Find::kRange;
  int8_t start = 0;  // kIndex: the argument. kKeyword: where to search from.
  int8_t last = 0;   // kRange: counted from the first key, or if negative the end.
  int8_t step = 1;
  int8_t limit = 0;          // kRange: 2 if only the first half are keys.
  bool skips_empty = false;  // An empty argument stands for no key.
  KeyUse use = 0;
  const char* keyword = nullptr;  // kKeyword.
  uint64_t nodes = 0;             // The grammar's nodes that are these keys, one bit each.

  constexpr bool Holds(size_t node) const { return (nodes >> node & 1) != 0; }

  // Returns true if the keys' places do not depend on what the other arguments say.
  constexpr bool has_fixed_place() const { return begin == Begin::kIndex && find == Find::kRange; }
};

// The positions of COMMAND INFO's older form; all 0 if there are none.
struct KeyRange {
  int first = 0;
  int last = 0;
  int step = 0;
};

class KeySpecs {
 public:
  static constexpr size_t kCapacity = 4;

  constexpr KeySpecs() = default;
  constexpr KeySpecs(const ArgList& args, size_t words) {
    size_t position = words;
    for (size_t i = 0; i < args.size(); i = args.Behind(i)) {
      AddNode(args, i, position);
      position += ArgsMin(args, i);
    }
    for (const KeySpec& spec : *this) are_movable_ = are_movable_ || !spec.has_fixed_place();
    is_one_key_ = size_ == 1 && !are_movable_ && specs_[0].last == 0 && !specs_[0].skips_empty &&
                  (specs_[0].use & record::kNotKey) == 0;
  }

  constexpr const KeySpec* begin() const { return specs_.data(); }
  constexpr const KeySpec* end() const { return specs_.data() + size_; }
  constexpr size_t size() const { return size_; }
  constexpr const KeySpec& operator[](size_t i) const { return specs_[i]; }

  // True if a key's place depends on what the other arguments say.
  constexpr bool are_movable() const { return are_movable_; }

  // True if each call has one key, the argument at the start of the only spec.
  constexpr bool is_one_key() const { return is_one_key_; }

  // True if there are keys at all; shard channels are none.
  constexpr bool have_keys() const {
    for (const KeySpec& spec : *this) {
      if ((spec.use & record::kNotKey) == 0) return true;
    }
    return false;
  }

  // Returns the range of the specs that have a fixed place, where they follow one another.
  constexpr KeyRange Range() const {
    KeyRange range;
    for (const KeySpec& spec : *this) {
      if (!spec.has_fixed_place()) continue;
      const int last = spec.last < 0 ? spec.last : spec.start + spec.last;
      if (range.first == 0) {
        range = {spec.start, last, spec.step};
      } else if (spec.start == range.last + 1) {
        range.last = last;
      }
    }
    return range;
  }

 private:
  constexpr void AddNode(const ArgList& args, size_t node, size_t position) {
    const Arg& arg = args[node];
    size_t key = node;  // The node itself, or the key that is first or an alternative in it.
    bool skips_empty = false;
    for (size_t i = node; i < args.Behind(node); ++i) {
      if (args[key].use == 0 && args[i].use != 0) key = i;
      if (args[i].has_token() && args[i].token_size == 0) skips_empty = true;
    }
    if (args[key].use == 0) return;

    KeySpec spec = {.start = static_cast<int8_t>(position), .use = args[key].use};
    spec.skips_empty = skips_empty;
    spec.nodes = uint64_t{1} << key;
    const size_t rest = ArgsMin(args, args.Behind(node), args.size());
    if (arg.Is(kMultipleArg | kHalvesArg)) spec.last = static_cast<int8_t>(-1 - int(rest));
    if ((spec.use & record::kUnsearchable) != 0) {
      spec.begin = KeySpec::Begin::kUnknown;
      spec.find = KeySpec::Find::kUnknown;
    } else if (arg.has_token()) {
      spec.begin = KeySpec::Begin::kKeyword;
      spec.keyword = arg.token;
      if ((spec.use & record::kIncomplete) != 0) spec.start = -2;
      if (arg.Is(kHalvesArg)) spec.limit = 2;
    } else if (arg.Is(kCountedArg)) {
      spec.find = KeySpec::Find::kKeyNum;
      spec.start = static_cast<int8_t>(position - 1);
    } else if (arg.type == ArgType::kBlock) {
      spec.step = static_cast<int8_t>(OccurrenceMin(args, node));
    }
    if (!Extend(spec)) specs_[size_++] = spec;
  }

  // Makes the last spec include `spec` if one can say both. Returns false if it cannot.
  constexpr bool Extend(const KeySpec& spec) {
    if (size_ == 0) return false;
    KeySpec& before = specs_[size_ - 1];
    if (before.use != spec.use || before.begin != spec.begin || before.find != spec.find) {
      return false;
    }
    const bool is_next = spec.has_fixed_place() && before.last >= 0 && spec.last == 0 &&
                         spec.start == before.start + before.last + 1;
    if (!is_next && spec.begin != KeySpec::Begin::kUnknown) return false;
    if (is_next) ++before.last;
    before.nodes |= spec.nodes;
    return true;
  }

  std::array<KeySpec, kCapacity> specs_ = {};
  uint8_t size_ = 0;
  bool are_movable_ = false;
  bool is_one_key_ = false;
};

}  // namespace perilune
