// The library bit: operations on integers of 32 bits.
//
// LuaJIT's own differs: it complains of the first wrong argument, not of the last, its
// tohex(n, -2^31) is empty, and it would take more kinds of numbers.

#include <algorithm>
#include <bit>
#include <cstdint>
#include <optional>

#include "script/lua_vm.h"
#include "script/sandbox.h"

namespace perilune {
namespace {

// Returns the number modulo 2^32, halves rounded to even. From 2^51 on, where scripts should not
// go, it is what the reference gives: the low bits of the sum, whatever they mean.
uint32_t ToBits(double number) {
  constexpr double kUnitsLast = 6755399441055744.0;  // 2^52 + 2^51: the last bit counts ones.
  return static_cast<uint32_t>(std::bit_cast<uint64_t>(number + kUnitsLast));
}

std::optional<uint32_t> BitsAt(lua_State* lua, int argument) {
  if (!lua_isnumber(lua, argument)) return std::nullopt;
  return ToBits(lua_tonumber(lua, argument));
}

LuaResult Return(lua_State* lua, uint32_t bits) {
  lua_pushnumber(lua, static_cast<int32_t>(bits));
  return LuaResult::Values(1);
}

uint32_t Same(uint32_t bits) { return bits; }
uint32_t Not(uint32_t bits) { return ~bits; }
uint32_t SwapBytes(uint32_t bits) {
  return bits << 24 | (bits & 0xff00) << 8 | (bits >> 8 & 0xff00) | bits >> 24;
}

uint32_t And(uint32_t a, uint32_t b) { return a & b; }
uint32_t Or(uint32_t a, uint32_t b) { return a | b; }
uint32_t Xor(uint32_t a, uint32_t b) { return a ^ b; }

// Only the lowest 5 bits of a count matter.
uint32_t ShiftLeft(uint32_t bits, uint32_t count) { return bits << (count & 31); }
uint32_t ShiftRight(uint32_t bits, uint32_t count) { return bits >> (count & 31); }
uint32_t ShiftSigned(uint32_t bits, uint32_t count) {
  return static_cast<uint32_t>(static_cast<int32_t>(bits) >> (count & 31));
}
uint32_t RotateLeft(uint32_t bits, uint32_t count) {
  return std::rotl(bits, static_cast<int>(count & 31));
}
uint32_t RotateRight(uint32_t bits, uint32_t count) {
  return std::rotr(bits, static_cast<int>(count & 31));
}

template <uint32_t (*operation)(uint32_t)>
LuaResult Unary(LuaVm&, lua_State* lua) {
  const std::optional<uint32_t> bits = BitsAt(lua, 1);
  if (!bits) return LuaResult::WrongType(1, "number");
  return Return(lua, operation(*bits));
}

// Of one number or more, as many as there are: they fit on Lua's stack, so they are few.
template <uint32_t (*operation)(uint32_t, uint32_t)>
LuaResult Fold(LuaVm&, lua_State* lua) {
  std::optional<uint32_t> result = BitsAt(lua, 1);
  if (!result) return LuaResult::WrongType(1, "number");
  for (int i = lua_gettop(lua); i > 1; --i) {  // The reference, too, complains of the last first.
    const std::optional<uint32_t> bits = BitsAt(lua, i);
    if (!bits) return LuaResult::WrongType(i, "number");
    result = operation(*result, *bits);
  }
  return Return(lua, *result);
}

template <uint32_t (*operation)(uint32_t, uint32_t)>
LuaResult Shift(LuaVm&, lua_State* lua) {
  const std::optional<uint32_t> bits = BitsAt(lua, 1);
  if (!bits) return LuaResult::WrongType(1, "number");
  const std::optional<uint32_t> count = BitsAt(lua, 2);
  if (!count) return LuaResult::WrongType(2, "number");
  return Return(lua, operation(*bits, *count));
}

// tohex(number [, digits]): the last `digits` digits, in capitals if it is negative.
LuaResult ToHex(LuaVm&, lua_State* lua) {
  constexpr uint32_t kDigitsMax = 8;
  const std::optional<uint32_t> bits = BitsAt(lua, 1);
  if (!bits) return LuaResult::WrongType(1, "number");
  std::optional<uint32_t> wanted = kDigitsMax;
  if (!lua_isnone(lua, 2)) wanted = BitsAt(lua, 2);
  if (!wanted) return LuaResult::WrongType(2, "number");

  const bool capitals = static_cast<int32_t>(*wanted) < 0;
  const char* alphabet = capitals ? "0123456789ABCDEF" : "0123456789abcdef";
  const uint32_t digits = std::min(capitals ? 0 - *wanted : *wanted, kDigitsMax);
  char text[kDigitsMax];
  for (uint32_t i = 0; i < digits; ++i) text[digits - 1 - i] = alphabet[*bits >> (4 * i) & 15];
  lua_pushlstring(lua, text, digits);
  return LuaResult::Values(1);
}

constexpr LibraryEntry kBitEntries[] = {
    {"arshift", Enter<Shift<ShiftSigned>>},
    {"band", Enter<Fold<And>>},
    {"bnot", Enter<Unary<Not>>},
    {"bor", Enter<Fold<Or>>},
    {"bswap", Enter<Unary<SwapBytes>>},
    {"bxor", Enter<Fold<Xor>>},
    {"lshift", Enter<Shift<ShiftLeft>>},
    {"rol", Enter<Shift<RotateLeft>>},
    {"ror", Enter<Shift<RotateRight>>},
    {"rshift", Enter<Shift<ShiftRight>>},
    {"tobit", Enter<Unary<Same>>},
    {"tohex", Enter<ToHex>},
};

}  // namespace

std::span<const LibraryEntry> BitFunctions() { return kBitEntries; }

}  // namespace perilune
