#include "script/cjson_library.h"

#include <climits>
#include <cmath>
#include <cstdint>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>

#include "script/cjson_settings.h"
#include "script/json_reader.h"
#include "script/json_writer.h"
#include "script/lua_function.h"

namespace perilune {
namespace {

// Returns the settings that the running function belongs to: those of an instance made by new()
// are its upvalue.
CjsonSettings& SettingsOf(LuaVm& vm, lua_State* lua) {
  void* const own = lua_touserdata(lua, lua_upvalueindex(1));
  return own != nullptr ? *static_cast<CjsonSettings*>(own) : vm.run().cjson;
}

LuaResult Encode(LuaVm& vm, lua_State* lua) {
  if (lua_gettop(lua) != 1) return LuaResult::BadArgument(1, "expected 1 argument");
  return WriteJson(vm, lua, SettingsOf(vm, lua));
}

LuaResult Decode(LuaVm& vm, lua_State* lua) {
  if (lua_gettop(lua) != 1) return LuaResult::BadArgument(1, "expected 1 argument");
  if (!lua_isstring(lua, 1)) return LuaResult::WrongType(1, "string");
  return ReadJson(vm, lua, SettingsOf(vm, lua));
}

// ---- Settings. Each function returns the value, after changing it if its argument is not nil.

// The arguments of one such function, which are taken one after the other.
class Options {
 public:
  Options(lua_State* lua, int count_max) : lua_(lua) {
    if (lua_gettop(lua) > count_max) {
      Fail(LuaResult::BadArgument(count_max + 1, "found too many arguments"));
    }
    lua_settop(lua, count_max);
  }

  // Takes an integer. What is out of its range is always blamed on the first argument, as in
  // lua-cjson.
  void Integer(int& setting, int min, int max) {
    ++argument_;
    if (has_failed_) return;
    if (!lua_isnil(lua_, argument_)) {
      if (!lua_isnumber(lua_, argument_)) return Fail(LuaResult::WrongType(argument_, "number"));
      // What does not fit an int loses its upper bits.
      const double number = lua_tonumber(lua_, argument_);
      const bool is_int64 = std::abs(number) < 0x1p63;
      const int value = is_int64 ? static_cast<int>(static_cast<int64_t>(number)) : 0;
      if (!is_int64 || value < min || value > max) {
        return Fail(LuaResult::BadArgument(
            1, lua_pushfstring(lua_, "expected integer between %d and %d", min, max)));
      }
      setting = value;
    }
    lua_pushinteger(lua_, setting);
  }

  // Takes true, false, or the name of a choice. Those numbered 0 and `is_true` come back as
  // booleans.
  void Choice(int& setting, std::span<const char* const> names, int is_true) {
    ++argument_;
    if (has_failed_) return;
    if (lua_isboolean(lua_, argument_)) {
      setting = lua_toboolean(lua_, argument_) != 0 ? is_true : 0;
    } else if (!lua_isnil(lua_, argument_)) {
      if (!lua_isstring(lua_, argument_)) return Fail(LuaResult::WrongType(argument_, "string"));
      const char* const name = lua_tostring(lua_, argument_);
      int choice = 0;
      for (const char* const other : names) {
        if (std::string_view(name) == other) break;
        ++choice;
      }
      if (choice == static_cast<int>(names.size())) {
        return Fail(
            LuaResult::BadArgument(argument_, lua_pushfstring(lua_, "invalid option '%s'", name)));
      }
      setting = choice;
    }
    if (setting == 0 || setting == is_true) {
      lua_pushboolean(lua_, setting);
    } else {
      lua_pushstring(lua_, names[static_cast<size_t>(setting)]);
    }
  }

  void Boolean(bool& setting) {
    constexpr const char* kNames[] = {"off", "on"};
    int choice = setting ? 1 : 0;
    Choice(choice, kNames, 1);
    setting = choice != 0;
  }

  LuaResult Finish() const { return has_failed_ ? failure_ : LuaResult::Values(argument_); }

 private:
  void Fail(LuaResult failure) {
    has_failed_ = true;
    failure_ = failure;
  }

