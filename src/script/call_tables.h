#pragma once

// KEYS and ARGV: the tables in which a script finds what it was called with.
//
// Most scripts only read their elements. Those find two tables that belong to the VM and are filled
// for each run; making new ones would cost more than many a script does. What is the same as in the
// run before, as limits and times often are, is left as it is. Any other script may keep a table,
// or change it: it gets two of its own, as does whoever reaches them in another way.
//
// Invariants:
//   1. A table that a script has had as a value is not there in the next run.
//   2. Who finds the VM's tables finds in them what they were filled with for this run: who has not
//      had them filled does not find them.
// Threads: belongs to its VM.

#include <lua.hpp>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "script/sandbox.h"

namespace perilune {

class CallTables {
 public:
  using Strings = std::span<const std::string_view>;

  // Makes the tables of the VM. Requires: called once, before everything else.
  void Build(lua_State* lua, const Sandbox& sandbox);

  // Fills the tables of the VM, for a script that only reads elements of them.
  void Fill(lua_State* lua, Strings keys, Strings arguments);

  // Puts two new tables into the environment. `lua` may be a coroutine.
  void Make(lua_State* lua, Strings keys, Strings arguments);
  bool are_made() const { return are_made_; }

  // Puts the new tables behind `_G`, too. Requires: are_made().
  void Show(lua_State* lua);

  // The run has ended: nobody finds anything of it.
  void Clear(lua_State* lua);

 private:
  // As many elements the tables of the VM are kept for, and what they have is left there until they
  // are filled again.
  static constexpr size_t kKeptMax = 64;
  static constexpr size_t kKeptBytesMax = 4096;

  // A table of the VM.
  struct Filled {
    int reference = LUA_NOREF;
    std::vector<std::string_view> strings = {};  // Its elements: Lua's own bytes.
  };

  void MakeOwn(lua_State* lua);
  static void Refill(lua_State* lua, Filled& table, Strings strings);
  void Set(lua_State* lua, int table, int keys);

  Sandbox sandbox_ = {};
  Filled keys_;
  Filled arguments_;
  bool are_made_ = false;
  bool are_shown_ = false;
};

}  // namespace perilune
