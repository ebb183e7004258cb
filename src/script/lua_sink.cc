#include "script/lua_sink.h"

#include <algorithm>

#include "base/number.h"
#include "script/reply_number.h"

namespace perilune {

void PushErrorTable(lua_State* lua, std::string_view text) {
  lua_createtable(lua, 0, 2);
  lua_pushlstring(lua, text.data(), text.size());
  lua_setfield(lua, -2, "err");
}

void PushCommandErrorTable(lua_State* lua, std::string_view text) {
  PushErrorTable(lua, text);
  lua_pushboolean(lua, 1);
  lua_setfield(lua, -2, "ignore_error_stats_update");
}

void LuaSink::Begin(lua_State* lua, int protocol, ScriptMemory& memory, RunFindings& findings,
                    bool is_wanted) {
  lua_ = lua;
  memory_ = &memory;
  findings_ = &findings;
  base_ = lua_gettop(lua);
  protocol_ = protocol;
  depth_ = 0;
  is_error_ = false;
  failed_ = false;
  drops_ = !is_wanted;
  has_begun_ = false;
}

bool LuaSink::Finish(lua_State* lua) {
  if (drops_ && !failed_) return is_error_;
  if (failed_ || lua_gettop(lua) != base_ + 1) {
    lua_settop(lua, base_);
    PushCommandErrorTable(lua, kReplyTooLarge);
    return true;
  }
  return is_error_;
}

void LuaSink::Integer(int64_t value) {
  if (Drops()) return;
  lua_pushnumber(lua_, ToLuaNumber(value, *findings_));
  Stored();
}

void LuaSink::Simple(std::string_view line) {
  if (Drops()) return;
  lua_createtable(lua_, 0, 1);
  SetField("ok", line);
  Stored();
}

void LuaSink::ErrorText(std::string_view text) {
  const bool is_all = !has_begun_;
  if (Drops() && (failed_ || !is_all)) return;
  if (depth_ == 0) is_error_ = true;
  PushCommandErrorTable(lua_, text);
  Stored();
}

void LuaSink::Bulk(std::string_view bytes) {
  if (Drops()) return;
  PushBytes(bytes);
  Stored();
}

void LuaSink::Null() {
  if (Drops()) return;
  if (protocol_ == 2) {
    lua_pushboolean(lua_, 0);
  } else {
    lua_pushnil(lua_);
  }
  Stored();
}

void LuaSink::Array(size_t elements) { Open(Shape::kArray, elements, nullptr); }

void LuaSink::Map(size_t pairs) {
  if (protocol_ == 2) return Array(2 * pairs);
  Open(Shape::kMap, 2 * pairs, "map");
}

void LuaSink::Set(size_t elements) {
  if (protocol_ == 2) return Array(elements);
  Open(Shape::kSet, elements, "set");
}

void LuaSink::Double(double value) {
  if (Drops()) return;
  if (protocol_ == 2) {
    std::array<char, kDoubleCharsMax> text;
    return Bulk({text.data(), FormatDouble(value, text)});
  }
  lua_createtable(lua_, 0, 1);
  lua_pushnumber(lua_, value);
  lua_setfield(lua_, -2, "double");
  Stored();
}

void LuaSink::Boolean(bool value) {
  if (Drops()) return;
  if (protocol_ == 2) return Integer(value ? 1 : 0);
  lua_pushboolean(lua_, value);
  Stored();
}

void LuaSink::BigNumber(std::string_view digits) {
  if (Drops()) return;
  if (protocol_ == 2) return Bulk(digits);
  lua_createtable(lua_, 0, 1);
  SetField("big_number", digits);
  Stored();
}

void LuaSink::Verbatim(std::string_view format, std::string_view bytes) {
  if (Drops()) return;
  if (protocol_ == 2) return Bulk(bytes);
  lua_createtable(lua_, 0, 1);
  lua_createtable(lua_, 0, 2);
  SetField("string", bytes);
  SetField("format", format);
  lua_setfield(lua_, -2, "verbatim_string");
  Stored();
}

// What a short one takes is seen afterwards, in Stored.
void LuaSink::PushBytes(std::string_view bytes) {
  constexpr size_t kShortMax = 1024;
  if (bytes.size() > kShortMax && (bytes.size() > kBytesMax || !memory_->Admit(bytes.size()))) {
    Fail();
    bytes = {};
  }
  lua_pushlstring(lua_, bytes.data(), bytes.size());
}

void LuaSink::SetField(const char* name, std::string_view bytes) {
  PushBytes(bytes);
  lua_setfield(lua_, -2, name);
}

void LuaSink::Open(Shape shape, size_t elements, const char* wrapping_key) {
  if (Drops()) return;
  if (depth_ == kLevelsMax || elements > kElementsMax) return Fail();
  if (depth_ == 0 && lua_checkstack(lua_, kLevelsMax * kSlotsOfLevel + LUA_MINSTACK) == 0) {
    return Fail();
  }
  const bool is_wrapped = wrapping_key != nullptr;
  if (is_wrapped) {
    lua_createtable(lua_, 0, 1);
    lua_pushstring(lua_, wrapping_key);
  }
  // What is announced may still be less than what comes of it: no more than a guess is reserved.
  constexpr size_t kReservedMax = size_t{1} << 20;
  constexpr size_t kElementBytes = 16;
  const int reserved = static_cast<int>(std::min(elements, kReservedMax));
  if (!memory_->Admit(static_cast<size_t>(reserved) * kElementBytes)) Fail();
  lua_createtable(lua_, shape == Shape::kArray ? reserved : 0,
                  shape == Shape::kArray ? 0 : reserved);
  if (elements == 0) {
    Close(is_wrapped);
    return Stored();
  }
  levels_[static_cast<size_t>(depth_++)] = {shape, is_wrapped, elements, 0};
}

// The aggregate on the top is complete.
void LuaSink::Close(bool is_wrapped) {
  if (is_wrapped) lua_rawset(lua_, -3);
}

// The value on the top is the next of the aggregate below it.
void LuaSink::AddTo(Level& level) {
  --level.left;
  switch (level.shape) {
    case Shape::kArray:
      lua_rawseti(lua_, -2, ++level.index);
      return;
    case Shape::kMap:
      if (level.left % 2 == 1) return;  // A key waits on the stack for its value.
      if (lua_isnil(lua_, -2)) return lua_pop(lua_, 2);
      lua_rawset(lua_, -3);
      return;
    case Shape::kSet:
      if (lua_isnil(lua_, -1)) return lua_pop(lua_, 1);
      lua_pushboolean(lua_, 1);
      lua_rawset(lua_, -3);
      return;
  }
}

// The value on the top is complete, and with it perhaps what it is in.
void LuaSink::Stored() {
  if (!memory_->Admit(0)) [[unlikely]] Fail();
  while (depth_ > 0) {
    Level& level = levels_[static_cast<size_t>(depth_ - 1)];
    AddTo(level);
    if (level.left > 0) return;
    Close(level.is_wrapped);
    --depth_;
  }
}

}  // namespace perilune
