#pragma once

// What follows from a grammar (command/arg.h), computed at compile time: how many arguments a
// command takes and where its options are. Where its keys are: command/key_spec.h.

#include <cstddef>
#include <cstdint>

#include "command/arg.h"

namespace perilune {

// Returns how many arguments the node takes at least where it stands.
constexpr size_t ArgsMin(const ArgList& args, size_t node);

// Returns how many all nodes of [begin, end) take at least, one of which begins at `begin`.
constexpr size_t ArgsMin(const ArgList& args, size_t begin, size_t end) {
  size_t sum = 0;
  for (size_t i = begin; i < end; i = args.Behind(i)) sum += ArgsMin(args, i);
  return sum;
}

// Returns how many arguments one occurrence takes at least.
constexpr size_t OccurrenceMin(const ArgList& args, size_t node) {
  const Arg& arg = args[node];
  const size_t token = arg.has_token() ? 1 : 0;
  const size_t behind = args.Behind(node);
  if (arg.type == ArgType::kPureToken) return token;
  if (arg.type == ArgType::kBlock) return token + ArgsMin(args, node + 1, behind);
  if (arg.type != ArgType::kOneOf) return token + 1;
  size_t least = ArgList::kCapacity;
  for (size_t i = node + 1; i < behind; i = args.Behind(i)) {
    const size_t size = OccurrenceMin(args, i);
    if (size < least) least = size;
  }
  return token + least;
}

constexpr size_t ArgsMin(const ArgList& args, size_t node) {
  return args[node].Is(kOptionalArg) ? 0 : OccurrenceMin(args, node);
}

// Returns true if the node always takes the same number of arguments.
constexpr bool IsFixed(const ArgList& args, size_t node) {
  const Arg& arg = args[node];
  if (arg.Is(kOptionalArg | kMultipleArg)) return false;
  for (size_t i = node + 1; i < args.Behind(node); i = args.Behind(i)) {
    if (!IsFixed(args, i)) return false;
    if (arg.type == ArgType::kOneOf && OccurrenceMin(args, i) != OccurrenceMin(args, node + 1)) {
      return false;
    }
  }
  return true;
}

// Returns the number of arguments, the `words` of the command's name included; if there can be
// more, the least number, negated.
constexpr int ArityOf(const ArgList& args, size_t words) {
  bool fixed = true;
  for (size_t i = 0; i < args.size(); i = args.Behind(i)) fixed = fixed && IsFixed(args, i);
  const int least = static_cast<int>(words + ArgsMin(args, 0, args.size()));
  return fixed ? least : -least;
}

// Siblings that a token begins, and that therefore may stand in any order.
struct OptionRun {
  uint8_t begin = 0;  // Nodes [begin, end); none if they are equal.
  uint8_t end = 0;
  uint8_t position = 0;      // The argument where options may begin; 0 if that varies.
  bool is_followed = false;  // Arguments without a token come behind the run.
};

// Returns true if each occurrence of the node begins with a token.
constexpr bool BeginsWithToken(const ArgList& args, size_t node) {
  const Arg& arg = args[node];
  if (arg.has_token()) return true;
  if (arg.is_leaf()) return false;
  for (size_t i = node + 1; i < args.Behind(node); i = args.Behind(i)) {
    if (!BeginsWithToken(args, i)) return false;
    if (arg.type == ArgType::kBlock && !args[i].Is(kOptionalArg)) return true;
  }
  return true;
}

// Returns true if the node may stand anywhere among its like. A choice that is required and only
// of tokens, as LEFT or RIGHT, has its fixed place.
constexpr bool IsOption(const ArgList& args, size_t node) {
  const Arg& arg = args[node];
  if (!BeginsWithToken(args, node) || arg.Is(kHalvesArg)) return false;
  if (arg.Is(kOptionalArg) || arg.has_token() || arg.type != ArgType::kOneOf) return true;
  for (size_t i = node + 1; i < args.Behind(node); i = args.Behind(i)) {
    if (args[i].type != ArgType::kPureToken) return true;
  }
  return false;
}

constexpr OptionRun OptionsOf(const ArgList& args, size_t begin, size_t end, size_t position);

// Returns the first run below a node that is no option itself. Alternatives are no siblings.
constexpr OptionRun OptionsBelow(const ArgList& args, size_t node) {
  if (args[node].type != ArgType::kOneOf) return OptionsOf(args, node + 1, args.Behind(node), 0);
  for (size_t i = node + 1; i < args.Behind(node); i = args.Behind(i)) {
    const OptionRun run = args[i].is_leaf() ? OptionRun{} : OptionsOf(args, i, args.Behind(i), 0);
    if (run.begin != run.end) return run;
  }
  return {};
}

// Returns the first run of options among the siblings [begin, end) and what is below them. The
// first sibling is the argument at `position`, or at a place that varies if `position` is 0.
constexpr OptionRun OptionsOf(const ArgList& args, size_t begin, size_t end, size_t position) {
  for (size_t i = begin; i < end; i = args.Behind(i)) {
    if (IsOption(args, i)) {
      size_t behind = i;
      while (behind < end && IsOption(args, behind)) behind = args.Behind(behind);
      return {static_cast<uint8_t>(i), static_cast<uint8_t>(behind), static_cast<uint8_t>(position),
              behind < end};
    }
    const OptionRun below = OptionsBelow(args, i);
    if (below.begin != below.end) return below;
    position = position > 0 && IsFixed(args, i) ? position + ArgsMin(args, i) : 0;
  }
  return {};
}

}  // namespace perilune
