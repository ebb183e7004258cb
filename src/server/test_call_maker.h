#pragma once

// Random calls of any command, made from its grammar, so that tests of all commands need no list of
// them.
//
// Threads: belongs to one test.

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/random.h"
#include "command/command_spec.h"
#include "engine/test_support.h"

namespace perilune::test {

using namespace record;

// A command's name and its arguments.
using Words = std::vector<std::string>;

inline std::string TextOf(const Words& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

// Makes random calls that a command's grammar allows. Domains are small, so that calls meet the
// keys and elements of earlier ones.
class CallMaker {
 public:
  // Moments in calls are around this one.
  static constexpr int64_t kNowMs = 1'000'000;

  explicit CallMaker(Random& random) : random_(random) {}

  Words Make(const CommandSpec& spec) {
    group_ = spec.group;
    counted_ = Below(4) == 0 ? 1 + Below(3) : 1;
    words_ = {std::string(spec.name)};
    AddAll(spec.args, 0, spec.args.size());
    return std::move(words_);
  }

  // The keys of each group, "hash0" and so on, mostly hold its type.
  static constexpr size_t kKeysOfEach = 2;
  static constexpr const char* kKeyNames[] = {"string", "list", "set", "sorted", "hash"};
  std::string AnyKey() { return KeyLike(kKeyNames[Below(std::size(kKeyNames))]); }

 private:
  size_t Below(size_t bound) { return random_.Below(bound); }
  bool OneIn(size_t times) { return Below(times) == 0; }
  void Add(std::string word) { words_.push_back(std::move(word)); }

  void AddAll(const ArgList& args, size_t begin, size_t end) {
    for (size_t node = begin; node < end; node = args.Behind(node)) AddNode(args, node);
  }

  void AddNode(const ArgList& args, size_t node) {
    const Arg& arg = args[node];
    if (arg.Is(kOptionalArg) && OneIn(2)) return;
    size_t times = 1;
    if (arg.Is(kMultipleArg)) times = OneIn(4) ? 1 + Below(12) : 1 + Below(3);
    if (arg.Is(kCountedArg)) times = counted_;
    for (size_t time = 0; time < times; ++time) {
      if (arg.has_token() && (time == 0 || arg.Is(kMultipleTokenArg))) {
        Add(std::string(arg.token_text()));
      }
      AddOccurrence(args, node);
    }
  }

  void AddOccurrence(const ArgList& args, size_t node) {
    const Arg& arg = args[node];
    const size_t behind = args.Behind(node);
    switch (arg.type) {
      case ArgType::kPureToken:
        return;
      case ArgType::kBlock:
        return AddAll(args, node + 1, behind);
      case ArgType::kOneOf:
        return AddNode(args, AnyChild(args, node));
      case ArgType::kKey:
        return Add(KeyOfGroup());
      case ArgType::kInteger:
        return Add(std::to_string(arg.Is(kCountArg) ? static_cast<int64_t>(counted_)
                                                    : IntegerNamed(arg.name)));
      case ArgType::kUnixTime:
        return Add(std::to_string(TimeNamed(arg.name)));
      case ArgType::kDouble:
        return Add(IsBound(arg.name) ? ScoreBoundNamed(arg.name) : AnyDouble());
      case ArgType::kPattern:
        return Add(AnyPattern());
      case ArgType::kString:
        return Add(IsBound(arg.name) ? BoundNamed(arg.name) : AnyElement());
    }
  }

  size_t AnyChild(const ArgList& args, size_t node) {
    std::vector<size_t> children;
    for (size_t child = node + 1; child < args.Behind(node); child = args.Behind(child)) {
      children.push_back(child);
    }
    return children[Below(children.size())];
  }

  std::string KeyLike(const std::string& name) { return name + std::to_string(Below(kKeysOfEach)); }

  std::string KeyOfGroup() {
    if (OneIn(8)) return AnyKey();
    switch (group_) {
      case Group::kString:
        return KeyLike("string");
      case Group::kList:
        return KeyLike("list");
      case Group::kSet:
        return KeyLike("set");
      case Group::kSortedSet:
        return KeyLike("sorted");
      case Group::kHash:
        return KeyLike("hash");
      default:
        return AnyKey();
    }
  }

  int64_t IntegerNamed(std::string_view name) {
    if (name.find("db") != std::string_view::npos || name.starts_with("index")) {
      if (name != "index") return static_cast<int64_t>(Below(TestWorld::kDatabases));
    }
    if (name.ends_with("seconds")) return static_cast<int64_t>(Below(100'000)) - 1000;
    if (name == "count" || name == "offset") return static_cast<int64_t>(Below(6));
    return static_cast<int64_t>(Below(20)) - 8;
  }

  int64_t TimeNamed(std::string_view name) {
    const int64_t when_ms = kNowMs - 10'000 + static_cast<int64_t>(Below(100'000));
    return name.find("milli") != std::string_view::npos ? when_ms : when_ms / 1000;
  }

  std::string AnyDouble() {
    const std::string number = std::to_string(static_cast<int64_t>(Below(12)) - 4);
    return OneIn(3) ? number + ".5" : number;
  }

  static bool IsBound(std::string_view name) { return name == "min" || name == "max"; }

  std::string ScoreBoundNamed(std::string_view name) {
    if (OneIn(8)) return name == "min" ? "-inf" : "+inf";
    return (OneIn(3) ? "(" : "") + AnyDouble();
  }

  // Of members, or of ranks where the command takes these too.
  std::string BoundNamed(std::string_view name) {
    if (OneIn(6)) return name == "min" ? "-" : "+";
    if (OneIn(3)) return std::to_string(static_cast<int64_t>(Below(12)) - 6);
    return (OneIn(2) ? "(" : "[") + AnyElement();
  }

  std::string AnyPattern() {
    const char* const patterns[] = {"#", "nosort", "string*", "hash*->1", "list*"};
    return patterns[Below(std::size(patterns))];
  }

  // Short numbers, for intsets and counters; text; and what a compact form does not take.
  std::string AnyElement() {
    const std::string number = std::to_string(Below(16));
    switch (Below(10)) {
      case 0:
        return "an element that is long " + number;
      case 1:
      case 2:
        return "e" + number;
      case 3:
        return "0.5";
      default:
        return number;
    }
  }

  Random& random_;
  Group group_ = Group::kGeneric;
  size_t counted_ = 1;  // How often counted arguments stand in this call.
  Words words_;
};

}  // namespace perilune::test
