// The expected texts were recorded from redis-server 7.0.15.

#include "script/cjson_library.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "script/test_server.h"

namespace perilune::test {
namespace {

// Runs `body` and returns its string, or the text of its error. (A call that fails must not be a
// tail call, which loses its line.)
std::string ResultOf(ScriptServer& server, std::string_view body) {
  const std::string reply = server.Eval("local ok, result = pcall(function() " + std::string(body) +
                                        " end) return result");
  EXPECT_TRUE(reply.starts_with('"')) << reply;
  return reply.substr(1, reply.size() - 2);
}
std::string ResultOf(std::string_view body) {
  ScriptServer server;
  return ResultOf(server, body);
}

std::string Encode(std::string_view value, std::string_view settings = "") {
  return ResultOf(std::string(settings) + " local text = cjson.encode(" + std::string(value) +
                  ") return text");
}

// Decodes a text, given in Lua's quotes, and shows the value.
std::string Decode(std::string_view text, std::string_view settings = "") {
  return ResultOf(std::string(settings) + " local value = cjson.decode(" + std::string(text) +
                  ") return type(value) .. ' ' .. (type(value) == 'table' and cjson.encode(value)"
                  " or tostring(value))");
}

TEST(Cjson, EncodesScalars) {
  EXPECT_EQ(Encode("nil"), "null");
  EXPECT_EQ(Encode("cjson.null"), "null");
  EXPECT_EQ(Encode("true"), "true");
  EXPECT_EQ(Encode("false"), "false");
  EXPECT_EQ(Encode("'a'"), "\"a\"");
  EXPECT_EQ(Encode("''"), "\"\"");
}

TEST(Cjson, EncodesNumbersWithFourteenDigits) {
  EXPECT_EQ(Encode("{0, 1, -1, 0.1, 1/3, 99999999999999, 1e14, 99999999999999.5}"),
            "[0,1,-1,0.1,0.33333333333333,99999999999999,1e+14,1e+14]");
  EXPECT_EQ(Encode("{1e15, 123456789012345, 2^53, -2^63, 1e300, 5e-324, 1e-5}"),
            "[1e+15,1.2345678901234e+14,9.007199254741e+15,-9.2233720368548e+18,1e+300,"
            "4.9406564584125e-324,1e-05]");
  EXPECT_EQ(Encode("tonumber('-0')"), "-0");
  EXPECT_EQ(Encode("{0, 1, 10, 12, 15, 25, 0.15, 123456}", "cjson.encode_number_precision(1)"),
            "[0,1,1e+01,1e+01,2e+01,2e+01,0.1,1e+05]");
  EXPECT_EQ(Encode("{999, 1000, -999, -1000}", "cjson.encode_number_precision(3)"),
            "[999,1e+03,-999,-1e+03]");
}

TEST(Cjson, EncodesInvalidNumbersAsItIsTold) {
  constexpr std::string_view kNumbers = "{1/0, -1/0, 0/0, -(0/0)}";
  EXPECT_EQ(Encode(kNumbers), "user_script:1: Cannot serialise number: must not be NaN or Inf");
  EXPECT_EQ(Encode(kNumbers, "cjson.encode_invalid_numbers(true)"), "[inf,-inf,nan,nan]");
  EXPECT_EQ(Encode(kNumbers, "cjson.encode_invalid_numbers('null')"), "[null,null,null,null]");
  EXPECT_EQ(Encode("{[1/0] = 1}", "cjson.encode_invalid_numbers('null')"), "{\"null\":1}");
  EXPECT_EQ(Encode("{[1/0] = 1}"),
            "user_script:1: Cannot serialise number: must not be NaN or Inf");
}

TEST(Cjson, EscapesControlCharactersSlashesAndDelete) {
  EXPECT_EQ(Encode(R"('\0\1\8\9\10\11\12\13\31 "/\\\127\128\255')"),
            R"("\u0000\u0001\b\t\n\u000b\f\r\u001f \"\/\\\u007f)"
            "\x80\xff\"");
}

TEST(Cjson, EscapesAtTheEdgesOfPieces) {
  for (const int size : {1022, 1023, 1024, 4095, 4096, 4097, 8192}) {
    const std::string plain(static_cast<size_t>(size), 'x');
    EXPECT_EQ(Encode("string.rep('x', " + std::to_string(size) + ") .. '/y'"),
              "\"" + plain + "\\/y\"");
  }
}

TEST(Cjson, TellsArraysFromObjects) {
  EXPECT_EQ(Encode("{}"), "{}");
  EXPECT_EQ(Encode("{{}, {{}}}"), "[{},[{}]]");
  EXPECT_EQ(Encode("{nil, nil, 3}"), "[null,null,3]");
  EXPECT_EQ(Encode("{[0] = 1}"), "{\"0\":1}");
  EXPECT_EQ(Encode("{[1.5] = 1}"), "{\"1.5\":1}");
  EXPECT_EQ(Encode("{[2^31] = 1}"), "{\"2147483648\":1}");
  EXPECT_EQ(Encode("{1, 2, a = 3}"), "{\"1\":1,\"2\":2,\"a\":3}");
}

TEST(Cjson, SortsTheMembersOfObjects) {
  EXPECT_EQ(Encode("{b = 1, a = 2, ['a\\0'] = 3, [''] = 4, ['\\255'] = 5, B = 6, [10] = 7}"),
            "{\"\":4,\"10\":7,\"B\":6,\"a\":2,\"a\\u0000\":3,\"b\":1,\"\xff\":5}");
  EXPECT_EQ(Encode("{[2] = 'number', ['2'] = 'string', x = 1}"),
            "{\"2\":\"string\",\"2\":\"number\",\"x\":1}");
}

TEST(Cjson, SortsManyMembers) {
  EXPECT_EQ(
      ResultOf("local t, names = {}, {} for i = 1, 3000 do local name = 'k' .. (i * 7919 % 3001)"
               " t[name] = i names[i] = name end table.sort(names)"
               " for i, name in ipairs(names) do names[i] = '\"' .. name .. '\":' .. t[name] end"
               " local text = cjson.encode(t)"
               " return tostring(text == '{' .. table.concat(names, ',') .. '}')"),
      "true");
}

TEST(Cjson, RefusesOrConvertsSparseArrays) {
  constexpr std::string_view kRefused =
      "user_script:1: Cannot serialise table: excessively sparse array";
  EXPECT_EQ(Encode("{[10] = 1}"), "[null,null,null,null,null,null,null,null,null,1]");
  EXPECT_EQ(Encode("{[11] = 1}"), kRefused);
  EXPECT_EQ(Encode("{[11] = 1}", "cjson.encode_sparse_array(true)"), "{\"11\":1}");
  EXPECT_EQ(Encode("{[2] = 1}", "cjson.encode_sparse_array(false, 1, 0)"), kRefused);
  EXPECT_EQ(Encode("{[12] = 1}", "cjson.encode_sparse_array(false, 0)").size(), 58u);
  EXPECT_EQ(Encode("{[2^30] = 1}", "cjson.encode_sparse_array(false, 0)"),
            "user_script:1: resulting string too large");
}

TEST(Cjson, RefusesWhatHasNoText) {
  EXPECT_EQ(Encode("{a = function() end}"),
            "user_script:1: Cannot serialise function: type not supported");
  EXPECT_EQ(Encode("{coroutine.create(function() end)}"),
            "user_script:1: Cannot serialise thread: type not supported");
  EXPECT_EQ(Encode("{[{}] = 1}"),
            "user_script:1: Cannot serialise table: table key must be a number or string");
  EXPECT_EQ(Encode("{[true] = 1}"),
            "user_script:1: Cannot serialise boolean: table key must be a number or string");
  EXPECT_EQ(ResultOf("local x = cjson.encode()"),
            "user_script:1: bad argument #1 to 'encode' (expected 1 argument)");
  EXPECT_EQ(ResultOf("local x = cjson.encode(1, 2)"),
            "user_script:1: bad argument #1 to 'encode' (expected 1 argument)");
}

TEST(Cjson, LimitsTheDepthOfWhatItEncodes) {
  constexpr std::string_view kNest =
      "local function nest(n, key) local t = {} for i = 2, n do t = {[key] = t} end return t end";
  EXPECT_EQ(Encode("nest(3, 1)", std::string(kNest) + " cjson.encode_max_depth(3)"), "[[{}]]");
  EXPECT_EQ(Encode("nest(4, 'a')", std::string(kNest) + " cjson.encode_max_depth(3)"),
            "user_script:1: Cannot serialise, excessive nesting (4)");
  EXPECT_EQ(Encode("t", "local t = {} t[1] = t"),
            "user_script:1: Cannot serialise, excessive nesting (1001)");
  // However deep a script wants to go, the stack of Lua ends.
  EXPECT_EQ(ResultOf("cjson.encode_max_depth(1e9) local t = {} t.a = {t}"
                     " local ok, text = pcall(cjson.encode, t)"
                     " return (string.gsub(text, '%d+', 'n'))"),
            "Cannot serialise, excessive nesting (n)");
}

TEST(Cjson, SeesThroughProxies) {
  EXPECT_EQ(Encode("t", "local t = setmetatable({1}, {__index = function() return 5 end})"), "[1]");
  EXPECT_EQ(Encode("redis"), "user_script:1: Cannot serialise function: type not supported");
  EXPECT_EQ(Encode("{cjson.array_mt}"), "[{}]");
}

TEST(Cjson, DecodesScalars) {
  EXPECT_EQ(Decode("'true'"), "boolean true");
  EXPECT_EQ(Decode("' \\t\\r\\n1 '"), "number 1");
  EXPECT_EQ(Decode("12"), "number 12");
  EXPECT_EQ(ResultOf("return tostring(cjson.decode('null') == cjson.null)"), "true");
  EXPECT_EQ(Decode("'123456789012345678901234567890'"), "number 1.2345678901235e+29");
  EXPECT_EQ(Decode("'[999999999999999,1234567890123456,000000000000000000007]'",
                   "cjson.encode_number_precision(14)"),
            "table [1e+15,1.2345678901235e+15,7]");
}

TEST(Cjson, DecodesNumbersThatJsonDoesNotHave) {
  EXPECT_EQ(Decode("'[+1,01,-01,0x10,0x1p4,1.,-.5,+.5,1.e3]'"),
            "table [1,1,-1,16,16,1,-0.5,0.5,1000]");
  constexpr std::string_view kWrite = "cjson.encode_invalid_numbers(true)";
  EXPECT_EQ(Decode("'[nan,NaN,-nan,nan(1),inf,-Infinity,+INF,1e999]'", kWrite),
            "table [nan,nan,nan,nan,inf,-inf,inf,inf]");
  const auto refused = [](std::string_view text, std::string_view problem) {
    EXPECT_EQ(
        Decode(text, "cjson.decode_invalid_numbers(false)"),
        "user_script:1: Expected value but found " + std::string(problem) + " at character 1");
  };
  refused("'+1'", "invalid token");
  refused("'nan'", "invalid token");
  refused("'Infinity'", "invalid token");
  refused("'01'", "invalid number");
  refused("'0x1'", "invalid number");
  refused("'-inf'", "invalid number");
  refused("'-'", "invalid number");
}

TEST(Cjson, DecodesEscapes) {
  EXPECT_EQ(ResultOf(R"(return cjson.decode('"\\"\\\\\\/\\b\\f\\n\\r\\t"'))"), "\"\\/\b\f\n\r\t");
  EXPECT_EQ(ResultOf(R"(return cjson.decode('"\\u0041\\u00e9\\u20AC\\ud83d\\ude00\\u0000."'))"),
            std::string("A\u00e9\u20ac\U0001f600\0.", 12));
  EXPECT_EQ(ResultOf(R"(return cjson.decode('"\1\10\127\255"'))"), "\x01\n\x7f\xff");
}

TEST(Cjson, DecodesContainers) {
  EXPECT_EQ(Decode("'[ ]'"), "table {}");
  EXPECT_EQ(Decode("'{ }'"), "table {}");
  EXPECT_EQ(Decode("'[1,[2,{\"a\":[null,true]}],\"x\"]'"),
            "table [1,[2,{\"a\":[null,true]}],\"x\"]");
  EXPECT_EQ(Decode("'{\"\":1,\"a\":2,\"a\":3}'"), "table {\"\":1,\"a\":3}");
}

TEST(Cjson, SaysWhatItDidNotExpect) {
  const auto refused = [](std::string_view text, std::string_view problem) {
    EXPECT_EQ(Decode("'" + std::string(text) + "'"), "user_script:1: " + std::string(problem));
  };
  refused("", "Expected value but found T_END at character 1");
  refused("[1,]", "Expected value but found T_ARR_END at character 4");
  refused("[1 2]", "Expected comma or array end but found T_NUMBER at character 4");
  refused("{}}", "Expected the end but found T_OBJ_END at character 3");
  refused("{\"a\":1,}", "Expected object key string but found T_OBJ_END at character 8");
  refused("{\"a\" null", "Expected colon but found T_NULL at character 6");
  refused("{\"a\":1 \"b\"}", "Expected comma or object end but found T_STRING at character 8");
  refused("tru", "Expected value but found invalid token at character 1");
  refused("1e", "Expected the end but found invalid token at character 2");
  refused("[:", "Expected value but found T_COLON at character 2");
  refused("[,", "Expected value but found T_COMMA at character 2");
  refused("{[", "Expected object key string but found T_ARR_BEGIN at character 2");
  refused("{{", "Expected object key string but found T_OBJ_BEGIN at character 2");
  refused("{true", "Expected object key string but found T_BOOLEAN at character 2");
  refused("\"abc", "Expected value but found unexpected end of string at character 5");
  refused("[1,\"abc\\\\q\"]", "Expected value but found invalid escape code at character 8");
  refused("\"\\\\u12\"", "Expected value but found invalid unicode escape code at character 2");
  refused("\"\\\\ud800\"", "Expected value but found invalid unicode escape code at character 2");
  refused("\"\\\\udc00\"", "Expected value but found invalid unicode escape code at character 2");
}

TEST(Cjson, TakesNulForTheEnd) {
  EXPECT_EQ(Decode("'11\\0]'"), "number 11");
  EXPECT_EQ(Decode("'[1\\0]'"),
            "user_script:1: Expected comma or array end but found T_END at character 3");
  EXPECT_EQ(Decode("'\"a\\0b\"'"),
            "user_script:1: Expected value but found unexpected end of string at character 3");
  constexpr std::string_view kWide = "user_script:1: JSON parser does not support UTF-16 or UTF-32";
  EXPECT_EQ(Decode("'1\\0'"), kWide);
  EXPECT_EQ(Decode("'\\0001'"), kWide);
  EXPECT_EQ(Decode("'\\0'"), "user_script:1: Expected value but found T_END at character 1");
}

TEST(Cjson, LimitsTheDepthOfWhatItDecodes) {
  EXPECT_EQ(Decode("string.rep('[', 1000) .. string.rep(']', 1000)").substr(0, 8), "table [[");
  EXPECT_EQ(Decode("string.rep('[', 1001)"),
            "user_script:1: Found too many nested data structures (1001) at character 1001");
  EXPECT_EQ(Decode("string.rep('{\"a\":', 1001)"),
            "user_script:1: Found too many nested data structures (1001) at character 5001");
  EXPECT_EQ(ResultOf("cjson.decode_max_depth(1e9)"
                     " local ok, text = pcall(cjson.decode, string.rep('[{\"a\":', 1e5))"
                     " return (string.gsub(text, '%d+', 'n'))"),
            "Found too many nested data structures (n) at character n");
}

TEST(Cjson, ChecksItsSettings) {
  const auto answer = [](std::string_view call) {
    return ResultOf("local a, b, c = cjson." + std::string(call) +
                    " return tostring(a) .. ' ' .. tostring(b) .. ' ' .. tostring(c)");
  };
  EXPECT_EQ(answer("encode_sparse_array()"), "false 2 10");
  EXPECT_EQ(answer("encode_sparse_array('on', nil, '7')"), "true 2 7");
  EXPECT_EQ(answer("encode_invalid_numbers()"), "false nil nil");
  EXPECT_EQ(answer("encode_invalid_numbers('null')"), "null nil nil");
  EXPECT_EQ(answer("decode_invalid_numbers('off')"), "false nil nil");
  EXPECT_EQ(answer("encode_keep_buffer()"), "true nil nil");
  EXPECT_EQ(answer("decode_array_with_array_mt()"), "false nil nil");
  EXPECT_EQ(answer("encode_max_depth(1.9)"), "1 nil nil");
  EXPECT_EQ(answer("decode_max_depth(4294967297)"), "1 nil nil");
  EXPECT_EQ(answer("encode_number_precision(15)"),
            "user_script:1: bad argument #1 to 'encode_number_precision' (expected integer between"
            " 1 and 14)");
  EXPECT_EQ(answer("decode_max_depth(0/0)"),
            "user_script:1: bad argument #1 to 'decode_max_depth' (expected integer between 1 and"
            " 2147483647)");
  EXPECT_EQ(answer("encode_sparse_array(nil, -1)"),
            "user_script:1: bad argument #1 to 'encode_sparse_array' (expected integer between 0"
            " and 2147483647)");
  EXPECT_EQ(answer("encode_max_depth({})"),
            "user_script:1: bad argument #1 to 'encode_max_depth' (number expected, got table)");
  EXPECT_EQ(answer("decode_invalid_numbers('null')"),
            "user_script:1: bad argument #1 to 'decode_invalid_numbers' (invalid option 'null')");
  EXPECT_EQ(answer("encode_invalid_numbers({})"),
            "user_script:1: bad argument #1 to 'encode_invalid_numbers' (string expected, got"
            " table)");
  EXPECT_EQ(answer("encode_max_depth(1, 2)"),
            "user_script:1: bad argument #2 to 'encode_max_depth' (found too many arguments)");
}

TEST(Cjson, ForgetsItsSettingsAfterTheRun) {
  ScriptServer server;
  EXPECT_EQ(
      ResultOf(server, "cjson.encode_max_depth(1) local text = cjson.encode({{}}) return text"),
      "user_script:1: Cannot serialise, excessive nesting (2)");
  EXPECT_EQ(ResultOf(server, "return cjson.encode({{}})"), "[{}]");
}

TEST(Cjson, GivesEachInstanceItsOwnSettings) {
  EXPECT_EQ(ResultOf("local own = cjson.new() own.encode_number_precision(2)"
                     " return own.encode(1.25) .. ' ' .. cjson.encode(1.25) .. ' ' .. own._NAME"),
            "1.2 1.25 cjson");
}

TEST(Cjson, KeepsEmptyArraysWhenItIsTold) {
  constexpr std::string_view kRead =
      "cjson.decode_array_with_array_mt(true) local v = cjson.decode('[[],{},[1]]') ";
  EXPECT_EQ(Encode("v", kRead), "[[],{},[1]]");
  EXPECT_EQ(Encode("v[1]", std::string(kRead) + "v[1].x = 1"), "[]");
  EXPECT_EQ(Encode("v[1]", std::string(kRead) + "v[1][1] = 'y'"), "[\"y\"]");
  EXPECT_EQ(Encode("{cjson.empty_array, setmetatable({}, cjson.array_mt)}"), "[[],[]]");
  EXPECT_EQ(ResultOf("cjson.array_mt.__index = {}"),
            "user_script:1: Attempt to modify a readonly table");
}

TEST(Cjson, WritesAndReadsLargeTexts) {
  EXPECT_EQ(ResultOf("local t = {} for i = 1, 20000 do t[i] = 'item ' .. i end"
                     " local text = cjson.encode(t) local back = cjson.decode(text)"
                     " t[20001] = function() end local ok, why = pcall(cjson.encode, t)"
                     " return #text .. ' ' .. back[20000] .. ' ' .. why"),
            "248895 item 20000 Cannot serialise function: type not supported");
}

TEST(Cjson, StopsWhenAsked) {
  test::ScriptServer server;
  const std::string prologue = "local t = {} for i = 1, 1e5 do t[i] = {a = i, b = 'x'} end "
                               "local text = cjson.encode(t) ";
  EXPECT_EQ(server.EvalAndStop(prologue + "while true do pcall(cjson.encode, t) end"),
            test::kStopped);
  EXPECT_EQ(server.EvalAndStop(prologue + "while true do pcall(cjson.decode, text) end"),
            test::kStopped);
}

}  // namespace
}  // namespace perilune::test
