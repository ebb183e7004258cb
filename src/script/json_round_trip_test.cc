// What cjson makes of many values, compared with what it should be by a slower way.

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "script/test_server.h"

namespace perilune::test {
namespace {

std::string Eval(std::string_view source) {
  ScriptServer server;
  return server.Eval(source);
}

TEST(JsonRoundTrip, EscapesWhereverASpecialCharacterStands) {
  EXPECT_EQ(Eval("local escapes = {['\"'] = '\\\\\"', ['\\\\'] = '\\\\\\\\', ['/'] = '\\\\/',"
                 " ['\\0'] = '\\\\u0000', ['\\31'] = '\\\\u001f', ['\\127'] = '\\\\u007f',"
                 " ['\\n'] = '\\\\n', [' '] = ' ', ['\\128'] = '\\128', ['\\255'] = '\\255'}"
                 " for size = 1, 40 do for at = 1, size do for character, escape in pairs(escapes)"
                 " do local before, behind = ('x'):rep(at - 1), ('y'):rep(size - at)"
                 " local plain = before .. character .. behind"
                 " local text = cjson.encode({plain, [2] = character .. plain})"
                 " if text ~= '[\"' .. before .. escape .. behind .. '\",\"' .. escape .. before"
                 " .. escape .. behind .. '\"]' then return text end"
                 " if cjson.decode(text)[1] ~= plain then return text end"
                 " if cjson.decode(text)[2] ~= character .. plain then return text end"
                 " end end end return 'ok'"),
            "\"ok\"");
}

TEST(JsonRoundTrip, WritesAnyTree) {
  // Objects with more tables than are kept on the stack, with keys that begin alike, with numbers.
  EXPECT_EQ(Eval("local function text_of(v) if type(v) ~= 'table' then return cjson.encode(v) end"
                 " local r = {} if #v > 0 then for i = 1, #v do r[i] = text_of(v[i]) end"
                 " return '[' .. table.concat(r, ',') .. ']' end"
                 " for k in pairs(v) do r[#r + 1] = k end"
                 " table.sort(r, function(a, b) return tostring(a) < tostring(b) end)"
                 " for i, k in ipairs(r) do r[i] = '\"' .. k .. '\":' .. text_of(v[k]) end"
                 " return '{' .. table.concat(r, ',') .. '}' end "
                 "local function value(depth) local kind = math.random(depth > 7 and 5 or 8)"
                 " if kind == 1 then return math.random(1e6) / 64 elseif kind == 2 then return true"
                 " elseif kind == 3 then return ('s'):rep(math.random(0, 20))"
                 " elseif kind == 4 then return cjson.null"
                 " elseif kind == 5 then return math.random(-100, 100) end"
                 " local t, size = {}, math.random(0, math.random(20))"
                 " for i = 1, size do local v = value(depth + 1)"
                 " if kind == 6 then t[i] = v elseif kind == 7 then t[('k'):rep(i % 12) .. i] = v"
                 " else t[i + 0.5] = v t['n' .. i] = v end end return t end "
                 "for case = 1, 60 do math.randomseed(case) local v = {value(0), value(0)}"
                 " local text, expected = cjson.encode(v), text_of(v)"
                 " if text ~= expected then return text .. ' ' .. expected end"
                 " if cjson.encode(cjson.decode(text)) ~= text then return 'read: ' .. text end"
                 " end return 'ok'"),
            "\"ok\"");
}

TEST(JsonRoundTrip, MakesArraysThatGrowLikeOthers) {
  EXPECT_EQ(Eval("for size = 0, 40 do local made, elements = {}, {}"
                 " for i = 1, size do made[i] = i elements[i] = i % 7 == 0 and '[[7]]' or i end"
                 " local read = cjson.decode('[' .. table.concat(elements, ', ') .. ']')"
                 " for i = 1, size do local v = read[i] if i % 7 == 0 then v = v[1][1] + i - 7 end"
                 " if v ~= i then return 'element ' .. i .. ' of ' .. size end end"
                 " if #read ~= size then return 'size ' .. size end"
                 // Where there are holes, # shows how large the array is.
                 " for hole = 1, 9 do made[size + hole], read[size + hole] = 1, 1"
                 " made[size], read[size] = nil, nil"
                 " if #made ~= #read then return size .. ' with a hole ' .. hole end end end"
                 " return 'ok'"),
            "\"ok\"");
}

TEST(JsonRoundTrip, MakesObjectsOfAnySizeAfterAnother) {
  EXPECT_EQ(Eval("local function object(size) local r = {}"
                 " for i = 1, size do r[i] = '\"k' .. i .. '\":' .. i end"
                 " return '{' .. table.concat(r, ',') .. '}' end"
                 " local sizes, texts = {0, 3, 100, 0, 1, 64, 65, 2, 2, 7}, {}"
                 " for i, size in ipairs(sizes) do texts[i] = object(size) end"
                 " local read = cjson.decode('[' .. table.concat(texts, ',') .. ']')"
                 " for i, size in ipairs(sizes) do local count = 0"
                 " for k, v in pairs(read[i]) do count = count + 1"
                 " if k ~= 'k' .. v then return k end end"
                 " if count ~= size then return i end end return 'ok'"),
            "\"ok\"");
}

TEST(JsonRoundTrip, ReadsNumbersAsStrtodDoes) {
  EXPECT_EQ(
      Eval(
          "local function same(text) local read = cjson.decode('[' .. text .. ']')[1]"
          " local number = tonumber(text)"
          " return read == number and 1 / read == 1 / number or read ~= read and number ~= number"
          " end "
          "for _, text in ipairs({'0', '-0', '-0.0', '1.', '-1.', '0x1', '-0x1p-3', '0X1F', '1.e2',"
          " '1E5', '1e+5', '1e400', '-1e400', '1e-400', '4.9e-324', '2e-324', "
          "'2.2250738585072011e-308',"
          " '9007199254740993', '123456789012345', '1234567890123456', '-123456789012345678901234',"
          " '0.1', '00.1', '1e0000000000001', '1e23', '8.5', '-inf', '-nan', '1e-0', '-.5', '+1',"
          " ('1'):rep(400), '0.' .. ('0'):rep(400) .. '1', ('9'):rep(30) .. 'e-30'}) do"
          " if not same(text) then return text end end "
          "math.randomseed(1) for i = 1, 20000 do local digits = {}"
          " for d = 1, math.random(25) do digits[d] = math.random(0, 9) end"
          " local text = table.concat(digits) if math.random(2) == 1 then"
          " text = '-' .. text end if math.random(3) > 1 then text = text .. '.'"
          " .. math.random(0, 999999) end if math.random(3) == 1 then text = text .. 'e'"
          " .. math.random(-340, 320) end if not same(text) then return text end end return 'ok'"),
      "\"ok\"");
  // What does not belong to the number stands behind it.
  for (const std::string_view text : {"1e", "1e+", "1.5x", "0xg", "1..", "1_0"}) {
    EXPECT_EQ(Eval("local _, e = pcall(cjson.decode, '" + std::string(text) +
                   "') return (e:gsub('%d+$', 'n'))"),
              "\"Expected the end but found invalid token at character n\"")
        << text;
  }
}

}  // namespace
}  // namespace perilune::test
