// What LuaJIT's interpreter takes by itself, without a server around it: the least that the cases
// of bench/compare could cost whose scripts these are. The commands that they call do nothing here.

#include <benchmark/benchmark.h>

#include <lua.hpp>
#include <string>
#include <string_view>

#include "base/check.h"
#include "bench/micro/countable.h"
#include "bench/micro/script_sources.h"

namespace perilune::bench {
namespace {

int DoNothing(lua_State*) { return 0; }

// With a function `call` and a table KEYS, and as scripts are executed: nothing is compiled to
// machine code.
class Interpreter {
 public:
  Interpreter() : lua_(luaL_newstate()) {
    CHECK(lua_ != nullptr);
    luaJIT_setmode(lua_, 0, LUAJIT_MODE_ENGINE | LUAJIT_MODE_OFF);
    lua_register(lua_, "call", DoNothing);
    lua_createtable(lua_, 1, 0);
    lua_pushliteral(lua_, "key:000000000001");
    lua_rawseti(lua_, -2, 1);
    lua_setglobal(lua_, "KEYS");
  }
  ~Interpreter() { lua_close(lua_); }
  Interpreter(const Interpreter&) = delete;
  Interpreter& operator=(const Interpreter&) = delete;

  // Leaves the function on the stack.
  void Compile(std::string_view source) {
    CHECK(luaL_loadbuffer(lua_, source.data(), source.size(), "@user_script") == 0);
  }
  void Call() {
    lua_pushvalue(lua_, -1);
    CHECK(lua_pcall(lua_, 0, 0, 0) == 0);
  }
  void Forget() { lua_pop(lua_, 1); }

 private:
  lua_State* const lua_;
};

void Interpret(benchmark::State& state, std::string_view source) {
  Interpreter interpreter;
  interpreter.Compile(source);
  for (auto _ : state) interpreter.Call();
}
BENCHMARK_CAPTURE(Interpret, fib_20, kFib20)->Apply(Countable);
BENCHMARK_CAPTURE(Interpret, 1000_calls, "for i = 1, 1000 do call('INCR', KEYS[1]) end")
    ->Apply(Countable);
BENCHMARK_CAPTURE(Interpret, 1000_calls_with_fields,
                  "for i = 1, 1000 do call('HSET', KEYS[1], 'field:' .. i, i) end")
    ->Apply(Countable);
// Twice, as they are made once by the script and once by cjson.decode.
BENCHMARK_CAPTURE(Interpret, 200_objects_twice,
                  "for pass = 1, 2 do " + kObjects + "end")
    ->Apply(Countable);

// A script as bench/compare loads 1,000 of: compiled, and nothing else.
void CompileFixedWindow(benchmark::State& state) {
  constexpr std::string_view kFixedWindow = R"( + tonumber(ARGV[1])
local count = redis.call('INCR', KEYS[1])
if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
if count > tonumber(ARGV[1]) then return {0, redis.call('PTTL', KEYS[1])} end
return {1, count})";
  Interpreter interpreter;
  int64_t number = 0;
  for (auto _ : state) {
    interpreter.Compile("local limit = " + std::to_string(++number) + std::string(kFixedWindow));
    interpreter.Forget();
  }
}
BENCHMARK(CompileFixedWindow)->Apply(Countable);

}  // namespace
}  // namespace perilune::bench
