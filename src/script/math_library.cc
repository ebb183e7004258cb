// The library `math` of Lua 5.1. LuaJIT's takes other strings for numbers, does not look whether
// math.floor has an argument, and differs where an argument is NaN or no int. Random numbers belong
// to the run.

#include <cmath>
#include <cstdint>
#include <numbers>

#include "script/lua_number.h"
#include "script/lua_vm.h"
#include "script/sandbox.h"

namespace perilune {
namespace {

constexpr double kRadiansPerDegree = std::numbers::pi / 180;

LuaResult Number(lua_State* lua, double number) {
  PushNumber(lua, number);
  return LuaResult::Values(1);
}

double ToDegrees(double radians) { return radians / kRadiansPerDegree; }
double ToRadians(double degrees) { return degrees * kRadiansPerDegree; }

template <double (*function)(double)>
LuaResult OfOne(LuaVm&, lua_State* lua) {
  const auto number = ToNumber(lua, 1);
  if (!number) return LuaResult::WrongType(1, "number");
  return Number(lua, function(*number));
}

// Complains about the second argument first, as Redis' Lua does.
template <double (*function)(double, double)>
LuaResult OfTwo(LuaVm&, lua_State* lua) {
  const auto second = ToNumber(lua, 2);
  if (!second) return LuaResult::WrongType(2, "number");
  const auto first = ToNumber(lua, 1);
  if (!first) return LuaResult::WrongType(1, "number");
  return Number(lua, function(*first, *second));
}

// Returns the first argument that `is_better` than all before it. So NaN stays if it comes first.
template <typename IsBetter>
LuaResult Choose(lua_State* lua, IsBetter is_better) {
  auto best = ToNumber(lua, 1);
  if (!best) return LuaResult::WrongType(1, "number");
  const int arguments = lua_gettop(lua);
  for (int i = 2; i <= arguments; ++i) {
    const auto number = ToNumber(lua, i);
    if (!number) return LuaResult::WrongType(i, "number");
    if (is_better(*number, *best)) best = number;
  }
  return Number(lua, *best);
}

LuaResult Max(LuaVm&, lua_State* lua) {
  return Choose(lua, [](double number, double best) { return number > best; });
}

LuaResult Min(LuaVm&, lua_State* lua) {
  return Choose(lua, [](double number, double best) { return number < best; });
}

LuaResult Frexp(LuaVm&, lua_State* lua) {
  const auto number = ToNumber(lua, 1);
  if (!number) return LuaResult::WrongType(1, "number");
  int exponent = 0;
  PushNumber(lua, std::frexp(*number, &exponent));
  lua_pushinteger(lua, exponent);
  return LuaResult::Values(2);
}

LuaResult Ldexp(LuaVm&, lua_State* lua) {
  const auto exponent = ToInt32(lua, 2);
  if (!exponent) return LuaResult::WrongType(2, "number");
  const auto number = ToNumber(lua, 1);
  if (!number) return LuaResult::WrongType(1, "number");
  return Number(lua, std::ldexp(*number, *exponent));
}

LuaResult Modf(LuaVm&, lua_State* lua) {
  const auto number = ToNumber(lua, 1);
  if (!number) return LuaResult::WrongType(1, "number");
  double whole = 0;
  const double fraction = std::modf(*number, &whole);
  PushNumber(lua, whole);
  PushNumber(lua, fraction);
  return LuaResult::Values(2);
}

// An interval of more than 2^31 integers overflows, and gives what it gives in Redis.
LuaResult RandomNumber(LuaVm& vm, lua_State* lua) {
  const double random = vm.run().random.Next();
  const int arguments = lua_gettop(lua);
  if (arguments == 0) return Number(lua, random);
  if (arguments > 2) return LuaResult::RaiseText("wrong number of arguments");

  const auto first = ToInt32(lua, 1);
  if (!first) return LuaResult::WrongType(1, "number");
  const auto last = arguments == 1 ? first : ToInt32(lua, 2);
  if (!last) return LuaResult::WrongType(2, "number");
  const int32_t low = arguments == 1 ? 1 : *first;
  if (low > *last) return LuaResult::BadArgument(arguments, "interval is empty");
  const auto size =
      static_cast<int32_t>(static_cast<uint32_t>(*last) - static_cast<uint32_t>(low) + 1);
  return Number(lua, std::floor(random * size) + low);
}

LuaResult SeedRandom(LuaVm& vm, lua_State* lua) {
  const auto seed = ToInt32(lua, 1);
  if (!seed) return LuaResult::WrongType(1, "number");
  vm.run().random.Seed(static_cast<uint32_t>(*seed));
  return LuaResult::Values(0);
}

constexpr LibraryEntry kMathEntries[] = {
    {"abs", Enter<OfOne<std::fabs>>},
    {"acos", Enter<OfOne<std::acos>>},
    {"asin", Enter<OfOne<std::asin>>},
    {"atan", Enter<OfOne<std::atan>>},
    {"atan2", Enter<OfTwo<std::atan2>>},
    {"ceil", Enter<OfOne<std::ceil>>},
    {"cos", Enter<OfOne<std::cos>>},
    {"cosh", Enter<OfOne<std::cosh>>},
    {"deg", Enter<OfOne<ToDegrees>>},
    {"exp", Enter<OfOne<std::exp>>},
    {"floor", Enter<OfOne<std::floor>>},
    {"fmod", Enter<OfTwo<std::fmod>>},
    {"frexp", Enter<Frexp>},
    {"ldexp", Enter<Ldexp>},
    {"log", Enter<OfOne<std::log>>},
    {"log10", Enter<OfOne<std::log10>>},
    {"max", Enter<Max>},
    {"min", Enter<Min>},
    {"modf", Enter<Modf>},
    {"pow", Enter<OfTwo<std::pow>>},
    {"rad", Enter<OfOne<ToRadians>>},
    {"random", Enter<RandomNumber>},
    {"randomseed", Enter<SeedRandom>},
    {"sin", Enter<OfOne<std::sin>>},
    {"sinh", Enter<OfOne<std::sinh>>},
    {"sqrt", Enter<OfOne<std::sqrt>>},
    {"tan", Enter<OfOne<std::tan>>},
    {"tanh", Enter<OfOne<std::tanh>>},
};

}  // namespace

std::span<const LibraryEntry> MathFunctions() { return kMathEntries; }

}  // namespace perilune
