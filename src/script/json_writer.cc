#include "script/json_writer.h"

#include <algorithm>
#include <array>
#include <climits>
#include <cmath>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>

#include "base/number.h"
#include "script/lua_scratch.h"
#include "script/lua_vm.h"
#include "script/sandbox.h"
#include "script/work_meter.h"

namespace perilune {
namespace {

// Their addresses are what no script can make.
constexpr char kArrayMetatable = 0;
constexpr char kEmptyArray = 0;

constexpr size_t kPieceBytes = 4096;

// Slots of the stack that one value needs on top of those of the tables that it stands in.
constexpr int kSlots = 10;

// What a character of a string becomes: 0 itself, 'u' a \u00xx, else a backslash and this.
constexpr std::array<char, 256> kEscapes = [] {
  std::array<char, 256> escapes = {};
  for (size_t i = 0; i < 0x20; ++i) escapes[i] = 'u';
  escapes['\b'] = 'b';
  escapes['\t'] = 't';
  escapes['\n'] = 'n';
  escapes['\f'] = 'f';
  escapes['\r'] = 'r';
  escapes['"'] = '"';
  escapes['/'] = '/';
  escapes['\\'] = '\\';
  escapes[0x7f] = 'u';
  return escapes;
}();

char EscapeOf(char character) { return kEscapes[static_cast<unsigned char>(character)]; }

using NumberText = std::array<char, kDoubleCharsMax>;

// A key of a table that is a number, and its text.
struct NumberKey {
  double number;
  size_t size;
  NumberText text;
};

// A key of a table: a string of Lua's, which stays where it is as long as its table does, or a
// number.
struct Key {
  const char* text;  // None: it is the number key `size`.
  size_t size;
};

// A table that has been begun. It is on the stack.
struct Level {
  bool is_array;
  size_t next;
  size_t count;
  size_t first_key;  // Those of an object are sorted.
  size_t first_number;
};

class JsonWriter {
 public:
  JsonWriter(LuaVm& vm, lua_State* lua, const CjsonSettings& settings)
      : vm_(vm),
        lua_(lua),
        settings_(settings),
        meter_(vm),
        out_(lua),
        levels_(lua),
        keys_(lua),
        numbers_(lua) {}

  LuaResult Write() {
    lua_pushvalue(lua_, 1);
    bool written = WriteValue();
    while (written && !levels_.empty()) written = WriteNext();
    if (!written) return failure_;
    lua_pushlstring(lua_, out_.data(), out_.size());
    return LuaResult::Values(1);
  }

 private:
  // All functions that return a bool return false after setting `failure_`. Those that write a
  // value take it from the top of the stack.

  bool WriteValue();
  bool WriteTable();
  bool BeginArray(size_t count);
  bool BeginObject();
  bool Begin(const Level& level, std::string_view bracket);
  bool WriteNext();
  bool WriteKey(const Key& key);

  bool Measure(size_t& count);
  bool CollectKeys();
  bool Sort(std::span<Key> keys);
  bool IsLess(const Key& one, const Key& other) const;

  // Returns the text of a key. No key may be added while it is in use.
  std::string_view TextOf(const Key& key) const {
    if (key.text != nullptr) return {key.text, key.size};
    const NumberKey& number = numbers_[key.size];
    return {number.text.data(), number.size};
  }

  bool WriteString(std::string_view text);
  bool WriteNumber(double number);
  bool FormatNumber(double number, NumberText& text, size_t& size);
  bool Add(std::string_view text);

  bool Fail(const char* text) {
    failure_ = LuaResult::RaiseText(text);
    return false;
  }
  bool FailSerialise(const char* type, const char* reason) {
    return Fail(lua_pushfstring(lua_, "Cannot serialise %s: %s", type, reason));
  }
  bool Step(size_t steps) {
    if (meter_.Step(steps)) return true;
    failure_ = LuaResult::Stopped(vm_, lua_);
    return false;
  }

