#include "script/passed_reply.h"

#include <array>
#include <cstring>

#include "base/number.h"
#include "script/lua_sink.h"
#include "script/lua_vm.h"
#include "script/reply_number.h"

namespace perilune {
namespace {

// What a script has needed beyond this is not kept for the next.
constexpr size_t kBytesKept = 64 * 1024;

constexpr size_t kListBytesMax = 64 * 1024;

bool IsScalar(lua_State* lua, int at) {
  const int type = lua_type(lua, at);
  return type == LUA_TSTRING || type == LUA_TNUMBER || type == LUA_TBOOLEAN || type == LUA_TNIL;
}

// Makes a table of all values of the stack.
void MakeTable(lua_State* lua) {
  const int count = lua_gettop(lua);
  lua_createtable(lua, count, 0);
  lua_insert(lua, 1);
  for (int index = count; index > 0; --index) lua_rawseti(lua, 1, index);
}

}  // namespace

void PassedReply::Begin(ScriptMemory& memory, RunFindings& findings) {
  Clear();
  memory_ = &memory;
  findings_ = &findings;
}

void PassedReply::Clear() {
  if (elements_.capacity() > kBytesKept) {
    elements_ = {};
  } else {
    elements_.clear();
  }
  is_error_ = failed_ = false;
}

void PassedReply::Add(Kind kind, uint64_t number) {
  if (failed_) return;
  const Header header = {kind, number};
  elements_.append(reinterpret_cast<const char*>(&header), sizeof(header));
  failed_ = !memory_->Admit(elements_.size());
}

void PassedReply::Add(Kind kind, std::string_view bytes) {
  failed_ = failed_ || !memory_->Admit(elements_.size() + bytes.size());
  Add(kind, bytes.size());
  if (!failed_) elements_.append(bytes);
}

void PassedReply::Integer(int64_t value) {
  const int64_t through_lua = FromLuaNumber(ToLuaNumber(value, *findings_), *findings_);
  Add(Kind::kInteger, static_cast<uint64_t>(through_lua));
}

void PassedReply::ErrorText(std::string_view text) {
  is_error_ = is_error_ || elements_.empty();
  Add(Kind::kError, text);
}

void PassedReply::Double(double value) {
  std::array<char, kDoubleCharsMax> text;
  Bulk({text.data(), FormatDouble(value, text)});
}

// Up to the first nil, as all tables that are returned.
bool PassedReply::TakeList(lua_State* lua) {
  const int count = lua_gettop(lua);
  int size = 0;
  bool is_cut = false;
  size_t bytes = 0;
  for (int at = 1; at <= count; ++at) {
    if (!IsScalar(lua, at)) return false;
    if (lua_type(lua, at) == LUA_TSTRING) bytes += lua_objlen(lua, at);
    if (bytes > kListBytesMax) return false;
    if (lua_isnil(lua, at)) continue;
    is_cut = is_cut || size < at - 1;
    if (!is_cut) size = at;
  }
  if (is_cut) findings_->Count(Hazard::kCutTable);
  Array(static_cast<size_t>(size));
  for (int at = 1; at <= size; ++at) TakeScalar(lua, at);
  return true;
}

void PassedReply::TakeScalar(lua_State* lua, int at) {
  switch (lua_type(lua, at)) {
    case LUA_TSTRING: {
      size_t size = 0;
      const char* bytes = lua_tolstring(lua, at, &size);
      return Bulk({bytes, size});
    }
    case LUA_TNUMBER: {
      const int64_t value = FromLuaNumber(lua_tonumber(lua, at), *findings_);
      return Add(Kind::kInteger, static_cast<uint64_t>(value));
    }
    default:
      return lua_toboolean(lua, at) != 0 ? Add(Kind::kInteger, 1) : Null();
  }
}

bool PassedReply::Finish(lua_State* lua) {
  if (failed_) {
    PushCommandErrorTable(lua, kReplyTooLarge);
  } else if (is_error_) {
    PushCommandErrorTable(lua, std::string_view(elements_).substr(sizeof(Header)));
  } else {
    lua_pushlightuserdata(lua, this);
  }
  return failed_ || is_error_;
}

bool PassedReply::IsOnTop(lua_State* lua) const { return lua_touserdata(lua, -1) == this; }

void PassedReply::WriteTo(ReplySink& reply, RunControl& control) const {
  constexpr unsigned kElementsPerLook = 1024;
  unsigned elements = 0;
  for (std::string_view left = elements_; !left.empty();) {
    if (++elements % kElementsPerLook == 0) (void)control.Poll();  // What replies is not stopped.
    Header header;
    std::memcpy(&header, left.data(), sizeof(header));
    left.remove_prefix(sizeof(header));
    switch (header.kind) {
      case Kind::kInteger:
        reply.Integer(static_cast<int64_t>(header.number));
        continue;
      case Kind::kNull:
        reply.Null();
        continue;
      case Kind::kArray:
        reply.Array(header.number);
        continue;
      case Kind::kSimple:
      case Kind::kError:
      case Kind::kBulk:
        break;
    }
    const std::string_view bytes = left.substr(0, header.number);
    left.remove_prefix(bytes.size());
    if (header.kind == Kind::kSimple) reply.Simple(bytes);
    if (header.kind == Kind::kError) reply.ErrorText(bytes);
    if (header.kind == Kind::kBulk) reply.Bulk(bytes);
  }
}

LuaResult PassList(LuaVm& vm, lua_State* lua) {
  PassedReply& passed = vm.passed();
  passed.Begin(vm.memory(), vm.run().findings);
  if (vm.run().protocol != 2 || !passed.TakeList(lua)) {
    MakeTable(lua);
    return LuaResult::Values(1);
  }
  return passed.Finish(lua) ? LuaResult::Raise() : LuaResult::Values(1);
}

}  // namespace perilune
