#include "script/lua_reply.h"

#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>

#include "script/reply_number.h"

namespace perilune {
namespace {

// The fields of a table that say what it stands for, and which of them counts first.
enum class Field : int {
  kErr = 1,
  kOk,
  kDouble,
  kMap,
  kSet,
  kBigNumber,
  kVerbatim,
  kFormat,
  kString,
};
constexpr const char* kFieldNames[] = {"err",        "ok",              "double", "map",   "set",
                                       "big_number", "verbatim_string", "format", "string"};

std::string_view BytesAt(lua_State* lua, int at) {
  size_t size = 0;
  const char* bytes = lua_tolstring(lua, at, &size);
  return {bytes, size};
}

// Statuses and errors are lines, and end at a zero byte.
std::string LineAt(lua_State* lua, int at) {
  std::string line = lua_tostring(lua, at);
  for (char& c : line) {
    if (c == '\r' || c == '\n') c = ' ';
  }
  return line;
}

class Replier {
 public:
  Replier(lua_State* lua, int fields, int protocol, RunFindings& findings, RunControl& control,
          ReplySink& reply)
      : lua_(lua),
        outermost_(lua_gettop(lua)),
        fields_(fields),
        protocol_(protocol),
        findings_(findings),
        control_(control),
        reply_(reply) {}

  // Each takes the value on the top of the stack and leaves it there.
  void Value();

 private:
  void Number();
  void Table();
  void Array();
  void Map();
  void Set();
  bool Verbatim();

  // Pushes the field of the table on the top if it is of the type; else pushes nothing.
  bool Take(Field field, int type);
  // Elements that are looked at before they are popped.
  static constexpr int kAtOnce = 16;
  int CountElements();
  size_t CountPairs();
  bool HasElementsBehind(int size);

  // Called for each value that is looked at.
  void Step() {
    constexpr unsigned kStepsPerLook = 1024;
    if (++steps_ % kStepsPerLook == 0) (void)control_.Poll();  // What replies cannot be stopped.
  }

  lua_State* lua_;
  const int outermost_;  // Where on the stack the whole reply is,
  const int fields_;     // and the names of the fields.
  const int protocol_;
  RunFindings& findings_;
  RunControl& control_;
  ReplySink& reply_;
  unsigned steps_ = 0;
};

void Replier::Value() {
  Step();
  if (lua_checkstack(lua_, kAtOnce + 2) == 0) {
    return reply_.ErrorText("ERR reached lua stack limit");
  }
  switch (lua_type(lua_, -1)) {
    case LUA_TSTRING:
      return reply_.Bulk(BytesAt(lua_, -1));
    case LUA_TNUMBER:
      return Number();
    case LUA_TTABLE:
      return Table();
    case LUA_TBOOLEAN:
      if (protocol_ == 3) return reply_.Boolean(lua_toboolean(lua_, -1) != 0);
      if (lua_toboolean(lua_, -1)) return reply_.Integer(1);
      break;
    default:
      break;
  }
  reply_.Null();
}

void Replier::Number() {
  reply_.Integer(FromLuaNumber(lua_tonumber(lua_, -1), findings_));
}

void Replier::Table() {
  const int top = lua_gettop(lua_);
  if (Take(Field::kErr, LUA_TSTRING)) {
    const std::string text = LineAt(lua_, -1);
    if (top == outermost_) findings_.EndWith(text, 0);
    reply_.ErrorText(text);
  } else if (Take(Field::kOk, LUA_TSTRING)) {
    reply_.Simple(LineAt(lua_, -1));
  } else if (Take(Field::kDouble, LUA_TNUMBER)) {
    reply_.Double(lua_tonumber(lua_, -1));
  } else if (Take(Field::kMap, LUA_TTABLE)) {
    Map();
  } else if (Take(Field::kSet, LUA_TTABLE)) {
    Set();
  } else if (Take(Field::kBigNumber, LUA_TSTRING)) {
    reply_.BigNumber(LineAt(lua_, -1));
  } else if (!Verbatim()) {
    lua_settop(lua_, top);
    Array();
  }
  lua_settop(lua_, top);
}

// Whether the table on the top goes on behind the nil at `size` + 1, as far as that is known
// without a look at all of it.
bool Replier::HasElementsBehind(int size) {
  if (lua_objlen(lua_, -1) > static_cast<size_t>(size)) return true;
  lua_rawgeti(lua_, -1, size + 2);
  const bool goes_on = !lua_isnil(lua_, -1);
  lua_pop(lua_, 1);
  return goes_on;
}

// Up to the first nil.
void Replier::Array() {
  const int size = CountElements();
  if (HasElementsBehind(size)) findings_.Count(Hazard::kCutTable);
  reply_.Array(static_cast<size_t>(size));
  for (int i = 1; i <= size; ++i) {
    lua_rawgeti(lua_, -1, i);
    Value();
    lua_pop(lua_, 1);
  }
}

// Looks at a few at a time: to pop one after the other takes longer.
int Replier::CountElements() {
  const int table = lua_gettop(lua_);
  for (int size = 0;; lua_settop(lua_, table)) {
    for (int i = 0; i < kAtOnce; ++i, ++size) {
      Step();
      lua_rawgeti(lua_, table, size + 1);
      if (!lua_isnil(lua_, -1)) continue;
      lua_settop(lua_, table);
      return size;
    }
  }
}

void Replier::Map() {
  reply_.Map(CountPairs());
  lua_pushnil(lua_);
  while (lua_next(lua_, -2) != 0) {
    lua_pushvalue(lua_, -2);
    Value();
    lua_pop(lua_, 1);
    Value();
    lua_pop(lua_, 1);
  }
}

void Replier::Set() {
  reply_.Set(CountPairs());
  lua_pushnil(lua_);
  while (lua_next(lua_, -2) != 0) {
    lua_pop(lua_, 1);
    lua_pushvalue(lua_, -1);
    Value();
    lua_pop(lua_, 1);
  }
}

bool Replier::Verbatim() {
  if (!Take(Field::kVerbatim, LUA_TTABLE)) return false;
  if (!Take(Field::kFormat, LUA_TSTRING)) return false;
  std::string format = LineAt(lua_, -1);
  lua_pop(lua_, 1);
  if (!Take(Field::kString, LUA_TSTRING)) return false;
  format.resize(3, ' ');
  reply_.Verbatim(format, BytesAt(lua_, -1));
  return true;
}

bool Replier::Take(Field field, int type) {
  lua_rawgeti(lua_, fields_, static_cast<int>(field));
  lua_rawget(lua_, -2);
  if (lua_type(lua_, -1) == type) return true;
  lua_pop(lua_, 1);
  return false;
}

size_t Replier::CountPairs() {
  size_t pairs = 0;
  for (lua_pushnil(lua_); lua_next(lua_, -2) != 0; lua_pop(lua_, 1)) {
    Step();
    ++pairs;
  }
  return pairs;
}

}  // namespace

void PushReplyFields(lua_State* lua) {
  lua_createtable(lua, static_cast<int>(std::size(kFieldNames)), 0);
  int index = 0;
  for (const char* name : kFieldNames) {
    lua_pushstring(lua, name);
    lua_rawseti(lua, -2, ++index);
  }
}

void ReplyValue(lua_State* lua, int fields, int protocol, RunFindings& findings,
                RunControl& control, ReplySink& reply) {
  Replier(lua, fields, protocol, findings, control, reply).Value();
}

}  // namespace perilune
