#pragma once

// What replicas and the log are to execute to have the data that a transaction leaves: as a rule
// each command that has changed something, as it was called. Where that would come to something
// else there, or later, its handler says what is to be executed in its place:
//
//   applied.BeginCommand(database);
//   handler();  // NoteChange for each change; perhaps applied.Instead({"SREM", key, member}).
//   applied.EndCommand(argv);
//
// Who executes it never finds a key expired by the clock: each such key that a command has come
// across is deleted first, by a DEL.
//
// Cost: while nobody wants commands, a branch for each that writes and a byte for each change.
// Threads: belongs to its transaction.

#include <initializer_list>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "engine/effects.h"
#include "store/key.h"

namespace perilune {

class AppliedCommands {
 public:
  // What is recorded goes to `effects`.
  explicit AppliedCommands(Effects& effects) : effects_(effects) {}

  bool are_wanted() const { return are_wanted_; }

  // A transaction begins; `is_consumed` says whether somebody consumes what is recorded.
  void Begin(bool is_consumed) {
    are_wanted_ = is_consumed_ = is_consumed;
    in_command_ = in_trial_ = false;
  }

  // Part of a transaction is only tried, and to be undone at its end. Meanwhile everything is
  // recorded, whether somebody consumes it or not, and no key counts as used.
  void BeginTrial();
  void EndTrial() {
    in_trial_ = false;
    are_wanted_ = is_consumed_;
  }
  bool in_trial() const { return in_trial_; }

  // What was recorded since, up to the next change of the effects.
  std::span<const AppliedCommand> Since(const Effects::Mark& mark) const {
    return std::span(effects_.commands).subspan(mark.commands);
  }

  // Around each command that may write; `argv` is how it was called. Require: are_wanted().
  void BeginCommand(int database);
  void EndCommand(std::span<const std::string_view> argv);

  // The command has changed something, or is to count as if it had.
  void NoteChange() { has_changed_ = true; }

  // For handlers: what was called is not recorded, but `argv` is, for each call of this one.
  void Instead(std::initializer_list<std::string_view> argv) {
    if (are_wanted_) [[unlikely]] AddInstead({argv.begin(), argv.size()});
  }
  void Instead(std::span<const std::string_view> argv) {
    if (are_wanted_) [[unlikely]] AddInstead(argv);
  }
  // The same with nothing to record: there is no change that others could see.
  void InsteadNothing() { is_replaced_ = true; }

  // The command has found the key expired.
  void NoteExpired(int database, const Key& key) {
    if (in_command_) [[unlikely]] AddExpired(database, key);
  }

 private:
  void AddInstead(std::span<const std::string_view> argv);
  void AddExpired(int database, const Key& key);

  Effects& effects_;
  bool is_consumed_ = false;
  bool in_trial_ = false;
  bool are_wanted_ = false;  // For either.
  bool in_command_ = false;

  // Of the command.
  int database_ = 0;
  bool has_changed_ = false;
  bool is_replaced_ = false;
  std::set<std::pair<int, std::string>> expired_;  // Keys that it has found so.
};

}  // namespace perilune
