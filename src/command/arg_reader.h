#pragma once

// What a handler reads its arguments with: first those that stand at their place, in order, then
// options, which the command's grammar matches in any order.
//
//   void SetIfAbsent(Transaction& txn, ArgReader& args, ReplySink& reply) {
//     const auto key = args.Key();
//     const std::string_view value = args.String();
//     if (!args.ParseOptions()) return reply.Error(Error::kSyntax);
//     if (args.Has("NX")) ...
//     if (const auto seconds = args.Option("EX")) ...  // ParseInt64(*seconds)
//
// Options: tokens match in any case. An option may be repeated, the last one counts; two different
// alternatives of a OneOf are an error, unless the grammar says Lenient or Once. ParseOptions looks
// at the structure only, numbers are parsed when the handler asks for them. Where Redis checks
// numbers as it goes (SCAN 0 COUNT x bogus: "not an integer"), the handler looks at the options
// first and at what ParseOptions returned last: what stands before the error can be read.
//
// Cost: reading at a place is a few instructions; Key() takes the hash that the dispatcher
// computed. Nothing allocates but Options().
// Lifetime: borrows everything it is made of. One reader belongs to one call.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/check.h"
#include "base/number.h"
#include "command/command_spec.h"
#include "command/key_finder.h"

namespace perilune {

class ArgReader {
 public:
  // Arguments [begin, end) of the call.
  struct Extent {
    uint32_t begin;
    uint32_t end;
  };

  // `argv` has the command's name in front; `keys` is what FindKeys found in it, or empty.
  ArgReader(const CommandSpec& command, std::span<const std::string_view> argv,
            std::span<const FoundKey> keys = {})
      : command_(&command),
        argv_(argv.data()),
        next_key_(keys.data()),
        position_(static_cast<uint32_t>(command.words())),
        argc_(static_cast<uint32_t>(argv.size())),
        keys_(keys) {}

  const CommandSpec& command() const { return *command_; }
  size_t size() const { return argc_; }
  size_t position() const { return position_; }
  size_t remaining() const { return argc_ - position_; }

  // The whole call, the command's name first.
  std::span<const std::string_view> argv() const { return {argv_, argc_}; }

  // Any argument; the command's name is 0. Requires: i < size().
  std::string_view arg(size_t i) const {
    DCHECK(i < argc_);
    return argv_[i];
  }

  // Goes on reading at argument `i`.
  void MoveTo(size_t i) {
    DCHECK(i <= argc_);
    position_ = static_cast<uint32_t>(i);
  }

  // Each returns the next argument. Requires: remaining() > 0, which the arity promises for
  // required arguments before the options.
  std::string_view String() { return arg(position_++); }
  std::optional<int64_t> Int() { return ParseInt64(String()); }
  std::optional<double> Double() { return ParseDouble(String()); }
  perilune::Key Key() {
    if (next_key_ != keys_.data() + keys_.size() && next_key_->arg == position_) {
      ++position_;
      return (next_key_++)->key;
    }
    return KeyAt(position_++);
  }

  // The key that argument `i` is, whichever way it was found.
  perilune::Key KeyAt(size_t i) const;

  // Matches the options that stand from here on and moves behind them. Returns false if something
  // is no option where nothing else may stand; unmatched() is then what that begins with.
  // With Halves in the grammar it also passes their token, and it must be there.
  bool ParseOptions();
  std::string_view unmatched() const { return arg(position_); }

  // Below, an option is named by its token, or if it has none by the name of the argument; `word`
  // is as the grammar spells it.

  // Returns true if it was given.
  bool Has(std::string_view word) const { return seen_ != 0 && !IsMissing(Find(word)); }

  // Returns its value (its first, if it takes several), if it was given.
  std::optional<std::string_view> Option(std::string_view word) const;

  // The same for an option that is a key.
  std::optional<perilune::Key> KeyOption(std::string_view word) const;

  // Returns all its values, none if it was not given: {"0", "10"} for LIMIT.
  std::span<const std::string_view> Values(std::string_view word) const;

  // Returns the values of every occurrence in order, for MultipleToken.
  std::vector<std::string_view> Options(std::string_view word) const;

  // Returns the token of the alternative that was given last, "" if none was. `word` is the OneOf.
  std::string_view Choice(std::string_view word) const;

  // Returns where the values of a node of the grammar stand; empty if they were not given.
  Extent ExtentOf(size_t node) const { return IsMissing(node) ? Extent{} : extents_[node]; }

 private:
  static constexpr uint32_t kNoMatch = ~uint32_t{0};

  static uint64_t Bit(size_t node) { return uint64_t{1} << node; }
  bool IsMissing(size_t node) const { return (seen_ & Bit(node)) == 0; }

  size_t Find(std::string_view word) const;

  // Each returns the position behind the node's match at `at`, or kNoMatch.
  uint32_t Match(size_t node, uint32_t at);
  uint32_t MatchValue(size_t node, uint32_t at);
  uint32_t MatchChildren(size_t node, uint32_t at);
  uint32_t MatchRepeated(size_t node, uint32_t at);

  // Matches one option at the current position. Returns its node, or the end of the run.
  size_t MatchOption();
  bool MayRepeat(size_t node, uint64_t before) const;
  int64_t KeyCount() const;

  const CommandSpec* command_;
  const std::string_view* argv_;
  const FoundKey* next_key_;  // In keys_.
  uint32_t position_;
  uint32_t argc_;
  std::span<const FoundKey> keys_;

  uint64_t seen_ = 0;                   // One bit for each node that was matched.
  uint32_t options_at_ = 0;             // Where ParseOptions began.
  Extent extents_[ArgList::kCapacity];  // Of nodes in seen_; the others are not initialized.
};

}  // namespace perilune
