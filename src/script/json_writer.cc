#include "script/json_writer.h"

#include <algorithm>
#include <array>
#include <climits>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <type_traits>

#include "base/number.h"
#include "script/byte_word.h"
#include "script/lua_scratch.h"
#include "script/lua_vm.h"
#include "script/metered_sort.h"
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

// So many tables among the members of an object, and of all that have been begun, are kept on the
// stack when they have been found. To look them up takes longer, but the stack has its limit.
constexpr int kKeptOfObject = 6;  // Of kSlots.
constexpr int kKeptMax = 256;

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

// Copies `text` to `out` up to the first character that is escaped. Returns how many there were.
size_t CopyPlain(std::string_view text, char* out) {
  size_t size = 0;
  for (; text.size() - size >= ByteWord::kBytes; size += ByteWord::kBytes) {
    const ByteWord word(text.data() + size);
    if ((word.Below(0x20) | word.Equal('"') | word.Equal('/') | word.Equal('\\') |
         word.Equal(0x7f)) != 0) {
      break;
    }
    std::memcpy(out + size, text.data() + size, ByteWord::kBytes);
  }
  for (; size < text.size() && EscapeOf(text[size]) == 0; ++size) out[size] = text[size];
  return size;
}

using NumberText = std::array<char, kDoubleCharsMax>;

// A key of a table that is a number, and its text.
struct NumberKey {
  double number;
  size_t size;
  NumberText text;
};

// A value as far as it is known without its table. A string stays where it is as long as that.
struct Value {
  int type;       // As lua_type says.
  uint32_t size;  // Of a string: none of LuaJIT's is longer.
  union {
    const char* text;
    double number;
    bool boolean;
    const void* pointer;
    int kept;  // Where on the stack the table is; 0: it is to be looked up.
  };
};

// A member of an object.
struct Member {
  const char* name;  // None: its key is the number key `name_size`.
  uint32_t name_size;
  Value value;
};

// A table that has been begun. It is on the stack, with the tables above it that are kept.
struct Level {
  bool is_array = false;
  int table;
  int kept = 0;
  size_t next = 0;
  size_t count = 0;
  size_t first_member;  // Those of an object are sorted.
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
        members_(lua),
        numbers_(lua) {}

  LuaResult Write() {
    lua_pushvalue(lua_, 1);
    bool written = WriteTop();
    while (written && !levels_.empty()) written = WriteNext();
    if (!written) return failure_;
    lua_pushlstring(lua_, out_.data(), out_.size());
    return LuaResult::Values(1);
  }

 private:
  // Functions that are named after what they do return false after setting `failure_`.

  bool WriteTop();
  bool WriteScalar(const Value& value);
  bool WriteTable();
  bool IsMarkedAsArray();
  bool Begin(const Level& level);
  bool WriteNext();
  bool WriteMember(const Level& level, const Member& member);
  bool End(const Level& level);

  bool Explore(Level& level);
  bool CollectAllMembers(Level& level);
  bool CollectMembers(Level& level);
  bool DescribeKey(Member& member);
  Value Describe(int at);
  bool Sort(std::span<Member> members);
  bool IsLess(const Member& one, const Member& other) const;

  // Returns the name of a member. None may be added while it is in use.
  std::string_view NameOf(const Member& member) const {
    if (member.name != nullptr) return {member.name, member.name_size};
    const NumberKey& number = numbers_[member.name_size];
    return {number.text.data(), number.size};
  }

  bool WriteString(std::string_view text);
  bool WriteEscape(char character);
  bool WriteNumber(double number);
  bool FormatNumber(double number, NumberText& text, size_t& size);

  // What is added so is short: the steps are those of WriteNext.
  bool Add(std::string_view text) { return out_.Append(text) || Fail(kStringTooLarge); }
  bool Add(char character) { return out_.Add(character) || Fail(kStringTooLarge); }

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
  LuaScratch<Member, 64> members_;  // Of all objects that have been begun, one behind the other.
  LuaScratch<NumberKey, 8> numbers_;
  int kept_ = 0;
  LuaResult failure_ = LuaResult::Values(0);
};

static_assert(std::is_trivially_destructible_v<JsonWriter>);

// Writes the value on the top and pops it: of a table only the beginning.
bool JsonWriter::WriteTop() {
  const Value value = Describe(-1);
  if (value.type == LUA_TTABLE) return WriteTable();
  lua_pop(lua_, 1);  // It stands in a table, or is the argument.
  return WriteScalar(value);
}

bool JsonWriter::WriteScalar(const Value& value) {
  switch (value.type) {
    case LUA_TSTRING:
      return WriteString({value.text, value.size});
    case LUA_TNUMBER:
      return WriteNumber(value.number);
    case LUA_TBOOLEAN:
      return Add(value.boolean ? "true" : "false");
    case LUA_TNIL:
      return Add("null");
    case LUA_TLIGHTUSERDATA:
      if (value.pointer == nullptr) return Add("null");
      if (value.pointer == &kEmptyArray) return Add("[]");
      break;
    default:
      break;
  }
  return FailSerialise(lua_typename(lua_, value.type), "type not supported");
}

