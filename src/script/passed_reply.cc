#include "script/passed_reply.h"

#include <array>
#include <cstring>

#include "base/number.h"
#include "script/lua_sink.h"
#include "script/reply_number.h"

namespace perilune {
namespace {

// What a script has needed beyond this is not kept for the next.
constexpr size_t kBytesKept = 64 * 1024;

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

}  // namespace perilune
