# if takes anything but nil and false for true.
> EVAL "if 0 then return 'true' else return 'false' end" 0
"true"
> EVAL "if '' then return 'true' end return 'false'" 0
"true"
> EVAL "if nil then return 1 elseif false then return 2 elseif {} then return 3 else return 4 end" 0
(integer) 3
> EVAL "local x = 5 if x > 3 then if x > 4 then return 'inner' end end return 'outer'" 0
"inner"

# A numeric for computes its limits once, and its variable is a copy.
> EVAL "local t = {} for i = 1, 5, 2 do t[#t + 1] = i end return t" 0
1) (integer) 1
2) (integer) 3
3) (integer) 5
> EVAL "local t = {} for i = 5, 1, -2 do t[#t + 1] = i end return t" 0
1) (integer) 5
2) (integer) 3
3) (integer) 1
> EVAL "local t = {} for i = 1, 0 do t[#t + 1] = i end return #t" 0
(integer) 0
> EVAL "local t = {} for i = 1, 3 do t[#t + 1] = i i = 10 end return t" 0
1) (integer) 1
2) (integer) 2
3) (integer) 3
> EVAL "local n, t = 3, {} for i = 1, n do n = 1 t[#t + 1] = i end return t" 0
1) (integer) 1
2) (integer) 2
3) (integer) 3
> EVAL "local t = {} for i = 1, 2, 0.25 do t[#t + 1] = tostring(i) end return t" 0
1) "1"
2) "1.25"
3) "1.5"
4) "1.75"
5) "2"
> EVAL "local t = {} for i = 0.1, 0.35, 0.1 do t[#t + 1] = tostring(i) end return t" 0
1) "0.1"
2) "0.2"
3) "0.3"
> EVAL "local t = {} for i = '1', '3' do t[#t + 1] = i end return t" 0
1) (integer) 1
2) (integer) 2
3) (integer) 3
> EVAL "local n = 0 for i = 1, 0/0 do n = n + 1 end return n" 0
(integer) 0
> EVAL "local n = 0 for i = 1, math.huge do n = n + 1 if n == 10 then break end end return n" 0
(integer) 10

# A step of 0 counts down.
> EVAL "local n = 0 for i = 1, 3, 0 do n = n + 1 if n == 10 then break end end return n" 0
(integer) 0
> EVAL "local n = 0 for i = 3, 1, 0 do n = n + 1 if n == 10 then break end end return n" 0
(integer) 10

> EVAL "for i = 'x', 2 do end" 0
(error) ERR user_script:1: 'for' initial value must be a number script: 14ce29826367a473ff21568e239578864dfaa72c, on @user_script:1.
> EVAL "for i = 1, 'x' do end" 0
(error) ERR user_script:1: 'for' limit must be a number script: d8bd80086cdb91c430b99e2009d520ef8213df01, on @user_script:1.
> EVAL "for i = 1, 2, 'x' do end" 0
(error) ERR user_script:1: 'for' step must be a number script: 4c1db19abb3d54af5c21eeb8457d079429a023c9, on @user_script:1.
> EVAL "for i = nil, 2 do end" 0
(error) ERR user_script:1: 'for' initial value must be a number script: 9027890cfaf5c9e8d609782aa7706a05466ffe64, on @user_script:1.
> EVAL "for i = 1, {} do end" 0
(error) ERR user_script:1: 'for' limit must be a number script: c2579b043cd4b32558f16c19d6f4f3c5022c7527, on @user_script:1.
> EVAL "for i = 1, 2, false do end" 0
(error) ERR user_script:1: 'for' step must be a number script: adc33182a269f32eb8a4957a8ff689b6d5caab96, on @user_script:1.
> EVAL "local x = 1\nfor i = 1,\n  nil\ndo end" 0
(error) ERR user_script:4: 'for' limit must be a number script: bc1204a2055db14c72216fb55c1ce2531976d717, on @user_script:4.

# A generic for calls an iterator with a state and the last value.
> EVAL "
|   local t = {}
|   for v in (function()
|     local i = 0
|     return function() i = i + 1 if i < 4 then return i end end
|   end)() do t[#t + 1] = v end
|   return t
| " 0
1) (integer) 1
2) (integer) 2
3) (integer) 3
> EVAL "
|   local t = {}
|   for i, s in (function(s, i)
|     if i < 3 then return i + 1, s end
|   end), 'state', 0 do t[#t + 1] = s .. i end
|   return t
| " 0
1) "state1"
2) "state2"
3) "state3"
> EVAL "local n = 0 for k, v in next, {a = 1, b = 2} do n = n + v end return n" 0
(integer) 3
> EVAL "
|   local t = {}
|   for a, b, c in (function(_, x) if not x then return 1, 2, 3 end end) do t = {a, b, c} end
|   return t
| " 0
1) (integer) 1
2) (integer) 2
3) (integer) 3
> EVAL "for x in 5 do end" 0
(error) ERR user_script:1: attempt to call a number value script: 1df0062d0b4b6697926dac865c96b1de30268d4e, on @user_script:1.
> EVAL "for x in nil do end" 0
(error) ERR user_script:1: attempt to call a nil value script: 588a3dc5403f8874bde3dec524f61e90871e257d, on @user_script:1.
> EVAL "for x in {} do end" 0
(error) ERR user_script:1: attempt to call a table value script: a0255d0595122f94218648770a3990c2788d8243, on @user_script:1.
> EVAL "for k, v in pairs(nil) do end" 0
(error) ERR user_script:1: bad argument #1 to 'pairs' (table expected, got nil) script: 865f6b50b1ca636d9e2d991801361dc756645fc9, on @user_script:1.
> EVAL "for i, v in ipairs() do end" 0
(error) ERR user_script:1: bad argument #1 to 'ipairs' (table expected, got no value) script: 6f6f56c10d960dc64ff4961e1a44e3d177a73633, on @user_script:1.
> EVAL "for x in 'abc' do end" 0
(error) ERR user_script:1: attempt to call a string value script: 2670cb82330325365ad36aef92fcdf2486f951d1, on @user_script:1.
> EVAL "
|   local t = setmetatable({}, {__call = function(self, s, i)
|     i = (i or 0) + 1
|     if i < 3 then return i end
|   end})
|   local r = {}
|   for i in t do r[#r + 1] = i end
|   return r
| " 0
1) (integer) 1
2) (integer) 2

