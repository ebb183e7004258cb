#include "script/call_arguments.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>

#include "base/number.h"

namespace perilune {

const char* CallArguments::Take(lua_State* lua) {
  const int count = lua_gettop(lua);
  all_.resize(static_cast<size_t>(count));
  if (count == 0) return "ERR Please specify at least one argument for this redis lib call";
  size_t numbers = 0;
  std::string_view* argument = all_.data();
  for (int i = 1; i <= count; ++i, ++argument) {
    const int type = lua_type(lua, i);
    if (type == LUA_TSTRING) [[likely]] {
      size_t size = 0;
      const char* bytes = lua_tolstring(lua, i, &size);
      *argument = {bytes, size};
    } else if (type == LUA_TNUMBER) {
      *argument = TakeNumber(lua, i, numbers);
    } else {
      all_.resize(static_cast<size_t>(i - 1));
      return "ERR Lua redis lib command arguments must be strings or integers";
    }
  }
  return nullptr;
}

std::string_view CallArguments::TakeNumber(lua_State* lua, int at, size_t& numbers) {
  const std::string_view text = Print(lua_tonumber(lua, at), numbers);
  if (numbers <= kNumbersMax) return text;
  lua_pushlstring(lua, text.data(), text.size());
  lua_replace(lua, at);
  return {lua_tostring(lua, at), text.size()};
}

// Prints whole numbers without a point. `numbers` is how many came before; the text of one beyond
// kNumbersMax is good only until the next.
std::string_view CallArguments::Print(double number, size_t& numbers) {
  std::array<char, kNumberCharsMax>& text = texts_[std::min(numbers++, kNumbersMax)];
  constexpr double kWholeMax = 1e17;  // From here on Redis prints an exponent.
  if (std::fabs(number) < kWholeMax) [[likely]] {
    const auto whole = static_cast<int64_t>(number);
    const bool is_negative_zero = whole == 0 && std::signbit(number);
    if (static_cast<double>(whole) == number && !is_negative_zero) {
      return {text.data(), FormatInt64(whole, std::span(text).first<kInt64CharsMax>())};
    }
  }
  const int size = std::snprintf(text.data(), text.size(), "%.17g", number);
  return {text.data(), static_cast<size_t>(size)};
}

}  // namespace perilune