  lua_State* const lua_;
  int argument_ = 0;
  bool has_failed_ = false;
  LuaResult failure_ = LuaResult::Values(0);
};
static_assert(std::is_trivially_destructible_v<Options>);

template <bool CjsonSettings::*setting>
LuaResult SetBoolean(LuaVm& vm, lua_State* lua) {
  Options options(lua, 1);
  options.Boolean(SettingsOf(vm, lua).*setting);
  return options.Finish();
}

template <int CjsonSettings::*setting, int max>
LuaResult SetInteger(LuaVm& vm, lua_State* lua) {
  Options options(lua, 1);
  options.Integer(SettingsOf(vm, lua).*setting, 1, max);
  return options.Finish();
}

LuaResult SetEncodeInvalidNumbers(LuaVm& vm, lua_State* lua) {
  constexpr const char* kNames[] = {"off", "on", "null"};
  CjsonSettings& settings = SettingsOf(vm, lua);
  int choice = static_cast<int>(settings.encode_invalid_numbers);
  Options options(lua, 1);
  options.Choice(choice, kNames, 1);
  settings.encode_invalid_numbers = static_cast<InvalidNumbers>(choice);
  return options.Finish();
}

LuaResult SetSparseArray(LuaVm& vm, lua_State* lua) {
  CjsonSettings& settings = SettingsOf(vm, lua);
  Options options(lua, 3);
  options.Boolean(settings.sparse_convert);
  options.Integer(settings.sparse_ratio, 0, INT_MAX);
  options.Integer(settings.sparse_safe, 0, INT_MAX);
  return options.Finish();
}

// ---- The library

LuaResult New(LuaVm& vm, lua_State* lua);

constexpr LibraryEntry kCjsonEntries[] = {
    {"decode", Enter<Decode>},
    {"decode_array_with_array_mt", Enter<SetBoolean<&CjsonSettings::decode_array_with_array_mt>>},
    {"decode_invalid_numbers", Enter<SetBoolean<&CjsonSettings::decode_invalid_numbers>>},
    {"decode_max_depth", Enter<SetInteger<&CjsonSettings::decode_depth_max, INT_MAX>>},
    {"encode", Enter<Encode>},
    {"encode_invalid_numbers", Enter<SetEncodeInvalidNumbers>},
    {"encode_keep_buffer", Enter<SetBoolean<&CjsonSettings::keep_buffer>>},
    {"encode_max_depth", Enter<SetInteger<&CjsonSettings::encode_depth_max, INT_MAX>>},
    {"encode_number_precision",
     Enter<SetInteger<&CjsonSettings::number_precision, CjsonSettings::kPrecisionMax>>},
    {"encode_sparse_array", Enter<SetSparseArray>},
    {"new", Enter<New>},
};

// Pushes a table with all fields. The value on the top, if `has_settings`, is the functions'
// upvalue, and is replaced by the table.
void PushFields(lua_State* lua, bool has_settings) {
  lua_newtable(lua);
  for (const LibraryEntry& entry : kCjsonEntries) {
    if (has_settings) lua_pushvalue(lua, -2);
    lua_pushcclosure(lua, entry.function, has_settings ? 1 : 0);
    lua_setfield(lua, -2, entry.name);
  }
  lua_pushliteral(lua, "cjson");
  lua_setfield(lua, -2, "_NAME");
  lua_pushliteral(lua, "2.1.0");
  lua_setfield(lua, -2, "_VERSION");
  PushArrayMetatable(lua);
  lua_setfield(lua, -2, "array_mt");
  PushEmptyArray(lua);
  lua_setfield(lua, -2, "empty_array");
  lua_pushlightuserdata(lua, nullptr);
  lua_setfield(lua, -2, "null");
  if (has_settings) lua_remove(lua, -2);
}

// An instance with settings of its own.
LuaResult New(LuaVm&, lua_State* lua) {
  static_assert(std::is_trivially_destructible_v<CjsonSettings>);
  new (lua_newuserdata(lua, sizeof(CjsonSettings))) CjsonSettings();
  PushFields(lua, true);
  return LuaResult::Values(1);
}

}  // namespace

void PushCjsonLibrary(lua_State* lua) {
  MakeArrayMetatable(lua);
  PushFields(lua, false);
}

}  // namespace perilune
