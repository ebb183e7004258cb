"""The first line of every script: what it observes with, and what bounds it.

    log(...)      notes its arguments in `seen`, which the script returns
    S(value)      any value as a text: keys sorted, numbers with all their digits
    tick(...)     raises when the script has done enough, or an argument has grown too long
    cut(value)    the beginning of a string that is kept
    real(number)  the number, but 0 for NaN, whose sign is seen in Redis only

The random generator of Redis goes on from script to script: it is set.
"""

from __future__ import annotations

STEPS_MAX = 150  # Below what calls may nest through C, which the two count differently.
TEXT_MAX = 300
ARGUMENT_MAX = 5000

PRELUDE = " ".join(f"""
local ZERO = #'' local INF = 1 / ZERO local NEGZERO, NAN = -ZERO, INF - INF
local seen, left, next, type, sort, concat = {{}}, {STEPS_MAX}, next, type, table.sort, table.concat
local libraries = {{[_G] = 1, [string] = 1, [table] = 1, [math] = 1, [redis] = 1, [cjson] = 1,
[bit] = 1, [struct] = 1, [cmsgpack] = 1, [coroutine] = 1}}
local function number(v)
if v ~= v then return 'nan' end
if v == 0 and 1 / v < 0 then return '-0' end
return ('%.17g'):format(v)
end
local function S(v, depth)
local t = type(v)
if t == 'number' then return number(v) end
if t == 'string' then return '"' .. v:gsub('(%l+: )0x%x+', '%1ADDRESS') .. '"' end
if t == 'nil' or t == 'boolean' then return tostring(v) end
if t ~= 'table' then return v == cjson.null and 'null' or t end
if libraries[v] then return 'library' end
depth = depth or 0
if depth > 3 then return '{{..}}' end
local items = {{}}
for k, x in next, v do
if k == 0 then k = 0 end
items[#items + 1] = '[' .. S(k, depth + 1) .. ']=' .. S(x, depth + 1)
end
sort(items)
return '{{' .. concat(items, ' ') .. '}}'
end
local function tick(...)
left = left - 1
if left < 0 then error('enough', 0) end
for i = 1, select('#', ...) < 20 and select('#', ...) or 20 do
local v = select(i, ...)
if type(v) == 'string' and #v > {ARGUMENT_MAX} then error('too long', 0) end
end
return true
end
local function log(...)
tick(...)
local items = {{}}
local count = select('#', ...)
for i = 1, count < 20 and count or 20 do items[i] = S((select(i, ...))) end
seen[#seen + 1] = concat(items, ', ') .. (count > 20 and ' of ' .. count or '')
end
local function real(v) if type(v) ~= 'number' or v ~= v then return 0 end return v end
math.randomseed(1)
local function cut(v)
if type(v) == 'string' and #v > {TEXT_MAX} then return (v:sub(1, {TEXT_MAX})) end
return v
end
""".split())
