#pragma once

// Writes values as MessagePack, with the widths that Redis' cmsgpack chooses: the smallest, and
// for what is no integer a float of 4 bytes if that loses nothing.
//
//   MessagePacker packer(lua);
//   MessagePacker::Map map = packer.BeginMap(1);
//   packer.String("key");
//   packer.Number(1);
//   packer.EndPair();
//   packer.EndMap(map, meter);
//
// Invariants:
//   1. The pairs of a map stand in the order of their packed bytes, in whatever order they came.
//      So equal tables have equal bytes, also if tables are keys. Numbers come before strings,
//      short strings before long ones.
//   2. What comes after is_too_large() is dropped.
// Cost: a map of n pairs takes n log n comparisons and its bytes are moved twice.
// Lifetime: of one C++ function that Lua calls. It takes slots of Lua's stack, and may raise.

#include <cstddef>
#include <cstdint>
#include <lua.hpp>
#include <string_view>

#include "script/lua_scratch.h"

namespace perilune {

class WorkMeter;

class MessagePacker {
 public:
  // A map that has been begun and not ended.
  struct Map {
    size_t begin;        // Where its pairs begin, in bytes_.
    size_t pairs_begin;  // And in pair_ends_.
  };

  explicit MessagePacker(lua_State* lua)
      : bytes_(lua), pair_ends_(lua), pairs_(lua), sorted_(lua) {}

  void Nil() { Byte(0xc0); }
  void Boolean(bool value) { Byte(value ? 0xc3 : 0xc2); }
  void Number(double value);
  void String(std::string_view bytes);

  // Begins an array: its elements are the next `size` values.
  void Array(size_t size);

  // Begins a map: its pairs are the next `size` keys, each followed by its value and EndPair().
  Map BeginMap(size_t size);
  void EndPair() { Keep(pair_ends_.Add(bytes_.size())); }

  // Sorts the pairs. Returns false if the run must stop; then what has been written is of no use.
  [[nodiscard]] bool EndMap(const Map& map, WorkMeter& meter);

  // Whether the whole was more than fits.
  bool is_too_large() const { return is_too_large_; }

  // Valid until the next change.
  std::string_view bytes() const { return bytes_.view(); }

 private:
  void Byte(unsigned byte) { Keep(bytes_.Add(static_cast<char>(byte))); }
  void BigEndian(unsigned head, uint64_t value, size_t size);
  void Integer(int64_t value);
  void Keep(bool was_added) { is_too_large_ |= !was_added; }
  [[nodiscard]] bool SortPairs(WorkMeter& meter);

  LuaBytes bytes_;
  LuaScratch<size_t, 32> pair_ends_;  // Of all maps that are begun, the innermost last.
  bool is_too_large_ = false;

  // For EndMap, which uses them anew each time.
  LuaScratch<std::string_view, 32> pairs_;
  LuaBytes sorted_;
};

}  // namespace perilune
