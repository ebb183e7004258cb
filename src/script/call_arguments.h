#pragma once

// The arguments of the command that a script calls.
//
// Threads: belongs to its VM.

#include <array>
#include <cstddef>
#include <lua.hpp>
#include <span>
#include <string_view>
#include <vector>

namespace perilune {

class CallArguments {
 public:
  // Takes all values of the stack, which keeps their bytes, but for those of a few numbers. Returns
  // null, or what is wrong with them; then it has some of them.
  const char* Take(lua_State* lua);

  // Valid as long as the values are on the stack, and until the next change.
  std::span<const std::string_view> all() const { return all_; }

  void Clear() { all_.clear(); }

 private:
  static constexpr size_t kNumberCharsMax = 40;
  // So many numbers are printed here: to make strings of them for Lua takes longer.
  static constexpr size_t kNumbersMax = 8;

  std::string_view TakeNumber(lua_State* lua, int at, size_t& numbers);
  std::string_view Print(double number, size_t& numbers);

  std::vector<std::string_view> all_;
  std::array<std::array<char, kNumberCharsMax>, kNumbersMax + 1> texts_;
};

}  // namespace perilune
