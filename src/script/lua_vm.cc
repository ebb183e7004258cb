#include "script/lua_vm.h"

#include <algorithm>
#include <span>
#include <string>

#include "base/check.h"
#include "script/dry_run.h"
#include "script/lua_reply.h"
#include "script/sandbox.h"

namespace perilune {
namespace {

// Garbage of one script must not pile up for the next: all is collected once there is this much,
// and as much as what is no garbage.
constexpr int kGarbageKbMin = 1024;

// How large, beside what the last collection has left, the heap is when the next one begins: what
// is left is little, and to mark it takes longer than to wait with that. (A run that comes close to
// its limit is collected before, see ScriptMemory.)
constexpr int kCollectAtPercent = 400;

// What stands at the bottom of the stack between runs.
constexpr int kMessageHandler = 1;
constexpr int kReplyFields = 2;
constexpr int kBottom = 2;

// Whatever a script has needed beyond this is not kept for the next.
constexpr size_t kTextBytesKept = 64 * 1024;

constexpr std::string_view kCallTables[] = {"KEYS", "ARGV"};
constexpr const char* kChunkName = "@user_script";

// Nobody reads it: there is no reply.
constexpr const char* kDeath = "the script ends here";

// Wraps an error, as it is raised, into {error, source, line}; the last two are missing if no Lua
// function is to be seen.
int AddPosition(lua_State* lua) {
  lua_settop(lua, 1);
  lua_createtable(lua, 3, 0);
  lua_insert(lua, 1);
  lua_rawseti(lua, 1, 1);
  lua_Debug frame;
  for (int level = 1; lua_getstack(lua, level, &frame) != 0; ++level) {
    lua_getinfo(lua, "Sl", &frame);
    if (*frame.what == 'C') continue;
    lua_pushstring(lua, frame.source);
    lua_rawseti(lua, 1, 2);
    lua_pushinteger(lua, frame.currentline);
    lua_rawseti(lua, 1, 3);
    break;
  }
  return 1;
}

// How much memory a table of these strings takes, about.
size_t TableBytes(std::span<const std::string_view> strings) {
  constexpr size_t kElementBytes = 40;  // A slot of the table, and the header of a string.
  size_t bytes = strings.size() * kElementBytes;
  for (const std::string_view string : strings) bytes += string.size();
  return bytes;
}

// Returns the line of the last `return`. A function called by `return f()` has taken the place of
// its caller, whose line is then lost: it is most likely this one.
int LastReturn(std::string_view source) {
  const size_t at = source.rfind("return");
  int line = 1;
  for (size_t i = 0; at != source.npos && i < at; ++i) line += source[i] == '\n' ? 1 : 0;
  return line;
}

// Returns how syntax errors show the name of a chunk, in 79 bytes at most: "user_script" for
// "@user_script", "chunk" for "=chunk", and what is a source in brackets.
std::string ShownName(std::string_view name) {
  constexpr size_t kBytesMax = 79;
  constexpr size_t kFileBytesMax = 72;
  constexpr size_t kLineBytesMax = 63;
  if (name.starts_with('=')) return std::string(name.substr(1, kBytesMax));
  if (name.starts_with('@')) {
    name.remove_prefix(1);
    if (name.size() <= kFileBytesMax) return std::string(name);
    return "..." + std::string(name.substr(name.size() - kFileBytesMax));
  }
  const std::string_view line = name.substr(0, name.find_first_of("\r\n")).substr(0, kLineBytesMax);
  return "[string \"" + std::string(line) + (line.size() < name.size() ? "..." : "") + "\"]";
}

// Returns what an error value that is no {err=} says.
std::string TextOf(lua_State* lua, int at) {
  switch (lua_type(lua, at)) {
    case LUA_TSTRING:
    case LUA_TNUMBER:
      return std::string("ERR ") + lua_tostring(lua, at);
    case LUA_TBOOLEAN:
      return lua_toboolean(lua, at) ? "ERR true" : "ERR false";
    default:
      return std::string("ERR ") + luaL_typename(lua, at);
  }
}

// Returns what an error says that was raised.
std::string ErrorTextOf(lua_State* lua, int at) {
  if (lua_type(lua, at) != LUA_TTABLE) return TextOf(lua, at);
  lua_pushliteral(lua, "err");
  lua_rawget(lua, at);
  const char* text = lua_tostring(lua, -1);
  return text == nullptr ? "ERR unknown error" : text;
}

}  // namespace

LuaVm::LuaVm(std::shared_ptr<RunControl> control, const CommandTable& commands)
    : control_(std::move(control)),
      hook_(*this),
      memory_(hook_),
      lua_(lua_newstate(Allocate, this)),
      commands_(commands) {
  CHECK(lua_ != nullptr);
  hook_.Attach(lua_);
  luaJIT_setmode(lua_, 0, LUAJIT_MODE_ENGINE | LUAJIT_MODE_OFF);
  lua_gc(lua_, LUA_GCSETPAUSE, kCollectAtPercent);
  call_tables_.Build(lua_, BuildSandbox(lua_));
  lua_settop(lua_, 0);
  lua_pushcfunction(lua_, AddPosition);
  PushReplyFields(lua_);
  lua_pushstring(lua_, kDeath);
  death_ = luaL_ref(lua_, LUA_REGISTRYINDEX);
  CleanUp();
}

LuaVm::~LuaVm() { lua_close(lua_); }

void* LuaVm::Allocate(void* vm, void* block, size_t old_size, size_t size) {
  return static_cast<LuaVm*>(vm)->memory_.Allocate(block, old_size, size);
}

LuaVm& LuaVm::Of(lua_State* lua) {
  void* vm = nullptr;
  lua_getallocf(lua, &vm);
  return *static_cast<LuaVm*>(vm);
}

Result<CompiledFunction, Failure> LuaVm::Compile(std::string_view source, uint64_t memory_limit) {
  memory_.BeginRun(memory_limit);
  const bool is_compiled = LoadText(lua_, source, kChunkName, lua::WantedValues::kFirst);
  memory_.EndRun();
  if (is_compiled) return CompiledFunction{luaL_ref(lua_, LUA_REGISTRYINDEX), text_call_tables_};
  const char* text = lua_tostring(lua_, -1);
  Failure failure{text == nullptr ? "" : text};
  lua_settop(lua_, kBottom);
  return failure;
}

void LuaVm::Forget(const CompiledFunction& function) {
  luaL_unref(lua_, LUA_REGISTRYINDEX, function.reference);
}

void LuaVm::Run(const CompiledFunction& function, ScriptRun& run, ReplySink& reply) {
  DCHECK(run_ == nullptr);
  run_ = &run;
  memory_.BeginRun(run.memory_limit);
  const bool begins =
      control_->Begin(run) &&
      (function.call_tables == lua::GlobalUse::kNone ||
       memory_.Admit(TableBytes(run.keys) + TableBytes(run.arguments)));
  const int status = begins ? Execute(function) : LUA_ERRRUN;
  hook_.Disarm();
  const bool may_reply = !is_dying() && control_->Enter(RunControl::Place::kReply);
  memory_.EndRun();
  if (may_reply) {
    run.has_failed = status != 0;
    if (run.dry_run != nullptr) run.dry_run->BeginReply(reply);
    if (run.has_failed) {
      ReplyError(reply);
    } else if (passed_.IsOnTop(lua_)) {
      passed_.WriteTo(reply, *control_);
    } else {
      ReplyValue(lua_, kReplyFields, run.protocol, run.findings, *control_, reply);
    }
  }
  if (must_stop()) run.end = control_->end();
  run.is_taken = !control_->End();
  run_ = nullptr;
  CleanUp();
}

// Returns what lua_pcall does; the script's value, or the error, is on the top.
int LuaVm::Execute(const CompiledFunction& function) {
  if (function.call_tables == lua::GlobalUse::kElements && !FillCallTables()) return LUA_ERRRUN;
  if (function.call_tables == lua::GlobalUse::kAny) MakeCallTables(lua_);
  lua_rawgeti(lua_, LUA_REGISTRYINDEX, function.reference);
  const ScriptMemory::Guarded guarded(memory_);
  hook_.Open();
  const int status = lua_pcall(lua_, 0, 1, kMessageHandler);
  hook_.Close();
  return status;
}

bool LuaVm::is_dying() {
  if (memory_.is_exhausted() && !run_->is_dying()) run_->end = RunEnd::kOutOfMemory;
  return run_->is_dying();
}

void LuaVm::Die(lua_State* lua, RunEnd end) {
  run_->end = end;
  memory_.EndRun();
  hook_.ArmForGood();
  PushDeath(lua);
}

void LuaVm::AtInstruction(lua_State* lua) {
  memory_.CollectIfWanted(lua);
  if (!is_dying() && !must_stop()) return;
  Die(lua, run_->is_dying() ? run_->end : control_->end());
  lua_error(lua);
}

void LuaVm::PushDeath(lua_State* lua) { lua_rawgeti(lua, LUA_REGISTRYINDEX, death_); }

bool LuaVm::LoadText(lua_State* lua, std::string_view source, const char* chunk_name,
                     lua::WantedValues wanted) {
  if (!TakeText(source, chunk_name, wanted)) {
    lua_pushlstring(lua, text_.data(), text_.size());
    return false;
  }
  if (run_ != nullptr && text_call_tables_ != lua::GlobalUse::kNone) MakeCallTables(lua);
  const ScriptMemory::Guarded guarded(memory_);  // For luaL_loadbufferx catches what it raises.
  const int status = luaL_loadbufferx(lua, text_.data(), text_.size(), chunk_name, "t");
  if (text_.capacity() > kTextBytesKept) text_ = {};
  return status == 0;
}

// Sets text_ to what LuaJIT is to compile, or, and returns false, to what is wrong.
bool LuaVm::TakeText(std::string_view source, std::string_view chunk_name,
                     lua::WantedValues wanted) {
  const Result<lua::SyntaxTree, lua::SyntaxError> tree = lua::Parse(source);
  if (!tree) {
    text_ = tree.error().MessageIn(ShownName(chunk_name));
    return false;
  }
  text_ = lua::Normalize(*tree, wanted);
  text_call_tables_ = lua::UseOf(*tree, kCallTables);
  return true;
}

// The keys stand in the client's request, which is gone once the transaction is taken away. Returns
// false if somebody else has ended the run by then.
bool LuaVm::FillCallTables() {
  if (!control_->Enter(RunControl::Place::kCommand)) return false;
  call_tables_.Fill(lua_, run_->keys, run_->arguments);
  (void)control_->Enter(RunControl::Place::kLua);  // Whoever goes on finds out.
  return true;
}

void LuaVm::MakeCallTables(lua_State* lua) {
  if (call_tables_.are_made() || !control_->Enter(RunControl::Place::kCommand)) return;
  call_tables_.Make(lua, run_->keys, run_->arguments);
  (void)control_->Enter(RunControl::Place::kLua);
}

void LuaVm::ShowCallTables(lua_State* lua) {
  MakeCallTables(lua);
  if (call_tables_.are_made()) call_tables_.Show(lua);
}

// The error stands on the top, as AddPosition left it, unless that failed.
void LuaVm::ReplyError(ReplySink& reply) {
  const std::string script = " script: " + std::string(ViewOf(run_->script.sha));
  const int at = lua_gettop(lua_);
  if (lua_type(lua_, at) != LUA_TTABLE) {
    const std::string text = TextOf(lua_, at);
    run_->findings.EndWith(text, 0);
    return reply.ErrorText(text + script + ".");
  }
  lua_rawgeti(lua_, at, 1);
  const std::string error = ErrorTextOf(lua_, lua_gettop(lua_));
  lua_rawgeti(lua_, at, 2);
  lua_rawgeti(lua_, at, 3);
  const char* source = lua_tostring(lua_, -2);
  const int line = source == nullptr ? LastReturn(run_->script.source)
                                     : static_cast<int>(lua_tointeger(lua_, -1));
  if (source == nullptr) source = kChunkName;
  run_->findings.EndWith(error, line);
  reply.ErrorText(error + script + ", on " + source + ":" + std::to_string(line) + ".");
}

void LuaVm::CleanUp() {
  lua_settop(lua_, kBottom);
  call_tables_.Clear(lua_);
  arguments_.Clear();
  passed_.Clear();
  if (lua_gc(lua_, LUA_GCCOUNT, 0) > memory_kb_ + std::max(kGarbageKbMin, memory_kb_)) {
    lua_gc(lua_, LUA_GCCOLLECT, 0);
    memory_kb_ = lua_gc(lua_, LUA_GCCOUNT, 0);
  }
  control_->set_vm_bytes(memory_.in_use());
}

}  // namespace perilune
