#include "fuzz/script_phrases.h"

#include "command/command_table.h"
#include "command/test_call.h"
#include "script/redis_api.h"
#include "server/command_families.h"

namespace perilune::fuzz {
namespace {

// Uses of the libraries, most of which are on some edge.
constexpr std::string_view kLibraryPhrases[] = {
    "local t = {} for i = 1, 300 do t[i] = i end ",
    "local t = setmetatable({}, {__index = function(t, k) return k end}) ",
    "local t = setmetatable({}, {__mode = 'kv', __gc = error, __len = error}) ",
    "local x = {} x[1] = x ",
    "local x = string.rep('ab', 1e4) ",
    "local x = ('x'):rep(2^20) .. 'y' ",
    "local f = loadstring('local a = ... return a, ...') ",
    "local f = coroutine.wrap(function(...) while true do coroutine.yield(...) end end) ",
    "local function f() return coroutine.wrap(f)() end f() ",
    "local function f() return pcall(f) end f() ",
    "local function f() local ok, e = pcall(f) return e end f() ",
    "local function f() return (string.gsub('x', '.', f)) end pcall(f) ",
    "table.sort({3, 1, 2, 5, 4}, function() return true end) ",
    "table.sort({3, 1, 2, 'x'}) ",
    "local t = {5, 3, 1} pcall(table.sort, t, function(a, b) t[1] = nil return a < b end) ",
    "table.concat({1, 2, {}}, ',', 1, 3) ",
    "table.insert(t, 2^31, 1) ",
    "table.remove(KEYS) ",
    "table.foreachi(ARGV, print) ",
    "unpack({}, 1, 8000) ",
    "unpack({}, -2147483648, 2147483647) ",
    "unpack({1, 2, 3}, 2147483647) ",
    "pcall(string.format, '%99999d', 1) ",
    "string.find(('a'):rep(300), ('a-'):rep(20) .. 'b') ",
    "string.gsub('hello world', '(o)(.)', {o = 1}) ",
    "for a, b in string.gmatch('k=v, x=y', '(%w+)=(%w+)') do x = a end ",
    "local x = cjson.encode({1, 2, {a = cjson.null}, [10] = 1}) ",
    "local x = cjson.decode('[' .. ('['):rep(500) .. (']'):rep(500) .. ']') ",
    "cjson.encode_sparse_array(true, 1, 1) cjson.encode_max_depth(2147483647) ",
    "cjson.decode_array_with_array_mt(true) local t = cjson.decode('[]') ",
    "cjson.encode_number_precision(1) cjson.encode_keep_buffer(false) ",
    "cjson.encode_invalid_numbers('null') local x = cjson.encode({0/0}) ",
    "local j = cjson.new() j.encode_max_depth(1) ",
    "setmetatable({}, cjson.array_mt) ",
    "local x = cmsgpack.pack({1, 2.5, 'x', true, {a = {}}}) ",
    "local t = {cmsgpack.unpack('\\146\\1\\129\\161a\\192')} ",
    "cmsgpack.unpack_limit(('\\1'):rep(100), 5, 3) ",
    "cmsgpack.unpack_one(('\\145'):rep(500)) ",
    "local x = struct.pack('>!8 i8 d s c0 x', 1, 2, 'x', 'yy') ",
    "struct.unpack('<I2 l d s', ('x'):rep(40), 3) ",
    "struct.size('!16 i8 d c2147483647') ",
    "bit.tohex(2^31, -2147483648) bit.rol(1, -1) ",
    "math.random(0) math.randomseed(2^53) ",
    "math.random(-2^31, 2^31) ",
    "rawset(_G, 'x', 1) ",
    "rawset(getmetatable('').__index, 'len', nil) ",
    "pcall(rawset, string, 'rep', nil) ",
    "setmetatable(_G, nil) ",
    "setmetatable(KEYS, {__index = error}) ",
    "getmetatable('').__index = function() end ",
    "pcall(setmetatable, cjson, {__newindex = {}}) ",
    "next({}, 1) ",
    "for k, v in pairs(redis) do x = k end ",
    "for k in next, _G do tostring(k) end ",
    "collectgarbage() collectgarbage('count') ",
    "local t = {} for i = 1, 1e5 do t[i] = {i} end ",
    "local t = {} for i = 1, 100 do t[i] = ('x'):rep(1e5 + i) end ",
    "while true do end ",
    "repeat local x = {} until false ",
    "error({err = 'E'}) ",
    "error() ",
    "error(setmetatable({}, {__tostring = error}), 2) ",
    "redis.setresp(3) ",
    "do return {1, 2, {err = 'E x'}, {ok = 'fine'}, {double = 1.5}, {map = {a = 1}}} end ",
    "do return {big_number = '123', set = {1, 2}} end ",
    "do return {verbatim_string = {format = 'txt', string = 'x'}} end ",
    "redis.call('RPUSH', 'list', unpack(ARGV)) ",
    "for i = 1, 50 do redis.call('ZADD', 'sorted', i, 'm' .. i) end ",
    "redis.call('SETRANGE', 'string', 1e6, 'x') ",
    "local x = redis.pcall('GET', 'hash') ",
    "local x = redis.call('HGETALL', 'hash') ",
    "redis.call('SELECT', 1) ",
    "#!lua flags=no-writes\n ",
};

std::string CallOf(std::string_view example) {
  std::string call;
  const test::Call words(example);
  for (const std::string_view word : words.argv()) {
    call += call.empty() ? "redis.pcall('" : ", '";
    for (const char c : word) {
      if (c == '\'' || c == '\\') call += '\\';
      call += c;
    }
    call += '\'';
  }
  return call + ") ";
}

std::vector<std::string> MakePhrases() {
  std::vector<std::string> phrases(std::begin(kLibraryPhrases), std::end(kLibraryPhrases));
  for (const ScriptFunction& function : kScriptFunctions) {
    phrases.push_back("do " + std::string(function.example) + " end ");
  }
  const CommandTable table(AllCommandFamilies());
  for (const Command* command : table.commands()) {
    if (!command->spec->example.empty()) phrases.push_back(CallOf(command->spec->example));
  }
  return phrases;
}

}  // namespace

const std::vector<std::string>& Phrases() {
  static const std::vector<std::string> phrases = MakePhrases();
  return phrases;
}

}  // namespace perilune::fuzz