// Begins the table on the top, which stays there until its end.
bool JsonWriter::WriteTable() {
  const int depth = static_cast<int>(levels_.size()) + 1;
  if (depth > settings_.encode_depth_max || lua_checkstack(lua_, kSlots) == 0) {
    return Fail(lua_pushfstring(lua_, "Cannot serialise, excessive nesting (%d)", depth));
  }
  Level level = {
      .table = lua_gettop(lua_), .first_member = members_.size(), .first_number = numbers_.size()};
  if (lua_getmetatable(lua_, -1) != 0) {
    lua_pop(lua_, 1);
    if (PushBehindProxy(lua_, -1)) lua_remove(lua_, -2);
    level.is_array = IsMarkedAsArray();
    level.count = lua_objlen(lua_, -1);
  }
  if (!level.is_array && !Explore(level)) return false;
  return Begin(level);
}

// Whether the table on the top has the metatable of arrays.
bool JsonWriter::IsMarkedAsArray() {
  if (lua_getmetatable(lua_, -1) == 0) return false;
  PushArrayMetatable(lua_);
  const bool is_array = lua_rawequal(lua_, -1, -2) != 0;
  lua_pop(lua_, 2);
  return is_array;
}

bool JsonWriter::Begin(const Level& level) {
  // Each element takes two bytes at least: it need not be tried.
  if (level.is_array && level.count > kScratchBytesMax / 2) return Fail(kStringTooLarge);
  return (levels_.Add(level) || Fail(kStringTooLarge)) && Add(level.is_array ? '[' : '{');
}

// Writes the next element or member of the innermost table, or its end.
bool JsonWriter::WriteNext() {
  constexpr size_t kSteps = 8;
  if (!Step(kSteps)) return false;
  Level& level = levels_.back();
  if (level.next == level.count) return End(level);
  const size_t index = level.next++;
  if (index > 0 && !Add(',')) return false;
  if (!level.is_array) return WriteMember(level, members_[level.first_member + index]);
  lua_rawgeti(lua_, level.table, static_cast<int>(index) + 1);
  return WriteTop();
}

bool JsonWriter::WriteMember(const Level& level, const Member& member) {
  const std::string_view name = NameOf(member);
  if (!(member.name != nullptr ? WriteString(name) : Add('"') && Add(name) && Add('"'))) {
    return false;
  }
  if (!Add(':')) return false;
  if (member.value.type != LUA_TTABLE) return WriteScalar(member.value);
  if (member.value.kept != 0) {
    lua_pushvalue(lua_, member.value.kept);
    return WriteTable();
  }
  if (member.name != nullptr) {
    lua_pushlstring(lua_, name.data(), name.size());
  } else {
    lua_pushnumber(lua_, numbers_[member.name_size].number);
  }
  lua_rawget(lua_, level.table);
  return WriteTable();
}

bool JsonWriter::End(const Level& level) {
  lua_settop(lua_, level.table - 1);
  kept_ -= level.kept;
  members_.Shrink(level.first_member);
  numbers_.Shrink(level.first_number);
  const bool is_array = level.is_array;
  levels_.PopBack();
  return Add(is_array ? ']' : '}');
}

// Looks at the keys of the table on the top. Sets whether it is an array, and how long it is; of an
// object the members are collected.
bool JsonWriter::Explore(Level& level) {
  double elements = 0;
  double last = 0;
  for (lua_pushnil(lua_); lua_next(lua_, level.table) != 0; lua_pop(lua_, 1)) {
    if (!Step(1)) return false;
    const double index = lua_type(lua_, -2) == LUA_TNUMBER ? lua_tonumber(lua_, -2) : 0;
    if (!(index >= 1 && index <= INT_MAX && static_cast<int>(index) == index)) {
      if (elements == 0) return CollectMembers(level);
      lua_pop(lua_, 2);
      return CollectAllMembers(level);
    }
    ++elements;
    last = std::max(last, index);
  }
  level.is_array = elements > 0;
  level.count = static_cast<size_t>(last);
  const bool is_sparse = settings_.sparse_ratio > 0 && last > settings_.sparse_safe &&
                         last > elements * settings_.sparse_ratio;
  if (!is_sparse) return true;
  if (!settings_.sparse_convert) return FailSerialise("table", "excessively sparse array");
  return CollectAllMembers(level);
}

bool JsonWriter::CollectAllMembers(Level& level) {
  lua_pushnil(lua_);
  lua_next(lua_, level.table);
  return CollectMembers(level);
}

// Collects the members of the table, an object, and sorts them. The first key stands below the
// top, its value on the top.
bool JsonWriter::CollectMembers(Level& level) {
  do {
    Member member;
    if (!Step(1) || !DescribeKey(member)) return false;
    member.value = Describe(-1);
    if (member.value.type == LUA_TTABLE && level.kept < kKeptOfObject && kept_ < kKeptMax) {
      ++kept_;
      member.value.kept = level.table + ++level.kept;
      lua_insert(lua_, -2);  // The next key is found by this one.
    } else {
      lua_pop(lua_, 1);
    }
    if (!members_.Add(member)) return Fail(kStringTooLarge);
  } while (lua_next(lua_, level.table) != 0);
  level.is_array = false;
  level.count = members_.size() - level.first_member;
  return Sort({&members_[level.first_member], level.count});
}

