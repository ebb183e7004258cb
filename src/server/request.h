#pragma once

// A request of a client, with what the dispatcher needs to know of it.

#include <span>
#include <string_view>

#include "command/command_table.h"
#include "command/key_finder.h"

namespace perilune {

// Borrows everything.
struct Request {
  std::span<const std::string_view> argv;  // Empty for an empty request.
  const Command* command = nullptr;        // Null if there is none.
  // None if the arguments cannot be right: the dispatcher or the handler says what is wrong.
  std::span<const FoundKey> keys = {};
};

// Returns the command that `argv` calls, or null, and adds its keys to `keys`.
inline const Command* FindCommandAndKeys(const CommandTable& commands,
                                         std::span<const std::string_view> argv, KeyVector& keys) {
  const Command* command = argv.empty() ? nullptr : commands.Resolve(argv);
  if (command == nullptr || !command->spec->Accepts(argv.size())) return command;
  // Arguments that name no keys that could be right are answered by the handler.
  (void)FindKeys(*command->spec, argv, keys);
  return command;
}

// Returns the request; `keys` has its keys, and nothing else, as long as it is needed.
inline Request RequestOf(const CommandTable& commands, std::span<const std::string_view> argv,
                         KeyVector& keys) {
  keys.Clear();
  const Command* command = FindCommandAndKeys(commands, argv, keys);
  return {argv, command, keys.keys()};
}

}  // namespace perilune
