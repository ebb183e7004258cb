#pragma once

// All commands of the server, found by name in any case.
//
// Cost: Find and Resolve are a hash of at most 24 bytes and, nearly always, one comparison of
// five words; nothing allocates.
// Threads: constant after construction; may be read from any thread.
// Lifetime: borrows the records, which are static.

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "command/command_spec.h"

namespace perilune {

struct Command {
  const CommandSpec* spec = nullptr;
  uint32_t id = 0;                     // 0 to CommandTable::size() - 1, in the order of the names.
  std::string name;                    // "set" or "config|set".
  CommandFlags flags = 0;              // FlagsOf(*spec).
  AclCategories categories = 0;        // CategoriesOf(*spec).
  const Command* container = nullptr;  // Null for what is no subcommand.
  std::vector<const Command*> subcommands = {};  // In the order of their names.
};

class CommandTable {
 public:
  // Requires: no name comes twice, and each subcommand's container is among the families.
  explicit CommandTable(std::initializer_list<std::span<const CommandSpec>> families);

  CommandTable(const CommandTable&) = delete;
  CommandTable& operator=(const CommandTable&) = delete;

  // Returns the command of that name, which is no subcommand's, or null.
  const Command* Find(std::string_view name) const { return Find(nullptr, name); }

  // Returns a container's subcommand, or null.
  const Command* Find(const Command& container, std::string_view name) const {
    return Find(&container, name);
  }

  // Returns the command or subcommand of a name such as "set" or "config|set", or null.
  const Command* FindFullName(std::string_view full_name) const;

  // Returns the command that `argv` calls: the subcommand, if it is a container's and one is
  // named. If there is none, UnresolvedText says so. Requires: argv is not empty.
  const Command* Resolve(std::span<const std::string_view> argv) const {
    const Command* command = Find(nullptr, argv[0]);
    if (command == nullptr || !command->spec->is_container() || argv.size() == 1) return command;
    return Find(command, argv[1]);
  }

  // All commands and subcommands by id: in the order of their names.
  std::span<const Command* const> commands() const { return by_id_; }
  size_t size() const { return by_id_.size(); }

  // Those that are no subcommands, in the order of their names.
  std::span<const Command* const> top_level() const { return top_level_; }

  // The texts for a client. The first requires that Resolve(argv) found nothing.
  std::string UnresolvedText(std::span<const std::string_view> argv) const;

 private:
  static constexpr size_t kWords = 3;

  // What is looked up: a name in capitals, as words, and where it is looked for.
  struct Place {
    std::array<uint64_t, kWords> words = {};
    uint32_t size = 0;       // Of the name, in bytes.
    uint32_t container = 0;  // Its id + 1, or 0 for what is no subcommand.

    bool operator==(const Place& other) const {
      return words[0] == other.words[0] && size == other.size && container == other.container &&
             words[1] == other.words[1] && words[2] == other.words[2];
    }
  };
  struct Slot {
    Place place;
    const Command* command = nullptr;  // Null in an empty slot.
  };

  // Requires: the name has 1 to 24 bytes.
  static Place PlaceOf(const Command* container, std::string_view name);
  static size_t HashOf(const Place& place);

  const Command* Find(const Command* container, std::string_view name) const;
  void Insert(const Command& command);

  std::deque<Command> storage_;
  std::vector<const Command*> by_id_;
  std::vector<const Command*> top_level_;
  std::vector<Slot> slots_;  // Open addressing; a power of two, at most half full.
};

// Returns "ERR wrong number of arguments for 'config|set' command".
std::string WrongArityText(const CommandSpec& spec);

}  // namespace perilune