// Sets the name of a member, whose key stands below the top.
bool JsonWriter::DescribeKey(Member& member) {
  const int type = lua_type(lua_, -2);
  if (type == LUA_TSTRING) {
    size_t size = 0;
    member.name = lua_tolstring(lua_, -2, &size);
    member.name_size = static_cast<uint32_t>(size);
    return true;
  }
  if (type != LUA_TNUMBER) {
    return FailSerialise(lua_typename(lua_, type), "table key must be a number or string");
  }
  member.name = nullptr;
  member.name_size = static_cast<uint32_t>(numbers_.size());
  NumberKey key = {.number = lua_tonumber(lua_, -2), .size = 0, .text = {}};
  if (!FormatNumber(key.number, key.text, key.size)) return false;
  return numbers_.Add(key) || Fail(kStringTooLarge);
}

Value JsonWriter::Describe(int at) {
  Value value = {.type = lua_type(lua_, at), .size = 0, .pointer = nullptr};
  switch (value.type) {
    case LUA_TSTRING: {
      size_t size = 0;
      value.text = lua_tolstring(lua_, at, &size);
      value.size = static_cast<uint32_t>(size);
      break;
    }
    case LUA_TNUMBER:
      value.number = lua_tonumber(lua_, at);
      break;
    case LUA_TBOOLEAN:
      value.boolean = lua_toboolean(lua_, at) != 0;
      break;
    case LUA_TLIGHTUSERDATA:
      value.pointer = lua_touserdata(lua_, at);
      break;
    case LUA_TTABLE:
      value.kept = 0;
      break;
    default:
      break;
  }
  return value;
}

bool JsonWriter::Sort(std::span<Member> members) {
  size_t longest = 0;
  for (const Member& member : members) longest = std::max(longest, NameOf(member).size());
  const auto is_less = [this](const Member& one, const Member& other) {
    return IsLess(one, other);
  };
  Member* const first = members.data();
  if (SortMetered(first, first + members.size(), 1 + longest / 64, is_less, meter_)) return true;
  failure_ = LuaResult::Stopped(vm_, lua_);
  return false;
}

// Different keys may have the same text: then strings come first.
bool JsonWriter::IsLess(const Member& one, const Member& other) const {
  // The first characters mostly tell. Where a string ends there is NUL.
  if (one.name != nullptr && other.name != nullptr && *one.name != *other.name) {
    return static_cast<unsigned char>(*one.name) < static_cast<unsigned char>(*other.name);
  }
  const int order = NameOf(one).compare(NameOf(other));
  if (order != 0) return order < 0;
  if (one.name != nullptr || other.name != nullptr) return other.name == nullptr;
  return numbers_[one.name_size].number < numbers_[other.name_size].number;
}

bool JsonWriter::WriteString(std::string_view text) {
  if (!Add('"')) return false;
  for (;;) {
    const std::string_view piece = text.substr(0, kPieceBytes);
    if (!Step(piece.size())) return false;
    char* const out = out_.Extend(piece.size() + 1);  // What is escaped takes even more room.
    if (out == nullptr) return Fail(kStringTooLarge);
    const size_t plain = CopyPlain(piece, out);
    if (plain == text.size()) {
      out[plain] = '"';
      return true;
    }
    out_.Shrink(out_.size() - (piece.size() + 1 - plain));
    text.remove_prefix(plain);
    if (plain == piece.size()) continue;
    if (!WriteEscape(text.front())) return false;
    text.remove_prefix(1);
  }
}

bool JsonWriter::WriteEscape(char character) {
  const char escape = EscapeOf(character);
  if (escape != 'u') return Add('\\') && Add(escape);
  constexpr std::string_view kDigits = "0123456789abcdef";
  const auto code = static_cast<unsigned char>(character);
  const char unicode[] = {'\\', 'u', '0', '0', kDigits[code >> 4], kDigits[code & 15]};
  return Add({unicode, sizeof unicode});
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

}  // namespace

LuaResult WriteJson(LuaVm& vm, lua_State* lua, const CjsonSettings& settings) {
  return JsonWriter(vm, lua, settings).Write();
}

void MakeArrayMetatable(lua_State* lua) {
  lua_pushlightuserdata(lua, const_cast<char*>(&kArrayMetatable));
  lua_newtable(lua);
  MakeProxy(lua);
  lua_rawset(lua, LUA_REGISTRYINDEX);
}

void PushArrayMetatable(lua_State* lua) {
  lua_pushlightuserdata(lua, const_cast<char*>(&kArrayMetatable));
  lua_rawget(lua, LUA_REGISTRYINDEX);
}

void PushEmptyArray(lua_State* lua) { lua_pushlightuserdata(lua, const_cast<char*>(&kEmptyArray)); }

}  // namespace perilune
