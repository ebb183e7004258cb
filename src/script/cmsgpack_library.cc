// The library cmsgpack: values to MessagePack and back.
//
// The codec is our own. Of a library for it little would be left: which widths are chosen, in
// which order a map is written, what is read of an unsigned integer, how deep and how far is read
// and what is said of broken bytes is all for the reference to say.

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

#include "base/check.h"
#include "script/lua_scratch.h"
#include "script/lua_vm.h"
#include "script/message_packer.h"
#include "script/message_reader.h"
#include "script/sandbox.h"
#include "script/work_meter.h"

namespace perilune {
namespace {

// Tables that are nested deeper are packed as nil.
constexpr int kPackDepthMax = 16;

// Places on Lua's stack: four for each table that is being packed, and some to work with.
constexpr int kPackStack = 4 * kPackDepthMax + LUA_MINSTACK;

// Why a function fails, if it does.
using Problem = std::optional<LuaResult>;

// ---- pack

// One call of pack. It owns nothing: an error jumps over it.
struct Packing {
  LuaVm& vm;
  lua_State* lua;
  MessagePacker packer;
  WorkMeter meter;
};

struct TableShape {
  size_t size;    // How many keys there are.
  bool is_array;  // They are the integers from 1 to `size`.
};

// Measures the table on the top, unless the run must stop.
std::optional<TableShape> Measure(Packing& packing) {
  lua_State* lua = packing.lua;
  TableShape shape{0, true};
  double last = 0;  // The largest key of an array.
  for (lua_pushnil(lua); lua_next(lua, -2) != 0; ++shape.size) {
    lua_pop(lua, 1);
    const double key = lua_type(lua, -1) == LUA_TNUMBER ? lua_tonumber(lua, -1) : 0;
    const bool is_index = key >= 1 && key <= std::numeric_limits<int>::max() &&
                          key == static_cast<double>(static_cast<int>(key));
    if (!is_index) shape.is_array = false;
    if (is_index && key > last) last = key;
    if (packing.meter.Step()) continue;
    lua_pop(lua, 1);
    return std::nullopt;
  }
  if (last != static_cast<double>(shape.size)) shape.is_array = false;
  return shape;
}

Problem PackTop(Packing& packing, int depth);

Problem PackArray(Packing& packing, size_t size, int depth) {
  packing.packer.Array(size);
  for (size_t i = 1; i <= size; ++i) {
    lua_rawgeti(packing.lua, -1, static_cast<int>(i));
    const Problem problem = PackTop(packing, depth + 1);
    lua_pop(packing.lua, 1);
    if (problem) return problem;
  }
  return std::nullopt;
}

Problem PackMap(Packing& packing, size_t size, int depth) {
  lua_State* lua = packing.lua;
  const MessagePacker::Map map = packing.packer.BeginMap(size);
  lua_pushnil(lua);
  while (lua_next(lua, -2) != 0) {
    lua_pushvalue(lua, -2);
    if (const Problem problem = PackTop(packing, depth + 1)) return problem;
    lua_pop(lua, 1);
    if (const Problem problem = PackTop(packing, depth + 1)) return problem;
    lua_pop(lua, 1);
    packing.packer.EndPair();
  }
  if (packing.packer.EndMap(map, packing.meter)) return std::nullopt;
  return LuaResult::Stopped(packing.vm, lua);
}

Problem PackTable(Packing& packing, int depth) {
  lua_State* lua = packing.lua;
  if (PushBehindProxy(lua, -1)) {
    lua_replace(lua, -2);
    packing.vm.ShowCallTables(lua);  // Which must not appear while their table is read.
  }
  const std::optional<TableShape> shape = Measure(packing);
  if (!shape) return LuaResult::Stopped(packing.vm, lua);
  return shape->is_array ? PackArray(packing, shape->size, depth)
                         : PackMap(packing, shape->size, depth);
}

// Packs the value on the top, which is left there, unless it fails. `depth` tables are around it.
Problem PackTop(Packing& packing, int depth) {
  lua_State* lua = packing.lua;
  size_t size = 0;
  const char* bytes = nullptr;
  const int type = lua_type(lua, -1);
  if (type == LUA_TSTRING) bytes = lua_tolstring(lua, -1, &size);
  if (packing.packer.is_too_large()) return LuaResult::RaiseText(kStringTooLarge);
  if (!packing.meter.Step(1 + size)) return LuaResult::Stopped(packing.vm, lua);
  switch (type) {
    case LUA_TSTRING:
      packing.packer.String({bytes, size});
      return std::nullopt;
    case LUA_TNUMBER:
      packing.packer.Number(lua_tonumber(lua, -1));
      return std::nullopt;
    case LUA_TBOOLEAN:
      packing.packer.Boolean(lua_toboolean(lua, -1) != 0);
      return std::nullopt;
    case LUA_TTABLE:
      if (depth < kPackDepthMax) return PackTable(packing, depth);
      break;
    default:
      break;
  }
  packing.packer.Nil();
  return std::nullopt;
}

// pack(value, ...): the packed values, one after the other.
LuaResult Pack(LuaVm& vm, lua_State* lua) {
  const int arguments = lua_gettop(lua);
  if (arguments == 0) return LuaResult::BadArgument(0, "MessagePack pack needs input.");
  if (!lua_checkstack(lua, arguments) || !lua_checkstack(lua, kPackStack)) {
    return LuaResult::BadArgument(0, "Too many arguments for MessagePack pack.");
  }
  Packing packing{vm, lua, MessagePacker(lua), WorkMeter(vm)};
  for (int i = 1; i <= arguments; ++i) {
    lua_pushvalue(lua, i);
    if (const Problem problem = PackTop(packing, 0)) return *problem;
    lua_pop(lua, 1);
  }
  if (packing.packer.is_too_large()) return LuaResult::RaiseText(kStringTooLarge);
  const std::string_view bytes = packing.packer.bytes();
  lua_pushlstring(lua, bytes.data(), bytes.size());
  return LuaResult::Values(1);
}

// ---- unpack

// An array or a map that is being read. Its table stands on Lua's stack, below the index of an
// array's next element, or below the key of a map's next pair, if that has been read.
struct OpenTable {
  uint32_t left;  // Elements, or pairs.
  bool is_map;
  bool has_key;
};

// Reads values onto Lua's stack. It owns nothing: an error jumps over it.
class Unpacking {
 public:
  Unpacking(LuaVm& vm, lua_State* lua, std::string_view bytes)
      : vm_(vm), lua_(lua), meter_(vm), reader_(bytes) {}

