# __eq is asked for two tables that share it, never for the same table or other types.
> EVAL "
|   local mt = {__eq = function() return true end}
|   return tostring(setmetatable({}, mt) == setmetatable({}, mt))
| " 0
"true"
> EVAL "
|   local mt = {__eq = function() return true end}
|   return tostring(setmetatable({}, mt) ~= setmetatable({}, mt))
| " 0
"false"
> EVAL "
|   local f = function() return true end
|   return tostring(setmetatable({}, {__eq = f}) == setmetatable({}, {__eq = f}))
| " 0
"true"
> EVAL "
|   local a, b = setmetatable({}, {__eq = function()
|     return true
|   end}), setmetatable({}, {__eq = function() return true end})
|   return tostring(a == b)
| " 0
"false"
> EVAL "
|   local a = setmetatable({}, {__eq = function() return true end})
|   return tostring(a == {}) .. tostring({} == a) .. tostring(a == 1)
| " 0
"falsefalsefalse"
> EVAL "
|   local n = 0
|   local a = setmetatable({}, {__eq = function() n = n + 1 return false end})
|   return tostring(a == a) .. n
| " 0
"true0"
> EVAL "
|   local mt = {__eq = function(a, b) return a.id == b.id end}
|   local function o(id) return setmetatable({id = id}, mt) end
|   return tostring(o(1) == o(1)) .. tostring(o(1) == o(2))
| " 0
"truefalse"
> EVAL "
|   local mt = {__eq = function() return 'truthy' end}
|   return tostring(setmetatable({}, mt) == setmetatable({}, mt))
| " 0
"true"
> EVAL "
|   local mt = {__eq = function() return nil end}
|   return tostring(setmetatable({}, mt) == setmetatable({}, mt))
| " 0
"false"
> EVAL "
|   local mt = {__eq = function() error('eq') end}
|   return setmetatable({}, mt) == setmetatable({}, mt)
| " 0
(error) ERR user_script:2: eq script: 0fb538c7d3a51dab2bc6af9930431d027a8d527a, on @user_script:2.
> EVAL "
|   local mt = {__eq = function() return true end}
|   return tostring(rawequal(setmetatable({}, mt), setmetatable({}, mt)))
| " 0
"false"

# __lt serves < and >; __le serves <= and >=, and else __lt turned round.
> EVAL "
|   local mt = {__lt = function(a, b) return a.v < b.v end}
|   local function o(v) return setmetatable({v = v}, mt) end
|   return tostring(o(1) < o(2)) .. tostring(o(1) > o(2))
| " 0
"truefalse"
> EVAL "
|   local mt = {__lt = function(a, b) return a.v < b.v end}
|   local function o(v) return setmetatable({v = v}, mt) end
|   return tostring(o(1) <= o(2)) .. tostring(o(2) <= o(1)) .. tostring(o(1) <= o(1)) .. tostring(o(1) >= o(2))
| " 0
"truefalsetruefalse"
> EVAL "
|   local mt = {__le = function(a, b) return a.v <= b.v end}
|   local function o(v) return setmetatable({v = v}, mt) end
|   return tostring(o(1) <= o(2)) .. tostring(o(1) >= o(2))
| " 0
"truefalse"
> EVAL "
|   local mt = {__le = function(a, b) return true end}
|   return setmetatable({}, mt) < setmetatable({}, mt)
| " 0
(error) ERR user_script:3: attempt to compare two table values script: 2a60fd5d8f70db1d8c18e6513cdab0cd2c4b0945, on @user_script:3.
> EVAL "
|   local mt = {__lt = function() return 5 end}
|   return tostring(setmetatable({}, mt) < setmetatable({}, mt))
| " 0
"true"
> EVAL "return setmetatable({}, {__lt = function() return true end}) < {}" 0
(error) ERR user_script:1: attempt to compare two table values script: 0aec12624d57eec47454659f320bf26f6950ed34, on @user_script:1.
> EVAL "
|   return setmetatable({}, {__lt = function()
|     return true
|   end}) < setmetatable({}, {__lt = function() return true end})
| " 0
(error) ERR user_script:4: attempt to compare two table values script: ae019720e7bb30f3ba5a1ff871cb4f232fae9f22, on @user_script:4.
> EVAL "return setmetatable({}, {__lt = function() return true end}) < 1" 0
(error) ERR user_script:1: attempt to compare table with number script: 9e716c55be18a6b8445ad97066274689bfff1c18, on @user_script:1.
> EVAL "return setmetatable({}, {}) < setmetatable({}, {})" 0
(error) ERR user_script:1: attempt to compare two table values script: c1001481dae8c6ddfe87c119e4c5212d6239a8de, on @user_script:1.
> EVAL "
|   local mt = {__lt = function(a, b) return a.v < b.v end}
|   local t = {}
|   for i, v in ipairs({3, 1, 2}) do t[i] = setmetatable({v = v}, mt) end
|   table.sort(t)
|   return {t[1].v, t[2].v, t[3].v}
| " 0
1) (integer) 1
2) (integer) 2
3) (integer) 3
> EVAL "
|   local mt = {__lt = function(a, b) error('cannot') end}
|   local a = setmetatable({}, mt)
|   return a < a
| " 0
(error) ERR user_script:2: cannot script: 0c51ef1c996e21316011520a3226597f6903e8f6, on @user_script:2.
> EVAL "return math.max(setmetatable({}, {__lt = function() return true end}), 1)" 0
(error) ERR user_script:1: bad argument #1 to 'max' (number expected, got table) script: 64f0f7f48100acda7a6a7ba3b2bfbdff4c3799e8, on @user_script:1.