# while, repeat and break.
> EVAL "local n = 0 while n < 5 do n = n + 1 end return n" 0
(integer) 5
> EVAL "local n = 0 while true do n = n + 1 if n == 3 then break end end return n" 0
(integer) 3
> EVAL "local n = 0 repeat n = n + 1 until n >= 5 return n" 0
(integer) 5
> EVAL "local n = 0 repeat local stop = n >= 2 n = n + 1 until stop return n" 0
(integer) 3
> EVAL "
|   local t = {}
|   for i = 1, 3 do for j = 1, 3 do if j == 2 then break end t[#t + 1] = i * 10 + j end end
|   return t
| " 0
1) (integer) 11
2) (integer) 21
3) (integer) 31
> EVAL "
|   local n = 0
|   while n < 10 do repeat n = n + 1 if n % 2 == 0 then break end until false end
|   return n
| " 0
(integer) 10
> EVAL "for i = 1, 3 do do return i end end" 0
(integer) 1
> EVAL "while true do if true then return 'out' end end" 0
"out"
> EVAL "do return 1 end return 2" 0
(integer) 1
> EVAL "local t = {} for i = 1, 3 do if i ~= 2 then t[#t + 1] = i end end return t" 0
1) (integer) 1
2) (integer) 3

# Functions return where they are told, with nothing else.
> EVAL "local function f() end return tostring(f())" 0
(error) ERR user_script:1: bad argument #1 to 'tostring' (value expected) script: 25954c005aa0f6e7d49a96e1c335391098b57014, on @user_script:1.
> EVAL "local function f() end return select('#', f())" 0
(integer) 0
> EVAL "local function f() return end return select('#', f())" 0
(integer) 0
> EVAL "local function f() return nil end return select('#', f())" 0
(integer) 1
> EVAL "local function f(a, b) return tostring(a) .. tostring(b) end return f(1) .. f(1, 2, 3)" 0
"1nil12"
> EVAL "local t = {x = 1} function t:get(k) return self[k] end return t:get('x')" 0
(integer) 1
> EVAL "local function f(t) return t.n end return f{n = 5}" 0
(integer) 5
> EVAL "return #('x'):rep(3)" 0
(integer) 3
> EVAL "local s = 'abc' return s:sub(2):upper()" 0
"BC"
> EVAL "return ({f = function(self, x) return x end}):f(4)" 0
(integer) 4
> EVAL "return math.max(unpack({3, 9, 4}))" 0
(integer) 9

# Tables are written in three ways, and the last value may be many.
> EVAL "
|   local t = {1, 2, x = 'named', ['a b'] = 3, [10] = 4; 5}
|   return {t[1], t[2], t[3], t.x, t['a b'], t[10]}
| " 0
1) (integer) 1
2) (integer) 2
3) (integer) 5
4) "named"
5) (integer) 3
6) (integer) 4
> EVAL "return #{1, 2, nil}" 0
(integer) 2
> EVAL "return #{n = 1, 1, 2, [4] = 4}" 0
(integer) 2
> EVAL "local t = {[1] = 'a', 'b'} return t[1]" 0
"b"
> EVAL "return {1, 2, 3,}" 0
1) (integer) 1
2) (integer) 2
3) (integer) 3
> EVAL "return {1; 2; 3;}" 0
1) (integer) 1
2) (integer) 2
3) (integer) 3
> EVAL "return #{(function() return 1, 2, 3 end)(), 10}" 0
(integer) 2
> EVAL "return #{10, (function() return 1, 2, 3 end)()}" 0
(integer) 4
> EVAL "return {[1] = 1, [2] = 2, [3] = 3}" 0
1) (integer) 1
2) (integer) 2
3) (integer) 3
> EVAL "local t = {} t[1.0] = 'one' t['1'] = 'text' return {t[1], t['1']}" 0
1) "one"
2) "text"
> EVAL "local t = {} t[nil] = 1" 0
(error) ERR user_script:1: table index is nil script: 6778efcbd383f7feed64ad3e17d5bda69d1de3a4, on @user_script:1.
> EVAL "local t = {} t[0/0] = 1" 0
(error) ERR user_script:1: table index is NaN script: bd360e1f93a31dbe3e18350f7989e7fddcf63e4a, on @user_script:1.
> EVAL "local t = {} return tostring(t[nil]) .. tostring(t[0/0])" 0
"nilnil"
> EVAL "local t = {[nil] = 1}" 0
(error) ERR user_script:1: table index is nil script: e1f6606640043070f21b37954e052db3b850eadd, on @user_script:1.
> EVAL "local t = {[0/0] = 1}" 0
(error) ERR user_script:1: table index is NaN script: f044ee5880ef7342e7b81688abd3813cde00a835, on @user_script:1.
> EVAL "local t = {} t[-0] = 'zero' return t[0]" 0
"zero"
> EVAL "local t = {} t[1] = 1 t[2^53] = 2 return t[2^53]" 0
(integer) 2