  size_t left() const { return reader_.left(); }

  // Pushes the next value, with all that is in it.
  Problem PushValue() {
    do {
      const size_t open_before = open_count_;
      if (const Problem problem = PushPiece()) return problem;
      if (open_count_ > open_before) continue;
      while (open_count_ > 0 && StoreTop()) {
      }
    } while (open_count_ > 0);
    return std::nullopt;
  }

 private:
  // Pushes a scalar, or a table, which is opened if there is something in it.
  Problem PushPiece() {
    if (!lua_checkstack(lua_, 1)) {
      return LuaResult::RaiseText(
          "stack overflow (too many return values at once; use unpack_one or unpack_limit "
          "instead.)");
    }
    const MessagePiece piece = reader_.Next();
    if (!meter_.Step(1 + piece.bytes.size())) return LuaResult::Stopped(vm_, lua_);
    switch (piece.kind) {
      case MessagePiece::Kind::kNil:
        lua_pushnil(lua_);
        return std::nullopt;
      case MessagePiece::Kind::kBoolean:
        lua_pushboolean(lua_, piece.boolean);
        return std::nullopt;
      case MessagePiece::Kind::kNumber:
        lua_pushnumber(lua_, piece.number);
        return std::nullopt;
      case MessagePiece::Kind::kString:
        lua_pushlstring(lua_, piece.bytes.data(), piece.bytes.size());
        return std::nullopt;
      case MessagePiece::Kind::kArray:
        return PushArray(piece.size);
      case MessagePiece::Kind::kMap:
        lua_newtable(lua_);
        if (piece.size > 0) Open({piece.size, true, false});
        return std::nullopt;
      case MessagePiece::Kind::kCut:
        return LuaResult::RaiseText("Missing bytes in input.");
      case MessagePiece::Kind::kMalformed:
        break;
    }
    return LuaResult::RaiseText("Bad data format in input.");
  }

  // The size is not to be trusted: the table grows as elements come.
  Problem PushArray(uint32_t size) {
    lua_newtable(lua_);
    if (!lua_checkstack(lua_, 1)) {
      return LuaResult::RaiseText("stack overflow (in function mp_decode_to_lua_array)");
    }
    if (size == 0) return std::nullopt;
    lua_pushinteger(lua_, 1);
    Open({size, false, false});
    return std::nullopt;
  }

  void Open(const OpenTable& table) {
    DCHECK(open_count_ < open_.size());
    open_[open_count_++] = table;
  }

