#include "engine/applied_commands.h"

#include "base/check.h"

namespace perilune {

void AppliedCommands::BeginTrial() {
  DCHECK(!in_trial_);
  in_trial_ = are_wanted_ = true;
}

void AppliedCommands::BeginCommand(int database) {
  DCHECK(are_wanted_);
  in_command_ = true;
  database_ = database;
  has_changed_ = is_replaced_ = false;
  if (!expired_.empty()) expired_.clear();
}

void AppliedCommands::EndCommand(std::span<const std::string_view> argv) {
  in_command_ = false;
  if (!has_changed_ || is_replaced_) return;
  effects_.Add(AppliedCommand{database_, {argv.begin(), argv.end()}});
}

void AppliedCommands::AddInstead(std::span<const std::string_view> argv) {
  is_replaced_ = true;
  effects_.Add(AppliedCommand{database_, {argv.begin(), argv.end()}});
}

void AppliedCommands::AddExpired(int database, const Key& key) {
  if (!expired_.emplace(database, key.bytes).second) return;
  effects_.Add(DeletionOf(database, key.bytes));
}

}  // namespace perilune
