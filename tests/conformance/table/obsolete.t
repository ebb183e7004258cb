# maxn, getn, foreach and foreachi are still there; setn only says that it is gone.
> EVAL "return table.maxn({1, 2, 3})" 0
(integer) 3
> EVAL "return table.maxn({1, 2, nil, 4})" 0
(integer) 4
> EVAL "return table.maxn({[10] = 1, [5] = 2})" 0
(integer) 10
> EVAL "return table.maxn({})" 0
(integer) 0
> EVAL "return table.maxn({[-5] = 1, x = 2})" 0
(integer) 0
> EVAL "return tostring(table.maxn({[1.5] = 1}))" 0
"1.5"
> EVAL "return tostring(table.maxn({[2^53] = 1}))" 0
"9.007199254741e+15"
> EVAL "return table.maxn({['10'] = 1})" 0
(integer) 0
> EVAL "return table.maxn()" 0
(error) ERR user_script:1: bad argument #1 to 'maxn' (table expected, got no value) script: a995f54d2712b6aae4a138cdbb9fe1c4a420540d, on @user_script:1.
> EVAL "return table.maxn(5)" 0
(error) ERR user_script:1: bad argument #1 to 'maxn' (table expected, got number) script: 30d7f2ea70ae9c46143f63af68f018fdf2ad1d5e, on @user_script:1.
> EVAL "return table.getn({1, 2, 3})" 0
(integer) 3
> EVAL "return table.getn({n = 10, 1})" 0
(integer) 1
> EVAL "return table.getn()" 0
(error) ERR user_script:1: bad argument #1 to 'getn' (table expected, got no value) script: a687bd505fc7d53866f0491abcc0600204229323, on @user_script:1.
> EVAL "return table.getn(5)" 0
(error) ERR user_script:1: bad argument #1 to 'getn' (table expected, got number) script: 4bbbba7ebadaa6db29710f922a4fe331e2c8e7bd, on @user_script:1.
> EVAL "table.setn({}, 5)" 0
(error) ERR user_script:1: 'setn' is obsolete script: 9bd84243537e2a6b04f1829899e6859d5c8029fd, on @user_script:1.
> EVAL "table.setn()" 0
(error) ERR user_script:1: bad argument #1 to 'setn' (table expected, got no value) script: 1035e2304da537c807537dc11dd1a2f5c62413d5, on @user_script:1.
> EVAL "table.setn(5, 1)" 0
(error) ERR user_script:1: bad argument #1 to 'setn' (table expected, got number) script: 135d701a464c983eacd2de24cd57ba1ed5c04b6a, on @user_script:1.
> EVAL "local t = {} table.foreach({a = 1}, function(k, v) t[1] = k .. v end) return t" 0
1) "a1"
> EVAL "local n = 0 table.foreach({1, 2, x = 3}, function(k, v) n = n + v end) return n" 0
(integer) 6
> EVAL "return table.foreach({1, 2, 3}, function(k, v) if v == 2 then return 'found ' .. k end end)" 0
"found 2"
> EVAL "return table.foreach({1}, function() return false end) == false" 0
(integer) 1
> EVAL "return tostring(table.foreach({1}, function() end))" 0
(error) ERR user_script:1: bad argument #1 to 'tostring' (value expected) script: 430255e175e0d132d65c465ca14c1673de3dda7b, on @user_script:1.
> EVAL "
|   local t = {}
|   table.foreachi({'a', 'b', x = 'c'}, function(i, v) t[#t + 1] = i .. v end)
|   return t
| " 0
1) "1a"
2) "2b"
> EVAL "return table.foreachi({'a', 'b'}, function(i, v) if v == 'b' then return i end end)" 0
(integer) 2
> EVAL "return select('#', table.foreachi({'a'}, function() end))" 0
(integer) 0
> EVAL "return select('#', table.foreach({}, function() end))" 0
(integer) 0
> EVAL "
|   local t = {1, 2, 3}
|   local n = 0
|   table.foreachi(t, function(i, v) t[#t + 1] = v n = n + 1 end)
|   return n
| " 0
(integer) 3
> EVAL "table.foreach({1}, function() error('inside') end)" 0
(error) ERR user_script:1: inside script: 0d788aed1a4d13fd23c4edc4c732c0804053eb69, on @user_script:1.
> EVAL "table.foreach()" 0
(error) ERR user_script:1: bad argument #1 to 'foreach' (table expected, got no value) script: f22d6034106f5a3be9e1ac697de551c87f43eec4, on @user_script:1.
> EVAL "table.foreach({})" 0
(error) ERR user_script:1: bad argument #2 to 'foreach' (function expected, got no value) script: 91c5b403ddca8a2ec28450a907e5db27b2a77558, on @user_script:1.
> EVAL "table.foreach({}, 5)" 0
(error) ERR user_script:1: bad argument #2 to 'foreach' (function expected, got number) script: 3e6e028cf7663109b53fc66853f91485e5333b0c, on @user_script:1.
> EVAL "table.foreach(5, function() end)" 0
(error) ERR user_script:1: bad argument #1 to 'foreach' (table expected, got number) script: ac562aa291f85c669fb9b896769360536a979331, on @user_script:1.
> EVAL "table.foreachi()" 0
(error) ERR user_script:1: bad argument #1 to 'foreachi' (table expected, got no value) script: 474240a6c7d6f81af6ed2b78d35b495639891c92, on @user_script:1.
> EVAL "table.foreachi({})" 0
(error) ERR user_script:1: bad argument #2 to 'foreachi' (function expected, got no value) script: 625ace4301ff397674521097927fdc88a4296bf5, on @user_script:1.
> EVAL "table.foreachi({}, 'x')" 0
(error) ERR user_script:1: bad argument #2 to 'foreachi' (function expected, got string) script: 07544d0f1fe0ba055e68bc33828f04fd322e3c37, on @user_script:1.
> EVAL "
|   local t = {}
|   table.foreach(string, function(k) t[#t + 1] = k end)
|   table.sort(t)
|   return t
| " 0
 1) "byte"
 2) "char"
 3) "dump"
 4) "find"
 5) "format"
 6) "gfind"
 7) "gmatch"
 8) "gsub"
 9) "len"
10) "lower"
11) "match"
12) "rep"
13) "reverse"
14) "sub"
15) "upper"
> EVAL "
|   local t = {}
|   table.foreach(table, function(k) t[#t + 1] = k end)
|   table.sort(t)
|   return t
| " 0
1) "concat"
2) "foreach"
3) "foreachi"
4) "getn"
5) "insert"
6) "maxn"
7) "remove"
8) "setn"
9) "sort"
> EVAL "return table.foreachi({1, 2}, math.max)" 0
(integer) 1

# Lengths of tables with holes, where 5.1 leaves no choice.
> EVAL "return #{1, 2, 3, nil}" 0
(integer) 3
> EVAL "local t = {} for i = 1, 10 do t[i] = i end t[10] = nil return #t" 0
(integer) 9
> EVAL "local t = {1, 2, 3} t[#t + 1] = 4 t[#t + 1] = 5 return #t" 0
(integer) 5
> EVAL "local t = {[1] = 1, [2] = 2, [3] = 3} return #t" 0
(integer) 3
> EVAL "return #{n = 3}" 0
(integer) 0
> EVAL "return #'' + #{} + #{{}}" 0
(integer) 1
