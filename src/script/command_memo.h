#pragma once

// Which commands the strings of a VM name. Lua keeps equal strings once, so that the address of a
// name says which it is as long as somebody keeps the string, which this does.
//
// Threads: belongs to its VM.

#include <array>
#include <cstddef>
#include <cstdint>
#include <lua.hpp>
#include <span>
#include <string_view>

#include "command/command_table.h"

namespace perilune {

class CommandMemo {
 public:
  explicit CommandMemo(const CommandTable& commands) : commands_(commands) {}

  // Returns the command that `argv` calls, or null. Requires: argv[0] are the bytes of the string
  // at 1. May raise for want of memory.
  const Command* Resolve(lua_State* lua, std::span<const std::string_view> argv) {
    const Known& known = PlaceOf(argv[0].data());
    if (known.name == argv[0].data()) [[likely]] return known.command;
    return Learn(lua, argv);
  }

 private:
  static constexpr size_t kPlaces = 64;

  struct Known {
    const char* name = nullptr;
    const Command* command = nullptr;
    int reference = LUA_NOREF;
  };

  Known& PlaceOf(const char* name) {
    constexpr int kAlignmentBits = 4;
    return known_[(reinterpret_cast<uintptr_t>(name) >> kAlignmentBits) % kPlaces];
  }

  const Command* Learn(lua_State* lua, std::span<const std::string_view> argv);

  const CommandTable& commands_;
  std::array<Known, kPlaces> known_;
};

}  // namespace perilune
