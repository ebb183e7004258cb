#pragma once

// The reply of `return redis.call(...)` or `return {...}`, on its way to the client: the script
// itself does not look at it any more, so no value of Lua's is made of it. It becomes what it would
// be by way of Lua: aggregates that a command replies are arrays, numbers that have a fraction are
// strings if a command has replied them and integers if the script returns them, and so on.
//
// It waits here until the script has ended: what a script does can be undone until then.
//
// Threads: belongs to its VM.

#include <cstddef>
#include <cstdint>
#include <lua.hpp>
#include <string>
#include <string_view>

#include "resp/reply_sink.h"
#include "script/call_reply.h"
#include "script/lua_function.h"
#include "script/run_control.h"
#include "script/run_findings.h"
#include "script/script_memory.h"

namespace perilune {

class PassedReply final : public CallReply {
 public:
  // Expects one reply. Requires: the script has RESP2.
  void Begin(ScriptMemory& memory, RunFindings& findings);

  // Takes all values of the stack for the elements of an array. Returns false if one of them is no
  // string, number, boolean or nil, or they are long, as it copies them: then it has taken nothing.
  bool TakeList(lua_State* lua);

  // What it pushes the script is to return in place of the reply.
  bool Finish(lua_State* lua) override;

  // Whether that is what stands on the top of the stack.
  bool IsOnTop(lua_State* lua) const;

  // Writes it. Attends to `control` meanwhile, for it may take long.
  void WriteTo(ReplySink& reply, RunControl& control) const;

  // Forgets it.
  void Clear();

  // About how much memory it takes.
  size_t memory_bytes() const { return elements_.size(); }

  void Integer(int64_t value) override;
  void Simple(std::string_view line) override { Add(Kind::kSimple, line); }
  void ErrorText(std::string_view text) override;
  void Bulk(std::string_view bytes) override { Add(Kind::kBulk, bytes); }
  void Null() override { Add(Kind::kNull, 0); }
  void NullArray() override { Null(); }
  void Array(size_t elements) override { Add(Kind::kArray, elements); }
  void Map(size_t pairs) override { Array(2 * pairs); }
  void Set(size_t elements) override { Array(elements); }
  void Push(size_t elements) override { Array(elements); }
  void Double(double value) override;
  void Boolean(bool value) override { Integer(value ? 1 : 0); }
  void BigNumber(std::string_view digits) override { Bulk(digits); }
  void Verbatim(std::string_view, std::string_view bytes) override { Bulk(bytes); }
  int protocol() const override { return 2; }

 private:
  enum class Kind : uint8_t { kInteger, kSimple, kError, kBulk, kNull, kArray };

  // What stands before the bytes of an element that has some.
  struct Header {
    Kind kind;
    uint64_t number;  // The value, or how many bytes or elements follow.
  };

  void TakeScalar(lua_State* lua, int at);
  void Add(Kind kind, uint64_t number);
  void Add(Kind kind, std::string_view bytes);

  ScriptMemory* memory_ = nullptr;
  RunFindings* findings_ = nullptr;
  std::string elements_;  // Each a Header, and its bytes.
  bool failed_ = false;  // It was too large.
};

// `return {...}` of values that stand in no other place, as a call: a table is only made if one of
// them is no scalar.
LuaResult PassList(LuaVm& vm, lua_State* lua);

}  // namespace perilune
