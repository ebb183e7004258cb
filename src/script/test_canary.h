#pragma once

// For tests: a script that tells whether the sandbox is still what it was. Its reply is the same
// for every run in a VM, unless something of an earlier run is left.

#include <string_view>

namespace perilune::test {

// Replies with all that can be reached from the environment, and with what some of it does. What
// is shown as the same address is the same.
inline constexpr std::string_view kCanary = R"(
local lines, seen = {}, {}
local function show(path, value)
  lines[#lines + 1] = path .. ' = ' .. tostring(value)
  if type(value) ~= 'table' or seen[value] then return end
  seen[value] = true
  for name, field in pairs(value) do
    if name ~= 'KEYS' and name ~= 'ARGV' then show(path .. '.' .. tostring(name), field) end
  end
  local metatable = getmetatable(value)
  if type(metatable) == 'table' then show(path .. '@', metatable) end
end
show('_G', _G)
show('string@', getmetatable(''))
table.sort(lines)
for _, value in ipairs({1, true, tostring, coroutine.create(function() end)}) do
  lines[#lines + 1] = tostring(getmetatable(value))
end
lines[#lines + 1] = tostring(getmetatable(nil))
math.randomseed(7)
lines[#lines + 1] = math.random() .. ' ' .. math.random(1000)
lines[#lines + 1] = cjson.encode({1, {}, {a = 0.1}}) .. tostring(cjson.encode_max_depth())
lines[#lines + 1] = tostring(pcall(cjson.encode, {[1000] = 1}))
lines[#lines + 1] = ('x'):rep(3):upper() .. #KEYS .. #ARGV
lines[#lines + 1] = tostring(redis.call('GET', 'none')) .. tostring(rawget(_G, 'x'))
return table.concat(lines, '\n'))";

}  // namespace perilune::test
