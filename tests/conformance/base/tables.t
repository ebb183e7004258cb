# next, pairs and ipairs.
> EVAL "return {next({10})}" 0
1) (integer) 1
2) (integer) 10
> EVAL "return tostring(next({}))" 0
"nil"
> EVAL "return {next({a = 1})}" 0
1) "a"
2) (integer) 1
> EVAL "return tostring(next({10}, 1))" 0
"nil"
> EVAL "return next({}, 'x')" 0
(error) ERR invalid key to 'next' script: ad1c160150486d00190aa929053bbe958c380586, on @user_script:1.
> EVAL "return next({10}, 2)" 0
(error) ERR invalid key to 'next' script: 21dcba043fa1970eae28408326b258e6943b8f5d, on @user_script:1.

# LuaJIT takes 0 for a place of the array.
#! perilune
> EVAL "return next({10}, 0)" 0
(integer) 1

> EVAL "return next()" 0
(error) ERR user_script:1: bad argument #1 to 'next' (table expected, got no value) script: 7afcffdf9667aa0090537841aa54a3176adc1b3e, on @user_script:1.
> EVAL "return next(5)" 0
(error) ERR user_script:1: bad argument #1 to 'next' (table expected, got number) script: 904cf624f5e8f68f9e045d5fa59b731c46f2e8e3, on @user_script:1.
> EVAL "return next({10}, nil)" 0
(integer) 1
> EVAL "local t = {1, 2, 3} local n = 0 for k, v in pairs(t) do n = n + k * v end return n" 0
(integer) 14
> EVAL "
|   local t = {}
|   for i = 1, 10 do t[i] = i end
|   for k in pairs(t) do t[k] = nil end
|   return tostring(next(t))
| " 0
"nil"
> EVAL "
|   local t = {}
|   for i = 1, 10 do t['k' .. i] = i end
|   for k, v in pairs(t) do t[k] = v * 2 end
|   local s = 0
|   for _, v in pairs(t) do s = s + v end
|   return s
| " 0
(integer) 110
> EVAL "local f, s, c = pairs({5}) return {type(f), tostring(f == next), s[1], tostring(c)}" 0
1) "function"
2) "false"
3) (integer) 5
4) "nil"
> EVAL "local f, s, c = ipairs({5}) return {type(f), s[1], c}" 0
1) "function"
2) (integer) 5
3) (integer) 0
> EVAL "local f = ipairs({}) return {f({'a', 'b'}, 1)}" 0
1) (integer) 2
2) "b"
> EVAL "local f = ipairs({}) return tostring(f({'a', 'b'}, 2))" 0
(error) ERR user_script:1: bad argument #1 to 'tostring' (value expected) script: 4669bc375c726d7de3063bfb1b30da3be5f417a0, on @user_script:1.
> EVAL "local t = {} for i, v in ipairs({1, 2, nil, 4}) do t[i] = v end return #t" 0
(integer) 2
> EVAL "local t = {} for i, v in ipairs({'a', false, 'c'}) do t[i] = tostring(v) end return t" 0
1) "a"
2) "false"
3) "c"
> EVAL "
|   local t = {1, 2, 3}
|   local r = {}
|   for i, v in ipairs(t) do if i < 5 then t[i + 3] = i end r[#r + 1] = v end
|   return #r
| " 0
(integer) 7
> EVAL "local r = {} for i, v in ipairs({[0] = 'zero', 'one'}) do r[#r + 1] = v end return r" 0
1) "one"
> EVAL "return pairs()" 0
(error) ERR user_script:1: bad argument #1 to 'pairs' (table expected, got no value) script: e8495aaf1a4b35f64568a9b28855af63316d29d4, on @user_script:1.
> EVAL "return pairs(5)" 0
(error) ERR user_script:1: bad argument #1 to 'pairs' (table expected, got number) script: 6eb9311b51f7015ac8ec73eff069f4a90524ae8e, on @user_script:1.
> EVAL "return pairs('text')" 0
(error) ERR user_script:1: bad argument #1 to 'pairs' (table expected, got string) script: 4168f933a265c7cb1e8787650deb5a0917cc5ee8, on @user_script:1.
> EVAL "return ipairs(5)" 0
(error) ERR user_script:1: bad argument #1 to 'ipairs' (table expected, got number) script: fd30e00ff9c28d57fdd5bf4f29b5cce8f86e74d2, on @user_script:1.
> EVAL "return ipairs('text')" 0
(error) ERR user_script:1: bad argument #1 to 'ipairs' (table expected, got string) script: ab260fd366e5794ba50db449f0ee4db7b93dc0f6, on @user_script:1.
> EVAL "local n = 0 for k, v in pairs({1, 2, x = 3, [10] = 4}) do n = n + v end return n" 0
(integer) 10
> EVAL "
|   local t = {}
|   for k in pairs({b = 1, a = 1, c = 1}) do t[#t + 1] = k end
|   table.sort(t)
|   return t
| " 0
1) "a"
2) "b"
3) "c"
> EVAL "
|   local t = {}
|   for k, v in pairs({[true] = 'b', [1.5] = 'n', x = 's'}) do t[#t + 1] = type(k) .. v end
|   table.sort(t)
|   return t
| " 0
1) "booleanb"
2) "numbern"
3) "strings"

