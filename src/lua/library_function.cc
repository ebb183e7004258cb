#include "lua/library_function.h"

#include <algorithm>
#include <iterator>
#include <string>

namespace perilune::lua {
namespace {

// A local that stands for a local that stands for a local is followed this far.
constexpr int kAliasesMax = 4;

constexpr ValueCount kOne = ValueCount::kOne;
constexpr ValueCount kAny = ValueCount::kAny;

// Sorted by name.
constexpr LibraryFunction kFunctions[] = {
    {"assert", kAny},
    {"bit.arshift", kOne},
    {"bit.band", kOne},
    {"bit.bnot", kOne},
    {"bit.bor", kOne},
    {"bit.bswap", kOne},
    {"bit.bxor", kOne},
    {"bit.lshift", kOne},
    {"bit.rol", kOne},
    {"bit.ror", kOne},
    {"bit.rshift", kOne},
    {"bit.tobit", kOne},
    {"bit.tohex", kOne},
    {"cjson.decode", kOne},
    {"cjson.encode", kOne},
    {"cjson.new", kAny},
    {"cmsgpack.pack", kOne},
    {"cmsgpack.unpack", kAny},
    {"cmsgpack.unpack_limit", kAny},
    {"cmsgpack.unpack_one", kAny},
    {"collectgarbage", kOne},
    {"coroutine.create", kOne},
    {"coroutine.resume", kAny},
    {"coroutine.running", kAny},
    {"coroutine.status", kOne},
    {"coroutine.wrap", kOne},
    {"coroutine.yield", kAny},
    {"error", kOne},
    {"gcinfo", kAny},
    {"getfenv", kAny},
    {"getmetatable", kOne},
    {"ipairs", kAny},
    {"load", kAny},
    {"loadstring", kAny},
    {"math.abs", kOne},
    {"math.acos", kOne},
    {"math.asin", kOne},
    {"math.atan", kOne},
    {"math.atan2", kOne},
    {"math.ceil", kOne},
    {"math.cos", kOne},
    {"math.cosh", kOne},
    {"math.deg", kOne},
    {"math.exp", kOne},
    {"math.floor", kOne},
    {"math.fmod", kOne},
    {"math.frexp", kAny},
    {"math.ldexp", kOne},
    {"math.log", kOne},
    {"math.log10", kOne},
    {"math.max", kOne},
    {"math.min", kOne},
    {"math.mod", kOne},
    {"math.modf", kAny},
    {"math.pow", kOne},
    {"math.rad", kOne},
    {"math.random", kOne},
    {"math.randomseed", kAny},
    {"math.sin", kOne},
    {"math.sinh", kOne},
    {"math.sqrt", kOne},
    {"math.tan", kOne},
    {"math.tanh", kOne},
    {"newproxy", kOne},
    {"next", kAny},
    {"pairs", kAny},
    {"pcall", kAny},
    {"rawequal", kOne},
    {"rawget", kOne},
    {"rawset", kAny},
    {"redis.acl_check_cmd", kOne},
    {"redis.breakpoint", kAny},
    {"redis.call", kOne},
    {"redis.debug", kAny},
    {"redis.error_reply", kOne},
    {"redis.log", kAny},
    {"redis.pcall", kOne},
    {"redis.replicate_commands", kAny},
    {"redis.set_repl", kAny},
    {"redis.setresp", kAny},
    {"redis.sha1hex", kOne},
    {"redis.status_reply", kOne},
    {"select", kAny},
    {"server.acl_check_cmd", kOne},
    {"server.call", kOne},
    {"server.error_reply", kOne},
    {"server.log", kAny},
    {"server.pcall", kOne},
    {"server.replicate_commands", kAny},
    {"server.set_repl", kAny},
    {"server.setresp", kAny},
    {"server.sha1hex", kOne},
    {"server.status_reply", kOne},
    {"setfenv", kAny},
    {"setmetatable", kOne},
    {"string.byte", kAny},
    {"string.char", kOne},
    {"string.dump", kAny},
    {"string.find", kAny},
    {"string.format", kOne},
    {"string.gfind", kAny},
    {"string.gmatch", kOne},
    {"string.gsub", kAny},
    {"string.len", kOne},
    {"string.lower", kOne},
    {"string.match", kAny},
    {"string.rep", kOne},
    {"string.reverse", kOne},
    {"string.sub", kOne},
    {"string.upper", kOne},
    {"struct.pack", kOne},
    {"struct.size", kOne},
    {"struct.unpack", kAny},
    {"table.concat", kOne},
    {"table.foreach", kAny},
    {"table.foreachi", kAny},
    {"table.getn", kOne},
    {"table.insert", kAny},
    {"table.maxn", kOne},
    {"table.remove", kAny},
    {"table.setn", kAny},
    {"table.sort", kAny},
    {"tonumber", kOne},
    {"tostring", kOne},
    {"type", kOne},
    {"unpack", kAny},
    {"xpcall", kAny},
};

constexpr std::string_view kLibraries[] = {"bit",  "cjson", "cmsgpack", "coroutine", "math",  "os",
                                           "redis", "server", "string", "struct", "table"};

bool IsBefore(const LibraryFunction& function, std::string_view name) {
  return function.name < name;
}
static_assert(std::is_sorted(std::begin(kFunctions), std::end(kFunctions),
                             [](const LibraryFunction& a, const LibraryFunction& b) {
                               return a.name < b.name;
                             }));

// Returns what `expression` stands for: itself, unless it is a local that has only ever been
// something else.
const Expr& Original(const Expr& expression) {
  const Expr* original = &expression;
  for (int i = 0; i < kAliasesMax; ++i) {
    const NameExpr* name = As<NameExpr>(original);
    if (name == nullptr || name->variable == nullptr) break;
    const Variable& variable = *name->variable;
    if (variable.assignments > 0 || variable.initializer == nullptr) break;
    original = variable.initializer;
  }
  return *original;
}

// Returns the name of the global that `expression` stands for, or "".
std::string_view GlobalName(const Expr& expression) {
  const NameExpr* name = As<NameExpr>(&expression);
  return name != nullptr && name->variable == nullptr ? name->name : "";
}

}  // namespace

const LibraryFunction* FindLibraryFunction(const CallExpr& call) {
  if (!call.method.empty()) return nullptr;
  const Expr& callee = Original(*call.callee);
  std::string name(GlobalName(callee));
  if (const IndexExpr* index = As<IndexExpr>(&callee)) {
    const StringExpr* field = As<StringExpr>(index->key);
    if (field == nullptr) return nullptr;
    name.append(GlobalName(Original(*index->object))).append(".").append(field->value);
  }
  const auto found = std::lower_bound(std::begin(kFunctions), std::end(kFunctions),
                                      std::string_view(name), IsBefore);
  return found != std::end(kFunctions) && found->name == name ? found : nullptr;
}

bool IsCallOf(const CallExpr& call, std::string_view library_function) {
  if (!call.method.empty()) return false;
  const Expr& callee = Original(*call.callee);
  const IndexExpr* index = As<IndexExpr>(&callee);
  if (index == nullptr) return GlobalName(callee) == library_function;
  const StringExpr* field = As<StringExpr>(index->key);
  const size_t point = library_function.find('.');
  return field != nullptr && point != library_function.npos &&
         field->value == library_function.substr(point + 1) &&
         GlobalName(Original(*index->object)) == library_function.substr(0, point);
}

bool IsLibrary(std::string_view name) {
  return std::find(std::begin(kLibraries), std::end(kLibraries), name) != std::end(kLibraries);
}

bool CallsOwnFunction(const CallExpr& call) {
  if (!call.method.empty()) return false;
  const Expr* callee = &Original(*call.callee);
  if (const ParenExpr* paren = As<ParenExpr>(callee)) callee = paren->inner;
  if (As<FunctionExpr>(callee) != nullptr) return true;
  const NameExpr* name = As<NameExpr>(callee);
  return name != nullptr && name->variable != nullptr && name->variable->assignments == 0 &&
         name->variable->origin == Variable::Origin::kLocalFunction;
}

}  // namespace perilune::lua