# __tostring and __metatable.
> EVAL "return tostring(setmetatable({}, {__tostring = function() return 'shown' end}))" 0
"shown"
> EVAL "return tostring(setmetatable({}, {__tostring = function() return 5 end}))" 0
(integer) 5
> EVAL "return tostring(setmetatable({}, {__tostring = function() return {} end}))" 0
(empty array)
> EVAL "return tostring(setmetatable({}, {__tostring = function() end}))" 0
(nil)
> EVAL "return tostring(setmetatable({}, {__tostring = function() error('no text') end}))" 0
(error) ERR user_script:1: no text script: 55cf5eb9f6ea24360de5b55a7e78743737b70836, on @user_script:1.
> EVAL "return tostring(setmetatable({}, {__tostring = 'x'}))" 0
(error) ERR attempt to call a string value script: b4e843dcb962a18d53c4bcff3ae44c31fbe38aaf, on @user_script:1.
> EVAL "return tostring(setmetatable({}, {__name = 'Mine'})):match('^table: ')" 0
"table: "
> EVAL "return string.format('%s', setmetatable({}, {__tostring = function() return 'x' end}))" 0
(error) ERR user_script:1: bad argument #2 to 'format' (string expected, got table) script: f83580bfa238b96dfa2dbd6468517a7e2e4fa0fb, on @user_script:1.
> EVAL "return getmetatable(setmetatable({}, {__metatable = 'locked'}))" 0
"locked"
> EVAL "return tostring(getmetatable(setmetatable({}, {__metatable = false})))" 0
"false"
> EVAL "return setmetatable(setmetatable({}, {__metatable = 'locked'}), {})" 0
(error) ERR user_script:1: cannot change a protected metatable script: 02d3581119f06021da6ab764a7393cb0f48b965b, on @user_script:1.
> EVAL "return tostring(getmetatable({}))" 0
"nil"
> EVAL "return tostring(getmetatable(5)) .. tostring(getmetatable(nil)) .. tostring(getmetatable(type))" 0
"nilnilnil"
> EVAL "return type(getmetatable(''))" 0
"table"
> EVAL "return type(getmetatable('').__index)" 0
"table"
> EVAL "getmetatable('').__index = nil" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: d73a1dfb50411851ebe32e3e075eb37e35009eff, on @user_script:1.
> EVAL "getmetatable('').__add = function() return 1 end" 0
(error) ERR user_script:1: Attempt to modify a readonly table script: 3db6c99373d2b623f1026aace1ca37028b315b16, on @user_script:1.
> EVAL "return getmetatable()" 0
(error) ERR user_script:1: bad argument #1 to 'getmetatable' (value expected) script: 079907dcac7a4f1ecf68e10e298d3983826b55b6, on @user_script:1.
> EVAL "return setmetatable({}, nil) and 'removed'" 0
"removed"
> EVAL "
|   local t = setmetatable({}, {__index = {x = 1}})
|   setmetatable(t, nil)
|   return tostring(t.x)
| " 0
"nil"
> EVAL "return setmetatable(5, {})" 0
(error) ERR user_script:1: bad argument #1 to 'setmetatable' (table expected, got number) script: 088b57704c0eea113adbd5e5dc73d4f8dd34f650, on @user_script:1.
> EVAL "return setmetatable({})" 0
(error) ERR user_script:1: bad argument #2 to 'setmetatable' (nil or table expected) script: 7fbda434b3beb9af120512ab2d6891491f6ddf33, on @user_script:1.
> EVAL "return setmetatable({}, 5)" 0
(error) ERR user_script:1: bad argument #2 to 'setmetatable' (nil or table expected) script: 0e7b7790a411878e4093dad81e4fd25f457ab014, on @user_script:1.
> EVAL "return setmetatable({}, 'x')" 0
(error) ERR user_script:1: bad argument #2 to 'setmetatable' (nil or table expected) script: 26a577d8b70c867ee53e93807ad3f385c7840cbd, on @user_script:1.
> EVAL "return setmetatable()" 0
(error) ERR user_script:1: bad argument #1 to 'setmetatable' (table expected, got no value) script: 57df074193a7369d4535b7190dff901374e79006, on @user_script:1.
> EVAL "return setmetatable('x', {})" 0
(error) ERR user_script:1: bad argument #1 to 'setmetatable' (table expected, got string) script: 6eb987336a402b93c83179b9072daf8f562de80e, on @user_script:1.
> EVAL "local t = {} return tostring(setmetatable(t, {}) == t)" 0
"true"
> EVAL "
|   local calls = 0
|   local t = setmetatable({}, {__gc = function() calls = calls + 1 end})
|   t = nil
|   collectgarbage()
|   return calls
| " 0
(integer) 0
> EVAL "return tostring(pairs(setmetatable({}, {__pairs = function() return 'own' end}))):match('^%a+')" 0
"function"
> EVAL "return type(ipairs(setmetatable({}, {__ipairs = function() return 'own' end})))" 0
"function"