# rawget, rawset, rawequal see no metatable.
> EVAL "
|   local t = setmetatable({}, {__index = function() return 'meta' end})
|   return {t.x, tostring(rawget(t, 'x'))}
| " 0
1) "meta"
2) "nil"
> EVAL "
|   local t = setmetatable({}, {__newindex = function() error('meta') end})
|   rawset(t, 'x', 1)
|   return t.x
| " 0
(integer) 1
> EVAL "return tostring(rawset({}, 'a', 1).a)" 0
"1"
> EVAL "
|   return {tostring(rawequal('a', 'a')), tostring(rawequal({}, {})), tostring(rawequal(1, '1')),
|       tostring(rawequal(0/0, 0/0))}
| " 0
1) "true"
2) "false"
3) "false"
4) "false"
> EVAL "return rawget({}, nil)" 0
(nil)
> EVAL "return rawset({}, nil, 1)" 0
(error) ERR table index is nil script: 5896009464192fbab25680c7f3a63b35ca0d9242, on @user_script:1.
> EVAL "return rawset({}, 0/0, 1)" 0
(error) ERR table index is NaN script: d9b70d715d8762a13ec7b724f3cb6224edc36419, on @user_script:1.
> EVAL "return rawget(5, 'x')" 0
(error) ERR user_script:1: bad argument #1 to 'rawget' (table expected, got number) script: 14fbdbeb3c5ad885ebced7525235214ee11d1851, on @user_script:1.
> EVAL "return rawget()" 0
(error) ERR user_script:1: bad argument #1 to 'rawget' (table expected, got no value) script: 7bb6b9ef5848f3d587ef2afe27a073f8c7ed4a9a, on @user_script:1.
> EVAL "return rawget({})" 0
(error) ERR user_script:1: bad argument #2 to 'rawget' (value expected) script: 158371e2706c5bc7b931bb809705f12ad3c1591b, on @user_script:1.
> EVAL "return rawset()" 0
(error) ERR user_script:1: bad argument #1 to 'rawset' (table expected, got no value) script: e083c3c3169b550515eb809bb88641ea21ea5e1b, on @user_script:1.
> EVAL "return rawset({}, 1)" 0
(error) ERR user_script:1: bad argument #3 to 'rawset' (value expected) script: 0a7f1dc523ece10cd9e05cbd156450383b97300d, on @user_script:1.
> EVAL "return rawset('x', 1, 2)" 0
(error) ERR user_script:1: bad argument #1 to 'rawset' (table expected, got string) script: b256cade6bf58f9cb6c2850805a1ec8425fb9662, on @user_script:1.
> EVAL "return rawequal(1)" 0
(error) ERR user_script:1: bad argument #2 to 'rawequal' (value expected) script: fdcafa4a04794b24a8cd81d0924c2058a4f85719, on @user_script:1.
> EVAL "return rawequal()" 0
(error) ERR user_script:1: bad argument #1 to 'rawequal' (value expected) script: 5582a38f6c269d01f7dd86e19a58e213acf1bf21, on @user_script:1.
> EVAL "return tostring(rawlen)" 0
(error) ERR user_script:1: Script attempted to access nonexistent global variable 'rawlen' script: 6a68734246a165fb8150bdcd6682cc0684b7c08b, on @user_script:1.

