#pragma once

// A reply that becomes a Lua value on the stack of the script that called the command.
//
//   RESP2: status -> {ok=}, error -> {err=}, nil -> false, aggregates -> arrays.
//   RESP3: nil -> nil, map -> {map=}, set -> {set=}, double -> {double=}, and so on.
//
// It never raises, since handlers are on the stack: Lua has room for a few values whenever it calls
// a function, the first aggregate makes room for all within it, memory is not refused while a
// command executes, and a reply that Lua could not hold becomes an error reply. Where the run's
// memory is exhausted the rest is dropped: the run is over.

#include <array>
#include <cstddef>
#include <cstdint>
#include <lua.hpp>
#include <string_view>

#include "resp/reply_sink.h"
#include "script/call_reply.h"
#include "script/run_findings.h"
#include "script/script_memory.h"

namespace perilune {

class LuaSink final : public CallReply {
 public:
  // Expects one reply. One that is not wanted is dropped, however large, unless it is an error.
  void Begin(lua_State* lua, int protocol, ScriptMemory& memory, RunFindings& findings,
             bool is_wanted = true);

  bool Finish(lua_State* lua) override;

  void Integer(int64_t value) override;
  void Simple(std::string_view line) override;
  void ErrorText(std::string_view text) override;
  void Bulk(std::string_view bytes) override;
  void Null() override;
  void NullArray() override { Null(); }
  void Array(size_t elements) override;
  void Map(size_t pairs) override;
  void Set(size_t elements) override;
  void Push(size_t elements) override { Array(elements); }
  void Double(double value) override;
  void Boolean(bool value) override;
  void BigNumber(std::string_view digits) override;
  void Verbatim(std::string_view format, std::string_view bytes) override;
  int protocol() const override { return protocol_; }

 private:
  static constexpr int kLevelsMax = 32;
  static constexpr int kSlotsOfLevel = 4;  // The wrapping table, its key, the table, a map's key.
  static constexpr size_t kElementsMax = size_t{1} << 26;
  static constexpr size_t kBytesMax = size_t{1} << 30;

  enum class Shape : uint8_t { kArray, kMap, kSet };

  // An aggregate that has not got all its elements.
  struct Level {
    Shape shape;
    bool is_wrapped;
    size_t left;
    int index;  // Of the last element of an array.
  };

  void PushBytes(std::string_view bytes);
  void SetField(const char* name, std::string_view bytes);
  void Open(Shape shape, size_t elements, const char* wrapping_key);
  void Close(bool is_wrapped);
  void AddTo(Level& level);
  void Stored();
  void Fail() { failed_ = drops_ = true; }
  // Whether what comes now is not stored.
  bool Drops() {
    has_begun_ = true;
    return drops_;
  }

  lua_State* lua_ = nullptr;
  ScriptMemory* memory_ = nullptr;
  RunFindings* findings_ = nullptr;
  int base_ = 0;
  int protocol_ = 2;
  int depth_ = 0;
  bool failed_ = false;
  bool drops_ = false;  // It has failed, or is not wanted.
  bool has_begun_ = false;
  std::array<Level, kLevelsMax> levels_;
};

inline constexpr std::string_view kReplyTooLarge = "ERR the reply is too large for a script";

// Pushes what redis.call raises and redis.pcall returns: {err=text}.
void PushErrorTable(lua_State* lua, std::string_view text);

// The same for what the command has said, not the call of it: that Redis has counted, and marks it.
void PushCommandErrorTable(lua_State* lua, std::string_view text);

}  // namespace perilune
