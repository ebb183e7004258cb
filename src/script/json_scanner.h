#pragma once

// Splits JSON into tokens, leniently as lua-cjson does: numbers are what strtod takes, strings may
// hold any byte but NUL, and a NUL ends the text.
//
// Lifetime: for the length of one C++ function that Lua calls. The text must stay on its stack.

#include <cstddef>
#include <cstdint>
#include <lua.hpp>
#include <string_view>

#include "script/lua_scratch.h"
#include "script/work_meter.h"

namespace perilune {

enum class JsonToken : uint8_t {
  kObjectBegin,
  kObjectEnd,
  kArrayBegin,
  kArrayEnd,
  kString,
  kNumber,
  kBoolean,
  kNull,
  kColon,
  kComma,
  kEnd,
  kError,
  kStopped,  // The run must stop.
};

class JsonScanner {
 public:
  // `text` has kScratchBytesMax bytes at most, and ends with a NUL that it does not count.
  // A slot of the stack is taken.
  JsonScanner(LuaVm& vm, lua_State* lua, std::string_view text, bool takes_invalid_numbers)
      : lua_(lua),
        text_(text),
        takes_invalid_numbers_(takes_invalid_numbers),
        meter_(vm),
        unescaped_(lua) {}

  // Returns the next token. The value of a string, a number, a boolean and null is pushed.
  JsonToken Next();

  // Takes a symbol if it comes next, without a space before it; else changes nothing. The token
  // behind it is to be taken by Next.
  bool Take(char symbol) {
    if (At(next_) != symbol) return false;
    ++next_;
    return true;
  }

  // Returns where the last token of Next begins; if it was an error, where that is.
  size_t position() const { return position_; }

  // Returns the name of the last token, or what is wrong with it.
  const char* name() const { return name_; }

 private:
  JsonToken Symbol(JsonToken token, const char* name);
  JsonToken Word();
  JsonToken Number();
  JsonToken String();
  bool Unescape(size_t& at);
  bool UnescapeUnicode(size_t& at);
  void Unescaped(std::string_view bytes);
  bool SkipSpace();
  bool SkipPlain(size_t& at);

  bool HasWord(std::string_view word) const { return text_.substr(position_, word.size()) == word; }
  bool HasInvalidNumber() const;
  int HexCode(size_t at) const;

  JsonToken Fail(size_t position, const char* problem) {
    position_ = position;
    name_ = problem;
    return JsonToken::kError;
  }

  // Returns the character at `at`; behind the last there is NUL.
  char At(size_t at) const { return text_.data()[at]; }

  lua_State* const lua_;
  const std::string_view text_;
  const bool takes_invalid_numbers_;  // NaN, infinity, hexadecimal, leading zeros and plus.
  WorkMeter meter_;
  size_t next_ = 0;
  size_t position_ = 0;
  const char* name_ = "";
  LuaBytes unescaped_;
};

}  // namespace perilune