# unpack.
> EVAL "return {unpack({1, 2, 3})}" 0
1) (integer) 1
2) (integer) 2
3) (integer) 3
> EVAL "return {unpack({1, 2, 3}, 2)}" 0
1) (integer) 2
2) (integer) 3
> EVAL "return {unpack({1, 2, 3}, 2, 3)}" 0
1) (integer) 2
2) (integer) 3

# The length of a table with holes is one of several numbers.
#! perilune
> EVAL "return select('#', unpack({1, nil, 3}))" 0
(integer) 1

> EVAL "return select('#', unpack({}, 1, 5))" 0
(integer) 5
> EVAL "return select('#', unpack({1, 2}, 3))" 0
(integer) 0
> EVAL "return select('#', unpack({1, 2, 3}, -1, 1))" 0
(integer) 3
> EVAL "return {unpack({1, 2, 3}, '2', '3')}" 0
1) (integer) 2
2) (integer) 3
> EVAL "return {unpack({1, 2, 3}, 1.9)}" 0
1) (integer) 1
2) (integer) 2
3) (integer) 3
> EVAL "return {unpack({'a', 'b'}, nil, nil)}" 0
1) "a"
2) "b"
> EVAL "return unpack()" 0
(error) ERR user_script:1: bad argument #1 to 'unpack' (table expected, got no value) script: 93b21496134e25d14acc217e82ee755627640c04, on @user_script:1.
> EVAL "return unpack(5)" 0
(error) ERR user_script:1: bad argument #1 to 'unpack' (table expected, got number) script: 3997e337b88b10a1b1114ebd2a9202c1c1b36a38, on @user_script:1.
> EVAL "return unpack('abc')" 0
(error) ERR user_script:1: bad argument #1 to 'unpack' (table expected, got string) script: 97500c1ee1c6f9353cdef817c419826774827715, on @user_script:1.
> EVAL "return unpack({}, 'x')" 0
(error) ERR user_script:1: bad argument #2 to 'unpack' (number expected, got string) script: 16971fca8e4f1ab8b2cc6a27dbea0c698f117fe0, on @user_script:1.
> EVAL "return unpack({}, 1, 1e6)" 0
(error) ERR user_script:1: too many results to unpack script: 850ba7ba66f4dc697d8161ae7a38a41dd449e513, on @user_script:1.
> EVAL "return unpack({}, 1, 1e9)" 0
(error) ERR user_script:1: too many results to unpack script: 96db44139c81d9186f0d806a8c7bf407dd47a130, on @user_script:1.
> EVAL "return unpack({}, -1e9, 1e9)" 0
(error) ERR user_script:1: too many results to unpack script: f5f47488f883983c475df325435542c8ec58e7db, on @user_script:1.
> EVAL "return unpack({}, 1, 7990) == nil and 'fits'" 0
"fits"
> EVAL "local t = {} for i = 1, 5000 do t[i] = i end return select('#', unpack(t))" 0
(integer) 5000
> EVAL "local t = {} for i = 1, 10000 do t[i] = i end return select('#', unpack(t))" 0
(error) ERR user_script:1: too many results to unpack script: 6fb7ac2129a5367251177923d59a1bbd4d29ccb6, on @user_script:1.
> EVAL "return tostring(table.unpack) .. tostring(table.pack)" 0
"nilnil"
> EVAL "return table.unpack({1})" 0
(error) ERR user_script:1: attempt to call field 'unpack' (a nil value) script: 28b35d17e2d50c474a4c6b0e38e4cb5e174e683c, on @user_script:1.