  LuaVm& vm_;
  lua_State* const lua_;
  const CjsonSettings& settings_;
  WorkMeter meter_;
  LuaBytes out_;
  LuaScratch<Level, 16> levels_;
  LuaScratch<Key, 64> keys_;  // Of all objects that have been begun, one behind the other.
  LuaScratch<NumberKey, 8> numbers_;
  LuaResult failure_ = LuaResult::Values(0);
};

static_assert(std::is_trivially_destructible_v<JsonWriter>);

bool JsonWriter::WriteValue() {
  switch (lua_type(lua_, -1)) {
    case LUA_TTABLE:
      return WriteTable();
    case LUA_TSTRING: {
      size_t size = 0;
      const char* text = lua_tolstring(lua_, -1, &size);
      if (!WriteString({text, size})) return false;
      break;
    }
    case LUA_TNUMBER:
      if (!WriteNumber(lua_tonumber(lua_, -1))) return false;
      break;
    case LUA_TBOOLEAN:
      if (!Add(lua_toboolean(lua_, -1) != 0 ? "true" : "false")) return false;
      break;
    case LUA_TNIL:
      if (!Add("null")) return false;
      break;
    case LUA_TLIGHTUSERDATA:
      if (lua_touserdata(lua_, -1) == nullptr) {
        if (!Add("null")) return false;
        break;
      }
      if (lua_touserdata(lua_, -1) == &kEmptyArray) {
        if (!Add("[]")) return false;
        break;
      }
      [[fallthrough]];
    default:
      return FailSerialise(luaL_typename(lua_, -1), "type not supported");
  }
  lua_pop(lua_, 1);
  return true;
}

bool JsonWriter::WriteTable() {
  const int depth = static_cast<int>(levels_.size()) + 1;
  if (depth > settings_.encode_depth_max || lua_checkstack(lua_, kSlots) == 0) {
    return Fail(lua_pushfstring(lua_, "Cannot serialise, excessive nesting (%d)", depth));
  }
  if (PushBehindProxy(lua_, -1)) lua_remove(lua_, -2);
  if (lua_getmetatable(lua_, -1) != 0) {
    PushArrayMetatable(lua_);
    const bool is_array = lua_rawequal(lua_, -1, -2) != 0;
    lua_pop(lua_, 2);
    if (is_array) return BeginArray(lua_objlen(lua_, -1));
  }
  size_t count = 0;
  if (!Measure(count)) return false;
  return count > 0 ? BeginArray(count) : BeginObject();
}

bool JsonWriter::BeginArray(size_t count) {
  // Each element takes two bytes at least: it need not be tried.
  if (count > kScratchBytesMax / 2) return Fail(kStringTooLarge);
  return Begin({.is_array = true, .next = 0, .count = count, .first_key = 0, .first_number = 0},
               "[");
}

bool JsonWriter::BeginObject() {
  Level level = {.is_array = false,
                 .next = 0,
                 .count = 0,
                 .first_key = keys_.size(),
                 .first_number = numbers_.size()};
  if (!CollectKeys()) return false;
  level.count = keys_.size() - level.first_key;
  if (level.count > 1 && !Sort({&keys_[level.first_key], level.count})) return false;
  return Begin(level, "{");
}

bool JsonWriter::Begin(const Level& level, std::string_view bracket) {
  return (levels_.Add(level) || Fail(kStringTooLarge)) && Add(bracket);
}

// Writes the next element of the innermost table, or its end.
bool JsonWriter::WriteNext() {
  Level& level = levels_.back();
  const bool is_array = level.is_array;
  if (level.next == level.count) {
    lua_pop(lua_, 1);
    if (!is_array) {
      keys_.Shrink(level.first_key);
      numbers_.Shrink(level.first_number);
    }
    levels_.PopBack();
    return Add(is_array ? "]" : "}");
  }
  const size_t index = level.next++;
  if (index > 0 && !Add(",")) return false;
  if (is_array) {
    lua_rawgeti(lua_, -1, static_cast<int>(index) + 1);
  } else {
    if (!WriteKey(keys_[level.first_key + index])) return false;
    lua_rawget(lua_, -2);
  }
  return WriteValue();
}

// Writes the name of a member, and pushes the key.
bool JsonWriter::WriteKey(const Key& key) {
  const std::string_view text = TextOf(key);
  if (key.text != nullptr) {
    if (!WriteString(text)) return false;
    lua_pushlstring(lua_, text.data(), text.size());
  } else {
    if (!Add("\"") || !Add(text) || !Add("\"")) return false;
    lua_pushnumber(lua_, numbers_[key.size].number);
  }
  return Add(":");
}

// Looks at the keys of the table on the top. Sets how long it is as an array; 0 makes it an
// object.
bool JsonWriter::Measure(size_t& count) {
  double elements = 0;
  double last = 0;
  for (lua_pushnil(lua_); lua_next(lua_, -2) != 0; lua_pop(lua_, 1)) {
    if (!Step(1)) return false;
    const double index = lua_type(lua_, -2) == LUA_TNUMBER ? lua_tonumber(lua_, -2) : 0;
    if (!(index >= 1 && index <= INT_MAX && std::floor(index) == index)) {
      lua_pop(lua_, 2);
      return true;
    }
    ++elements;
    last = std::max(last, index);
  }
  const bool is_sparse = settings_.sparse_ratio > 0 && last > settings_.sparse_safe &&
                         last > elements * settings_.sparse_ratio;
  if (is_sparse && !settings_.sparse_convert) {
    return FailSerialise("table", "excessively sparse array");
  }
  if (!is_sparse) count = static_cast<size_t>(last);
  return true;
}

// Adds the keys of the table on the top.
bool JsonWriter::CollectKeys() {
  for (lua_pushnil(lua_); lua_next(lua_, -2) != 0; lua_pop(lua_, 1)) {
    if (!Step(1)) return false;
    const int type = lua_type(lua_, -2);
    if (type == LUA_TSTRING) {
      size_t size = 0;
      const char* text = lua_tolstring(lua_, -2, &size);
      if (!keys_.Add({.text = text, .size = size})) return Fail(kStringTooLarge);
    } else if (type == LUA_TNUMBER) {
      NumberKey key = {.number = lua_tonumber(lua_, -2), .size = 0, .text = {}};
      if (!FormatNumber(key.number, key.text, key.size)) return false;
      if (!keys_.Add({.text = nullptr, .size = numbers_.size()}) || !numbers_.Add(key)) {
        return Fail(kStringTooLarge);
      }
    } else {
      return FailSerialise(lua_typename(lua_, type), "table key must be a number or string");
    }
  }
  return true;
}

// By a heap: it can be left at any point, unlike std::sort.
bool JsonWriter::Sort(std::span<Key> keys) {
  size_t steps = 0;
  const auto is_less = [this, &steps](const Key& one, const Key& other) {
    steps += 1 + std::min(one.size, other.size);
    return IsLess(one, other);
  };
  for (auto end = keys.begin(); end != keys.end(); steps = 0) {
    std::push_heap(keys.begin(), ++end, is_less);
    if (!Step(steps)) return false;
  }
  for (auto end = keys.end(); end != keys.begin(); steps = 0) {
    std::pop_heap(keys.begin(), end--, is_less);
    if (!Step(steps)) return false;
  }
  return true;
}

// Different keys may have the same text: then strings come first.
bool JsonWriter::IsLess(const Key& one, const Key& other) const {
  const int order = TextOf(one).compare(TextOf(other));
  if (order != 0) return order < 0;
  if (one.text != nullptr || other.text != nullptr) return other.text == nullptr;
  return numbers_[one.size].number < numbers_[other.size].number;
}

bool JsonWriter::WriteString(std::string_view text) {
  if (!Add("\"")) return false;
  while (!text.empty()) {
    size_t plain = 0;
    const size_t end = std::min(text.size(), kPieceBytes);
    while (plain < end && EscapeOf(text[plain]) == 0) ++plain;
    if (!Add(text.substr(0, plain))) return false;
    text.remove_prefix(plain);
    if (plain == end) continue;
    const char escape = EscapeOf(text.front());
    if (escape == 'u') {
      constexpr std::string_view kDigits = "0123456789abcdef";
      const auto code = static_cast<unsigned char>(text.front());
      const char unicode[] = {'\\', 'u', '0', '0', kDigits[code >> 4], kDigits[code & 15]};
      if (!Add({unicode, sizeof unicode})) return false;
    } else {
      const char pair[] = {'\\', escape};
      if (!Add({pair, sizeof pair})) return false;
    }
    text.remove_prefix(1);
  }
  return Add("\"");
}

bool JsonWriter::WriteNumber(double number) {
  NumberText text;
  size_t size = 0;
  return FormatNumber(number, text, size) && Add({text.data(), size});
}

// Sets the text of the number, and its size.
bool JsonWriter::FormatNumber(double number, NumberText& text, size_t& size) {
  if (!std::isfinite(number)) {
    switch (settings_.encode_invalid_numbers) {
      case InvalidNumbers::kRefuse:
        return FailSerialise("number", "must not be NaN or Inf");
      case InvalidNumbers::kNull:
        size = std::string_view("null").copy(text.data(), text.size());
        return true;
      case InvalidNumbers::kKeep:
        break;
    }
  }
  size = FormatDouble(number, settings_.number_precision, text);
  return true;
}

bool JsonWriter::Add(std::string_view text) {
  if (!Step(text.size())) return false;
  return out_.Append(text) || Fail(kStringTooLarge);
}

}  // namespace

LuaResult WriteJson(LuaVm& vm, lua_State* lua, const CjsonSettings& settings) {
  return JsonWriter(vm, lua, settings).Write();
}

void MakeArrayMetatable(lua_State* lua, LuaVm& vm) {
  lua_pushlightuserdata(lua, const_cast<char*>(&kArrayMetatable));
  lua_newtable(lua);
  MakeProxy(lua, vm);
  lua_rawset(lua, LUA_REGISTRYINDEX);
}

void PushArrayMetatable(lua_State* lua) {
  lua_pushlightuserdata(lua, const_cast<char*>(&kArrayMetatable));
  lua_rawget(lua, LUA_REGISTRYINDEX);
}

void PushEmptyArray(lua_State* lua) { lua_pushlightuserdata(lua, const_cast<char*>(&kEmptyArray)); }

}  // namespace perilune
