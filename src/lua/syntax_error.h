#pragma once

// Why a source does not compile, in the words of PUC Lua 5.1.

#include <string>
#include <string_view>

namespace perilune::lua {

struct SyntaxError {
  std::string text;  // "unexpected symbol near '+'".
  int line = 0;      // Counted from 1. 0: the message names no line.

  // Returns "user_script:1: unexpected symbol near '+'".
  std::string MessageIn(std::string_view chunk) const {
    if (line == 0) return text;
    return std::string(chunk) + ":" + std::to_string(line) + ": " + text;
  }
};

}  // namespace perilune::lua
