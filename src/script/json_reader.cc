#include "script/json_reader.h"

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

// A container that has been begun. It is on the stack, and while a member of an object is read,
// so is its name.
struct Level {
  bool is_object;
  int count;
};

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
    JsonToken token = scanner_.Next();
    if (token == (level.is_object ? JsonToken::kObjectEnd : JsonToken::kArrayEnd)) {
      levels_.PopBack();
      Store();
      return true;
    }
    if (level.count > 0) {
      if (token != JsonToken::kComma) {
        return FailUnexpected(token,
                              level.is_object ? "comma or object end" : "comma or array end");
      }
      token = scanner_.Next();
    }
    if (level.is_object) {
      if (token != JsonToken::kString) return FailUnexpected(token, "object key string");
      token = scanner_.Next();
      if (token != JsonToken::kColon) return FailUnexpected(token, "colon");
      token = scanner_.Next();
    }
    return ReadValue(token);
  }

  bool Begin(bool is_object) {
    const int depth = static_cast<int>(levels_.size()) + 1;
    if (depth > settings_.decode_depth_max || lua_checkstack(lua_, kSlots) == 0) {
      return Fail(lua_pushfstring(lua_,
                                  "Found too many nested data structures (%d) at character %d",
                                  depth, static_cast<int>(scanner_.position()) + 1));
    }
    if (!levels_.Add({.is_object = is_object, .count = 0})) return Fail(kStringTooLarge);
    lua_newtable(lua_);
    if (!is_object && settings_.decode_array_with_array_mt) {
      PushArrayMetatable(lua_);
      lua_setmetatable(lua_, -2);
    }
    return true;
  }

  // Puts the value on the top into its container, if it has one.
  void Store() {
    if (levels_.empty()) return;
    Level& level = levels_.back();
    ++level.count;
    if (level.is_object) {
      lua_rawset(lua_, -3);
    } else {
      lua_rawseti(lua_, -2, level.count);
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
