#include "command/arg_reader.h"

#include <algorithm>

namespace perilune {

Key ArgReader::KeyAt(size_t i) const {
  for (const FoundKey& found : keys_) {
    if (found.arg == i) return found.key;
  }
  return perilune::Key(arg(i));
}

bool ArgReader::ParseOptions() {
  const OptionRun& run = command_->options;
  options_at_ = position_;
  while (position_ < argc_) {
    if (MatchOption() == run.end) break;
  }
  const ArgList& args = command_->args;
  if (run.is_followed && args[run.end].Is(kHalvesArg)) {
    if (position_ == argc_) return false;
    if (!EqualsIgnoringCase(argv_[position_], args[run.end].token_text())) return false;
    ++position_;
    return true;
  }
  return run.is_followed || position_ == argc_;
}

std::optional<std::string_view> ArgReader::Option(std::string_view word) const {
  const std::span<const std::string_view> values = Values(word);
  if (values.empty()) return std::nullopt;
  return values.front();
}

std::optional<Key> ArgReader::KeyOption(std::string_view word) const {
  if (!Has(word)) return std::nullopt;
  return KeyAt(extents_[Find(word)].begin);
}

std::span<const std::string_view> ArgReader::Values(std::string_view word) const {
  if (seen_ == 0) return {};
  const Extent extent = ExtentOf(Find(word));
  return {argv_ + extent.begin, extent.end - extent.begin};
}

std::vector<std::string_view> ArgReader::Options(std::string_view word) const {
  std::vector<std::string_view> values;
  if (!Has(word)) return values;
  const size_t wanted = Find(word);
  ArgReader again(*command_, {argv_, argc_});
  again.MoveTo(options_at_);
  while (again.position_ < position_) {
    again.seen_ &= ~Bit(wanted);
    if (again.MatchOption() == command_->options.end) break;
    const Extent extent = again.ExtentOf(wanted);
    values.insert(values.end(), argv_ + extent.begin, argv_ + extent.end);
  }
  return values;
}

std::string_view ArgReader::Choice(std::string_view word) const {
  const ArgList& args = command_->args;
  const size_t one_of = Find(word);
  DCHECK(args[one_of].type == ArgType::kOneOf);
  if (IsMissing(one_of)) return {};
  for (size_t i = one_of + 1; i < args.Behind(one_of); i = args.Behind(i)) {
    if (IsMissing(i) || !args[i].has_token()) continue;
    if (extents_[i].begin == extents_[one_of].begin + 1) return args[i].token_text();
  }
  return {};
}

size_t ArgReader::Find(std::string_view word) const {
  const ArgList& args = command_->args;
  for (size_t i = command_->options.begin; i < command_->options.end; ++i) {
    if (args[i].has_token() ? args[i].token_text() == word : args[i].name == word) return i;
  }
  CHECK(false);  // The handler asks for an option that its record does not have.
  return 0;
}

uint32_t ArgReader::Match(size_t node, uint32_t at) {
  const Arg& arg = command_->args[node];
  if (arg.has_token()) {
    if (at == argc_ || !EqualsIgnoringCase(argv_[at], arg.token_text())) return kNoMatch;
    ++at;
  }
  const bool is_repeated = arg.Is(kMultipleArg) && !arg.Is(kMultipleTokenArg);
  const uint32_t behind = is_repeated ? MatchRepeated(node, at) : MatchValue(node, at);
  if (behind == kNoMatch) return kNoMatch;
  seen_ |= Bit(node);
  extents_[node] = {at, behind};
  return behind;
}

uint32_t ArgReader::MatchValue(size_t node, uint32_t at) {
  const Arg& arg = command_->args[node];
  if (arg.type == ArgType::kPureToken) return at;
  if (!arg.is_leaf()) return MatchChildren(node, at);
  return at < argc_ ? at + 1 : kNoMatch;
}

uint32_t ArgReader::MatchChildren(size_t node, uint32_t at) {
  const ArgList& args = command_->args;
  for (size_t i = node + 1; i < args.Behind(node); i = args.Behind(i)) {
    const uint32_t behind = Match(i, at);
    if (args[node].type == ArgType::kOneOf) {
      if (behind != kNoMatch) return behind;
    } else if (behind != kNoMatch) {
      at = behind;
    } else if (!args[i].Is(kOptionalArg)) {
      return kNoMatch;
    }
  }
  return args[node].type == ArgType::kOneOf ? kNoMatch : at;
}

// A counted argument stands as often as there are keys; any other takes all that match.
uint32_t ArgReader::MatchRepeated(size_t node, uint32_t at) {
  const bool is_counted = command_->args[node].Is(kCountedArg);
  const int64_t count = is_counted ? KeyCount() : int64_t{argc_} - at;
  int64_t matched = 0;
  while (matched < count) {
    const uint32_t behind = MatchValue(node, at);
    if (behind == kNoMatch) break;
    at = behind;
    ++matched;
  }
  return matched == 0 || (is_counted && matched < count) ? kNoMatch : at;
}

size_t ArgReader::MatchOption() {
  const ArgList& args = command_->args;
  const OptionRun& run = command_->options;
  for (size_t i = run.begin; i < run.end; i = args.Behind(i)) {
    const uint64_t subtree = (Bit(args[i].size) - 1) << i;
    const uint64_t before = seen_ & subtree;
    Extent earlier[ArgList::kCapacity];
    if (before != 0) std::copy_n(extents_ + i, args[i].size, earlier);
    seen_ &= ~subtree;  // What an earlier occurrence said is forgotten.
    const uint32_t behind = Match(i, position_);
    if (behind != kNoMatch && MayRepeat(i, before)) {
      if (args[i].Is(kMultipleArg | kLenientArg)) seen_ |= before;
      position_ = behind;
      return i;
    }
    seen_ = (seen_ & ~subtree) | before;
    if (before != 0) std::copy_n(earlier, args[i].size, extents_ + i);
    if (behind != kNoMatch) return run.end;
  }
  return run.end;
}

// `before` is what an earlier occurrence had in the option's subtree.
bool ArgReader::MayRepeat(size_t node, uint64_t before) const {
  const ArgList& args = command_->args;
  if (before == 0 || args[node].Is(kMultipleArg | kLenientArg)) return true;
  if (args[node].Is(kOnceArg)) return false;
  if (args[node].type != ArgType::kOneOf || args[node].has_token()) return true;
  for (size_t i = node + 1; i < args.Behind(node); i = args.Behind(i)) {
    if (((before ^ seen_) & Bit(i)) != 0) return false;
  }
  return true;
}

// The handler has read this number before it comes to what the number counts.
int64_t ArgReader::KeyCount() const {
  for (const KeySpec& spec : command_->key_specs) {
    if (spec.find != KeySpec::Find::kKeyNum) continue;
    return ParseInt64(argv_[spec.start]).value_or(0);
  }
  return 0;
}

}  // namespace perilune
