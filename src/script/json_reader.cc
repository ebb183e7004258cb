#include "script/json_reader.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string_view>
#include <type_traits>

#include "script/json_scanner.h"
#include "script/json_writer.h"
#include "script/lua_scratch.h"
#include "script/lua_vm.h"

namespace perilune {
namespace {

// Slots of the stack that one member needs on top of the containers that it stands in.
constexpr int kSlots = 10;

// So many elements of an array stand on the stack before its table is made: if there are no more
// it need not grow.
constexpr int kKeptMax = 8;

// An object is made as large as the one before it that stood as deep, for most arrays have objects
// of one kind; but no larger than this, and not below this depth.
constexpr int kMembersExpectedMax = 64;
constexpr size_t kDepthsExpected = 16;

// A container that has been begun. Its table is on the stack, or if it has none yet the elements
// are; and while a member of an object is read, so is its name.
struct Level {
  bool is_object;
  bool has_table;
  int count;
};

// Returns how large an array gets to which so many elements are added one by one: a script can see
// that by `#` where it makes holes.
int GrownSize(int count) {
  return count == 0 ? 0 : static_cast<int>(std::bit_ceil(static_cast<unsigned>(count)));
}

class JsonReader {
 public:
  JsonReader(LuaVm& vm, lua_State* lua, std::string_view text, const CjsonSettings& settings)
      : vm_(vm),
        lua_(lua),
        settings_(settings),
        scanner_(vm, lua, text, settings.decode_invalid_numbers),
        levels_(lua) {}

  LuaResult Read() {
    bool read = ReadValue(scanner_.Next());
    while (read && !levels_.empty()) read = ReadMember();
    if (!read) return failure_;
    const JsonToken token = scanner_.Next();
    if (token != JsonToken::kEnd) {
      FailUnexpected(token, "the end");
      return failure_;
    }
    return LuaResult::Values(1);
  }

 private:
  // These return false after setting `failure_`.

  // Reads the value that begins with `token`: of a container only the beginning.
  bool ReadValue(JsonToken token) {
    switch (token) {
      case JsonToken::kString:
      case JsonToken::kNumber:
      case JsonToken::kBoolean:
      case JsonToken::kNull:
        Store();
        return true;
      case JsonToken::kObjectBegin:
        return Begin(true);
      case JsonToken::kArrayBegin:
        return Begin(false);
      default:
        return FailUnexpected(token, "value");
    }
  }

  // Reads the next member of the innermost container, or its end.
  bool ReadMember() {
    const Level level = levels_.back();
    const bool has_comma = level.count > 0 && scanner_.Take(',');
    JsonToken token = scanner_.Next();
    if (!has_comma) {
      if (token == (level.is_object ? JsonToken::kObjectEnd : JsonToken::kArrayEnd)) {
        End();
        return true;
      }
      if (level.count > 0) {
        if (token != JsonToken::kComma) {
          return FailUnexpected(token,
                                level.is_object ? "comma or object end" : "comma or array end");
        }
        token = scanner_.Next();
      }
    }
    if (level.is_object) {
      if (token != JsonToken::kString) return FailUnexpected(token, "object key string");
      if (!scanner_.Take(':')) {
        token = scanner_.Next();
        if (token != JsonToken::kColon) return FailUnexpected(token, "colon");
      }
      token = scanner_.Next();
    }
    return ReadValue(token);
  }

  bool Begin(bool is_object) {
    if (!levels_.empty()) MakeTable(levels_.back());
    const size_t depth = levels_.size() + 1;
    if (static_cast<int>(depth) > settings_.decode_depth_max || lua_checkstack(lua_, kSlots) == 0) {
      return Fail(
          lua_pushfstring(lua_, "Found too many nested data structures (%d) at character %d",
                          static_cast<int>(depth), static_cast<int>(scanner_.position()) + 1));
    }
    if (!levels_.Add({.is_object = is_object, .has_table = false, .count = 0})) {
      return Fail(kStringTooLarge);
    }
    if (is_object || lua_checkstack(lua_, kSlots + kKeptMax) == 0) MakeTable(levels_.back());
    return true;
  }

  // Makes the table of the innermost container, unless it has one.
  void MakeTable(Level& level) {
    if (level.has_table) return;
    level.has_table = true;
    const int count = level.count;
    if (level.is_object) return lua_createtable(lua_, 0, MembersExpected());
    lua_createtable(lua_, GrownSize(count), 0);
    if (settings_.decode_array_with_array_mt) {
      PushArrayMetatable(lua_);
      lua_setmetatable(lua_, -2);
    }
    lua_insert(lua_, -1 - count);
    for (int i = count; i > 0; --i) lua_rawseti(lua_, -1 - i, i);
  }

  // Returns how many members the innermost container is likely to get.
  int MembersExpected() const {
    const size_t depth = levels_.size();
    return depth <= kDepthsExpected ? members_expected_[depth - 1] : 0;
  }

  // Ends the innermost container.
  void End() {
    Level& level = levels_.back();
    MakeTable(level);
    levels_.PopBack();
    if (level.is_object && levels_.size() < kDepthsExpected) {
      members_expected_[levels_.size()] = std::min(level.count, kMembersExpectedMax);
    }
    Store();
  }

  // Puts the value on the top into its container, if it has one.
  void Store() {
    if (levels_.empty()) return;
    Level& level = levels_.back();
    ++level.count;
    if (level.is_object) {
      lua_rawset(lua_, -3);
    } else if (level.has_table) {
      lua_rawseti(lua_, -2, level.count);
    } else if (level.count == kKeptMax) {
      MakeTable(level);
    }
  }

  bool FailUnexpected(JsonToken token, const char* expected) {
    if (token == JsonToken::kStopped) {
      failure_ = LuaResult::Stopped(vm_, lua_);
      return false;
    }
    return Fail(lua_pushfstring(lua_, "Expected %s but found %s at character %d", expected,
                                scanner_.name(), static_cast<int>(scanner_.position()) + 1));
  }
  bool Fail(const char* text) {
    failure_ = LuaResult::RaiseText(text);
    return false;
  }

  LuaVm& vm_;
  lua_State* const lua_;
  const CjsonSettings& settings_;
  JsonScanner scanner_;
  LuaScratch<Level, 32> levels_;
  std::array<int, kDepthsExpected> members_expected_ = {};
  LuaResult failure_ = LuaResult::Values(0);
};
static_assert(std::is_trivially_destructible_v<JsonReader>);

}  // namespace

LuaResult ReadJson(LuaVm& vm, lua_State* lua, const CjsonSettings& settings) {
  size_t size = 0;
  const char* bytes = lua_tolstring(lua, 1, &size);
  if (size > kScratchBytesMax) return LuaResult::RaiseText("string too large");
  const std::string_view text(bytes, size);
  if (size >= 2 && (text[0] == '\0' || text[1] == '\0')) {
    return LuaResult::RaiseText("JSON parser does not support UTF-16 or UTF-32");
  }
  return JsonReader(vm, lua, text, settings).Read();
}

}  // namespace perilune