  // Puts the value on the top into the innermost table. Returns whether that is now complete: then
  // it stands on the top. Lua raises an error if a key is nil or NaN.
  bool StoreTop() {
    OpenTable& table = open_[open_count_ - 1];
    if (table.is_map) {
      table.has_key = !table.has_key;
      if (table.has_key) return false;
    }
    const lua_Integer next = table.is_map ? 0 : lua_tointeger(lua_, -2) + 1;
    lua_rawset(lua_, -3);
    if (--table.left == 0) {
      --open_count_;
      return true;
    }
    if (!table.is_map) lua_pushinteger(lua_, next);
    return false;
  }

  LuaVm& vm_;
  lua_State* const lua_;
  WorkMeter meter_;
  MessageReader reader_;

  // Each takes a place on Lua's stack at least, of which a C function has so many.
  std::array<OpenTable, LUAI_MAXCSTACK> open_;
  size_t open_count_ = 0;
};

// Pushes at most `limit` values of the string that is the first argument.
Problem PushValues(Unpacking& unpacking, int64_t limit) {
  for (int64_t i = 0; i < limit && unpacking.left() > 0; ++i) {
    if (const Problem problem = unpacking.PushValue()) return problem;
  }
  return std::nullopt;
}

LuaResult UnpackAll(LuaVm& vm, lua_State* lua) {
  if (!lua_isstring(lua, 1)) return LuaResult::WrongType(1, "string");
  lua_settop(lua, 1);
  size_t size = 0;
  const char* bytes = lua_tolstring(lua, 1, &size);
  Unpacking unpacking(vm, lua, {bytes, size});
  if (const Problem problem = PushValues(unpacking, std::numeric_limits<int64_t>::max())) {
    return *problem;
  }
  return LuaResult::Values(lua_gettop(lua) - 1);
}

// Returns the offset after the values read, or -1 at the end, and the values.
LuaResult UnpackSome(LuaVm& vm, lua_State* lua, int64_t limit, int64_t offset) {
  if (limit == 0 && offset == 0) return UnpackAll(vm, lua);
  if (!lua_isstring(lua, 1)) return LuaResult::WrongType(1, "string");
  lua_settop(lua, 1);
  size_t size = 0;
  const char* bytes = lua_tolstring(lua, 1, &size);
  // The texts name other things than they say, as the reference's do.
  if (offset < 0 || limit < 0) {
    lua_pushfstring(lua, "Invalid request to unpack with offset of %d and limit of %d.",
                    static_cast<int>(offset), static_cast<int>(size));
    return LuaResult::RaiseText(lua_tostring(lua, -1));
  }
  if (static_cast<uint64_t>(offset) > size) {
    lua_pushfstring(lua, "Start offset %d greater than input length %d.", static_cast<int>(offset),
                    static_cast<int>(size));
    return LuaResult::RaiseText(lua_tostring(lua, -1));
  }
  Unpacking unpacking(vm, lua, std::string_view(bytes, size).substr(static_cast<size_t>(offset)));
  if (const Problem problem = PushValues(unpacking, limit)) return *problem;
  if (!lua_checkstack(lua, 1)) {
    return LuaResult::RaiseText("stack overflow (in function mp_unpack_full)");
  }
  const size_t next = size - unpacking.left();
  lua_pushinteger(lua, next == size ? -1 : static_cast<lua_Integer>(next));
  lua_insert(lua, 2);
  return LuaResult::Values(lua_gettop(lua) - 1);
}

// unpack_one(bytes [, offset])
LuaResult UnpackOne(LuaVm& vm, lua_State* lua) {
  const bool has_offset = !lua_isnoneornil(lua, 2);
  if (has_offset && !lua_isnumber(lua, 2)) return LuaResult::WrongType(2, "number");
  return UnpackSome(vm, lua, 1, has_offset ? lua_tointeger(lua, 2) : 0);
}

// unpack_limit(bytes, limit [, offset])
LuaResult UnpackLimit(LuaVm& vm, lua_State* lua) {
  if (!lua_isnumber(lua, 2)) return LuaResult::WrongType(2, "number");
  const bool has_offset = !lua_isnoneornil(lua, 3);
  if (has_offset && !lua_isnumber(lua, 3)) return LuaResult::WrongType(3, "number");
  return UnpackSome(vm, lua, lua_tointeger(lua, 2), has_offset ? lua_tointeger(lua, 3) : 0);
}

constexpr LibraryEntry kCmsgpackEntries[] = {
    {"pack", Enter<Pack>},
    {"unpack", Enter<UnpackAll>},
    {"unpack_limit", Enter<UnpackLimit>},
    {"unpack_one", Enter<UnpackOne>},
};

}  // namespace

std::span<const LibraryEntry> MessagePackFunctions() { return kCmsgpackEntries; }

}  // namespace perilune
